package analysis

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// taken tells for each section whether what makes use of it has the i-th word of a
// language.
var taken = func() map[string]func(a *Analyzer, tag string, i int, word string) bool {
	type taker = func(a *Analyzer, tag string, i int, word string) bool
	wish := func(set func(wishLists) map[string]bool) taker {
		return func(a *Analyzer, tag string, _ int, word string) bool { return set(a.wishes)[tokensOf(tag)(word)] }
	}
	inText := func(set func(markers) map[string]bool) taker {
		return func(_ *Analyzer, _ string, _ int, word string) bool { return set(marking())[word] }
	}
	role := func(r Roles, table func(*Analyzer) map[string]Roles) taker {
		return func(a *Analyzer, tag string, _ int, word string) bool { return table(a)[tokensOf(tag)(word)]&r == r }
	}
	alone := func(r Roles) taker { return role(r, func(a *Analyzer) map[string]Roles { return a.roles.alone }) }
	unit := func(r Roles) taker { return role(r, func(a *Analyzer) map[string]Roles { return a.roles.units }) }
	measure := func(r Roles) taker { return role(r, func(a *Analyzer) map[string]Roles { return a.wishes.measures }) }
	head := func(r Roles) taker { return role(r, func(a *Analyzer) map[string]Roles { return a.wishes.types }) }
	beside := func(set func(roleLists) map[string]bool) taker {
		return func(a *Analyzer, tag string, _ int, word string) bool { return set(a.roles)[tokensOf(tag)(word)] }
	}
	term := func(set func(*Analyzer) map[string]bool) taker {
		return func(a *Analyzer, _ string, _ int, word string) bool { return set(a)[a.Tokens(word)[0].Term] }
	}
	number := func(digits func(int) string) taker {
		return func(a *Analyzer, _ string, i int, word string) bool {
			for form := range strings.SplitSeq(word, "/") {
				if form != "-" && a.numbers[FoldMarks(form)] != digits(i) {
					return false
				}
			}
			return true
		}
	}
	all := map[string]taker{
		"stop":                  func(a *Analyzer, _ string, _ int, word string) bool { return a.Common[a.Fold(word)]&Stop != 0 },
		"no stop":               func(a *Analyzer, _ string, _ int, word string) bool { return a.Common[a.Fold(word)] == 0 },
		"everyday":              term(func(a *Analyzer) map[string]bool { return a.everyday }),
		"noun":                  term(func(a *Analyzer) map[string]bool { return a.commonNouns }),
		"elided":                func(a *Analyzer, _ string, _ int, word string) bool { return a.elided[FoldMarks(word)] },
		"ordinal endings":       func(a *Analyzer, _ string, _ int, word string) bool { return a.ordinals[FoldMarks(word)] },
		"abbreviation":          func(_ *Analyzer, tag string, _ int, word string) bool { return marking().shortened[tag][word] },
		"numbers":               number(strconv.Itoa),
		"tens":                  number(func(i int) string { return strconv.Itoa(10*i + 20) }),
		"ordinals":              number(ordinal),
		"ask for speech":        wish(func(w wishLists) map[string]bool { return w.telling }),
		"verb of how long":      wish(func(w wishLists) map[string]bool { return w.lasting }),
		"verb of when":          wish(func(w wishLists) map[string]bool { return w.happening }),
		"how many":              wish(func(w wishLists) map[string]bool { return w.counts }),
		"how many, in time":     wish(func(w wishLists) map[string]bool { return w.dated }),
		"how old":               measure(RoleAge),
		"how far":               measure(RoleExtent),
		"how long":              measure(RoleAge | RoleSpan | RoleExtent),
		"how much time":         measure(RoleAge | RoleSpan),
		"how much money":        measure(RoleMoney),
		"how heavy":             measure(RoleMeasure),
		"how much":              measure(AnyUnit),
		"what time":             wish(func(w wishLists) map[string]bool { return w.times }),
		"what hour":             wish(func(w wishLists) map[string]bool { return w.hours }),
		"what place":            wish(func(w wishLists) map[string]bool { return w.places }),
		"what number":           wish(func(w wishLists) map[string]bool { return w.numbers }),
		"what age":              head(RoleAge),
		"what duration":         head(RoleAge | RoleSpan),
		"what length":           head(RoleExtent),
		"what price":            head(RoleMoney),
		"what measure":          head(RoleMeasure),
		"date":                  alone(RoleDate),
		"no date if small":      beside(func(r roleLists) map[string]bool { return r.modal }),
		"time":                  alone(RoleTime),
		"hour":                  alone(RoleTime | RoleHour),
		"cause":                 alone(RoleCause),
		"means":                 alone(RoleMeans),
		"speech":                alone(RoleSpeech),
		"before a place":        beside(func(r roleLists) map[string]bool { return r.places }),
		"before a unit":         beside(func(r roleLists) map[string]bool { return r.passesUnit }),
		"unit of a date":        unit(RoleDate),
		"unit of the clock":     unit(RoleDate | RoleHour),
		"unit of years":         unit(RoleAge),
		"unit of time":          unit(RoleSpan),
		"unit of length":        unit(RoleExtent),
		"unit of money":         unit(RoleMoney),
		"unit of measure":       unit(RoleMeasure),
		"unit against a number": inText(func(m markers) map[string]bool { return m.units }),
		"title":                 inText(func(m markers) map[string]bool { return m.titles }),
		"before a number":       inText(func(m markers) map[string]bool { return m.numbered }),
		"after a quotation":     inText(func(m markers) map[string]bool { return m.reporting }),
	}
	for section, want := range wantOf {
		all[section] = func(a *Analyzer, _ string, _ int, phrase string) bool {
			words := a.Fold(strings.ReplaceAll(phrase, "_", " "))
			got, ok := a.Wants[words]
			return ok && got == want && (strings.Contains(words, " ") || a.Common[words]&Question != 0)
		}
	}
	return all
}()

