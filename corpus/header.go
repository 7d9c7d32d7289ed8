package corpus

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"

	"verbatim/corpus/tidy"
)

// Bounds of header fields in bytes.
const (
	MaxTitle = 1000
	MaxField = 500
	maxURL   = 2000
)

// A Field is one field of a Header: its name in front matter and where
// it is kept.
type Field struct {
	Name  string
	Value *string
}

// Fields lists the header's fields in the order in which they are written.
func (h *Header) Fields() []Field {
	return []Field{
		{"id", &h.ID}, {"title", &h.Title}, {"publisher", &h.Publisher}, {"author", &h.Author}, {"url", &h.URL},
		{"published", &h.Published}, {"retrieved", &h.Retrieved}, {"licence", &h.Licence}, {"language", &h.Language},
	}
}

// Or fills the empty fields from defaults.
func (h Header) Or(defaults Header) Header {
	from := defaults.Fields()
	for i, f := range h.Fields() {
		*f.Value = cmp.Or(*f.Value, *from[i].Value)
	}
	return h
}

// Check reports the first field that does not hold what its comment promises.
func (h Header) Check() error {
	for _, f := range h.Fields() {
		if *f.Value == "" {
			continue
		}
		if err := CheckField(f.Name, *f.Value); err != nil {
			return err
		}
	}
	return nil
}

// Valid is the header without the fields that do not hold what their comments
// promise: what is wrong is as good as nothing.
func (h Header) Valid() Header {
	for _, f := range h.Fields() {
		if *f.Value != "" && CheckField(f.Name, *f.Value) != nil {
			*f.Value = ""
		}
	}
	return h
}

// articleID is the form of an article ID.
var articleID = regexp.MustCompile(`^_?[a-z0-9-]+$`)

// CheckField checks one field that is not empty.
func CheckField(name, value string) error {
	limit := MaxField
	switch name {
	case "id":
		if len(strings.TrimPrefix(value, ownMark)) > MaxIDLength || !articleID.MatchString(value) {
			return fmt.Errorf("id %q: want lower-case letters, digits and hyphens, at most %d, such as %q", value, MaxIDLength, "my-article")
		}
	case "title":
		limit = MaxTitle
	case "url":
		limit = maxURL
		if !webAddress(value) {
			return fmt.Errorf("url %q: want a whole web address, such as %q", value, "https://example.org/story")
		}
	case "published", "retrieved":
		if !IsDate(value) {
			return fmt.Errorf("%s %q: want a date such as 2022-03-18, 2022-03 or 2022", name, value)
		}
	case "language":
		if _, err := language.Parse(value); err != nil {
			return fmt.Errorf("language %q: want a BCP 47 tag, such as %q or %q", value, "en", "pt-BR")
		}
	}
	if len(value) > limit {
		return fmt.Errorf("%s has %d bytes, want at most %d", name, len(value), limit)
	}
	if !utf8.ValidString(value) || value != tidy.OneLine(value) || tidy.Blank(value) {
		return fmt.Errorf("%s %q: want one line of text without control characters or space at its ends", name, value)
	}
	return nil
}

// webAddress reports whether s is an address that a browser opens.
func webAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && !strings.ContainsAny(s, " \t\n<>\"")
}

// IsDate reports whether s is a day, month or year as the header keeps it.
func IsDate(s string) bool {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}
