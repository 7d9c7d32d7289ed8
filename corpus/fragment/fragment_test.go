package fragment_test

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"verbatim/corpus"
	"verbatim/corpus/format"
)

// fault says in what browser a fragment does not mark its paragraph from its
// first character to its last; "" when it does in all. Of a paragraph of
// several lines, the end of the mark may be any in it.
func fault(a corpus.Article, n int, fragment string) string {
	for _, v := range browsers {
		page := v.open(a)
		d, ok := v.parse(fragment)
		if !ok {
			return fmt.Sprintf("%q is no text directive", fragment)
		}
		at, ok := resolve(page, d)
		if !ok {
			return fmt.Sprintf("%s: %q is not found", v.name, fragment)
		}
		first, last := page[at.start.block], page[at.end.block]
		ends := at.end.offset == len(last.text) && (at.end.block+1 == len(page) || page[at.end.block+1].paragraph != n)
		starts := at.start.offset == 0 && (at.start.block == 0 || page[at.start.block-1].paragraph != n)
		if first.paragraph != n || last.paragraph != n || !starts || !ends && !strings.Contains(a.Paragraphs[n].Text, "\n") {
			return fmt.Sprintf("%s: %q leads to %+v in paragraph %d (wanted %d, of %q)", v.name, fragment, at, first.paragraph, n, a.Paragraphs[n].Text)
		}
	}
	return ""
}

// checkFragments checks all fragments of an article and returns how many
// paragraphs have none.
func checkFragments(t *testing.T, a corpus.Article) (none int) {
	t.Helper()
	for n, f := range a.Fragments() {
		if f == "" {
			none++
			continue
		}
		if problem := fault(a, n, f); problem != "" {
			t.Errorf("%s#%d: %s", a.Title, n+1, problem)
		}
	}
	return none
}

