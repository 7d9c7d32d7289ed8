package index

import "verbatim/index/analysis"

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
		content &^= r.names&^m.vain | m.named
	}
	if content == 0 {
		return 1
	}
	most := 0.0
	for i := range m.sentences {
		s := &m.sentences[i]
		held := s.stems | m.before(i)
		if r.asking != 0 && s.holds(r.wish) == 1 {
			held |= r.asking
		}
		most = max(most, r.usualCover(content, held, s.kin|s.related&^r.asking))
	}
	return most
}

// shows maps the kinds of answers that show in a text to the signals that they
// are missing.
var shows = map[analysis.Want]int{analysis.WantWhen: signalNoTime, analysis.WantCount: signalNoCount, analysis.WantMeasure: signalNoMeasure}

// absent measures how far no sentence of the passage holds an answer of a kind
// that shows.
func (r *reading) absent(m *match, s *signals) {
	signal, ok := shows[r.wish.Want]
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
