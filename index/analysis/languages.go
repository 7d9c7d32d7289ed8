package analysis

import (
	"github.com/blevesearch/bleve/v2/analysis/lang/ar"
	"github.com/blevesearch/bleve/v2/analysis/lang/bg"
	"github.com/blevesearch/bleve/v2/analysis/lang/ca"
	"github.com/blevesearch/bleve/v2/analysis/lang/ckb"
	"github.com/blevesearch/bleve/v2/analysis/lang/cs"
	"github.com/blevesearch/bleve/v2/analysis/lang/da"
	"github.com/blevesearch/bleve/v2/analysis/lang/de"
	"github.com/blevesearch/bleve/v2/analysis/lang/el"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/es"
	"github.com/blevesearch/bleve/v2/analysis/lang/eu"
	"github.com/blevesearch/bleve/v2/analysis/lang/fa"
	"github.com/blevesearch/bleve/v2/analysis/lang/fi"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/analysis/lang/ga"
	"github.com/blevesearch/bleve/v2/analysis/lang/gl"
	"github.com/blevesearch/bleve/v2/analysis/lang/hi"
	"github.com/blevesearch/bleve/v2/analysis/lang/hr"
	"github.com/blevesearch/bleve/v2/analysis/lang/hu"
	"github.com/blevesearch/bleve/v2/analysis/lang/hy"
	"github.com/blevesearch/bleve/v2/analysis/lang/id"
	"github.com/blevesearch/bleve/v2/analysis/lang/in"
	"github.com/blevesearch/bleve/v2/analysis/lang/it"
	"github.com/blevesearch/bleve/v2/analysis/lang/nl"
	"github.com/blevesearch/bleve/v2/analysis/lang/no"
	"github.com/blevesearch/bleve/v2/analysis/lang/pt"
	"github.com/blevesearch/bleve/v2/analysis/lang/ro"
	"github.com/blevesearch/bleve/v2/analysis/lang/ru"
	"github.com/blevesearch/bleve/v2/analysis/lang/sv"
	"github.com/blevesearch/bleve/v2/analysis/lang/tr"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"
)

// A language says how the analyzer of a language is made.
type language struct {
	// filters are bleve's names of the filters that stem a word, in order.
	filters []string
	// stem is a step of our own, before the filters; nil for none.
	stem func(string) string
	// trim is one after the filters; nil for none.
	trim func(string) string
	// family names the family of a word; nil for its first letters.
	family func(Token) string
	// ordinary lists words that articles may lack, and root tells which words are
	// forms of them; "" for none.
	ordinary string
	root     func(string) string
	// stops is bleve's name of the list of stop words, "" for none.
	stops string
	// spellings are pairs of letters: what people write and what the stemmer
	// knows.
	spellings []string
	traits
}

