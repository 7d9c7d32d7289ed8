package bot

import (
	"cmp"
	"context"
	"strings"

	"verbatim/bot/markdown"
	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/followup"
)

// ask answers a question: of /ask, of a message, or one that a message is
// taken for.
func (b *Bot) ask(ctx context.Context, req Request) (outcome, error) {
	if req.Surface == OnMessage {
		req.Question = plainClip(withoutTags(req.Question), maxQuestion)
	}
	t := b.voice(ctx, req)
	switch kind, text := t.aside(req); kind {
	case "":
	case "help":
		return b.help(ctx, req)
	case "sources":
		return b.sources(ctx, req)
	default:
		return outcome{kind: kind, reply: Reply{Content: text, Private: true}, texts: t}, nil
	}
	article, err := b.articleNamed(ctx, req.Server, req.options[articleOption])
	if err != nil {
		return outcome{}, err
	}
	q, carried := followup.Question{Text: strings.TrimSpace(req.Question)}, false
	if req.Previous != "" {
		q, carried = followup.Read(req.Previous, q.Text)
	}
	a, err := b.find(ctx, req.Server, index.Question{Text: q.Text, Topic: q.Topic, Article: article})
	if err != nil {
		return outcome{}, err
	}
	if carried && req.refused && followup.AddsNothing(req.Question) {
		a.Quotes = nil
	}
	if !a.Answered() {
		return b.nothing(ctx, req, a, carried), nil
	}
	if !b.isPrivate(ctx, req) {
		t = b.public(ctx, req)
	}
	if carried && strings.EqualFold(q.Text, req.Previous) {
		return b.again(ctx, req, t, a), nil
	}
	return b.answered(ctx, req, t, a, append(t.notes(a, markdown.Escape), t.repeated(req, a, carried)...)), nil
}

// again answers the question before once more: who asks for more is shown the
// quotes that were not shown yet, and who doubts the answer is shown it again.
func (b *Bot) again(ctx context.Context, req Request, t texts, a index.Answer) outcome {
	seen, from := cmp.Or(req.heard, b.settingsOf(ctx, req.Guild).quotes()), 0
	if followup.AsksForMore(req.Question) {
		from = min(seen, len(a.Quotes))
	}
	a.Quotes = a.Quotes[from:]
	repeated := t.repeated(req, a, true)
	if !a.Answered() {
		r := Reply{Content: t.say("no_more") + "\n" + noteMark + repeated[0],
			Rows: row(t.button("button.delete", action{verb: verbDelete, user: req.User}))}
		return outcome{kind: "no more", reply: r, texts: t, answer: a, question: a.Question, shown: seen}
	}
	o := b.answered(ctx, req, t, a, append(t.notes(a, markdown.Escape), repeated...))
	o.shown = max(seen, from+o.shown)
	return o
}

// repeated is the note that repeats the question: what a follow-up was taken
// for, or what was asked where others cannot see it.
func (t texts) repeated(req Request, a index.Answer, carried bool) []string {
	switch {
	case carried:
		return []string{t.say("understood", "Question", oneNote(a.Question))}
	case !req.answersMessage():
		return []string{t.asked(a.Question)}
	}
	return nil
}

// isPrivate tells whether the answer to a request is for the person alone.
func (b *Bot) isPrivate(ctx context.Context, req Request) bool {
	s := b.settingsOf(ctx, req.Guild)
	switch {
	case req.answersMessage():
		return false
	case req.Surface == OnMessage:
		return true
	case req.Guild != "" && !s.speaksIn(req):
		return true
	}
	if wish, said := req.options[privateOption]; said {
		return wish == "true"
	}
	return s.Private
}

// answered draws an answer with its buttons.
func (b *Bot) answered(ctx context.Context, req Request, t texts, a index.Answer, notes []string) outcome {
	s := b.settingsOf(ctx, req.Guild)
	shown := a.Quotes[:min(s.quotes(), len(a.Quotes))]
	r, p := t.render(shown, notes)
	private := b.isPrivate(ctx, req)
	if r.Private = private; s.Threads && req.Surface == Mention && isLong(r) {
		// There the question does not stand above the answer.
		r.Thread = plainClip(oneLine(req.Question), maxThreadName)
		if note := t.asked(a.Question); questionIn(r.Content) == "" {
			r.Content += "\n" + noteMark + note
			p.notes = append(p.notes, note)
		}
	}
	r.Rows = t.answerRows(req, private, shown[:len(r.Embeds)], a.Quotes[len(r.Embeds):])
	return outcome{kind: "answered", reply: r, proof: p, texts: t, answer: a, question: a.Question, shown: len(r.Embeds)}
}

