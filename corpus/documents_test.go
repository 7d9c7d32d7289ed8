package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDocuments reads what pandoc, LibreOffice and iconv made of the Markdown
// originals in testdata/documents, and wants the same paragraphs. The file make
// there says how they were made.
func TestDocuments(t *testing.T) {
	var reader Reader
	defer reader.Close()
	files, err := filepath.Glob("testdata/documents/*.*")
	if err != nil || len(files) < 15 {
		t.Fatalf("found %d documents, %v", len(files), err)
	}
	for _, file := range files {
		name, _, _ := strings.Cut(filepath.Base(file), ".")
		name, _, made := strings.Cut(name, "-")
		if !made && strings.HasSuffix(file, ".md") {
			continue // the original
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			original := only(t, reader.ReadFile(t.Context(), filepath.Join("testdata/documents", name+".md"), Header{}))
			e := only(t, reader.ReadFile(t.Context(), file, Header{}))
			if e.Err != nil || original.Err != nil {
				t.Fatal(e.Err, original.Err)
			}
			sameArticle(t, e.Article, original.Article)
		})
	}
}

// sameArticle compares two readings of one article: headline, author, day and
// language, and each paragraph with its section.
func sameArticle(t *testing.T, got, want Article) {
	t.Helper()
	if got.Header != want.Header {
		t.Errorf("header %+v, want %+v", got.Header, want.Header)
	}
	for i := range max(len(got.Paragraphs), len(want.Paragraphs)) {
		var g, w Paragraph
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
		"magic": {"%PDF-1.7\n", "the PDF is broken or not complete"},
		"blank": {blankPDF, "no text in this PDF"},
	} {
		e := only(t, reader.Read(t.Context(), Document{Name: "a.pdf", Data: []byte(c.data)}, Header{}))
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
