package index

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"verbatim/index/analysis"
)

func TestLongNamesAreListedUnderTheirInitials(t *testing.T) {
	for text, want := range map[string]string{
		"by the Pentagon's Defense Intelligence Agency, it said": "dia Defense Intelligence Agency",
		"to host the Group of Eight":                             "g8 Group of Eight|go8 Group of Eight",
		"the Department of Homeland Security":                    "dhs Department of Homeland Security|dohs Department of Homeland Security",
		"The U.S. National Security Council":                     "usnsc U.S. National Security Council|nsc National Security Council",
		"Centers for Disease Control and Prevention":             "cdc Centers for Disease Control|cdcp Centers for Disease Control and Prevention|cfdcap Centers for Disease Control and Prevention|dcp Disease Control and Prevention|dcap Disease Control and Prevention|cap Control and Prevention",
		"after World War II":                                     "ww2 World War II|w2 War II",
		"la Organización de las Naciones Unidas":                 "onu Organización de las Naciones Unidas|odlnu Organización de las Naciones Unidas",
		"Joe Biden spoke. Xi Jinping spoke":                      "",
		"One Two Three Four Five Six Seven Eight Nine":           "",
		"a defense intelligence agency":                          "",
		"Bank of the " + strings.Repeat("L", 80) + " Lighthouse": "",
	} {
		var listed []string
		for _, name := range longNames(text, analysis.For("en").Tokens(text)) {
			listed = append(listed, strings.TrimPrefix(name, initialsMark))
		}
		if got := strings.Join(listed, "|"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestInitialsAreReadAsTheNameTheyStandFor(t *testing.T) {
	s := lighthouse()
	s.put("society", "The society", "The Skerry Lighthouse Trust counts the lamps.", "It was founded after World War II as a part of the Group of Nine.")
	for question, want := range map[string]map[string]string{
		"What does the SLT count?":    {"SLT": "Skerry Lighthouse Trust"},
		"what does the slt count":     {"slt": "Skerry Lighthouse Trust"},
		"What does the S.L.T. count":  {"S.L.T.": "Skerry Lighthouse Trust"},
		"who founded the g9?":         {"g9": "Group of Nine"},
		"Who founded the G9?":         {"G9": "Group of Nine"},
		"What was founded after WW2?": {"WW2": "World War II"},
		"What was founded after wwii": {"wwii": "World War II"},
		"What does the ILO count?":    {},
	} {
		if got := readAs(t, open(t, "", s), question); !maps.Equal(got, want) {
			t.Errorf("%s: read as %v, want %v", question, got, want)
		}
	}
}

func TestInitialsTellLittleInLargeLibraries(t *testing.T) {
	s := lighthouse()
	paragraphs := []string{"The Skerry Lighthouse Trust counts the lamps."}
	for i := range 500 {
		paragraphs = append(paragraphs, fmt.Sprintf("Lamp %d is lit.", i))
	}
	s.put("society", "The society", paragraphs...)
	if got := readAs(t, open(t, "", s), "What does the SLT count?"); len(got) > 0 {
		t.Errorf("read as %v", got)
	}
}

func TestNameOfMostArticlesIsMeant(t *testing.T) {
	names := map[string]int{"Central Air Force": 1, "Canadian Armed Forces": 2, "Canadian Air Force": 2}
	if got := commonest(names); got != "Canadian Air Force" {
		t.Errorf("got %q of %v", got, slices.Sorted(maps.Keys(names)))
	}
	if got := commonest(map[string]int{"Central Air Force": 0}); got != "" {
		t.Errorf("got %q, which no article has", got)
	}
}
