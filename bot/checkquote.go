package bot

import (
	"context"
	"regexp"
	"strings"
	"unicode/utf8"

	"verbatim/bot/markdown"
	"verbatim/index"
)

const (
	// maxDifferences is how many differences are named, each with up to
	// maxDiffering characters a side.
	maxDifferences, maxDiffering = 5, 100
	// leastChecked is the least that is checked, in characters: a word or two
	// stand in any article.
	leastChecked = 8
)

// checkQuote says whether a message stands in the articles word for word,
// altered or not at all, and where.
func (b *Bot) checkQuote(ctx context.Context, req Request) (outcome, error) {
	text, words := strings.TrimSpace(req.Question), withoutTags(req.Question)
	if utf8.RuneCountInString(words) < leastChecked {
		return b.note(ctx, req, "check.short"), nil
	}
	c, err := b.Pool.Check(ctx, req.Server, text)
	if quoted := withoutTags(quotation(text)); utf8.RuneCountInString(quoted) >= leastChecked {
		words = quoted
	}
	if err == nil && c.Verdict != index.WordForWord && words != oneLine(text) {
		text = words // a link or a remark beside the quotation is no word of it
		c, err = b.Pool.Check(ctx, req.Server, text)
	}
	if err != nil {
		return outcome{}, err
	}
	t := b.private(ctx, req)
	lines := append([]string{t.verdict(c)}, t.differences(c)...)
	lines = append(lines, noteMark+t.say("check.text", "Text", markdown.Escape(clip(oneLine(withoutBackslashes(text)), maxNote))))
	r, p := t.renderBelow(strings.Join(lines, "\n"), c.Quotes[:min(maxShown, len(c.Quotes))])
	if len(p.quotes) > 0 {
		r.Rows = t.contextRows(p.quotes)
	}
	return outcome{kind: "checked", reply: r, proof: p, texts: t}, nil
}

// quotation is what a message quotes, as far as it says so: the lines of its
// block quotes, or without any all lines but those in small print, where the
// bot's own answers repeat the question.
// https://discord.com/developers/docs/reference#message-formatting
func quotation(text string) string {
	var quoted, others []string
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		rest, long := strings.CutPrefix(line, ">>> ")
		inside, short := strings.CutPrefix(line, "> ")
		switch {
		case long: // to the end
			return strings.Join(append(append(quoted, rest), lines[i+1:]...), "\n")
		case short:
			quoted = append(quoted, inside)
		case !strings.HasPrefix(line, noteMark):
			others = append(others, line)
		}
	}
	if len(quoted) > 0 {
		others = quoted
	}
	return strings.Join(others, "\n")
}

// escaped matches a character that a backslash keeps from formatting.
var escaped = regexp.MustCompile(`\\([[:punct:]])`)

// withoutBackslashes takes out of a message those that Discord does not show.
func withoutBackslashes(written string) string { return escaped.ReplaceAllString(written, "$1") }

// verdict says how a text relates to the articles.
func (t texts) verdict(c index.Check) string {
	switch {
	case c.Verdict == index.WordForWord && c.Omitted:
		return t.say("check.omitted")
	case c.Verdict == index.WordForWord:
		return t.say("check.exact")
	case c.Verdict == index.Altered:
		return t.say("check.altered")
	}
	return t.say("check.absent")
}

// differences names the words that differ, a line each.
func (t texts) differences(c index.Check) []string {
	var lines []string
	words := func(s string) string { return t.quoted(isolate(markdown.Escape(clip(oneLine(s), maxDiffering)))) }
	for _, d := range c.Differences[:min(maxDifferences, len(c.Differences))] {
		wrote, stands := words(withoutBackslashes(d.Wrote)), words(d.Stands)
		line := t.say("check.replaced", "Message", wrote, "Article", stands)
		switch {
		case d.Wrote == "":
			line = t.say("check.left_out", "Article", stands)
		case d.Stands == "":
			line = t.say("check.added", "Message", wrote)
		}
		lines = append(lines, "- "+line)
	}
	if more := len(c.Differences) - maxDifferences; more > 0 {
		lines = append(lines, "- "+t.count("check.more_differences", more))
	}
	return lines
}
