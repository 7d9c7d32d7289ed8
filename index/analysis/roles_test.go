package analysis

import (
	"strings"
	"testing"
)

func TestRolesOfOtherLanguages(t *testing.T) {
	for text, want := range map[string]Roles{
		"vi đèn ở Huế":          RolePlace,
		"hi ६ घंटे":             RoleSpan,
		"hi १८७१ में":           RoleYear,
		"th ปี๑๘๗๑":             RoleYear,
		"de mit 23 Jahren":      RoleAge,
		"ro 60 de metri":        RoleExtent,
		"ro 985 de grame":       RoleMeasure,
		"es un martes de marzo": RoleDate,
		"it in marzo":           RoleDate,
		"nl in mei":             RoleDate,
		"da i marts":            RoleDate,
		"pl trzeciego maja":     RoleDate,
		"uk у березні":          RoleDate,
		"be у студзеня":         RoleDate,
		"cs v březnu":           RoleDate,
		"sk v marci":            RoleDate,
		"hr u ožujku":           RoleDate,
		"sr априла":             RoleDate,
		"bg през март":          RoleDate,
		"hu márciusban":         RoleDate,
		"fi maaliskuussa":       RoleDate,
		"de am Dienstag":        RoleDate,
		"fr un mardi":           RoleDate,
		"pt na quarta-feira":    RoleDate,
		"ro 5 mai":              RoleDate,
		"el το Σάββατο":         RoleDate,
		"ar في نيسان":           RoleDate,
		"he במרץ":               RoleDate,
		"fa در آوریل":           RoleDate,
		"ur مارچ میں":           RoleDate,
		"hi मंगलवार को":         RoleDate,
		"id bulan Maret":        RoleDate,
		"ms 5 Mac":              RoleDate,
		"ko 화요일에":               RoleDate,
		"zh 3月":                 RoleDate,
		"ca un dimarts":         RoleDate,
		"gl en xaneiro":         RoleDate,
		"eu martxoan":           RoleDate,
		"ga i mí Feabhra":       RoleDate,
		"hy մարտին":             RoleDate,
		"nn på laurdag":         RoleDate,
		"it due anni dopo":      RoleTime,
		"uk наприкінці століття": RoleTime,
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
		"ro mai mare":       RoleDate,  // more, not May
		"vi miền nam":       RoleTime,  // south, not year
		"el η πέμπτη φορά":  RoleDate,  // fifth, not Thursday
		"tr bir pazar":      RoleDate,  // a market, not Sunday
		"pt a segunda vez":  RoleDate,  // second, not Monday
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
