package analysis

import "strings"

// particles are what German verbs part with: in a main clause it stands at the end
// ("die Schule stürzte gestern ein"; "eingestürzt").
var particles = FoldedWords(`ab an auf aus bei dar ein fest fort frei heran heraus herein hervor her hin hinzu los mit nach statt teil um
	voraus vorbei vor weg weiter wieder zurück zusammen zu`)

// joinParticles tells German verbs the particles that end their clauses.
func joinParticles(text string, tokens []Token) {
	clause := 0
	for i, t := range tokens {
		if !endsClause(text, tokens, i) {
			continue
		}
		if t.Kind&(Capital|Overlap) == 0 && particles[t.Word] {
			if at := finiteVerb(tokens[clause:i]); at >= 0 {
				tokens[clause+at].particle = t.Word
			}
		}
		clause = i + 1
	}
}

// endsClause tells whether a clause may end behind the i-th word: before punctuation
// or a word that joins two.
func endsClause(text string, tokens []Token, i int) bool {
	if i+1 == len(tokens) {
		return true
	}
	next := tokens[i+1]
	gap := text[tokens[i].End:max(next.Start, tokens[i].End)] // two may stand over one place
	return strings.ContainsAny(gap, ".,;:!?–—()\n") || particles[tokens[i].Word] && (next.Word == "und" || next.Word == "oder")
}

// finiteVerb is the place of the first word of a clause that may be its verb, -1 if
// there is none.
func finiteVerb(tokens []Token) int {
	before := -1
	for i, t := range tokens {
		if t.Kind&Overlap != 0 {
			continue
		}
		verb := t.Kind&(Capital|Stop|Number) == 0 && isFinite(t.Word)
		if verb && (before < 0 || !declines(tokens[before])) { // "ein neues" is none
			return i
		}
		before = i
	}
	return -1
}

// isFinite tells whether a word may be a verb in the third person.
func isFinite(word string) bool {
	if _, strong := strongFamily(word); strong {
		return true
	}
	return len(word) > 3 && endsIn(word, []string{"t", "te", "ten", "en"})
}
