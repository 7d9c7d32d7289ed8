// Package htmldate stands in for github.com/markusmobius/go-htmldate, by a
// replace directive in the project's go.mod. That module and the date parser
// below it prepare patterns of 200 languages when a program starts, which takes
// 150 ms and 78 MB in every command. They come along with go-trafilatura, which
// looks for the date of a page with them; corpus reads that itself
// (Options.HtmlDateMode is Disabled).
//
// It holds what go-trafilatura names, and finds no date.
package htmldate

import (
	"errors"
	"time"
)

// Options say how go-trafilatura wants a date to be looked for.
type Options struct {
	UseOriginalDate, SkipExtensiveSearch bool
	URL                                  string
}

// A Result is a date that was found.
type Result struct {
	DateTime time.Time
	HasTime  bool
}

// IsZero tells whether none was.
func (r Result) IsZero() bool { return r.DateTime.IsZero() }

// FromDocument finds no date in a page.
func FromDocument(any, Options) (Result, error) {
	return Result{}, errors.New("dates of pages are not read here")
}
