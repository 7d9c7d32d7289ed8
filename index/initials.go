package index

import (
	"context"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/index/analysis"
	"verbatim/index/store"
)

// Names of several words are listed under their initials among the words of an
// article ("=dia Defense Intelligence Agency"), so that a question with initials that
// no article has ("What did the DIA conclude?") is read with the words that they
// stand for.

// Bounds of such names: how many words they have at most, and how many letters their
// initials; bytes of the name.
const (
	maxNameWords               = 8
	leastInitials, maxInitials = 3, 6
	maxNameBytes               = 80
)

// initialsMark stands before initials in the list of words, where no word begins so.
const initialsMark = "="

// longNames lists the names of several words in a text, whose tokens are given, under
// their initials.
func longNames(text string, tokens []analysis.Token) (list []string) {
	var run []analysis.Token
	for _, t := range tokens {
		if t.Kind&analysis.Overlap != 0 {
			continue
		}
		if len(run) > 0 && !isOneName(text, run, t) {
			list = append(list, named(text, run)...)
			run = run[:0]
		}
		if len(run) > 0 || t.Kind&analysis.Capital != 0 && t.Kind&analysis.Stop == 0 {
			run = append(run, t)
		}
	}
	return append(list, named(text, run)...)
}

// isOneName tells whether a word may belong to the name that the run before it is: it
// has a capital or is a number, or is one of at most two small words within. What
// belongs to a name ("the Pentagon's") is none of it.
func isOneName(text string, run []analysis.Token, t analysis.Token) bool {
	last := len(run) - 1
	gap := text[run[last].End:t.Start]
	if gap != " " && gap != "-" && gap != " & " || len(run) > maxNameWords || strings.ContainsAny(text[run[last].Start:run[last].End], analysis.Apostrophes) {
		return false
	}
	return t.Kind&(analysis.Capital|analysis.Number) != 0 || isSmall(t) && !(last > 0 && isSmall(run[last]) && isSmall(run[last-1]))
}

// withinNames are the small words that stand within names.
var withinNames = analysis.FoldedWords(`of the and for on in de del della di da do dos das des du la las le les los van von der den
	für und y e et og och voor en het`)

// isSmall tells whether a word is one of these.
func isSmall(t analysis.Token) bool { return t.Kind&analysis.Capital == 0 && withinNames[t.Word] }

// named lists a name, and each end of it ("U.S. National Security Council"), under its
// initials.
func named(text string, run []analysis.Token) (list []string) {
	for len(run) > 0 && isSmall(run[len(run)-1]) {
		run = run[:len(run)-1]
	}
	if len(run) > maxNameWords {
		return nil
	}
	for ; len(run) > 1; run = run[1:] {
		if run[0].Kind&analysis.Capital != 0 && run[0].Kind&analysis.Stop == 0 {
			list = append(list, underInitials(text, run)...)
		}
	}
	return list
}

// underInitials lists a name under its initials, with and without those of the small
// words in it ("dod", "fbi"), and up to its "and" ("Centers for Disease Control and
// Prevention").
func underInitials(text string, run []analysis.Token) (list []string) {
	start := run[0].Start
	add := func(initials string, end int) {
		if areInitials(initials) && end-start <= maxNameBytes {
			list = append(list, initialsMark+initials+" "+text[start:end])
		}
	}
	var short, long string
	end := start
	for _, t := range run {
		first := initialOf(text, t)
		if long += first; !isSmall(t) {
			short += first
		} else if t.Word == "and" {
			add(short, end)
		}
		end = t.End
	}
	if add(short, end); long != short {
		add(long, end)
	}
	return list
}

// initialOf is what initials have of a word: its first letter, the digits of a number
// ("World War II", "ww2"), and the whole of what is short itself.
func initialOf(text string, t analysis.Token) string {
	written := text[t.Start:t.End]
	switch {
	case t.Kind&analysis.Number != 0 || analysis.Romans[t.Word] != "":
		return t.Term
	case len(written) > 1 && written == strings.ToUpper(written):
		return t.Word
	}
	_, size := utf8.DecodeRuneInString(t.Word)
	return t.Word[:size]
}

// areInitials tells whether people may write these in place of a name: two letters are
// those of too many.
func areInitials(initials string) bool {
	n := utf8.RuneCountInString(initials)
	return n <= maxInitials && (n >= leastInitials || n == 2 && strings.ContainsFunc(initials, unicode.IsDigit))
}

// inDigits writes the Roman number at the end of initials in digits, as those of names
// have it ("wwii", "ww2").
func inDigits(initials string) string {
	longest := ""
	for roman := range analysis.Romans {
		if len(roman) > len(longest) && len(roman) < len(initials) && strings.HasSuffix(initials, roman) {
			longest = roman
		}
	}
	return strings.TrimSuffix(initials, longest) + analysis.Romans[longest]
}

// tellApart tells whether initials are enough to tell a name from those of so many passages:
// of three letters, about one name of 1,700 has the same. Of larger libraries too many
// names have them for the one that is meant, which may stand nowhere: all seven
// initials in abstain-en that it has no word for stand for other names than its own.
func tellApart(initials string, passages int) bool {
	letters := utf8.RuneCountInString(initials)
	if strings.ContainsFunc(initials, unicode.IsDigit) {
		letters++ // which names rarely have
	}
	return float64(passages) <= math.Pow(12, float64(letters))/4
}

// addNames adds to counts the names that are listed under initials, with the number of
// articles that have them: 0 for what an article that is gone left for a while.
func addNames(ctx context.Context, s *store.Store, initials string, counts map[string]int) error {
	prefix := initialsMark + initials + " "
	found := map[string]bool{}
	if err := s.AddWords(prefix, found); err != nil {
		return err
	}
	articles := map[string]int{}
	for entry := range found {
		articles[entry] = 0
	}
	if err := s.AddFrequencies(ctx, store.FieldWords, articles); err != nil {
		return err
	}
	for entry, n := range articles {
		counts[strings.TrimPrefix(entry, prefix)] += n
	}
	return nil
}
