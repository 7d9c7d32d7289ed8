package format

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/corpus"
)

// TestReadErrors reads what cannot be read and checks that the error says
// where, and what to do.
func TestReadErrors(t *testing.T) {
	body := "\n\nThe council met on Tuesday.\n"
	for _, c := range []struct{ name, doc, want string }{
		{"a.txt", "", "a.txt: the file is empty: was it saved"},
		{"a.md", " \n\n\u200b\n", "a.md: no paragraph found"},
		{"-", "\u200b", "standard input: no paragraph found"},
		{"a.txt", "one\ntwo\x00", "a.txt:2: a NUL byte"},
		{"a.txt", "one\ntwo\n\x81\x8d\xff\x81\x90", "a.txt:3: byte 0x81 is not UTF-8, and no other encoding can be told: save the file with the encoding UTF-8"},
		{"a.txt", "%PDF-1.7\n", "a.txt: a PDF file where only text"},
		{"a.txt", "{\\rtf1", "a.txt:1: this is an RTF file: save it as .docx"},
		{"-", "\ufeff<?xml version='1.0'?>\n<!-- made by hand --><rss version='2.0'><channel><title>News</title></channel></rss>", "standard input: this is a feed or sitemap and no article: follow it"},
		{"a.html", "<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title></feed>", "a.html: this is a feed or sitemap"},
		{"a.pdf", "x", "a.pdf: this is no PDF file, though its name ends in .pdf"},
		{"a.odt", "x", "a.odt: cannot read .odt files: those that can be read end in .docx, .epub,"},
		{"a.txt", strings.Repeat("a", MaxArticleSize+1), "a.txt: larger than 10 MiB"},
		{"a.txt", "Title\n\n" + strings.Repeat("a ", corpus.MaxParagraphSize), "a.txt:3: the paragraph that starts here has"},
		{"a.txt", strings.Repeat("Word.\n", corpus.MaxParagraphs+1), "a.txt: more than 20000 paragraphs"},
		{"a.md", strings.Repeat("Word.\n\n", corpus.MaxParagraphs+1), "a.md: 20001 paragraphs, want at most 20000"},
		{"a.md", "# T\n\n" + strings.Repeat("> ", 100) + "deep", "a.md:3: quotes and lists nest deeper than 32"},
		{"a.md", "x\n\n" + strings.Repeat("word\n", 40_000), "a.md:39324: more than 192 KiB without a blank line"},
		{"a.md", "# T\n\n" + strings.Repeat("[a](", 9000), "a.md:3: more than 2000 brackets"},
		{"a.md", "+++\ntitle = 'x'\ndate = 'soon'\n+++\n" + body, `a.md:3: published "soon": want a date`},
		{"a.md", "+++\ntitle = 'x'\ntags = []\n+++\n\n" + strings.Repeat("> ", 100) + "deep", "a.md:6: quotes and lists nest deeper"},
		{"a.md", "+++\ntitle = \"\"\"\nx\n\"\"\"\ndate = 'soon'\n+++\n" + body, `a.md:5: published "soon": want a date`},
		{"a.md", "---\ntitle: x\n", "a.md:1: the front matter that starts here has no closing ---"},
		{"a.md", "---\ntitle: [a, b]\n---" + body, "a.md:2: title: want one line of text, not a list or a table"},
		{"a.md", "---\ntitle: x\nurl: javascript:alert(1)\n---" + body, `a.md:3: url "javascript:alert(1)": want a whole web address, such as "https://example.org/story"`},
		{"a.md", "---\ntitle: x\nurl: posts/x\n---" + body, `a.md:3: url "posts/x": want a whole web address`},
		{"a.md", "---\npublished: yesterday\n---" + body, `a.md:2: published "yesterday": want a date such as 2022-03-18`},
		{"a.md", "---\npublished: 2022-02-30\n---" + body, `a.md:2: published "2022-02-30"`},
		{"a.md", "---\npublished: 03/04/2022\n---" + body, `a.md:2: published "03/04/2022"`},
		{"a.md", "---\nid: My Article\n---" + body, `a.md:2: id "My Article": want lower-case letters, digits and hyphens, at most 48`},
		{"a.md", "---\nlanguage: english please\n---" + body, `a.md:2: language "english please": want a BCP 47 tag`},
		{"a.md", "---\ntitle: x\nheadline: y\n---" + body, "a.md:3: headline: there is a title already: keep one"},
		{"a.md", "---\ntitle: &a x\n---" + body, "a.md:2: title: anchors, aliases and tags are not supported"},
		{"a.md", "---\ntitle: " + strings.Repeat("x", 1001) + "\n---" + body, "a.md:2: title has 1001 bytes, want at most 1000"},
		{"a.md", "---\ntitle: a: b\n---" + body, "a.md:2: the front matter is no valid YAML"},
		{"a.md", "---\n- a\n---" + body, "front matter must be lines of"},
		{"a.md", "---\ntitle: x\n" + strings.Repeat("[", 200) + "\n---" + body, "a.md:3: this front matter nests too deeply"},
		{"a.md", "---\ntitle: x\n" + strings.Repeat("# comment\n", 2000) + "---" + body, "a.md:1: the front matter that starts here has no closing --- within 16 KiB"},
	} {
		_, _, err := Read(strings.NewReader(c.doc), c.name, corpus.Header{})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %.40q: got %v, want %q", c.name, c.doc, err, c.want)
		}
	}
}

