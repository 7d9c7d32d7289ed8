package corpus

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// restoreWindow is how many blocks of the page are looked at for the start of
// an extracted one.
const restoreWindow = 2000

// restore gives extracted text back the blocks that it had on its page. From
// short or unusual pages the extractor returns the text in one piece, or
// without headings. A block that is the same text as a run of blocks of the
// page, space aside, becomes that run; and when no heading was extracted, a
// heading of the page that stands right above comes back.
func restore(blocks []block, doc *html.Node) []block {
	blocks = withoutEcho(blocks)
	page := htmlBlocks(doc)
	bare := make([]string, len(page))
	for i, b := range page {
		bare[i] = squeeze(b.text)
	}
	headless := !slices.ContainsFunc(blocks, func(b block) bool { return b.heading })
	var out []block
	at := 0
	for _, b := range blocks {
		from, to := findRun(bare, squeeze(b.text), at)
		if from == to || b.heading {
			out = append(out, b)
			continue
		}
		if headless && from > 0 && page[from-1].heading && from > at {
			out = append(out, page[from-1])
		}
		out = append(out, page[from:to]...)
		at = to
	}
	return out
}

// withoutEcho drops a last block that only says all the others again, as the
// extractor makes from very short pages.
func withoutEcho(blocks []block) []block {
	last := len(blocks) - 1
	if last < 1 {
		return blocks
	}
	var others strings.Builder
	for _, b := range blocks[:last] {
		others.WriteString(squeeze(b.text))
	}
	if strings.Contains(squeeze(blocks[last].text), others.String()) {
		return blocks[:last]
	}
	return blocks
}

// findRun finds a run of texts, from index at on, that makes up want when
// joined. It returns an empty range when there is none.
func findRun(texts []string, want string, at int) (from, to int) {
	for i := at; i < min(len(texts), at+restoreWindow); i++ {
		rest := want
		for j := i; j < len(texts); j++ {
			var ok bool
			if rest, ok = strings.CutPrefix(rest, texts[j]); !ok {
				break
			}
			if rest == "" {
				return i, j + 1
			}
		}
	}
	return 0, 0
}

// squeeze removes all space.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
