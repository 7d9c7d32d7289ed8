package bot

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"verbatim/bot/markdown"
	"verbatim/corpus"
	"verbatim/index"
)

// gate is the last look at a reply before it is sent. It reads the reply as
// Discord will, takes the marks away again, and returns an error unless what
// is left between quotation marks and in embeds is, byte for byte, what the
// passages of the proof say, correctly cited, in bold exactly where they are
// highlighted, cut exactly where it says so, and within Discord's limits. It
// shares no intermediate value with the renderer.
func gate(t texts, r Reply, p proof) error {
	if err := checkLimits(r); err != nil {
		return err
	}
	check := checkPlain
	if p.headline {
		check = func(t texts, content string) error { return checkContent(t, content, p) }
	}
	if err := check(t, r.Content); err != nil {
		return fmt.Errorf("content: %w", err)
	}
	if err := checkEmbeds(t, r.Embeds, p); err != nil {
		return err
	}
	urls := map[string]bool{}
	for i, e := range r.Embeds {
		if urls[e.URL] && e.URL != "" {
			return fmt.Errorf("embed %d has the address of another", i+1)
		}
		urls[e.URL] = true
	}
	return nil
}

// checkEmbeds holds each embed against what it quotes or lists.
func checkEmbeds(t texts, embeds []Embed, p proof) error {
	if len(embeds) != len(p.quotes)+len(p.articles) {
		return errors.New("not as many embeds as quotes")
	}
	var before corpus.Passage
	for i, e := range embeds {
		if i >= len(p.quotes) {
			article := p.articles[i-len(p.quotes)]
			if err := checkListed(t, e, article); err != nil {
				return fmt.Errorf("embed %d, article %s: %w", i+1, article.ID, err)
			}
			continue
		}
		q := p.quotes[i]
		if p.nearest {
			place, marked := strings.CutPrefix(e.Footer, t.notAnswer(""))
			if !marked {
				return fmt.Errorf("embed %d does not say that it is no answer", i+1)
			}
			e.Footer = place
		}
		if err := checkEmbed(t, e, q, follows(before, q.Passage)); err != nil {
			return fmt.Errorf("embed %d, passage %s: %w", i+1, q.Passage.ID(), err)
		}
		before = q.Passage
	}
	return nil
}

// tag matches what Discord would read as a mention, a tag or a link.
var tag = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(^|[^\\])(<[@#:/\pL]|@(everyone|here)|\pL+://)`) })

// checkPlain holds a content without a quotation: it may not look like one or
// hold a tag.
func checkPlain(t texts, content string) error {
	if strings.HasPrefix(content, t.say("quotation.opening")) || strings.HasPrefix(content, t.say("quotation.second_opening")) {
		return errors.New("a quotation without a source")
	}
	if found := tag().FindString(content); found != "" {
		return fmt.Errorf("%q would be a tag", found)
	}
	return nil
}

// checkContent holds the content of an answer: its first line quotes the
// highlight of the first quote, or the beginning of it, and the others are
// known notes.
func checkContent(t texts, content string, p proof) error {
	if len(p.quotes) == 0 {
		return errors.New("a quotation of nothing")
	}
	first, rest, more := strings.Cut(content, "\n"+noteMark)
	if more {
		for note := range strings.SplitSeq(rest, "\n"+noteMark) {
			if !slices.Contains(p.notes, note) {
				return fmt.Errorf("unknown note %q", note)
			}
			if found := tag().FindString(note); found != "" {
				return fmt.Errorf("%q would be a tag", found)
			}
		}
	}
	first, cut := strings.CutSuffix(first, cutRight)
	inner, marked := insideMarks(t, first)
	if !marked {
		return errors.New("the first line is not in quotation marks")
	}
	shown, bold, err := markdown.Decode(inner)
	if err != nil {
		return err
	}
	if len(bold) > 0 || shown == "" {
		return errors.New("the first line is empty or bold")
	}
	text := strings.TrimSpace(p.quotes[0].Passage.Text)
	if spans := highlights(p.quotes[0]); len(spans) > 0 {
		text = p.quotes[0].Passage.Text[spans[0].Start:spans[0].End]
	}
	if !strings.HasPrefix(text, shown) || cut != (len(shown) < len(text)) {
		return errors.New("the first line is not the sentence that answers")
	}
	return nil
}

// insideMarks takes the quotation marks off a line, and tells whether it had
// those that belong around what is left.
func insideMarks(t texts, line string) (inner string, marked bool) {
	for _, kind := range []string{"quotation.", "quotation.second_"} {
		inner, opens := strings.CutPrefix(line, t.say(kind+"opening"))
		inner, closes := strings.CutSuffix(inner, t.say(kind+"closing"))
		if opens && closes && t.quoted(inner) == line {
			return inner, true
		}
	}
	return "", false
}

// checkEmbed holds one embed against the quote it shows. One that goes on
// after the embed before need not name its article again.
func checkEmbed(t texts, e Embed, q index.Quote, goesOn bool) error {
	if goesOn && e.Title == "" && e.Author == "" && e.URL == "" {
		if e.Footer != t.cite(q.Passage).place {
			return errors.New("the place is not the passage's")
		}
	} else if err := checkCitation(e, t.cite(q.Passage)); err != nil {
		return err
	}
	inner, before := strings.CutPrefix(e.Description, cutLeft)
	inner, after := strings.CutSuffix(inner, cutRight)
	shown, bold, err := markdown.Decode(inner)
	if err != nil {
		return err
	}
	if strings.TrimSpace(shown) == "" {
		return errors.New("an empty quotation")
	}
	text := q.Passage.Text
	all := visible(text)
	at, err := place(text, shown, bold, highlights(q), before)
	if err != nil {
		return err
	}
	if before != (at > all.Start) || after != (at+len(shown) < all.End) {
		return errors.New("an ellipsis is missing or too many")
	}
	return checkBold(bold, highlights(q), at, len(shown))
}

// checkListed holds an embed of a list against its article.
func checkListed(t texts, e Embed, article corpus.Header) error {
	if e.Description != "" {
		return errors.New("a quotation in a list")
	}
	cite := t.citeArticle(article)
	cite.place = e.Footer
	if err := checkCitation(e, cite); err != nil {
		return err
	}
	return checkPlain(t, e.Footer)
}

// checkCitation compares an embed's texts about the article with a citation.
func checkCitation(e Embed, cite citation) error {
	title, bold, err := markdown.Decode(e.Title)
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
		at = visible(text).Start
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
