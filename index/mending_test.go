package index

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"verbatim/index/analysis"
)

// A name that the articles lack is not what they have that is spelled like it, unless
// they write that as a name too, or the case of the question tells nothing.
func TestNamesAreNotReadAsOtherWords(t *testing.T) {
	s := shelf{}
	s.put("harbour", "The harbour", "In March the harbour master, Tomas Wagner, was seen at the pier. He chose the harder way, and warned the cardinal of the storm. His cabin caved in.")
	x := open(t, "", s)
	for question, want := range map[string][2][]string{
		"What did Charlie Sheen say to the harbour master?": {{"Charlie", "Sheen"}, nil},
		"Did the storm frighten Harper?":                    {{"frighten", "Harper"}, nil},
		"Who saw Wagnre at the pier?":                       {nil, {"Wagnre", "Wagner"}},
		"Who warned the Caridnal of the storm?":             {nil, {"Caridnal", "cardinal"}}, // too long for a chance
		"Did the storm warn Ca Ved?":                        {{"Ca", "Ved"}, nil},
		"who saw sheen at the pier":                         {nil, {"sheen", "seen"}},
	} {
		answer := answerFrom(t, x, question)
		var read []string
		for _, c := range answer.Corrections {
			read = append(read, c.From, c.To)
		}
		if !slices.Equal(answer.Unknown, want[0]) || !slices.Equal(read, want[1]) {
			t.Errorf("%s: unknown %q, corrected %q, want %q", question, answer.Unknown, read, want)
		}
	}
}

// A form of a word that the language lists is not read as a word of another family,
// but may be as another form of its own.
func TestListedWordsStayInTheirFamily(t *testing.T) {
	for _, c := range []struct {
		lang, word, other string
		leaves            bool
	}{
		{"pt", "fundou", "fundos", true}, {"pt", "fundou", "fundo", false}, {"pt", "conseguiram", "conseguirem", false},
		{"it", "nacque", "acque", true}, {"fr", "peignit", "peigna", true}, {"fr", "maison", "raison", false},
		{"es", "mujer", "mejor", true}, {"es", "dolores", "dolares", true}, {"es", "adquirio", "adquirido", false}, {"es", "gobierbo", "gobierno", false},
		{"ro", "numeste", "nume este", true}, {"ro", "mortile", "martie", true}, {"ro", "accesoriul", "accesorii", false}, {"ro", "comanie", "companie", false},
	} {
		if got := analysis.LeavesFamily(c.lang, analysis.Token{Word: c.word}, c.other); got != c.leaves {
			t.Errorf("%s: %s for %s leaves its family: %t", c.lang, c.other, c.word, got)
		}
	}
	s := shelf{}
	s.putIn("pt", "academia", "A academia", "A academia tem uma sala nos fundos da casa, e os alunos da academia estudam nos fundos da cidade com os professores.")
	if answer := answerFrom(t, open(t, "", s), "Quem fundou a academia?"); len(answer.Corrections) > 0 {
		t.Errorf("read otherwise: %v", answer.Corrections)
	}
}

// Ordinary words that no article has are not read as others, and those that say
// nothing are mended though no article has them.
func TestOrdinaryWordsAreNoSlips(t *testing.T) {
	s := shelf{}
	s.put("harbour", "The harbour", "In March the plan of the harbour master changed. Currently the gold of the wreck lies at the pier.")
	x := open(t, "", s)
	for question, unknown := range map[string]string{
		"which plane changed at the pier":      "plane",
		"which currency lies at the pier":      "currency",
		"does the harbour master change wheat": "wheat",
		"what hapened to the pier":             "",
		"what hapenned to the pier":            "",
	} {
		answer, err := x.Answer(t.Context(), Question{Text: question})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(answer.Unknown, " "); got != unknown || len(answer.Corrections) > 0 {
			t.Errorf("%s: unknown %q, want %q, corrected %v", question, got, unknown, answer.Corrections)
		}
	}
}

// A space moves only between two words that are both unknown.
func TestMisspelledStopWordsAndSpacesInQuestions(t *testing.T) {
	s := lighthouse()
	s.put("raft", "The raft", "They drew the raft in ink.", "Ink was dear, a raft was not.", "Of the ink, the raft and the sea.")
	x := open(t, "", s)
	for question, want := range map[string]map[string]string{
		"Whp lit teh lighthouse?":               {"Whp": "who", "teh": "the"},
		"Who lit a lamp at SkerryPoint?":        {"SkerryPoint": "skerry point"},
		"Who lit th elighthouse?":               {"th elighthouse": "the lighthouse"},
		"What happened atthe LighthouseofWhit?": {"atthe": "at the"},
		"What is there in Kraft?":               {},
	} {
		if got := readAs(t, x, question); !maps.Equal(got, want) {
			t.Errorf("%s: read as %v, want %v", question, got, want)
		}
	}
}

// readAs maps what a question has misspelled to what it is read as.
func readAs(t *testing.T, x *Index, question string) map[string]string {
	t.Helper()
	h := held(t, x)
	q := queryOf(t, h, question)
	read := map[string]string{}
	for place, word := range q.corrected {
		read[question[place.Start:place.End]] = word
	}
	return read
}

// Of words that stand in a passage or two it takes company to tell that two were
// written as one.
func TestSpacesLeftOutInCompany(t *testing.T) {
	x := open(t, "", lighthouse())
	for question, want := range map[string][]Correction{
		"Who went to fetch oil and theBread?": {{"theBread", "the bread"}},
		"Who went to fetch oil and thebread?": {{"thebread", "the bread"}},
		"Who tends the ferry for thebread?":   nil,
	} {
		answer := answerFrom(t, x, question)
		if got := answer.Corrections; !slices.Equal(got, want) {
			t.Errorf("%s: corrections %v, want %v", question, got, want)
		}
	}
}
