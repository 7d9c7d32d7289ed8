package analysis

// Want is the kind of answer that a question asks for.
type Want uint8

// The kinds of answers.
const (
	WantAny Want = iota
	WantWho
	WantWhen
	WantWhere
	WantCount
	WantMeasure
	WantWhy
	WantHow
	WantThing
	WantSpeech
	WantCounts
)

// A Wish is the kind of answer that a question asks for, and for a measure of
// which units: roles of which the answer has one.
type Wish struct {
	Want
	Units Roles
	// Word is the place among the question's tokens of the word that asks for
	// a measure ("long"), which an answer in units need not repeat; -1 if none.
	Word int
}

// After "how" comes a count or a measure; after "what" and "which" the type of
// the answer. The words are those of all languages.
var (
	countWords = FoldedWords("many mange många muitos muitas viele")
	timeTypes  = FoldedWords(`year date century month decade day time
		år årstall dato måned dag århundre tiår datum månad århundrade jahr jahre jahres jahrhundert monat jahrzehnt
		jaar maand eeuw decennium årtal årtionde sekel århundrede årti
		ano anos mês século década dia año años fecha mes siglo día année date mois siècle jour
		anno mese secolo giorno anul ani lună deceniu zi rok roku latach dniu dnia miesiącu wieku stuleciu dekadzie
		год году года годы годах веке век месяце месяц день дату дата десятилетии десятилетие рік році
		έτος έτους χρονιά χρονιάς χρόνο ημερομηνία μήνα αιώνα ημέρα μέρα δεκαετία
		zaman yıl yılda yılında yılı yıllarda tarih tarihte tarihinde yüzyılda yüzyıl
		عام سنة تاريخ شهر يوم قرن عقد वर्ष साल सन तारीख महीने दिन शताब्दी सदी दशक`)
	// datedTypes are those after a word for how many that ask for a date ("kaç
	// yılında"), where the word alone asks for a span ("kaç yıl").
	datedTypes = FoldedWords("yılında yılda tarihinde tarihte")
	countTypes = WordSet("percentage percent number population")
	placeTypes = FoldedWords(`city country state place town continent region land sted stadt staat bundesstaat ort gegend ciudad país estado lugar
		plaats streek gebied deel werelddeel provincie regio plats delstat län landskap världsdel
		cidade ville pays lieu città paese oraș orașul țară țara город городе стране страна страны страной страну штат штате месте
		miasto miasta mieście kraj kraju państwo państwie stan stanie miejsce miejscu miejscowości kontynencie
		πόλη χώρα πολιτεία şehir şehirde şehri kent kentte ülke ülkede ülkenin ülkeden eyalet eyalette مدينة دولة بلد ولاية शहर देश राज्य जगह`)
)

// AnyUnit are all the roles of measures.
const AnyUnit = RoleAge | RoleSpan | RoleExtent | RoleMoney | RoleMeasure

// measureWords are the words after "how" that ask for a measure, with the units
// that an answer is in, measureTypes what is asked for after "what is the".
var measureWords = rolesByWord(map[Roles]string{
	RoleAge:                         "old gammel gammelt alt oud gammal",
	RoleExtent:                      "far tall high deep wide hoog diep breed hög högt djup djupt høj højt dyb dybt bred hoy hoch weit tief breit",
	RoleAge | RoleSpan:              "tiempo timp tempo czasu dlugo",
	RoleAge | RoleSpan | RoleExtent: "long langt lang lange länge længe",
	RoleMoney:                       "kost kostte kostten kostar kostade koster kostede cuesta cuestan costaba costo costa custa custou kosztuje kosztowal kosztowala kosztowalo",
	RoleMeasure:                     "weegt woog väger vägde vejer vejede pesa pesaba cantareste cantarea wazy wazyl wazyla wazylo",
	AnyUnit:                         "much mye viel often fast big large heavy hot cold stor gross schwer schnell groot zwaar snel vaak mycket ofta stort tung tungt snabb snabbt meget hurtig hurtigt",
})

