package format

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/draft"
)

// TestDocuments reads what pandoc, LibreOffice and iconv made of the Markdown
// originals in testdata/documents, and wants the same paragraphs. The file make
// there says how they were made.
func TestDocuments(t *testing.T) {
	var reader Reader
	defer reader.Close()
	files, err := filepath.Glob("testdata/documents/*.*")
	if err != nil || len(files) < 35 {
		t.Fatalf("found %d documents, %v", len(files), err)
	}
	for _, file := range files {
		name, _, _ := strings.Cut(filepath.Base(file), ".")
		name, _, made := strings.Cut(name, "-")
		if !made && strings.HasSuffix(file, ".md") {
			continue // the original
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			original := only(t, reader.ReadFile(t.Context(), filepath.Join("testdata/documents", name+".md"), corpus.Header{}))
			e := only(t, reader.ReadFile(t.Context(), file, corpus.Header{}))
			if e.Err != nil || original.Err != nil {
				t.Fatal(e.Err, original.Err)
			}
			sameArticle(t, e.Article, original.Article)
		})
	}
}

// sameArticle compares two readings of one article: headline, author, day and
// language, and each paragraph with its section.
func sameArticle(t *testing.T, got, want corpus.Article) {
	t.Helper()
	if sameLanguage(got.Language, want.Language) {
		got.Language = want.Language // "en-GB" says more than "en"
	}
	if got.Header != want.Header {
		t.Errorf("header %+v, want %+v", got.Header, want.Header)
	}
	for i := range max(len(got.Paragraphs), len(want.Paragraphs)) {
		var g, w corpus.Paragraph
		if i < len(got.Paragraphs) {
			g = got.Paragraphs[i]
		}
		if i < len(want.Paragraphs) {
			w = want.Paragraphs[i]
		}
		if g != w {
			t.Errorf("paragraph %d:\n got %q\nwant %q", i+1, g, w)
		}
	}
}

// TestUnreadableBooks checks what is said of a book or Word document that cannot
// be read.
func TestUnreadableBooks(t *testing.T) {
	const (
		box  = "META-INF/container.xml"
		root = `<container><rootfiles><rootfile full-path="a/b.opf"/></rootfiles></container>`
		opf  = `<package><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>`
	)
	lock := `<encryption><EncryptedData><CipherData><CipherReference URI="a/c.xhtml"/></CipherData></EncryptedData></encryption>`
	deep := "<w:document><w:body>" + strings.Repeat("<w:p>", 300)
	for _, c := range []struct {
		name  string
		files []string
		want  string
	}{
		{"a.epub", []string{box, "x"}, "the EPUB is broken"},
		{"a.epub", []string{box, root}, "the EPUB is broken"},
		{"a.epub", []string{box, root, "a/b.opf", opf}, "the EPUB is broken"},
		{"a.epub", []string{box, root, "a/b.opf", opf, "a/c.xhtml", "<html><body><img src='a.png'/></body></html>"}, "no text in this EPUB"},
		{"a.epub", []string{box, root, "a/b.opf", opf, "a/c.xhtml", "<p>x</p>", "META-INF/encryption.xml", lock}, "the EPUB is locked by its publisher"},
		{"a.epub", []string{box, root, "a/b.opf", strings.ReplaceAll(opf, "c.xhtml", "../../c.xhtml"), "c.xhtml", "<p>x</p>"}, "the EPUB is broken"},
		{"a.epub", []string{"x.md", "x"}, "this is no EPUB file, though"},
		{"a.docx", []string{"word/document.xml", "<w:document><w:body>"}, "the Word document is broken"},
		{"a.docx", []string{"word/document.xml", "<w:document/>"}, "no paragraph found"},
		{"a.docx", []string{"word/document.xml", deep}, "the Word document nests deeper than 256"},
	} {
		if got := readAll(t, c.name, pack(t, c.files...)); !strings.HasPrefix(got, "! "+c.name+": "+c.want) {
			t.Errorf("%q: got %s, want %s", c.files, got, c.want)
		}
	}
}

