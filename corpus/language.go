package corpus

import (
	"strings"
	"unicode"

	"github.com/RadhiFadlillah/whatlanggo"
)

// languageSample is how much of an article is enough to tell its language, in
// bytes.
const languageSample = 16 << 10

// minLetters is how many letters of a shared script are too few to tell a
// language by.
const minLetters = 40

// A scriptTag names the language that a script gives away. Scripts that many
// languages share (Latin, Cyrillic, Devanagari) have the empty tag.
type scriptTag struct {
	table *unicode.RangeTable
	tag   string
}

// scripts are in the order in which letters are looked up, frequent ones first.
var scripts = []scriptTag{
	{unicode.Latin, ""}, {unicode.Han, "zh"}, {unicode.Cyrillic, ""}, {unicode.Arabic, ""}, {unicode.Hiragana, "ja"},
	{unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Devanagari, ""}, {unicode.Greek, "el"}, {unicode.Hebrew, ""},
	{unicode.Thai, "th"}, {unicode.Bengali, "bn"}, {unicode.Tamil, "ta"}, {unicode.Telugu, "te"}, {unicode.Georgian, "ka"},
	{unicode.Armenian, "hy"}, {unicode.Ethiopic, ""}, {unicode.Gujarati, "gu"}, {unicode.Gurmukhi, "pa"}, {unicode.Kannada, "kn"},
	{unicode.Malayalam, "ml"}, {unicode.Oriya, "or"}, {unicode.Sinhala, "si"}, {unicode.Khmer, "km"}, {unicode.Lao, "lo"},
	{unicode.Myanmar, "my"}, {unicode.Tibetan, "bo"}, {unicode.Mongolian, "mn"}, {unicode.Thaana, "dv"},
}

// DetectLanguage tells the language of a text as a BCP 47 base tag such as
// "en" or "zh", "" when it cannot tell. A few sentences are needed where
// languages share a script; only the first 16 KiB are looked at.
func DetectLanguage(text string) string {
	if len(text) > languageSample {
		text = text[:languageSample]
	}
	counts := make([]int, len(scripts))
	total := countScripts(text, counts)
	best, kana := 0, 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
		if scripts[i].tag == "ja" {
			kana += n
		}
	}
	switch tag := scripts[best].tag; {
	case total < 4 || counts[best]*2 < total && kana == 0:
		return ""
	case kana*10 >= total: // Chinese articles may name a thing in kana
		return "ja"
	case tag != "":
		return tag
	case total < minLetters && seemsEnglish(text):
		return "en"
	case total < minLetters:
		return ""
	}
	return byTrigrams(text)
}

// DetectLanguage tells the language of an article's paragraphs, as the function of
// that name does.
func (a Article) DetectLanguage() string {
	var b strings.Builder
	for _, p := range a.Paragraphs {
		if b.Len() > languageSample {
			break
		}
		b.WriteString(p.Text)
		b.WriteByte('\n')
	}
	return DetectLanguage(b.String())
}

// englishOnly are the commonest words of English that are none of a language
// that shares its script, englishToo those that are.
var englishOnly, englishToo = wordSet("the and with from that this which they were are their his she have"),
	wordSet("of in to is was for it as on be at by he had not has will")

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

// seemsEnglish tells whether a short text holds two common words of English, one
// of which no other language has, and a quarter of its words are such.
func seemsEnglish(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	only, too := 0, 0
	for _, word := range words {
		switch {
		case englishOnly[word]:
			only++
		case englishToo[word]:
			too++
		}
	}
	return only > 0 && only+too > 1 && 4*(only+too) >= len(words)
}

// countScripts counts the letters of each script and all letters.
func countScripts(text string, counts []int) (total int) {
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			continue
		}
		total++
		for i, s := range scripts {
			if unicode.Is(s.table, r) {
				counts[i]++
				break
			}
		}
	}
	return total
}

// doubtful languages are so often what the detector makes of names, numbers
// and foreign words that it must be sure of them, or else is asked again without them.
var doubtful = map[whatlanggo.Lang]bool{
	whatlanggo.Afr: true, whatlanggo.Aka: true, whatlanggo.Bho: true, whatlanggo.Ceb: true, whatlanggo.Epo: true, whatlanggo.Hat: true,
	whatlanggo.Hau: true, whatlanggo.Ibo: true, whatlanggo.Ilo: true, whatlanggo.Jav: true, whatlanggo.Kin: true, whatlanggo.Kur: true,
	whatlanggo.Mai: true, whatlanggo.Mlg: true, whatlanggo.Nya: true, whatlanggo.Orm: true, whatlanggo.Run: true, whatlanggo.Skr: true,
	whatlanggo.Sna: true, whatlanggo.Som: true, whatlanggo.Tuk: true, whatlanggo.Uig: true, whatlanggo.Uzb: true, whatlanggo.Yor: true,
	whatlanggo.Zul: true,
}

// byTrigrams tells languages that share a script by their letter trigrams.
func byTrigrams(text string) string {
	info := whatlanggo.Detect(text)
	if doubtful[info.Lang] && !info.IsReliable() {
		info = whatlanggo.DetectWithOptions(text, whatlanggo.Options{Blacklist: doubtful})
	}
	switch tag := info.Lang.Iso6391(); tag {
	case "nb", "nn":
		return "no"
	default:
		return tag
	}
}
