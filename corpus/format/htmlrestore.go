package format

import (
	"slices"
	"strings"
	"unicode"
)

// restoreWindow is how many blocks of the page are looked at for the start of
// an extracted one.
const restoreWindow = 2000

// restore gives extracted text back the blocks that it had on its page. From
// short or unusual pages the extractor returns the text in one piece, or
// without headings. A block that is the same text as a run of blocks of the
// page, space aside, becomes that run; and when no heading was extracted, a
// heading of the page that stands right above comes back.
func restore(blocks, page []block) []block {
	blocks = withoutEcho(blocks)
	bare := make([]string, len(page))
	for i, b := range page {
		bare[i] = squeeze(b.text)
	}
	headless := !slices.ContainsFunc(blocks, func(b block) bool { return b.heading })
	var out []block
	at, last, found := 0, -1, 0 // where to look on, the last block that was found, and how many are out with it
	for _, b := range blocks {
		from, to := findRun(bare, squeeze(b.text), at)
		if from == to || b.heading && !headingIn(page, from) {
			out = append(out, b)
			continue
		}
		filled := []block(nil)
		if last >= 0 {
			filled = fill(page[last+1:from], page[last], page[from])
		}
		if headless && from > 0 && page[from-1].heading && from > at && (len(filled) == 0 || filled[len(filled)-1] != page[from-1]) {
			filled = append(filled, page[from-1])
		}
		out = append(append(withoutParts(out, found, filled), filled...), page[from:to]...)
		at, last, found = to, to-1, len(out)
	}
	return out
}

// withoutParts drops, from index at on, the blocks that are parts of others: what
// the extractor made of a paragraph in which it left something out.
func withoutParts(blocks []block, at int, whole []block) []block {
	if at == len(blocks) {
		return blocks
	}
	var text strings.Builder
	for _, b := range whole {
		text.WriteString(squeeze(b.text) + "\n")
	}
	all := text.String()
	return append(blocks[:at], slices.DeleteFunc(blocks[at:], func(b block) bool { return strings.Contains(all, squeeze(b.text)) })...)
}

// headingIn reports whether block i of a page is a heading there too.
func headingIn(page []block, i int) bool { return i < len(page) && page[i].heading }

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
