package index

import (
	"slices"
	"strings"
	"testing"

	"verbatim/index/analysis"
)

func TestRelatedWordsAreOfTheLanguage(t *testing.T) {
	for pair, want := range map[string]bool{
		"en start launch": true, "en architect build": false,
		"de benutzten verwendet": true, "de Kauf kaufte": true, "de Firma Unternehmens": true, "de verwenden benutzt": true, "de Firma Fluss": false,
		"el αγοράστηκε αποκτήθηκε": true, "el επιστολή γράμματα": true, "el σταθμός σχολείο": false,
		"tr kelimesi sözcüğün": true, "tr yanıtladı cevabı": true, "tr hekimler doktoru": true, "tr kelimesi şehri": false,
		"es seísmos terremoto": true, "es sepultaron enterrados": true, "es barcos naves": true, "es barco banco": false,
		"ro cutremurul seismului": true, "ro locuința caselor": true, "ro ucis omorât": true, "ro casa rege": false,
		"no skrive forfatter": false,
	} {
		words := strings.Fields(pair)
		kin := func(word string) uint32 {
			tokens := analysis.For(words[0]).Tokens("1 " + word)
			return imprints(words[0], tokens)[1].kin
		}
		got := false
		if table := relatedTo[words[0]]; table != nil {
			got = slices.Contains(table()[kin(words[1])], kin(words[2]))
		}
		if got != want {
			t.Errorf("%s: %v, want %v", pair, got, want)
		}
	}
}
