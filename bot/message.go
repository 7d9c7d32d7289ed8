package bot

import (
	"fmt"
	"regexp"
	"slices"
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

// field is how a text says where a value goes.
var field = regexp.MustCompile(`{{\.[A-Za-z]+}}`)

// checkFields finds the mistake in a text that has braces in pairs which are no
// field.
func checkFields(text string) error {
	literal := field.ReplaceAllString(text, " ")
	if strings.Contains(literal, "{{") || strings.Contains(literal, "}}") {
		return fmt.Errorf("%q: a field is written {{.Name}}", text)
	}
	return nil
}

// fillFields puts values into the fields of a text, given in pairs of a name and
// a value. What a value holds is no field any more, whatever it looks like. A
// field without a value stays as the file writes it.
func fillFields(text string, pairs []any) string {
	var filled []string
	for pair := range slices.Chunk(pairs, 2) {
		filled = append(filled, fmt.Sprintf("{{.%s}}", pair[0]), fmt.Sprint(pair[1]))
	}
	return strings.NewReplacer(filled...).Replace(text)
}