// TestEntities checks that entities which a file declares are not expanded.
func TestEntities(t *testing.T) {
	const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><d><p><r><t>One &b; two</t></r></p></d>`
	e := only(t, new(Reader).Read(t.Context(), Document{Name: "a.docx", Data: pack(t, "word/document.xml", bomb)}, corpus.Header{}))
	if e.Err != nil || joined(e.Article) != "One &b; two" {
		t.Errorf("got %q, %v", joined(e.Article), e.Err)
	}
}

// TestRaisedNumber reads a number that is set raised behind another.
func TestRaisedNumber(t *testing.T) {
	const document = `<d><p><r><t>10</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>6</t></r><r><t> newtons on the 1</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>st</t></r></p></d>`
	e := only(t, new(Reader).Read(t.Context(), Document{Name: "a.docx", Data: pack(t, "word/document.xml", document)}, corpus.Header{}))
	if e.Err != nil || joined(e.Article) != "10⁶ newtons on the 1st" {
		t.Errorf("got %q, %v", joined(e.Article), e.Err)
	}
}

// TestBookDates tells the day that a book was published on from those of its file.
func TestBookDates(t *testing.T) {
	for dates, want := range map[string]string{
		`<date>1847</date>`: "1847",
		`<date event="modification">2020-05-01</date><date event="publication">1847-10-16T00:00:00Z</date>`: "1847-10-16",
		`<date event="creation">2019-01-02</date><date>1847-10</date>`:                                      "1847-10",
		`<date event="modification">2020-05-01</date>`:                                                      "",
	} {
		opf := `<package><metadata><title>T</title>` + dates + `</metadata><manifest><item id="c" href="c" media-type="text/html"/></manifest><spine><itemref idref="c"/></spine></package>`
		book := pack(t, "META-INF/container.xml", `<container><rootfiles><rootfile full-path="o"/></rootfiles></container>`, "o", opf, "c", "<p>The ferry leaves at six.</p>")
		e := only(t, new(Reader).Read(t.Context(), Document{Name: "a.epub", Data: book}, corpus.Header{}))
		if e.Err != nil || e.Article.Published != want {
			t.Errorf("%s: %q, %v, want %q", dates, e.Article.Published, e.Err, want)
		}
	}
}

// FuzzReadDOCX reads Word documents with any text and styles.
func FuzzReadDOCX(f *testing.F) {
	f.Add(`<d><p><pPr><pStyle val="a"/></pPr><r><t>T</t></r></p><tbl><tr><tc><p><r><t>x</t><br/><t>y</t></r></p></tc><tc><p><r><t>z</t></r></p></tc></tr></tbl></d>`,
		`<styles><style styleId="a"><name val="Title"/></style></styles>`)
	f.Fuzz(func(t *testing.T, document, styles string) {
		readDocumentBack(t.Context(), t, new(Reader), Document{Name: "a.docx", Data: pack(t, "word/document.xml", document, "word/styles.xml", styles)})
	})
}

// FuzzReadEPUB reads books with any package document and chapter.
func FuzzReadEPUB(f *testing.F) {
	f.Add(`<package><metadata><title>T</title><creator>A</creator><date>2020-01-02T00:00:00Z</date></metadata><manifest><item id="c" href="c" media-type="text/html"/></manifest><spine><itemref idref="c"/></spine></package>`,
		`<h1>T</h1><p>x<a role="doc-noteref">1</a></p><ul><li>y</ul><aside epub:type="footnote">n</aside>`)
	f.Fuzz(func(t *testing.T, opf, chapter string) {
		book := pack(t, "META-INF/container.xml", `<container><rootfiles><rootfile full-path="o"/></rootfiles></container>`, "o", opf, "c", chapter)
		readDocumentBack(t.Context(), t, new(Reader), Document{Name: "a.epub", Data: book})
	})
}

// FuzzReadArchive reads broken and hostile archives, and text in any encoding.
func FuzzReadArchive(f *testing.F) {
	f.Add(pack(f, "a.md", "# T\n\nx", "b/c.txt", "y"))
	f.Add([]byte("\xff\xfeh\x00i\x00"))
	f.Add([]byte("\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0. \xdd\xf2\xee \xf2\xe5\xea\xf1\xf2."))
	f.Fuzz(func(t *testing.T, data []byte) {
		readDocumentBack(t.Context(), t, new(Reader), Document{Name: "a", Data: data})
	})
}

// FuzzReadPDF reads broken and hostile PDFs, each in a sandbox of its own. An
// input that takes ten seconds counts as hanging, so PDFium is compiled before.
func FuzzReadPDF(f *testing.F) {
	whole, err := os.ReadFile("testdata/documents/verf.pdf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte(blankPDF))
	var reader Reader
	f.Cleanup(func() { _ = reader.Close() })
	for range reader.Read(f.Context(), Document{Name: "a.pdf", Data: []byte(blankPDF)}, corpus.Header{}) {
		continue
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		readDocumentBack(ctx, t, &reader, Document{Name: "a.pdf", Data: data})
	})
}

// readDocumentBack reads a document; its articles must be fit for the library,
// and come back when written as Markdown, and its errors must name it.
func readDocumentBack(ctx context.Context, t *testing.T, reader *Reader, d Document) {
	for e := range reader.Read(ctx, d, corpus.Header{}) {
		if e.Err != nil {
			if ctx.Err() == nil && !strings.HasPrefix(e.Err.Error(), d.Name) {
				t.Fatalf("the error does not name the file: %v", e.Err)
			}
			continue
		}
		if err := e.Article.Validate(); err != nil {
			t.Fatal(err)
		}
		roundTrip(t, e.Article)
	}
}

// TestUnreadablePDF checks what is said of a PDF that cannot be read.
func TestUnreadablePDF(t *testing.T) {
	whole, err := os.ReadFile("testdata/documents/verf.pdf")
	if err != nil {
		t.Fatal(err)
	}
	var reader Reader
	defer reader.Close()
	for name, c := range map[string]struct{ data, want string }{
		"cut":   {string(whole[:200]), "the PDF is broken or not complete"},
		"empty": {"", "the file is empty"},
		"no":    {"PK\x03\x04", "this is no PDF file, though"},
		"magic": {"%PDF-1.7\n", "the PDF is broken or not complete"},
		"blank": {blankPDF, "no text in this PDF"},
	} {
		e := only(t, reader.Read(t.Context(), Document{Name: "a.pdf", Data: []byte(c.data)}, corpus.Header{}))
		if e.Err == nil || !strings.HasPrefix(e.Err.Error(), "a.pdf: "+c.want) {
			t.Errorf("%s: %v", name, e.Err)
		}
	}
}

// blankPDF has one page without a letter on it.
const blankPDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj
trailer<</Root 1 0 R>>
`

// What stands in a box of a book is headed by the box, and what follows is not.
func TestBoxOfABookHeadsNothingBeyondIt(t *testing.T) {
	blocks, err := chapterBlocks([]byte(`<html><body><p>The ferry is back.</p><aside><h3>The old ferry</h3><p>She was built in 1967.</p></aside>
		<p>The new one is larger.</p><h2>Who may travel</h2><p>Dogs travel free.</p><div class="fact-box"><h4>In figures</h4><ul><li>Nine kilometres of road.</li></ul></div><p>So do children.</p></body></html>`))
	if err != nil {
		t.Fatal(err)
	}
	a, _ := fromDraft(draft.Text{Title: "Skerry", Blocks: blocks})
	var got []string
	for _, p := range a.Paragraphs {
		got = append(got, p.Section+"/"+p.Text)
	}
	want := []string{"/The ferry is back.", "The old ferry/She was built in 1967.", "/The new one is larger.", "Who may travel/Dogs travel free.",
		"In figures/Nine kilometres of road.", "Who may travel/So do children."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
