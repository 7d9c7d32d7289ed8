// Package reason names what most often keeps an article out, so that it can be
// said in the language of the person who wanted it. The errors themselves say
// it in English, with what to do; an error that has no name here is as good.
package reason

import (
	"context"
	"errors"
	"fmt"
)

// A Kind is what keeps an article out. "" stands for all that has no name.
type Kind string

// The kinds that people meet.
const (
	// NoArticle is a page or file without an article in it, Listing a feed or
	// sitemap in place of one, NoFeed what is neither of these two.
	NoArticle Kind = "no_article"
	Listing   Kind = "listing"
	NoFeed    Kind = "no_feed"
	// NotFound is a page or site that is not there, Refused one that is not for
	// programs, Forbidden an address that must not be reached.
	NotFound  Kind = "not_found"
	Refused   Kind = "refused"
	Forbidden Kind = "forbidden"
	// Slow is what did not come or end in time, TooLarge what is over a bound.
	Slow     Kind = "slow"
	TooLarge Kind = "too_large"
	// Locked is a file with a password or DRM, Scanned one of pictures, Unread
	// one of a kind that cannot be read.
	Locked  Kind = "locked"
	Scanned Kind = "scanned"
	Unread  Kind = "unread"
	// Broken is what is empty, damaged or not complete, Unreachable a site that
	// does not answer, or with a fault of its own.
	Broken      Kind = "broken"
	Unreachable Kind = "unreachable"
	// Full is a library with as many articles as it may have, FullToday one that
	// took in all that it may in a day, FullFeeds one with all feeds it may have.
	Full      Kind = "full"
	FullToday Kind = "full_today"
	FullFeeds Kind = "full_feeds"
)

// Fault is none of an article's: the library itself cannot be read or written.
// It is for who runs the program, and nobody else is told what it is.
const Fault Kind = "fault"

// Kinds lists all that people are told.
func Kinds() []Kind {
	return []Kind{NoArticle, Listing, NoFeed, NotFound, Refused, Forbidden, Slow, TooLarge, Locked, Scanned, Unread,
		Broken, Unreachable, Full, FullToday, FullFeeds}
}

// named is an error with a kind.
type named struct {
	error
	kind Kind
}

func (n named) Unwrap() error { return n.error }

// ReasonKind is n's kind.
func (n named) ReasonKind() Kind { return n.kind }

// New makes an error of a kind, which errors.Is tells from others.
func New(kind Kind, text string) error { return named{errors.New(text), kind} }

// Errorf is fmt.Errorf for an error of a kind.
func Errorf(kind Kind, format string, args ...any) error {
	return named{fmt.Errorf(format, args...), kind}
}

// Of is the kind of an error: what its method ReasonKind says, or that of the
// first error with one that it wraps. A deadline that passed is Slow.
func Of(err error) Kind {
	var n interface{ ReasonKind() Kind }
	switch {
	case errors.As(err, &n):
		return n.ReasonKind()
	case errors.Is(err, context.DeadlineExceeded):
		return Slow
	}
	return ""
}

// Guard, deferred, makes an error of a panic of what is deferred in: whoever made
// the article may have meant it to cause one, and no program ends for that.
func Guard(err *error) {
	if p := recover(); p != nil {
		*err = Errorf(Broken, "reading it failed (%v): save the article as plain text", p)
	}
}