// TestEveryWordIsTaken also finds a question word that two sections of a language ask
// with, of which only one is taken.
func TestEveryWordIsTaken(t *testing.T) {
	for tag, s := range wordsOf() {
		if _, ok := languages[tag]; !ok {
			t.Errorf("words/%s.txt is of no language", tag)
		}
		a := For(tag)
		for section, list := range s {
			if len(list) == 0 {
				t.Errorf("words/%s.txt: nothing in %q", tag, section)
			}
			for i, word := range list {
				if !taken[section](a, tag, i, word) {
					t.Errorf("words/%s.txt: %q in %q is not taken", tag, word, section)
				}
			}
		}
	}
}

// TestWordsAreTokens finds words that no text can hold as they are listed: those that
// are read as two, or otherwise.
func TestWordsAreTokens(t *testing.T) {
	for tag, s := range wordsOf() {
		for section, list := range s {
			if slices.Contains(apart, section) {
				continue
			}
			for _, phrase := range list {
				for word := range strings.SplitSeq(phrase, "_") {
					var read []string
					for _, tok := range For(tag).Tokens(word) {
						if tok.Kind&Overlap == 0 {
							read = append(read, tok.Word)
						}
					}
					if want := tokensOf(tag)(word); len(read) != 1 || read[0] != want {
						t.Errorf("words/%s.txt: %q in %q is read as %q, want %q", tag, word, section, read, want)
					}
				}
			}
		}
	}
}

// apart are the sections whose words are looked for in the text, or hold other marks.
var apart = []string{"stop", "ask any", "numbers", "tens", "ordinals", "ordinal endings", "elided", "unit against a number", "title", "before a number", "abbreviation", "after a quotation"}

func TestEverySectionIsKnown(t *testing.T) {
	explained, err := os.ReadFile("words/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, section := range sectionNames {
		if !strings.Contains(string(explained), "\n| "+section+" | ") {
			t.Errorf("words/README.md does not explain %q", section)
		}
		if taken[section] == nil {
			t.Errorf("nothing takes %q", section)
		}
		has := func(s sections) bool { return len(s[section]) > 0 }
		used := false
		for _, s := range wordsOf() {
			used = used || has(s)
		}
		if !used {
			t.Errorf("no language has %q", section)
		}
	}
	if got, want := strings.Count(string(explained), "\n| "), len(sectionNames)+1; got != want { // and the heading
		t.Errorf("words/README.md has %d rows, want %d", got, want)
	}
}

func TestBadWordFilesAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"time: a\ntimep: b\n":           `words/xx.txt:2: no section is named "timep"`,
		"# none\n\na b c\n":             `words/xx.txt:3: no section is named "a b c"`,
		"  a b\ntime: c\n":              `words/xx.txt:1: words before the first section`,
		"time: a\ndate: b\ntime: c\n":   `words/xx.txt:3: "time" is there twice`,
		"time:\n    a b\n    c a # d\n": `words/xx.txt:3: "a" is in "time" twice`,
	} {
		_, err := readWords(fstest.MapFS{"words/xx.txt": {Data: []byte(text)}}, nil)
		if err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	read, err := readWords(fstest.MapFS{"words/all.txt": {Data: []byte("# of all\ndate: - b - # c d\n    e\n\ntime: b")}}, nil)
	if err != nil || !slices.Equal(read[""]["date"], []string{"-", "b", "-", "e"}) || !slices.Equal(read[""]["time"], []string{"b"}) {
		t.Errorf("read %q, %v", read, err)
	}
}

// TestEveryQuestionCanBeAsked finds kinds of questions that a language with question
// words has none for.
func TestEveryQuestionCanBeAsked(t *testing.T) {
	for tag, s := range wordsOf() {
		if len(inquiryPatterns[tag]) > 0 || s["ask what"] == nil { // patterns find what asks
			continue
		}
		for _, kind := range []string{"who", "when", "where", "how many", "why", "how", "what"} {
			asked := s["ask "+kind] != nil || kind == "how many" && s["how many"] != nil // "hvor mange"
			if !asked {
				t.Errorf("words/%s.txt: %q is missing", tag, "ask "+kind)
			}
		}
	}
}
