package analysis

import (
	"strings"
	"testing"
)

func TestGermanNounsAreToldFromNames(t *testing.T) {
	for text, want := range map[string]string{
		"Welches Amt hatte Torvald Ness in der Regierung?":            "amt regierung",
		"In welchem Jahr entstand die Brevik School?":                 "jahr",
		"Wann besuchte Merkel die BBC?":                               "",
		"Er schlug den Demokraten; drei Monate später gewann Berlin.": "demokraten monate",
		"Nach heftigem Streit fand man Kupfer und eine Übertragung.":  "streit kupfer ubertragung",
		"Gruppen von Fachleuten fanden die Villa von Hartmut Wolf.":   "gruppen fachleuten villa",
		"Seit Wochen blieb der Bau des Staudamms bei Arnsburg liegen": "wochen bau staudamms",
		"Die Ness-Übertragung lief im Film Fair Winds mit Hoffnung":   "ubertragung hoffnung",
		"Im Krieg halfen die Ärzte der Öffentlichkeit, und das ZDF":   "krieg arzte offentlichkeit",
		"Wie viele Zeilen hatte Brevik, die schöne Stadt am Moor?":    "zeilen stadt moor",
	} {
		var nouns []string
		for _, token := range For("de").Tokens(text) {
			if token.Kind&Noun != 0 {
				nouns = append(nouns, token.Word)
			}
		}
		if got := strings.Join(nouns, " "); got != want {
			t.Errorf("%q has the nouns %q, want %q", text, got, want)
		}
	}
}

func TestCompoundsHoldTheirLastWords(t *testing.T) {
	for word, want := range map[string]string{
		"Staudämme": "damm", "Wasserkraftwerks": "kraftwerk werk", "Gesundheitsminister": "minist",
		"Damm": "", "Abfall": "", "Umzug": "", "Sport": "", "staudämme": "",
	} {
		var heads []string
		for _, token := range For("de").Tokens(word) {
			if token.Kind&Overlap != 0 {
				heads = append(heads, token.Term)
			}
		}
		if got := strings.Join(heads, " "); got != want {
			t.Errorf("%s ends in %q, want %q", word, got, want)
		}
	}
}

func TestVerbsKnowTheirParticles(t *testing.T) {
	for text, want := range map[string]string{
		"In der neuen Stadt stürzten sieben Schulen ein.":            "sturzten+ein",
		"Wann nahm sie daran teil, und stellte er das Boot her?":     "nahm+teil stellte+her",
		"Sie hob den Deckel auf und ging, mit einem großen Boot auf": "hob+auf",
		"Er kam an Bord.": "",
	} {
		var verbs []string
		for _, token := range For("de").Tokens(text) {
			if token.particle != "" {
				verbs = append(verbs, token.Word+"+"+token.particle)
			}
		}
		if got := strings.Join(verbs, " "); got != want {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	}
	a := For("de")
	whole := a.Family(a.Tokens("eingestürzt")[0])
	if parted := a.Family(a.Tokens("Es stürzte ein.")[1]); parted != whole {
		t.Errorf("stürzte … ein is of family %q, eingestürzt of %q", parted, whole)
	}
}
