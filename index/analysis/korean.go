package analysis

import (
	"cmp"
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// A Korean word carries what other languages write as words of their own at its
// end: particles, the copula, and the endings of verbs, several in a row. The
// ends below come off, longest first, until none is left, so that a word meets
// its forms even where a name looks as if it had an end ("스페인").

// The ends of Korean words, by how many syllables they must leave: of a noun of
// one syllable only what is hardly ever the end of a noun comes off.
var koreanEnds = sync.OnceValue(func() map[string]int {
	ends := map[string]int{}
	add := func(least int, list ...string) {
		for _, words := range list {
			for end := range strings.FieldsSeq(words) {
				ends[end] = least
			}
		}
	}
	add(1, `은 는 을 를 이 가 에 와 에서 에게 에는 에도 에서는 에서도 에서의 에게서 에게는 으로 으로는 으로도 으로의 으로서 으로써 으로부터
		까지 까지는 까지의 부터 처럼 보다 보다는 마다 마저 조차 밖에 께서`)
	add(2, `들 의 로 과 과는 과의 와는 와의 도 만 이나 로는 로도 로의 로서 로써 로부터 하고 란 이란 라고 이라고 라는 이라는 만이 만을 만의 뿐 뿐만 쯤`)
	add(1, `이다 인가요 입니다 입니까`, joined("이었 였", koreanPastEndings))
	add(2, `인 일 임 이며 이고 이지만 이자 인가 인지 인데 이에요 예요 이냐 일까 일까요`)
	// Nouns become verbs with 하다 ("do"), 되다 ("become") and the like.
	add(2, joined("하 되 시키", "는 고 며 면 면서 지 지만 지는 지도 게 기 기도 기로 기에 도록 던 나 나요 느냐 는가 는지 는데 려 려고 려는 러 자 므로 거나"),
		joined("한 된", "- 다 다고 다는 다면 가 가요 지 데"), joined("할 될 시킬", "- 까 까요 지"), joined("합 됩", "니다 니까"),
		"함 됨 해 해서 해야 하여 하여서 하여야 돼 돼서 되어 되어서 되어야 시킨 시켜",
		joined("했 하였 됐 되었 시켰", koreanPastEndings))
	// The endings of all verbs.
	add(1, `다 습니다 습니까 는다 는가 는지 는데 나요 지만 으며 으면 으면서 으나 어서 아서 어야 아야`, joined("었 았", koreanPastEndings))
	add(2, `고 며 면서 면 게 던 도록 려고 거나 니다 니까`)
	return ends
})

// joined is each of some words with each of some endings, "-" for none.
func joined(words, endings string) string {
	var all []string
	for word := range strings.FieldsSeq(words) {
		for end := range strings.FieldsSeq(endings) {
			all = append(all, word+strings.Trim(end, "-"))
		}
	}
	return strings.Join(all, " ")
}

// koreanPast are the endings after a syllable of the past, which ends in ㅆ.
var koreanPast = WordSet(koreanPastEndings)

const koreanPastEndings = "다 다고 다는 다면 던 고 나 나요 는데 는지 는가 느냐 지만 습니다 습니까 으며 으면 으나 음 기 을 을까"

// longestKoreanEnd is how many bytes the longest end has, five syllables.
const longestKoreanEnd = 15

// korean is what is left of a Korean word without its ends.
func korean(word string) string {
	left := 0
	for i := range word {
		if left > 0 && len(word)-i <= longestKoreanEnd && endsKorean(word[:i], word[i:], left) {
			return korean(present(word[:i], word[i:]))
		}
		left++
	}
	return word
}

// endsKorean tells whether a word without its last syllables, of which so many
// are left, is followed by an end.
func endsKorean(rest, end string, left int) bool {
	last, _ := utf8.DecodeLastRuneInString(rest)
	if least, ok := koreanEnds()[end]; ok && left >= least && agrees(last, end) {
		return true
	}
	return koreanPast[end] && final(last) == finalSS
}

// The finals of syllables that matter here.
const (
	noFinal = 0
	finalN  = 4
	finalL  = 8
	finalM  = 16
	finalB  = 17
	finalSS = 20
)

// final is the number of the consonant that a Korean syllable ends in, 0 for none.
func final(syllable rune) int {
	if syllable < 0xAC00 || syllable > 0xD7A3 {
		return noFinal
	}
	return int(syllable-0xAC00) % 28
}

// agrees tells whether an end may follow a syllable: particles have one form
// after consonants and another after vowels, which tells many from the last
// syllable of a noun ("마을", "국가").
func agrees(syllable rune, end string) bool {
	first, _ := utf8.DecodeRuneInString(end)
	switch first {
	case '은', '을', '과', '으', '습', '다':
		return final(syllable) != noFinal
	case '이':
		return final(syllable) != noFinal || copula[end]
	case '를', '가', '와', '란', '며', '면':
		return final(syllable) == noFinal
	case '로':
		return final(syllable) == noFinal || final(syllable) == finalL
	}
	return true
}

// copula are the forms of the copula that follow vowels too.
var copula = WordSet("이다 이며 이고 이지만 이자 이에요 이냐 " + joined("이었", koreanPastEndings))

// present is the stem of a verb before an ending of the past, else the word itself.
func present(rest, end string) string {
	last, size := utf8.DecodeLastRuneInString(rest)
	if !koreanPast[end] || final(last) != finalSS || rest == "있" {
		return rest
	}
	return rest[:len(rest)-size] + string(plainVowel(last-finalSS))
}

// plainVowel is an open syllable with the vowel of the stem in place of the one
// that an ending made of it (려, 와, 워).
func plainVowel(syllable rune) rune {
	const vowels = 28
	switch (syllable - 0xAC00) / vowels % 21 {
	case 6: // ㅕ
		return syllable + (20-6)*vowels
	case 9: // ㅘ
		return syllable - vowels
	case 14: // ㅝ
		return syllable - vowels
	}
	return syllable
}

// koreanFamily names the family of a Korean word, that of the words which may stand
// in its place if it has any: where Korean has a word of its own and one of Chinese
// characters ("숨지다", "사망"), a text has the one and a question the other.
func koreanFamily(t Token) string {
	family := koreanLetters(t.Term)
	return cmp.Or(koreanSynonyms()[family], family)
}

// synonymsKorean has words on each line that may stand for each other, in those of
// their forms that no family joins. A word belongs to the first line that has it.
//
//go:embed lists/synonyms_ko.txt
var synonymsKorean string

// koreanSynonyms maps the family of a word to that of the first one of its line.
var koreanSynonyms = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(synonymsKorean) {
		first := ""
		for word := range strings.FieldsSeq(line) {
			family := koreanLetters(korean(word))
			first = cmp.Or(first, family)
			if table[family] == "" {
				table[family] = first
			}
		}
	}
	return table
})

// koreanLetters are the first letters of a Korean stem, without the consonants that
// verbs end in.
func koreanLetters(stem string) string {
	syllables := []rune(stem)
	last := syllables[len(syllables)-1]
	switch final(last) {
	case finalN, finalL, finalM, finalB, finalSS:
		last -= rune(final(last))
	}
	if final(last) == noFinal && last >= 0xAC00 && last <= 0xD7A3 {
		last = plainVowel(last)
	}
	syllables[len(syllables)-1] = last
	return familyLetters(jamo(syllables))
}

// jamo writes Korean syllables as their letters.
func jamo(syllables []rune) string {
	var b strings.Builder
	for _, s := range syllables {
		if s < 0xAC00 || s > 0xD7A3 {
			b.WriteRune(s)
			continue
		}
		s -= 0xAC00
		b.WriteRune(0x1100 + s/588)
		b.WriteRune(0x1161 + s/28%21)
		if s%28 > 0 {
			b.WriteRune(0x11A7 + s%28)
		}
	}
	return b.String()
}
