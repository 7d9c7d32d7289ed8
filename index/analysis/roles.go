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
)

// roleWords are the words of each role over all languages: they are read in
// passages, where a wrong guess costs little.
var roleWords = map[Roles]string{
	RoleDate: `january february march april may june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec
		monday tuesday wednesday thursday friday saturday sunday
		januar februar mars mai juni juli oktober desember dezember marz
		janeiro fevereiro marco maio junho julho agosto setembro outubro novembro dezembro
		enero febrero abril mayo junio julio septiembre octubre noviembre diciembre
		janvier fevrier avril juin juillet aout septembre octobre novembre decembre
		gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
		ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie
		januari februari maart augustus maj augusti zondag maandag dinsdag woensdag donderdag vrijdag zaterdag
		söndag måndag tisdag onsdag torsdag fredag lördag søndag mandag tirsdag lørdag stycznia lutego marca kwietnia czerwca lipca sierpnia września
		października listopada grudnia styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku
		listopadzie grudniu styczeń luty marzec kwiecień czerwiec lipiec sierpień wrzesień październik listopad grudzień
		ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık tháng
		ocakta şubatta martta nisanda mayısta haziranda temmuzda ağustosta eylülde ekimde kasımda aralıkta
		января февраля марта апреля мая июня июля августа сентября октября ноября декабря
		январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
		январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре
		ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
		ιανουάριο φεβρουάριο μάρτιο απρίλιο μάιο ιούνιο ιούλιο αύγουστο σεπτέμβριο οκτώβριο νοέμβριο δεκέμβριο
		ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος
		يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
		जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
		월 월에 월의 월부터 월까지`,
	RoleTime: `eeuw jaar jaren århundrade årtionde århundrede årti talet tallet century centuries decade year years today yesterday morning evening night noon midnight
		spring summer autumn winter ago later during until before after when day days week month once soon
		arhundre jahr jahre jahrhundert ano anos seculo siglo siecle annee secolo anno
		год года году годы годах годов лет век века веке έτος χρόνια αιώνα αιώνας δεκαετία yıl yılı yılında yıllarda yüzyıl
		yüzyılda rok roku lat latach wiek wieku wieków stuleciu anul ani anii secol secolul năm عام سنة قرن वर्ष साल सन शताब्दी
		년 년에 년의 년부터 년까지 년경 년대 년대에 세기 세기에 세기의`,
	RoleCause: `omdat doordat vanwege daardoor daarom aangezien dankzij eftersom därför because since so due therefore thus cause caused order reason hence for to
		fordi derfor grunn weil wegen deshalb porque pois parce puisque perche poiche causa por
		debido потому поскольку поэтому чтобы επειδή διότι λόγω ώστε çünkü için nedeniyle dolayı deoarece pentru fiindcă
		datorită ponieważ gdyż dlatego żeby aby powodu wskutek vì bởi لأن بسبب لذلك क्योंकि कारण इसलिए
		때문에 때문이다 위해 이유로 따라서 그래서`,
	RoleSpeech: `say says said saying tell tells told ask asks asked reply replies replied answer answered cried
		shouted exclaimed whispered added called claims claimed warns warned accuses accused announces announced
		promised denies denied states stated declares declared argues argued insists insisted explained notes noted
		wrote believes believed thinks thought suggested criticized praised vowed described remarked statement
		zei zeiden zegt verklaarde beweerde säger sade hävdade siger sagde sier sa sagt sagte fragte erklarte dice dijo afirmo disse diz dit affirme declare ha dichiarato`,
	RoleMeans: `by through using with via ved gjennom durch mit middels gennem por mediante par attraverso
		przez poprzez через помощью посредством μέσω ile aracılığıyla prin genom`,
}

// placeWords stand before names of places.
const placeWords = `in at on from near into to through between outside inside under over behind across
	within throughout pa ved fra em no na nos nas bij naar vanuit från til nach aus bei en au aux dans a nel nella
		w we в во из около στο στη στην στον στα από din tại`

