package analysis

import "strings"

// The endings of Turkish, folded: those of verbs, and those of nouns, which follow
// each other ("ada-lar-ı-nda-ki").
var (
	turkishVerbs = strings.Fields(`diginda diginde duguna dugunda dugunde tiginda tiginde tugunda tugunde
		digini dugunu tigini tugunu digi dugu tigi tugu dik duk tik tuk
		dilar diler dular duler tilar tiler tular tuler di du ti tu mistir mustur mislar misler mis mus
		maktadir mektedir makta mekte mak mek acaktir ecektir acagi ecegi acak ecek iyordu uyordu iyor uyor
		inca ince unca unce masi mesi ma me arak erek yan yen an en ar er ir ur`)
	turkishNouns = strings.Fields(`lar ler nin nun in un yi yu ni nu si su i u ya ye na ne a e
		nda nde da de ta te ndan nden dan den tan ten yla yle la le ki dir dur tir tur ydi ydu ymis
		les las lik luk ligi lugu ci cu li lu siz suz im um il ul n`)
)

// turkishFamily names the family of a Turkish word by what is left of it when one
// ending after the other is off: two letters of a verb ("al-dı"), three of a noun.
func turkishFamily(t Token) string {
	word := t.Word
	for {
		rest := cutEnding(word, turkishVerbs, 2)
		if noun := cutEnding(word, turkishNouns, 3); len(noun) < len(rest) {
			rest = noun
		}
		if rest == word {
			return familyLetters(hardened(word))
		}
		word = rest
	}
}

// hardened writes the last consonant as it is where no ending follows ("kitabı",
// "kitap").
func hardened(word string) string {
	if n := len(word) - 1; n > 0 {
		if i := strings.IndexByte("bdg", word[n]); i >= 0 {
			return word[:n] + "ptk"[i:i+1]
		}
	}
	return word
}
