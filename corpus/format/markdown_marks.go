package format

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	source "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A bracketParser reads what note-taking programs and sites put in brackets and
// CommonMark does not know: links to other notes, marks of footnotes, of tasks
// and of call-outs.
type bracketParser struct{}

// withBrackets has a parser read these before links.
var withBrackets = parser.WithInlineParsers(util.Prioritized(bracketParser{}, 199))

// Trigger is what they start with.
func (bracketParser) Trigger() []byte { return []byte{'[', '!'} }

var (
	// noteLink is [[note]], [[note|shown]] or the same with ! in front, which
	// shows the note or picture itself.
	noteLink = regexp.MustCompile(`^(!)?\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]`)
	// footMark points to a footnote, lineMark stands at the start of a line: a task
	// or the kind of a call-out.
	footMark = regexp.MustCompile(`^\[\^[^\[\]\s]{1,40}\]`)
	lineMark = regexp.MustCompile(`^(?:\[[ xX]\]|\[![A-Za-z]{1,20}\][+-]?)(?:\s|$)`)
	// footnote is how the text of a footnote starts.
	footnote = regexp.MustCompile(`^ {0,3}\[\^[^\[\]\s]{1,40}\]:`)
)

// Parse reads one, nil where none stands.
func (bracketParser) Parse(_ ast.Node, block source.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	start := block.PrecendingCharacter() == '\n'
	if m := noteLink.FindSubmatchIndex(line); m != nil {
		block.Advance(m[1])
		if m[2] >= 0 {
			return ast.NewString(nil)
		}
		return ast.NewTextSegment(source.NewSegment(segment.Start+m[4], segment.Start+m[5]))
	}
	mark := footMark.Find(line)
	if mark == nil && start {
		mark = lineMark.Find(line)
	}
	if mark == nil {
		return nil
	}
	block.Advance(len(bytes.TrimRight(mark, "\n")))
	return ast.NewString(nil)
}
