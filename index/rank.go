package index

import (
	"cmp"
	"math"
	"slices"
)

// Weights are all the numbers that ranking, quoting and deciding depend on.
// `go run ./index/eval/train` finds them and writes weights.go.
type Weights struct {
	// TermBias and Term make the reliability of a question's terms
	// (reliability.go).
	TermBias float64
	Term     [traitCount]float64
	// Words adds to the reliability of single English terms.
	Words map[string]float64
	// Sentence weighs the features of a sentence (bestsentence.go).
	Sentence [sentenceFeatureCount]float64
	// Rank weighs the features of a passage (features.go).
	Rank [featureCount]float64
	// Characters weighs them where words are read as runs of characters
	// (analysis/unspaced.go), of which a passage always shares many with a question.
	Characters [featureCount]float64
	// Second is how close, in sentence score, another sentence has to come to
	// the best to be highlighted too (quote.go).
	Second float64
	// Confidence makes the confidence of an answer, for English, for other
	// alphabets, and for what is written in characters (confidence.go).
	Confidence [tongueCount]Decision
}

// DefaultWeights are the built-in weights.
func DefaultWeights() Weights { return builtin }

// rank are the weights of the features of passages in a tongue.
func (w *Weights) rank(t tongue) *[featureCount]float64 {
	if t == tongueCharacters {
		return &w.Characters
	}
	return &w.Rank
}

// A ranked candidate has a score and what it is made of.
type ranked struct {
	candidate
	reading  *reading
	match    match
	features features
	score    float64
}

// rank scores the candidates, best first, in memory of the desk.
func rank(q query, candidates []candidate, w *Weights, at *desk) []*ranked {
	q = q.truecased(candidates)
	list := make([]*ranked, len(candidates))
	all := at.ranked.take(len(candidates))
	readings := map[string]*reading{}
	for i, c := range candidates {
		r := readings[c.lang]
		if r == nil {
			r = q.read(c.lang, w)
			r.weights = w.rank(r.tongue())
			readings[c.lang] = r
		}
		all[i] = ranked{candidate: c, reading: r}
		all[i].match = r.meet(&all[i].record, at)
		list[i] = &all[i]
	}
	articles := viewArticles(list)
	for _, v := range articles {
		if lang := v.matches[0].lang; lang == "en" {
			readings[lang].carryNames(v)
		}
	}
	for _, c := range list {
		c.features = c.reading.measure(&c.match, w)
		c.reading.measureArticle(&c.match, articles[articleOf(c.id)], &c.features)
		c.score = c.features.score(c.reading.weights, nil)
	}
	slices.SortStableFunc(list, func(a, b *ranked) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.id, b.id)) })
	return list
}

// score is the sum of the features, each times its weight. What each added is
// appended to why, unless that is nil, by the very line that adds it.
func (f *features) score(weights *[featureCount]float64, why *[]Part) float64 {
	score := 0.0
	for i, value := range f {
		points := value * weights[i]
		score += points
		if why != nil && points != 0 {
			*why = append(*why, Part{featureNames[i], value, points})
		}
	}
	return score
}

// why explains a score, the largest share first.
func (f *features) why(weights *[featureCount]float64) []Part {
	parts := make([]Part, 0, featureCount)
	f.score(weights, &parts)
	slices.SortStableFunc(parts, func(a, b Part) int {
		return cmp.Compare(math.Abs(b.Points), math.Abs(a.Points))
	})
	return parts
}
