package bot

import (
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/bidi"

	"verbatim/bot/markdown"
	"verbatim/corpus"
)

// A citation says where a quotation comes from, in plain text within
// Discord's limits. Its fields may be empty.
type citation struct {
	title string
	// url is an address that Discord accepts in an embed, or "".
	url string
	// source is the publisher, the author and the date.
	source string
	// place is the paragraph and the section.
	place string
}

// size counts the characters of the citation as it is sent.
func (c citation) size() int {
	return markdown.Length(markdown.Escape(c.title)) + markdown.Length(c.source) + markdown.Length(c.place)
}

// maxMeta bounds each text of a citation in code points as it is sent. Three
// citations and a full first quotation stay below the sum over all embeds.
const maxMeta = 250

// cite returns the citation of a passage.
func (t texts) cite(p corpus.Passage) citation {
	c := t.citeArticle(p.Article)
	c.url = openable(corpus.Link(p, corpus.MaxLinkLength), maxEmbedURL)
	c.place = clip(beside(t.say("paragraph", "Number", p.Number), p.Section), maxMeta)
	return c
}

// citeArticle returns the citation of a whole article.
func (t texts) citeArticle(a corpus.Header) citation {
	return citation{
		title:  clip(a.Title, maxMeta),
		url:    openable(corpus.Link(corpus.Passage{Article: a}, corpus.MaxLinkLength), maxEmbedURL),
		source: clip(beside(a.Publisher, a.Author, t.date(a.Published)), maxMeta),
	}
}

// beside joins those parts that are not blank. A part that is written from right
// to left, or that could turn the direction of what follows, is isolated.
func beside(parts ...string) string {
	var shown []string
	for _, part := range parts {
		if part = strings.TrimSpace(part); part != "" {
			shown = append(shown, isolate(part))
		}
	}
	return strings.Join(shown, placeJoint)
}

// isolate wraps a text that is not purely left-to-right into the bidirectional
// isolates of Unicode (UAX 9, section 2.3), so that it cannot reorder its
// neighbours.
func isolate(s string) string {
	const first, pop = "\u2068", "\u2069"
	for _, r := range s {
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.R, bidi.AL, bidi.AN, bidi.Control, bidi.LRE, bidi.RLE, bidi.LRO, bidi.RLO, bidi.PDF,
			bidi.LRI, bidi.RLI, bidi.FSI, bidi.PDI:
			return first + s + pop
		}
	}
	return s
}

// date writes an ISO 8601 date of any exactness for people; what is none stays
// as it is.
func (t texts) date(iso string) string {
	if d, err := time.Parse("2006-01-02", iso); err == nil {
		return t.say("day", "Day", t.dayOf(d), "Month", t.month(d, "months"), "Year", d.Year())
	}
	if d, err := time.Parse("2006-01", iso); err == nil {
		return t.say("month", "Month", t.month(d, "months_alone"), "Year", d.Year())
	}
	return iso
}

// dayOf is the day of a date's month. Some languages write the first otherwise.
func (t texts) dayOf(d time.Time) string {
	if d.Day() == 1 {
		return t.say("first_day")
	}
	return strconv.Itoa(d.Day())
}

// month is the name of a date's month out of a list of twelve.
func (t texts) month(d time.Time, list string) string {
	names := t.list(list)
	return names[(int(d.Month())-1)%len(names)]
}

// clip shortens a text to limit code points once escaped, on the border of a
// word where one is near, and says so with an ellipsis.
func clip(s string, limit int) string {
	s = strings.TrimSpace(s)
	if markdown.Length(markdown.Escape(s)) <= limit {
		return s
	}
	end := fit(s, limit-2*markdown.Length(titleCut))
	if word := strings.LastIndexFunc(s[:end], unicode.IsSpace); word > end/2 {
		end = word
	}
	return strings.TrimSpace(s[:end]) + titleCut
}

// plainClip shortens a text that is shown as it is.
func plainClip(s string, limit int) string {
	if markdown.Length(s) <= limit {
		return s
	}
	runes := []rune(s)
	return string(runes[:limit-1]) + titleCut
}

// fit is the length in bytes of the longest start of s that takes limit code
// points once escaped, on the border of a character as people see one where
// that is possible.
func fit(s string, limit int) (end int) {
	state, used := -1, 0
	for rest := s; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		used += cost(cluster)
		if used > limit {
			break
		}
		end += len(cluster)
	}
	if end > 0 || limit < 2 {
		return end
	}
	for i, r := range s { // one character of endless accents
		if limit -= cost(string(r)); limit < 0 {
			return i
		}
	}
	return len(s)
}

// cost is at least the length of a text once escaped, wherever it stands.
func cost(s string) (n int) {
	for _, r := range s {
		n++
		if strings.ContainsRune(markdown.Live+":.)#-+", r) {
			n++
		}
	}
	return n
}

// openable returns an address if Discord accepts it within limit, else "": one
// bad address makes it refuse the whole message.
func openable(link string, limit int) string {
	u, err := url.Parse(link)
	if err != nil || link == "" || markdown.Length(link) > limit {
		return ""
	}
	host := u.Hostname()
	if u.Scheme != "http" && u.Scheme != "https" || u.User != nil || !strings.Contains(strings.Trim(host, "."), ".") {
		return ""
	}
	for _, r := range link {
		if r <= ' ' || r > '~' {
			return ""
		}
	}
	return link
}