// TestForeignFrontMatter: notes and posts of other programs are read, and what of
// their properties is left out is told.
func TestForeignFrontMatter(t *testing.T) {
	body := "\n---\n\nThe council met on Tuesday evening and spoke for four hours about the future of the harbour.\n"
	for _, c := range []struct {
		matter  string
		want    corpus.Source
		dropped string
	}{
		{"tags: [a, b]\naliases:\n  - x\ndraft: true\nlayout: post", corpus.Source{}, ""},
		{"writer: Jane\npublsher: The Quay", corpus.Source{}, "2 writer: Jane|3 publsher: The Quay"},
		{"rating: {a: 1}", corpus.Source{}, "2 rating"},
		{"published: true\ndate: 2022-03-18", corpus.Source{Published: "2022-03-18"}, "2 published: true"},
		{"pubDate: Mar 18 2022", corpus.Source{Published: "2022-03-18"}, ""},
		{"url: /posts/x/", corpus.Source{}, "2 url: /posts/x/"},
		{"source: https://example.org/x\nauthor:\n  - \"[[Jane Doe]]\"\n  - \"[[John Roe]]\"", corpus.Source{URL: "https://example.org/x", Author: "Jane Doe, John Roe"}, ""},
		{"source: a letter", corpus.Source{}, "2 source: a letter"},
		{"source: [a, b]", corpus.Source{}, "2 source: a, b"},
		{"url: https://example.org/y\nsource: https://example.org/x", corpus.Source{URL: "https://example.org/y"}, "3 source: https://example.org/x"},
		{"source: https://example.org/x\nurl: https://example.org/y", corpus.Source{URL: "https://example.org/y"}, ""},
		{"author: {name: Jane Doe, mail: x}", corpus.Source{Author: "Jane Doe"}, ""},
		{"authors:\n  - name: Jane Doe\n  - name: John Roe\n    url: https://example.org/", corpus.Source{Author: "Jane Doe, John Roe"}, ""},
	} {
		a, dropped, err := Read(strings.NewReader("---\n"+c.matter+body), "a.md", corpus.Header{})
		var told []string
		for _, d := range dropped {
			told = append(told, fmt.Sprint(d.Line, " ", d.Text))
		}
		if err != nil || a.Source != c.want || strings.Join(told, "|") != c.dropped {
			t.Errorf("%q:\n got %+v, left out %q, %v\nwant %+v, left out %q", c.matter, a.Source, told, err, c.want, c.dropped)
		}
	}
}

// TestMediaTypes: what was sent as something without an article in it is no
// article, whatever its bytes are.
func TestMediaTypes(t *testing.T) {
	for mediaType, ok := range map[string]bool{
		"": true, "text/plain; charset=utf-8": true, "application/octet-stream": true, "application/xml": true,
		"application/json": false, "Application/LD+JSON; charset=utf-8": false, "text/javascript": false, "text/css": false, "image/svg+xml": false, "video/mp4": false,
	} {
		for e := range new(Reader).Read(t.Context(), Document{Name: "https://example.com/story", MediaType: mediaType, Data: []byte("The council met on Tuesday.")}, corpus.Header{}) {
			if (e.Err == nil) != ok || !ok && !strings.Contains(e.Err.Error(), "holds no article: use the address of the page") {
				t.Errorf("%q: %v", mediaType, e.Err)
			}
		}
	}
}

