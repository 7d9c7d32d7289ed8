package eval

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// maxLine bounds a line of a file in bytes. The longest of the public sets has
// less than 1 MiB.
const maxLine = 8 << 20

// A line is one line of a file that is not empty.
type line struct {
	number int
	// offset is where the line starts in the file, in bytes.
	offset int64
	// text is without the line's end and valid until the next line is read.
	text []byte
}

// eachLine calls do with every line that is not empty. The errors, do's
// included, start with the file's name and the line's number.
func eachLine(r io.Reader, name string, do func(line) error) error {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(make([]byte, 64<<10), maxLine)
	var l line
	next := int64(0)
	scanner.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		advance, token, err := bufio.ScanLines(data, atEOF)
		next += int64(advance)
		return advance, token, err
	})
	for ; ; l.offset = next {
		more := scanner.Scan()
		l.number++
		if !more {
			break
		}
		if l.text = scanner.Bytes(); len(l.text) == 0 {
			continue
		}
		if err := do(l); err != nil {
			return fmt.Errorf("%s:%d: %w", name, l.number, err)
		}
	}
	if err := scanner.Err(); errors.Is(err, bufio.ErrTooLong) {
		return fmt.Errorf("%s:%d: the line is longer than %d MiB: split the passage", name, l.number, maxLine>>20)
	} else if err != nil {
		return fmt.Errorf("%s:%d: %w", name, l.number, err)
	}
	return nil
}
