package pdf

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"verbatim/corpus/draft"
)

// typeset sets lines of a text in a fixed pitch on one page, from the top, as
// glyphs. Each line starts with its place and size: "x size text".
func typeset(t *testing.T, lines ...string) page {
	t.Helper()
	var p page
	y := 780.0
	for _, l := range lines {
		var x, size float64
		if _, err := fmt.Sscan(l, &x, &size); err != nil {
			y -= 14 // an empty line
			continue
		}
		text := strings.SplitN(l, " ", 3)[2]
		for _, r := range text {
			p = append(p, glyph{r: r, left: x, right: x + size*0.45, bottom: y, top: y + size*0.7, size: size})
			x += size * 0.5
		}
		p = append(p, glyph{r: '\n'})
		y -= 14
	}
	return p
}

// texts lists the blocks of pages, headings with "# " in front.
func texts(pages ...page) string {
	var text draft.Text
	layOut(pages, &text)
	var out []string
	for _, b := range text.Blocks {
		if b.Heading {
			b.Text = "# " + b.Text
		}
		out = append(out, b.Text)
	}
	for _, d := range text.Dropped {
		out = append(out, "- "+d.Rule+": "+d.Text)
	}
	return strings.Join(out, "\n")
}

func TestLayOut(t *testing.T) {
	for name, c := range map[string]struct {
		pages []page
		want  string
	}{
		"indented first lines": {
			[]page{typeset(t,
				"70 10 The tide came in at four and went out again at ten",
				"50 10 at night, as it had done on every other day of the year.",
				"70 10 Nobody in the town remembered that it had been higher,",
				"50 10 except the lighthouse keeper.")},
			"The tide came in at four and went out again at ten at night, as it had done on every other day of the year.\n" +
				"Nobody in the town remembered that it had been higher, except the lighthouse keeper.",
		},
		"a footnote": {
			[]page{typeset(t,
				"50 10 The tide came in at four and went out again at ten and the",
				"50 10 boats lay on the sand until the",
				"", "",
				"50 7 1 See the tables of the harbour office."),
				typeset(t, "50 10 The next morning they were gone, and so was the man who had",
					"50 10 painted them.")},
			"The tide came in at four and went out again at ten and the boats lay on the sand until the\nThe next morning they were gone, and so was the man who had painted them.\n- footnote: 1 See the tables of the harbour office.",
		},
		"short lines": {
			[]page{typeset(t, "50 10 The catch of the last two years, in tonnes:", "", "50 10 Year", "50 10 2019", "50 10 2020")},
			"The catch of the last two years, in tonnes:\nYear\n2019\n2020",
		},
		"a paragraph over two pages": {
			[]page{typeset(t, "50 10 The tide came in at four and went out again at ten and the"),
				typeset(t, "50 10 boats lay on the sand until the next morning, when all the",
					"50 10 women came.")},
			"The tide came in at four and went out again at ten and the boats lay on the sand until the next morning, when all the women came.",
		},
	} {
		if got := texts(c.pages...); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// raise sets the letters of the marks ^…^ smaller and higher.
func raise(p page) page {
	up := false
	var out page
	for _, g := range p {
		if g.r == '^' {
			up = !up
			continue
		}
		if up {
			g.size, g.bottom, g.top = g.size*0.6, g.bottom+g.size*0.35, g.top+g.size*0.2
		}
		out = append(out, g)
	}
	return out
}

// TestRaised keeps the numbers of powers, and not those of notes.
func TestRaised(t *testing.T) {
	got := texts(raise(typeset(t, "50 10 A force of 10^6^ newtons held 5 km^2^ in 2020^1^ and then^12^ fell to 10^-12^ of it.")))
	if want := "A force of 10⁶ newtons held 5 km² in 2020 and then fell to 10⁻¹² of it."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestJoin(t *testing.T) {
	w := words{}
	w.add("a well-known harbour under standing water, informationen")
	for _, c := range []struct{ before, after, want string }{
		{"the infor\x02", "mation came", "the information came"},
		{"the well\x02", "known man", "the well-known man"},
		{"the har-", "bour", "the harbour"},
		{"Anglo\x02", "Norwegian", "Anglo-Norwegian"},
		{"soft\u00ad", "ened", "softened"},
		{"1914\x02", "1918", "1914-1918"},
		{"港の", "灯台", "港の灯台"},
	} {
		if got := w.join(c.before, c.after); got != c.want {
			t.Errorf("%q + %q = %q, want %q", c.before, c.after, got, c.want)
		}
	}
}

// FuzzLayOut lays out letters of any kind at any place: no block may be
// empty.
func FuzzLayOut(f *testing.F) {
	f.Add([]byte("a\x10\x10\x10\x0ab\x20\x10\x10\x0a-\x30\x10\x10\x0ac\x10\x20\x10\x0a"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var pages [3]page
		for len(data) >= 5 {
			x, y := float64(data[1])*2, float64(data[2])*3
			size := float64(data[3]%40) + 1
			g := glyph{r: rune(data[0]), left: x, right: x + size/2, bottom: y, top: y + size, size: size, bold: data[4]&1 > 0}
			p := &pages[binary.BigEndian.Uint16(data)%3]
			*p = append(*p, g)
			data = data[5:]
		}
		var text draft.Text
		layOut(pages[:], &text)
		for _, b := range text.Blocks {
			if b.Text == "" {
				t.Fatalf("an empty block in %+v", text)
			}
		}
	})
}
