package bot

import (
	"crypto/sha1"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"verbatim/bot/markdown"
	"verbatim/corpus"
	"verbatim/index"
)

var update = flag.Bool("update", false, "write the hashes of the English texts into the translations, and the golden files")

// TestTranslations wants every message in every language, made from the
// English that there is, in the plural forms of the language and with the same
// fields and commands.
func TestTranslations(t *testing.T) {
	english := messagesOf(t, "en")
	for _, name := range translated() {
		if *update {
			writeHashes(t, filepath.Join("messages", name+".toml"), english)
			continue
		}
		there := messagesOf(t, name)
		for id, en := range english {
			if there[id] == nil {
				t.Errorf("%s: %q is missing", name, id)
				continue
			}
			checkTranslation(t, name, id, en, there[id])
		}
		for id := range there {
			if english[id] == nil {
				t.Errorf("%s: %q is in no use any more", name, id)
			}
		}
	}
}

// translated are all languages but English.
func translated() []string {
	return slices.DeleteFunc(slices.Clone(spoken().languages), func(name string) bool { return name == "en" })
}

// writeHashes notes in a message file that it was made from the English texts
// as they are.
func writeHashes(t *testing.T, file string, english map[string]written) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.SplitSeq(string(raw), "\n") {
		if strings.HasPrefix(line, "hash = ") {
			continue
		}
		lines = append(lines, line)
		if en := english[strings.Trim(line, "[]")]; en != nil && strings.HasPrefix(line, "[") {
			lines = append(lines, fmt.Sprintf("hash = %q", hashOf(en["description"], en["other"])))
		}
	}
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
}

// hashOf is what a translation carries of the English message that it was made
// from.
func hashOf(description, english string) string {
	return fmt.Sprintf("sha1-%x", sha1.Sum([]byte(description+english)))
}

func checkTranslation(t *testing.T, name, id string, en, m written) {
	t.Helper()
	if m["hash"] != hashOf(en["description"], en["other"]) {
		t.Errorf("%s: %q was made from another English text: translate it again, then run go test with -update", name, id)
	}
	forms := map[string]int{"other": 2}
	if en["one"] != "" {
		forms = pluralForms(language.Make(name))
	}
	wanted := fieldsOf(en["other"])
	for form, numbers := range forms {
		fields := fieldsOf(m[form])
		for _, f := range fields {
			if !slices.Contains(wanted, f) {
				t.Errorf("%s: %q, form %s: fields %v, the English has %v", name, id, form, fields, wanted)
			}
		}
		for _, f := range wanted {
			if counts := f == ".Count" || f == ".Seconds"; !slices.Contains(fields, f) && (form == "other" || counts && numbers > 1) {
				t.Errorf("%s: %q, form %s: %s is not filled in", name, id, form, f)
			}
		}
		checkText(t, name+": "+id+", form "+form, id, m[form])
		if !slices.Equal(commandsIn(m[form]), commandsIn(en["other"])) {
			t.Errorf("%s: %q, form %s: commands %v, the English has %v", name, id, form, commandsIn(m[form]), commandsIn(en["other"]))
		}
	}
}

// checkText holds a text against what is true in every language.
func checkText(t *testing.T, what, id, text string) {
	t.Helper()
	switch n := markdown.Length(text); {
	case strings.TrimSpace(text) == "":
		t.Errorf("%s: is missing", what)
	case n > mostOf(id):
		t.Errorf("%s: has %d characters, more than %d", what, n, mostOf(id))
	case (id == "months" || id == "months_alone") && strings.Count(text, "|") != 11:
		t.Errorf("%s: not twelve months", what)
	case slices.Contains([]string{"greetings", "help_asked", "sources_asked", "overview_asked", "this_asked"}, id) && slices.ContainsFunc(strings.Split(text, "|"), func(s string) bool {
		return s != phrased(s)
	}):
		t.Errorf("%s: not in lower case, or with marks between words: it would never be met", what)
	}
}

var (
	filled   = regexp.MustCompile(`\{\{[^}]*\}\}`)
	fieldRef = regexp.MustCompile(`\.[A-Z]\w*`)
	codeSpan = regexp.MustCompile("`[^`]+`")
)

