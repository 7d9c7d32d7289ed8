package index

import (
	"strings"
	"testing"

	"verbatim/index/analysis"
)

// words is a vocabulary that keeps its words in memory and tries all of them.
func words(counts map[string]int) vocabulary {
	return vocabulary{
		company: func(string) float64 { return 0 },
		count:   func(word string) int { return counts[word] },
		alike: func(word string) (found []spelling) {
			for _, other := range analysis.Soundalikes(word) {
				if n := counts[other]; n > 0 {
					found = append(found, spelling{other, n, true})
				}
			}
			return found
		},
		near: func(word string, edits int, prefix string) []spelling {
			var found []spelling
			for other, n := range counts {
				if strings.HasPrefix(other, prefix) && distance(word, other) <= edits {
					found = append(found, spelling{word: other, count: n})
				}
			}
			return found
		},
	}
}

// distance is the edit distance, the whole table of it.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	table := make([][]int, len(x)+1)
	for i := range table {
		table[i] = make([]int, len(y)+1)
		for j := range table[i] {
			switch {
			case i == 0 || j == 0:
				table[i][j] = i + j
			case x[i-1] == y[j-1]:
				table[i][j] = table[i-1][j-1]
			default:
				table[i][j] = 1 + min(table[i-1][j-1], table[i-1][j], table[i][j-1])
			}
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				table[i][j] = min(table[i][j], table[i-2][j-2]+1)
			}
		}
	}
	return table[len(x)][len(y)]
}

func TestCorrect(t *testing.T) {
	v := words(map[string]int{
		"blinken": 5, "blinked": 1, "which": 90, "wish": 6, "system": 140, "satem": 1, "receive": 8, "committee": 9,
		"existence": 7, "ukraine": 30, "war": 40, "the": 900, "zelensky": 12, "president": 44, "independent": 9,
		"weather": 4, "whether": 9, "москва": 6, "kyiv": 10, "camp": 6, "lame": 1, "knight": 3, "myth": 3, "fourth": 40, "forth": 1,
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
		{"ukrainewar", "ukraine war"},
		{"thezelensky", "the zelensky"},
		{"nightly", ""},
		{"qwrtzpx", ""},
		{"blinken2", ""},
		{strings.Repeat("blinken", 900), ""},
		{"", ""},
		{"\xff\xfe\xfd\xfc\xfb", ""},
	} {
		if got, ok := correct(c.written, c.written, v); got != c.want || ok != (c.want != "") {
			t.Errorf("%.20q is read as %q (%v), want %q", c.written, got, ok, c.want)
		}
	}
}

// Stop words need not stand in the articles. Of a short one no letter is another,
// unless a question word is due.
func TestCorrectStopWords(t *testing.T) {
	v := words(map[string]int{"army": 9, "war": 40, "west": 60})
	v.common = map[string]analysis.Kind{"the": analysis.Stop, "their": analysis.Stop, "with": analysis.Stop, "but": analysis.Stop, "what": analysis.Stop | analysis.Question, "who": analysis.Stop | analysis.Question}
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
		v.asking = c.due
		if got, _ := correct(c.written, c.written, v); got != c.want {
			t.Errorf("%s is read as %q, want %q (question word due: %v)", c.written, got, c.want, c.due)
		}
	}
}

func TestCorrectWhatIsWrittenAsItSounds(t *testing.T) {
	v := words(map[string]int{"phone": 5, "philosophy": 3, "school": 9, "nation": 7, "woolf": 2, "night": 6, "bowersox": 1, "knight": 2})
	for written, want := range map[string]string{
		"fone": "phone", "filosofy": "philosophy", "skool": "school", "nashon": "nation", "wulf": "woolf", "nite": "night",
		"bowersoks": "bowersox", "fonx": "",
	} {
		if got, _ := correct(written, written, v); got != want {
			t.Errorf("%s is read as %q, want %q", written, got, want)
		}
	}
}

func TestCorrectByCompany(t *testing.T) {
	v := words(map[string]int{"wolf": 9, "woolf": 3, "region": 9})
	for written, beside := range map[string]string{"wollf": "woolf", "regun": "region"} {
		alone, _ := correct(written, written, v)
		v.company = func(word string) float64 {
			if word == beside {
				return 1
			}
			return 0
		}
		if got, _ := correct(written, written, v); got != beside || alone == beside {
			t.Errorf("%s is read as %q, alone as %q, want %q and another", written, got, alone, beside)
		}
		v.company = func(string) float64 { return 0 }
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
