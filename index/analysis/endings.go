package analysis

import (
	"strings"
	"unicode/utf8"
)

// An inflection tells what a word of a language is without its endings. All
// letters are folded.
type inflection struct {
	// endings are what a word may end in, of which the longest that leaves least
	// letters comes off.
	endings []string
	least   int
	// alternate writes the sounds that change with an ending as one.
	alternate *strings.Replacer
	// irregular maps what is left of a word that changes within to the first of its
	// family.
	irregular map[string]string
}

// The inflections by which families are told where stemmers see nouns only, or
// not enough of verbs: the regular endings of school grammars.
var (
	spanishEndings = inflection{least: 3, alternate: strings.NewReplacer("ie", "e", "ue", "o", "zc", "c", "z", "c", "qu", "c", "gu", "g"),
		endings: strings.Fields(`amientos imientos amiento imiento aciones iciones uciones cciones
		acion icion ucion ccion siones sion adores edores idores adoras edoras idoras ador edor idor adora edora idora
		ieron yeron aron iendo yendo ando aban aba ian ia adas ados ada ado idas idos ida ido io yo arse erse irse
		arlo arla arlos arlas erlo erla erlos erlas irlo irla irlos irlas ar er ir an en on os as es o a e s`)}
	portugueseEndings = inflection{least: 3, endings: strings.Fields(`amentos imentos amento imento acoes icoes acao icao coes cao
		soes sao adores edores idores ador edor idor adora edora idora aram eram iram ando endo indo avam ava iam ia
		adas ados ada ado idas idos ida ido ou eu iu ar er ir am em os as es o a e s`)}
)

// family names the family of a word by what is left of it: the one that it is listed
// in, or else its first letters.
func (f *inflection) family(t Token) string {
	word := f.root(t.Word)
	if base, ok := f.irregular[word]; ok {
		return base + "+"
	}
	return familyLetters(word)
}

// root is what is left of a word without its ending.
func (f *inflection) root(word string) string {
	word = cutEnding(word, f.endings, f.least)
	if f.alternate != nil {
		word = f.alternate.Replace(word)
	}
	return word
}

// cutEnding takes the longest of some endings off a word, if least letters are
// left.
func cutEnding(word string, endings []string, least int) string {
	longest := ""
	for _, e := range endings {
		if len(e) > len(longest) && strings.HasSuffix(word, e) && utf8.RuneCountInString(word[:len(word)-len(e)]) >= least {
			longest = e
		}
	}
	return word[:len(word)-len(longest)]
}

// spanish stems words of four and five letters, of which bleve's stemmer leaves the
// singular as it is and takes two letters off the plural ("casa", "casas"; "nube",
// "nubes"). God is no plural of what was given ("dios", "dio").
func spanish(word string) string {
	switch letters := utf8.RuneCountInString(word); {
	case word == "dios":
	case 4 <= letters && letters <= 5 && (strings.HasSuffix(word, "as") || strings.HasSuffix(word, "os")):
		return strings.TrimSuffix(word, "s")
	case letters == 4:
		return strings.TrimSuffix(word, "e")
	}
	return word
}

// portuguese gives nouns in -ões the ending of their singular, which bleve's
// stemmer sees only where the diacritics are written.
func portuguese(word string) string {
	if stem, ok := strings.CutSuffix(word, "oes"); ok && len(stem) > 1 {
		return stem + "ao"
	}
	return word
}
