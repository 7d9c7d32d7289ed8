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
	wantCounts
)

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
	countWords   = wordSet("many much mange mye muitos muitas viele viel")
	measureWords = wordSet("long far tall high old big large deep wide fast often heavy hot cold langt lang gammel hoy stor lange weit hoch alt gross")
	timeTypes    = wordSet("year date century month decade day ar jahr ano annee anno")
	countTypes   = wordSet("percentage percent number")
	placeTypes   = wordSet("city country state place town continent region")
)

// wanted tells what kind of answer a question asks for.
func wanted(lang string, tokens []token) want {
	var text strings.Builder
	for i, t := range tokens {
		if t.kind&overlap != 0 {
			continue
		}
		text.WriteString(t.word)
		if w, ok := questionWants[t.word]; ok && (t.kind&question != 0 || lang != "en") {
			return refine(w, nextWord(tokens, i), lang)
		}
	}
	for _, p := range wantParts {
		if strings.Contains(text.String(), p.part) {
			return p.want
		}
	}
	return wantAny
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

// refine tells by the word after the question word what it asks for.
func refine(w want, next, lang string) want {
	switch {
	case w == wantHow || lang == "no" && w == wantWhere:
		if countWords[next] {
			return wantCount
		}
		if measureWords[next] {
			return wantMeasure
		}
	case w == wantThing && timeTypes[next]:
		return wantWhen
	case w == wantThing && countTypes[next]:
		return wantCount
	case w == wantThing && placeTypes[next]:
		return wantWhere
	}
	return w
}

// nextWord is the word after the i-th, "" at the end.
func nextWord(tokens []token, i int) string {
	for _, t := range tokens[i+1:] {
		if t.kind&overlap == 0 {
			return t.word
		}
	}
	return ""
}
