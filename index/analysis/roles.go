package analysis

import (
	"strconv"
	"strings"
)

// Roles say what a word of a passage could be in an answer.
type Roles uint16

// The roles of a word.
const (
	// RoleName marks a capital that no sentence start explains.
	RoleName Roles = 1 << iota
	// RolePlace marks a capital after a word of place ("in Rome").
	RolePlace
	// RoleYear marks a number of four digits, 1000 to 2999.
	RoleYear
	// RoleDate marks months and days of the week.
	RoleDate
	// RoleTime marks words that tell when ("later", "century").
	RoleTime
	// RoleAge, RoleSpan, RoleExtent, RoleMoney and RoleMeasure mark a number
	// before years, a shorter unit of time ("six hours"), a unit of length, of
	// money and any other.
	RoleAge
	RoleSpan
	RoleExtent
	RoleMoney
	RoleMeasure
	// RoleCause marks words that give a reason ("because", "to").
	RoleCause
	// RoleMeans marks words that tell how ("by", "through").
	RoleMeans
	// RoleSpeech marks words that report what somebody says.
	RoleSpeech
	// RoleHour marks the time of day ("9 a.m.", "14:30", "noon").
	RoleHour
)

// roleLists are what the words of a language stand for in its texts, as tokens have
// them. What is in another language's list is most often another word ("tai", at in
// Vietnamese and or in Finnish); a text of an unknown language is read with all.
type roleLists struct {
	// alone is what a word is on its own, whatever stands beside it.
	alone map[string]Roles
	// units are what stands after a measured number, passesUnit what may stand
	// between the two: "60 de metri", "46 million euros".
	units      map[string]Roles
	passesUnit map[string]bool
	// places are the words before names of places.
	places map[string]bool
	// modal are months that are other words in small letters.
	modal map[string]bool
}

// listsOf makes the lists of the words that are known.
func listsOf(known map[string]sections) roleLists {
	return roleLists{
		alone: rolesIn(known, map[string]Roles{
			"date": RoleDate, "time": RoleTime, "hour": RoleTime | RoleHour, "cause": RoleCause, "means": RoleMeans, "speech": RoleSpeech,
		}),
		units: rolesIn(known, map[string]Roles{
			"unit of a date": RoleDate, "unit of the clock": RoleDate | RoleHour, "unit of years": RoleAge, "unit of time": RoleSpan, "unit of length": RoleExtent,
			"unit of money": RoleMoney, "unit of measure": RoleMeasure,
		}),
		passesUnit: wordsIn(known, "before a unit"),
		places:     wordsIn(known, "before a place"),
		modal:      wordsIn(known, "no date if small"),
	}
}

// WordSet makes a set of the words in a list.
func WordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// FoldedWords is WordSet of words without their diacritics, as tokens have them.
func FoldedWords(list string) map[string]bool { return WordSet(FoldMarks(list)) }

// RolesOf returns what each of a text's words could be in an answer, nothing for
// tokens that overlap others.
func (a *Analyzer) RolesOf(tokens []Token) []Roles {
	list := make([]Roles, len(tokens))
	before := Token{}
	measured, aged := -1, -1
	for i, t := range tokens {
		if t.Kind&Overlap != 0 {
			continue
		}
		if aged >= 0 && t.Start == tokens[aged].End+2 {
			list[aged] |= RoleAge
		}
		aged = -1
		r := listed(a, a.roles.alone, t)
		if t.Kind&Capital == 0 && a.roles.modal[t.Word] {
			r &^= RoleDate
		}
		if t.Kind&Capital != 0 && t.Kind&(Stop|Number|Noun) == 0 {
			if t.Kind&SentenceStart == 0 {
				r |= RoleName
			}
			if a.roles.places[before.Word] {
				r |= RolePlace
			}
		}
		if isYear(t.Word) {
			r |= RoleYear
		}
		if measured >= 0 {
			if !isYear(tokens[measured].Word) || !namesYear[t.Word] {
				list[measured] |= listed(a, a.roles.units, t)
			}
		}
		if !a.roles.passesUnit[t.Word] {
			measured = -1
		}
		if t.Kind&Number != 0 {
			measured = i
			if before.Kind&(Capital|Stop|Number) == Capital && before.End+2 == t.Start && isAge(t.Word) {
				aged = i
			}
			if before.Kind&Number != 0 && before.End+1 == t.Start && isHour(before.Word, t.Word) {
				r |= RoleDate | RoleHour
			}
		}
		if t.Kind&priced != 0 {
			r |= RoleMoney
		}
		list[i] = r
		before = t
	}
	return list
}

// listed is what a list says of a word, or of its stem in a language of many forms.
func listed[V comparable](a *Analyzer, list map[string]V, t Token) V {
	v, ok := list[t.Word]
	if !ok && a.inflected {
		return list[t.Term]
	}
	return v
}

// IsDate tells whether a word is a month or a day of the week in some letters.
func (a *Analyzer) IsDate(t Token) bool { return listed(a, a.roles.alone, t)&RoleDate != 0 }

// isAge tells whether a number may be the age of who is named before it, as the news
// write it: between commas or in brackets ("Maisie Lund, 9, and", "Lund (71)").
func isAge(word string) bool {
	n, err := strconv.Atoi(word)
	return err == nil && 0 < n && n < 120
}

// isHour tells whether two numbers may be an hour and its minutes ("14:30").
func isHour(hour, minutes string) bool {
	h, err := strconv.Atoi(hour)
	m, wrong := strconv.Atoi(minutes)
	return err == nil && wrong == nil && h < 24 && m < 60 && len(minutes) == 2
}

// namesYear are the words for a year that stand behind the number of one ("1968 года").
var namesYear = FoldedWords("год года году рік року році година годину godine godina godini godinu rok roku års")

// isYear tells whether a word is written like a year of the last millennium
// or this one.
func isYear(word string) bool {
	if len(word) != 4 || word[0] != '1' && word[0] != '2' {
		return false
	}
	return strings.Trim(word, "0123456789") == ""
}