// fieldsOf are what is filled into a text, each once, sorted.
func fieldsOf(text string) []string {
	fields := fieldRef.FindAllString(strings.Join(filled.FindAllString(text, -1), ""), -1)
	slices.Sort(fields)
	return slices.Compact(fields)
}

// commandsIn are the commands and options that a text names, sorted.
func commandsIn(text string) []string {
	found := codeSpan.FindAllString(text, -1)
	slices.Sort(found)
	return found
}

// mostOf is how long a message may be, in code points.
func mostOf(id string) int {
	if slices.Contains([]string{"settings.title", "settings.saved", "settings.no_threads"}, id) {
		return 300
	}
	for prefix, most := range map[string]int{"button.": maxLabel / 2, "about.": 100, "message_command.": 32, "settings.": maxOptionText} {
		if strings.HasPrefix(id, prefix) {
			return most
		}
	}
	return 1000
}

// pluralForms are the forms that a language has for whole numbers (CLDR), and
// for how many of them each stands.
func pluralForms(tag language.Tag) map[string]int {
	names := map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few",
		plural.Many: "many", plural.Other: "other"}
	forms := map[string]int{"other": 0}
	for n := range 1200 {
		forms[names[plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)]]++
	}
	return forms
}

// TestEveryLanguageNamesWhatIsOnTheScreen wants the names of the message
// commands where texts speak of them, and no line that would pass for a
// quotation.
func TestEveryLanguageNamesWhatIsOnTheScreen(t *testing.T) {
	for _, name := range spoken().languages {
		speak, all := spoken().in(name), messagesOf(t, name)
		find, check := speak.quoted(speak.say("message_command.find")), speak.quoted(speak.say("message_command.check"))
		for id, wanted := range map[string][]string{"unseen_hint": {find}, "help.text": {find, check}} {
			for _, w := range wanted {
				if !strings.Contains(speak.say(id), w) {
					t.Errorf("%s: %q does not name %s", name, id, w)
				}
			}
		}
		for id, m := range all {
			for _, opening := range []string{"quotation.opening", "quotation.second_opening"} {
				if strings.HasPrefix(m["other"], speak.say(opening)) && !strings.HasPrefix(id, "quotation.") {
					t.Errorf("%s: %q begins as a quotation does", name, id)
				}
			}
		}
		title := speak.quoted("We are back") // as many a headline
		for _, id := range []string{"library.added", "library.updated", "library.unchanged", "library.removed", "library.unfollowed",
			"said_nothing", "said_nothing_about", "editors_note"} {
			text := speak.say(id, "Title", title, "Name", title, "Who", title, "About", title, "Question", title)
			if err := gate(speak, Reply{Content: text}, proof{}); err != nil {
				t.Errorf("%s: %q about a title with quotation marks: %v", name, id, err)
			}
		}
	}
}

