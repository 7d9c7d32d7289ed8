package analysis

import "testing"

func TestWhatAsksInManyWordsIsReadAsOne(t *testing.T) {
	for text, want := range map[string]string{
		"Name the river that runs through Rome.":     "which river that runs through rome",
		"name three rivers of Italy":                 "which rivers of italy",
		"In 1912, name the man who built it.":        "in 1912 who built it",
		"Can you name the person who built it?":      "can you who built it",
		"Give the name of the ship":                  "which ship",
		"What is the name of the ship that sank?":    "which ship that sank",
		"What's the name of the woman who built it?": "who built it",
		"What was the year in which it sank?":        "what was the year in which it sank",
		"What is the year when it sank?":             "which year when it sank",
		"This river runs through Rome.":              "which river runs through rome",
		"In 1871 these men built it":                 "in 1871 who built it",
		"What is the river?":                         "what is the river",
		"What is the river of Rome?":                 "what is the river of rome",
		"What did they name the river?":              "what did they name the river",
		"Is this river long?":                        "is this river long",
		"Who says this river is long?":               "who says this river is long",
		"the name the river bears":                   "the name the river bears",
		"Name":                                       "name",
		"What is the name of":                        "what is the name of",
	} {
		if got := inWords(text); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}
