package analysis

import (
	"strings"
	"unicode/utf8"
)

// rootLetters is how many letters an Arabic root has, of all but a few words.
const rootLetters = 3

// arabic is the stem of an Arabic word: what is written against it and the endings
// of nouns and adjectives come off (Larkey, Ballesteros and Connell 2007, Light
// Stemming for Arabic Information Retrieval).
func arabic(word string) string {
	stem := arabicLetters.Replace(withoutArticle(withoutNunation(word)))
	stem = withoutEndings(withoutEndings(stem, arabicPronouns), arabicPlurals)
	if noun := withoutEndings(stem, arabicAdjectives); strings.HasPrefix(stem[len(noun):], "ي") {
		stem = withoutEndings(noun, arabicPlurals) // "إيراني", as what looks like a dual came off "إيران"
	} else {
		stem = noun
	}
	return withoutParticle(withoutAnd(stem))
}

// arabicLetters writes the forms of a letter as one, and leaves out the marks of short
// vowels and the line that lengthens words.
var arabicLetters = strings.NewReplacer("آ", "ا", "أ", "ا", "إ", "ا", "ٱ", "ا", "ى", "ي", "ة", "ه", "\u0640", "",
	"\u064b", "", "\u064c", "", "\u064d", "", "\u064e", "", "\u064f", "", "\u0650", "", "\u0651", "", "\u0652", "", "\u0670", "")

// An ending is what comes off a word that keeps some letters.
type ending struct {
	letters string
	least   int
}

// The endings of pronouns and verbs, of duals and plurals, and of countries, feminines
// and adjectives, in the order in which they come off.
var (
	arabicPronouns   = []ending{{"هما", 3}, {"هم", 3}, {"هن", 3}, {"ها", 2}, {"نا", 4}, {"وا", 3}}
	arabicPlurals    = []ending{{"ان", 3}, {"ات", 2}, {"ون", 3}, {"ين", 3}}
	arabicAdjectives = []ending{{"يا", 2}, {"يه", 2}, {"ه", 2}, {"ي", 2}}
)

// withoutEndings takes endings off a word, and behind what is a pronoun the t that the
// ending of a feminine word becomes before one ("مدينتهم", their city).
func withoutEndings(word string, endings []ending) string {
	for _, e := range endings {
		rest, ok := strings.CutSuffix(word, e.letters)
		if !ok || utf8.RuneCountInString(rest) < e.least || e.letters == "ين" && isVerbalNoun(word) {
			continue
		}
		word = rest
		if strings.HasPrefix(e.letters, "ه") || e.letters == "نا" {
			word = withoutT(word)
		}
	}
	return word
}

// isVerbalNoun tells whether a word in -ين may be a noun of a verb whose root ends in
// n ("تكوين").
func isVerbalNoun(stem string) bool {
	return strings.HasPrefix(stem, "ت") && utf8.RuneCountInString(stem) == rootLetters+2
}

// withoutT takes a t off the end of a word.
func withoutT(word string) string {
	if rest, ok := strings.CutSuffix(word, "ت"); ok && utf8.RuneCountInString(rest) >= rootLetters {
		return rest
	}
	return word
}

// arabicArticles are the article, alone and with what is written against it: and, to,
// in, as, so.
var arabicArticles = strings.Fields("وبال وكال ولل فلل فبال وال بال كال فال ال لل")

// fatherly holds what follows the letters of "and the" in forms of "والد", father.
var fatherly = WordSet("دة ده دها دهم دي دته دتها دتهم ديه ديها دا")

// withoutArticle takes the article off a word, if two letters are left. Before an l of
// the word's own, "to the" is written with one letter less ("للغة", to the language).
func withoutArticle(word string) string {
	for _, article := range arabicArticles {
		rest, ok := strings.CutPrefix(word, article)
		switch letters := utf8.RuneCountInString(rest); {
		case !ok || letters < rootLetters-1 || article == "وال" && fatherly[rest]:
		case article == "لل" && letters < rootLetters:
			return "ل" + rest
		default:
			return rest
		}
	}
	return word
}

// andStems are stems that begin with the letter of "and".
var andStems = WordSet(`وزير وزار وزراء وكال وكيل وكلاء وثيق وثائق وظيف وظائف وحيد وسيط وسيل وسائل وسائط واحد واجه واجب
	وقوع واقع وقائع وراث وريث وقود ويكيبيد ويليام وديع ودائع وشيك وعود وصول وجود واسع وسيم وضوح واضح وارد وارث وافق
	والد وليد ولاد واشنط وفود وسام وباء وراء واصل وصاي وساط وقاي وهمي واكب وليم ويلز وحوش`)

// withoutAnd takes "and" off a stem, unless that is known to begin with its letter. It
// is taken off behind an article too, so that other such words meet with and without.
func withoutAnd(stem string) string {
	if rest, ok := strings.CutPrefix(stem, "و"); ok && utf8.RuneCountInString(rest) >= rootLetters && !andStems[stem] {
		return rest
	}
	return stem
}

// arabicParticles are written against the word after them: in, to, as, so.
const arabicParticles = "بلكف"

// withoutParticle takes a particle off a stem ("بمدينة", in a city), as long as that is
// longer than a root with such a letter of its own.
func withoutParticle(stem string) string {
	first, size := utf8.DecodeRuneInString(stem)
	if strings.ContainsRune(arabicParticles, first) && utf8.RuneCountInString(stem) > rootLetters+1 {
		return stem[size:]
	}
	return stem
}

// withoutNunation takes the ending of an indefinite accusative off an Arabic word
// ("نوعًا"), where its mark is written.
func withoutNunation(word string) string {
	for _, ending := range [...]string{"ًا", "اً"} {
		if rest, ok := strings.CutSuffix(word, ending); ok && utf8.RuneCountInString(rest) >= rootLetters {
			return rest
		}
	}
	return word
}
