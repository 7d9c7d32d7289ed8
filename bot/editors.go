package bot

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"verbatim/bot/markdown"
	"verbatim/corpus"
	"verbatim/index"
)

// maxAskerQuestions is how many open questions one person may have with the
// editors of a server, maxEditorQuestions how many all may.
const maxAskerQuestions, maxEditorQuestions = 10, 1000

// askEditors passes a question that nothing answers to the editors. Only its
// asker may: the press is the consent to keep it.
func (b *Bot) askEditors(ctx context.Context, req Request) (outcome, error) {
	switch {
	case req.User != req.action.user:
		return b.note(ctx, req, "not_yours"), nil
	case req.Guild == "" || !req.member:
		return b.note(ctx, req, "servers_only"), nil
	case req.asked == "":
		return b.note(ctx, req, "lost_question"), nil
	}
	open, err := b.Store.EditorQuestions(ctx, req.Guild)
	if err != nil {
		return outcome{}, err
	}
	mine := 0
	for _, q := range open {
		if q.Asker == req.User {
			mine++
			if q.Text == req.asked {
				return b.note(ctx, req, "sent_before"), nil
			}
		}
	}
	switch {
	case mine >= maxAskerQuestions:
		return b.note(ctx, req, "too_many_asked"), nil
	case len(open) >= maxEditorQuestions:
		return b.note(ctx, req, "editors_full"), nil
	}
	if _, err := b.Store.AskEditors(ctx, corpus.EditorQuestion{Server: req.Guild, Channel: req.Channel,
		Asker: req.User, Text: req.asked}); err != nil {
		return outcome{}, err
	}
	o := b.note(ctx, req, "sent_editors")
	if channel := b.settingsOf(ctx, req.Guild).Editors; channel != "" {
		o.notice = &notice{channel: channel, reply: Reply{Content: b.public(ctx, req).say("editors_note", "Question", oneNote(req.asked))}}
	}
	return o, nil
}

// A notice is a message to a channel that nobody there asked for.
type notice struct {
	channel string
	reply   Reply
}

// A group is questions to the editors that are alike.
type group struct {
	first corpus.EditorQuestion
	ids   []string
	// askers are who asked, each once.
	askers []string
	words  map[string]bool
}

// likeness is the share of words that two questions have in common (Jaccard)
// above which they count as one.
const likeness = 0.5

// grouped puts questions that are alike together, those of the most askers
// first.
func grouped(questions []corpus.EditorQuestion) []*group {
	var groups []*group
	for _, q := range questions {
		words := wordsOf(q.Text)
		i := slices.IndexFunc(groups, func(g *group) bool { return alike(g.words, words) })
		if i < 0 {
			groups = append(groups, &group{first: q, words: words})
			i = len(groups) - 1
		}
		g := groups[i]
		g.ids = append(g.ids, q.ID)
		if !slices.Contains(g.askers, q.Asker) {
			g.askers = append(g.askers, q.Asker)
		}
	}
	slices.SortStableFunc(groups, func(x, y *group) int { return cmp.Compare(len(y.askers), len(x.askers)) })
	return groups
}

// wordsOf are the words of a question in lower case.
func wordsOf(text string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isWord(r) }) {
		words[w] = true
	}
	return words
}

func alike(a, b map[string]bool) bool {
	common := 0
	for w := range a {
		if b[w] {
			common++
		}
	}
	all := len(a) + len(b) - common
	return all > 0 && float64(common)/float64(all) >= likeness
}

// questionsShown is how many groups of questions /questions shows: as many as
// there can be buttons to drop them.
const questionsShown = 10

