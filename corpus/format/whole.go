package format

import (
	"context"
	"io"
	"io/fs"
	"os"
	"time"

	"verbatim/corpus/reason"
)

// How a file that is being written is read.
const (
	// unchangedFor is how long a file must have been as it is to be taken for
	// whole. File systems tell times that are less than 10 ms apart.
	unchangedFor = 50 * time.Millisecond
	// unchangedMost is how long it is waited for.
	unchangedMost = time.Second
)

// readWhole has read read a file when nobody writes it, and again where somebody
// did meanwhile: half an article is none. What is no file on a disk is read as it
// comes.
func readWhole(ctx context.Context, f *os.File, read func() ([]byte, error)) ([]byte, error) {
	for end := time.Now().Add(unchangedMost); ; {
		before, err := f.Stat()
		if err != nil {
			return nil, err
		}
		if !before.Mode().IsRegular() {
			return read()
		}
		if age := time.Since(before.ModTime()); age < 0 || age >= unchangedFor {
			data, err := read()
			if after, fault := f.Stat(); err != nil || fault != nil || same(before, after) {
				return data, err
			}
		}
		if time.Now().After(end) {
			return nil, reason.Errorf(reason.Broken, "it is being written: add it again when that is done")
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(unchangedFor):
		}
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return nil, err
		}
	}
}

// same reports whether a file is as it was.
func same(before, after fs.FileInfo) bool {
	return before.Size() == after.Size() && before.ModTime().Equal(after.ModTime())
}
