package analysis

import "strings"

// american returns the American spelling of an English word that has a British
// one, so that both meet. Words that only look British ("promise", "contour")
// stay: a rule holds for the endings listed and nothing else.
func american(word string) string {
	if len(word) < 3 {
		return word
	}
	base, plural := strings.CutSuffix(word, "s")
	if other, ok := americanWords[base]; ok {
		if plural {
			return other + "s"
		}
		return other
	}
	if at := strings.Index(word, "our"); at > 0 && americanOr(word[:at], word[at+3:]) {
		return word[:at] + "or" + word[at+3:]
	}
	if stem, ok := strings.CutSuffix(base, "ogue"); ok && len(stem) > 2 {
		return stem + "og"
	}
	return americanIze(word)
}

// americanOr tells whether "our" between head and tail is "or" in America.
func americanOr(head, tail string) bool {
	for _, end := range [...]string{
		"col", "fav", "hon", "lab", "neighb", "harb", "behavi", "flav", "hum", "rum", "tum", "vap",
		"arm", "vig", "od", "parl", "splend", "endeav", "val", "cand", "clam", "ferv", "ranc",
		"savi", "sav", "glam", "ard", "rig",
	} {
		if strings.HasSuffix(head, end) && tail != "g" {
			return true
		}
	}
	return false
}

// americanIze writes -ise and -yse as -ize and -yze in the verbs that have both.
func americanIze(word string) string {
	if !strings.Contains(word, "is") && !strings.Contains(word, "lys") {
		return word
	}
	for _, ending := range [...]string{"e", "ed", "es", "er", "ers", "ing", "ation", "ations", "able"} {
		base, ok := strings.CutSuffix(word, ending)
		if !ok || len(base) < 5 {
			continue
		}
		switch base[len(base)-3:] {
		case "lis", "nis", "ris", "gis", "tis", "mis", "his", "dis", "lys":
			if !isAlways[base] {
				return base[:len(base)-1] + "z" + ending
			}
		}
	}
	return word
}

// isAlways are the verbs and nouns that end in -ise everywhere.
var isAlways = WordSet("advertis aris chastis compromis compris demis enterpris expertis franchis merchandis paradis " +
	"premis promis surpris sunris treatis tennis anis repris appris moonris practis")

// americanWords are the words that no rule tells.
var americanWords = map[string]string{
	"centre": "center", "theatre": "theater", "metre": "meter", "litre": "liter", "fibre": "fiber",
	"kilometre": "kilometer", "centimetre": "centimeter", "millimetre": "millimeter",
	"calibre": "caliber", "sabre": "saber", "sombre": "somber", "spectre": "specter", "meagre": "meager",
	"centred": "centered", "manoeuvre": "maneuver",
	"defence": "defense", "offence": "offense", "licence": "license", "pretence": "pretense", "practise": "practice",
	"aeroplane": "airplane", "grey": "gray", "programme": "program", "plough": "plow", "mould": "mold",
	"moustache": "mustache", "pyjama": "pajama", "sceptic": "skeptic", "sceptical": "skeptical",
	"aluminium": "aluminum", "sulphur": "sulfur", "encyclopaedia": "encyclopedia", "judgement": "judgment",
	"ageing": "aging", "artefact": "artifact", "jewellery": "jewelry", "jeweller": "jeweler",
	"enrol": "enroll", "fulfil": "fulfill", "skilful": "skillful", "instalment": "installment", "wilful": "willful",
	"enrolment": "enrollment", "fulfilment": "fulfillment", "woollen": "woolen", "marvellous": "marvelous",
	"foetus": "fetus", "anaemia": "anemia", "leukaemia": "leukemia", "anaesthetic": "anesthetic",
	"paediatric": "pediatric", "diarrhoea": "diarrhea", "oesophagu": "esophagu", "archaeology": "archeology",
	"archaeological": "archeological", "archaeologist": "archeologist", "mediaeval": "medieval", "orthopaedic": "orthopedic",
	"mum": "mom", "cosy": "cozy", "gaol": "jail", "tyre": "tire", "axe": "ax",
	"yoghurt": "yogurt", "doughnut": "donut", "furore": "furor", "kerb": "curb",
}
