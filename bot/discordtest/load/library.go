package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// What the facts are made of: "The keeper of Borumi counted 12 ships."
var (
	people = strings.Fields("keeper baker mayor teacher sailor doctor farmer painter smith judge miller singer " +
		"weaver hunter builder tailor printer gardener captain merchant")
	things = strings.Fields("ships lamps bridges pears horses maps bells ladders barrels letters boats windows " +
		"baskets stones sheep coins chairs ropes clocks gates")
	verbs = [][2]string{{"counted", "count"}, {"bought", "buy"}, {"sold", "sell"}, {"found", "find"}, {"lost", "lose"}, {"sent", "send"}}
)

// fact is the sentence that passage n has to itself.
func fact(n, number int) string {
	return fmt.Sprintf("The %s of %s %s %d %s. ", people[n%20], place(n), verbs[n%6][0], number, things[n/20%20])
}

// asks is the question that it answers.
func asks(n int) string {
	return fmt.Sprintf("How many %s did the %s of %s %s?", things[n/20%20], people[n%20], place(n), verbs[n%6][1])
}

// unknown are questions that no passage answers.
var unknown = []string{
	"How do I knead sourdough from %s?", "Who won the chess final against %s?",
	"What did the surgeon tell %s about penicillin?", "Which satellite photographed %s from orbit?",
}

// common are words between the rarer ones, as in English.
var common = strings.Fields("the of and in to was for on that with as at by from had were which this after their before when who over")

// perArticle is how many passages an article has.
const perArticle = 30

// asking makes questions about the articles of writeArticles.
type asking struct{ passages int }

// next is a question: three of four are answered by a passage.
func (a *asking) next(chance *rand.Rand) string {
	n := chance.IntN(a.passages)
	if chance.IntN(4) == 0 {
		return fmt.Sprintf(unknown[n%len(unknown)], place(n))
	}
	return asks(n)
}

// place is the name that passage n has to itself.
func place(n int) string {
	name := madeUp(uint64(n) + 70*70)
	return strings.ToUpper(name[:1]) + name[1:]
}

// madeUp spells a number as a word that one can say.
func madeUp(n uint64) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	word := ""
	for first := true; first || n > 0; first = false {
		word += string(consonants[n%14]) + string(vowels[n/14%5])
		n /= 70
	}
	return word
}

// writeArticles writes Markdown files with so many passages in all: each has a
// fact and about a hundred words, as unevenly common as those of English (Zipf,
// s = 1.07).
func writeArticles(dir string, passages int) error {
	chance := rand.New(rand.NewPCG(1, 2))
	words := rand.NewZipf(chance, 1.07, 4, 60000)
	for first := 0; first < passages; first += perArticle {
		var text strings.Builder
		fmt.Fprintf(&text, "# Report on %s\n", place(first))
		for n := first; n < min(first+perArticle, passages); n++ {
			text.WriteString("\n" + fact(n, 2+chance.IntN(900)))
			writeWords(&text, chance, words)
			text.WriteString("\n")
		}
		name := filepath.Join(dir, fmt.Sprintf("report-%06d.md", first))
		if err := os.WriteFile(name, []byte(text.String()), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// writeWords writes sentences of twelve words, half of them common ones.
func writeWords(text *strings.Builder, chance *rand.Rand, words *rand.Zipf) {
	for w := range 12 * (5 + chance.IntN(7)) {
		word := madeUp(words.Uint64())
		if w%2 == 1 {
			word = common[chance.IntN(len(common))]
		}
		switch w % 12 {
		case 0:
			word = strings.ToUpper(word[:1]) + word[1:] + " "
		case 11:
			word += ". "
		default:
			word += " "
		}
		text.WriteString(word)
	}
}
