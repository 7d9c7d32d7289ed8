package folder

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	"verbatim/corpus"
	"verbatim/corpus/format"
	"verbatim/corpus/scratch"
)

// Export writes every article of the library into a folder, as Markdown in a
// file named by its ID, and returns how many there were. Adding that folder to
// an empty library gives the same articles under the same IDs. Beside the
// header, each file says which version it is and what Article.Hash it has,
// which adding leaves aside. The folder is made, for the owner only, or must
// be empty, but for an export that a kill ended (scratch.Fill): what else is in it
// would be added too. It is left empty where not all could be written. Progress,
// which may be nil, is told how many articles are done.
func Export(ctx context.Context, l *corpus.Library, dir string, progress func(done, total int)) (n int, err error) {
	err = scratch.Fill(dir, func(f *scratch.Filling) error {
		others, err := f.Others()
		if err == nil && len(others) > 0 {
			err = fmt.Errorf("folder %s is not empty: name a new one", dir)
		}
		if err != nil {
			return err
		}
		versions, err := l.Versions(ctx)
		if err != nil {
			return err
		}
		if n, err = exportAll(ctx, l, f, slices.Sorted(maps.Keys(versions)), progress); err != nil {
			err = fmt.Errorf("nothing is exported: %w; mend that and try again", err)
		}
		return err
	})
	if err != nil {
		return 0, err
	}
	return n, nil
}

// exportAll writes articles by their IDs, and returns how many were still there.
func exportAll(ctx context.Context, l *corpus.Library, f *scratch.Filling, ids []string, progress func(done, total int)) (n int, err error) {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id + ".md"
	}
	if err := f.Expect(names); err != nil {
		return 0, err
	}
	for i, id := range ids {
		if progress != nil {
			progress(i, len(ids))
		}
		a, version, err := l.Current(ctx, id)
		if errors.Is(err, corpus.ErrNotFound) {
			continue // removed since
		}
		if err == nil {
			err = f.Create(names[i], func(w io.Writer) error {
				return format.WriteMarkdown(w, a, corpus.Field{Name: "version", Value: new(strconv.Itoa(version))}, corpus.Field{Name: "hash", Value: new(a.Hash())})
			})
		}
		if err != nil {
			return 0, err
		}
		n++
	}
	return n, nil
}
