package analysis

// Want is the kind of answer that a question asks for.
type Want uint8

// The kinds of answers.
const (
	WantAny Want = iota
	WantWho
	WantWhen
	WantWhere
	WantCount
	WantMeasure
	WantWhy
	WantHow
	WantThing
	WantSpeech
	WantCounts
)

// A Wish is the kind of answer that a question asks for, and for a measure of
// which units, roles of which the answer has one; for a time RoleHour, if it is
// the time of day.
type Wish struct {
	Want
	Units Roles
	// Word is the place among the question's tokens of the word that asks for
	// a measure ("long"), which an answer in units need not repeat; -1 if none.
	Word int
}

// AnyUnit are all the roles of measures.
const AnyUnit = RoleAge | RoleSpan | RoleExtent | RoleMoney | RoleMeasure

// wishLists are the words that tell what a question word asks for, as tokens have
// them. After "how" comes a count or a measure; after "what" and "which" the type of
// the answer.
type wishLists struct {
	counts, times, numbers, places map[string]bool
	// dated are those after a word for how many that ask for a date ("kaç
	// yılında"), where the word alone asks for a span ("kaç yıl").
	dated map[string]bool
	// hours are those that ask for the time of day.
	hours map[string]bool
	// measures are the words after "how" that ask for a measure, with the units
	// that an answer is in, types what is asked for after "what is the".
	measures, types map[string]Roles
	// telling are the verbs by which a question asks for what somebody said.
	telling map[string]bool
	// lasting are the verbs by which one asks how long something took, which the
	// answer need not repeat.
	lasting map[string]bool
	// happening are those by which one asks when or where something was.
	happening map[string]bool
}

// wishesOf makes the lists of the words that are known.
func wishesOf(known map[string]sections) wishLists {
	return wishLists{
		counts: wordsIn(known, "how many"), times: wordsIn(known, "what time"),
		numbers: wordsIn(known, "what number"), places: wordsIn(known, "what place"),
		dated: wordsIn(known, "how many, in time"), hours: wordsIn(known, "what hour"),
		measures: rolesIn(known, map[string]Roles{
			"how old": RoleAge, "how far": RoleExtent, "how much time": RoleAge | RoleSpan, "how long": RoleAge | RoleSpan | RoleExtent,
			"how much money": RoleMoney, "how heavy": RoleMeasure, "how much": AnyUnit,
		}),
		types: rolesIn(known, map[string]Roles{
			"what age": RoleAge, "what duration": RoleAge | RoleSpan, "what length": RoleExtent, "what price": RoleMoney, "what measure": RoleMeasure,
		}),
		telling: wordsIn(known, "ask for speech"), lasting: wordsIn(known, "verb of how long"), happening: wordsIn(known, "verb of when"),
	}
}

// hold tells whether a word is in one of the lists.
func (w *wishLists) hold(word string) bool {
	return w.counts[word] || w.times[word] || w.hours[word] || w.numbers[word] || w.places[word] || w.telling[word] || w.measures[word]|w.types[word] != 0
}

// Wanted tells what kind of answer a question asks for.
func Wanted(lang, text string, tokens []Token) Wish {
	a := For(lang)
	for i, t := range tokens {
		if t.Kind&Overlap != 0 {
			continue
		}
		last, w := a.askTogether(tokens, i)
		if last < 0 && t.Kind&Question != 0 && !a.inName(tokens, i) {
			last, w = i, a.Wants[t.Word]
		}
		switch {
		case last < 0, last == i && w == WantAny:
		case a.headFirst:
			return a.refineBehind(w, tokens, i, last)
		default:
			return a.refine(w, tokens, last)
		}
	}
	return Wish{Want: a.inquires(text), Word: -1}
}

// AsksWith tells whether a word of a question is a verb that asks along with the word
// for the wish, and that what answers need not repeat: "a six-hour meeting" tells how
// long a meeting lasted.
func AsksWith(lang string, w Wish, t Token) bool {
	a := For(lang)
	switch w.Want {
	case WantMeasure:
		return w.Units&RoleSpan != 0 && a.wishes.lasting[t.Word]
	case WantWhen, WantWhere:
		return a.wishes.happening[t.Word]
	}
	return false
}

// inName tells whether a word is of a name that only looks as if it asked ("Ai Cập",
// Egypt, and "ai", who).
func (a *Analyzer) inName(tokens []Token, i int) bool {
	_, next := following(tokens, i, 0)
	return a.headFirst && tokens[i].Kind&next.Kind&Capital != 0
}

