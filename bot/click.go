package bot

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"verbatim/index"
)

// more shows the quotes of an answer that were not shown at first.
func (b *Bot) more(ctx context.Context, req Request) (outcome, error) {
	quotes, err := b.quotesOf(ctx, req.Server, req.action.marks)
	if err != nil {
		return outcome{}, err
	}
	t := b.private(ctx, req)
	r, p := t.renderBelow("", quotes)
	r.Content = t.count("more", len(r.Embeds))
	r.Rows = t.contextRows(p.quotes)
	return outcome{kind: "more", reply: r, proof: p, texts: t}, nil
}

// contextRows are buttons that show what stands around the first of the
// quotes.
func (t texts) contextRows(quotes []index.Quote) []Row {
	return row(t.button("button.context", action{verb: verbContext, marks: marksOf(quotes[:1])}), t.openButton(quotes[0].Passage))
}

// nearest shows passages that do not answer.
func (b *Bot) nearest(ctx context.Context, req Request) (outcome, error) {
	quotes, err := b.quotesOf(ctx, req.Server, req.action.marks)
	if err != nil {
		return outcome{}, err
	}
	t := b.private(ctx, req)
	for i := range quotes {
		quotes[i].Highlight = nil // nothing in them is what was asked for
	}
	r, p := t.renderNearest(quotes)
	r.Rows = t.contextRows(quotes)
	return outcome{kind: "nearest", reply: r, proof: p, texts: t}, nil
}

// share shows a private answer to everybody.
func (b *Bot) share(ctx context.Context, req Request) (outcome, error) {
	quotes, err := b.quotesOf(ctx, req.Server, req.action.marks)
	switch {
	case err != nil:
		return outcome{}, err
	case !b.settingsOf(ctx, req.Guild).speaksIn(req):
		return b.note(ctx, req, "not_here"), nil
	}
	t := b.public(ctx, req)
	var notes []string
	if req.asked != "" {
		notes = append(notes, t.asked(req.asked))
	}
	public, p := t.render(quotes, notes)
	public.Rows = t.answerRows(req, false, p.quotes, nil)
	r := Reply{Content: b.private(ctx, req).say("shared"), Private: true, Update: true, Public: &public}
	return outcome{kind: "shared", reply: r, proof: p, texts: t, question: req.asked, shown: len(public.Embeds)}, nil
}

// remove deletes an answer, for the person who asked and for those who may
// delete any message.
func (b *Bot) remove(ctx context.Context, req Request) (outcome, error) {
	if req.User != req.action.user && !req.may(discordgo.PermissionManageMessages) {
		return b.note(ctx, req, "not_allowed_delete"), nil
	}
	return outcome{kind: "removed", reply: Reply{Remove: true}, texts: english()}, nil
}
