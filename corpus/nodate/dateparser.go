// Package dateparser stands in for github.com/markusmobius/go-dateparser, by a
// replace directive in the project's go.mod. That module prepares patterns of
// 200 languages when a program starts, which takes 150 ms and 78 MB in every
// command. It comes along with go-trafilatura, which calls it only for the dates
// of a page; those corpus reads itself (Options.HtmlDateMode is Disabled).
//
// It holds what go-htmldate names, and finds no date.
package dateparser

import (
	"errors"
	"time"
)

// A ParserType names a way to read a date.
type ParserType int

// The ways that go-htmldate asks for.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// A PreferredDateSource says whether a date without a year lies behind or ahead.
type PreferredDateSource int

// Past is the one that go-htmldate asks for.
const Past PreferredDateSource = 0

// A Configuration says how dates are read.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// A Date is a date that was read.
type Date struct {
	Time time.Time
}

// A Parser reads dates.
type Parser struct {
	ParserTypes []ParserType
}

// ErrNoDate is what Parse returns.
var ErrNoDate = errors.New("dates of pages are not read here")

// Parse returns ErrNoDate and the zero Date.
func (p *Parser) Parse(*Configuration, string, ...string) (Date, error) {
	return Date{}, ErrNoDate
}
