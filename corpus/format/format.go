package format

import (
	"bytes"
	"errors"
	"maps"
	"mime"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"verbatim/corpus/reason"
)

// A Format is a way to write an article down.
type Format string

// The formats that a Reader understands. An Archive holds documents of the
// others, each an article of its own.
const (
	Markdown Format = "markdown"
	Text     Format = "text"
	HTML     Format = "html"
	PDF      Format = "pdf"
	EPUB     Format = "epub"
	DOCX     Format = "docx"
	Archive  Format = "zip"
)

// endings maps what a file name ends in to its format.
var endings = map[string]Format{
	".md": Markdown, ".markdown": Markdown,
	".txt":  Text,
	".html": HTML, ".htm": HTML, ".xhtml": HTML,
	".pdf":  PDF,
	".epub": EPUB,
	".docx": DOCX,
	".zip":  Archive,
}

// Of tells the format from the ending of a file name, "" when the ending
// belongs to none.
func Of(name string) Format {
	return endings[strings.ToLower(path.Ext(filepath.ToSlash(name)))]
}

// Endings lists the file name endings that can be read, for people: ".docx,
// .epub and .zip".
func Endings() string {
	all := slices.Sorted(maps.Keys(endings))
	last := len(all) - 1
	return strings.Join(all[:last], ", ") + " and " + all[last]
}

// mediaTypes maps media types that name a format to it. Others, such as
// text/plain and application/octet-stream, are given to files of all formats.
var mediaTypes = map[string]Format{
	"text/markdown": Markdown, "text/x-markdown": Markdown,
	"text/html": HTML, "application/xhtml+xml": HTML,
	"application/pdf":      PDF,
	"application/epub+zip": EPUB,
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": DOCX,
	"application/zip": Archive, "application/x-zip-compressed": Archive,
}

// declared is what a media type says: the format, "" if it leaves that open,
// and the character set.
func declared(mediaType string) (format Format, charset string) {
	kind, params, err := mime.ParseMediaType(mediaType)
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		return "", ""
	}
	return mediaTypes[kind], params["charset"]
}

// format finds the format of a document: by its first bytes, which do not lie,
// else by the media type, the name's ending or the look of the text.
func (d Document) format() (Format, error) {
	if err := refuseSignature(d.Data); err != nil {
		return "", err
	}
	said, _ := declared(d.MediaType)
	ending := Of(d.Name)
	if f := binaryFormat(d.Data); f != "" && (f != Archive || !isBinary(ending) || ending == Archive) {
		return f, nil
	}
	switch {
	case len(bytes.TrimSpace(d.Data)) == 0:
		return "", reason.New(reason.Broken, "the file is empty: was it saved or sent to its end?")
	case said == HTML || said == Markdown:
		return said, nil
	case isBinary(ending):
		return "", reason.Errorf(reason.Broken, "this is no %s file, though its name ends in %s: it may be broken, fetch or export it again", formatNames[ending], path.Ext(d.Name))
	case isBinary(said):
		return "", reason.Errorf(reason.Broken, "this is no %s file, though it was sent as one: it may be broken, fetch it again", formatNames[said])
	case ending != "":
		return ending, nil
	}
	if ext := path.Ext(filepath.ToSlash(d.Name)); len(ext) > 1 && d.MediaType == "" {
		return "", reason.Errorf(reason.Unread, "cannot read %s files: those that can be read end in %s", ext, Endings())
	}
	if kind, _, _ := strings.Cut(d.MediaType, ";"); foreign().MatchString(kind) {
		return "", reason.Errorf(reason.Unread, "it was sent as %s, which holds no article: use the address of the page itself, or of a file that ends in %s", kind, Endings())
	}
	return sniff(d.Data), nil
}

// foreign matches media types of texts for programs, pictures and sound.
var foreign = lazily(`(?i)^\s*(?:(?:image|audio|video|font)/.*|.*[/+-](?:json|javascript|css))\s*$`)

// formatNames are what people call the binary formats.
var formatNames = map[Format]string{PDF: "PDF", EPUB: "EPUB", DOCX: "Word", Archive: "zip"}

// isBinary reports whether a format is told by its first bytes.
func isBinary(f Format) bool { return formatNames[f] != "" }

// sniff guesses the format of a text without a file name.
func sniff(src []byte) Format {
	start := strings.ToLower(string(bytes.TrimLeftFunc(src[:min(len(src), 1024)], func(r rune) bool {
		return unicode.IsSpace(r) || r == '\ufeff'
	})))
	for _, mark := range []string{"<!doctype html", "<html", "<head", "<body", "<?xml", "<!--"} {
		if strings.HasPrefix(start, mark) {
			return HTML
		}
	}
	for _, mark := range []string{"---\n", "---\r\n", "+++\n", "+++\r\n", "# "} {
		if strings.HasPrefix(start, mark) {
			return Markdown
		}
	}
	return Text
}

// signatures names formats that cannot be read, by their first bytes.
var signatures = []struct{ start, name string }{
	{"{\\rtf", "an RTF file: save it as .docx"},
	{"\xd0\xcf\x11\xe0", "an old or a locked Office file: save it as .docx, without a password"},
	{"\x1f\x8b", "a gzip file: unpack it first"},
	{"7z\xbc\xaf\x27\x1c", "a 7z file: unpack it first"},
	{"Rar!\x1a\x07", "a RAR file: unpack it first"},
	{"\x89PNG", "a picture: type off what it says"},
	{"\xff\xd8\xff", "a picture: type off what it says"},
	{"GIF8", "a picture: type off what it says"},
}

// listingStart matches the start of a feed or sitemap. How far it looks is for
// the caller to bound: compiling a thousand repeats takes two megabytes of stack,
// and every start reads the built-in story.
var listingStart = lazily(`(?i)^(?:\x{FEFF})?\s*(?:<\?xml\s[^>]*>(?s:.*?))?<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]`)

// refuseSignature is the error for a format that cannot be read.
func refuseSignature(src []byte) error {
	if listingStart().Match(src[:min(len(src), 4096)]) {
		return reason.New(reason.Listing, "this is a feed or sitemap and no article: follow it, and what it lists is added")
	}
	for _, s := range signatures {
		if bytes.HasPrefix(src, []byte(s.start)) {
			return lineError{1, reason.Errorf(reason.Unread, "this is %s", s.name)}
		}
	}
	return nil
}

// maxPreamble is how far from its start a PDF may begin: mail programs and web
// servers put lines in front, and readers accept that.
const maxPreamble = 1024

// binaryFormat tells PDF and what is packed as zip from the first bytes; "" for
// everything else.
func binaryFormat(src []byte) Format {
	switch {
	case bytes.Contains(src[:min(len(src), maxPreamble)], []byte("%PDF-")):
		return PDF
	case bytes.HasPrefix(src, []byte("PK\x03\x04")), bytes.HasPrefix(src, []byte("PK\x05\x06")):
		return zipFormat(src)
	}
	return ""
}
