package bot

import (
	"context"

	"verbatim/corpus"
)

// rate counts whether a passage helped. The question is kept with it only when
// the person who asked it presses the button, which says so.
func (b *Bot) rate(ctx context.Context, req Request) (outcome, error) {
	quotes, err := b.quotesOf(ctx, req.Server, req.action.marks)
	if err != nil {
		return outcome{}, err
	}
	p := quotes[0].Passage
	rating := corpus.Rating{Passage: p.ID(), Hash: p.Hash(), Helpful: req.action.verb == verbHelpful}
	thanks := "thanks"
	if req.User == req.action.user && req.asked != "" {
		rating.Question, thanks = req.asked, "thanks_kept"
	}
	if err := b.Store.Rate(ctx, req.Server, req.User, rating); err != nil {
		return outcome{}, err
	}
	return b.note(ctx, req, thanks), nil
}