// TestFragments is a table: a headline, then the paragraphs, of which "# "
// marks headings, each with its fragment decoded.
func TestFragments(t *testing.T) {
	for name, c := range map[string]struct {
		title string
		lines []string
	}{
		"first and last words":         {"T", []string{"The ferry left the harbour at dawn. = The,dawn."}},
		"said before":                  {"The ferry", []string{"The ferry left the harbour at dawn. = The ferry left,dawn."}},
		"part of a word is no word":    {"Theory of hearing", []string{"The ear hears all there is. = The,is."}},
		"punctuation ends a word":      {"Well-off (The)", []string{"The ear hears all there is. = The ear,is."}},
		"an end that comes twice":      {"T", []string{"We know what we know and say what we know = We,say what we know"}},
		"short":                        {"T", []string{"Yes. = Yes."}},
		"short and said before":        {"Oh yes.", []string{"Yes. = Yes.,-No", "No = No"}},
		"short, before another":        {"Oh yes. Oh yes.", []string{"Yes. = Yes.,-No", "No = No"}},
		"twins":                        {"T", []string{"Yes. = Yes.", "Why? = Why?", "Yes. = Why?-,Yes."}},
		"triplets":                     {"T", []string{"Yes. = Yes.", "Yes. = Yes.-,Yes.", "Yes. = Yes.,-No.", "No. = No."}},
		"nothing tells them apart":     {"T", []string{"Yes. = Yes.", "Yes. = Yes.-,Yes.", "Yes. =", "Yes. ="}},
		"a heading helps":              {"T", []string{"Yes. = Yes.", "# Later", "Yes. = Later-,Yes."}},
		"a part of an earlier one":     {"T", []string{"He said that the ferry left. = He,left.", "The ferry left. = left.-,The,left."}},
		"a start of an earlier one":    {"T", []string{"The ferry left at dawn. = The,dawn.", "The ferry left = dawn.-,The,left"}},
		"syntax":                       {"T", []string{"A-b, c & d = A-b,,d"}},
		"percent":                      {"T", []string{"100%20 of it = 100%20,it"}},
		"quotes":                       {"“The end”", []string{"“The end of it,” he said, “is near.” = “The end of,near.”"}},
		"quotes alike":                 {`"The" dog`, []string{"“The” end is near and so is dawn = “The” end,dawn"}},
		"accents alike":                {"Eté chaud", []string{"Été chaud et sec pour tous les bateaux = Été chaud et,bateaux"}},
		"case alike":                   {"the ferry", []string{"THE FERRY left, and nobody saw it leave = THE FERRY left,,leave"}},
		"composed or not":              {"Cafe\u0301 au lait", []string{"Café au lait et croissants, comme toujours = Café au lait et,toujours"}},
		"soft hyphen":                  {"The harbour", []string{"The har\u00adbour is closed for the season now = The har\u00adbour is,now"}},
		"no-break space":               {"T", []string{"«\u00a0Oui\u00a0», dit-il à la fin du voyage en mer = «\u00a0Oui,mer"}},
		"spaces":                       {"T", []string{"Some  words = Some,words"}},
		"lines":                        {"T", []string{"La la\\nla la\\nthe end = La,end"}},
		"lines alike":                  {"T", []string{"La la\\nla la = La"}},
		"emoji":                        {"T", []string{"🚢 = 🚢", "🚢 The ferry sails tomorrow = 🚢 The,tomorrow"}},
		"punctuation":                  {"T", []string{"… = …", "*** = ***"}},
		"chinese":                      {"港口", []string{"港口，在清晨。渡轮离开了港口。没有人看见它。 = 港口，,没有人看见它。", "渡轮，它来了。 = 渡轮，它来了。"}},
		"chinese without punctuation":  {"港口", []string{"港口在清晨 = 港口在清晨"}},
		"japanese":                     {"T", []string{"ふねは、あさ、みなとを出た。だれも見なかった。 = ふねは、,だれも見なかった。", "フネは、夜に出た。 = フネは、夜に出た。"}},
		"korean":                       {"T", []string{"배는 새벽에 항구를 떠났고 아무도 보지 못했다. = 배는,못했다."}},
		"thai":                         {"T", []string{"เรือออกจากท่า ตอนเช้า ไม่มีใครเห็น = เรือออกจากท่า,ไม่มีใครเห็น"}},
		"arabic":                       {"السفينة", []string{"السفينة غادرت الميناء عند الفجر ولم يرها أحد. = السفينة غادرت,أحد."}},
		"hebrew":                       {"T", []string{"הספינה עזבה את הנמל עם שחר. = הספינה,שחר."}},
		"russian":                      {"Паром ушёл", []string{"Паром ушел на рассвете, и никто не видел. = Паром ушел на,видел."}},
		"hindi":                        {"T", []string{"नाव भोर में बंदरगाह से निकली। = नाव,निकली।"}},
		"sharp s":                      {"Die Strasse", []string{"Die Straße am Hafen ist heute gesperrt, sagt man = Die Straße am,man"}},
		"glued to the word before":     {"Me, theme, the", []string{"Me ="}},
		"not glued to it":              {"Theme, the", []string{"Me = Me"}},
		"an apostrophe inside":         {"Don't", []string{"Don’t go there at night without a lamp = Don’t go,lamp"}},
		"the longest need no context":  {"T", []string{"a b c d e f g h = a,h", "a b c d e f g h i j k l = a b c d e f g h i,l"}},
		"a mark after a space":         {"T", []string{"one \u0301two three four five six seven = one \u0301two,seven"}},
		"a narrow space joins a word":  {"T", []string{"10\u202fkm to the harbour by the road = 10\u202fkm,road"}},
		"a heading that says the same": {"T", []string{"# The ferry left", "The ferry left at dawn, unseen. = The ferry left at,unseen."}},
	} {
		t.Run(name, func(t *testing.T) {
			a, want := corpus.Article{Header: corpus.Header{Title: c.title}}, []string(nil)
			section := ""
			for _, line := range c.lines {
				if heading, ok := strings.CutPrefix(line, "# "); ok {
					section = heading
					continue
				}
				text, fragment, _ := strings.Cut(line, " =")
				a.Paragraphs = append(a.Paragraphs, corpus.Paragraph{Section: section, Text: strings.ReplaceAll(text, "\\n", "\n")})
				want = append(want, strings.TrimPrefix(fragment, " "))
			}
			for n, got := range a.Fragments() {
				if decoded := decodeForReading(got); decoded != want[n] {
					t.Errorf("paragraph %d: got %s, want %s", n+1, decoded, want[n])
				}
			}
			checkFragments(t, a)
		})
	}
}

// decodeForReading writes a fragment as the table above does.
func decodeForReading(fragment string) string {
	decoded, err := url.PathUnescape(strings.TrimPrefix(fragment, "text="))
	if err != nil {
		return err.Error()
	}
	return decoded
}

// TestFragmentsOfGeneratedArticles: with few words there is much repetition.
// Every fragment leads to its paragraph, and there is none only for a
// paragraph that stands earlier between the same neighbours.
func TestFragmentsOfGeneratedArticles(t *testing.T) {
	vocabularies := []string{
		"the The a ferry harbour, left. dawn don’t", "yes Yes. no, “no” yes-no", "渡轮，离开了。港口，清晨。没有 人 the",
		"a b", "é e e\u0301 E ß ss a\u00adb ab", "เรือ ออกจาก ท่า, ตอน", "السفينة غادرت الميناء، عند الفجر",
	}
	r := rand.New(rand.NewPCG(1, 2))
	total, none := 0, 0
	for i := range 400 {
		vocabulary := strings.Fields(vocabularies[i%len(vocabularies)])
		a := generate(r, vocabulary, 1+r.IntN(12))
		for n, f := range a.Fragments() {
			total++
			if f != "" {
				if problem := fault(a, n, f); problem != "" {
					t.Fatalf("%s\n%#v", problem, a)
				}
				continue
			}
			none++
			if !hopeless(a, n) {
				t.Fatalf("paragraph %d has no fragment:\n%#v", n+1, a)
			}
		}
	}
	t.Logf("%d paragraphs, %d of them without a fragment", total, none)
}

