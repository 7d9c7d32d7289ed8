package bot

import (
	"fmt"
	"strings"

	"golang.org/x/text/feature/plural"
)

// A message is what is said on one occasion in one language, in each of the
// plural forms that the language has.
type message map[plural.Form]pattern

// pluralNames are the forms as the message files name them, which is as CLDR does.
var pluralNames = map[string]plural.Form{"zero": plural.Zero, "one": plural.One, "two": plural.Two, "few": plural.Few,
	"many": plural.Many, "other": plural.Other}

// form returns a plural form, or the one that every message has if it lacks it.
func (m message) form(f plural.Form) (pattern, bool) {
	p, ok := m[f]
	if !ok {
		p, ok = m[plural.Other]
	}
	return p, ok
}

// A pattern is a text with fields to fill in.
type pattern struct {
	// literals stand before, between and behind the fields: one more than those.
	literals, fields []string
}

// readPattern reads a text, in which fields are written {{.Name}}. Braces in
// pairs that are no field are a mistake.
func readPattern(text string) (pattern, error) {
	var p pattern
	for rest, more := text, true; more; {
		var literal string
		literal, rest, more = strings.Cut(rest, "{{.")
		p.literals = append(p.literals, literal)
		ok := !strings.Contains(literal, "{{") && !strings.Contains(literal, "}}")
		if more {
			name, after, closed := strings.Cut(rest, "}}")
			p.fields, rest, ok = append(p.fields, name), after, ok && closed && isName(name)
		}
		if !ok {
			return pattern{}, fmt.Errorf("%q: a field is written {{.Name}}", text)
		}
	}
	return p, nil
}

// isName tells whether a field can be called so.
func isName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// fill puts values into the fields, given in pairs of a name and a value. What
// a value holds is no field any more, whatever it looks like. A field without a
// value stays as the file writes it.
func (p pattern) fill(pairs []any) string {
	var filled strings.Builder
	for i, name := range p.fields {
		filled.WriteString(p.literals[i])
		fmt.Fprint(&filled, valueOf(name, pairs))
	}
	filled.WriteString(p.literals[len(p.fields)])
	return filled.String()
}

func valueOf(name string, pairs []any) any {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return pairs[i+1]
		}
	}
	return "{{." + name + "}}"
}
