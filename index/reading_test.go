package index

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"verbatim/index/analysis"
)

// readEnglish reads a question put to an empty library.
func readEnglish(question string) *reading {
	tokens := analysis.For("en").Tokens(question)
	q := query{text: question, tokens: map[string][]analysis.Token{"en": tokens}}
	return q.read("en", &builtin)
}

func TestQuestionsAskForKinds(t *testing.T) {
	for question, want := range map[string]analysis.Want{
		"Who lit the lamp?":               analysis.WantWho,
		"When was it lit?":                analysis.WantWhen,
		"In what year was it lit?":        analysis.WantWhen,
		"Where is the ferry?":             analysis.WantWhere,
		"Which city is it in?":            analysis.WantWhere,
		"How many seals are there?":       analysis.WantCount,
		"How long does it take?":          analysis.WantMeasure,
		"How did they cross?":             analysis.WantHow,
		"Why did it stop?":                analysis.WantWhy,
		"What do seals eat?":              analysis.WantThing,
		"Tell me of the seals":            analysis.WantAny,
		"The lamp was lit by whom?":       analysis.WantWho,
		"What percentage of seals leave?": analysis.WantCount,
	} {
		if got := readEnglish(question).wish.Want; got != want {
			t.Errorf("%s: %d, want %d", question, got, want)
		}
	}
	for question, expect := range map[string]analysis.Want{"東大寺はいつ建てられましたか": analysis.WantWhen, "作者は誰ですか": analysis.WantWho} {
		if got := analysis.Wanted("ja", question, analysis.For("ja").Tokens(question)).Want; got != expect {
			t.Errorf("%s: %d, want %d", question, got, expect)
		}
	}
}

func TestTraitsOfTerms(t *testing.T) {
	r := readEnglish(`Which city did Maud Fairley paint in "the blue hour" of 1871?`)
	for word, trait := range map[string]int{
		"which": traitQuestion, "city": traitType, "fairley": traitName, "1871": traitNumber,
		"blue": traitQuoted, "did": traitStop, "paint": traitBesideName,
	} {
		found := false
		for i := range r.terms {
			if t := &r.terms[i]; t.Word == word {
				found = t.traits[trait] == 1
			}
		}
		if !found {
			t.Errorf("%s is not %q", word, traitNames[trait])
		}
	}
}

func TestTwoWordsTogetherAreNoContent(t *testing.T) {
	for lang, c := range map[string]struct {
		question string
		want     int
	}{
		"en": {"Who sent the e-mail?", 3},
		"vi": {"Ai xây ngọn hải đăng?", 4},
		"zh": {"燈塔", 3},
		"th": {"ประภาคาร", 6},
		"ko": {"등대지기", 4},
	} {
		q := query{tokens: map[string][]analysis.Token{lang: analysis.For(lang).Tokens(c.question)}}
		if got := q.read(lang, &builtin).content.size(); got != c.want {
			t.Errorf("%s: %d terms of content, want %d", c.question, got, c.want)
		}
	}
}

func TestThaiTrigramsWeighAsPartsOfWords(t *testing.T) {
	reliability := map[string]float64{}
	for lang, question := range map[string]string{"th": "เรือ", "zh": "燈塔", "de": "rau"} {
		q := query{tokens: map[string][]analysis.Token{lang: analysis.For(lang).Tokens(question)}}
		for _, t := range q.read(lang, &builtin).terms {
			reliability[lang] = t.reliability
		}
	}
	if reliability["th"] > 1.2*reliability["zh"] || 2*reliability["th"] > reliability["de"] {
		t.Errorf("reliability %v", reliability)
	}
}

func TestTypeFollowsQuestionWordInItsPlace(t *testing.T) {
	const question = "Gemi hangi limandan kalktı?"
	q := query{text: question, tokens: map[string][]analysis.Token{"tr": analysis.For("tr").Tokens(question)}}
	r := q.read("tr", &builtin)
	for i := range r.terms {
		term := &r.terms[i]
		if got := term.traits[traitType] == 1; got != (term.Word == "limandan") {
			t.Errorf("%s is the type that is asked for: %v", term.Word, got)
		}
	}
}

func TestLookupTellsWhatItHolds(t *testing.T) {
	var l lookup
	for i := range maxTerms {
		l.put(uint32(1+i*lookupSize), i) // all in one place
	}
	for i := range maxTerms {
		if at, ok := l.get(uint32(1 + i*lookupSize)); !ok || at != i {
			t.Errorf("key %d: %d %v", i, at, ok)
		}
	}
	if _, ok := l.get(2); ok {
		t.Error("finds a key that was never put")
	}
}

