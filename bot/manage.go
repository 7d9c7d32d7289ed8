package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"verbatim/bot/markdown"
	"verbatim/corpus"
	"verbatim/corpus/intake"
	"verbatim/corpus/reason"
)

const (
	// maxAddress bounds an address, in characters.
	maxAddress = 2000
	// progressEvery is how often the reply tells how far the work is.
	progressEvery = 2 * time.Second
)

// A haul counts what became of the articles of one job.
type haul struct {
	added, updated, same, failed int
	// title is of the last article that went in, reason why the last failed, and
	// mixed whether others failed for another one.
	title  string
	reason error
	mixed  bool
	last   corpus.Change
}

// count takes note of an outcome.
func (c *haul) count(o intake.Outcome) {
	switch {
	case o.Err != nil:
		c.failed++
		c.mixed = c.mixed || c.reason != nil && reason.Of(c.reason) != reason.Of(o.Err)
		c.reason = o.Err
		return
	case o.Change == corpus.Added:
		c.added++
	case o.Change == corpus.Replaced:
		c.updated++
	default:
		c.same++
	}
	c.title, c.last = o.Title, o.Change
}

// say tells what became of the articles.
func (c haul) say(t texts) string {
	title := markdown.Escape(clip(oneLine(c.title), maxMeta))
	switch all := c.added + c.updated + c.same; {
	case all+c.failed != 1 && (errors.Is(c.reason, corpus.ErrFull) || all == 0 && c.failed > 0 && !c.mixed):
		return c.counted(t) + "\n" + t.failed(c.reason)
	case all+c.failed != 1:
		return c.counted(t)
	case all == 0:
		return t.failed(c.reason)
	case c.last == corpus.Added:
		return t.say("library.added", "Title", title)
	case c.last == corpus.Replaced:
		return t.say("library.updated", "Title", title)
	}
	return t.say("library.unchanged", "Title", title)
}

func (c haul) counted(t texts) string {
	return t.say("library.count", "Added", c.added, "Updated", c.updated, "Same", c.same, "Failed", c.failed)
}

// failed says why something did not work: in English, where the cause has no
// name. A fault of the library is for the log.
func (t texts) failed(err error) string {
	switch kind := reason.Of(err); kind {
	case "":
		return t.say("library.failed", "Reason", markdown.Escape(clip(oneLine(fmt.Sprint(err)), maxNote)))
	case reason.Fault:
		return t.say("failed")
	default:
		return t.say("library.failed", "Reason", t.say("reason."+string(kind)))
	}
}

// faultIn is the first of some errors that is a fault of the library, nil for
// none.
func faultIn(errs ...error) error {
	for _, err := range errs {
		if reason.Of(err) == reason.Fault {
			return err
		}
	}
	return nil
}

// addArticle adds an article or follows a feed, and tells how far it is.
func (b *Bot) addArticle(ctx context.Context, req Request) (outcome, error) {
	t := b.private(ctx, req)
	address, feed := webAddress(req.options[urlOption]), webAddress(req.options[feedOption])
	given := 0
	for _, there := range []bool{address != "", feed != "", req.file != nil} {
		if there {
			given++
		}
	}
	if given != 1 {
		return b.note(ctx, req, "library.one"), nil
	}
	name := address + feed
	if req.file != nil {
		name = req.file.Filename
	}
	req.tell(t.say("library.working", "Name", markdown.Escape(clip(oneLine(name), maxNote))))
	var c haul
	report := c.reporting(req, t)
	var err error
	switch {
	case address != "":
		err = b.Intake.AddURL(ctx, req.Guild, address, report)
	case feed != "":
		_, err = b.Intake.Follow(ctx, req.Guild, feed, intake.Choice{}, report)
	default:
		err = b.addFile(ctx, req, report)
	}
	o := outcome{kind: "library", texts: t, reply: Reply{Private: true}, err: faultIn(err, c.reason)}
	switch {
	case err != nil && ctx.Err() != nil:
		return outcome{}, err
	case err != nil:
		o.reply.Content = t.failed(err)
	case feed != "":
		o.reply.Content = t.say("library.followed") + "\n" + c.say(t)
	default:
		o.reply.Content = c.say(t)
	}
	return o, nil
}

// webAddress is an address that a person gave: maybe without its scheme, as
// browsers show it, or in the brackets that keep Discord from drawing a preview.
func webAddress(given string) string {
	given = strings.Trim(strings.TrimSpace(given), "<>")
	if given != "" && !strings.Contains(given, "://") {
		given = "https://" + given
	}
	return given
}

