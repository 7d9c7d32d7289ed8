package analysis

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

// wordFiles are what is known of the words of each language, a file for each, and of
// no language (all.txt). words/README.md says what the sections of a file are.
//
//go:embed words/*.txt
var wordFiles embed.FS

// sections are the words of a language by the section that lists them, in order.
type sections map[string][]string

// sectionNames are the sections that a file may have.
var sectionNames = []string{
	"stop", "no stop", "everyday", "noun", "elided",
	"numbers", "tens", "ordinals", "ordinal endings",
	"ask who", "ask when", "ask where", "ask how many", "ask why", "ask how", "ask what", "ask any", "ask for speech",
	"verb of how long", "verb of when",
	"how many", "how many, in time", "how old", "how far", "how long", "how much time", "how much money", "how heavy", "how much",
	"what time", "what hour", "what place", "what number", "what age", "what duration", "what length", "what price", "what measure",
	"date", "no date if small", "time", "hour", "cause", "means", "speech", "before a place",
	"before a unit", "unit of a date", "unit of the clock", "unit of years", "unit of time", "unit of length", "unit of money", "unit of measure",
	"unit against a number",
	"title", "before a number", "abbreviation", "after a quotation",
}

// wordsOf reads what is known of the words of some languages by their base subtags,
// "" for no language; of all where none is named. Nothing of it is kept, for most
// languages are never met.
func wordsOf(tags ...string) map[string]sections {
	read, err := readWords(wordFiles, tags)
	if err != nil {
		panic(err) // a test reads them all
	}
	return read
}

// readWords reads the files of a folder "words".
func readWords(files fs.FS, tags []string) (map[string]sections, error) {
	paths, err := fs.Glob(files, "words/*.txt")
	if err != nil {
		return nil, err
	}
	read := make(map[string]sections, len(paths))
	for _, p := range paths {
		tag := strings.TrimSuffix(path.Base(p), ".txt")
		if tag == "all" {
			tag = ""
		}
		if len(tags) > 0 && !slices.Contains(tags, tag) {
			continue
		}
		text, err := fs.ReadFile(files, p)
		if err != nil {
			return nil, err
		}
		if read[tag], err = readSections(p, string(text)); err != nil {
			return nil, err
		}
	}
	return read, nil
}

// readSections reads a file of sections. A section begins with its name and a colon
// at the start of a line; its words follow there and on indented lines. What stands
// behind "#" is a comment. A word may come once in a section, but "-", which stands
// for one left out, as often as it likes.
func readSections(path, text string) (sections, error) {
	read := sections{}
	section, number := "", 0
	var has map[string]bool // of the section
	for line := range strings.Lines(text) {
		number++
		line, _, _ = strings.Cut(strings.TrimRight(line, "\n"), "#")
		if strings.TrimSpace(line) == "" {
			continue
		}
		if line[0] != ' ' {
			section, line, _ = strings.Cut(line, ":")
			if err := read.begin(section); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", path, number, err)
			}
			has = map[string]bool{}
		}
		if err := read.add(section, strings.Fields(line), has); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, number, err)
		}
	}
	return read, nil
}

// begin begins a section.
func (s sections) begin(section string) error {
	if !slices.Contains(sectionNames, section) {
		return fmt.Errorf("no section is named %q", section)
	}
	if _, twice := s[section]; twice {
		return fmt.Errorf("%q is there twice", section)
	}
	s[section] = nil
	return nil
}

// add adds words to a section that it has some of.
func (s sections) add(section string, list []string, has map[string]bool) error {
	if section == "" {
		return errors.New("words before the first section")
	}
	for _, word := range list {
		if has[word] {
			return fmt.Errorf("%q is in %q twice", word, section)
		}
		has[word] = word != "-"
	}
	s[section] = append(s[section], list...)
	return nil
}

// markers are the words that tell where sentences and numbers end, as they are
// written. They are those of all languages, but for abbreviations, which are by
// language.
type markers struct {
	titles, numbered, reporting, units map[string]bool
	shortened                          map[string]map[string]bool
}

// marking are all of them.
var marking = sync.OnceValue(func() markers {
	all := wordsOf()
	m := markers{titles: written(all, "title"), numbered: written(all, "before a number"), reporting: written(all, "after a quotation"),
		units: written(all, "unit against a number"), shortened: map[string]map[string]bool{}}
	for tag, s := range all {
		m.shortened[tag] = written(map[string]sections{tag: s}, "abbreviation")
	}
	return m
})

// written are the words of a section as they are written.
func written(known map[string]sections, section string) map[string]bool {
	set := map[string]bool{}
	for _, s := range known {
		for _, word := range s[section] {
			set[strings.Clone(word)] = true
		}
	}
	return set
}

// wordsIn are the words of a section as tokens have them.
func wordsIn(known map[string]sections, section string) map[string]bool {
	set := map[string]bool{}
	for tag, s := range known {
		token := tokensOf(tag)
		for _, word := range s[section] {
			set[token(word)] = true
		}
	}
	return set
}

// rolesIn maps the words of some sections, as tokens have them, to the roles that
// their sections stand for.
func rolesIn(known map[string]sections, roles map[string]Roles) map[string]Roles {
	table := map[string]Roles{}
	for tag, s := range known {
		token := tokensOf(tag)
		for section, role := range roles {
			for _, word := range s[section] {
				table[token(word)] |= role
			}
		}
	}
	return table
}

// tokensOf is the function that makes words of a language what tokens have.
func tokensOf(tag string) func(word string) string {
	l := languages[tag]
	written := strings.NewReplacer(l.spellings...)
	return func(word string) string {
		word = strings.Map(dropApostrophe, written.Replace(Compose(word)))
		if !l.KeepMarks {
			word = FoldMarks(word)
		}
		return strings.Clone(word) // without the file
	}
}
