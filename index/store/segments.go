package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// Segments cost memory and time with every question, and bleve merges them only
// while a store is open for writing. A small store is made one segment whenever
// it is written, which takes milliseconds; a large one when it has too many.
const maxSegments, smallStore = 8, 5000

// compact merges the segments of a store that holds so many passages.
func (s *Store) compact(ctx context.Context, passages int) error {
	files, err := s.segments()
	if err != nil || len(files) <= 1 || len(files) <= maxSegments && passages > smallStore {
		return err
	}
	advanced, err := s.bleve.Advanced()
	if err != nil {
		return err
	}
	merger, ok := advanced.(*scorch.Scorch)
	if !ok {
		return errNotScorch
	}
	return merger.ForceMerge(ctx, nil)
}

// segments names the files of the segments that the store is made of.
func (s *Store) segments() (map[string]bool, error) {
	r, err := s.reader()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	files := map[string]bool{}
	for _, part := range r.Segments() {
		if file, ok := part.Segment().(interface{ Path() string }); ok {
			files[filepath.Base(file.Path())] = true
		}
	}
	return files, nil
}

// Prune removes the segments that merging left over in the folder dir.
func Prune(dir string) error {
	s, _, err := OpenServed(dir)
	if err != nil {
		return err
	}
	live, err := s.segments()
	if err = errors.Join(err, s.Close()); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(dir, "store", "*.zap"))
	if err != nil {
		return err
	}
	for _, file := range files {
		if !live[filepath.Base(file)] {
			err = errors.Join(err, os.Remove(file))
		}
	}
	return err
}
