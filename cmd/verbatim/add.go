package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"

	"verbatim/corpus"
)

// addCmd puts articles into the library.
type addCmd struct {
	Paths     []string `arg:"" name:"path" help:"Files (${endings}), folders, or - for standard input."`
	Title     string   `help:"The headline, where the file does not say."`
	Publisher string   `help:"Who published it, where the file does not say."`
	Author    string   `help:"Who wrote it, where the file does not say."`
	URL       string   `help:"Where it can be read, where the file does not say." placeholder:"URL"`
	Published string   `help:"When it was published, such as 2022-03-18, where the file does not say." placeholder:"DATE"`
	forServer
}

// Help is shown by add --help.
func (addCmd) Help() string {
	return `Prints a line for each article once it is safely stored: "added", "replaced" when it differs from what the library had, or "unchanged". A file that cannot be read is reported and the rest goes on; the exit code is then 2. Running the same command again completes one that was interrupted.

"verbatim extract PATH" shows what would be stored.`
}

// header is what the flags say of articles that do not say it themselves.
func (c addCmd) header() corpus.Header {
	return corpus.Header{Title: c.Title, Source: corpus.Source{
		Publisher: c.Publisher, Author: c.Author, URL: c.URL, Published: c.Published}}
}

// Run adds every article that the paths name.
func (c addCmd) Run(ctx context.Context, p *program) error {
	job := &adding{program: p, header: c.header(), meter: p.newMeter("adding"), counts: map[corpus.Change]int{}}
	for _, path := range c.Paths {
		job.find(ctx, path)
	}
	if len(job.files) > 1 && (c.Title != "" || c.URL != "") {
		return errors.New("--title and --url are for one article: name a single file, or write them into the files")
	}
	if isTerminal(p.stdout.w) {
		job.meter.w = nil // The lines show how far it is.
	}
	store, err := corpus.OpenStore(ctx, p.databaseAddress())
	if err != nil {
		return err
	}
	err = store.Library(c.server()).PutAll(ctx, job.read(ctx), job.report)
	job.meter.finish()
	return errors.Join(err, ctx.Err(), job.sum(), store.Close(), job.reader.Close())
}

// adding is one run of add.
type adding struct {
	*program
	header corpus.Header
	reader corpus.Reader
	meter  *meter
	files  []string
	// done counts the files that were read, failed the articles that were not
	// stored, counts what happened to the others.
	done, failed int
	counts       map[corpus.Change]int
}

// find notes the files that a path names.
func (a *adding) find(ctx context.Context, path string) {
	info, err := os.Stat(path)
	if path == "-" || err != nil || !info.IsDir() {
		a.files = append(a.files, path)
		return
	}
	files, err := corpus.FindFiles(ctx, path)
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s: no file in this folder that can be read: those end in %s", path, corpus.Endings())
	}
	if err != nil {
		a.fail(err)
	}
	a.files = append(a.files, files...)
}

// fail tells of a file that could not be added.
func (a *adding) fail(err error) {
	a.meter.finish()
	a.failed++
	a.notice("verbatim: %v", err)
}

// read reads the files one after the other, leaving out what fails.
func (a *adding) read(ctx context.Context) iter.Seq[corpus.Incoming] {
	return func(yield func(corpus.Incoming) bool) {
		for _, path := range a.files {
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
			a.step()
		}
	}
}

// incoming says what was left out of an article, and where it is from.
func (a *adding) incoming(e corpus.Entry, path string) (corpus.Incoming, error) {
	if e.Err != nil {
		return corpus.Incoming{}, e.Err
	}
	if len(e.Dropped) > 0 {
		a.notice("%s: left out %s that no reader misses (verbatim extract shows them)", e.Document.Name, count(len(e.Dropped), "piece"))
	}
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
		a.fail(fmt.Errorf("%s: %w", item.Article.Title, err))
	} else {
		a.counts[stored.Change]++
		fmt.Fprintf(a.stdout, "%s %s  %s\n", stored.Change, stored.ID, printable(item.Article.Title))
	}
}

func (a *adding) step() {
	a.done++
	a.meter.set(a.done, len(a.files))
}

// sum says how it went, where there was more than one file, and fails if
// anything did.
func (a *adding) sum() error {
	stored := a.counts[corpus.Added] + a.counts[corpus.Replaced] + a.counts[corpus.Unchanged]
	if len(a.files) > 1 || stored+a.failed > 1 {
		a.notice("%d added, %d replaced, %d unchanged, %d failed",
			a.counts[corpus.Added], a.counts[corpus.Replaced], a.counts[corpus.Unchanged], a.failed)
	}
	if a.failed > 0 {
		return fmt.Errorf("%s not added: mend what is said above and add again", count(a.failed, "article"))
	}
	return nil
}
