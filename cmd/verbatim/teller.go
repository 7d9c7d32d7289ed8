package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"strings"
)

// A teller is a slog.Handler for those who sit at a terminal: it writes a line
// as errors are written, the message first and the reason last.
type teller struct {
	w     io.Writer
	least slog.Level
	about []slog.Attr
}

// Enabled tells whether a level is told of.
func (t teller) Enabled(_ context.Context, level slog.Level) bool { return level >= t.least }

// Handle tells of an event.
func (t teller) Handle(_ context.Context, r slog.Record) error {
	var about []string
	reason := ""
	add := func(a slog.Attr) bool {
		switch value := a.Value.String(); {
		case a.Key == "reason":
			reason = ": " + value
		case value != "":
			about = append(about, a.Key+" "+value)
		}
		return true
	}
	for _, a := range t.about {
		add(a)
	}
	r.Attrs(add)
	text := r.Message
	if len(about) > 0 {
		text += " (" + strings.Join(about, ", ") + ")"
	}
	_, err := fmt.Fprintf(t.w, "verbatim: %s\n", printable(text+reason))
	return err
}

// WithAttrs returns a teller that says these too.
func (t teller) WithAttrs(attrs []slog.Attr) slog.Handler {
	t.about = append(t.about[:len(t.about):len(t.about)], attrs...)
	return t
}

// WithGroup returns the teller: people need no groups.
func (t teller) WithGroup(string) slog.Handler { return t }
