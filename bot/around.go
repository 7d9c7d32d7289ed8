package bot

import (
	"context"
	"errors"

	"verbatim/corpus"
	"verbatim/index"
)

// maxAround is how many paragraphs of an article are shown at once.
const maxAround = 5

// around shows the paragraphs around a quotation. The action's page is the
// paragraph to begin with; 0 stands for the one before the quotation.
func (b *Bot) around(ctx context.Context, req Request) (outcome, error) {
	quotes, err := b.quotesOf(ctx, req.Server, req.action.marks)
	if err != nil {
		return outcome{}, err
	}
	source, err := b.source(ctx, req.Server)
	if err != nil {
		return outcome{}, err
	}
	article, err := source.Article(ctx, quotes[0].Passage.Article.ID)
	if errors.Is(err, corpus.ErrNotFound) {
		return outcome{}, errRemoved
	}
	if err != nil {
		return outcome{}, err
	}
	from, most := req.action.page, maxAround
	if from == 0 {
		from, most = max(quotes[0].Passage.Number-1, 1), 3
	}
	if max(from, quotes[0].Passage.Number) > len(article.Paragraphs) {
		return outcome{}, errChanged
	}
	t := b.private(ctx, req)
	shown := t.stretch(article, quotes[0], from, most)
	r := Reply{Embeds: embeds(shown), Private: true, Update: req.action.verb == verbEarlier}
	p := proof{}
	for _, e := range shown {
		p.quotes = append(p.quotes, e.quote)
	}
	to := from + len(shown) - 1
	r.Content = t.count("around", len(shown), "From", from, "To", to, "Last", len(article.Paragraphs))
	r.Rows = t.aroundRows(article, quotes[0], from, to)
	return outcome{kind: "context", reply: r, proof: p, texts: t}, nil
}

// stretch is what fits into one message of the paragraphs from a number on,
// most at most: each whole, but for one that is too long by itself. What is
// bold in the quoted paragraph stays bold.
func (t texts) stretch(article corpus.Article, quoted index.Quote, from, most int) []excerpt {
	var list []excerpt
	left := maxEmbedSum
	passages := article.Passages()
	for _, p := range passages[from-1 : min(from-1+most, len(passages))] {
		q := index.Quote{Passage: p}
		if p.Number == quoted.Passage.Number {
			q = quoted
		}
		e := excerpt{quote: q, cite: t.cite(q.Passage)}
		most := min(maxDescription, maxEmbedSum-e.cite.size())
		e = e.fit(most, most)
		if left -= e.cite.size() + e.size(); left < 0 && len(list) > 0 {
			break
		}
		list = append(list, e)
	}
	return list
}

// aroundRows are the buttons to go on through the article, and to the section
// of the quotation.
func (t texts) aroundRows(article corpus.Article, quoted index.Quote, from, to int) []Row {
	at := func(label string, page int) Button {
		return t.button(label, action{verb: verbEarlier, page: page, marks: []mark{markOf(quoted)}})
	}
	var earlier, section, later Button
	if from > 1 {
		earlier = at("button.earlier", t.earlier(article, quoted, from))
	}
	start := sectionStart(article, quoted.Passage.Number)
	if start != from && (earlier.ID == "" || start != t.earlier(article, quoted, from)) && (to >= len(article.Paragraphs) || start != to+1) {
		section = at("button.section", start)
	}
	if to < len(article.Paragraphs) {
		later = at("button.later", to+1)
	}
	return row(earlier, section, later, t.openButton(quoted.Passage))
}

// earlier is where to begin so that what is shown ends before a paragraph.
func (t texts) earlier(article corpus.Article, quoted index.Quote, before int) int {
	start := max(before-maxAround, 1)
	for start < before-1 && len(t.stretch(article, quoted, start, before-start)) < before-start {
		start++
	}
	return start
}

// sectionStart is the number of the first paragraph under the heading that a
// paragraph stands under.
func sectionStart(article corpus.Article, number int) int {
	for number > 1 && article.Paragraphs[number-2].Section == article.Paragraphs[number-1].Section {
		number--
	}
	return number
}
