package analysis

import (
	"strings"
	"testing"
)

func TestRolesOfOtherLanguages(t *testing.T) {
	for text, want := range map[string]Roles{
		"vi đèn ở Huế": RolePlace,
		"hi ६ घंटे":    RoleSpan,
		"hi १८७१ में":  RoleYear,
		"th ปี๑๘๗๑":    RoleYear,
	} {
		lang, text, _ := strings.Cut(text, " ")
		var got Roles
		for _, r := range RolesOf(For(lang).Tokens(text)) {
			got |= r
		}
		if got&want != want {
			t.Errorf("%s: roles %08b, want %08b among them", text, got, want)
		}
	}
	if isPlaceWord["o"] {
		t.Error("the Portuguese article is a word of place")
	}
}