// reporting counts outcomes, and tells from time to time how far the work is.
func (c *haul) reporting(req Request, t texts) func(intake.Outcome) {
	told := time.Now()
	return func(o intake.Outcome) {
		c.count(o)
		if now := time.Now(); now.Sub(told) >= progressEvery && o.Total > 1 {
			told = now
			req.tell(t.say("library.progress", "Done", o.Done, "Total", o.Total))
		}
	}
}

// addFile fetches an attachment from where Discord keeps it, and adds it.
func (b *Bot) addFile(ctx context.Context, req Request, report func(intake.Outcome)) error {
	if req.file.Size > maxFile {
		return errLarge
	}
	data, err := req.fetch(ctx, req.file.URL)
	if err != nil {
		return err
	}
	return b.Intake.AddFile(ctx, req.Guild, req.file.Filename, req.file.ContentType, data, report)
}

// removeOne takes an article of the server's own out of the library, or ends the
// following of a feed.
func (b *Bot) removeOne(ctx context.Context, req Request) (outcome, error) {
	article, feed := strings.TrimSpace(req.options[articleOption]), strings.TrimSpace(req.options[feedOption])
	switch {
	case (article == "") == (feed == ""):
		return b.note(ctx, req, "library.one_removed"), nil
	case feed != "":
		return b.unfollow(ctx, req, feed)
	}
	return b.removeArticle(ctx, req, article)
}

// removeArticle takes an article of the server's own out of the library.
func (b *Bot) removeArticle(ctx context.Context, req Request, name string) (outcome, error) {
	own := b.Store.Own(req.Guild)
	list, err := own.List(ctx)
	if err != nil {
		return outcome{}, err
	}
	found := named(list, name)
	switch len(found) {
	case 0:
		return b.note(ctx, req, "library.missing"), nil
	case 1:
	default:
		return outcome{}, errUnclear
	}
	a, err := own.Article(ctx, found[0].Value)
	if err == nil {
		err = own.Remove(ctx, a.ID)
	}
	switch {
	case errors.Is(err, corpus.ErrNotFound): // somebody else was faster
		return b.note(ctx, req, "library.missing"), nil
	case err != nil:
		return outcome{}, err
	}
	return b.note(ctx, req, "library.removed", "Title", markdown.Escape(clip(a.Title, maxMeta))), nil
}

// listArticles lists the articles of the server's own, the newest first.
func (b *Bot) listArticles(ctx context.Context, req Request) (outcome, error) {
	list, err := b.Store.Own(req.Guild).List(ctx)
	if err != nil {
		return outcome{}, err
	}
	feeds, err := b.Store.Feeds(ctx, req.Guild)
	if err != nil {
		return outcome{}, err
	}
	t := b.private(ctx, req)
	o := b.note(ctx, req, "library.none")
	o.reply.Update = req.Surface == Click
	if len(list) > 0 {
		o = t.listed(req, "library.page", verbLibrary, list, t.dates)
	}
	if len(feeds) > 0 {
		o.reply.Content += "\n" + noteMark + t.count("library.feeds", len(feeds))
	}
	return o, nil
}

// refreshArticles looks at the addresses of all articles of the server's own that
// came from there, and tells how far it is.
func (b *Bot) refreshArticles(ctx context.Context, req Request) (outcome, error) {
	list, err := b.Store.Own(req.Guild).List(ctx)
	if err != nil {
		return outcome{}, err
	}
	list = slices.DeleteFunc(list, func(s corpus.Summary) bool { return s.URL == "" || s.Origin != "" })
	t := b.private(ctx, req)
	var c haul
	report := c.reporting(req, t)
	for i, s := range list {
		o, err := b.Intake.Refresh(ctx, req.Guild, s.ID)
		if ctx.Err() != nil {
			return outcome{}, ctx.Err()
		}
		if err != nil {
			o.Err = err
		}
		o.Done, o.Total = i+1, len(list)
		report(o)
	}
	looked := c.added + c.updated + c.same + c.failed
	text := t.count("library.refreshed", looked, "Changed", c.added+c.updated, "Failed", c.failed)
	return outcome{kind: "library", texts: t, reply: Reply{Content: text, Private: true}, err: faultIn(c.reason)}, nil
}
