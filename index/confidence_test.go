package index

import (
	"testing"

	"verbatim/index/analysis"
)

// confidenceIn is the confidence of the answer to a question.
func confidenceIn(t *testing.T, x *Index, question string) float64 {
	t.Helper()
	answer := answerFrom(t, x, question)
	return answer.Confidence
}

func TestConfidenceFallsWithWhatIsMissing(t *testing.T) {
	x := open(t, "", lighthouse())
	before := 1.0
	for _, question := range []string{
		"Who lit the lighthouse at Skerry Point in 1871?",
		"Who lit the lighthouse at Dover in 1871?",
		"Who painted the windmill at Dover in 1871?",
		"Who painted the windmill at Dover in 1905?",
	} {
		c := confidenceIn(t, x, question)
		if c < 0 || c >= before {
			t.Errorf("%s: confidence %.3f, want less than %.3f", question, c, before)
		}
		before = c
	}
}

func TestNothingFoundIsNoConfidence(t *testing.T) {
	if c := confidenceIn(t, open(t, "", lighthouse()), "zzyx"); c != 0 {
		t.Errorf("confidence %v in no candidate", c)
	}
}

func TestThresholdDecides(t *testing.T) {
	x := open(t, "", lighthouse())
	for threshold, want := range map[float64]bool{0.9999: false, -1: true} {
		answer, err := x.Answer(t.Context(), Question{Text: "Who lit the lighthouse?", Threshold: threshold})
		if err != nil {
			t.Fatal(err)
		}
		if answer.Answered() != want || len(answer.Nearest) == 0 {
			t.Errorf("threshold %v: answered is %v with confidence %.2f", threshold, answer.Answered(), answer.Confidence)
		}
	}
}

func TestEachTongueHasItsConfidence(t *testing.T) {
	for lang, c := range map[string]struct {
		question string
		want     tongue
	}{
		"en": {"Who lit the lighthouse?", tongueEnglish},
		"de": {"Wer baute den Leuchtturm?", tongueAlphabet},
		"ja": {"灯台はいつ建てられたか", tongueCharacters},
		"zh": {"誰建造了燈塔", tongueCharacters},
		"ko": {"누가 등대를 지었나요?", tongueCharacters},
		"th": {"ใครสร้างประภาคาร", tongueCharacters},
	} {
		q := query{text: c.question, tokens: map[string][]analysis.Token{lang: analysis.For(lang).Tokens(c.question)}}
		if got := q.read(lang, &builtin).tongue(); got != c.want {
			t.Errorf("%s: tongue %d, want %d", lang, got, c.want)
		}
	}
}

// Who asks for the mayor of a town is not told by a passage that has a mayor, and
// far from that the town.
func TestAWordTellsNothingFarFromItsName(t *testing.T) {
	const question = "Who is the mayor of Orlo?"
	ask := func(passage string) float64 {
		s := shelf{}
		s.put("news", "The week", passage, "The price of salt has not changed since the spring.")
		return confidenceIn(t, open(t, "", s), question)
	}
	near := ask("Ada Lund, the mayor of Orlo, left on Sunday for talks on the price of salt and on the wages of those who dig for it.")
	far := ask("Ada Lund, who is mayor, left on Sunday for talks on the price of salt and on the wages of those who dig for it in Orlo.")
	if far > near*2/3 {
		t.Errorf("confidence %.2f where they stand apart, %.2f where they belong together", far, near)
	}
	title := ask("On Sunday Mayor Ada Lund of Tavik left for talks on the price of salt and on the wages of those who dig for it in Orlo.")
	if title > far/2 {
		t.Errorf("confidence %.2f where it is the title of another, %.2f where it may be", title, far)
	}
}

// Who asks for the mayor of a town is not told by who is the mayor of another, even
// where the town stands close to that.
func TestAWordTellsNothingOfAnother(t *testing.T) {
	ask := func(question, passage string) float64 {
		s := shelf{}
		s.put("news", "The week", passage, "The price of salt has not changed since the spring.")
		return confidenceIn(t, open(t, "", s), question)
	}
	for question, passages := range map[string][2]string{
		"Who is the mayor of Orlo?": {
			"Ada Lund is the mayor of Orlo, and the quarrel with Tavik is hers.",
			"Ada Lund is the mayor of Tavik, and the quarrel with Orlo is hers."},
		"Who is the first mayor of the Orlo Islands?": {
			"Ada Lund is the first mayor of the Orlo Islands, and the quarrel with Tavik is hers.",
			"Ada Lund is the first mayor of the Tavik coast, and the quarrel with Orlo is hers."},
		"Who is the captain of Orlo?": {
			"Orlo has sold captain Ada Lund for a record fee, and the fans are angry.",
			"Tavik has sold captain Ada Lund for a record fee to the champions Orlo, and the fans are angry."},
		"who is the captain of orlo": {
			"Orlo has sold captain Ada Lund for a record fee, and the fans are angry.",
			"Tavik has sold captain Ada Lund for a record fee to the champions Orlo, and the fans are angry."},
		"When did Pell become mayor?": {
			"Mayor Conrad Pell came to power in 1998, when Ada Lund was still at school.",
			"Mayor Ada Lund is to speak on Friday by telephone of the harbour with Pell, who owns the ships."},
	} {
		own, other := ask(question, passages[0]), ask(question, passages[1])
		if own < defaultThreshold || other >= defaultThreshold {
			t.Errorf("%s: confidence %.2f in its mayor and %.2f in another's, want the threshold %.2f between them", question, own, other, defaultThreshold)
		}
	}
}
