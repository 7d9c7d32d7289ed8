package format

import (
	"cmp"
	"context"
	"errors"
	"io"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/docx"
	"verbatim/corpus/draft"
	"verbatim/corpus/pdf"
	"verbatim/corpus/reason"
)

// A Document is a file, an attachment or the body of a response, as it came.
type Document struct {
	// Name is the file's name or the address. What it ends in tells the
	// format where bytes and media type leave it open.
	Name string
	// MediaType is what it was sent as, with its charset: the Content-Type
	// header. It may be empty.
	MediaType string
	Data      []byte
}

// An Entry is one article of a document, or says why it could not be read.
type Entry struct {
	// Document is what the article was read from, and can be read from again:
	// the document itself, or one that an archive holds, whose name is then
	// that of the archive, a slash and its path there.
	Document Document
	Article  corpus.Article
	Dropped  []Dropped
	// Err says what is wrong with this document and what to do, and starts
	// with its name. Article is then empty.
	Err error
}

// Incoming is the article of an entry without error on its way into the
// library, with the bytes that it was read from. The origin is the absolute
// path of its file, "" if it comes from elsewhere; defaults are what the reader
// was given.
func (e Entry) Incoming(origin string, defaults corpus.Header) corpus.Incoming {
	d := e.Document
	return corpus.Incoming{Article: e.Article, Origin: origin, Raw: d.Data,
		Reading: corpus.Reading{MediaType: d.MediaType, Name: filepath.Base(d.Name), Defaults: defaults}}
}

// A Reader reads documents of all formats. The zero Reader is ready; Close
// frees what it holds. What reading PDF needs is made ready with the first PDF.
// It may be used by several goroutines.
type Reader struct{ pdf pdf.Engine }

// Close frees what the reader holds.
func (r *Reader) Close() error { return r.pdf.Close() }

// Read yields the articles of a document: one, or as many as an archive holds.
// There is always at least one entry; a broken document gives one with an
// error. What a document does not say about itself is taken from defaults, of
// which ID, title and URL are for single articles and do not go to those of an
// archive. See the function Read for how paragraphs come about.
func (r *Reader) Read(ctx context.Context, d Document, defaults corpus.Header) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		format, err := d.format()
		switch {
		case err == nil && format == Archive:
			r.readArchive(ctx, d, defaults, maxArchiveBytes, yield)
		case err == nil:
			yield(r.readOne(ctx, d, format, defaults))
		default:
			yield(Entry{Document: d, Err: located(d.Name, err)})
		}
	}
}

// ReadFile reads the document in a file, as Read does, once nobody writes it. A
// pipe is read too; one that nobody writes to is empty, and waiting for who does
// ends with ctx.
func (r *Reader) ReadFile(ctx context.Context, path string, defaults corpus.Header) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		// Else opening a pipe waits for a writer, and nothing can end that.
		f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
		if err != nil {
			yield(Entry{Document: Document{Name: path}, Err: err})
			return
		}
		defer f.Close()
		// Files on disk have no deadline and need none.
		defer context.AfterFunc(ctx, func() { _ = f.SetReadDeadline(time.Now()) })()
		data, err := readWhole(ctx, f, func() ([]byte, error) { return readBounded(f, corpus.MaxFileSize) })
		r.readAll(ctx, path, data, err, defaults, yield)
	}
}

// ReadFrom reads the document that f holds, as Read does.
func (r *Reader) ReadFrom(ctx context.Context, f io.Reader, name string, defaults corpus.Header) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		data, err := readBounded(f, corpus.MaxFileSize)
		r.readAll(ctx, name, data, err, defaults, yield)
	}
}

// readAll reads the document that data holds, unless there was an error.
func (r *Reader) readAll(ctx context.Context, name string, data []byte, err error, defaults corpus.Header, yield func(Entry) bool) {
	if err != nil {
		yield(Entry{Document: Document{Name: name}, Err: located(name, err)})
		return
	}
	r.Read(ctx, Document{Name: name, Data: data}, defaults)(yield)
}

// Reread reads the original of an article again, as it was read then.
func (r *Reader) Reread(ctx context.Context, o corpus.Original) (corpus.Incoming, error) {
	for e := range r.Read(ctx, Document{Name: o.Name, MediaType: o.MediaType, Data: o.Raw}, o.Defaults) {
		item := e.Incoming("", o.Defaults)
		item.Reading = o.Reading
		return item, e.Err
	}
	return corpus.Incoming{}, errors.New("nothing was read")
}

// readBounded reads all there is, which may be no more than limit bytes.
func readBounded(r io.Reader, limit int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if err == nil && len(data) > limit {
		err = tooLarge(limit)
	}
	return data, err
}

// tooLarge is the error for a document of more than limit bytes.
func tooLarge(limit int) error {
	return reason.Errorf(reason.TooLarge, "larger than %d MiB: cut it into several articles", limit>>20)
}

// readOne reads a document that is one article.
func (r *Reader) readOne(ctx context.Context, d Document, format Format, defaults corpus.Header) Entry {
	e := Entry{Document: d}
	if isBinary(format) {
		text, err := r.parse(ctx, d.Data, format)
		e.Err = err
		e.Article, e.Dropped = fromDraft(text)
	} else {
		e.Article, e.Dropped, e.Err = parseText(d, format, defaults.Title)
	}
	return e.finished(defaults)
}

// finished fills in what the document does not say and checks the whole.
func (e Entry) finished(defaults corpus.Header) Entry {
	slices.SortStableFunc(e.Dropped, func(a, b Dropped) int { return a.Line - b.Line })
	if format, _ := e.Document.format(); format == HTML {
		if unnamed(e.Article.Source) {
			e.Article.Publisher = cmp.Or(defaults.Publisher, e.Article.Publisher)
		}
		if !sameSite(e.Article.URL, defaults.URL) { // a page may call itself one of its own site only
			e.Article.URL = cmp.Or(defaults.URL, e.Article.URL)
		}
	}
	if e.Err == nil {
		e.Err = finish(&e.Article, e.Document.Name, defaults)
	}
	if e.Err != nil {
		e.Article, e.Err = corpus.Article{}, located(e.Document.Name, e.Err)
	}
	return e
}

// unnamed reports whether a page names no publisher, so that its host stands for
// one.
func unnamed(s corpus.Source) bool {
	u, err := url.Parse(s.URL)
	return err == nil && s.Publisher != "" && strings.HasSuffix(u.Hostname(), s.Publisher)
}

// parse reads a document of a format that is no text.
func (r *Reader) parse(ctx context.Context, data []byte, format Format) (_ draft.Text, err error) {
	defer reason.Guard(&err)
	switch format {
	case PDF:
		return r.pdf.Read(ctx, data)
	case EPUB:
		return readBook(ctx, data)
	case DOCX:
		return docx.Read(ctx, data)
	}
	return draft.Text{}, errors.New("an archive within an archive: unpack the outer one first")
}
