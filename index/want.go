package index

// want is the kind of answer that a question asks for.
type want uint8

// The kinds of answers.
const (
	wantAny want = iota
	wantWho
	wantWhen
	wantWhere
	wantCount
	wantMeasure
	wantWhy
	wantHow
	wantThing
	wantSpeech
	wantCounts
)

// A wish is the kind of answer that a question asks for, and for a measure of
// which units: roles of which the answer has one.
type wish struct {
	want
	units roles
	// word is the place among the question's tokens of the word that asks for
	// a measure ("long"), which an answer in units need not repeat; -1 if none.
	word int
}

// After "how" comes a count or a measure; after "what" and "which" the type of
// the answer. The words are those of all languages.
var (
	countWords = foldedWords("many mange många muitos muitas viele")
	timeTypes  = foldedWords(`year date century month decade day time
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
	datedTypes = foldedWords("yılında yılda tarihinde tarihte")
	countTypes = wordSet("percentage percent number population")
	placeTypes = foldedWords(`city country state place town continent region land sted stadt staat bundesstaat ort gegend ciudad país estado lugar
		plaats streek gebied deel werelddeel provincie regio plats delstat län landskap världsdel
		cidade ville pays lieu città paese oraș orașul țară țara город городе стране страна страны страной страну штат штате месте
		miasto miasta mieście kraj kraju państwo państwie stan stanie miejsce miejscu miejscowości kontynencie
		πόλη χώρα πολιτεία şehir şehirde şehri kent kentte ülke ülkede ülkenin ülkeden eyalet eyalette مدينة دولة بلد ولاية शहर देश राज्य जगह`)
)

// anyUnit are all the roles of measures.
const anyUnit = roleAge | roleSpan | roleExtent | roleMoney | roleMeasure

// measureWords are the words after "how" that ask for a measure, with the units
// that an answer is in, measureTypes what is asked for after "what is the".
var measureWords = rolesByWord(map[roles]string{
	roleAge:                         "old gammel gammelt alt oud gammal",
	roleExtent:                      "far tall high deep wide hoog diep breed hög högt djup djupt høj højt dyb dybt bred hoy hoch weit tief breit",
	roleAge | roleSpan:              "tiempo timp tempo czasu dlugo",
	roleAge | roleSpan | roleExtent: "long langt lang lange länge længe",
	roleMoney:                       "kost kostte kostten kostar kostade koster kostede cuesta cuestan costaba costo costa custa custou kosztuje kosztowal kosztowala kosztowalo",
	roleMeasure:                     "weegt woog väger vägde vejer vejede pesa pesaba cantareste cantarea wazy wazyl wazyla wazylo",
	anyUnit:                         "much mye viel often fast big large heavy hot cold stor gross schwer schnell groot zwaar snel vaak mycket ofta stort tung tungt snabb snabbt meget hurtig hurtigt",
})

var measureTypes = rolesByWord(map[roles]string{
	roleAge:            "age leeftijd alder alter edad varsta wiek возраст ηλικια العمر عمر",
	roleAge | roleSpan: "duration dauer duracion durata продолжительность διαρκεια مدة",
	roleExtent: `height length width depth distance elevation
		lengte hoogte breedte diepte afstand längd höjd bredd djup avstånd længde højde bredde dybde
		hohe lange breite tiefe entfernung altura longitud anchura profundidad distancia inaltimea lungimea
		lungime latimea adancimea adancime distanta высота длина ширина глубина расстояние υψοσ μηκοσ πλατοσ βαθοσ αποσταση
		ارتفاع طول عرض عمق المسافة مسافة`,
	roleMoney: "price cost salary budget revenue prijs pris kostnad preis kosten precio coste pretul costul цена стоимость τιμη κοστοσ سعر ثمن",
	roleMeasure: `weight area temperature speed percentage peso superficie temperatura velocidad greutatea suprafata
		gewicht oppervlakte temperatuur snelheid vikt yta hastighet vægt areal hastighed temperatur
		temperatura viteza вес масса площадь температура скорость βαροσ εκταση θερμοκρασια ταχυτητα وزن تزن يزن مساحة`,
})

// tellingWords are the verbs by which a question asks for what somebody said.
var tellingWords = wordSet("say says said tell told claim claimed warn warned accuse accused announce announced " +
	"declare declared think describe described vow vowed promise promised sier zei zegt zeiden sager sade siger sagde " +
	"sagt sagte dice dijo disse dit")

// wanted tells what kind of answer a question asks for.
func wanted(lang, text string, tokens []token) wish {
	a := analyzerFor(lang)
	for i, t := range tokens {
		if t.kind&overlap != 0 {
			continue
		}
		place, next := following(tokens, i, 0)
		if w, ok := a.wants[t.word+" "+next]; ok {
			return refine(w, tokens, place)
		}
		if w := a.wants[t.word]; w != wantAny && t.kind&question != 0 {
			return refine(w, tokens, i)
		}
	}
	return wish{want: a.inquires(text), word: -1}
}

// refine tells by the words after the question word what it asks for.
func refine(w want, tokens []token, at int) wish {
	place, next := following(tokens, at, 0)
	switch {
	case (w == wantThing || w == wantWho) && timeTypes[next], w == wantCount && datedTypes[next]:
		return wish{want: wantWhen, word: -1}
	case w == wantHow || w == wantWhere || w == wantCount: // "hvor mange"
		if countWords[next] {
			return wish{want: wantCount, word: -1}
		}
		if units, ok := measureWords[next]; ok {
			return wish{wantMeasure, units, place}
		}
		if units := isUnit[next]; w == wantCount && units != 0 { // "сколько лет"
			return wish{wantMeasure, units, place}
		}
	case w == wantThing && placeTypes[next]:
		return wish{want: wantWhere, word: -1}
	}
	if w == wantThing || w == wantCount {
		place, head := following(tokens, at, stop)
		if countTypes[head] {
			return wish{want: wantCount, word: -1}
		}
		if units, ok := measureTypes[head]; ok {
			return wish{wantMeasure, units, place}
		}
	}
	if w == wantThing || w == wantHow {
		for _, t := range tokens[at+1:] {
			if tellingWords[t.word] {
				return wish{want: wantSpeech, word: -1}
			}
		}
	}
	return wish{want: w, word: -1}
}

// following is the place and the word of the first token after the i-th that
// has none of the kinds to skip, -1 and "" if there is none.
func following(tokens []token, i int, skip kind) (int, string) {
	for j := i + 1; j < len(tokens); j++ {
		if t := tokens[j]; t.kind&(overlap|skip) == 0 {
			return j, t.word
		}
	}
	return -1, ""
}
