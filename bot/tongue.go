package bot

import (
	"fmt"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// A tongue is all messages of one language, by their names.
type tongue struct {
	tag      language.Tag
	messages map[string]message
}

// readTongue reads the message file of a language. The name of a message in a
// table of a table has dots: [button.more].
func readTongue(name string, file []byte) (tongue, error) {
	var tables map[string]any
	if err := toml.Unmarshal(file, &tables); err != nil {
		return tongue{}, fmt.Errorf("messages in %s: %w", name, err)
	}
	t := tongue{tag: language.Make(name), messages: map[string]message{}}
	for key, table := range tables {
		if err := t.read(key, table); err != nil {
			return tongue{}, fmt.Errorf("messages in %s: %w", name, err)
		}
	}
	return t, nil
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
// and an empty text is none.
func (t tongue) add(id, key, text string) error {
	form, known := pluralNames[key]
	switch {
	case key == "description" || key == "hash" || known && text == "":
		return nil
	case !known:
		return fmt.Errorf("%q is no plural form", key)
	}
	t.messages[id] = append(t.messages[id], wordedForm{form, text})
	return checkFields(text)
}

// counted is the plural form of a number, by the rules of CLDR.
func (t tongue) counted(n int) plural.Form {
	return plural.Cardinal.MatchPlural(t.tag, n, 0, 0, 0, 0)
}
