package bot

import (
	"context"
	"time"

	"verbatim/corpus"
	"verbatim/index"
)

// A directory has the IDs of a library's articles by their hashes, of which a
// button knows no more.
type directory struct {
	// revision is the library's at the time.
	revision int64
	articles map[uint64][]string
}

// maxDirectories and directoryAge bound the directories that are kept: one of a
// thousand articles takes 150 KiB, and to make it costs more than to answer.
const maxDirectories, directoryAge = 64, time.Hour

// directories are those of what a server may read.
func (b *Bot) directories(ctx context.Context, source index.Source, server string) ([]directory, error) {
	if _, stored := source.(*corpus.Library); !stored {
		d, err := newDirectory(ctx, source)
		return []directory{d}, err
	}
	own, err := b.directory(ctx, server)
	if err != nil || server == "" {
		return []directory{own}, err
	}
	shared, err := b.directory(ctx, "")
	return []directory{own, shared}, err
}

// directory is that of the articles which are a server's own, the shared ones
// for "". It is made anew when they have changed.
func (b *Bot) directory(ctx context.Context, server string) (directory, error) {
	library := b.Store.Own(server)
	// First, so that a change meanwhile is noticed the next time.
	revision, err := library.Revision(ctx)
	if err != nil {
		return directory{}, err
	}
	if d, ok := b.known.get(server, b.now()); ok && d.revision == revision {
		return d, nil
	}
	d, err := newDirectory(ctx, library)
	if err != nil {
		return directory{}, err
	}
	d.revision = revision
	b.known.put(server, d, b.now())
	return d, nil
}

func newDirectory(ctx context.Context, source index.Source) (directory, error) {
	versions, err := source.Versions(ctx)
	d := directory{articles: make(map[uint64][]string, len(versions))}
	for id := range versions {
		hash := hashBits(id, articleDigits)
		d.articles[hash] = append(d.articles[hash], id)
	}
	return d, err
}
