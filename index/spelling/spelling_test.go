package spelling

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"verbatim/index/analysis"
	"verbatim/index/store"
)

// words is a vocabulary of words that stand in so many articles, kept in a store.
func words(t *testing.T, counts map[string]int) Vocabulary {
	t.Helper()
	s, err := store.Create("")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	d, err := store.Article("a", store.Entry{}, slices.Collect(maps.Keys(counts)))
	if err != nil {
		t.Fatal(err)
	}
	batch := s.NewBatch()
	if err := errors.Join(batch.Put(d), batch.Write()); err != nil {
		t.Fatal(err)
	}
	return Vocabulary{
		Company: func(string) float64 { return 0 },
		Count:   func(word string) int { return counts[word] },
		Alike: func(word string) (found []Candidate) {
			for _, other := range analysis.Soundalikes(word) {
				if n := counts[other]; n > 0 {
					found = append(found, Candidate{other, n, true})
				}
			}
			return found
		},
		Near: func(word string, edits int, prefix string) (found []Candidate) {
			near := map[string]bool{}
			if err := s.AddNear(word, edits, prefix, near); err != nil {
				t.Error(err)
			}
			for other := range near {
				found = append(found, Candidate{Word: other, Count: counts[other]})
			}
			return found
		},
	}
}

func TestCorrect(t *testing.T) {
	v := words(t, map[string]int{
		"blinken": 5, "blinked": 1, "which": 90, "wish": 6, "system": 140, "satem": 1, "receive": 8, "committee": 9,
		"existence": 7, "ukraine": 30, "war": 40, "the": 900, "zelensky": 12, "president": 44, "independent": 9,
		"मिला": 9, "सरकार": 9, "weather": 4, "whether": 9, "москва": 6, "kyiv": 10, "camp": 6, "lame": 1, "knight": 3, "myth": 3, "fourth": 40, "forth": 1,
	})
	for _, c := range []struct{ written, want string }{
		{"blinkin", "blinken"},
		{"wich", "which"},
		{"hwich", "which"},
		{"sytem", "system"},
		{"recieve", "receive"},
		{"comittee", "committee"},
		{"commitee", "committee"},
		{"existance", "existence"},
		{"zelenski", "zelensky"},
		{"zelensky", ""}, // known
		{"teh", ""},      // too short to tell
		{"lamp", ""},     // a word of its own
		{"prezident", "president"},
		{"presidant", "president"},
		{"wether", "whether"},
		{"fouth", "fourth"},
		{"масква", "москва"},
		{"सकरार", "सरकार"},
		{"महिला", ""}, // of three letters, and signs at them
		{"ukrainewar", "ukraine war"},
		{"thezelensky", "the zelensky"},
		{"nightly", ""},
		{"qwrtzpx", ""},
		{"blinken2", ""},
		{strings.Repeat("blinken", 900), ""},
		{"", ""},
		{"\xff\xfe\xfd\xfc\xfb", ""},
	} {
		if got, ok := Correct(c.written, c.written, v); got != c.want || ok != (c.want != "") {
			t.Errorf("%.20q is read as %q (%v), want %q", c.written, got, ok, c.want)
		}
	}
}

// Stop words need not stand in the articles. Of a short one no letter is another,
// unless a question word is due.
func TestCorrectStopWords(t *testing.T) {
	v := words(t, map[string]int{"army": 9, "war": 40, "west": 60})
	v.Common = map[string]analysis.Kind{"the": analysis.Stop, "their": analysis.Stop, "with": analysis.Stop, "but": analysis.Stop, "what": analysis.Stop | analysis.Question, "who": analysis.Stop | analysis.Question}
	for _, c := range []struct {
		written, want string
		due           bool
	}{
		{"teh", "the", false},
		{"hte", "the", false},
		{"thier", "their", false},
		{"wiht", "with", false},
		{"bet", "", false},
		{"army", "", false},
		{"whst", "what", true},
		{"whst", "west", false},
		{"hwo", "who", true},
		{"xy", "", true},
	} {
		v.Asking = c.due
		if got, _ := Correct(c.written, c.written, v); got != c.want {
			t.Errorf("%s is read as %q, want %q (question word due: %v)", c.written, got, c.want, c.due)
		}
	}
}

func TestCorrectWhatIsWrittenAsItSounds(t *testing.T) {
	v := words(t, map[string]int{"phone": 5, "philosophy": 3, "school": 9, "nation": 7, "woolf": 2, "night": 6, "bowersox": 1, "knight": 2})
	for written, want := range map[string]string{
		"fone": "phone", "filosofy": "philosophy", "skool": "school", "nashon": "nation", "wulf": "woolf", "nite": "night",
		"bowersoks": "bowersox", "fonx": "",
	} {
		if got, _ := Correct(written, written, v); got != want {
			t.Errorf("%s is read as %q, want %q", written, got, want)
		}
	}
}

func TestCorrectByCompany(t *testing.T) {
	v := words(t, map[string]int{"wolf": 9, "woolf": 3, "region": 9})
	for written, beside := range map[string]string{"wollf": "woolf", "regun": "region"} {
		alone, _ := Correct(written, written, v)
		v.Company = func(word string) float64 {
			if word == beside {
				return 1
			}
			return 0
		}
		if got, _ := Correct(written, written, v); got != beside || alone == beside {
			t.Errorf("%s is read as %q, alone as %q, want %q and another", written, got, alone, beside)
		}
		v.Company = func(string) float64 { return 0 }
	}
}

func TestSlipPrefersLikelyMistakes(t *testing.T) {
	for _, c := range []struct{ written, likely, unlikely string }{
		{"recieve", "receive", "relieve"},
		{"comittee", "committee", "comitteez"},
		{"existance", "existence", "existante"},
		{"kat", "cat", "rat"},
		{"form", "from", "farm"},
		{"hte", "the", "ate"},
		{"whqt", "what", "whit"},
		{"млсква", "москва", "маскиа"},
		{"остраф", "остров", "острыл"},
	} {
		if slip(c.written, c.likely) >= slip(c.written, c.unlikely) {
			t.Errorf("%s is as likely meant for %s as for %s", c.written, c.unlikely, c.likely)
		}
	}
}