// TestReadHeader checks what a document says of itself, and what defaults add.
func TestReadHeader(t *testing.T) {
	body := "\n\nThe council met on Tuesday evening and spoke for four hours about the future of the harbour.\n"
	full := corpus.Header{ID: "a", Title: "T", Language: "en", Source: corpus.Source{Publisher: "P", Author: "A", URL: "https://example.org/", Published: "2020", Retrieved: "2021-02", Licence: "L"}}
	all := "---\nid: a\ntitle: T\npublisher: P\nauthor: A\nurl: https://example.org/\npublished: 2020\nretrieved: 2021-02\nlicence: L\nlanguage: en\n---" + body
	for _, c := range []struct {
		name, doc string
		defaults  corpus.Header
		want      corpus.Header
	}{
		{"x.md", all, corpus.Header{}, full},
		{"x.md", all, corpus.Header{ID: "b", Title: "U", Language: "de", Source: corpus.Source{Publisher: "Q", Author: "B", URL: "https://example.com/", Published: "2000"}}, full},
		{"x.md", body, full, full},
		{"x.txt", body, full, full},
		{"x.md", "\ufeff---\r\ntitle: T\r\n---\r\n" + body, corpus.Header{}, corpus.Header{Title: "T", Language: "en"}},
		{"x.md", "---\ntitle: 1984\ndate: 2022-03-18T10:00:00Z\nauthors: [Jane Doe, John Roe]\ntags: [a, b]\ndraft: false\n---" + body, corpus.Header{},
			corpus.Header{Title: "1984", Language: "en", Source: corpus.Source{Author: "Jane Doe, John Roe", Published: "2022-03-18"}}},
		{"x.md", "+++\ntitle = 'It is: so'\ndate = 2022-03-18T10:00:00+01:00\ndraft = false\ntags = [\n  'a', # of all\n  'b',\n]\nauthors = ['Jane Doe', \"J\\u00f6rg Roe\"]\n\n[params]\ntitle = 'y'\n+++\n" + body, corpus.Header{},
			corpus.Header{Title: "It is: so", Language: "en", Source: corpus.Source{Author: "Jane Doe, Jörg Roe", Published: "2022-03-18"}}},
		{"x.md", "+++\ntitle = \"\"\"\nA \"long\" \\\n \\\"text\\\\\nis: so\"\"\"\ndescription = '''\nx = it's\n[y]'''\nauthor = '''O'Hara''' # of all\n+++\n" + body, corpus.Header{},
			corpus.Header{Title: `A "long" "text\ is: so`, Language: "en", Source: corpus.Source{Author: "O'Hara"}}},
		{"x.md", "---\ntitle: |\n  Two\n  lines\npublished: March 18, 2022\nlicense: CC0\nlang: pt-BR\n---" + body, corpus.Header{},
			corpus.Header{Title: "Two lines", Language: "pt-BR", Source: corpus.Source{Published: "2022-03-18", Licence: "CC0"}}},
		{"x.md", "---\n---\n# The *headline*" + body, corpus.Header{}, corpus.Header{Title: "The headline", Language: "en"}},
		{"x.md", "---\ntitle: T\n---\n# T\n\n## S" + body, corpus.Header{}, corpus.Header{Title: "T", Language: "en"}},
		{"my-first_story.md", body, corpus.Header{}, corpus.Header{Title: "my first story", Language: "en"}},
		{"-", "The council met on Tuesday evening and spoke for four hours about the future of the harbour.", corpus.Header{},
			corpus.Header{Title: "The council met on Tuesday evening and spoke for four hours about the future of…", Language: "en"}},
		{"-", "+++\ntitle = 'T'\n+++\n" + body, corpus.Header{}, corpus.Header{Title: "T", Language: "en"}},
		{"-", "---\ntitle: T\n---" + body, corpus.Header{}, corpus.Header{Title: "T", Language: "en"}},
		{"-", "\n<!DOCTYPE html><title>T</title><p>" + body, corpus.Header{}, corpus.Header{Title: "T", Language: "en"}},
		{"x.html", "<title>T</title><link rel=canonical href=https://www.quay.example/1><p>" + body, corpus.Header{},
			corpus.Header{Title: "T", Language: "en", Source: corpus.Source{Publisher: "quay.example", URL: "https://www.quay.example/1"}}},
		{"x.html", "<title>T</title><link rel=canonical href=https://www.quay.example/1><p>" + body, corpus.Header{Source: corpus.Source{Publisher: "The Quay"}},
			corpus.Header{Title: "T", Language: "en", Source: corpus.Source{Publisher: "The Quay", URL: "https://www.quay.example/1"}}},
		{"x.html", "<title>T</title><meta property=article:published_time content=0001-01-01T00:00:00Z><p>" + body, corpus.Header{}, corpus.Header{Title: "T", Language: "en"}},
	} {
		a, _, err := Read(strings.NewReader(c.doc), c.name, c.defaults)
		if err != nil || a.Header != c.want {
			t.Errorf("%s %.60q:\n got %+v, %v\nwant %+v", c.name, c.doc, a.Header, err, c.want)
		}
		if err == nil && (len(a.Paragraphs) != 1 || !strings.HasPrefix(a.Paragraphs[0].Text, "The council met")) {
			t.Errorf("%s %.60q: paragraphs %+v", c.name, c.doc, a.Paragraphs)
		}
	}
	if _, _, err := Read(strings.NewReader(body), "x.txt", corpus.Header{Source: corpus.Source{URL: "nowhere"}}); err == nil || !strings.Contains(err.Error(), `url "nowhere"`) {
		t.Errorf("a default that is no address: %v", err)
	}
}

func TestReadFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.TXT")
	if err := os.WriteFile(name, []byte("A headline\r\n\r\nFirst.\r\rSecond\x07 part.\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	e := only(t, new(Reader).ReadFile(t.Context(), name, corpus.Header{}))
	if e.Err != nil || e.Article.Title != "A headline" || len(e.Article.Paragraphs) != 2 || e.Article.Paragraphs[1].Text != "Second part." {
		t.Errorf("%+v", e)
	}
	if e := only(t, new(Reader).ReadFile(t.Context(), name+".md", corpus.Header{})); !os.IsNotExist(e.Err) {
		t.Errorf("a file that is not there: %v", e.Err)
	}
}

// only is the one entry of a document.
func only(t *testing.T, entries iter.Seq[Entry]) Entry {
	t.Helper()
	all := slices.Collect(entries)
	if len(all) != 1 {
		t.Fatalf("%d entries, want one: %+v", len(all), all)
	}
	return all[0]
}

// TestReadText checks how lines become paragraphs, and that nothing in them
// changes.
func TestReadText(t *testing.T) {
	for doc, want := range map[string]string{
		"T\n\nOne\u00a0two  three.\u00a0 \n": "One\u00a0two  three.",
		"T\n\nA long line of a letter that was cut by a\nmail program after so many columns and that\ngoes on until here.\n\nNext.": "A long line of a letter that was cut by a mail program after so many columns and that goes on until here.|Next.",
		"T\n\n这一行文字在这里被邮件程序切断了所以下一行还是同一段\n落的内容直到这里才结束。\n\n下一段。":                                                                     "这一行文字在这里被邮件程序切断了所以下一行还是同一段落的内容直到这里才结束。|下一段。",
		"T\nFirst line.\nSecond line.\nThird line.": "First line.|Second line.|Third line.",
		"T\n\nFamily 👩\u200d👩\u200d👧.":              "Family 👩\u200d👩\u200d👧.",
	} {
		a, _, err := Read(strings.NewReader(doc), "a.txt", corpus.Header{Title: "T"})
		if err != nil || joined(a) != want {
			t.Errorf("%q: got %q, %v, want %q", doc, joined(a), err, want)
		}
	}
}

// TestReadMarkdown checks how Markdown becomes plain text.
func TestReadMarkdown(t *testing.T) {
	for doc, want := range map[string]string{
		"*A* **b** `c *d*` [e](f) <http://g.h> \\*i\\* &amp; &#65; a_b_c": "A b c *d* e http://g.h *i* & A a_b_c",
		"one\ntwo  \nthree\\\nfour":                                       "one two\nthree\nfour",
		"- one\n- two\n  lines\n\n  and more\n- - nested":                 "one|two lines|and more|nested",
		"1. one\n2. two":              "one|two",
		"> quoted\n> text\n>\n> more": "quoted text|more",
		"```go\nx := 1\n\n\ty++\n```\n\n    indented\n      code":                                  "x := 1\n\n\ty++|indented\n  code",
		"| a | b |\n|---|---|\n| c | *d* |":                                                        "a | b|c | d",
		"H<sub>2</sub>O<br>x <!-- no --> y":                                                        "H2O\nx  y",
		"10<sup>6</sup>, 10<sup>-3</sup>, m<sup>2</sup>, 1<sup>st</sup>":                           "10⁶, 10⁻³, m2, 1st",
		"By [[Ida Moe|Ida]] of [[Skerry]], see[^1] ![[a.png]] b.\n\n[^1]: A note.\n[^b]: Another.": "By Ida of Skerry, see  b.",
		"- [ ] buy\n- [x] wait\n\n> [!note] Mind\n> the gap [x] y":                                 "buy|wait|Mind the gap [x] y",
		"a `[^1] [[b]]` \\[^1] \\[[c]] [d[e]] ![f](g.png) !":                                       "a [^1] [[b]] [^1] [[c]] [d[e]]  !",
		"<div>\nSome <b>text</b>\n</div>\n\n<script>\nno\n</script>":                               "Some text",
		"text ![alt](a.png)\n\n![](b.png)":                                                         "text",
		"中文的一行\n接着下一行":                                                                             "中文的一行接着下一行",
		"a\n\n---\n\nb":                                                                            "a|b",
		"&nbsp;\n\na&nbsp;":                                                                        "a\u00a0",
		"[ref]: http://a.b\n\n[x][ref] [y]":                                                        "x [y]",
	} {
		a, _, err := Read(strings.NewReader(doc), "a.md", corpus.Header{})
		if err != nil || joined(a) != want {
			t.Errorf("%q: got %q, %v, want %q", doc, joined(a), err, want)
		}
	}
}

// joined is the text of all paragraphs.
func joined(a corpus.Article) string {
	var texts []string
	for _, p := range a.Paragraphs {
		texts = append(texts, p.Text)
	}
	return strings.Join(texts, "|")
}

func FuzzReadText(f *testing.F) {
	f.Add("A headline\n\nBy Jane Doe\n\n" + before + "Play Video\n\nA heading\n\n" + after)
	lines := strings.Split(furnitureText+bodyText, "\n")
	for i := 0; i+3 < len(lines); i += 3 {
		f.Add(strings.Join(lines[i:i+3], "\n\n"))
	}
	f.Add("Jane Doe | March 18, 2022 | 5 min read\n\n© 2022 X\n* * *\n")
	f.Fuzz(func(t *testing.T, doc string) { readBack(t, doc, "a.txt") })
}

func FuzzReadMarkdown(f *testing.F) {
	for _, s := range awkward {
		f.Add(s)
	}
	f.Add("---\ntitle: \"x\\u263a\"\nauthors: [a, b]\n---\n# H\n\n## S\n\n- a\n  - b\n\n> c\n\n| a |\n|---|\n| b |\n")
	f.Fuzz(func(t *testing.T, doc string) { readBack(t, doc, "a.md") })
}

func FuzzReadHTML(f *testing.F) {
	f.Add("<title>T</title><p>x<br>y<b>z</b><pre>a  b</pre>")
	f.Add("<html lang=en><title>T</title><article><h1>T</h1><p>" + before + "<h2>S</h2><p>" + after + "<br><br>x<ul><li>a</ul><table><tr><td>a<td>b</table>")
	f.Add("<meta name=date content=2022-03-18><script type=application/ld+json>{\"datePublished\":\"2022\"}</script><time datetime=2022>" + before)
	f.Fuzz(func(t *testing.T, doc string) { readBack(t, doc, "a.html") })
}

// readBack reads a document; what it gives must be fit for the library, and
// must come back when written as Markdown.
func readBack(t *testing.T, doc, name string) {
	a, _, err := Read(strings.NewReader(doc), name, corpus.Header{})
	if err != nil {
		if !strings.HasPrefix(err.Error(), name+":") {
			t.Fatalf("the error does not name the file: %v", err)
		}
		return
	}
	if err := a.Validate(); err != nil {
		t.Fatal(err)
	}
	roundTrip(t, a)
}