// refineBehind is refine where the words for what is asked for stand before those
// that ask, from the first to the last: "cao bao nhiêu", "nói gì", "giá … là bao nhiêu".
func (a *Analyzer) refineBehind(w Want, tokens []Token, first, last int) Wish {
	place, before := preceding(tokens, first)
	if units := a.wishes.measures[before.Word]; w == WantCount && units != 0 {
		return Wish{WantMeasure, units, place}
	}
	if w == WantThing && a.wishes.telling[before.Word] {
		return Wish{Want: WantSpeech, Word: -1}
	}
	if content, _ := following(tokens, last, Stop); w == WantCount && content < 0 {
		place, head := following(tokens, -1, Stop)
		return a.ofType(w, head, place)
	}
	return a.refine(w, tokens, last)
}

// refine tells by the words after the question word what it asks for, or by the one
// before it where it stands in the place of the answer ("yüksekliği ne?").
func (a *Analyzer) refine(w Want, tokens []Token, at int) Wish {
	place, next := following(tokens, at, 0)
	_, second := following(tokens, place, 0)
	switch {
	case a.asksHour(w, next, second):
		return Wish{Want: WantWhen, Units: RoleHour, Word: -1}
	case (w == WantThing || w == WantWho) && (listed(a, a.wishes.times, next) || listed(a, a.wishes.hours, next)),
		w == WantCount && a.wishes.dated[next.Word]:
		return Wish{Want: WantWhen, Word: -1}
	case w == WantHow || w == WantWhere || w == WantCount: // "hvor mange"
		if listed(a, a.wishes.counts, next) {
			if units := listed(a, a.roles.units, second); units&(RoleAge|RoleSpan) != 0 {
				place, _ := following(tokens, place, 0)
				return Wish{WantMeasure, units, place}
			}
			return Wish{Want: WantCount, Word: -1}
		}
		if units := listed(a, a.wishes.measures, next); units != 0 {
			return Wish{WantMeasure, units, place}
		}
		if units := listed(a, a.roles.units, next); w == WantCount && units != 0 { // "сколько лет"
			return Wish{WantMeasure, units, place}
		}
	case w == WantThing && listed(a, a.wishes.places, next):
		return Wish{Want: WantWhere, Word: -1}
	}
	if w == WantThing || w == WantCount {
		place, head := following(tokens, at, Stop)
		if before, t := preceding(tokens, at); place < 0 && a.InPlace && t.Word != t.Term { // "yüksekliği", but no "yükseklik"
			place, head = before, t
		}
		if wish := a.ofType(w, head, place); wish.Want != w {
			return wish
		}
	}
	if w == WantThing || w == WantHow {
		for _, t := range tokens[at+1:] {
			if a.wishes.telling[t.Word] {
				return Wish{Want: WantSpeech, Word: -1}
			}
		}
	}
	return Wish{Want: w, Word: -1}
}

// asksHour tells whether a question word asks for the time of day with the two words
// behind it: "what time", but not "what time period", "wie spät", "wie viel Uhr".
func (a *Analyzer) asksHour(w Want, next, second Token) bool {
	switch w {
	case WantThing:
		return listed(a, a.wishes.hours, next) && !listed(a, a.wishes.times, second)
	case WantHow, WantCount:
		return listed(a, a.wishes.hours, next) || listed(a, a.wishes.hours, second)
	}
	return false
}

// ofType tells what a question for a thing or a number asks for by the word for the
// type of the answer.
func (a *Analyzer) ofType(w Want, head Token, place int) Wish {
	if listed(a, a.wishes.numbers, head) {
		return Wish{Want: WantCount, Word: -1}
	}
	units := listed(a, a.wishes.types, head)
	if w == WantCount { // "quanto è alta", "combien de temps"
		units |= listed(a, a.wishes.measures, head) | listed(a, a.roles.units, head)
	}
	if units != 0 {
		return Wish{WantMeasure, units, place}
	}
	return Wish{Want: w, Word: -1}
}

// following is the place of the first token after the i-th that has none of the
// kinds to skip, and that token; -1 if there is none.
func following(tokens []Token, i int, skip Kind) (int, Token) {
	for j := i + 1; j < len(tokens); j++ {
		if t := tokens[j]; t.Kind&(Overlap|skip) == 0 {
			return j, t
		}
	}
	return -1, Token{}
}

// preceding is the place of the word right before the i-th token, and that token; -1
// if there is none.
func preceding(tokens []Token, i int) (int, Token) {
	for j := i - 1; j >= 0; j-- {
		if t := tokens[j]; t.Kind&Overlap == 0 {
			return j, t
		}
	}
	return -1, Token{}
}
