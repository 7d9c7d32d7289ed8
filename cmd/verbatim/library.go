package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"verbatim/bot"
	"verbatim/corpus"
	"verbatim/corpus/format"
)

// makeStore opens the store, and makes it where there is none. Who writes to it
// and has to wait for that is told why.
func (p *program) makeStore(ctx context.Context) (*corpus.Store, error) {
	store, err := corpus.OpenStore(ctx, p.databaseAddress())
	if err == nil {
		store.OnWait(silence, func() {
			p.wait.hide()
			p.log.Info("waiting for another program that writes to the library, such as a restore")
		}, func(reason error, most time.Duration) {
			p.wait.hide()
			p.log.Warn("the database takes no writes: trying again", "for", most, "reason", reason)
		})
	}
	return store, err
}

// openStore opens the store for commands that only look at it. It returns nil
// where none was ever made, and makes none.
func (p *program) openStore(ctx context.Context) (*corpus.Store, error) {
	if p.storeMissing() {
		return nil, nil
	}
	return p.makeStore(ctx)
}

// existingStore is openStore for commands that need one to be there.
func (p *program) existingStore(ctx context.Context) (*corpus.Store, error) {
	store, err := p.openStore(ctx)
	if err == nil && store == nil {
		err = fmt.Errorf("there is no library %s: does VERBATIM_DATA or --data name its folder?", p.databaseAddress())
	}
	return store, err
}

// listCmd lists the library.
type listCmd struct {
	json bool
	forServer
}

func (c *listCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the articles of the library.",
	}
	cmd.Flags().BoolVar(&c.json, "json", false, "Print a JSON array instead of a table.")
	c.bind(cmd)
	return cmd
}

// A listed article is one row of list.
type listed struct {
	corpus.Header
	Version    int       `json:"version"`
	Paragraphs int       `json:"paragraphs"`
	Added      time.Time `json:"added"`
	Changed    time.Time `json:"changed"`
	Fetched    time.Time `json:"fetched"`
	Checked    time.Time `json:"checked"`
}

// Run prints the articles, the newest first.
func (c listCmd) Run(ctx context.Context, p *program) error {
	rows := []listed{}
	store, err := p.openStore(ctx)
	if err != nil {
		return err
	}
	name := p.databaseAddress()
	if store != nil {
		name = store.Name()
		list, err := store.Library(c.server).List(ctx)
		if err := errors.Join(err, store.Close()); err != nil {
			return err
		}
		for _, s := range list {
			rows = append(rows, listed{s.Header, s.Version, s.Paragraphs, s.Added.UTC(), s.Changed.UTC(), s.Fetched.UTC(), s.Checked.UTC()})
		}
	}
	if c.json {
		return writeJSON(p.stdout, rows)
	}
	if len(rows) == 0 {
		p.notice("The library %s is empty. Put an article in with: verbatim add FILE", name)
		return nil
	}
	return writeTable(p.stdout, rows)
}

// writeTable prints one line an article. The title comes last, for its width
// on a screen cannot be known.
func writeTable(w io.Writer, rows []listed) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tPARAGRAPHS\tPUBLISHED\tFETCHED\tCHECKED\tCHANGED\tTITLE")
	for _, r := range rows {
		fmt.Fprintf(table, "%s\t%d\t%s\t%s\t%s\t%s\t%s\n", r.ID, r.Paragraphs, cmp.Or(r.Published, "-"),
			r.Fetched.Format(time.DateOnly), r.Checked.Format(time.DateOnly), r.Changed.Format(time.DateOnly), printable(r.Title))
	}
	return table.Flush()
}

// showCmd prints one article.
type showCmd struct {
	id string
	forServer
}

func (c *showCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:               "show <id>",
		Short:             "Print an article as Markdown.",
		Long:              `Prints Markdown with the article's data in front. "verbatim add" reads it back to the same paragraphs.`,
		Args:              one(&c.id),
		Annotations:       arguments("The article's ID, as list prints it."),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	c.bind(cmd)
	return cmd
}

// Run prints the article, of the demo too where that is what is served.
func (c showCmd) Run(ctx context.Context, p *program) error {
	article, err := p.article(ctx, c.server, c.id)
	if err != nil {
		return explainMissing(err)
	}
	return format.WriteMarkdown(p.stdout, article)
}

// removeCmd takes articles out of the library.
type removeCmd struct {
	ids []string
	forServer
}

func (c *removeCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:               "remove <id> ...",
		Short:             "Take articles out of the library.",
		Args:              some(&c.ids),
		Annotations:       arguments("IDs of articles, as list prints them."),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	c.bind(cmd)
	return cmd
}

// Run removes each article, or says why it cannot.
func (c removeCmd) Run(ctx context.Context, p *program) error {
	return p.withEach(ctx, c.ids, "removed", func(store *corpus.Store, id string) error {
		return explainMissing(store.Library(c.server).Remove(ctx, id))
	})
}

// withEach does something in the store with each of some things, and prints a
// line for those with which it could.
func (p *program) withEach(ctx context.Context, things []string, done string, do func(*corpus.Store, string) error) error {
	store, err := p.existingStore(ctx)
	if err != nil {
		return err
	}
	var faults []error
	for _, thing := range things {
		if err := do(store, thing); err != nil {
			faults = append(faults, err)
			continue
		}
		fmt.Fprintf(p.stdout, "%s %s\n", done, thing)
	}
	return errors.Join(append(faults, store.Close())...)
}

// explainMissing adds to an error about a missing article where IDs come from.
func explainMissing(err error) error {
	if errors.Is(err, corpus.ErrNotFound) {
		return fmt.Errorf("%w: verbatim list shows what is there", err)
	}
	return err
}

// printable is a text as a terminal may show it.
func printable(text string) string { return bot.Printable(text) }

// count is a number with its noun, in the plural where it needs to be.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
