// Package corpus holds what Verbatim quotes from: articles, cut into
// paragraphs, with the data that a citation needs.
//
// It keeps them in a library ([Library], in a [Store]: SQLite or PostgreSQL) and
// hands them out again byte for byte. Package format reads them from files,
// package folder keeps a library in step with a folder, package intake fetches
// pages and feeds. None of these knows anything of searching or of Discord:
// package index finds passages, package bot shows them.
//
// Start here, with [Article] and [Passage]; then read library.go for how
// articles are kept and format/read.go for how files become articles.
package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"verbatim/corpus/fragment"
)

// An Article is one story: its header and its paragraphs in reading order.
type Article struct {
	Header
	// Paragraphs are the body, without headline and furniture. Paragraph n of
	// a citation is Paragraphs[n-1].
	Paragraphs []Paragraph `json:"paragraphs"`
}

// A Header says what an article is and where it comes from. Only ID and Title
// are always there; every other field may be empty.
type Header struct {
	// ID names the article in the library: lower-case letters, digits and
	// hyphens, at most MaxIDLength bytes, after a "_" where the article is one
	// server's own. It stays when the article changes.
	ID string `json:"id"`
	// Title is the headline as published.
	Title string `json:"title"`
	// Language is the BCP 47 tag of the text, such as "en" or "zh".
	Language string `json:"language,omitempty"`
	Source
}

// Source says where an article comes from.
type Source struct {
	Publisher string `json:"publisher,omitempty"`
	Author    string `json:"author,omitempty"`
	// URL is the address a reader can open, http or https.
	URL string `json:"url,omitempty"`
	// Published and Retrieved are ISO 8601 dates, as exact as is known:
	// "2022-03-18", "2022-03" or "2022".
	Published string `json:"published,omitempty"`
	Retrieved string `json:"retrieved,omitempty"`
	Licence   string `json:"licence,omitempty"`
}

// ErrNotFound is wrapped by errors about articles and passages that are not
// there.
var ErrNotFound = errors.New("not found")

// MaxIDLength bounds an article ID in bytes, without the mark of a server's
// own, so that a passage ID and a verb still fit into a Discord custom_id of
// 100 characters.
const MaxIDLength = 48

// A Paragraph is the unit that is stored, indexed and quoted.
type Paragraph struct {
	// Section is the heading the paragraph stands under, "" above the first.
	Section string `json:"section,omitempty"`
	// Text is valid UTF-8 without line breaks at its ends. It is never
	// changed once stored.
	Text string `json:"text"`
}

// A Passage is one paragraph together with what is needed to cite it.
type Passage struct {
	Article Header
	// Version counts the article's versions from 1. Like Fragment it is filled
	// in by Library and Static.
	Version int
	// Number counts the article's paragraphs from 1.
	Number int
	Paragraph
	// Fragment is the paragraph's of Article.Fragments, for Link. Only those
	// who cite need it: Library and Static fill it in, Article.Passages does
	// not.
	Fragment string
}

// ID is the passage's name everywhere (index, logs, labels, buttons):
// "article#paragraph".
func (p Passage) ID() string { return PassageID(p.Article.ID, p.Number) }

// Hash is a digest of the text, by which a quote can be traced for good: 16
// hexadecimal digits, the first of its SHA-256.
func (p Passage) Hash() string { return digest([]byte(p.Text))[:16] }

// PassageID joins an article ID and a paragraph number, counted from 1.
func PassageID(article string, number int) string {
	return article + "#" + strconv.Itoa(number)
}

// ParsePassageID takes a passage ID apart. It fails on anything that PassageID
// would not have written.
func ParsePassageID(id string) (article string, number int, err error) {
	article, digits, ok := strings.Cut(id, "#")
	number, convErr := strconv.Atoi(digits)
	if !ok || article == "" || convErr != nil || number < 1 || PassageID(article, number) != id {
		return "", 0, fmt.Errorf("%q is not a passage ID: want article#paragraph, such as %q", id, "my-article#7")
	}
	return article, number, nil
}

// Passages returns the article's paragraphs as passages, in order.
func (a Article) Passages() []Passage {
	passages := make([]Passage, len(a.Paragraphs))
	for i, p := range a.Paragraphs {
		passages[i] = Passage{Article: a.Header, Number: i + 1, Paragraph: p}
	}
	return passages
}

// Hash is a digest of everything in the article but its ID and the day it was
// retrieved: two articles with equal hashes quote and cite alike. It is 32
// hexadecimal digits (half of a SHA-256).
func (a Article) Hash() string {
	h := sha256.New()
	field := func(s string) { fmt.Fprintf(h, "%d:%s", len(s), s) }
	for _, s := range []string{a.Title, a.Language, a.Publisher, a.Author, a.URL, a.Published, a.Licence} {
		field(s)
	}
	for _, p := range a.Paragraphs {
		field(p.Section)
		field(p.Text)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// Fragments returns what fragment.Of makes of the article: for each paragraph the
// text directive that Link puts into an address, "" where there is none.
func (a Article) Fragments() []string {
	paragraphs := make([]fragment.Paragraph, len(a.Paragraphs))
	for i, p := range a.Paragraphs {
		paragraphs[i] = fragment.Paragraph(p)
	}
	return fragment.Of(a.Title, paragraphs)
}
