package analysis

import (
	_ "embed"
	"strings"
)

// romanianSounds write the sounds that change with an ending as one ("școală",
// "școli"; "canadian", "canadiene").
var romanianSounds = strings.NewReplacer("oa", "o", "ea", "e", "ia", "ie")

// romanianNouns are the endings of nouns and adjectives: number, case and article.
var romanianNouns = strings.Fields(`urilor urile ului uri elor iilor ilor ele iile ile iului lui iul ul iu ii
	iei ei ea ia ie u i a e`)

// romanian stems nouns and adjectives, in which bleve's stemmer keeps the article
// apart ("accesoriu", "accesoriul") and does not know words without their marks.
func romanian(word string) string {
	return romanianSounds.Replace(cutEnding(FoldMarks(word), romanianNouns, 2))
}

// irregularRomanian holds the verbs and nouns that change within, without their
// endings, a line for each family.
//
//go:embed lists/irregular_ro.txt
var irregularRomanian string

// romanianEndings are those of nouns, verbs and what is made of verbs.
var romanianEndings = inflection{least: 2, alternate: romanianSounds, irregular: families(irregularRomanian), endings: strings.Fields(`
	urilor urile ului uri elor iilor ilor ele iile ile iului lui iul ul iu ii iei ei ea eaza eze este esc easca
	isera asera ise ase indu andu ind and au eau irea irii area arii erea erii iri
	ire are ere ita ite iti it ata ate ati at uta ute uti ut ie i a e u`)}
