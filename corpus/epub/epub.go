// Package epub opens EPUB books: what the book says of itself, and its chapters
// in reading order, as the XHTML that they are.
//
// No kept library of EPUB for Go was found; what is needed of the format is two
// small XML files.
package epub

import (
	"archive/zip"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"verbatim/corpus/draft"
	"verbatim/corpus/packed"
	"verbatim/corpus/reason"
)

// Bounds of a book.
const (
	maxChapters = 2_000
	maxChapter  = 10 << 20 // bytes of one
	maxBook     = 64 << 20 // bytes of all
	maxPackage  = 4 << 20  // bytes of the file that lists the parts
)

var (
	errBroken = reason.New(reason.Broken, "the EPUB is broken: it does not say what it holds in which order, fetch or export it again")
	errLocked = reason.New(reason.Locked, "the EPUB is locked by its publisher (DRM): get a copy without")
)

// A Book is an opened book. Text says what it tells of itself and has no
// blocks.
type Book struct {
	Text     draft.Text
	Chapters [][]byte
}

// container is META-INF/container.xml.
type container struct {
	Roots []struct {
		Path string `xml:"full-path,attr"`
	} `xml:"rootfiles>rootfile"`
}

// opf is the package document: metadata, the parts, and their order.
type opf struct {
	Title     []string `xml:"metadata>title"`
	Creator   []string `xml:"metadata>creator"`
	Publisher []string `xml:"metadata>publisher"`
	Date      []date   `xml:"metadata>date"`
	Language  []string `xml:"metadata>language"`
	Items     []struct {
		ID         string `xml:"id,attr"`
		Href       string `xml:"href,attr"`
		Type       string `xml:"media-type,attr"`
		Properties string `xml:"properties,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		ID     string `xml:"idref,attr"`
		Linear string `xml:"linear,attr"`
	} `xml:"spine>itemref"`
}

// date is a day, and in EPUB 2 what happened then.
type date struct {
	Event string `xml:"event,attr"`
	Day   string `xml:",chardata"`
}

// published is the day of publication: the one that says so, else the first that
// is not of the file.
func (p opf) published() string {
	day := ""
	for _, d := range p.Date {
		at, _, _ := strings.Cut(strings.TrimSpace(d.Day), "T")
		switch {
		case strings.Contains(d.Event, "publication"):
			return at
		case day == "" && d.Event != "modification" && d.Event != "creation":
			day = at
		}
	}
	return day
}

// encryption is META-INF/encryption.xml.
type encryption struct {
	Data []struct {
		Path string `xml:"URI,attr"`
	} `xml:"EncryptedData>CipherData>CipherReference"`
}

// Open opens a book. Errors are for people: they say what is wrong and what to
// do.
func Open(src []byte) (Book, error) {
	files, err := packed.Files(src)
	if err != nil {
		return Book{}, err
	}
	var c container
	if err := packed.Decode(files, "META-INF/container.xml", maxPackage, &c); err != nil || len(c.Roots) == 0 {
		return Book{}, errBroken
	}
	var p opf
	root := c.Roots[0].Path
	if err := packed.Decode(files, root, maxPackage, &p); err != nil {
		return Book{}, errBroken
	}
	names := p.chapters(path.Dir(root))
	if err := readable(files, names); err != nil {
		return Book{}, err
	}
	book := Book{Text: p.text()}
	book.Chapters, err = unpack(files, names)
	return book, err
}

// text is what the book says of itself.
func (p opf) text() draft.Text {
	first := func(values []string) string {
		for _, v := range values {
			if v = strings.Join(strings.Fields(v), " "); v != "" {
				return v
			}
		}
		return ""
	}
	var authors []string
	for _, a := range p.Creator {
		if a = strings.Join(strings.Fields(a), " "); a != "" && !slices.Contains(authors, a) {
			authors = append(authors, a)
		}
	}
	return draft.Text{Title: first(p.Title), Author: strings.Join(authors, ", "), Publisher: first(p.Publisher),
		Published: p.published(), Language: first(p.Language)}
}

// chapters lists the paths of the chapters in reading order. The table of
// contents and what stands outside the reading order are none.
func (p opf) chapters(dir string) []string {
	paths := map[string]string{}
	for _, item := range p.Items {
		href, err := url.PathUnescape(item.Href)
		isText := item.Type == "application/xhtml+xml" || item.Type == "text/html"
		if err == nil && isText && !slices.Contains(strings.Fields(item.Properties), "nav") {
			paths[item.ID] = path.Join(dir, href)
		}
	}
	var names []string
	for _, ref := range p.Spine {
		if name := paths[ref.ID]; name != "" && ref.Linear != "no" && !slices.Contains(names, name) && len(names) <= maxChapters {
			names = append(names, name)
		}
	}
	return names
}

// readable refuses books without chapters, with too many and with locked ones.
func readable(files []*zip.File, names []string) error {
	if len(names) == 0 {
		return errBroken
	}
	if len(names) > maxChapters {
		return reason.Errorf(reason.TooLarge, "the EPUB has more than %d chapters: cut it into several books", maxChapters)
	}
	var e encryption
	if err := packed.Decode(files, "META-INF/encryption.xml", maxPackage, &e); err != nil {
		return nil // nothing is encrypted
	}
	for _, d := range e.Data {
		if name, err := url.PathUnescape(d.Path); err == nil && slices.Contains(names, path.Clean(name)) {
			return errLocked
		}
	}
	return nil
}

// unpack returns the chapters that are there.
func unpack(files []*zip.File, names []string) (chapters [][]byte, err error) {
	byName := map[string]*zip.File{}
	for _, f := range files {
		byName[f.Name] = f
	}
	left := maxBook
	for _, name := range names {
		f := byName[name]
		if f == nil {
			continue
		}
		data, err := packed.Unpack(f, maxChapter)
		if err != nil {
			return nil, fmt.Errorf("%s in the EPUB: %w", name, err)
		}
		if left -= len(data); left < 0 {
			return nil, reason.Errorf(reason.TooLarge, "the EPUB unpacks to more than %d MiB of text: cut it into several books", maxBook>>20)
		}
		chapters = append(chapters, data)
	}
	if len(chapters) == 0 {
		return nil, errBroken
	}
	return chapters, nil
}
