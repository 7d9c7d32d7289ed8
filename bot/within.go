package bot

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"verbatim/bot/markdown"
)

// A limit is a text of a reply and how many code points it may have.
type limit struct {
	name, text  string
	least, most int
}

// within holds texts against their limits.
func within(limits ...limit) error {
	for _, l := range limits {
		if n := markdown.Length(l.text); n < l.least || n > l.most || !utf8.ValidString(l.text) {
			return fmt.Errorf("%s of %d characters is not within %d and %d, or no UTF-8", l.name, n, l.least, l.most)
		}
	}
	return nil
}

// checkLimits holds a reply against Discord's limits, and wants words on each
// button.
func checkLimits(r Reply) error {
	if r.Remove || r.Choices != nil {
		return checkChoices(r.Choices)
	}
	limits := []limit{{"content", r.Content, 0, maxContent}, {"thread", r.Thread, 0, maxThreadName}}
	sum := 0
	for _, e := range r.Embeds {
		limits = append(limits, limit{"author", e.Author, 0, maxAuthor}, limit{"title", e.Title, 0, maxTitle},
			limit{"footer", e.Footer, 0, maxFooter}, limit{"description", e.Description, 0, maxDescription},
			limit{"address", e.URL, 0, maxEmbedURL})
		sum += e.size()
		if e.size() == 0 {
			return errors.New("an embed is empty")
		}
	}
	if err := within(limits...); err != nil {
		return err
	}
	switch {
	case strings.TrimSpace(r.Content) == "" && len(r.Embeds) == 0:
		return errors.New("the reply is empty")
	case len(r.Embeds) > maxEmbeds || sum > maxEmbedSum:
		return fmt.Errorf("%d embeds of %d characters", len(r.Embeds), sum)
	}
	return checkRows(r.Rows)
}

// checkRows holds buttons and menus against the limits.
func checkRows(rows []Row) error {
	if len(rows) > maxRows {
		return fmt.Errorf("%d rows", len(rows))
	}
	used := map[string]bool{}
	for _, row := range rows {
		if n := len(row.Buttons); n > maxButtons || (n > 0) == (row.Menu != nil) {
			return fmt.Errorf("a row of %d buttons, with a menu: %v", n, row.Menu != nil)
		}
		for _, b := range row.Buttons {
			if err := b.check(); err != nil {
				return err
			}
			if used[b.ID] && b.ID != "" {
				return fmt.Errorf("two buttons do %q", b.ID)
			}
			used[b.ID] = true
		}
		if err := row.Menu.check(); err != nil {
			return err
		}
	}
	return nil
}

func (b Button) check() error {
	if (b.ID == "") == (b.URL == "") {
		return fmt.Errorf("the button %q has both an ID and an address, or none", b.Label)
	}
	if strings.IndexFunc(b.Label, isWord) < 0 {
		return fmt.Errorf("the button %q has no words", b.Label)
	}
	return within(limit{"label", b.Label, 1, maxLabel}, limit{"custom_id", b.ID, 0, maxCustomID}, limit{"address of a button", b.URL, 0, maxButtonURL})
}

func (m *Menu) check() error {
	if m == nil {
		return nil
	}
	limits := []limit{{"custom_id", m.ID, 1, maxCustomID}, {"label", m.Label, 1, maxMenuLabel}}
	for _, o := range m.Options {
		limits = append(limits, limit{"label", o.Label, 1, maxOptionText}, limit{"value", o.Value, 1, maxOptionText})
	}
	if err := within(limits...); err != nil {
		return err
	}
	if n := len(m.Options); n > maxOptions || (n == 0) != m.Channels || m.Least > m.Most || m.Most > maxOptions {
		return fmt.Errorf("a menu of %d options, %d to %d to choose", n, m.Least, m.Most)
	}
	return nil
}

// checkChoices holds the completions of an option against the limits.
func checkChoices(choices []Choice) error {
	if len(choices) > maxChoices {
		return fmt.Errorf("%d choices", len(choices))
	}
	for _, c := range choices {
		if err := within(limit{"name", c.Name, 1, maxChoice}, limit{"value", c.Value, 1, maxChoice}); err != nil {
			return err
		}
	}
	return nil
}
