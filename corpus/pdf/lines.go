package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/klippa-app/go-pdfium/responses"

	"verbatim/corpus/draft"
)

// A page is the letters of a page, in the order of the file. Places are in
// points from the lower left corner.
type page []glyph

// A glyph is one letter and its box. Spaces and line ends that PDFium puts
// between letters have an empty box.
type glyph struct {
	r                        rune
	left, right, bottom, top float64
	size                     float64
	bold, turned             bool
}

func newGlyph(c *responses.GetPageTextStructuredChar) glyph {
	g := glyph{left: c.PointPosition.Left, right: c.PointPosition.Right, bottom: c.PointPosition.Bottom, top: c.PointPosition.Top}
	for _, r := range c.Text {
		g.r = r
	}
	g.turned = math.Abs(math.Sin(c.Angle)) > 0.1 || math.Cos(c.Angle) < 0
	if f := c.FontInformation; f != nil {
		g.size = f.RenderedSize
		name := strings.ToLower(f.Name)
		g.bold = f.Weight >= 600 || strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy")
	}
	return g
}

// isWord reports whether a glyph is a letter or a digit.
func (g glyph) isWord() bool { return unicode.IsLetter(g.r) || unicode.IsDigit(g.r) }

// A line is a run of letters at one height with no wide gap in it.
type line struct {
	text        string
	left, right float64
	base        float64 // height of the line that the letters stand on
	size        float64 // of most letters
	bold        bool    // every letter is
	letters     int
	// opening is how wide its first word is.
	opening float64
	page    int
	column  column
}

// The geometry of lines, in multiples of the type size.
const (
	// wideGap is the white space that separates columns and table cells; gaps
	// between words of justified text stay below it.
	wideGap = 1.8
	// wordGap is the white space that separates words where no space is set.
	wordGap = 0.18
	// superscript is how small a raised digit is, against its line.
	superscript = 0.78
)

// lines cuts a page into lines, in the order of the file.
func (p page) lines(number int) []line {
	var out []line
	var run []glyph
	flush := func() {
		if l, ok := newLine(run, number); ok {
			out = append(out, l)
		}
		run = run[:0]
	}
	for _, g := range p {
		switch {
		case g.turned || g.r == 0 || unicode.IsControl(g.r) && g.r != hyphen && !unicode.IsSpace(g.r):
		case unicode.IsSpace(g.r):
			run = append(run, glyph{r: ' '})
		case len(run) > 0 && !follows(run, g):
			flush()
			run = append(run, g)
		default:
			run = append(run, g)
		}
	}
	flush()
	return out
}

// follows reports whether a glyph stands in the same line as the run before it.
func follows(run []glyph, g glyph) bool {
	for _, last := range slices.Backward(run) {
		if last.r == ' ' {
			continue
		}
		size := max(last.size, g.size)
		level := math.Abs((g.bottom+g.top)-(last.bottom+last.top))/2 < size*0.75 &&
			min(g.top, last.top)-max(g.bottom, last.bottom) > -0.45*size
		return level && g.left-last.right < wideGap*size && g.left > last.left-size*0.5
	}
	return true
}

// newLine makes a line of glyphs; ok is false if there is nothing to see.
func newLine(run []glyph, number int) (l line, ok bool) {
	var sizes, bases []float64
	l = line{page: number, bold: true, left: math.Inf(1), right: math.Inf(-1)}
	for _, g := range run {
		if g.r == ' ' {
			continue
		}
		sizes, bases = append(sizes, g.size), append(bases, g.bottom)
		l.left, l.right = min(l.left, g.left), max(l.right, g.right)
		l.bold = l.bold && (g.bold || !g.isWord())
		l.letters++
	}
	if l.letters == 0 {
		return l, false
	}
	l.size, l.base = median(sizes), median(bases)
	l.text, l.opening = l.spell(run)
	return l, l.text != ""
}

// beforePower is what a raised number belongs to: the base of a power of ten, a
// unit of length. Behind anything else it points to a note. It is found in the last
// bytes of a text, maxPower of them.
var beforePower = regexp.MustCompile(`(?:^|[^\d.,])10[⁻⁰¹²³⁴-⁹]*$|(?:^|[\s\d/])[cdkm]?m$`)

const maxPower = 24

// spell writes the glyphs of a line down, without marks of notes, and measures
// the first word.
func (l line) spell(run []glyph) (text string, opening float64) {
	var b strings.Builder
	space, end := false, math.NaN()
	for i, g := range run {
		if g.r == ' ' {
			space = true
			continue
		}
		if i > 0 && l.raised(g) {
			power := !space && beforePower.MatchString(b.String()[max(0, b.Len()-maxPower):])
			switch {
			case power:
				g.r = draft.Superscript(g.r)
			case unicode.IsDigit(g.r):
				end = g.right
				continue
			}
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
			if opening == 0 {
				opening = end - l.left
			}
		}
		b.WriteRune(g.r)
		space, end = false, g.right
	}
	if opening == 0 {
		opening = min(end-l.left, 2*l.size)
		if !strings.ContainsFunc(b.String(), wide) {
			opening = end - l.left
		}
	}
	return b.String(), opening
}

// raised reports whether a glyph is a raised small digit or minus.
func (l line) raised(g glyph) bool {
	return (unicode.IsDigit(g.r) || g.r == '-' || g.r == '−') && g.size < l.size*superscript && g.bottom > l.base+l.size*0.15
}

// wide reports whether a letter is of a script that sets no spaces.
func wide(r rune) bool { return r >= 0x2e80 }

// median is the middle of some numbers, which it sorts.
func median(n []float64) float64 {
	slices.Sort(n)
	return n[len(n)/2]
}
