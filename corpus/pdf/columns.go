package pdf

import (
	"cmp"
	"math"
	"slices"
)

// A column is the left and right edge of the text around a line.
type column struct{ left, right float64 }

// columnOf is the one that some lines take.
func columnOf(lines []line) column {
	c := column{math.Inf(1), math.Inf(-1)}
	for _, l := range lines {
		c.left, c.right = min(c.left, l.left), max(c.right, l.right)
	}
	return c
}

func (c column) width() float64 { return c.right - c.left }

// What makes columns: so many lines on both sides of a gutter, which hardly any
// line crosses, and lines that fill their column as text does and table cells
// do not.
const (
	columnLines  = 5
	crossedMost  = 0.2
	columnFilled = 0.6
)

// inOrder puts the lines of a page in reading order: from top to bottom, and
// where a gutter parts columns, column by column between the lines that cross
// it. A column may be parted again, so many times.
func inOrder(lines []line, times int) []line {
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(b.base, a.base) })
	gutter, ok := findGutter(lines)
	if !ok || times == 0 {
		return oneColumn(lines)
	}
	var out, left, right []line
	flush := func() {
		out = append(append(out, inOrder(left, times-1)...), inOrder(right, times-1)...)
		left, right = nil, nil
	}
	var crossing []line
	for _, l := range lines {
		crosses := l.left < gutter && l.right > gutter
		switch {
		case crosses:
			flush()
			crossing = append(crossing, l)
			continue
		case l.right <= gutter:
			left = append(left, l)
		default:
			right = append(right, l)
		}
		out, crossing = append(out, oneColumn(crossing)...), nil
	}
	out = append(out, oneColumn(crossing)...)
	flush()
	return out
}

// oneColumn joins what stands at one height and notes the edges of the column.
func oneColumn(lines []line) []line {
	rows, edges := rowsOf(lines), columnOf(lines)
	var out []line
	for i, row := range rows {
		table := i > 0 && aligned(row, rows[i-1]) || i+1 < len(rows) && aligned(row, rows[i+1])
		l := joinRow(row, table)
		l.column = edges
		out = append(out, l)
	}
	return out
}

// rowsOf puts together what stands at one height, from left to right.
func rowsOf(lines []line) (rows [][]line) {
	for _, l := range lines {
		if last := len(rows) - 1; last >= 0 && math.Abs(rows[last][0].base-l.base) < 0.3*max(l.size, rows[last][0].size) {
			rows[last] = append(rows[last], l)
			continue
		}
		rows = append(rows, []line{l})
	}
	for _, row := range rows {
		slices.SortStableFunc(row, func(a, b line) int { return cmp.Compare(a.left, b.left) })
	}
	return rows
}

// aligned reports whether two rows have their parts below each other, as cells
// of a table are and words of justified text are not.
func aligned(a, b []line) bool {
	if len(a) < 2 || len(a) != len(b) {
		return false
	}
	for i := range a {
		if math.Abs(a[i].left-b[i].left) > 0.3*a[i].size {
			return false
		}
	}
	return true
}

// cellMark stands between the cells of a table row.
const cellMark = " | "

// joinRow makes one line of a row.
func joinRow(row []line, table bool) line {
	l := row[0]
	for _, next := range row[1:] {
		switch {
		case table:
			l.text += cellMark
		case next.left-l.right > wordGap*l.size:
			l.text += " "
		}
		if next.letters > l.letters {
			l.size, l.base = next.size, next.base
		}
		l.text += next.text
		l.right, l.bold, l.letters = max(l.right, next.right), l.bold && next.bold, l.letters+next.letters
	}
	return l
}

// findGutter looks for the white stripe between two columns near the middle of
// the page, or of what is left of it.
func findGutter(lines []line) (at float64, ok bool) {
	all := columnOf(lines)
	best := 0
	for i := 1; i < 40; i++ {
		x := all.left + all.width()*float64(i)/40
		if n := besides(lines, x); n > best {
			best, at = n, x
		}
	}
	return at, best > 0
}

// besides counts the lines on the two sides of x, 0 if x is no gutter.
func besides(lines []line, x float64) int {
	var left, right []line
	crossing := 0
	for _, l := range lines {
		switch {
		case l.right <= x:
			left = append(left, l)
		case l.left >= x:
			right = append(right, l)
		default:
			crossing++
		}
	}
	sides := len(left) + len(right)
	if len(left) < columnLines || len(right) < columnLines || float64(crossing) > crossedMost*float64(sides+crossing) ||
		!filled(left) || !filled(right) || !sideBySide(left, right) {
		return 0
	}
	return sides
}

// filled reports whether lines fill the width that they share as lines of text
// do.
func filled(lines []line) bool {
	width, sum := columnOf(lines).width(), 0.0
	for _, l := range lines {
		sum += l.right - l.left
	}
	return sum/float64(len(lines)) >= columnFilled*width && width > 8*lines[0].size
}

// sideBySide reports whether two groups of lines share a good part of their
// height.
func sideBySide(a, b []line) bool {
	shared := min(a[0].base, b[0].base) - max(a[len(a)-1].base, b[len(b)-1].base)
	return shared > 0.3*min(a[0].base-a[len(a)-1].base, b[0].base-b[len(b)-1].base)
}
