package corpus

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds of an archive.
const (
	maxArchiveFiles = 2_000     // articles in it
	maxArchiveNames = 20_000    // files in it, of whatever kind
	maxArchiveBytes = 256 << 20 // of all its articles, unpacked
)

// zipFormat tells what a file that is packed as zip is: an EPUB book and a Word
// document name themselves in it, anything else is an archive.
func zipFormat(src []byte) Format {
	if bytes.Count(src, []byte("PK\x01\x02")) > maxArchiveNames {
		return Archive // which then says what is wrong
	}
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return Archive
	}
	for _, f := range z.File {
		switch f.Name {
		case "META-INF/container.xml":
			return EPUB
		case "word/document.xml":
			return DOCX
		}
	}
	return Archive
}

// readArchive reads each document that an archive holds, until they unpack to
// more than limit bytes.
func (r *Reader) readArchive(ctx context.Context, d Document, defaults Header, limit int64, yield func(Entry) bool) {
	files, err := archiveFiles(d.Data)
	if err != nil {
		yield(Entry{Document: d, Err: located(d.Name, err)})
		return
	}
	defaults.ID, defaults.Title, defaults.URL = "", "", ""
	left := limit
	for _, f := range files {
		if left < min(limit, MaxFileSize) && left < int64(f.UncompressedSize64) {
			err := fmt.Errorf("the archive unpacks to more than %d MiB: what follows was not read, make several archives of it", limit>>20)
			yield(Entry{Document: d, Err: located(d.Name+"/"+f.Name, err)})
			return
		}
		e := r.readPacked(ctx, Document{Name: d.Name + "/" + f.Name}, f, min(left, MaxFileSize), defaults)
		left -= int64(len(e.Document.Data))
		if !yield(e) || ctx.Err() != nil {
			return
		}
	}
}

// readPacked reads one document of an archive, of at most limit bytes.
func (r *Reader) readPacked(ctx context.Context, d Document, f *zip.File, limit int64, defaults Header) Entry {
	var err error
	if d.Data, err = unpack(f, limit); err != nil {
		return Entry{Document: d, Err: located(d.Name, err)}
	}
	format, err := d.format()
	if err == nil && format == Archive {
		err = errors.New("an archive within an archive: unpack the outer one first")
	}
	if err != nil {
		return Entry{Document: d, Err: located(d.Name, err)}
	}
	return r.readOne(ctx, d, format, defaults)
}

// unpack returns the content of a packed file of at most limit bytes. What the
// archive says of its size is checked against what comes out.
func unpack(f *zip.File, limit int64) ([]byte, error) {
	if f.Flags&1 != 0 {
		return nil, errors.New("locked with a password: pack it without one")
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("cannot be unpacked (%w): pack it again", err)
	}
	defer r.Close()
	data, err := readBounded(r, int(limit))
	if err != nil && int64(len(data)) <= limit {
		err = fmt.Errorf("cannot be unpacked (%w): the archive is broken, pack it again", err)
	}
	return data, err
}

// archiveFiles lists the files of an archive that can be read, by name. Hidden
// ones are left out, as in a folder.
func archiveFiles(src []byte) ([]*zip.File, error) {
	if n := bytes.Count(src, []byte("PK\x01\x02")); n > maxArchiveNames {
		return nil, fmt.Errorf("%d files in one archive, want at most %d: make several archives of it", n, maxArchiveNames)
	}
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return nil, fmt.Errorf("the zip file is broken (%w): fetch or pack it again", err)
	}
	var files []*zip.File
	for _, f := range z.File {
		if FormatOf(f.Name) == "" || hidden(f.Name) || f.FileInfo().IsDir() {
			continue
		}
		if !fs.ValidPath(f.Name) || !utf8.ValidString(f.Name) || strings.ContainsAny(f.Name, "\\\x00\n") {
			return nil, fmt.Errorf("the archive holds a file with the name %q, which no file may have: pack it again", f.Name)
		}
		files = append(files, f)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no article in this archive: those that can be read end in %s", Endings())
	}
	if len(files) > maxArchiveFiles {
		return nil, fmt.Errorf("%d articles in one archive, want at most %d: make several archives of it", len(files), maxArchiveFiles)
	}
	slices.SortFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	return files, nil
}

// hidden reports whether a path has a part that folders do not show.
func hidden(name string) bool {
	for part := range strings.SplitSeq(path.Clean(name), "/") {
		if strings.HasPrefix(part, ".") && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	return false
}