// generate makes an article of n paragraphs.
func generate(r *rand.Rand, vocabulary []string, n int) (a corpus.Article) {
	joints := []string{" ", " ", " ", " ", " ", " ", "\n", "", "  "}
	text := func(most int) string {
		s := vocabulary[r.IntN(len(vocabulary))]
		for range r.IntN(most) {
			s += joints[r.IntN(len(joints))] + vocabulary[r.IntN(len(vocabulary))]
		}
		return s
	}
	a.Title = text(3)
	for range n {
		p := corpus.Paragraph{Text: text(1 + r.IntN(12))}
		if len(a.Paragraphs) > 0 {
			p.Section = a.Paragraphs[len(a.Paragraphs)-1].Section
		}
		if r.IntN(5) == 0 {
			p.Section = strings.ReplaceAll(text(3), "\n", " ")
		}
		a.Paragraphs = append(a.Paragraphs, p)
	}
	return a
}

// hopeless reports whether the first line of a paragraph, with what stands
// before it on the line before, occurs earlier: then only what follows it
// could tell it apart, which can be said of a whole paragraph only.
func hopeless(a corpus.Article, n int) bool {
	page := browser{lines: true}.open(a)
	i := 0
	for page[i].paragraph != n {
		i++
	}
	if i > 0 && glued(page, i-1) || i+1 < len(page) && glued(page, i) {
		return true
	}
	d := directive{start: page[i].text}
	if i > 0 {
		d.prefix = page[i-1].text
	}
	if !strings.Contains(a.Paragraphs[n].Text, "\n") && i+1 < len(page) {
		d.suffix = page[i+1].text
	}
	return slices.ContainsFunc(browsers, func(v browser) bool {
		page := v.open(a)
		at, ok := resolve(page, d)
		return ok && at.start.block < slices.IndexFunc(page, func(b pageBlock) bool { return b.paragraph == n })
	})
}

// glued reports whether the words between which block i ends stand somewhere
// before as one word.
func glued(page []pageBlock, i int) bool {
	last, first := strings.Fields(string(page[i].text)), strings.Fields(string(page[i+1].text))
	word := last[len(last)-1] + first[0]
	return slices.ContainsFunc(page[:i+1], func(b pageBlock) bool { return strings.Contains(string(b.text), word) })
}

// TestFragmentsAreShortest: in plain English, no fragment with a word less, or
// a part less, leads to its paragraph.
func TestFragmentsAreShortest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		a := generate(r, strings.Fields("the ferry left harbour at dawn and nobody saw it"), 1+r.IntN(12))
		for n := range a.Paragraphs {
			a.Paragraphs[n].Text = strings.ReplaceAll(a.Paragraphs[n].Text, "\n", " ")
		}
		for n, f := range a.Fragments() {
			for _, shorter := range shorten(f) {
				if fault(a, n, shorter) == "" {
					t.Fatalf("%s would do for %s in %#v", shorter, f, a)
				}
			}
		}
	}
}

// shorten lists a fragment with a word less at the end of its start, at the
// start of its end or prefix, or at the end of its suffix.
func shorten(fragment string) (list []string) {
	const space = "%20"
	terms := strings.Split(strings.TrimPrefix(fragment, "text="), ",")
	for i, term := range terms {
		less, _, _ := cutLast(term, space)
		if strings.HasSuffix(term, "-") || i > 0 && !strings.HasPrefix(term, "-") && !strings.HasSuffix(terms[i-1], "-") {
			_, less, _ = strings.Cut(term, space)
		}
		if less == "" || len(terms) == 1 {
			continue
		}
		changed := append([]string(nil), terms...)
		changed[i] = less
		list = append(list, "text="+strings.Join(changed, ","))
	}
	return list
}

// cutLast cuts s around the last separator.
func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return "", s, false
	}
	return s[:i], s[i+len(sep):], true
}

// TestFragmentsOfRealArticles: of all test articles, every paragraph has a
// fragment that leads to it.
func TestFragmentsOfRealArticles(t *testing.T) {
	total := 0
	for _, a := range testArticles(t) {
		if none := checkFragments(t, a); none > 0 {
			t.Errorf("%s: %d paragraphs have no fragment", a.Title, none)
		}
		total += len(a.Paragraphs)
	}
	t.Logf("%d paragraphs", total)
}

// testArticles reads the demo's articles and those of the reader's cases.
func testArticles(t *testing.T) (articles []corpus.Article) {
	t.Helper()
	demo, _ := filepath.Glob("../demo/articles/*.md")
	cases, _ := filepath.Glob("../format/testdata/*/*.txtar")
	if len(demo) < 3 || len(cases) < 10 {
		t.Fatalf("%d articles of the demo, %d cases", len(demo), len(cases))
	}
	for _, name := range demo {
		a, _, err := format.Read(strings.NewReader(fileText(t, name)), name, corpus.Header{})
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, a)
	}
	for _, name := range cases {
		input := txtar.Parse([]byte(fileText(t, name))).Files[0]
		if a, _, err := format.Read(strings.NewReader(string(input.Data)), input.Name, corpus.Header{}); err == nil {
			articles = append(articles, a)
		}
	}
	return articles
}

// fileText is what a file of the tests holds.
func fileText(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
