// Package folder keeps a library in step with the files in a folder, and writes
// one into a folder.
package folder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"verbatim/corpus/format"
	"verbatim/corpus/scratch"
)

// Bounds of a folder of articles. They keep a folder named by mistake, such as
// "/", from being read to its end.
const (
	// MaxFiles bounds the articles in one folder with all below it.
	MaxFiles = 20_000
	// maxFolders and maxDepth bound the folders below it.
	maxFolders = 5_000
	maxDepth   = 32
)

// A tree is what a folder of articles holds, at any depth.
type tree struct {
	// files are the articles, by path, sorted; folders all folders.
	files, folders []string
	// states tells for each file whether it has changed.
	states map[string]fileState
	// unread are the folders and files that could not be looked at.
	unread map[string]error
	// cut is set when there was more than the bounds allow.
	cut bool
}

// fileState is what changes when a file does.
type fileState struct {
	size    int64
	changed int64 // nanoseconds since 1970
}

// stateOf is the state of a file.
func stateOf(info fs.FileInfo) fileState {
	return fileState{info.Size(), info.ModTime().UnixNano()}
}

// Find lists the files in a folder, at any depth, that Read can read, as
// absolute paths in order. Names that start with a dot are left out; links are
// followed, each folder once. It fails when the folder cannot be read or holds
// more than MaxFiles; a folder in it that cannot be read, or that an export has not
// finished, is an error too, but the files found elsewhere are returned with it.
func Find(ctx context.Context, dir string) ([]string, error) {
	t, err := walk(ctx, dir)
	if err != nil {
		return nil, err
	}
	faults := slices.Collect(maps.Values(t.unread))
	if t.cut {
		faults = append(faults, tooMany(dir))
	}
	return t.files, errors.Join(faults...)
}

// tooMany is the error for a folder that exceeds the bounds.
func tooMany(dir string) error {
	return fmt.Errorf("folder %s holds more than %d articles or %d folders: name a smaller one", dir, MaxFiles, maxFolders)
}

// walk looks at a folder and all below it.
func walk(ctx context.Context, dir string) (*tree, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	t := &tree{states: map[string]fileState{}, unread: map[string]error{}}
	t.enter(ctx, dir, 0, map[string]bool{})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := t.unread[dir]; err != nil {
		return nil, err
	}
	slices.Sort(t.files)
	return t, nil
}

// enter looks at one folder. seen holds the real paths of those visited, so
// that links in a circle come to an end.
func (t *tree) enter(ctx context.Context, dir string, depth int, seen map[string]bool) {
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.unread[dir] = fmt.Errorf("folder of articles: %w", err)
		return
	}
	if seen[real] || ctx.Err() != nil {
		return
	}
	if depth > maxDepth || len(t.folders) >= maxFolders {
		t.cut = true
		return
	}
	seen[real] = true
	entries, err := os.ReadDir(dir)
	if err == nil {
		err = scratch.Finished(dir)
	}
	if err != nil {
		t.unread[dir] = fmt.Errorf("folder of articles: %w", err)
		return
	}
	t.folders = append(t.folders, dir)
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ".") {
			t.look(ctx, filepath.Join(dir, entry.Name()), entry, depth, seen)
		}
	}
}

// look notes a file, or enters a folder.
func (t *tree) look(ctx context.Context, path string, entry fs.DirEntry, depth int, seen map[string]bool) {
	link := entry.Type()&fs.ModeSymlink != 0
	if !entry.IsDir() && format.Of(path) == "" && !link {
		return
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist): // gone since, or a link to nothing
	case err != nil:
		t.unread[path] = err
	case info.IsDir():
		t.enter(ctx, path, depth+1, seen)
	case !info.Mode().IsRegular() || format.Of(path) == "":
	case len(t.files) >= MaxFiles:
		t.cut = true
	default:
		t.files = append(t.files, path)
		t.states[path] = stateOf(info)
	}
}

// file is the file that an origin is in: the origin itself, or the archive
// above it.
func (t *tree) file(origin string) string {
	for path := origin; len(path) > 1; path = filepath.Dir(path) {
		if _, ok := t.states[path]; ok {
			return path
		}
	}
	return origin
}

// keeps reports whether the file at path may still be there: it was seen, or
// could not be looked at.
func (t *tree) keeps(path string) bool {
	if _, ok := t.states[path]; ok {
		return true
	}
	for place := range t.unread {
		if below, err := filepath.Rel(place, path); err == nil && filepath.IsLocal(below) {
			return true
		}
	}
	return t.cut
}
