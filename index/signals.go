package index

import (
	"math"

	"verbatim/index/analysis"
)

// signals are what the confidence in an answer depends on: how the best
// passage meets the question. Its score alone says little, for a long question
// on something else scores more than a short one that is answered.
type signals [signalCount]float64

// The signals of an answer.
const (
	// signalCover is the share of the question that the best passage holds,
	// signalSentence what its best sentence holds or may leave unsaid.
	signalCover = iota
	signalSentence
	// signalUsual is the share of the question's content that the passage
	// holds when words are as rare as in everyday English: in a small library
	// the words' own frequencies mean little.
	signalUsual
	signalExact
	signalPairs
	// signalUnknown is the share that no passage holds, signalCorrected the
	// share that was read as other words, signalMissing the
	// weightiest term that the best passage lacks, signalNames the share of
	// the names that it lacks.
	signalUnknown
	signalCorrected
	signalMissing
	signalNames
	// signalTold is the share of the content beside names that the best
	// sentence holds or may leave unsaid: "Who founded Mastercard?" is not
	// answered by whatever speaks of Mastercard.
	signalTold
	// signalNoTime, signalNoCount and signalNoMeasure tell how far the passage
	// lacks a time, a number or a measure that is asked for, signalUntold how far
	// it lacks that and the content beside names as well: "How tall is Joe Biden?"
	// has no answer in whatever speaks of Biden.
	signalNoTime
	signalNoCount
	signalNoMeasure
	signalUntold
	// signalScore is the BM25 score by what the question could reach,
	// signalPoints the whole score.
	signalScore
	signalReach
	signalPoints
	signalWanted
	// signalTerms is the number of content words, as a logarithm, signalOne
	// marks one that is not looked up, or none.
	signalTerms
	signalOne
	// signalAsks tells whether there is a question word, signalPersonal
	// whether the question speaks of you or me, as small talk does.
	signalAsks
	signalPersonal
	// signalSize is the number of passages, as a logarithm, up to the largest
	// number learned from.
	signalSize
	// signalSized and the ones after it are the signals of sized times
	// signalSize: that a word is missing tells more in a large library.
	signalSized
	signalCount = signalSized + len(sized)
)

// sized are the signals that mean more or less as a library grows.
var sized = [...]int{signalCover, signalSentence, signalUsual, signalUnknown, signalMissing, signalNames, signalTold, signalScore}

// largestSize is where signalSize ends: the logarithm of 3,000 passages.
const largestSize = 8

// signalLabels are the names of the signals in reports.
var signalLabels = [signalCount]string{
	"coverage", "sentence", "usual coverage", "exact", "pairs", "unknown", "corrected", "missing", "missing names", "told", "no time", "no count", "no measure", "untold",
	"score", "reach", "points", "wanted", "terms", "one term", "asks", "personal", "size",
	"coverage by size", "sentence by size", "usual coverage by size", "unknown by size", "missing by size",
	"missing names by size", "told by size", "score by size",
}

// signals measures the first of a list that is not empty.
func (q query) signals(list []*ranked) (s signals) {
	c := list[0]
	r := c.reading
	m := c.match.without(r.inVain(&c.match))
	held := m.body | m.heading
	content := max(r.sum(r.content), 1e-9)
	s[signalCover] = r.cover(held&r.content, m.family&r.content) / content
	best, wanted := r.bestMeeting(m)
	s[signalSentence] = best / content
	s[signalWanted] = wanted
	s[signalTold] = r.told(m)
	r.absent(m, &s)
	s[signalUntold] = (1 - s[signalTold]) * max(s[signalNoTime], s[signalNoCount], s[signalNoMeasure])
	s[signalUsual] = r.usualCover(r.content, held, m.family)
	s[signalPairs] = c.features[featPairs]
	s[signalScore] = m.score / r.weight
	s[signalPoints] = c.score
	s[signalReach] = math.Log(1 + r.weight)
	s[signalTerms] = math.Log(1 + float64(r.content.size())/syllables(analysis.For(c.lang)))
	if r.content.size() <= 1 && !r.looksUp(m) {
		s[signalOne] = 1
	}
	r.missing(held|m.family, content, &s)
	r.manner(m, content, &s)
	s[signalCorrected] = q.correctedShare(r) / content
	s[signalSize] = min(math.Log(float64(1+q.passages)), largestSize)
	for i, signal := range sized {
		s[signalSized+i] = s[signal] * s[signalSize]
	}
	return s
}

// syllables is how many tokens a word has: in Vietnamese most are of two syllables,
// written apart.
func syllables(a *analysis.Analyzer) float64 {
	if a.Pairs {
		return 2
	}
	return 1
}

// manner measures how the question is worded, and how much of its wording the
// passage keeps.
func (r *reading) manner(m *match, content float64, s *signals) {
	for i := range r.terms {
		t := &r.terms[i]
		if m.terms[i].exact > 0 && r.content.has(i) {
			s[signalExact] += t.weight / content
		}
		if t.Token.Kind&analysis.Question != 0 {
			s[signalAsks] = 1
		}
		if t.english && isPersonal[t.Word] {
			s[signalPersonal] = 1
		}
	}
}

// isPersonal are the English words by which people speak to a bot or of themselves.
var isPersonal = analysis.WordSet("i me my mine you your yours im youre u please")