// openQuestions lists what was asked of the editors and is not answered.
func (b *Bot) openQuestions(ctx context.Context, req Request) (outcome, error) {
	questions, err := b.Store.EditorQuestions(ctx, req.Guild)
	if err != nil {
		return outcome{}, err
	}
	t := b.private(ctx, req)
	o := outcome{kind: "questions", texts: t, reply: Reply{Content: t.say("questions.none"), Private: true, Update: req.Surface == Click}}
	if len(questions) == 0 {
		return o, nil
	}
	groups := grouped(questions)
	lines := []string{t.count("questions.page", len(questions))}
	var buttons []Button
	for i, g := range groups[:min(questionsShown, len(groups))] {
		n := strconv.Itoa(i + 1)
		lines = append(lines, n+"\\. "+markdown.Escape(clip(oneLine(g.first.Text), maxLine))+" ("+t.count("questions.asked", len(g.askers))+")")
		buttons = append(buttons, Button{Label: t.say("button.drop", "Number", n), ID: action{verb: verbDrop,
			marks: []mark{{article: hashBits(g.first.ID, articleDigits)}}}.id()})
	}
	if len(groups) > questionsShown {
		lines = append(lines, noteMark+t.say("questions.further"))
	}
	o.reply.Content = strings.Join(lines, "\n")
	for part := range slices.Chunk(buttons, maxButtons) {
		o.reply.Rows = append(o.reply.Rows, row(part...)...)
	}
	return o, nil
}

// maxLine bounds each line of a list, so that questionsShown of them fit into
// a message.
const maxLine = 150

// dropQuestion takes a question and those like it off the list.
func (b *Bot) dropQuestion(ctx context.Context, req Request) (outcome, error) {
	questions, err := b.Store.EditorQuestions(ctx, req.Guild)
	if err != nil || len(req.action.marks) == 0 {
		return outcome{}, err
	}
	for _, g := range grouped(questions) {
		if hashBits(g.first.ID, articleDigits) != req.action.marks[0].article {
			continue
		}
		for _, id := range g.ids {
			if err := b.Store.DropQuestion(ctx, id); err != nil {
				return outcome{}, err
			}
		}
	}
	return b.openQuestions(ctx, req)
}

// A telling is how those who asked the editors are told of an answer.
type telling struct {
	// send sends a message about a question, once for each nonce.
	send func(user, nonce string, r Reply) error
	// term is how long one process has to tell one person.
	term time.Duration
	// locale is the language of the server.
	locale string
}

// answeredQuestions tells those whose questions to the editors of a server an
// article answers now. It is done unless it has to look again: because somebody
// else is telling an asker, or may have ended in the middle of it, because
// telling failed, or because the articles are not all searched yet.
func (b *Bot) answeredQuestions(ctx context.Context, server string, how telling) (done bool, err error) {
	questions, err := b.Store.EditorQuestions(ctx, server)
	if err != nil || len(questions) == 0 {
		return err == nil, err
	}
	done, err = b.Pool.Current(ctx, server)
	if err != nil {
		return false, err
	}
	var failed error
	for _, q := range questions {
		a, err := b.find(ctx, server, index.Question{Text: q.Text})
		if err != nil {
			return false, err
		}
		if !a.Answered() {
			continue
		}
		told, err := b.tellAsker(ctx, q, a, how)
		done, failed = done && told, errors.Join(failed, err)
	}
	return done, failed
}

// tellAsker tells one asker of the answer to their question, unless another
// does. The message carries the question's ID as its nonce: a process that ends
// between telling and noting it has the next one tell again, and Discord drops
// what comes twice within minutes. A person who takes no direct messages is not
// tried again, and the question is not kept any longer than needed.
func (b *Bot) tellAsker(ctx context.Context, q corpus.EditorQuestion, a index.Answer, how telling) (told bool, err error) {
	t := b.private(ctx, Request{User: q.Asker, Guild: q.Server, GuildLocale: how.locale})
	r, p := t.render(a.Quotes[:1], []string{t.say("told", "Question", oneNote(q.Text))})
	r.Rows = row(t.openButton(a.Quotes[0].Passage))
	if err := gate(t, r, p); err != nil {
		return true, err // and would be again, until the articles change
	}
	mine, err := b.Store.ClaimQuestion(ctx, q.ID, how.term)
	if err != nil || !mine {
		return false, err
	}
	if err = how.send(q.Asker, q.ID, r); err != nil && !isFinalAnswer(err) {
		return false, err
	}
	return true, errors.Join(err, b.Store.DropQuestion(ctx, q.ID))
}
