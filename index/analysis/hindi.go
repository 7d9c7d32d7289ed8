package analysis

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// hindiLetters writes in one way what people write in several: long vowels as short
// ones, a nasal before a consonant of its kind as a dot, conjuncts without the sign that
// joins them, and no y between a long vowel and another ("जायें", "जाएं").
var hindiLetters = strings.NewReplacer(
	"ङ्", "ं", "ञ्च", "ंच", "ञ्ज", "ंज", "ण्ट", "ंट", "ण्ठ", "ंठ", "ण्ड", "ंड", "ण्ढ", "ंढ", "न्", "ं",
	"म्प", "ंप", "म्फ", "ंफ", "म्ब", "ंब", "म्भ", "ंभ", "ँ", "ं", "\u093c", "", "्", "", "ः", "",
	"आ", "अ", "ई", "इ", "ऊ", "उ", "ऐ", "ए", "औ", "ओ", "ऑ", "ओ", "ऍ", "ए",
	"ी", "ि", "ू", "ु", "ै", "े", "ौ", "ो", "ॉ", "ो", "ॅ", "े",
	"ाये", "ाए", "ायी", "ाइ", "िये", "िए", "ोये", "ोए", "ोयी", "ोइ")

// hindiSigns are the vowels that these letters have behind a consonant.
const hindiSigns = "ािुेो"

// The endings of Hindi in these letters, and words that need more than endings.
var (
	hindiNouns = strings.Fields(`ियों ियां ियो ाओं ाएं ओं एं इयों इयां यों ों ें ो े ि ा िं`)
	hindiVerbs = strings.Fields(`ना ने ता ते कर नाओं नाएं ताओं ताएं एगा एगि एंगे एंगि ेगा ेगि ेंगे ेंगि ओगे ओगि ोगे ोगि उंगा उंगि ुंगा ुंगि
		ाया ाए ाइ ाइं ाओ इए`)
	// hindiRoots are the stems of verbs that end in their only vowel, hindiForms
	// what stands behind them.
	hindiRoots = hindiWords(`आ खा सो रो दे ले छू धो बो ढो सी गा पा ला छा भा खो जी`)
	hindiForms = hindiWords(`ना ने नी ता ते ती तीं या ये ए ई ईं एगा एगी एंगे ओ कर इए`)
	// hindiKin are men from whom a woman differs by her last vowel ("बेटा", "बेटी"),
	// hindiNotVerbs nouns and adjectives that end as verbs do, all without that vowel.
	hindiKin      = hindiWords(`बेट लड़क पुत्र चाच दाद नान माम बच्च पोत`)
	hindiNotVerbs = hindiWords(`महीन पुरान सपन नमून पन्न खजान जमान कारखान नगीन पसीन ठिकान घरान जुर्मान मर्दान जनान सालान रोजान
		रास्त रिश्त पत्त कुत्त जूत छात सस्त फरिश्त समझौत भत्त दस्त बस्त तोत गुलदस्त नाश्त चौरास्त लापत जीत`)
)

// hindiWords makes a set of the words in a list, in these letters.
func hindiWords(list string) map[string]bool { return WordSet(hindiLetters.Replace(list)) }

// hindi stems a Hindi word.
func hindi(word string) string {
	isCausative := strings.HasSuffix(word, "ाती") || strings.HasSuffix(word, "ातीं")
	word = hindiLetters.Replace(word)
	if root := hindiRoot(word); root != "" {
		return root
	}
	noun := cutEnding(word, hindiNouns, 2)
	switch ending := word[len(noun):]; {
	case hindiKin[noun] && strings.HasPrefix(ending, "ि"):
		return noun + "ि"
	case hindiNotVerbs[noun]:
		return noun
	case isCausative:
		return strings.TrimSuffix(noun, "ात")
	}
	if verb := hindiVerb(word); len(verb) < len(noun) {
		return verb
	}
	return noun
}

// hindiRoot is the stem of a word that ends in its only vowel, or in a y that is written
// or not ("नया", "नए"), "" of any other.
func hindiRoot(word string) string {
	_, first := utf8.DecodeRuneInString(word)
	_, second := utf8.DecodeRuneInString(word[first:])
	for _, at := range [...]int{first, first + second} {
		if hindiRoots[word[:at]] && hindiForms[word[at:]] {
			return word[:at]
		}
	}
	rest := strings.TrimRight(word, "एइ")
	if last, _ := utf8.DecodeLastRuneInString(rest); rest == "" || rest == word || strings.ContainsRune(hindiSigns, last) {
		return ""
	}
	return rest + "य"
}

// hindiVerb is a word without the ending of a verb, and without the a that makes a verb
// of another ("बनना", "बनाना"). Nothing comes off if a root of one vowel would be left.
func hindiVerb(word string) string {
	verb := cutEnding(word, hindiVerbs, 3)
	if verb != word {
		return cutEnding(verb, []string{"ा"}, 2)
	}
	verb = cutEnding(word, hindiVerbs, 2)
	if last, _ := utf8.DecodeLastRuneInString(verb); strings.ContainsRune(hindiSigns, last) {
		return word
	}
	return verb
}

// The lists hold words of one family that endings do not tell, a line each: those that
// change within, and those that mean the same, of which Hindi has for most things one
// from Sanskrit and one from Persian, Arabic or English.
//
//go:embed lists/irregular_hi.txt
var irregularHindi string

//go:embed lists/synonyms_hi.txt
var synonymsHindi string

// hindiFamilies maps the stems of these words to the family of their line, or of the one
// before that has one of its words.
var hindiFamilies = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(irregularHindi + synonymsHindi) {
		words := strings.Fields(line)
		family := words[0] + "+"
		for i, word := range words {
			words[i] = hindi(word)
			if known := table[words[i]]; known != "" {
				family = known
			}
		}
		for _, stem := range words {
			table[stem] = family
		}
	}
	return table
})

// hindiDerived are the endings by which Hindi makes words of others.
var hindiDerived = strings.Fields(`िकरण करण िकृत कृत ित िक िय इक इय ाण न ण त क ाव ावट ाहट`)

// hindiFamily names the family of a Hindi word.
func hindiFamily(t Token) string {
	stem := hindi(t.Word)
	base := cutEnding(stem, hindiDerived, 3)
	if t.Kind&Stop == 0 {
		for _, known := range [...]string{stem, base} {
			if family := hindiFamilies()[known]; family != "" {
				return family
			}
		}
	}
	return FirstLetters(7)(base)
}
