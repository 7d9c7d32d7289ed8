package bot

import (
	"fmt"
	"strings"
	"unique"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// A tongue is what all messages are in one language. Fields to fill in are
// written {{.Name}}.
type tongue struct {
	tag      language.Tag
	messages map[message]string
}

// readTongue reads the message file of a language. The name of a message in a
// table of a table has dots: [button.more].
func readTongue(name string, file []byte) (tongue, error) {
	var tables map[string]any
	if err := toml.Unmarshal(file, &tables); err != nil {
		return tongue{}, fmt.Errorf("messages in %s: %w", name, err)
	}
	t := tongue{tag: language.Make(name), messages: map[message]string{}}
	for key, table := range tables {
		if err := t.read(key, table); err != nil {
			return tongue{}, fmt.Errorf("messages in %s: %w", name, err)
		}
	}
	t.gather()
	return t, nil
}

// gather copies all texts into one: those of the parser keep the whole file in
// memory, and copies of each would lie scattered among what it leaves behind.
func (t tongue) gather() {
	size := 0
	for _, text := range t.messages {
		size += len(text)
	}
	var all strings.Builder
	all.Grow(size)
	for m, text := range t.messages {
		start := all.Len()
		all.WriteString(text)
		t.messages[m] = all.String()[start:]
	}
}

// read takes up the message of a table, or those of the tables in it.
func (t tongue) read(id string, value any) error {
	table, ok := value.(map[string]any)
	if !ok {
		return fmt.Errorf("%s is no table", id)
	}
	for key, v := range table {
		text, ok := v.(string)
		if !ok {
			if err := t.read(id+"."+key, v); err != nil {
				return err
			}
			continue
		}
		if err := t.add(id, key, text); err != nil {
			return fmt.Errorf("%s: %w", id, err)
		}
	}
	return nil
}

// add takes up a plural form of a message. What is for translators is not kept,
// and an empty text is none. Names, which are the same in all languages, are kept once.
func (t tongue) add(id, key, text string) error {
	form, known := pluralNames[key]
	switch {
	case key == "description" || key == "hash" || known && text == "":
		return nil
	case !known:
		return fmt.Errorf("%q is no plural form", key)
	}
	t.messages[message{unique.Make(id).Value(), form}] = text
	return checkFields(text)
}

// text returns a message in a plural form, or in the one that every message has
// if it lacks that.
func (t tongue) text(name string, form plural.Form) (text string, ok bool) {
	if text, ok = t.messages[message{name, form}]; ok {
		return text, true
	}
	text, ok = t.messages[message{name, plural.Other}]
	return text, ok
}

// counted is the plural form of a number, by the rules of CLDR.
func (t tongue) counted(n int) plural.Form {
	return plural.Cardinal.MatchPlural(t.tag, n, 0, 0, 0, 0)
}
