package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"

	"github.com/spf13/cobra"

	"verbatim/corpus"
	"verbatim/corpus/format"
	"verbatim/corpus/intake"
)

// addCmd puts articles into the library.
type addCmd struct {
	paths                                    []string
	title, publisher, author, url, published string
	forServer
}

func (c *addCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "add <path> ...",
		Short: "Put articles into the library.",
		Long: `Prints a line for each article once it is safely stored: "added", "replaced" when it differs from what the library had, or "unchanged". A file that cannot be read is reported and the rest goes on; the exit code is then 2. Running the same command again completes one that was interrupted.

What a web address leads to is fetched, where its site allows that (robots.txt), and not fetched again until it has changed. "verbatim follow" takes a feed or sitemap.

"verbatim extract PATH" shows what would be stored.`,
		Args:        some(&c.paths),
		Annotations: arguments("Files (" + format.Endings() + "), folders, web addresses, or - for standard input."),
	}
	flags := cmd.Flags()
	flags.Var(text("STRING", &c.title), "title", "The headline, where the file does not say.")
	flags.Var(text("STRING", &c.publisher), "publisher", "Who published it, where the file does not say.")
	flags.Var(text("STRING", &c.author), "author", "Who wrote it, where the file does not say.")
	flags.Var(text("URL", &c.url), "url", "Where it can be read, where the file does not say.")
	flags.Var(text("DATE", &c.published), "published", "When it was published, such as 2022-03-18, where the file does not say.")
	c.bind(cmd)
	return cmd
}

// header is what the flags say of articles that do not say it themselves.
func (c addCmd) header() corpus.Header {
	return corpus.Header{Title: c.title, Source: corpus.Source{
		Publisher: c.publisher, Author: c.author, URL: c.url, Published: c.published}}
}

// Run adds every article that the paths name.
func (c addCmd) Run(ctx context.Context, p *program) error {
	job := &adding{tally: p.newTally(), header: c.header()}
	defer job.wait.end()
	for _, path := range c.paths {
		job.find(ctx, path)
	}
	if len(job.files) > 1 && (c.title != "" || c.url != "") {
		return errors.New("--title and --url are for one article: name a single file, or write them into the files")
	}
	if len(job.addresses) > 0 && c.header() != (corpus.Header{}) {
		return errors.New("--title, --publisher, --author, --url and --published are for files: a page says that itself")
	}
	if len(job.files)+len(job.addresses) == 0 {
		return errors.Join(ctx.Err(), job.sum("added")) // and no library is made for nothing
	}
	store, err := p.makeStore(ctx)
	if err != nil {
		return err
	}
	err = store.Library(c.server).PutAll(ctx, job.read(ctx), job.report)
	if err == nil && len(job.addresses) > 0 {
		job.fetch(ctx, c.server, p.newIntake(store, &job.reader))
	}
	return errors.Join(err, ctx.Err(), job.sum("added"), store.Close(), job.reader.Close())
}

// adding is one run of add.
type adding struct {
	*tally
	header corpus.Header
	reader format.Reader
	// files and addresses are what the paths name.
	files, addresses []string
}

// find notes the files that a path names, or the address that it is.
func (a *adding) find(ctx context.Context, path string) {
	if isAddress(path) {
		a.addresses = append(a.addresses, path)
		return
	}
	files, err := findFiles(ctx, path)
	if err != nil && ctx.Err() == nil {
		a.fail(err)
	}
	a.files = append(a.files, files...)
}

// fetch adds what the addresses lead to, one after the other.
func (a *adding) fetch(ctx context.Context, server string, in *intake.Intake) {
	defer in.Web.Close()
	for _, address := range a.addresses {
		a.wait.begin("fetching " + address)
		if err := in.AddURL(ctx, server, address, a.outcome); err != nil && ctx.Err() == nil {
			a.fail(err)
		}
	}
}

// read reads the files one after the other, leaving out what fails.
func (a *adding) read(ctx context.Context) iter.Seq[corpus.Incoming] {
	return func(yield func(corpus.Incoming) bool) {
		for i, path := range a.files {
			a.wait.begin(fmt.Sprintf("adding %d of %d: %s", i+1, len(a.files), filepath.Base(path)))
			for e := range a.program.read(ctx, &a.reader, path, a.header) {
				if ctx.Err() != nil {
					return
				}
				item, err := a.incoming(e, path)
				if err != nil {
					a.fail(err)
				} else if !yield(item) {
					return
				}
			}
		}
	}
}

// incoming says what was left out of an article, and where it is from.
func (a *adding) incoming(e format.Entry, path string) (corpus.Incoming, error) {
	if e.Err != nil {
		return corpus.Incoming{}, e.Err
	}
	a.leftOut(e.Document.Name, e.Dropped)
	header := a.header
	if e.Document.Name != path { // one of an archive
		header.Title, header.URL = "", ""
	}
	if e.Document.Name == "-" {
		return e.Incoming("", header), nil
	}
	origin, err := filepath.Abs(e.Document.Name)
	return e.Incoming(origin, header), err
}

// report tells of an article that is stored, or was refused.
func (a *adding) report(item corpus.Incoming, stored corpus.Stored, err error) {
	if err != nil {
		a.fail(fmt.Errorf("%s: %w", cmp.Or(item.Origin, item.Article.Title), err))
		return
	}
	a.stored(stored, item.Article.Title)
}
