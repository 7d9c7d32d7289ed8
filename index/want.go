package index

import "strings"

// want is the kind of answer that a question asks for.
type want uint8

// The kinds of answers.
const (
	wantAny want = iota
	wantWho
	wantWhen
	wantWhere
	wantCount
	wantMeasure
	wantWhy
	wantHow
	wantThing
	wantSpeech
	wantCounts
)

// A wish is the kind of answer that a question asks for, and for a measure of
// which units: roles of which the answer has one.
type wish struct {
	want
	units roles
	// word is the place among the question's tokens of the word that asks for
	// a measure ("long"), which an answer in units need not repeat; -1 if none.
	word int
}

// wantWords are the question words of each kind, folded, over all languages.
var wantWords = map[want]string{
	wantWho:   "who whom whose hvem wer wen wem quien quienes quem qui chi кто кого кому cine kim ποιος vem wie",
	wantWhen:  "when nar wann cuando quando quand когда cand ποτε wanneer متي متى",
	wantWhere: "where hvor wo donde onde dove ou где куда أين اين unde nerede που var waar",
	wantWhy:   "why hvorfor warum wieso porque pourquoi perche почему зачем لماذا neden nicin γιατι waarom varfor",
	wantHow:   "how hvordan como comment come как كيف cum nasil πως hur hoe",
	wantThing: "what which hva hvilken hvilket hvilke was welche welcher welches que o quoi quel quelle cual qual что какой ما ماذا ce care ne hangi τι ποια vad vilken wat welk",
}

// wantParts are what asks in languages without spaces. The first that the
// question contains decides.
var wantParts = []struct {
	part string
	want want
}{
	{"いつ", wantWhen}, {"何年", wantWhen}, {"哪一年", wantWhen}, {"哪年", wantWhen}, {"何時", wantWhen}, {"何时", wantWhen},
	{"什麼時候", wantWhen}, {"什么时候", wantWhen}, {"何月", wantWhen}, {"誰", wantWho}, {"谁", wantWho}, {"だれ", wantWho},
	{"どこ", wantWhere}, {"哪裡", wantWhere}, {"哪里", wantWhere}, {"なぜ", wantWhy}, {"為什麼", wantWhy}, {"为什么", wantWhy},
	{"いくつ", wantCount}, {"多少", wantCount}, {"幾", wantCount}, {"几", wantCount}, {"何", wantCount},
	{"언제", wantWhen}, {"누가", wantWho}, {"누구", wantWho}, {"어디", wantWhere}, {"왜", wantWhy}, {"몇", wantCount},
	{"เมื่อ", wantWhen}, {"ใคร", wantWho}, {"ที่ไหน", wantWhere}, {"ทำไม", wantWhy}, {"เท่าไ", wantCount}, {"กี่", wantCount},
}

// After "how" comes a count or a measure; after "what" and "which" the type of
// the answer.
var (
	countWords = wordSet("many mange muitos muitas viele")
	timeTypes  = wordSet("year date century month decade day time ar jahr ano annee anno")
	countTypes = wordSet("percentage percent number population")
	placeTypes = wordSet("city country state place town continent region")
)

// anyUnit are all the roles of measures.
const anyUnit = roleAge | roleSpan | roleExtent | roleMoney | roleMeasure

// measureWords are the words after "how" that ask for a measure, and what is
// asked for after "what", with the units that an answer is in.
var measureWords = unitsOf(map[roles]string{
	roleAge:                         "old gammel gammelt alt",
	roleExtent:                      "far tall high deep wide hoy hoch weit",
	roleAge | roleSpan | roleExtent: "long langt lang lange",
	anyUnit:                         "much mye viel often fast big large heavy hot cold stor gross",
})

// measureTypes are what is asked for after "what is the".
var measureTypes = unitsOf(map[roles]string{
	roleAge:            "age",
	roleAge | roleSpan: "duration",
	roleExtent:         "height length width depth distance elevation",
	roleMoney:          "price cost salary budget revenue",
	roleMeasure:        "weight area temperature speed percentage",
})

// unitsOf maps the words of each list to its roles.
func unitsOf(lists map[roles]string) map[string]roles {
	table := map[string]roles{}
	for units, words := range lists {
		for word := range wordSet(words) {
			table[word] = units
		}
	}
	return table
}

// tellingWords are the verbs by which a question asks for what somebody said.
var tellingWords = wordSet("say says said tell told claim claimed warn warned accuse accused announce announced " +
	"declare declared think describe described vow vowed promise promised sier sagt sagte dice dijo disse dit")

// wanted tells what kind of answer a question asks for.
func wanted(lang string, tokens []token) wish {
	var text strings.Builder
	for i, t := range tokens {
		if t.kind&overlap != 0 {
			continue
		}
		text.WriteString(t.word)
		if w, ok := questionWants[t.word]; ok && (t.kind&question != 0 || lang != "en") {
			return refine(w, tokens, i, lang)
		}
	}
	for _, p := range wantParts {
		if strings.Contains(text.String(), p.part) {
			return wish{want: p.want, word: -1}
		}
	}
	return wish{word: -1}
}

// questionWants maps each question word to its kind.
var questionWants = func() map[string]want {
	table := map[string]want{}
	for w, words := range wantWords {
		for _, word := range strings.Fields(words) {
			table[word] = w
		}
	}
	return table
}()

// refine tells by the words after the question word what it asks for.
func refine(w want, tokens []token, at int, lang string) wish {
	place, next := following(tokens, at, 0)
	switch {
	case w == wantHow || lang == "no" && w == wantWhere:
		if countWords[next] {
			return wish{want: wantCount, word: -1}
		}
		if units, ok := measureWords[next]; ok {
			return wish{wantMeasure, units, place}
		}
	case w == wantThing && timeTypes[next]:
		return wish{want: wantWhen, word: -1}
	case w == wantThing && placeTypes[next]:
		return wish{want: wantWhere, word: -1}
	case w == wantThing:
		place, head := following(tokens, at, stop)
		if countTypes[head] {
			return wish{want: wantCount, word: -1}
		}
		if units, ok := measureTypes[head]; ok {
			return wish{wantMeasure, units, place}
		}
	}
	if w == wantThing || w == wantHow {
		for _, t := range tokens[at+1:] {
			if tellingWords[t.word] {
				return wish{want: wantSpeech, word: -1}
			}
		}
	}
	return wish{want: w, word: -1}
}

// following is the place and the word of the first token after the i-th that
// has none of the kinds to skip, -1 and "" if there is none.
func following(tokens []token, i int, skip kind) (int, string) {
	for j := i + 1; j < len(tokens); j++ {
		if t := tokens[j]; t.kind&(overlap|skip) == 0 {
			return j, t.word
		}
	}
	return -1, ""
}
