package index

import "verbatim/index/analysis"

// A match is where a passage and a question meet.
type match struct {
	*record
	// terms says of each term how it stands in the body.
	terms []tally
	// heading are the terms in title and section, title what meets there in
	// order.
	heading termSet
	title   meeting
	// titled are the places of the words of the heading that are asked for.
	titled uint64
	// body, family and related are the terms in the text: by stem, by family
	// and by a word that may be used in their place.
	body, family, related termSet
	// opening are those among the first words of the text.
	opening termSet
	// named are the terms that the text writes as a name.
	named termSet
	// vain are those that count as if they did not stand there (vain.go).
	vain termSet
	// carried are names that it leaves unsaid (pronoun.go), also in family.
	carried termSet
	// sentences say what meets in each sentence.
	sentences []meeting
	// hits are the words asked for up to now, while the match is made.
	hits []hit
	// score is the BM25 score, which other passages of the article look at.
	score float64
}

// A tally says how often a term stands in a body by stem, in the very form of
// the question, and by family only; and which terms stand close to it.
type tally struct {
	stems, exact, kin uint8
	close             termSet
}

// A meeting is what a sentence shares with the question and could answer.
type meeting struct {
	stems, exact, kin, related termSet
	// pairs are the places of the question whose word and the next one
	// follow each other here; skips the same for content words within a few
	// words of each other.
	pairs, skips termSet
	// roles are those of the words that the question does not hold, names
	// and numbers how many there are of these, and counted tells that a
	// number stands before a word of the question ("six ships").
	roles          analysis.Roles
	names, numbers uint8
	counted        bool
	// words is the number of words.
	words int
}

// A hit is one word of a sentence that is asked for.
type hit struct {
	// pos is the place among the words of the sentence.
	pos    int32
	term   uint8
	family bool
}

// meet finds where the record and the reading meet, in memory of the desk.
func (r *reading) meet(rec *record, at *desk) match {
	m := match{record: rec, terms: at.tallies.take(len(r.terms)), sentences: at.meetings.take(len(rec.sentences)), hits: at.hits[:0]}
	for i, w := range rec.heading {
		if at, ok := r.stems.get(w.term); ok {
			m.heading |= 1 << at
			m.titled |= 1 << min(i, 63)
			m.neighbours(r, &m.title, hit{int32(i), uint8(at), false})
		}
	}
	for i := range rec.sentences {
		m.meetSentence(r, i, rec.words(i))
	}
	m.score = r.bm25(&m)
	at.hits, m.hits = m.hits, nil // for the next one
	return m
}

// openingWords is how many words a text opens with.
const openingWords = 6

// skipReach is within how many words two content words count as neighbours,
// closeReach within how many as close.
const skipReach, closeReach = 4, 8

// meetSentence adds the words of the i-th sentence.
func (m *match) meetSentence(r *reading, i int, words []imprint) {
	s := &m.sentences[i]
	m.hits = m.hits[:0]
	pos := int32(0)
	counted := int32(-9)
	for j := range words {
		w := &words[j]
		if w.kind&analysis.Overlap == 0 {
			pos++
			s.words++
		}
		if at, ok := r.stems.get(w.term); ok {
			m.meetStem(r, s, at, w)
			if i == 0 && pos <= openingWords {
				m.opening |= 1 << at
			}
			if w.kind&analysis.Overlap == 0 {
				s.counted = s.counted || pos-counted <= 3 && r.content.has(at)
				m.neighbours(r, s, hit{pos, uint8(at), false})
			}
			continue
		}
		if at, ok := r.kin.get(w.kin); ok && w.kin != 0 {
			m.terms[at].kin = min(m.terms[at].kin+1, 250)
			s.kin |= 1<<at | r.parts[at]
			m.family |= 1<<at | r.parts[at]
			if w.kind&analysis.Overlap == 0 {
				m.neighbours(r, s, hit{pos, uint8(at), true})
			}
		} else if at, ok := r.related.get(w.kin); ok && w.kin != 0 {
			s.related |= 1 << at
			m.related |= 1 << at
		}
		s.roles |= w.roles
		if w.roles&analysis.RoleName != 0 {
			s.names = min(s.names+1, 250)
		}
		if w.kind&analysis.Number != 0 {
			s.numbers = min(s.numbers+1, 250)
			counted = pos
		}
	}
}

// meetStem counts a word that has the stem of a term.
func (m *match) meetStem(r *reading, s *meeting, at int, w *imprint) {
	bit := termSet(1) << at
	m.terms[at].stems = min(m.terms[at].stems+1, 250)
	m.body |= bit
	s.stems |= bit
	if w.roles&analysis.RoleName != 0 {
		m.named |= bit
	}
	if w.form == r.terms[at].form {
		m.terms[at].exact = min(m.terms[at].exact+1, 250)
		s.exact |= bit
	}
}

// neighbours adds a hit and the pairs that it makes with the hits before it in
// its sentence.
func (m *match) neighbours(r *reading, s *meeting, h hit) {
	for i := len(m.hits) - 1; i >= 0 && h.pos-m.hits[i].pos <= closeReach; i-- {
		b := m.hits[i]
		m.terms[b.term].close |= 1 << h.term
		m.terms[h.term].close |= 1 << b.term
		if h.pos-b.pos > skipReach {
			continue
		}
		s.skips |= r.contentOf[b.term] & (r.contentOf[h.term] >> 1)
		if b.pos == h.pos-1 && !b.family && !h.family {
			s.pairs |= r.wordsOf[b.term] & (r.wordsOf[h.term] >> 1)
		}
	}
	m.hits = append(m.hits, h)
}