func TestFewUnknownWordsAreMended(t *testing.T) {
	q := queryOf(t, held(t, open(t, "", lighthouse())), strings.Repeat("lighthuose ", 500))
	if len(q.corrected) != maxMended {
		t.Errorf("%d words are mended, want %d", len(q.corrected), maxMended)
	}
}

// towers say in languages that are read in ways of their own who built a tower.
var towers = map[string]string{
	"ar": "بنى مهندس المنارة في برفيك عام 1871.", "de": "Ein Baumeister baute den Leuchtturm von Brevik 1871.",
	"el": "Ένας μηχανικός έχτισε τον φάρο το 1871.", "hi": "एक इंजीनियर ने १८७१ में प्रकाशस्तंभ बनाया।", "ja": "技師が1871年に灯台を建てた。",
	"ko": "기술자가 1871년에 브레비크의 등대를 지었다.", "ru": "Инженер построил маяк в 1871 году.", "th": "ที่นี่วิศวกรสร้างประภาคารในปี 1871",
	"tr": "Deniz feneri 1871'de bir mühendis tarafından yapıldı.", "vi": "Một kỹ sư xây hải đăng năm 1871.", "zh": "工程師在1871年建造了燈塔。",
}

// FuzzAnswer asks anything at all: no question fails, and none is looked at
// beyond the bounds that make each of them quick.
func FuzzAnswer(f *testing.F) {
	for _, q := range []string{"", "?", "who lit +lamp^2 \"light", "\xff\xfe", "лампа 灯台 ไฟ", "a:b AND (c OR", "ß İ ﬁ e\u0301",
		strings.Repeat("lighthuose kepper ", 400), strings.Repeat("+-&|!(){}[]^\"~*?:\\/", 300),
		"ที่นี่มีอะไร", "등대를 누가 지었나요?", "Ai xây hải đăng?", "2 . Wer baute den 1871er Turm?", "Q1: this tower, what's its name? A) Brevik B) Oslo"} {
		f.Add(q)
	}
	s, numbers := lighthouse(), fmt.Sprint(rand.New(rand.NewPCG(1, 2)).Perm(2*maxTerms))
	s.put("draw", "The numbers drawn", numbers)
	f.Add(numbers)
	for lang, text := range towers {
		s.putIn(lang, lang, "Brevik", text)
	}
	x, err := Open(f.Context(), "", s, Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, question string) {
		for len(question) > 100 && len(question) < 6000 {
			question += question
		}
		question = question[:min(len(question), 6000)]
		a := answerFrom(t, x, question)
		e, err := x.Examine(t.Context(), question, nil)
		if err != nil || len(e.Terms) > maxTerms || len(e.Candidates) > candidateLimit {
			t.Errorf("%d terms, %d candidates, error %v", len(e.Terms), len(e.Candidates), err)
		}
		if len(a.Corrections) > maxMended {
			t.Errorf("%d words mended", len(a.Corrections))
		}
		for _, q := range a.Nearest {
			for _, s := range q.Highlight {
				_ = q.Passage.Text[s.Start:s.End]
			}
		}
	})
}

// Who puts a question in quotation marks quotes nothing of the articles.
func TestAQuestionInQuotationMarksQuotesNothing(t *testing.T) {
	for text, want := range map[string]int{
		`"Who lit the lamp?"`:                  0,
		`“who lit the lamp”`:                   0,
		`"lit the lamp"`:                       1,
		`Who said "lit the lamp"?`:             1,
		`Who said "lit", and who said "lamp"?`: 2,
	} {
		q := query{text: text, tokens: map[string][]analysis.Token{"en": analysis.For("en").Tokens(text)}}
		if got := len(q.read("en", &builtin).quoted); got != want {
			t.Errorf("%s: %d quotations, want %d", text, got, want)
		}
	}
}

// What asks need not stand in what tells it: "a six-hour meeting" tells how long a
// meeting lasted.
func TestWhatAsksNeedNotBeRepeated(t *testing.T) {
	for _, c := range []struct{ lang, question, want string }{
		{"en", "How long did the meeting last?", "long last"},
		{"en", "How many hours did the meeting take?", "hours take"},
		{"en", "How many keys did the keeper take?", ""},
		{"en", "When did the strike happen?", "happen"},
		{"en", "Where did the strike take place?", "take place"},
		{"en", "Who saw the strike last?", ""},
		{"de", "Wie lange dauerte der Streik?", "lange dauerte"},
		{"de", "Wo ist der Streik passiert?", "passiert"},
	} {
		q := query{text: c.question, tokens: map[string][]analysis.Token{c.lang: analysis.For(c.lang).Tokens(c.question)}}
		r := q.read(c.lang, &builtin)
		var got []string
		for i := range r.terms {
			if r.asking.has(i) {
				got = append(got, r.terms[i].Word)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q need not be repeated, want %q", c.question, s, c.want)
		}
	}
}
