package bot

import (
	"cmp"
	"context"
	"strings"
	"time"

	"verbatim/bot/markdown"
	"verbatim/corpus"
)

// pageLength is how many articles a page of a list shows.
const pageLength = 5

// sources lists the articles that may be read, the newest first.
func (b *Bot) sources(ctx context.Context, req Request) (outcome, error) {
	list, err := b.articles(ctx, req.Server)
	if err != nil {
		return outcome{}, err
	}
	t := b.private(ctx, req)
	if req.listsForAll() {
		t = b.public(ctx, req)
	}
	if len(list) == 0 {
		o := b.note(ctx, req, "sources.none")
		o.reply.Update = req.Surface == Click
		return o, nil
	}
	return t.listed(req, "sources.page", verbSources, list, t.length), nil
}

// length says how long an article is.
func (t texts) length(s corpus.Summary) string { return t.count("sources.length", s.Paragraphs) }

// dates says that and when an article was fetched, and, where that was another
// day, when it was looked at and when it changed.
func (t texts) dates(s corpus.Summary) string {
	day := func(at time.Time) string { return t.date(at.UTC().Format(time.DateOnly)) }
	fetched, checked := day(s.Fetched), day(s.Checked)
	parts := []string{t.length(s), t.say("library.fetched", "Date", fetched)}
	if checked != fetched {
		parts = append(parts, t.say("library.checked", "Date", checked))
	}
	if s.Version > 1 {
		parts = append(parts, t.say("library.changed", "Date", day(s.Changed)))
	}
	return beside(parts...)
}

// listed is one page of a list of articles, about says more of each.
func (t texts) listed(req Request, title string, turn verb, list []corpus.Summary, about func(corpus.Summary) string) outcome {
	pages := (len(list) + pageLength - 1) / pageLength
	page := min(req.action.page, pages-1)
	o := outcome{kind: "list", texts: t, reply: Reply{Private: true, Update: req.Surface == Click,
		Content: t.count(title, len(list))}}
	if pages > 1 {
		o.reply.Content += "\n" + noteMark + t.say("page", "Page", page+1, "Pages", pages)
	}
	used := map[string]bool{}
	for _, s := range list[page*pageLength : min(len(list), (page+1)*pageLength)] {
		c := t.citeArticle(s.Header)
		if used[c.url] {
			c.url = ""
		}
		used[c.url] = true
		o.reply.Embeds = append(o.reply.Embeds, Embed{Author: c.source, Title: markdown.Escape(c.title), URL: c.url,
			Footer: about(s)})
		o.proof.articles = append(o.proof.articles, s.Header)
	}
	o.reply.Rows = t.listRows(req, turn, page, pages)
	return o
}

// listRows are the buttons below a page of a list. Of one that all see they know
// who may delete it.
func (t texts) listRows(req Request, turn verb, page, pages int) []Row {
	var newer, older, remove Button
	asker := ""
	if req.listsForAll() {
		asker = cmp.Or(req.action.user, req.User)
		remove = t.button("button.delete", action{verb: verbDelete, user: asker})
	}
	if page > 0 {
		newer = t.button("button.newer", action{verb: turn, user: asker, page: page - 1})
	}
	if page < pages-1 {
		older = t.button("button.older", action{verb: turn, user: asker, page: page + 1})
	}
	return row(newer, older, remove)
}

// helpQuestions is how many questions /help offers.
const helpQuestions = 3

// help says how to ask, and shows questions that the articles answer.
func (b *Bot) help(ctx context.Context, req Request) (outcome, error) {
	questions, err := b.Pool.Suggest(ctx, req.Server, "", helpQuestions)
	if err != nil {
		return outcome{}, err
	}
	t := b.voice(ctx, req)
	lines := []string{t.say("help.text")}
	if len(questions) > 0 {
		lines = append(lines, "", t.say("help.questions"))
	}
	for _, q := range questions {
		lines = append(lines, "- "+oneNote(q))
	}
	return outcome{kind: "help", reply: Reply{Content: strings.Join(lines, "\n"), Private: true}, texts: t}, nil
}