var measureTypes = rolesByWord(map[Roles]string{
	RoleAge:            "age leeftijd alder alter edad varsta wiek возраст ηλικια العمر عمر",
	RoleAge | RoleSpan: "duration dauer duracion durata продолжительность διαρκεια مدة",
	RoleExtent: `height length width depth distance elevation
		lengte hoogte breedte diepte afstand längd höjd bredd djup avstånd længde højde bredde dybde
		hohe lange breite tiefe entfernung altura longitud anchura profundidad distancia inaltimea lungimea
		lungime latimea adancimea adancime distanta высота длина ширина глубина расстояние υψοσ μηκοσ πλατοσ βαθοσ αποσταση
		ارتفاع طول عرض عمق المسافة مسافة`,
	RoleMoney: "price cost salary budget revenue prijs pris kostnad preis kosten precio coste pretul costul цена стоимость τιμη κοστοσ سعر ثمن",
	RoleMeasure: `weight area temperature speed percentage peso superficie temperatura velocidad greutatea suprafata
		gewicht oppervlakte temperatuur snelheid vikt yta hastighet vægt areal hastighed temperatur
		temperatura viteza вес масса площадь температура скорость βαροσ εκταση θερμοκρασια ταχυτητα وزن تزن يزن مساحة`,
})

// tellingWords are the verbs by which a question asks for what somebody said.
var tellingWords = WordSet("say says said tell told claim claimed warn warned accuse accused announce announced " +
	"declare declared think describe described vow vowed promise promised sier zei zegt zeiden sager sade siger sagde " +
	"sagt sagte dice dijo disse dit")

// Wanted tells what kind of answer a question asks for.
func Wanted(lang, text string, tokens []Token) Wish {
	a := For(lang)
	for i, t := range tokens {
		if t.Kind&Overlap != 0 {
			continue
		}
		place, next := following(tokens, i, 0)
		if w, ok := a.Wants[t.Word+" "+next]; ok {
			return refine(w, tokens, place)
		}
		if w := a.Wants[t.Word]; w != WantAny && t.Kind&Question != 0 {
			return refine(w, tokens, i)
		}
	}
	return Wish{Want: a.inquires(text), Word: -1}
}

// refine tells by the words after the question word what it asks for.
func refine(w Want, tokens []Token, at int) Wish {
	place, next := following(tokens, at, 0)
	switch {
	case (w == WantThing || w == WantWho) && timeTypes[next], w == WantCount && datedTypes[next]:
		return Wish{Want: WantWhen, Word: -1}
	case w == WantHow || w == WantWhere || w == WantCount: // "hvor mange"
		if countWords[next] {
			return Wish{Want: WantCount, Word: -1}
		}
		if units, ok := measureWords[next]; ok {
			return Wish{WantMeasure, units, place}
		}
		if units := isUnit[next]; w == WantCount && units != 0 { // "сколько лет"
			return Wish{WantMeasure, units, place}
		}
	case w == WantThing && placeTypes[next]:
		return Wish{Want: WantWhere, Word: -1}
	}
	if w == WantThing || w == WantCount {
		place, head := following(tokens, at, Stop)
		if countTypes[head] {
			return Wish{Want: WantCount, Word: -1}
		}
		if units, ok := measureTypes[head]; ok {
			return Wish{WantMeasure, units, place}
		}
	}
	if w == WantThing || w == WantHow {
		for _, t := range tokens[at+1:] {
			if tellingWords[t.Word] {
				return Wish{Want: WantSpeech, Word: -1}
			}
		}
	}
	return Wish{Want: w, Word: -1}
}

// following is the place and the word of the first token after the i-th that
// has none of the kinds to skip, -1 and "" if there is none.
func following(tokens []Token, i int, skip Kind) (int, string) {
	for j := i + 1; j < len(tokens); j++ {
		if t := tokens[j]; t.Kind&(Overlap|skip) == 0 {
			return j, t.Word
		}
	}
	return -1, ""
}
