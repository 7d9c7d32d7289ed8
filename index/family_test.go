package index

import "testing"

func TestFamiliesJoinDerivedWords(t *testing.T) {
	for _, pair := range [][2]string{
		{"marry", "marriage"}, {"invade", "invasion"}, {"decide", "decision"}, {"china", "chinese"},
		{"go", "went"}, {"going", "gone"}, {"child", "children"}, {"speak", "speech"}, {"produce", "production"},
		{"europe", "european"}, {"strong", "strength"}, {"run", "running"}, {"thief", "thieves"},
	} {
		if a, b := family("en", pair[0]), family("en", pair[1]); a != b {
			t.Errorf("%s is of family %q, %s of %q", pair[0], a, pair[1], b)
		}
	}
}

func TestFamiliesKeepWordsApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"ship", "shop"}, {"see", "sea"}, {"man", "many"}, {"king", "kind"}, {"lead", "leaf"}, {"war", "warm"},
	} {
		if a, b := family("en", pair[0]), family("en", pair[1]); a == b {
			t.Errorf("%s and %s are both of family %q", pair[0], pair[1], a)
		}
	}
}

func TestFamilyOfOtherLanguagesIsPrefix(t *testing.T) {
	for word, want := range map[string]string{"trondheim": "trond", "år": "år", "исследование": "иссле"} {
		if got := family("no", word); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}
