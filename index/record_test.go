package index

import (
	"reflect"
	"slices"
	"testing"

	"verbatim/corpus"
	"verbatim/index/analysis"
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
		var got analysis.Roles
		for _, w := range imprints("ru", analysis.For("ru").Tokens(text)) {
			got |= w.roles
		}
		if got&analysis.RoleAge != 0 != want {
			t.Errorf("%q: roles %08b", text, got)
		}
	}
}

func TestRolesOfWords(t *testing.T) {
	for text, want := range map[string]analysis.Roles{
		"Then Aldous came":         analysis.RoleName,
		"a crane in Whitby":        analysis.RoleName | analysis.RolePlace,
		"built 1871":               analysis.RoleYear,
		"every Monday":             analysis.RoleName | analysis.RoleDate,
		"it took 40 minutes":       analysis.RoleSpan,
		"she is 40 years old":      analysis.RoleAge,
		"it cost $ 40":             analysis.RoleMoney,
		"it is 40 feet high":       analysis.RoleExtent,
		"he warned them":           analysis.RoleSpeech,
		"closed because of storms": analysis.RoleCause,
		"moved by steam":           analysis.RoleMeans,
		"three centuries":          analysis.RoleTime,
		"for 46 million euros":     analysis.RoleMoney,
		"at 9 a.m. sharp":          analysis.RoleDate,
		"Maisie Lund, 9, and":      analysis.RoleAge,
		"Peter Lund (71) and":      analysis.RoleAge,
		"gone in May":              analysis.RoleDate,
	} {
		tokens := analysis.For("en").Tokens(text)
		var got analysis.Roles
		for _, w := range imprints("en", tokens) {
			got |= w.roles
		}
		if got&want != want {
			t.Errorf("%q: roles %08b, want %08b among them", text, got, want)
		}
	}
}

func TestRolesThatWordsDoNotHave(t *testing.T) {
	for text, not := range map[string]analysis.Roles{
		"they may march on":     analysis.RoleDate,
		"Maisie Lund, 900, and": analysis.RoleAge,
		"a lamp, 9, and":        analysis.RoleAge,
		"Maisie Lund 9 of them": analysis.RoleAge,
	} {
		for _, w := range imprints("en", analysis.For("en").Tokens(text)) {
			if w.roles&not != 0 {
				t.Errorf("%q: roles %016b, want none of %016b", text, w.roles, not)
			}
		}
	}
}
