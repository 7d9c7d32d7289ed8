package index

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"verbatim/index/analysis"
	"verbatim/index/store"
)

// markedLetters are what a letter without a mark may have been, tones the five
// tones that are written over a vowel.
var markedLetters = map[rune][]rune{'a': []rune("aăâ"), 'd': []rune("dđ"), 'e': []rune("eê"), 'o': []rune("oôơ"), 'u': []rune("uư")}

const tones, vowels = "\u0300\u0301\u0303\u0309\u0323", "aăâeêioôơuưy"

// maxToneless bounds the words of a question that is looked at, each of which costs
// some hundred look-ups; maxMarked bounds what one may be read as, the commonest
// words first.
const maxToneless, maxMarked = 40, 8

// A stop word stands in one passage at least, two words that ask together in three:
// a small library may have none of them.
const commonCount, askingCount = 1, 3

// A marked is a word with marks that a word without may be.
type marked struct {
	word string
	// score is that of the best row of words up to it, before the place of
	// the one before in its list.
	score  float64
	before int
}

// withTones gives a Vietnamese question that is typed without any marks those of
// the articles' words: of the likeliest row of words, by how many passages hold
// each and each two (Viterbi 1967, Error Bounds for Convolutional Codes and an
// Asymptotically Optimum Decoding Algorithm). Other questions stay as they are.
func (h holdings) withTones(ctx context.Context, a *analysis.Analyzer, tokens []analysis.Token) ([]analysis.Token, error) {
	words := slices.DeleteFunc(slices.Clone(tokens), func(t analysis.Token) bool { return t.Kind&analysis.Overlap != 0 })
	if len(words) > maxToneless || !toneless(words) {
		return tokens, nil
	}
	row, err := h.markings(ctx, a, words)
	if err != nil {
		return nil, err
	}
	pairs := map[string]int{}
	for i := range len(row) - 1 {
		for _, first := range row[i] {
			for _, second := range row[i+1] {
				pairs[first.word+" "+second.word] = 0
			}
		}
	}
	if err := h.frequencies(ctx, store.FieldTerms, pairs); err != nil {
		return nil, err
	}
	for pair := range pairs {
		if a.Wants[pair] != analysis.WantAny {
			pairs[pair] += askingCount
		}
	}
	return respelled(a, words, likeliestRow(row, pairs)), nil
}

// toneless tells whether no word of a question has marks, and most could: of
// English questions, most words could not.
func toneless(words []analysis.Token) bool {
	syllables := 0
	for _, t := range words {
		if _, ascii := analysis.LowerASCII(t.Word); !ascii {
			return false
		}
		if analysis.IsSyllable(t.Word) {
			syllables++
		}
	}
	return syllables > 1 && 4*syllables >= 3*len(words)
}

// markings lists for each word of a question the words of the articles and the
// stop words that it may be, or itself if there are none.
func (h holdings) markings(ctx context.Context, a *analysis.Analyzer, words []analysis.Token) ([][]marked, error) {
	counts, may := map[string]int{}, make([][]string, len(words))
	for i, t := range words {
		may[i] = withMarks(t.Word)
		for _, word := range may[i] {
			counts[word] = 0
		}
	}
	if err := h.frequencies(ctx, store.FieldTerms, counts); err != nil {
		return nil, err
	}
	row := make([][]marked, len(words))
	for i, t := range words {
		for _, word := range may[i] {
			n := counts[word]
			if a.Common[word]&analysis.Stop != 0 {
				n = max(n, commonCount)
			}
			if n > 0 {
				row[i] = append(row[i], marked{word: word, score: math.Log(float64(1 + n))})
			}
		}
		slices.SortStableFunc(row[i], func(x, y marked) int { return cmp.Compare(y.score, x.score) })
		row[i] = row[i][:min(len(row[i]), maxMarked)]
		if len(row[i]) == 0 {
			row[i] = []marked{{word: t.Word}}
		}
	}
	return row, nil
}

// withMarks lists the words that a word without marks may be, itself first.
func withMarks(word string) []string {
	if !analysis.IsSyllable(word) {
		return []string{word}
	}
	list := []string{""}
	for _, r := range word {
		letters := markedLetters[r]
		if letters == nil {
			letters = []rune{r}
		}
		var longer []string
		for _, head := range list {
			for _, l := range letters {
				longer = append(longer, head+string(l))
			}
		}
		list = longer
	}
	for _, flat := range list {
		for i, r := range flat {
			if !strings.ContainsRune(vowels, r) {
				continue
			}
			end := i + len(string(r))
			for _, tone := range tones {
				list = append(list, norm.NFC.String(flat[:end]+string(tone)+flat[end:]))
			}
		}
	}
	return list
}

// likeliestRow picks one of each list, so that they are common and stand together.
// Two words together tell more than each alone.
func likeliestRow(row [][]marked, pairs map[string]int) []string {
	const pairWeight = 3
	for i := 1; i < len(row); i++ {
		for k := range row[i] {
			m := &row[i][k]
			best := math.Inf(-1)
			for j, b := range row[i-1] {
				if s := b.score + pairWeight*math.Log(float64(1+pairs[b.word+" "+m.word])); s > best {
					best, m.before = s, j
				}
			}
			m.score += best
		}
	}
	words := make([]string, len(row))
	last := row[len(row)-1]
	at := slices.Index(last, slices.MaxFunc(last, func(x, y marked) int { return cmp.Compare(x.score, y.score) }))
	for i := len(row) - 1; i >= 0; i-- {
		words[i], at = row[i][at].word, row[i][at].before
	}
	return words
}

// respelled are the tokens of words in the place of others, and of each two.
func respelled(a *analysis.Analyzer, tokens []analysis.Token, words []string) []analysis.Token {
	var list []analysis.Token
	for i, t := range tokens {
		if t.Word != words[i] {
			t.Word, t.Term = words[i], words[i]
			t.Kind = t.Kind&^(analysis.Stop|analysis.Question) | a.Common[t.Word]
		}
		if i > 0 && (t.Kind|tokens[i-1].Kind)&analysis.Number == 0 {
			pair := words[i-1] + " " + words[i]
			list = append(list, analysis.Token{Span: Span{Start: tokens[i-1].Start, End: t.End}, Word: pair, Term: pair, Kind: analysis.Overlap})
		}
		list = append(list, t)
	}
	return list
}
