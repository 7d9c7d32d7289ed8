package bot

import (
	"crypto/sha1"
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// messageFiles hold all texts for people, one file a language, as go-i18n
// reads them: messages/en.toml explains itself.
//
//go:embed messages/*.toml
var messageFiles embed.FS

// Texts are what the bot says in one language.
type texts struct {
	// language names the file, as in "en" or "pt-BR".
	language string
	messages *i18n.Localizer
}

// A wording is every language there is.
type wording struct {
	bundle *i18n.Bundle
	// languages are the names of the files.
	languages []string
	// broken is what could not be read, which a test looks at: the bot goes on
	// with what can.
	broken []error
}

// spoken reads the message files once.
var spoken = sync.OnceValue(func() wording {
	w := wording{bundle: i18n.NewBundle(language.English)}
	w.bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	files, err := messageFiles.ReadDir("messages")
	if err != nil {
		w.broken = append(w.broken, err)
	}
	for _, f := range files {
		if _, err := w.bundle.LoadMessageFileFS(messageFiles, path.Join("messages", f.Name())); err != nil {
			w.broken = append(w.broken, err)
			continue
		}
		w.languages = append(w.languages, strings.TrimSuffix(f.Name(), ".toml"))
	}
	return w
})

// in returns the texts of one of the languages.
func (w wording) in(name string) texts {
	return texts{language: name, messages: i18n.NewLocalizer(w.bundle, name)}
}

// english returns the English texts.
func english() texts { return spoken().in("en") }

// textsFor returns the texts for a locale of Discord, such as "en-GB" or
// "es-419": those of its language where there are any, else the English ones.
// So "zh-TW" gets English and not the simplified characters of "zh-CN", as CLDR
// has it (parentLocales: zh_Hant has none).
func textsFor(locale string) texts {
	short, _, _ := strings.Cut(locale, "-")
	for _, name := range []string{locale, short} {
		if slices.Contains(spoken().languages, name) {
			return spoken().in(name)
		}
	}
	return english()
}

// locales maps each of Discord's locales that a file serves to that file's
// language. English, the default, is not among them.
func (w wording) locales() map[string]string {
	served := map[string][]string{"es": {"es-ES", "es-419"}, "sv": {"sv-SE"}, "en": nil}
	all := map[string]string{}
	for _, name := range w.languages {
		locales, listed := served[name]
		if !listed {
			locales = []string{name}
		}
		for _, l := range locales {
			all[l] = name
		}
	}
	return all
}

// say returns a message. Fields come in pairs of a name and a value; what was
// taken from a question or an article is escaped by the caller.
func (t texts) say(id string, fields ...any) string {
	return t.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: fieldMap(fields)})
}

// count returns a message in the plural form of a number, which the message
// may use as Count.
func (t texts) count(id string, n int, fields ...any) string {
	data := fieldMap(fields)
	data["Count"] = n
	return t.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: data, PluralCount: n})
}

// localize falls back to English, as go-i18n does, and to the name of a
// message that there is none of; a test finds those.
func (t texts) localize(c *i18n.LocalizeConfig) string {
	text, _ := t.messages.Localize(c)
	if text == "" {
		return c.MessageID
	}
	return text
}

func fieldMap(pairs []any) map[string]any {
	fields := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		fields[fmt.Sprint(pairs[i])] = pairs[i+1]
	}
	return fields
}

// list is a message that holds several, separated by |.
func (t texts) list(id string) []string { return strings.Split(t.say(id), "|") }

// hashOf is what a translation carries of the English message that it was made
// from, as the tool goi18n writes it.
func hashOf(description, english string) string {
	return fmt.Sprintf("sha1-%x", sha1.Sum([]byte(description+english)))
}

// Marks that are the same in every language.
const (
	placeJoint = " · "
	cutLeft    = "[…] " // stands before a quotation that begins later than its paragraph
	cutRight   = " […]"
	titleCut   = "…"
	noteMark   = "-# " // begins each line in small print
	barMark    = "▌ "  // stands beside the lines of a terminal that hold the best sentence
)

// quoted puts a text into the quotation marks of the language.
func (t texts) quoted(s string) string {
	return t.say("quotation.opening") + s + t.say("quotation.closing")
}
