package analysis

import (
	_ "embed"
	"strings"
	"sync"
)

// The lists hold the families of words that change within, or are too short for
// their first letters to tell, a line each.
//
//go:embed lists/irregular_es.txt
var irregularSpanish string

//go:embed lists/irregular_fr.txt
var irregularFrench string

//go:embed lists/irregular_it.txt
var irregularItalian string

//go:embed lists/irregular_pt.txt
var irregularPortuguese string

// A lexicon tells the families of the words in a list that newLexicon reads.
type lexicon struct {
	// words maps a word, or a stem and the name of its endings ("jou-er"), to the
	// first of its family.
	words map[string]string
	// endings names the groups that an ending is of.
	endings map[string][]string
}

// longestEnding is how many bytes an ending has at most.
const longestEnding = 12

// newLexicon reads lines of words, of which those with a hyphen are stems with a
// group of endings each, and after a bar prefixes that the whole line can have. A
// line whose first word another has adds to that family; any other word is of the
// first line that has it. A line of the endings is a group: its name and what is in
// it, "0" for no ending.
func newLexicon(list, endings string) *lexicon {
	l := &lexicon{words: map[string]string{}, endings: map[string][]string{}}
	for line := range strings.Lines(FoldMarks(strings.ToLower(list))) {
		members, prefixes, _ := strings.Cut(line, "|")
		for _, prefix := range append([]string{""}, strings.Fields(prefixes)...) {
			l.add(prefix, strings.Fields(members))
		}
	}
	for line := range strings.Lines(endings) {
		group := strings.Fields(line)
		for _, ending := range group[min(1, len(group)):] {
			ending = strings.TrimPrefix(ending, "0")
			l.endings[ending] = append(l.endings[ending], "-"+group[0])
		}
	}
	return l
}

// add takes up the words of a line with a prefix.
func (l *lexicon) add(prefix string, words []string) {
	base := ""
	for i, w := range words {
		known, taken := l.words[prefix+w]
		if !taken {
			known = prefix + w
		}
		if i == 0 {
			base = known
		}
		if !taken {
			l.words[prefix+w] = base
		}
	}
}

// family names the family of a word, that of its first letters if it is not of the
// list.
func (l *lexicon) family(word string) string {
	if base, ok := l.find(word); ok {
		return base
	}
	return familyLetters(word)
}

// find looks a word up as it is, then without each ending that it may have.
func (l *lexicon) find(word string) (base string, ok bool) {
	if base, ok := l.words[word]; ok {
		return base + "+", true
	}
	for at := max(2, len(word)-longestEnding); at <= len(word); at++ {
		for _, group := range l.endings[word[at:]] {
			if base, ok := l.words[word[:at]+group]; ok {
				return base + "+", true
			}
		}
	}
	return "", false
}

// spanishFamily names the family of a Spanish word.
func spanishFamily(t Token) string {
	if base, ok := spanishLexicon().find(t.Word); ok {
		return base
	}
	return spanishEndings.family(t)
}

// portugueseFamily names the family of a Portuguese word.
func portugueseFamily(t Token) string {
	if base, ok := portugueseLexicon().find(t.Word); ok {
		return base
	}
	return portugueseEndings.family(t)
}

var (
	frenchLexicon = sync.OnceValue(func() *lexicon {
		return newLexicon(irregularFrench, `
			er er ez e es ent ons a ai as ait ais aient ant ante ants antes ee ees erent erai era eront erait eraient eur eurs euse euses ateur ateurs atrice atrices ation ations ement ements
			ir ir i ie is ies it irent ira iront irait iraient issent issait issaient issant issement issements
			re re u ue us ues it irent ent ait aient ant ra ront rait raient eur eurs
			ait ait ais aient ant ante ants antes ent ons ez e es
			ra ra rai ront rait raient
			e 0 s e es`)
	})
	italianLexicon = sync.OnceValue(func() *lexicon {
		return newLexicon(irregularItalian, `
			are are arsi o i a e iamo ano ate ava avano asti arono ero era eranno erebbe erebbero ando ato ata ati ante anti atore atori atrice atrici azione azioni amento amenti
			ere ere ersi o a e i ono eva evano endo ente enti uto uta uti ute ette ettero erono era eranno erebbe
			ire ire irsi o a e i ono iva ivano endo ente enti ito ita iti ite irono ira iranno irebbe isce iscono imento imenti itore itori izione izioni
			rre rre rra rranno rrebbe rsi
			o o a i e
			e e i`)
	})
	spanishLexicon = sync.OnceValue(func() *lexicon {
		return newLexicon(irregularSpanish, `
			ar ar arse arlo arla arlos arlas arle arles a o e as amos an en aron ara aran aria arian aba aban ase asen ando andose ado ada ados adas
			er er erse erlo erla erlos erlas erle erles e o a es emos en an io ieron era eran eria erian ia ian iera ieran iese iesen iendo iendose ido ida idos idas
			ir ir irse irlo irla irlos irlas irle irles e o a es imos en an io ieron ira iran iria irian ia ian iera ieran iese iesen iendo iendose ido ida idos idas
			o o a os as`)
	})
	portugueseLexicon = sync.OnceValue(func() *lexicon {
		return newLexicon(irregularPortuguese, `
			ar ar arem a o e as amos am em ou aram ara arao aria ariam ava avam asse assem ando ado ada ados adas
			er er erem e o a emos em am eu eram era erao eria eriam ia iam esse essem endo ido ida idos idas
			ir ir irem e o a imos em am iu iram ira irao iria iriam ia iam isse issem indo ido ida idos idas
			o o a os as`)
	})
)
