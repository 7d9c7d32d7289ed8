package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"verbatim/corpus/reason"
)

// A StatusError says that a site answered, but not with the page.
type StatusError struct {
	// URL is what was asked for, Code the status of HTTP.
	URL  string
	Code int
	// Until is when the site wants to be asked again, zero if it did not say.
	Until time.Time
}

// A lastingError is one that asking again later would give again.
type lastingError struct{ error }

func (e lastingError) Unwrap() error { return e.error }

// lasting makes an error that asking again later would give again.
func lasting(format string, args ...any) error { return lastingError{fmt.Errorf(format, args...)} }

// Lasting tells whether asking for the same page again later would most likely
// give the same error: the page is not there, not for programs, too large or
// must not be fetched. Other errors may pass.
func Lasting(err error) bool {
	if status, ok := errors.AsType[*StatusError](err); ok {
		return status.Code < 500 && status.Code != http.StatusTooManyRequests && status.Code != http.StatusRequestTimeout
	}
	_, ok := errors.AsType[lastingError](err)
	return ok || errors.Is(err, errForbidden) || errors.Is(err, errRobots)
}

// ReasonKind names what the status means, where that has a name.
func (e *StatusError) ReasonKind() reason.Kind {
	switch e.Code {
	case http.StatusNotFound, http.StatusGone:
		return reason.NotFound
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusPaymentRequired, http.StatusUnavailableForLegalReasons:
		return reason.Refused
	case http.StatusTooManyRequests, http.StatusRequestTimeout:
		return reason.Unreachable
	}
	if e.Code >= http.StatusInternalServerError {
		return reason.Unreachable
	}
	return ""
}

// Error says what the status means and what to do.
func (e *StatusError) Error() string {
	if !e.Until.IsZero() && (e.Code == http.StatusTooManyRequests || e.Code >= 500) {
		return fmt.Sprintf("%s: the site wants to be left alone until %s (%d): try again then", e.URL, e.Until.UTC().Format("2006-01-02 15:04:05 MST"), e.Code)
	}
	return fmt.Sprintf("%s: %s (%d)", e.URL, meaning(e.Code), e.Code)
}

// meaning is what a status means for somebody who wants the page.
func meaning(code int) string {
	kind := (&StatusError{Code: code}).ReasonKind()
	switch {
	case kind == reason.NotFound:
		return "the site has no such page: is the address right?"
	case kind == reason.Refused:
		return "the site does not give this page to programs: save it in a browser and add the file"
	case code == http.StatusTooManyRequests:
		return "the site was asked too often: try again later"
	case code >= 500:
		return "the site has a fault: try again later"
	}
	return "the site did not send the page: open it in a browser, save it and add the file"
}

// maxRest bounds how long a site can have itself left alone.
const maxRest = 24 * time.Hour

// retryAfter reads a Retry-After field: seconds, or a date of HTTP. It is zero
// where there is none. What it returns goes by the clock of now that is never
// set.
func retryAfter(field string, now time.Time) time.Time {
	if seconds, err := strconv.ParseUint(strings.TrimSpace(field), 10, 32); err == nil {
		return now.Add(min(time.Duration(seconds)*time.Second, maxRest))
	}
	at, err := http.ParseTime(field)
	if err != nil || at.Before(now) {
		return time.Time{}
	}
	return now.Add(min(at.Sub(now), maxRest))
}
