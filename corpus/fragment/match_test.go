package fragment_test

import (
	"net/url"
	"strings"
	"unicode"

	"verbatim/corpus"

	uax29 "github.com/clipperhouse/uax29/v2/words"
	"golang.org/x/text/unicode/norm"
)

// This file is a browser's part of text fragments: "Find a range from a text
// directive" of the specification at
// https://wicg.github.io/scroll-to-text-fragment/, over a page that holds an
// article. It shares nothing with the code that makes the fragments.

// A browser is one way to read what the specification leaves open.
type browser struct {
	name string
	// marks: accents count. The specification says they do not, a plain
	// search for text says they do.
	marks bool
	// dictionary: in scripts without spaces only punctuation and spaces end a
	// word for sure; without it, each character may.
	dictionary bool
	// lines: each line of a paragraph is an element of its own.
	lines bool
}

// browsers are the extremes.
var browsers = []browser{
	{name: "plain"},
	{name: "marks", marks: true},
	{name: "dictionary", dictionary: true},
	{name: "lines", lines: true, dictionary: true},
	{name: "strict", marks: true, dictionary: true, lines: true},
}

// A pageBlock is an element with text.
type pageBlock struct {
	paragraph int // from 0; -1 for a heading
	text      []rune
	border    []bool // by position
}

// open lays out a page.
func (v browser) open(a corpus.Article) (page []pageBlock) {
	add := func(text string, paragraph int) {
		parts := []string{text}
		if v.lines {
			parts = strings.Split(text, "\n")
		}
		for _, part := range parts {
			if s := v.fold(part); s != "" {
				page = append(page, pageBlock{paragraph, []rune(s), v.borders(s)})
			}
		}
	}
	add(a.Title, -1)
	for i, p := range a.Paragraphs {
		if p.Section != "" && (i == 0 || a.Paragraphs[i-1].Section != p.Section) {
			add(p.Section, -1)
		}
		add(p.Text, i)
	}
	return page
}

// fold is what of a text is compared.
func (v browser) fold(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if !v.marks {
		s = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) || r == '\u00ad' {
				return -1
			}
			return r
		}, norm.NFD.String(strings.ReplaceAll(s, "ß", "ss")))
	}
	return strings.Map(func(r rune) rune { return unicode.ToLower(unicode.ToUpper(r)) }, s)
}

// borders are the word borders of UAX 29.
func (v browser) borders(s string) []bool {
	runes := []rune(s)
	borders := make([]bool, len(runes)+1)
	borders[0] = true
	at := 0
	for tokens := uax29.FromString(s); tokens.Next(); {
		at += len([]rune(tokens.Value()))
		borders[at] = true
	}
	joins := func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Khmer, unicode.Lao, unicode.Myanmar)
	}
	for i := 1; i < len(runes); i++ {
		if joins(runes[i-1]) && joins(runes[i]) {
			borders[i] = !v.dictionary
		}
	}
	return borders
}

// A spot is a position in a page.
type spot struct{ block, offset int }

// A stretch is a range of a page.
type stretch struct{ start, end spot }

// find is "Find a string in range", for a range that ends with the page.
func find(page []pageBlock, query []rune, from spot, startBounded, endBounded bool) (stretch, bool) {
	for ; from.block < len(page); from = (spot{from.block + 1, 0}) {
		b := page[from.block]
		for i := from.offset; i+len(query) <= len(b.text); i++ {
			end := i + len(query)
			if len(query) == 0 || string(b.text[i:end]) != string(query) || startBounded && !b.border[i] || endBounded && !b.border[end] {
				continue
			}
			return stretch{spot{from.block, i}, spot{from.block, end}}, true
		}
	}
	return stretch{}, false
}

// skipSpace is "next non-whitespace position"; ok is false at the page's end.
func skipSpace(page []pageBlock, p spot) (spot, bool) {
	for p.block < len(page) {
		switch b := page[p.block]; {
		case p.offset == len(b.text):
			p = spot{p.block + 1, 0}
		case unicode.IsSpace(b.text[p.offset]):
			p.offset++
		default:
			return p, true
		}
	}
	return p, false
}

// A directive is a parsed text directive; a part that is not there is nil.
type directive struct{ prefix, start, end, suffix []rune }

// parse is "parse a text directive".
func (v browser) parse(fragment string) (d directive, ok bool) {
	value, ok := strings.CutPrefix(fragment, "text=")
	if !ok || strings.Contains(value, "&") {
		return d, false
	}
	part := func(s string) []rune {
		decoded, err := url.PathUnescape(s)
		ok = ok && err == nil && decoded != "" && !strings.Contains(s, "-")
		return []rune(v.fold(decoded))
	}
	terms := strings.Split(value, ",")
	if first := terms[0]; strings.HasSuffix(first, "-") && len(terms) > 1 {
		d.prefix, terms = part(strings.TrimSuffix(first, "-")), terms[1:]
	}
	if last := terms[len(terms)-1]; strings.HasPrefix(last, "-") && len(terms) > 1 {
		d.suffix, terms = part(strings.TrimPrefix(last, "-")), terms[:len(terms)-1]
	}
	if len(terms) > 2 {
		return d, false
	}
	d.start = part(terms[0])
	if len(terms) == 2 {
		d.end = part(terms[1])
	}
	return d, ok
}

// resolve is "Find a range from a text directive".
func resolve(page []pageBlock, d directive) (stretch, bool) {
	search := spot{}
	for search.block < len(page) {
		startsAlone := d.end != nil || d.suffix == nil
		var match stretch
		var ok bool
		if d.prefix != nil {
			prefix, found := find(page, d.prefix, search, true, false)
			if !found {
				return match, false
			}
			search = spot{prefix.start.block, prefix.start.offset + 1}
			next, more := skipSpace(page, prefix.end)
			if !more {
				return match, false
			}
			if match, ok = find(page, d.start, next, false, startsAlone); !ok {
				return match, false
			}
			if match.start != next {
				continue
			}
		} else {
			if match, ok = find(page, d.start, search, true, startsAlone); !ok {
				return match, false
			}
			search = spot{match.start.block, match.start.offset + 1}
		}
		for at := match.end; ; at = match.end {
			if d.end != nil {
				end, found := find(page, d.end, at, true, d.suffix == nil)
				if !found {
					return match, false
				}
				match.end = end.end
			}
			if d.suffix == nil {
				return match, true
			}
			next, _ := skipSpace(page, match.end)
			suffix, found := find(page, d.suffix, next, false, true)
			if !found {
				return match, false
			}
			if suffix.start == next {
				return match, true
			}
			if d.end == nil {
				break
			}
		}
	}
	return stretch{}, false
}