// longReply is how many characters of quotations are a long answer: more than
// fit on the screen of a phone.
const longReply = 800

func isLong(r Reply) bool {
	n := 0
	for _, e := range r.Embeds {
		n += markdown.Length(e.Description)
	}
	return n > longReply
}

// answerRows are the buttons below an answer. rest are the quotes that are not
// shown.
func (t texts) answerRows(req Request, private bool, shown, rest []index.Quote) []Row {
	first := shown[0]
	var more, share, remove Button
	if len(rest) > 0 {
		more = t.button("button.more", action{verb: verbMore, marks: marksOf(rest)})
	}
	switch {
	case !private:
		remove = t.button("button.delete", action{verb: verbDelete, user: req.User})
	case req.Guild != "":
		share = t.button("button.share", action{verb: verbShare, user: req.User, marks: marksOf(shown)})
	}
	rows := row(more, t.button("button.context", action{verb: verbContext, marks: marksOf(shown[:1])}),
		t.openButton(first.Passage), share, remove)
	return append(rows, row(
		t.button("button.helpful", action{verb: verbHelpful, user: req.User, marks: marksOf(shown[:1])}),
		t.button("button.not_it", action{verb: verbNotIt, user: req.User, marks: marksOf(shown[:1])}))...)
}

func (t texts) button(label string, a action) Button { return Button{Label: t.say(label), ID: a.id()} }

// openButton opens the article at the passage, where it has an address.
func (t texts) openButton(p corpus.Passage) Button {
	return Button{Label: t.say("button.open"), URL: openable(corpus.Link(p, corpus.MaxButtonLength), maxButtonURL)}
}

// nothing says that no article answers.
func (b *Bot) nothing(ctx context.Context, req Request, a index.Answer, carried bool) outcome {
	t := b.voice(ctx, req)
	found := "nothing"
	if req.options[articleOption] != "" {
		found = "nothing_there"
	}
	lines := []string{t.nothingFound(found, a, markdown.Escape)}
	for _, note := range t.repeated(req, a, carried) {
		lines = append(lines, noteMark+note)
	}
	if b.isElsewhere(ctx, req) {
		lines = append(lines, noteMark+t.say("nothing_here"))
	}
	r := Reply{Content: strings.Join(lines, "\n"), Private: true}
	var near, editors, remove Button
	if req.answersMessage() {
		remove = t.button("button.delete", action{verb: verbDelete, user: req.User})
	}
	if len(a.Nearest) > 0 {
		near = t.button("button.nearest", action{verb: verbNearest, marks: marksOf(a.Nearest[:min(maxShown, len(a.Nearest))])})
	}
	if req.Guild != "" && req.member {
		editors = t.button("button.editors", action{verb: verbEditors, user: req.User})
	}
	r.Rows = row(near, editors, remove)
	return outcome{kind: "nothing", reply: r, texts: t, answer: a, question: a.Question}
}

// isElsewhere tells whether a request is a direct message that is answered from no
// server's own articles, though there are some.
func (b *Bot) isElsewhere(ctx context.Context, req Request) bool {
	if req.Server != "" || !req.direct && req.Surface != Direct || b.Store == nil {
		return false
	}
	servers, err := b.Store.Servers(ctx)
	return err == nil && len(servers) > 0
}

// aside tells whether a request is no question to look up, and what to say to
// it; kind is "" for a question.
func (t texts) aside(req Request) (kind, text string) {
	said := phrased(req.Question)
	switch {
	case req.Surface == RolePing:
		return "hint", t.say("role_hint")
	case said == "" && req.unseen:
		return "hint", t.say("unseen_hint")
	case said == "":
		return "hint", t.say("hint")
	case markdown.Length(req.Question) > maxQuestion:
		return "too long", t.say("too_long", "Limit", maxQuestion)
	case !madeOf(said, "greetings", "help_asked", "sources_asked", "overview_asked"):
		return "", ""
	case madeOf(said, "greetings"):
		return "small talk", t.say("small_talk")
	case madeOf(said, "greetings", "help_asked"):
		return "help", t.say("small_talk")
	case madeOf(said, "greetings", "sources_asked"):
		return "sources", ""
	}
	return "overview", t.say("overview")
}
