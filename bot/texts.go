package bot

import (
	"embed"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
)

// messageFiles hold all texts for people, one file a language: messages/en.toml
// explains itself.
//
//go:embed messages/*.toml
var messageFiles embed.FS

// Texts are what the bot says in one language.
type texts struct {
	// language names the file, as in "en" or "pt-BR".
	language string
	// own are its messages, and english stands in for those that it lacks.
	own, english tongue
}

// A wording is every language there is.
type wording struct {
	// languages are the names of the files, and tongues what they hold.
	languages []string
	tongues   map[string]tongue
	// phrases are those of each language.
	phrases []phrases
	// broken is what could not be read, which a test looks at: the bot goes on
	// with what can.
	broken []error
}

// spoken reads the message files once.
var spoken = sync.OnceValue(func() wording {
	w := wording{tongues: map[string]tongue{}}
	files, err := messageFiles.ReadDir("messages")
	if err != nil {
		w.broken = append(w.broken, err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(f.Name(), ".toml")
		t, err := tongueOf(name)
		if err != nil {
			w.broken = append(w.broken, err)
			continue
		}
		w.languages, w.tongues[name] = append(w.languages, name), t
	}
	for _, name := range w.languages {
		w.phrases = append(w.phrases, newPhrases(w.in(name)))
	}
	return w
})

func tongueOf(name string) (tongue, error) {
	file, err := messageFiles.ReadFile(path.Join("messages", name+".toml"))
	if err != nil {
		return tongue{}, err
	}
	return readTongue(name, file)
}

// in returns the texts of one of the languages.
func (w wording) in(name string) texts {
	return texts{language: name, own: w.tongues[name], english: w.tongues["en"]}
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
	return t.fill(id, func(tongue) plural.Form { return plural.Other }, fields)
}

// count returns a message in the plural form of a number, which the message
// may use as Count.
func (t texts) count(id string, n int, fields ...any) string {
	return t.fill(id, func(l tongue) plural.Form { return l.counted(n) }, append([]any{"Count", n}, fields...))
}

// fill falls back to English, and to the name of a message that there is none
// of; a test finds those.
func (t texts) fill(id string, form func(tongue) plural.Form, fields []any) string {
	for _, l := range []tongue{t.own, t.english} {
		if text, ok := l.text(id, form(l)); ok {
			return fillFields(text, fields)
		}
	}
	return id
}

// list is a message that holds several, separated by |.
func (t texts) list(id string) []string { return strings.Split(t.say(id), "|") }

// Marks that are the same in every language.
const (
	placeJoint = " · "
	cutLeft    = "[…] " // stands before a quotation that begins later than its paragraph
	cutRight   = " […]"
	titleCut   = "…"
	noteMark   = "-# " // begins each line in small print
	barMark    = "▌ "  // stands beside the lines of a terminal that hold the best sentence
	noBar      = "  "  // stands beside its others
)

// quoted puts a text into the quotation marks of the language: into those of
// the second kind where it has marks of the first, which would stand doubled.
func (t texts) quoted(s string) string {
	opening, closing := t.say("quotation.opening"), t.say("quotation.closing")
	if strings.ContainsAny(s, strings.TrimSpace(opening+closing)) {
		opening, closing = t.say("quotation.second_opening"), t.say("quotation.second_closing")
	}
	return opening + s + closing
}
