package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"verbatim/corpus"
	"verbatim/corpus/demo"
	"verbatim/corpus/folder"
	"verbatim/index"
)

// databaseAddress is where the store is: what VERBATIM_DATABASE says, or a file
// in the data folder. indexPath is where the index is.
func (p *program) databaseAddress() string {
	return cmp.Or(p.Database, filepath.Join(p.Data, "library.db"))
}
func (p *program) indexPath() string { return filepath.Join(p.Data, "index") }

// storeMissing tells whether no store was ever made. Looking makes none.
func (p *program) storeMissing() bool {
	if corpus.IsPostgres(p.databaseAddress()) {
		return false
	}
	_, err := os.Stat(p.databaseAddress())
	return errors.Is(err, fs.ErrNotExist)
}

// article is one of those that a server may read, in step with the folder of
// VERBATIM_CORPUS if that is set. Without such a folder an empty library, or one
// that was never made, has those of the demo, and nothing is written.
func (p *program) article(ctx context.Context, server, id string) (a corpus.Article, err error) {
	if p.Corpus == "" && p.storeMissing() {
		return demoArticles().Article(ctx, id)
	}
	store, err := p.makeStore(ctx)
	if err != nil {
		return a, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	var served index.Source = store.Library(server)
	if p.Corpus != "" {
		err = folder.Sync(ctx, store.Own(""), p.Corpus, p.logEvent(ctx, slog.LevelDebug))
	} else if versions, fault := served.Versions(ctx); len(versions) == 0 {
		served, err = demoArticles(), fault
	}
	if err != nil {
		return a, err
	}
	return served.Article(ctx, id)
}

// demoArticles are the built-in story, in memory.
func demoArticles() *corpus.Static { return corpus.NewStatic(demo.Articles()...) }

// closeOn closes what cannot be used after err, which it returns.
func closeOn(err error, c interface{ Close() error }) error {
	if err != nil {
		c.Close()
	}
	return err
}

// logEvent logs what happens to the files of the followed folder: what fails
// as a warning, changes at the given level.
func (p *program) logEvent(ctx context.Context, level slog.Level) func(folder.Event) {
	return func(e folder.Event) {
		if e.Err != nil {
			p.log.Warn("a file of the corpus cannot be read", "file", e.Path, "reason", e.Err)
			return
		}
		p.log.Log(ctx, level, "the library changed", "article", e.ID, "change", e.Change.String(), "file", e.Path)
	}
}
