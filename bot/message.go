package bot

import (
	"fmt"
	"strings"

	"golang.org/x/text/feature/plural"
)

// A message is what is said on one occasion, in one of the plural forms that a
// language has.
type message struct {
	name string
	form plural.Form
}

// pluralNames are the forms as the message files name them, which is as CLDR does.
var pluralNames = map[string]plural.Form{"zero": plural.Zero, "one": plural.One, "two": plural.Two, "few": plural.Few,
	"many": plural.Many, "other": plural.Other}

// cutField cuts a text around its first field. Without one, all of it is literal.
func cutField(text string) (literal, name, after string, found bool) {
	literal, rest, opened := strings.Cut(text, "{{.")
	name, after, closed := strings.Cut(rest, "}}")
	if !opened || !closed || !isName(name) {
		return text, "", "", false
	}
	return literal, name, after, true
}

// checkFields finds the mistake in a text that has braces in pairs which are no
// field.
func checkFields(text string) error {
	for rest, more := text, true; more; {
		var literal string
		literal, _, rest, more = cutField(rest)
		if strings.Contains(literal, "{{") || strings.Contains(literal, "}}") {
			return fmt.Errorf("%q: a field is written {{.Name}}", text)
		}
	}
	return nil
}

// isName tells whether a field can be called so.
func isName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// fillFields puts values into the fields of a text, given in pairs of a name and
// a value. What a value holds is no field any more, whatever it looks like. A
// field without a value stays as the file writes it.
func fillFields(text string, pairs []any) string {
	var filled strings.Builder
	for more := true; more; {
		var literal, name string
		literal, name, text, more = cutField(text)
		filled.WriteString(literal)
		if more {
			fmt.Fprint(&filled, valueOf(name, pairs))
		}
	}
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
