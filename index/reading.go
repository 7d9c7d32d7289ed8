package index

import (
	"math"
	"math/bits"

	"verbatim/index/analysis"
)

// maxTerms bounds the distinct terms of a question that are ranked by: sets
// of them are the bits of one word.
const maxTerms = 64

// A termSet holds terms of a reading, or places in its word order, by index.
type termSet uint64

func (s termSet) has(i int) bool { return s>>i&1 == 1 }

// A reading is a question as read in one language, ready to be met with
// passages of that language.
type reading struct {
	// terms are the distinct terms, by which every set below is indexed.
	terms []asked
	// words are the question's words in order, as indices of terms.
	words []int
	// content are the terms that are no stop words, names those of them whose
	// capital is not that of any noun.
	content, names termSet
	// asking are the terms that ask for a measure or a time ("long", "last"), which
	// what tells it need not have.
	asking termSet
	// weight is the sum over all terms, more than 0.
	weight float64
	wish   analysis.Wish
	// weights are those of the features of the passages it meets.
	weights *[featureCount]float64
	// length is the mean length of passages.
	length float64

	stems, kin, related lookup
	// wordsOf and contentOf say at which places of the question a term
	// stands, among all words and among those that are no stop words.
	wordsOf, contentOf [maxTerms]termSet
	// parts are the characters of a pair that others may stand for.
	parts [maxTerms]termSet
	// pairs and skips are what neighbours are worth together, by the place of
	// the first.
	pairs, skips []float64
	// stopPairs are the pairs with a stop word in them.
	stopPairs termSet
	// quoted are the stretches in quotation marks, as places in words.
	quoted []Span
}

// An asked term is one term of a question.
type asked struct {
	analysis.Token
	imprint
	// df is in how many passages the term stands, idf its inverse document
	// frequency; weight, what its presence is worth, is that times its
	// reliability (reliability.go).
	df                       int
	idf, reliability, weight float64
	// usual is in which share of all texts of the language the term is
	// expected to stand, known whether that is more than a guess.
	usual float64
	known bool
	// english tells that the term was read as English.
	english bool
	traits  termTraits
}

// read makes the reading of a question in a language.
func (q query) read(lang string, weights *Weights) *reading {
	tokens := q.tokens[lang]
	r := &reading{length: max(q.length, 1), wish: analysis.Wanted(lang, q.text, tokens)}
	list := imprints(lang, tokens)
	var places []int
	for i, t := range tokens {
		at := r.add(t, list[i])
		if at >= 0 && (i == r.wish.Word || analysis.AsksWith(lang, r.wish, t)) {
			r.asking |= 1 << at
		}
		if t.Kind&analysis.Overlap == 0 && at >= 0 && len(r.words) < maxTerms {
			r.words = append(r.words, at)
			places = append(places, i)
		}
	}
	r.part()
	for i := range r.terms {
		t := &r.terms[i]
		t.df = q.termDF[t.Token.Term]
		t.english = lang == "en"
		t.usual, t.known = analysis.UsualShare(lang, t.Token)
		t.idf = idf(float64(t.df)+priorPassages*t.usual, float64(q.passages)+priorPassages)
	}
	r.describe(lang, q.text, tokens, places)
	for i := range r.terms {
		t := &r.terms[i]
		t.reliability = weights.reliability(t)
		if t.Token.Aside {
			t.reliability *= asideShare
		}
		t.weight = t.idf * t.reliability
		r.weight += t.weight
	}
	r.weight = max(r.weight, 1e-9)
	r.order()
	r.relate(lang)
	return r
}

// add adds a term unless it is there and returns its index, -1 if there is no
// room.
func (r *reading) add(t analysis.Token, m imprint) int {
	if at, ok := r.stems.get(m.term); ok {
		return at
	}
	if len(r.terms) == maxTerms {
		return -1
	}
	at := len(r.terms)
	r.terms = append(r.terms, asked{Token: t, imprint: m})
	r.stems.put(m.term, at)
	if m.kin != 0 {
		r.kin.put(m.kin, at)
	}
	bit := termSet(1) << at
	if t.Kind&analysis.Stop == 0 && !doubled(t) {
		r.content |= bit
		if t.Kind&(analysis.Capital|analysis.Noun) == analysis.Capital && at > 0 {
			r.names |= bit
		}
	}
	return at
}

// doubled tells whether a token is two words of an alphabet, which are tokens of
// their own beside it: to miss both and it is to miss two, not three.
func doubled(t analysis.Token) bool {
	return t.Kind&analysis.Overlap != 0 && analysis.Written(t.Word, analysis.Letter)
}

// part notes the characters of pairs that others may stand for: who finds the other
// pair has found these as well.
func (r *reading) part() {
	for i := range r.terms {
		t := &r.terms[i]
		if t.Token.Kind&analysis.Overlap == 0 || t.kin == 0 {
			continue
		}
		for j := range r.terms {
			if u := &r.terms[j]; u.Token.Kind&analysis.Overlap == 0 && t.Start <= u.Start && u.End <= t.End {
				r.parts[i] |= 1 << j
			}
		}
	}
}

// order computes what matching needs to know of the order of words.
func (r *reading) order() {
	places := 0
	before := -1
	for i, at := range r.words {
		r.wordsOf[at] |= 1 << i
		t := &r.terms[at]
		if i > 0 {
			b := &r.terms[r.words[i-1]]
			switch stops := b.Token.Kind&analysis.Stop + t.Token.Kind&analysis.Stop; stops {
			case 0:
				r.pairs = append(r.pairs, math.Sqrt(b.weight*t.weight))
			case analysis.Stop:
				r.stopPairs |= 1 << (i - 1)
				r.pairs = append(r.pairs, max(b.weight, t.weight))
			default:
				r.pairs = append(r.pairs, 0)
			}
		}
		if t.Token.Kind&analysis.Stop == 0 {
			r.contentOf[at] |= 1 << places
			if before >= 0 {
				r.skips = append(r.skips, math.Sqrt(r.terms[before].weight*t.weight))
			}
			before = at
			places++
		}
	}
}

// sum adds up the weights of the terms in s.
func (r *reading) sum(s termSet) float64 {
	total := 0.0
	for ; s != 0; s &= s - 1 {
		total += r.terms[bits.TrailingZeros64(uint64(s))].weight
	}
	return total
}

// sumOf adds up the values at the places in s.
func sumOf(values []float64, s termSet) float64 {
	total := 0.0
	for ; s != 0; s &= s - 1 {
		if i := bits.TrailingZeros64(uint64(s)); i < len(values) {
			total += values[i]
		}
	}
	return total
}

// asideShare is what a word that stands aside from the question is worth, of what
// it would be worth in it: between .15 and .5 it makes little difference.
const asideShare = 0.25

// priorPassages is how many passages of everyday language count beside the
// library's own: in three paragraphs no word is rare.
const priorPassages = 100

// idf is the inverse document frequency of BM25, never negative.
func idf(df, passages float64) float64 {
	return math.Log(1 + max(passages-df+0.5, 0.5)/(df+0.5))
}
