package analysis

import (
	"strings"
	"testing"
)

func TestRolesOfOtherLanguages(t *testing.T) {
	for text, want := range map[string]Roles{
		"vi đèn ở Huế":     RolePlace,
		"hi ६ घंटे":        RoleSpan,
		"hi १८७१ में":      RoleYear,
		"th ปี๑๘๗๑":        RoleYear,
		"de mit 23 Jahren": RoleAge,
		"ro 60 de metri":   RoleExtent,
		"ro 985 de grame":  RoleMeasure,
	} {
		lang, text, _ := strings.Cut(text, " ")
		if got := rolesOf(lang, text); got&want != want {
			t.Errorf("%s: %s: roles %013b, want %013b among them", lang, text, got, want)
		}
	}
}

// rolesOf are the roles of all words of a text.
func rolesOf(lang, text string) Roles {
	var got Roles
	for _, r := range For(lang).RolesOf(For(lang).Tokens(text)) {
		got |= r
	}
	return got
}

// TestRolesThatOtherLanguagesDoNotHave holds words that mean something in another
// language, or mostly something else in their own.
func TestRolesThatOtherLanguagesDoNotHave(t *testing.T) {
	for text, not := range map[string]Roles{
		"fi Anna tai Kalle": RolePlace, // Vietnamese "at"
		"pt o Porto":        RolePlace, // Slavic and Hungarian
		"en 3 ore samples":  RoleSpan,  // Italian hours
		"sv 5 mai":          RoleDate,  // Norwegian May
	} {
		lang, text, _ := strings.Cut(text, " ")
		if got := rolesOf(lang, text); got&not != 0 {
			t.Errorf("%s: %s: roles %013b, want none of %013b", lang, text, got, not)
		}
	}
	if rolesOf("xx", "5 mai")&RoleDate == 0 {
		t.Error("a text of no known language is read with the words of none")
	}
}
