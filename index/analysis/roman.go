package analysis

import (
	"strconv"
	"strings"
)

// Romans are the Roman numbers of texts ("World War II"), but for those that are
// words, names or single letters too.
var Romans = map[string]string{
	"ii": "2", "iii": "3", "iv": "4", "vii": "7", "viii": "8", "ix": "9", "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16",
}

// mostRoman is the largest Roman number that is read in Cyrillic texts, where they
// count centuries and rulers.
const mostRoman = 39

// romanNumbers maps Roman numbers in small letters to their digits.
var romanNumbers = func() map[string]string {
	table := map[string]string{}
	ones := []string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}
	for n := 1; n <= mostRoman; n++ {
		table[strings.Repeat("x", n/10)+ones[n%10]] = strconv.Itoa(n)
	}
	return table
}()

// romanLetters writes the Cyrillic letters that people type for Roman ones as these.
var romanLetters = strings.NewReplacer("х", "x", "і", "i")

// romanAmongCyrillic are the digits of a Roman number in a Cyrillic text ("XIX век", "ХХ
// век" in Cyrillic letters), "" for other words. A single Cyrillic letter is none.
func romanAmongCyrillic(word string) string {
	if word == "х" || word == "і" {
		return ""
	}
	return romanNumbers[romanLetters.Replace(word)]
}
