package index

import "strings"

// roles say what a word of a passage could be in an answer.
type roles uint16

// The roles of a word.
const (
	// roleName marks a capital that no sentence start explains.
	roleName roles = 1 << iota
	// rolePlace marks a capital after a word of place ("in Rome").
	rolePlace
	// roleYear marks a number of four digits, 1000 to 2999.
	roleYear
	// roleDate marks months and days of the week.
	roleDate
	// roleTime marks words that tell when ("later", "century").
	roleTime
	// roleAge, roleSpan, roleExtent, roleMoney and roleMeasure mark a number
	// before years, a shorter unit of time ("six hours"), a unit of length, of
	// money and any other.
	roleAge
	roleSpan
	roleExtent
	roleMoney
	roleMeasure
	// roleCause marks words that give a reason ("because", "to").
	roleCause
	// roleMeans marks words that tell how ("by", "through").
	roleMeans
	// roleSpeech marks words that report what somebody says.
	roleSpeech
)

// roleWords are the words of each role, folded, over all languages: they are
// read in passages, where a wrong guess costs little.
var roleWords = map[roles]string{
	roleDate: `january february march april may june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec
		monday tuesday wednesday thursday friday saturday sunday
		januar februar mars mai juni juli oktober desember dezember marz
		janeiro fevereiro marco maio junho julho agosto setembro outubro novembro dezembro
		enero febrero abril mayo junio julio septiembre octubre noviembre diciembre
		janvier fevrier avril juin juillet aout septembre octobre novembre decembre
		gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre`,
	roleTime: `century centuries decade year years today yesterday morning evening night noon midnight
		spring summer autumn winter ago later during until before after when day days week month once soon
		arhundre jahr jahre jahrhundert ano anos seculo siglo siecle annee secolo anno`,
	roleCause: `because since so due therefore thus cause caused order reason hence for to
		fordi derfor grunn weil wegen deshalb porque pois parce puisque perche poiche causa por`,
	roleSpeech: `say says said saying tell tells told ask asks asked reply replies replied answer answered cried
		shouted exclaimed whispered added called claims claimed warns warned accuses accused announces announced
		promised denies denied states stated declares declared argues argued insists insisted explained notes noted
		wrote believes believed thinks thought suggested criticized praised vowed described remarked statement
		sier sa sagt sagte fragte erklarte dice dijo afirmo disse diz dit affirme declare ha dichiarato`,
	roleMeans: `by through using with via ved gjennom durch mit por mediante par attraverso`,
}

// placeWords stand before names of places.
const placeWords = `in at on from near into to through between outside inside under over behind across
	within throughout pa ved fra em no na nos nas nach aus bei en au aux dans a nel nella`

// unitWords are the units that stand after a measured number.
var unitWords = map[roles]string{
	roleAge: `years year months month decades decade centuries century ar anos meses ans mois jahre monate`,
	roleSpan: `weeks week days day hours hour minutes minute seconds second
		timer dager horas dias minutos heures jours stunden tage minuten wochen`,
	roleExtent: `meters meter metres metre miles mile km kilometers kilometer kilometres kilometre feet foot inches inch
		cm mm m mi ft yards metros quilometros kilometros metres metern`,
	roleMoney: `dollar dollars euro euros cents yen rubles kroner pounds francs`,
	roleMeasure: `tons tonnes pounds kg kilograms grams degrees acres hectares mph percent celsius fahrenheit
		square kvadratkilometer prosent prozent million billion trillion`,
}

// isUnit maps each unit to its role.
var isUnit = func() map[string]roles {
	table := map[string]roles{}
	for role, words := range unitWords {
		for word := range wordSet(words) {
			table[word] |= role
		}
	}
	return table
}()

// wordRoles maps a word to what it is on its own.
var wordRoles = func() map[string]roles {
	table := map[string]roles{}
	for role, words := range roleWords {
		for _, w := range strings.Fields(words) {
			table[w] |= role
		}
	}
	return table
}()

var isPlaceWord = wordSet(placeWords)

// wordSet makes a set of the words in a list.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// assignRoles sets the roles of the imprints of a text's tokens.
func assignRoles(tokens []token, list []imprint) {
	before := token{}
	measured := -1
	for i, t := range tokens {
		if t.kind&overlap != 0 {
			continue
		}
		r := wordRoles[t.word]
		if t.kind&capital != 0 && t.kind&(stop|number) == 0 {
			if t.kind&sentenceStart == 0 {
				r |= roleName
			}
			if isPlaceWord[before.word] {
				r |= rolePlace
			}
		}
		if isYear(t.word) {
			r |= roleYear
		}
		if measured >= 0 {
			list[measured].roles |= isUnit[t.word]
		}
		measured = -1
		if t.kind&number != 0 {
			measured = i
		}
		if t.kind&priced != 0 {
			r |= roleMoney
		}
		list[i].roles = r
		before = t
	}
}

// isYear tells whether a word is written like a year of the last millennium
// or this one.
func isYear(word string) bool {
	if len(word) != 4 || word[0] != '1' && word[0] != '2' {
		return false
	}
	return strings.Trim(word, "0123456789") == ""
}