// unitWords are the units that stand after a measured number.
var unitWords = map[Roles]string{
	RoleDate: "am pm oclock uhr",
	RoleAge: `years year months month decades decade centuries century ar jaar jaren maanden eeuwen månader måneder anos meses ans mois jahre jahren monate monaten
		lat lata miesięcy miesiące лет год года месяцев месяца χρόνια χρόνων χρονών έτη ετών μήνες μηνών
		yıl yıllık ay yaş yaşında yaşındayken yaşındaydı ani luni năm tháng عاما عام أعوام سنوات سنة شهرا شهر أشهر شهور वर्ष साल महीने
		년 년간 년의 년을 개월 개월의 살 살에 살의 세 세의 세에`,
	RoleSpan: `weeks week days day hours hour minutes minute seconds second
		uur uren dagen weken minuten seconden timmar dagar veckor minuter sekunder dage uger minutter timer dager horas dias minutos heures jours stunden tage tagen minuten wochen sekunden semanas
		dni godzin godziny minut minuty sekund tygodni tygodnie
		недель дней дня часов часа минут секунд недели неделя ημέρες ημερών μέρες ώρες ωρών λεπτά λεπτών
		εβδομάδες εβδομάδων gün günde saat dakika hafta zile ore săptămâni
		ngày giờ phút tuần أيام يوم ساعات ساعة دقيقة دقائق ثانية يوما أسبوعا أسابيع दिन घंटे मिनट सप्ताह
		일간 일 주 시간 시간의 분 분의 분간 초`,
	RoleExtent: `meters meter metres metre miles mile km kilometers kilometer kilometres kilometre feet foot inches inch
		cm mm m mi ft yards metros quilometros kilometros metres metern kilometern zentimeter meilen
		millas centimetri mijl voet centimeter millimeter fot tum fod tommer
		metrów metry metra kilometrów kilometry kilometra centymetrów centymetry milimetrów
		метров метра километров километра км м см мм миль футов сантиметров сантиметра миллиметров μέτρα μέτρων χιλιόμετρα
		χιλιομέτρων χλμ εκατοστά εκατοστών μίλια πόδια metre metrelik kilometre santimetre milimetre mil metri kilometri
		mét dặm متر مترا أمتار كيلومتر كيلومترا كيلومترات سنتيمترا ميل ميلا أميال قدم قدما أقدام بوصة मीटर किलोमीटर मील फुट
		미터 미터의 킬로미터 킬로미터의 킬로미터를 센티미터 피트 피트의 마일 마일의`,
	RoleMoney: `dollar dollars euro euros cents yen rubles kroner pounds francs gulden florines dolares guldeni gulden kronor
		dolarów dolary złotych złote funtów guldenów
		долларов доллара рублей рубля евро фунтов δολάρια δολαρίων ευρώ dolar avro lira dolari دولار دولارا يورو جنيه ريال درهم डॉलर
		원 원의 달러 달러의 달러에 유로 유로의 유로에 엔 파운드`,
	RoleMeasure: `tons tonnes pounds kg kilograms grams degrees acres hectares mph percent celsius fahrenheit
		square kvadratkilometer quadratkilometer hektar tonnen kilogramm gramm grad
		prosent prozent million billion trillion
		miljoen miljard miljoner miljarder milliarder ton kilogram kilo gram graden grader toneladas millionen milliarden kilos gramos grados hectareas tone kilograme grame grade hectare
		kilogramów kilogramy gramów gramy procent procenta stopni hektarów milionów miliardów
		тонн тонны кг килограммов граммов грамма процентов процента градусов миллионов миллиона миллиардов миллиарда
		τόνους τόνων κιλά κιλών γραμμάρια kilogram gram milyon milyar طن طنا كيلوغرام كيلوغراما كيلوجرام غرام غراما جرام درجة مليون مليار
		톤 톤의 킬로그램 그램 그램의 그램이다 도 퍼센트 헥타르 제곱킬로미터`,
}

// isUnit maps each unit to its roles.
var isUnit = rolesByWord(unitWords)

// WordRoles maps a word to what it is on its own, whatever stands beside it.
var WordRoles = rolesByWord(roleWords)

// rolesByWord maps the words of each list to its roles.
func rolesByWord(lists map[Roles]string) map[string]Roles {
	table := map[string]Roles{}
	for role, words := range lists {
		for word := range WordSet(words + " " + FoldMarks(words)) { // Vietnamese keeps its marks
			table[word] |= role
		}
	}
	return table
}

var isPlaceWord = WordSet(placeWords + " ở " + FoldMarks(placeWords)) // "ở" without marks is Portuguese for "the"

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
func RolesOf(tokens []Token) []Roles {
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
		r := WordRoles[t.Word]
		if t.Kind&Capital == 0 && isModal[t.Word] {
			r &^= RoleDate
		}
		if t.Kind&Capital != 0 && t.Kind&(Stop|Number|Noun) == 0 {
			if t.Kind&SentenceStart == 0 {
				r |= RoleName
			}
			if isPlaceWord[before.Word] {
				r |= RolePlace
			}
		}
		if isYear(t.Word) {
			r |= RoleYear
		}
		if measured >= 0 {
			dates := isYear(tokens[measured].Word) && (t.Word == "год" || t.Word == "года") // "1968 года"
			if !dates {
				list[measured] |= isUnit[t.Word]
			}
		}
		if !passesUnit[t.Word] {
			measured = -1
		}
		if t.Kind&Number != 0 {
			measured = i
			if before.Kind&(Capital|Stop|Number) == Capital && before.End+2 == t.Start && isAge(t.Word) {
				aged = i
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

// passesUnit are the words that may stand between a number and its unit: "60 de
// metri", "46 million euros".
var passesUnit = WordSet("de hundred thousand million billion trillion millionen milliarden millioner milliarder miljoen miljard miljoner miljarder")

// isModal are months that are other words of English in small letters.
var isModal = WordSet("may march")

// isAge tells whether a number may be the age of who is named before it, as the news
// write it: between commas or in brackets ("Maisie Lund, 9, and", "Lund (71)").
func isAge(word string) bool {
	n, err := strconv.Atoi(word)
	return err == nil && 0 < n && n < 120
}

// isYear tells whether a word is written like a year of the last millennium
// or this one.
func isYear(word string) bool {
	if len(word) != 4 || word[0] != '1' && word[0] != '2' {
		return false
	}
	return strings.Trim(word, "0123456789") == ""
}
