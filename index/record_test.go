package index

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"verbatim/corpus"
)

// sample is a record with everything in it.
func sampleRecord() record {
	p := corpus.Passage{Article: corpus.Header{ID: "a", Title: "The harbour", Language: "en"}, Number: 2}
	p.Section = "Cranes"
	p.Text = "The crane of 1871 lifts nine tons in Whitby. Ines Aldous oils it."
	return analysePassage(p, 3).record
}

func TestRecordSurvivesEncoding(t *testing.T) {
	want := sampleRecord()
	var got record
	if err := got.decode(want.encode(), &desk{}); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("decoded %+v, want %+v", got, want)
	}
}

func TestDamagedRecordIsAnError(t *testing.T) {
	r := sampleRecord()
	whole := r.encode()
	for i := range whole {
		for _, damaged := range [][]byte{whole[:i], slices.Concat(whole[:i], []byte{whole[i] ^ 0x10}, whole[i+1:])} {
			var got record
			if got.decode(damaged, &desk{}) == nil {
				t.Fatalf("damage at byte %d of %d goes unnoticed", i, len(whole))
			}
		}
	}
}

func TestYearsAreNoAge(t *testing.T) {
	for text, want := range map[string]bool{"ему 40 лет": true, "умер в 1871 году": false, "весной 1871 года": false} {
		var got roles
		for _, w := range imprints("ru", analyzerFor("ru").tokens(text)) {
			got |= w.roles
		}
		if got&roleAge != 0 != want {
			t.Errorf("%q: roles %08b", text, got)
		}
	}
}

func TestRolesOfWords(t *testing.T) {
	for text, want := range map[string]roles{
		"Then Aldous came":         roleName,
		"a crane in Whitby":        roleName | rolePlace,
		"built 1871":               roleYear,
		"every Monday":             roleName | roleDate,
		"it took 40 minutes":       roleSpan,
		"she is 40 years old":      roleAge,
		"it cost $ 40":             roleMoney,
		"it is 40 feet high":       roleExtent,
		"he warned them":           roleSpeech,
		"closed because of storms": roleCause,
		"moved by steam":           roleMeans,
		"three centuries":          roleTime,
		"mit 23 Jahren":            roleAge,
		"60 de metri":              roleExtent,
		"985 de grame":             roleMeasure,
		"for 46 million euros":     roleMoney,
		"at 9 a.m. sharp":          roleDate,
		"Maisie Lund, 9, and":      roleAge,
		"Peter Lund (71) and":      roleAge,
		"gone in May":              roleDate,
	} {
		tokens := analyzerFor("en").tokens(text)
		var got roles
		for _, w := range imprints("en", tokens) {
			got |= w.roles
		}
		if got&want != want {
			t.Errorf("%q: roles %08b, want %08b among them", text, got, want)
		}
	}
}

func TestRolesThatWordsDoNotHave(t *testing.T) {
	for text, not := range map[string]roles{
		"they may march on":     roleDate,
		"Maisie Lund, 900, and": roleAge,
		"a lamp, 9, and":        roleAge,
		"Maisie Lund 9 of them": roleAge,
	} {
		for _, w := range imprints("en", analyzerFor("en").tokens(text)) {
			if w.roles&not != 0 {
				t.Errorf("%q: roles %016b, want none of %016b", text, w.roles, not)
			}
		}
	}
}

func TestRolesOfOtherLanguages(t *testing.T) {
	for text, want := range map[string]roles{
		"vi đèn ở Huế": rolePlace,
		"hi ६ घंटे":    roleSpan,
		"hi १८७१ में":  roleYear,
		"th ปี๑๘๗๑":    roleYear,
	} {
		lang, text, _ := strings.Cut(text, " ")
		var got roles
		for _, w := range imprints(lang, analyzerFor(lang).tokens(text)) {
			got |= w.roles
		}
		if got&want != want {
			t.Errorf("%s: roles %08b, want %08b among them", text, got, want)
		}
	}
	if isPlaceWord["o"] {
		t.Error("the Portuguese article is a word of place")
	}
}
