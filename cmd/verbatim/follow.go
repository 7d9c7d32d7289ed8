package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"verbatim/corpus"
	"verbatim/corpus/format"
	"verbatim/corpus/intake"
)

// followCmd takes up feeds and sitemaps.
type followCmd struct {
	urls          []string
	listing, json bool
	since, match  string
	forServer
}

func (c *followCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "follow [<url> ...]",
		Short: "Take up a feed or sitemap, or list what is followed.",
		Long: `Adds what the feed lists now, and prints a line for each article. While the bot runs it asks each feed again every hour or so: what is new is added, what has changed is replaced, and its earlier version kept; what the feed no longer lists stays. Ctrl-C ends the adding but not the following.

A site is asked for one page at a time, a second apart, and only for what its robots.txt allows.`,
		Args:              anyNumber(&c.urls),
		Annotations:       arguments("Addresses of feeds (RSS, Atom, JSON Feed), sitemaps, or pages that name their feed."),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	flags := cmd.Flags()
	flags.BoolVar(&c.listing, "list", false, "List what is followed.")
	flags.BoolVar(&c.json, "json", false, "With --list, print a JSON array instead of a table.")
	flags.Var(text("DATE", &c.since), "since", "Leave out what is older, such as 2024-03-01.")
	flags.Var(text("PATTERN", &c.match), "match", "Take only addresses that hold this, such as /news/, or fit this regular expression.")
	c.bind(cmd)
	return cmd
}

// Run takes up each feed, or lists them.
func (c followCmd) Run(ctx context.Context, p *program) error {
	if c.listing == (len(c.urls) > 0) {
		return errors.New("name one or more addresses to follow, or --list to see what is followed")
	}
	if c.listing {
		return c.list(ctx, p)
	}
	store, err := p.makeStore(ctx)
	if err != nil {
		return err
	}
	var reader format.Reader
	in := p.newIntake(store, &reader)
	defer in.Web.Close()
	tally := p.newTally()
	defer tally.wait.end()
	for _, address := range c.urls {
		tally.wait.begin("following " + address)
		feed, err := in.Follow(ctx, c.server, address, intake.Choice{Since: c.since, Match: c.match}, tally.outcome)
		if feed.URL != "" {
			tally.wait.hide()
			fmt.Fprintf(p.stdout, "following %s  %s\n", feed.URL, printable(feed.Title))
		}
		if err != nil && ctx.Err() == nil {
			tally.fail(err)
		}
	}
	return errors.Join(ctx.Err(), tally.sum("followed or added"), store.Close(), reader.Close())
}

// A followed feed is one row of follow --list.
type followed struct {
	URL      string    `json:"url"`
	Kind     string    `json:"kind"`
	Title    string    `json:"title,omitempty"`
	Since    string    `json:"since,omitempty"`
	Match    string    `json:"match,omitempty"`
	Added    time.Time `json:"added"`
	Checked  time.Time `json:"checked"`
	Due      time.Time `json:"due"`
	Failures int       `json:"failures"`
	Failure  string    `json:"failure,omitempty"`
}

// list prints what is followed.
func (c followCmd) list(ctx context.Context, p *program) error {
	rows := []followed{}
	store, err := p.openStore(ctx)
	if err != nil {
		return err
	}
	if store != nil {
		feeds, err := store.Feeds(ctx, c.server)
		if err := errors.Join(err, store.Close()); err != nil {
			return err
		}
		for _, f := range feeds {
			rows = append(rows, followed{f.URL, f.Kind, f.Title, f.Since, f.Match, f.Added.UTC(), f.Checked.UTC(), f.Due.UTC(), f.Failures, f.Failure})
		}
	}
	if c.json {
		return writeJSON(p.stdout, rows)
	}
	if len(rows) == 0 {
		p.notice("Nothing is followed. Take up a feed with: verbatim follow URL")
		return nil
	}
	return writeFeeds(p.stdout, rows)
}

// writeFeeds prints one line a feed.
func writeFeeds(w io.Writer, rows []followed) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "CHECKED\tNEXT\tSTATE\tURL")
	for _, r := range rows {
		state := "well"
		if r.Failures > 0 {
			state = fmt.Sprintf("%s: %s", count(r.Failures, "failure"), printable(r.Failure))
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", minute(r.Checked), minute(r.Due), state, r.URL)
	}
	return table.Flush()
}

// minute is a time for a table.
func minute(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }

// unfollowCmd gives feeds up.
type unfollowCmd struct {
	urls []string
	forServer
}

func (c *unfollowCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:               "unfollow <url> ...",
		Short:             "Give up a feed or sitemap.",
		Args:              some(&c.urls),
		Annotations:       arguments("Addresses, as follow --list prints them. Articles stay."),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	c.bind(cmd)
	return cmd
}

// Run gives up each feed, or says why it cannot.
func (c unfollowCmd) Run(ctx context.Context, p *program) error {
	return p.withEach(ctx, c.urls, "no longer following", func(store *corpus.Store, address string) error {
		err := store.RemoveFeed(ctx, c.server, address)
		if errors.Is(err, corpus.ErrNotFound) {
			return fmt.Errorf("%w: verbatim follow --list shows what is followed", err)
		}
		return err
	})
}
