package bot

import (
	"cmp"
	"context"
	"errors"
	"strconv"

	"verbatim/bot/markdown"
	"verbatim/corpus"
)

// unfollow ends the following of a feed: one that was picked from the list, or
// its address.
func (b *Bot) unfollow(ctx context.Context, req Request, which string) (outcome, error) {
	feeds, err := b.Store.Feeds(ctx, req.Guild)
	if err != nil {
		return outcome{}, err
	}
	for _, f := range feeds {
		if webAddress(which) != f.URL && which != feedChoice(f) {
			continue
		}
		err := b.Store.RemoveFeed(ctx, req.Guild, f.URL)
		if err != nil && !errors.Is(err, corpus.ErrNotFound) {
			return outcome{}, err
		}
		return b.note(ctx, req, "library.unfollowed", "Name", markdown.Escape(clip(feedName(f), maxMeta))), nil
	}
	return b.note(ctx, req, "library.no_feed"), nil
}

// feedName is what people know a feed by: its title, or its address.
func feedName(f corpus.Feed) string { return cmp.Or(oneLine(f.Title), f.URL) }

// feedChoice stands for a feed where its address is too long: in a choice.
func feedChoice(f corpus.Feed) string { return strconv.FormatUint(hashBits(f.URL, feedDigits), 36) }

// feedDigits is how many digits of six bits tell a server's feeds apart.
const feedDigits = 10