// languages holds how each language is read, by its base subtag. Lao, Khmer
// and Burmese are not here: their scripts say enough.
var languages = map[string]language{
	"":   {stem: FirstLetters(7)},
	"ja": {},
	"ko": {stem: korean, family: koreanFamily},
	"zh": {traits: traits{simplified: true}},
	"ar": {
		stem:   arabic,
		family: arabicRoot,
		stops:  ar.StopName,
	},
	"bg": {
		stem:   FirstLetters(6),
		stops:  bg.StopName,
		traits: traits{cyrillic: true},
	},
	"ca": {
		filters: []string{es.LightStemmerName},
		stops:   ca.StopName,
		traits:  traits{plain: true},
	},
	"ckb": {
		filters: []string{ckb.NormalizeName, ckb.StemmerName},
		stops:   ckb.StopName,
	},
	"cs": {
		stem:  FirstLetters(6),
		stops: cs.StopName,
	},
	"da": {
		filters: []string{da.SnowballStemmerName},
		family:  danish.family,
		stops:   da.StopName,
		traits:  traits{comma: true},
	},
	"de": {
		filters: []string{de.NormalizeName, de.LightStemmerName},
		family:  germanFamily,
		stops:   de.StopName,
		traits:  traits{comma: true, nouns: true},
	},
	"el": {
		stem:   greek,
		family: greekFamily,
		stops:  el.StopName,
		traits: traits{plain: true, comma: true},
	},
	"en": {
		stem:    englishWord,
		filters: []string{porter.Name},
		family:  englishFamilyOf,
		stops:   en.StopName,
		traits:  traits{plain: true, english: true, romans: true},
	},
	"es": {
		stem:     spanish,
		filters:  []string{es.NormalizeName, es.LightStemmerName},
		family:   spanishFamily,
		ordinary: ordinarySpanish,
		root:     spanishEndings.root,
		stops:    es.StopName,
		traits:   traits{comma: true},
	},
	"eu": {
		stem:  FirstLetters(6),
		stops: eu.StopName,
	},
	"fa": {
		spellings: []string{"ي", "ی", "ك", "ک"}, // as Arabic and bleve's stop words write them
		filters:   []string{ar.NormalizeName, fa.NormalizeName},
		stops:     fa.StopName,
	},
	"fi": {
		filters: []string{fi.SnowballStemmerName},
		stops:   fi.StopName,
		traits:  traits{comma: true},
	},
	"fr": {
		filters: []string{fr.LightStemmerName},
		family:  func(t Token) string { return frenchLexicon().family(t.Word) },
		stops:   fr.StopName,
		traits:  traits{plain: true, comma: true},
	},
	"ga": {
		stops: ga.StopName,
	},
	"gl": {
		stem:    portuguese,
		filters: []string{pt.LightStemmerName},
		stops:   gl.StopName,
		traits:  traits{plain: true, comma: true},
	},
	"he": {stem: hebrew},
	"hi": {
		spellings: []string{"\u093c", "", "ँ", "ं"}, // the dot below is left out, as is the moon of its dot
		filters:   []string{in.NormalizeName},
		trim:      hindi,
		family:    hindiFamily,
		stops:     hi.StopName,
		traits:    traits{whole: true},
	},
	"hr": {
		filters: []string{hr.SuffixTransformationFilterName, hr.StemmerName},
		stops:   hr.StopName,
		traits:  traits{comma: true},
	},
	"hu": {
		filters: []string{hu.SnowballStemmerName},
		stops:   hu.StopName,
		traits:  traits{comma: true},
	},
	"hy": {
		stem:  FirstLetters(6),
		stops: hy.StopName,
	},
	"id": {
		stem:   FirstLetters(7),
		stops:  id.StopName,
		traits: traits{comma: true},
	},
	"it": {
		filters: []string{it.LightStemmerName},
		family:  func(t Token) string { return italianLexicon().family(t.Word) },
		stops:   it.StopName,
		traits:  traits{plain: true, comma: true},
	},
	"nl": {
		filters: []string{nl.SnowballStemmerName},
		trim:    devoiced,
		family:  dutch.family,
		stops:   nl.StopName,
		traits:  traits{comma: true},
	},
	"no": {
		filters: []string{no.SnowballStemmerName},
		family:  norwegian.family,
		stops:   no.StopName,
		traits:  traits{plain: true, comma: true},
	},
	"pl": {
		stem:   polish,
		family: polishFamily,
		traits: traits{plain: true, comma: true},
	},
	"pt": {
		stem:    portuguese,
		filters: []string{pt.LightStemmerName},
		family:  portugueseFamily,
		stops:   pt.StopName,
		traits:  traits{plain: true, comma: true},
	},
	"ro": {
		stem:     romanian,
		family:   romanianEndings.family,
		ordinary: ordinaryRomanian,
		root:     romanianEndings.root,
		stops:    ro.StopName,
		traits:   traits{plain: true, comma: true},
	},
	"ru": {
		filters: []string{ru.SnowballStemmerName},
		family:  russianFamily,
		stops:   ru.StopName,
		traits:  traits{cyrillic: true, comma: true},
	},
	"sv": {
		filters: []string{sv.SnowballStemmerName},
		family:  swedish.family,
		stops:   sv.StopName,
		traits:  traits{comma: true},
	},
	"th": {stem: FirstLetters(7)},
	"tr": {
		stem:   turkish,
		family: turkishFamily,
		stops:  tr.StopName,
		traits: traits{romans: true, marked: true, inflected: true, plain: true, suffixes: true, InPlace: true, comma: true},
	},
	"uk": {
		stem:   FirstLetters(6),
		traits: traits{cyrillic: true, comma: true},
	},
	"vi": {traits: traits{KeepMarks: true, Pairs: true, headFirst: true, comma: true}},
}

// relatives maps tags of languages to the one whose analyzer they use.
var relatives = map[string]string{
	"nb": "no", "nn": "no", "iw": "he", "be": "uk", "sk": "cs", "sr": "hr",
	"bs": "hr", "sh": "hr", "ms": "id", "mo": "ro", "ur": "fa",
}
