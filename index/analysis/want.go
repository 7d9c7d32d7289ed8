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
// which units: roles of which the answer has one.
type Wish struct {
	Want
	Units Roles
	// Word is the place among the question's tokens of the word that asks for
	// a measure ("long"), which an answer in units need not repeat; -1 if none.
	Word int
}

// After "how" comes a count or a measure; after "what" and "which" the type of
// the answer. The words are those of all languages.
var (
	countWords = wordsIn("how many")
	timeTypes  = wordsIn("what time")
	// datedTypes are those after a word for how many that ask for a date ("kaç
	// yılında"), where the word alone asks for a span ("kaç yıl").
	datedTypes = wordsIn("how many, in time")
	countTypes = wordsIn("what number")
	placeTypes = wordsIn("what place")
)

// AnyUnit are all the roles of measures.
const AnyUnit = RoleAge | RoleSpan | RoleExtent | RoleMoney | RoleMeasure

// measureWords are the words after "how" that ask for a measure, with the units
// that an answer is in, measureTypes what is asked for after "what is the".
var (
	measureWords = rolesIn(map[string]Roles{
		"how old": RoleAge, "how far": RoleExtent, "how much time": RoleAge | RoleSpan, "how long": RoleAge | RoleSpan | RoleExtent,
		"how much money": RoleMoney, "how heavy": RoleMeasure, "how much": AnyUnit,
	})
	measureTypes = rolesIn(map[string]Roles{
		"what age": RoleAge, "what duration": RoleAge | RoleSpan, "what length": RoleExtent, "what price": RoleMoney, "what measure": RoleMeasure,
	})
)

// tellingWords are the verbs by which a question asks for what somebody said.
var tellingWords = wordsIn("ask for speech")

// Wanted tells what kind of answer a question asks for.
func Wanted(lang, text string, tokens []Token) Wish {
	a := For(lang)
	for i, t := range tokens {
		if t.Kind&Overlap != 0 {
			continue
		}
		place, next := following(tokens, i, 0)
		if w, ok := a.Wants[t.Word+" "+next]; ok {
			return refine(w, tokens, place)
		}
		if w := a.Wants[t.Word]; w != WantAny && t.Kind&Question != 0 {
			return refine(w, tokens, i)
		}
	}
	return Wish{Want: a.inquires(text), Word: -1}
}

// refine tells by the words after the question word what it asks for.
func refine(w Want, tokens []Token, at int) Wish {
	place, next := following(tokens, at, 0)
	switch {
	case (w == WantThing || w == WantWho) && timeTypes[next], w == WantCount && datedTypes[next]:
		return Wish{Want: WantWhen, Word: -1}
	case w == WantHow || w == WantWhere || w == WantCount: // "hvor mange"
		if countWords[next] {
			return Wish{Want: WantCount, Word: -1}
		}
		if units, ok := measureWords[next]; ok {
			return Wish{WantMeasure, units, place}
		}
		if units := isUnit[next]; w == WantCount && units != 0 { // "сколько лет"
			return Wish{WantMeasure, units, place}
		}
	case w == WantThing && placeTypes[next]:
		return Wish{Want: WantWhere, Word: -1}
	}
	if w == WantThing || w == WantCount {
		place, head := following(tokens, at, Stop)
		if countTypes[head] {
			return Wish{Want: WantCount, Word: -1}
		}
		if units, ok := measureTypes[head]; ok {
			return Wish{WantMeasure, units, place}
		}
	}
	if w == WantThing || w == WantHow {
		for _, t := range tokens[at+1:] {
			if tellingWords[t.Word] {
				return Wish{Want: WantSpeech, Word: -1}
			}
		}
	}
	return Wish{Want: w, Word: -1}
}

// following is the place and the word of the first token after the i-th that
// has none of the kinds to skip, -1 and "" if there is none.
func following(tokens []Token, i int, skip Kind) (int, string) {
	for j := i + 1; j < len(tokens); j++ {
		if t := tokens[j]; t.Kind&(Overlap|skip) == 0 {
			return j, t.Word
		}
	}
	return -1, ""
}
