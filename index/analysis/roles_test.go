package analysis

import (
	"strings"
	"testing"
)

func TestRolesOfOtherLanguages(t *testing.T) {
	for text, want := range map[string]Roles{
		"vi đèn ở Huế":          RolePlace,
		"en at 9 a.m.":          RoleHour,
		"en from 14:30 on":      RoleHour,
		"de um 14.30 Uhr":       RoleHour,
		"no klokken 9":          RoleHour,
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
		"no 3 uker":               RoleSpan,
		"nn 3 veker":              RoleSpan,
		"it 12 chilometri":        RoleExtent,
		"it 12 gradi":             RoleMeasure,
		"es 3 millones de pesos":  RoleMoney,
		"es 40 por ciento":        RoleMeasure,
		"fr 40 pour cent":         RoleMeasure,
		"fr 3 millions de francs": RoleMoney,
		"fr à 15 h":               RoleDate,
		"de 12 Franken":           RoleMoney,
		"sv 40 tusen kronor":      RoleMoney,
		"ru 5 тысяч рублей":       RoleMoney,
		"uk 12 метрів":            RoleExtent,
		"uk 40 років":             RoleAge,
		"cs 12 metrů":             RoleExtent,
		"hr 12 metara":            RoleExtent,
		"hr 40 godina":            RoleAge,
		"bg 12 метра":             RoleExtent,
		"hu 12 méteres":           RoleExtent,
		"fi 12 metriä":            RoleExtent,
		"pl 3 tony":               RoleMeasure,
		"el 12 μέτρο":             RoleExtent,
		"tr 40 yaşındaki":         RoleAge,
		"tr 12 metreyi":           RoleExtent,
		"tr 3 dolarlık":           RoleMoney,
		"he 12 מטר":               RoleExtent,
		"fa ۱۲ متر":               RoleExtent,
		"ar 12 مترين":             RoleExtent,
		"hi 12 फ़ीट":              RoleExtent,
		"id 12 juta rupiah":       RoleMoney,
		"hy 12 մետր":              RoleExtent,
		"ga 12 méadar":            RoleExtent,
		"eu 12 metro":             RoleExtent,
		"ca 12 hores":             RoleSpan,
		"gl 12 horas":             RoleSpan,
		"vi 12 tuổi":              RoleAge,
		"it venne perciò":         RoleCause,
		"uk бо йшов дощ":          RoleCause,
		"cs protože pršelo":       RoleCause,
		"hu mert esett":           RoleCause,
		"fi koska satoi":          RoleCause,
		"fa زیرا باران آمد":       RoleCause,
		"he כי ירד גשם":           RoleCause,
		"nl door de storm":        RoleMeans,
		"de mithilfe der Lampe":   RoleMeans,
		"id dengan kapal":         RoleMeans,
		"uk він сказав":           RoleSpeech,
		"fr elle a expliqué":      RoleSpeech,
		"pl dodała":               RoleSpeech,
		"hu hozzátette":           RoleSpeech,
		"ko 말했다":                  RoleSpeech,
		"ro merge la Brevik":      RolePlace,
		"nl woont te Brevik":      RolePlace,
		"id tiba di Brevik":       RolePlace,
		"cs jede do Brna":         RolePlace,
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
		"fi Anna tai Kalle":    RolePlace, // Vietnamese "at"
		"pt o Porto":           RolePlace, // Slavic and Hungarian
		"en 3 ore samples":     RoleSpan,  // Italian hours
		"sv 5 mai":             RoleDate,  // Norwegian May
		"ro mai mare":          RoleDate,  // more, not May
		"vi miền nam":          RoleTime,  // south, not year
		"el η πέμπτη φορά":     RoleDate,  // fifth, not Thursday
		"tr bir pazar":         RoleDate,  // a market, not Sunday
		"pt a segunda vez":     RoleDate,  // second, not Monday
		"uk 1871 року":         RoleAge,   // the year
		"hr 1871. godine":      RoleAge,
		"it nel 1990 ha vinto": RoleMeasure, // has, not hectares
		"no 3 mål":             RoleMeasure, // goals
		"sv 1871 års lag":      RoleAge,
		"pl 1871 roku":         RoleAge,
		"vi cái tai Huế":       RolePlace, // an ear
		"nl door Anna":         RolePlace, // by, of a person
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

func TestWhatIsNoHour(t *testing.T) {
	for _, text := range []string{"they won 3:2", "a map of 1:500", "at 14:75", "in 2019-20", "9 metres"} {
		a := For("en")
		for _, r := range a.RolesOf(a.Tokens(text)) {
			if r&RoleHour != 0 {
				t.Errorf("%q has an hour", text)
			}
		}
	}
}

func TestWhatAsksForTheHour(t *testing.T) {
	for question, want := range map[string]Roles{
		"en What time does the ferry leave?":       RoleHour,
		"en At what time did it leave?":            RoleHour,
		"en What time period does the book cover?": 0,
		"en In what year did it leave?":            0,
		"de Um wie viel Uhr fährt die Fähre?":      RoleHour,
		"de Wie spät fährt die Fähre?":             RoleHour,
		"de Zu welcher Uhrzeit fährt die Fähre?":   RoleHour,
		"no På hvilket klokkeslett går fergen?":    RoleHour,
	} {
		tag, text, _ := strings.Cut(question, " ")
		if got := Wanted(tag, text, For(tag).Tokens(text)); got.Want != WantWhen || got.Units != want {
			t.Errorf("%q asks for %+v", question, got)
		}
	}
}
