package pdf

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"verbatim/corpus/draft"
)

// edgeLines is how many lines at the top and at the bottom of a page may be
// running heads.
const edgeLines = 3

// pageNumber is a line with nothing but the number of the page.
var pageNumber = regexp.MustCompile(`(?i)^[\s\-–—|·•.]*(?:(?:page|p\.|seite|s\.|página|pagina|pág\.|стр\.|страница|sida|side|第)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von|de|sur|av|из|\|)\s*\d{1,4})?(?:\s*(?:页|頁|ページ|쪽))?[\s\-–—|·•.]*$`)

// A furnisher finds what belongs to the pages and not to the text.
type furnisher struct {
	pages [][]line // the lines of each page from top to bottom
	// heads counts the pages that have a text at an edge, by its headKey.
	heads map[string]int
}

// headKey is a running head without its page number.
func headKey(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// edges lists the lines at the edges of a page, from the outside inwards.
func edges(lines []line) (top, bottom []line) {
	byHeight := slices.Clone(lines)
	slices.SortStableFunc(byHeight, func(a, b line) int { return cmp.Compare(b.base, a.base) })
	n := min(edgeLines, len(lines))
	bottom = slices.Clone(byHeight[len(lines)-n:])
	slices.Reverse(bottom)
	return byHeight[:n], bottom
}

// newFurnisher looks at the edges of all pages.
func newFurnisher(pages [][]line) furnisher {
	f := furnisher{pages: pages, heads: map[string]int{}}
	for _, lines := range pages {
		seen := map[string]bool{}
		top, bottom := edges(lines)
		for _, l := range slices.Concat(top, bottom) {
			if key := headKey(l.text); !seen[key] {
				seen[key] = true
				f.heads[key]++
			}
		}
	}
	return f
}

// furniture lists the lines of a page that are no text, with the rule for each.
func (f furnisher) furniture(lines []line) map[line]draft.Dropped {
	found := map[line]draft.Dropped{}
	top, bottom := edges(lines)
	for _, edge := range [][]line{top, bottom} {
		for i, l := range edge {
			d, ok := f.rule(edge, i)
			if !ok {
				break // what is further in is text
			}
			d.Text = l.text
			found[l] = d
		}
	}
	return found
}

// rule is the rule that line i from the edge of a page matches.
func (f furnisher) rule(edge []line, i int) (draft.Dropped, bool) {
	l := edge[i]
	least := 2
	if len(f.pages) > 4 {
		least = 3
	}
	repeated := len(f.pages) > 1 && f.heads[headKey(l.text)] >= min(least, len(f.pages))
	alone := i+1 < len(edge) && math.Abs(edge[i+1].base-l.base) > 1.7*max(l.size, edge[i+1].size)
	switch {
	case pageNumber.MatchString(l.text) && (repeated || alone):
		return draft.Dropped{Rule: "page number", Reason: "the number of the page"}, true
	case repeated && len(l.text) <= 200:
		return draft.Dropped{Rule: "running head", Reason: "stands at the edge of several pages"}, true
	}
	return draft.Dropped{}, false
}

// note is how a footnote starts.
var note = regexp.MustCompile(`^(?:\d{1,3}|[*†‡§¹²³])[\s.)]?\s*\S`)

// footnotes is where the footnotes of a page start in its lines: the last lines
// of a column, smaller than the text and with a mark in front. It is the number
// of lines if there are none.
func footnotes(lines []line, bodySize float64) int {
	at := len(lines)
	for i, l := range slices.Backward(lines) {
		if l.size > bodySize*0.93 {
			break
		}
		if note.MatchString(l.text) {
			at = i
		}
	}
	if at == 0 {
		return len(lines)
	}
	return at
}
