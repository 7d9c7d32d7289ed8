package index

import (
	"math"
	"math/bits"
	"slices"
)

// defaultThreshold is the confidence from which an answer is given. Of abstain-en,
// half of whose questions have no answer, 91 % of the answers given are right as it
// ships, and held out 87 % from .40 on and 91 % from .50 on. In libraries of one
// article 90 % are right from .30 on already, but of what lies between .30 and .40
// less than two thirds, and about one third where the questions that they do not
// answer are given their names (the trainer's report, "one" and "one renamed"):
// silence is better than a wrong quote.
const defaultThreshold = 0.42

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

// A tongue is a kind of language. What the signals mean differs from one to the
// other: for English alone it is known how common words are, and where words are
// read as characters and pairs a right passage lacks more of them.
type tongue int

// The tongues.
const (
	tongueEnglish tongue = iota
	tongueAlphabet
	tongueCharacters
	tongueCount
)

// tongue is that of the passages that the question is read for.
func (r *reading) tongue() tongue {
	kind := tongueAlphabet
	for i := range r.terms {
		switch t := &r.terms[i]; {
		case t.english:
			return tongueEnglish
		case written(t.word, ideograph), written(t.word, hangul), written(t.word, unsegmented):
			kind = tongueCharacters
		}
	}
	return kind
}

// A Decision makes the confidence in an answer of what was measured of it.
type Decision struct {
	Bias    float64
	Signals [signalCount]float64
}

// confidence is the probability that one of the first three of a list answers
// the question, 0 for an empty list. The lead over the second is no signal: in
// the news several articles tell the same.
func confidence(q query, list []*ranked, w *Weights) float64 {
	if len(list) == 0 {
		return 0
	}
	d := &w.Confidence[list[0].reading.tongue()]
	log := d.Bias
	for i, v := range q.signals(list) {
		log += v * d.Signals[i]
	}
	return 1 / (1 + math.Exp(-log))
}

// signals measures the first of a list that is not empty.
func (q query) signals(list []*ranked) (s signals) {
	c := list[0]
	r := c.reading
	m := c.match.without(r.loose(&c.match))
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
	s[signalTerms] = math.Log(1 + float64(r.content.size())/analyzerFor(c.lang).syllables())
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
func (a *analyzer) syllables() float64 {
	if a.pairs {
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
		if t.token.kind&question != 0 {
			s[signalAsks] = 1
		}
		if t.english && isPersonal[t.word] {
			s[signalPersonal] = 1
		}
	}
}

// isPersonal are the English words by which people speak to a bot or of themselves.
var isPersonal = wordSet("i me my mine you your yours im youre u please")

// bestMeeting returns the most that a sentence holds of the content, or may
// leave unsaid, and whether that sentence holds the kind of answer wanted.
func (r *reading) bestMeeting(m *match) (cover, wanted float64) {
	for i := range m.sentences {
		s := &m.sentences[i]
		c := r.cover(s.stems&r.content, s.kin&r.content) + 0.5*r.sum(m.before(i)&r.content&^s.stems)
		if c > cover {
			cover, wanted = c, s.holds(r.wish)
		}
	}
	return cover, wanted
}

// told is the most that a sentence and what it may leave unsaid hold of the
// content beside names, as a share, when terms are as rare as in everyday English; 1
// if there is no such content.
func (r *reading) told(m *match) float64 {
	content := r.content
	if m.lang != "de" { // where every noun has a capital
		content &^= r.names | m.named
	}
	if content == 0 {
		return 1
	}
	most := 0.0
	for i := range m.sentences {
		s := &m.sentences[i]
		held := s.stems | m.before(i)
		if r.unit != 0 && s.holds(r.wish) == 1 {
			held |= r.unit
		}
		most = max(most, r.usualCover(content, held, s.kin|s.related&^r.unit))
	}
	return most
}

// loose is the question's only word beside names, where the text has it and some of
// these names, but nowhere close to each other: a president and Ukraine are no
// president of Ukraine.
func (r *reading) loose(m *match) termSet {
	word := r.content &^ r.names
	names := r.content & r.names & (m.body | m.family)
	if word.size() != 1 || names == 0 || (m.body|m.family)&word == 0 || m.terms[bits.TrailingZeros64(uint64(word))].close&names != 0 {
		return 0
	}
	return word
}

// without is the match as if some terms did not stand there.
func (m *match) without(terms termSet) *match {
	if terms == 0 {
		return m
	}
	c := *m
	c.body, c.heading, c.family = m.body&^terms, m.heading&^terms, m.family&^terms
	c.named = m.named &^ terms
	c.sentences = slices.Clone(m.sentences)
	for i := range c.sentences {
		s := &c.sentences[i]
		s.stems, s.exact, s.kin = s.stems&^terms, s.exact&^terms, s.kin&^terms
	}
	return &c
}

// shows maps the kinds of answers that show in a text to the signals that they
// are missing.
var shows = map[want]int{wantWhen: signalNoTime, wantCount: signalNoCount, wantMeasure: signalNoMeasure}

// absent measures how far no sentence of the passage holds an answer of a kind
// that shows.
func (r *reading) absent(m *match, s *signals) {
	signal, ok := shows[r.wish.want]
	if !ok {
		return
	}
	held := 0.0
	for i := range m.sentences {
		held = max(held, m.sentences[i].holds(r.wish))
	}
	s[signal] = 1 - min(held, 1)
}

// usualCover is the share of some terms that is held when terms are as rare as
// in everyday English.
func (r *reading) usualCover(content, held, family termSet) float64 {
	var all, found float64
	for i := range r.terms {
		if !content.has(i) {
			continue
		}
		weight := r.terms[i].usualIDF() * r.terms[i].reliability
		all += weight
		switch {
		case held.has(i):
			found += weight
		case family.has(i):
			found += familyShare * weight
		}
	}
	return found / max(all, 1e-9)
}

// correctedShare is the weight of the terms that are guesses at misspelled
// words.
func (q query) correctedShare(r *reading) float64 {
	total := 0.0
	for i := range r.terms {
		if t := &r.terms[i]; q.corrected[t.Span] != "" {
			total += t.weight
		}
	}
	return total
}

// missing measures the terms that the passage does not hold.
func (r *reading) missing(held termSet, content float64, s *signals) {
	var names, gone float64
	for i := range r.terms {
		t := &r.terms[i]
		if !r.content.has(i) {
			continue
		}
		if t.df == 0 {
			s[signalUnknown] += t.weight / content
		}
		if r.names.has(i) {
			names++
		}
		if held.has(i) {
			continue
		}
		s[signalMissing] = max(s[signalMissing], t.usualIDF()/rareIDF)
		if r.names.has(i) {
			gone++
		}
	}
	if names > 0 {
		s[signalNames] = gone / names
	}
}

// looksUp tells whether to ask for nothing but the content is to look it up: it
// stands in the passage as it was asked for, as a name or as no common English word.
func (r *reading) looksUp(m *match) bool {
	for i := range r.terms {
		t := &r.terms[i]
		if r.content.has(i) && (m.terms[i].exact == 0 || !m.named.has(i) && (t.known || !t.english)) {
			return false
		}
	}
	return r.content != 0
}
