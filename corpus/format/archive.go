package format

import (
	"archive/zip"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/packed"
	"verbatim/corpus/reason"
)

// Bounds of an archive.
const (
	maxArchiveFiles = 2_000     // articles in it
	maxArchiveBytes = 256 << 20 // of all its articles, unpacked
)

// zipFormat tells what a file that is packed as zip is: an EPUB book and a Word
// document name themselves in it, anything else is an archive.
func zipFormat(src []byte) Format {
	files, err := packed.Files(src)
	if err != nil {
		return Archive // which then says what is wrong
	}
	for _, f := range files {
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
func (r *Reader) readArchive(ctx context.Context, d Document, defaults corpus.Header, limit int64, yield func(Entry) bool) {
	files, err := archiveFiles(d.Data)
	if err != nil {
		yield(Entry{Document: d, Err: located(d.Name, err)})
		return
	}
	defaults.ID, defaults.Title, defaults.URL = "", "", ""
	left := limit
	for _, f := range files {
		if left < min(limit, corpus.MaxFileSize) && left < int64(f.UncompressedSize64) {
			err := fmt.Errorf("the archive unpacks to more than %d MiB: what follows was not read, make several archives of it", limit>>20)
			yield(Entry{Document: d, Err: located(d.Name+"/"+f.Name, err)})
			return
		}
		e := r.readPacked(ctx, Document{Name: d.Name + "/" + f.Name}, f, min(left, corpus.MaxFileSize), defaults)
		left -= int64(len(e.Document.Data))
		if !yield(e) || ctx.Err() != nil {
			return
		}
	}
}

// readPacked reads one document of an archive, of at most limit bytes.
func (r *Reader) readPacked(ctx context.Context, d Document, f *zip.File, limit int64, defaults corpus.Header) Entry {
	var err error
	if d.Data, err = packed.Unpack(f, limit); err != nil {
		return Entry{Document: d, Err: located(d.Name, err)}
	}
	format, err := d.format()
	if err != nil {
		return Entry{Document: d, Err: located(d.Name, err)}
	}
	return r.readOne(ctx, d, format, defaults)
}

// archiveFiles lists the files of an archive that can be read, by name. Hidden
// ones are left out, as in a folder.
func archiveFiles(src []byte) ([]*zip.File, error) {
	all, err := packed.Files(src)
	if err != nil {
		return nil, err
	}
	var files []*zip.File
	for _, f := range all {
		if Of(f.Name) == "" || hidden(f.Name) || f.FileInfo().IsDir() {
			continue
		}
		if !fs.ValidPath(f.Name) || !utf8.ValidString(f.Name) || strings.ContainsAny(f.Name, "\\\x00\n") {
			return nil, fmt.Errorf("the archive holds a file with the name %q, which no file may have: pack it again", f.Name)
		}
		files = append(files, f)
	}
	if len(files) == 0 {
		return nil, reason.Errorf(reason.NoArticle, "no article in this archive: those that can be read end in %s", Endings())
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
