package bot

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/index"
)

// gate is the last look at a reply before it is sent. It reads the reply as
// Discord will, takes the marks away again, and returns an error unless what
// is left between quotation marks and in embeds is, byte for byte, what the
// passages of the answer say, correctly cited, in bold exactly where the
// answer says, cut exactly where it says so, and within Discord's limits. It
// shares no intermediate value with the renderer.
func gate(t texts, r Reply, a index.Answer) error {
	if err := checkLimits(r); err != nil {
		return err
	}
	if len(r.Embeds) == 0 {
		return checkPlain(t, r.Content)
	}
	if len(r.Embeds) > len(a.Quotes) {
		return errors.New("more quotations than quotes")
	}
	if err := checkContent(t, r.Content, a); err != nil {
		return fmt.Errorf("content: %w", err)
	}
	urls := map[string]bool{}
	for i, e := range r.Embeds {
		if err := checkEmbed(t, e, a.Quotes[i]); err != nil {
			return fmt.Errorf("embed %d, passage %s: %w", i+1, a.Quotes[i].Passage.ID(), err)
		}
		if urls[e.URL] && e.URL != "" {
			return fmt.Errorf("embed %d has the address of another", i+1)
		}
		urls[e.URL] = true
	}
	return nil
}

// checkLimits holds a reply against Discord's limits.
func checkLimits(r Reply) error {
	sum := 0
	for _, e := range r.Embeds {
		for _, part := range []struct {
			name, text string
			most       int
		}{
			{"author", e.Author, maxAuthor}, {"title", e.Title, maxTitle}, {"footer", e.Footer, maxFooter},
			{"description", e.Description, maxDescription}, {"address", e.URL, maxEmbedURL},
		} {
			if n := wireLength(part.text); n > part.most || !utf8.ValidString(part.text) {
				return fmt.Errorf("%s of %d characters is over %d or no UTF-8", part.name, n, part.most)
			}
		}
		sum += e.size()
	}
	switch n := wireLength(r.Content); {
	case n > maxContent || !utf8.ValidString(r.Content):
		return fmt.Errorf("content of %d characters is over %d or no UTF-8", n, maxContent)
	case strings.TrimSpace(r.Content) == "" && len(r.Embeds) == 0:
		return errors.New("the reply is empty")
	case len(r.Embeds) > maxEmbeds || sum > maxEmbedSum:
		return fmt.Errorf("%d embeds of %d characters", len(r.Embeds), sum)
	}
	return nil
}

// tag matches what Discord would read as a mention, a tag or a link.
var tag = regexp.MustCompile(`(^|[^\\])(<[@#:/\pL]|@(everyone|here)|\pL+://)`)

// checkPlain holds a reply without quotes: it may not look like a quotation
// or hold a tag.
func checkPlain(t texts, content string) error {
	if strings.HasPrefix(content, t.quoteMarks[0]) {
		return errors.New("a quotation without a source")
	}
	if found := tag.FindString(content); found != "" {
		return fmt.Errorf("%q would be a tag", found)
	}
	return nil
}

// checkContent holds the message: its first line quotes the highlight of the
// first quote, or the beginning of it, and the others are known notes.
func checkContent(t texts, content string, a index.Answer) error {
	first, rest, more := strings.Cut(content, "\n"+t.noteMark)
	if more {
		known := append(t.notes(a, escape), t.question(a))
		for note := range strings.SplitSeq(rest, "\n"+t.noteMark) {
			if !slices.Contains(known, note) {
				return fmt.Errorf("unknown note %q", note)
			}
		}
	}
	first, cut := strings.CutSuffix(first, t.cutRight)
	inner, opens := strings.CutPrefix(first, t.quoteMarks[0])
	inner, closes := strings.CutSuffix(inner, t.quoteMarks[1])
	if !opens || !closes {
		return errors.New("the first line is not in quotation marks")
	}
	shown, bold, err := decode(inner)
	if err != nil {
		return err
	}
	if len(bold) > 0 || shown == "" {
		return errors.New("the first line is empty or bold")
	}
	text := strings.TrimSpace(a.Quotes[0].Passage.Text)
	if spans := highlights(a.Quotes[0]); len(spans) > 0 {
		text = a.Quotes[0].Passage.Text[spans[0].Start:spans[0].End]
	}
	if !strings.HasPrefix(text, shown) || cut != (len(shown) < len(text)) {
		return errors.New("the first line is not the sentence that answers")
	}
	return nil
}

// checkEmbed holds one embed against the quote it shows.
func checkEmbed(t texts, e Embed, q index.Quote) error {
	if err := checkCitation(t, e, q.Passage); err != nil {
		return err
	}
	inner, before := strings.CutPrefix(e.Description, t.cutLeft)
	inner, after := strings.CutSuffix(inner, t.cutRight)
	shown, bold, err := decode(inner)
	if err != nil {
		return err
	}
	if strings.TrimSpace(shown) == "" {
		return errors.New("an empty quotation")
	}
	text := q.Passage.Text
	all := trimmed(text, index.Span{End: len(text)})
	at, err := place(text, shown, bold, highlights(q), before)
	if err != nil {
		return err
	}
	if before != (at > all.Start) || after != (at+len(shown) < all.End) {
		return errors.New("an ellipsis is missing or too many")
	}
	return checkBold(bold, highlights(q), at, len(shown))
}

// checkCitation compares an embed's texts about the article with the passage.
func checkCitation(t texts, e Embed, p corpus.Passage) error {
	title, bold, err := decode(e.Title)
	cite := t.cite(p)
	switch {
	case err != nil:
		return fmt.Errorf("title: %w", err)
	case len(bold) > 0 || title != cite.title:
		return errors.New("the title is not the article's")
	case e.Author != cite.source || e.Footer != cite.place:
		return errors.New("the citation is not the passage's")
	case e.URL != "" && e.URL != cite.url:
		return errors.New("the address is not the passage's")
	}
	return nil
}

// place finds where in text the shown part stands. Repeated sentences make
// several places possible: the first bold part then tells which is meant.
func place(text, shown string, bold, marks []index.Span, before bool) (at int, err error) {
	switch {
	case len(bold) > 0 && len(marks) > 0:
		at = marks[0].Start - bold[0].Start
	case before:
		return 0, errors.New("begins late for no highlight")
	default:
		at = trimmed(text, index.Span{End: len(text)}).Start
	}
	if at < 0 || at > len(text) || !strings.HasPrefix(text[at:], shown) {
		return 0, errors.New("the quotation is not in the passage")
	}
	return at, nil
}

// checkBold compares the bold parts of what is shown, n bytes from at, with
// the marks that fall into it.
func checkBold(bold, marks []index.Span, at, n int) error {
	var want []index.Span
	for _, m := range marks {
		if m.End = min(m.End, at+n); m.Start < m.End {
			want = append(want, index.Span{Start: m.Start - at, End: m.End - at})
		}
	}
	if !slices.Equal(bold, want) {
		return fmt.Errorf("bold at %v instead of %v", bold, want)
	}
	return nil
}
