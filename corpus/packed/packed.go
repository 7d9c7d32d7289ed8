// Package packed opens zip files from strangers: archives, books and Word
// documents. It bounds how many files they hold and how large each unpacks.
package packed

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"

	"golang.org/x/net/html/charset"

	"verbatim/corpus/reason"
)

// maxFiles bounds the files in one zip, of whatever kind.
const maxFiles = 20_000

// entry starts each line of a zip's table of contents.
var entry = []byte("PK\x01\x02")

// Files lists the files in a zip, in its order. Errors say what to do.
func Files(src []byte) ([]*zip.File, error) {
	if n := bytes.Count(src, entry); n > maxFiles {
		return nil, fmt.Errorf("%d files in one archive, want at most %d: make several archives of it", n, maxFiles)
	}
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return nil, reason.Errorf(reason.Broken, "the zip file is broken (%w): fetch or pack it again", err)
	}
	return z.File, nil
}

// Find is the first file with a name, nil if there is none.
func Find(files []*zip.File, name string) *zip.File {
	for _, f := range files {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// Decode reads the XML file with a name, of at most limit bytes, into a value.
func Decode(files []*zip.File, name string, limit int64, into any) error {
	f := Find(files, name)
	if f == nil {
		return fs.ErrNotExist
	}
	data, err := Unpack(f, limit)
	if err != nil {
		return err
	}
	return Decoder(data).Decode(into)
}

// Decoder reads XML of any encoding.
func Decoder(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict, d.CharsetReader = false, charset.NewReaderLabel
	return d
}

// Unpack returns the content of a file, which may be at most limit bytes. What
// the zip says of its size is checked against what comes out.
func Unpack(f *zip.File, limit int64) ([]byte, error) {
	if f.Flags&1 != 0 {
		return nil, reason.New(reason.Locked, "locked with a password: pack it without one")
	}
	r, err := f.Open()
	if err != nil {
		return nil, reason.Errorf(reason.Broken, "cannot be unpacked (%w): pack it again", err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(data)) > limit:
		return nil, reason.Errorf(reason.TooLarge, "unpacks to more than %d MiB: cut it into several articles", limit>>20)
	case err != nil:
		return nil, reason.Errorf(reason.Broken, "cannot be unpacked (%w): the file is broken, fetch or pack it again", err)
	}
	return data, nil
}
