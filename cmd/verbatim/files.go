package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"

	"verbatim/corpus"
	"verbatim/corpus/folder"
	"verbatim/corpus/format"
)

// findFiles lists what a path names: the files in a folder that can be read, or
// itself, which may be "-" for standard input. Some may be listed beside an
// error.
func findFiles(ctx context.Context, path string) ([]string, error) {
	info, err := os.Stat(path)
	switch missing := errors.Is(err, fs.ErrNotExist); {
	case path == "-":
		return []string{path}, nil
	case missing && likeAddress(path):
		return nil, fmt.Errorf("%s: there is no such file: a web address starts with https:// or http://", path)
	case missing:
		return nil, fmt.Errorf("%s: there is no such file", path)
	case err != nil:
		return nil, err
	case !info.IsDir():
		return []string{path}, nil
	}
	files, err := folder.Find(ctx, path)
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s: no file in this folder that can be read: those end in %s", path, format.Endings())
	}
	return files, err
}

// read reads a document from a file, or from standard input for "-".
func (p *program) read(ctx context.Context, r *format.Reader, path string, defaults corpus.Header) iter.Seq[format.Entry] {
	if path != "-" {
		return r.ReadFile(ctx, path, defaults)
	}
	return r.ReadFrom(ctx, p.input(ctx), path, defaults)
}