// TestEveryLanguageFitsDiscord holds menus, buttons and the registered
// commands against Discord's limits.
func TestEveryLanguageFitsDiscord(t *testing.T) {
	for _, name := range spoken().languages {
		speak := spoken().in(name)
		for _, rows := range [][]Row{speak.firstPage(settings{}), speak.secondPage(settings{})} {
			if err := gate(speak, Reply{Content: speak.say("settings.title"), Rows: rows}, proof{}); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		line := markdown.Length("10\\. \n") + maxLine + markdown.Length(" ("+speak.count("questions.asked", maxEditorQuestions)+")")
		if n := markdown.Length(speak.count("questions.page", maxEditorQuestions)+"\n"+noteMark+speak.say("questions.further")) + questionsShown*line; n > maxContent {
			t.Errorf("%s: a full list of questions has %d characters", name, n)
		}
	}
	for _, c := range registered() {
		if c.NameLocalizations != nil {
			checkLocalized(t, c.Name, *c.NameLocalizations, 32)
		}
		if c.DescriptionLocalizations != nil {
			checkLocalized(t, c.Description, *c.DescriptionLocalizations, 100)
		}
		for _, o := range c.Options {
			checkLocalized(t, o.Description, o.DescriptionLocalizations, 100)
		}
	}
}

// TestTheLongestRepliesFitInEveryLanguage fills all that a person or an article
// can make long.
func TestTheLongestRepliesFitInEveryLanguage(t *testing.T) {
	long := strings.Repeat("*", maxQuestion)
	a := index.Answer{Question: long, Unknown: slices.Repeat([]string{long}, 9), Corrections: slices.Repeat([]index.Correction{{From: long, To: long}}, 9)}
	a.Quotes = answerOf("‹"+strings.Repeat("*", 9000)+"›", "‹"+strings.Repeat("* ", 9000)+"›").Quotes
	check := index.Check{Verdict: index.Altered, Differences: slices.Repeat([]index.Difference{{Wrote: long, Stands: long}}, 99)}
	for _, name := range spoken().languages {
		speak := spoken().in(name)
		understood := noteMark + speak.say("understood", "Question", oneNote(long))
		answer, p := speak.render(a.Quotes, append(speak.notes(a, markdown.Escape), speak.say("understood", "Question", oneNote(long))))
		if err := gate(speak, answer, p); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, content := range []string{
			speak.nothingFound("nothing_there", a, markdown.Escape) + "\n" + understood,
			speak.say("no_more") + "\n" + understood,
			strings.Join(append(append([]string{speak.verdict(check)}, speak.differences(check)...), noteMark+speak.say("check.text", "Text", markdown.Escape(clip(long, maxNote)))), "\n"),
			speak.say("help.text") + "\n\n" + speak.say("help.questions") + strings.Repeat("\n- "+oneNote(long[:index.MaxSuggestion]), helpQuestions),
			speak.say("said_nothing_about", "Who", markdown.Escape(clip(long, maxWord)), "About", markdown.Escape(clip(long, maxNote))),
			speak.say("editors_note", "Question", oneNote(long)),
			haul{added: 1 << 20, failed: 1 << 20, reason: fmt.Errorf("%w: %s", corpus.ErrFull, long)}.say(speak),
		} {
			if err := gate(speak, Reply{Content: content}, proof{}); err != nil {
				t.Errorf("%s: %v: %.100s", name, err, content)
			}
		}
	}
}

// checkLocalized wants a text in all of Discord's locales that there are
// translations for.
func checkLocalized(t *testing.T, english string, all map[discordgo.Locale]string, most int) {
	t.Helper()
	if want := len(translated()) + 1; len(all) != want { // Spanish has two
		t.Errorf("%q is in %d locales, not %d", english, len(all), want)
	}
	for locale, text := range all {
		if n := markdown.Length(text); n < 1 || n > most || text == english {
			t.Errorf("%s: %q of %d characters for %q", locale, text, n, english)
		}
	}
}

// TestEveryLanguageReadsItsNotes wants a question back out of the notes of an
// answer in any language: so follow-ups live.
func TestEveryLanguageReadsItsNotes(t *testing.T) {
	const question = "What did he say: “about” *Taiwan*?"
	for _, name := range spoken().languages {
		for _, id := range []string{"asked", "understood"} {
			note := spoken().in(name).say(id, "Question", oneNote(question))
			if got := questionIn("x\n" + noteMark + note + "\n" + noteMark + "y"); got != question {
				t.Errorf("%s: %q is read as %q", name, note, got)
			}
		}
	}
}

func TestSmallTalkInAnyLanguage(t *testing.T) {
	for question, want := range map[string]string{"Danke!!": "small talk", "¡Gracias!": "small talk", "नमस्ते! ❤️": "small talk",
		"ありがとう！": "small talk", "شكرًا": "small talk", "İyi günler": "small talk", "谢谢。": "small talk", "Danke Jo Doe": "", "thank you so much, that helped": "small talk", "ok thanks, got it!": "small talk",
		"Hello, hello... everyone": "small talk", "Super - danke": "small talk", "ok, who is Xi?": "", "nice people": "", "Thanksgiving": "", "thanks merci": "",
		"What’s up?": "small talk", "Thanks for the answer :)": "small talk", "Please help!": "help", "hilfe": "help", "help me find who paid": "",
		"Can you summarize the article, please?": "overview", "TL;DR": "overview", "worum geht’s?": "overview", "what is the article about China": "",
		"who wrote this article?": "sources", "Hi, what’s the source please?": "sources", "wer hat den Artikel geschrieben?": "sources",
		"这篇文章是谁写的？": "sources", "gm bro": "small talk", "lmao ok": "small talk", "are you an AI?": "small talk", "summarize pls": "overview", "what can I ask you about?": "help", "first lady": "",
		"who wrote the letter?": "", "when was the treaty published?": ""} {
		if kind, _ := english().aside(Request{Surface: Direct, Question: question}); kind != want {
			t.Errorf("%q is %q, want %q", question, kind, want)
		}
	}
}

// Every question is held against the phrases of all languages, which costs it no
// memory.
func TestQuestionsAreToldFromSmallTalkWithoutMemory(t *testing.T) {
	said := phrased("Thanks a lot, and who paid for the new pillar?")
	if n := testing.AllocsPerRun(100, func() {
		if madeOf(said, "greetings", "help_asked", "sources_asked", "overview_asked") {
			t.Error("a question is small talk")
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestHostileTextsPassTheGateInEveryLanguage(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, name := range spoken().languages {
		speak := spoken().in(name)
		for range 40 {
			a := hostileAnswer(r)
			reply, p := speak.render(a.Quotes[:min(maxShown, len(a.Quotes))], append(speak.notes(a, markdown.Escape), speak.asked(a.Question)))
			if err := gate(speak, reply, p); err != nil {
				t.Fatalf("%s: %v\nreply: %+v", name, err, reply)
			}
			if err := gate(speak, Reply{Content: speak.nothingFound("nothing", a, markdown.Escape)}, proof{}); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
}

// TestEveryLanguageInAction compares an answer, a refusal, help and numbers in
// each language with testdata/languages.txtar.
func TestEveryLanguageInAction(t *testing.T) {
	file := filepath.Join("testdata", "languages.txtar")
	got := txtar.Archive{Comment: []byte("What people read in each language. Made by TestEveryLanguageInAction with -update.\n")}
	for _, name := range spoken().languages {
		got.Files = append(got.Files, txtar.File{Name: name, Data: []byte(inAction(t, spoken().in(name)))})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(&got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Files) != len(want.Files) {
		t.Fatalf("%d languages, want %d", len(got.Files), len(want.Files))
	}
	for i, f := range got.Files {
		if want.Files[i].Name != f.Name || string(want.Files[i].Data) != string(f.Data) {
			t.Errorf("%s: read the change and run with -update:\n%s", f.Name, f.Data)
		}
	}
}

// inAction is what a language says on some occasions.
func inAction(t *testing.T, speak texts) string {
	t.Helper()
	a := answerOf("First. ‹It was him.› Last.")
	a.Corrections = []index.Correction{{From: "blinkin", To: "Blinken"}}
	notes := append(speak.notes(a, markdown.Escape), speak.asked("Who was it?"), speak.say("said_about", "Who", "Jo Doe", "About", "Taiwan"))
	reply, p := speak.render(a.Quotes, notes)
	if err := gate(speak, reply, p); err != nil {
		t.Errorf("%s: %v", speak.language, err)
	}
	near, nearProof := speak.renderNearest(a.Quotes)
	if err := gate(speak, near, nearProof); err != nil {
		t.Errorf("%s: %v", speak.language, err)
	}
	unknown := index.Answer{Unknown: []string{"sourdough", "rye", "spelt"}}
	lines := []string{reply.Content, reply.Embeds[0].Author, reply.Embeds[0].Footer, near.Embeds[0].Footer,
		speak.date("2022-05-01"), speak.date("2022-05"), speak.nothingFound("nothing", unknown, markdown.Escape), speak.say("help.text")}
	for _, n := range []int{0, 1, 2, 5, 11, 21} {
		lines = append(lines, fmt.Sprint(n, ": ", speak.count("sources.page", n), " / ", speak.count("questions.asked", n)))
	}
	return strings.Join(lines, "\n") + "\n"
}
