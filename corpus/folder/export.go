package folder

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"verbatim/corpus"
	"verbatim/corpus/format"
)

// Export writes every article of the library into a folder, as Markdown in a
// file named by its ID, and returns how many there were. Adding that folder to
// an empty library gives the same articles under the same IDs. Beside the
// header, each file says which version it is and what Article.Hash it has,
// which adding leaves aside. The folder is made, for the owner only, or must
// be empty: what else is in it would be added too. It is left empty where not all
// could be written. Progress, which may be nil, is told how many articles are done.
func Export(ctx context.Context, l *corpus.Library, dir string, progress func(done, total int)) (n int, err error) {
	if err := emptyFolder(dir); err != nil {
		return 0, err
	}
	versions, err := l.Versions(ctx)
	if err != nil {
		return 0, err
	}
	var written []string
	for i, id := range slices.Sorted(maps.Keys(versions)) {
		if progress != nil {
			progress(i, len(versions))
		}
		a, version, err := l.Current(ctx, id)
		if errors.Is(err, corpus.ErrNotFound) {
			continue // removed since
		}
		path := filepath.Join(dir, id+".md")
		if err == nil {
			err = exportArticle(path, a, version)
		}
		if err != nil {
			return 0, errors.Join(fmt.Errorf("nothing is exported: %w; mend that and try again", err), removeAll(written))
		}
		written = append(written, path)
	}
	return len(written), nil
}

// removeAll removes files.
func removeAll(paths []string) error {
	var faults []error
	for _, path := range paths {
		faults = append(faults, os.Remove(path))
	}
	return errors.Join(faults...)
}

// emptyFolder makes a folder, or fails if it holds anything.
func emptyFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("cannot make the folder: %w; name another", err)
	}
	entries, err := os.ReadDir(dir)
	if err == nil && len(entries) > 0 {
		err = fmt.Errorf("folder %s is not empty: name a new one", dir)
	}
	return err
}

// exportArticle writes one article to a new file. Until it is whole its name
// starts with a dot, so that adding the folder leaves it out.
func exportArticle(path string, a corpus.Article, version int) error {
	part := filepath.Join(filepath.Dir(path), "."+filepath.Base(path))
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	err = format.WriteMarkdown(f, a, corpus.Field{Name: "version", Value: new(strconv.Itoa(version))}, corpus.Field{Name: "hash", Value: new(a.Hash())})
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		err = errors.Join(err, os.Remove(part))
	}
	return err
}
