package index

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/demo"
	"verbatim/index/wording"
)

// demoIndex is an index of the demo's articles.
func demoIndex(t testing.TB) *Index {
	t.Helper()
	return open(t, "", corpus.NewStatic(demo.Articles()...))
}

// checkIn checks a text and fails the test on errors.
func checkIn(t *testing.T, x *Index, text string) Check {
	t.Helper()
	h, release, err := hold(x)
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	check, err := h.check(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	return check
}

// eachSpan calls do with the runs of n words of the demo's paragraphs that begin
// every so many words, in the paragraph's own spelling.
func eachSpan(n, step int, do func(p corpus.Passage, text string)) {
	for _, a := range demo.Articles() {
		for _, p := range a.Passages() {
			words := wording.Of(p.Text)
			for i := 0; i+n <= len(words); i += step {
				do(p, p.Text[words[i].Start:words[i+n-1].End])
			}
		}
	}
}

var everySpan = flag.Bool("every-span", false, "check all runs of eight words or more of the demo, and not only those of eight and some longer ones")

// TestEverySpanOfTheDemoIsWordForWord checks all runs of eight words. Longer
// ones are checked as they come by, or with -every-span all of them, which takes
// 20 s of a core.
func TestEverySpanOfTheDemoIsWordForWord(t *testing.T) {
	x := demoIndex(t)
	step := map[int]int{8: 1, 15: 8, 40: 33}
	if *everySpan {
		for n := 8; n <= longestParagraph(); n++ {
			step[n] = 1
		}
	}
	var spans atomic.Int64
	t.Run("words", func(t *testing.T) {
		for n, step := range step {
			t.Run(fmt.Sprint(n), func(t *testing.T) {
				t.Parallel()
				eachSpan(n, step, func(p corpus.Passage, text string) {
					spans.Add(1)
					checkSpan(t, x, p, text)
				})
			})
		}
	})
	if spans.Load() == 0 {
		t.Error("nothing was checked")
	}
	t.Logf("%d runs of words", spans.Load())
}

// checkSpan wants a run of words of a passage to be word for word.
func checkSpan(t *testing.T, x *Index, p corpus.Passage, text string) {
	t.Helper()
	check := checkIn(t, x, text)
	if check.Verdict != WordForWord || len(check.Quotes) != 1 {
		t.Fatalf("%q of %s is %s", text, p.ID(), check.Verdict)
	}
	q := check.Quotes[0]
	if s := q.Highlight[0]; !strings.Contains(q.Passage.Text[s.Start:s.End], text) && q.Passage.ID() == p.ID() {
		t.Fatalf("%q is marked as %q", text, q.Passage.Text[s.Start:s.End])
	}
}

// longestParagraph is how many words the longest paragraph of the demo has.
func longestParagraph() (n int) {
	for _, a := range demo.Articles() {
		for _, p := range a.Paragraphs {
			n = max(n, len(wording.Of(p.Text)))
		}
	}
	return n
}

// TestChangedWordIsNamed changes one word of runs of words, at another place each
// time.
func TestChangedWordIsNamed(t *testing.T) {
	x := demoIndex(t)
	changed := 0
	for _, n := range []int{8, 14, 35} {
		eachSpan(n, n/2, func(p corpus.Passage, text string) {
			changed++
			words := wording.Of(text)
			w := words[changed%n]
			check := checkIn(t, x, text[:w.Start]+"xylophone"+text[w.End:])
			if check.Verdict != Altered || len(check.Differences) != 1 {
				t.Fatalf("%q of %s without %q is %s: %q", text, p.ID(), text[w.Start:w.End], check.Verdict, check.Differences)
			}
			// Another article may have the same words but for this one.
			d, stands := check.Differences[0], check.Quotes[0].Passage.Text
			if d.Wrote != "xylophone" || !strings.Contains(spoken(stands), spoken(text[:w.Start]+d.Stands+text[w.End:])) {
				t.Fatalf("%q: %q was changed, told is %q", text, text[w.Start:w.End], d)
			}
		})
	}
}

// spoken is a text as words with a space between.
func spoken(text string) string {
	var b strings.Builder
	for _, w := range wording.Of(text) {
		b.WriteString(w.Written + " ")
	}
	return b.String()
}

// TestSentencesFromElsewhereAreNotWordForWord makes a thousand sentences of the
// demo's own words, in the order of grammar and not of the demo, and takes those
// of the other test articles.
func TestSentencesFromElsewhereAreNotWordForWord(t *testing.T) {
	x := demoIndex(t)
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(list string) string {
		parts := strings.Split(list, "|")
		return parts[r.IntN(len(parts))]
	}
	altered := 0
	for range 1000 {
		text := fmt.Sprintf("%s %s %s %s, %s %s %s.",
			pick("The president of China|Jake Sullivan|The press secretary|A Chinese aircraft carrier|The Pentagon|Russia's embassy|The Kremlin"),
			pick("told reporters that|denied on Monday that|has promised that|suspects that|repeated in Rome that|asked whether"),
			pick("the Foreign Ministry|the war in Ukraine|the strategy of Beijing|the State Department|American officials|Western sanctions"),
			pick("would support the lenders|had no real breakthrough|was seen in the Taiwan Strait|might weaken NATO|could cost Europe its trade"),
			pick("and|but|although|because|so that"),
			pick("the government in Moscow|Vladimir Putin|Washington|the ambassador to Ukraine|Visa"),
			pick("did not agree|stays silent|knows of the talks|wants diplomacy|remains cautious"))
		switch check := checkIn(t, x, text); check.Verdict {
		case WordForWord:
			t.Errorf("%q is word for word in %s", text, check.Quotes[0].Passage.ID())
		case Altered:
			altered++
		}
	}
	if altered > 0 {
		t.Errorf("%d sentences are altered ones of the demo", altered)
	}
}

func TestCheck(t *testing.T) {
	s := shelf{}
	s.put("talks", "The talks at Brask",
		`“We won’t sell the harbour – not for €2.5 million,” Ida Moe said on Monday. The mayor left at −5 degrees.`,
		"The council voted nine to four. Nobody was surprised by that, least of all the fishermen who had come to listen.")
	s.putIn("ja", "ja", "港の話", "市長は月曜日に港を売らないと述べた。漁師たちは議会の決定に驚かなかった。")
	x := open(t, "", s)
	for _, c := range []struct {
		text string
		want Verdict
		diff string
	}{
		{`"We won't sell the harbour - not for €2.5 million," Ida Moe said`, WordForWord, ""},
		{"> **we won't** sell the\n> harbour—not for €2.5 million", WordForWord, ""},
		{"harbour", WordForWord, ""},
		{"port", Absent, ""},
		{"We won't sell the harbour [...] Ida Moe said on Monday", WordForWord, ""},
		{"We won't sell … the mayor left at -5 degrees", WordForWord, ""},
		{"The council voted nine to four ... least of all", WordForWord, ""},
		{"Nobody was surprised by that (...) fishermen", WordForWord, ""},
		{"The council ... nine to four. Nobody was surprised", WordForWord, ""},
		{"The council voted nine to four ... of", Absent, ""},
		{"council … four … surprised … least … fishermen … listen", Absent, ""},
		{"We won't sell the harbour … surprised", Absent, ""},
		{"We won't sell [our] harbour, not for €2.5 million", WordForWord, ""},
		{"The mayor left at −5 degrees. The council voted nine to four.", WordForWord, ""},
		{"The mayor left at 5 degrees", Altered, "5/−5"},
		{"We will sell the harbour, not for €2.5 million", Altered, "will/won’t"},
		{"We won't sell the harbour, not for $2.5 million", Altered, "$/€"},
		{"The council voted nine to five. Nobody was surprised by that.", Altered, "five/four"},
		{"Nobody was surprised by that, least of all the Fishermen", Altered, "Fishermen/fishermen"},
		{"Nobody was surprised by that, of all the fishermen", Altered, "/least"},
		{"Nobody was really surprised by that, least of all the fishermen", Altered, "really/"},
		{"No one in town was astonished by the council's vote, fishermen included", Absent, ""},
		{"市長は月曜日に港を売らないと述べた", WordForWord, ""},
		{"市長は火曜日に港を売らないと述べた", Altered, "火/月"},
		{"漁師の船が昨日の夜に港を出たという", Absent, ""},
		{"", Absent, ""},
		{"…", Absent, ""},
	} {
		check := checkIn(t, x, c.text)
		diff := ""
		for _, d := range check.Differences {
			diff += d.Wrote + "/" + d.Stands
		}
		if check.Verdict != c.want || diff != c.diff {
			t.Errorf("%q is %s, %q; want %s, %q", c.text, check.Verdict, diff, c.want, c.diff)
		}
		if (check.Verdict == Absent) != (len(check.Quotes) == 0) {
			t.Errorf("%q is %s with %d quotes", c.text, check.Verdict, len(check.Quotes))
		}
	}
}

func TestCheckOverParagraphsMarksBoth(t *testing.T) {
	x := open(t, "", lighthouse())
	check := checkIn(t, x, "It stands 43 metres above the sea. Its keeper, Tomas Reid, rowed")
	var got []string
	for _, q := range check.Quotes {
		for _, s := range q.Highlight {
			got = append(got, q.Passage.ID()+" "+q.Passage.Text[s.Start:s.End])
		}
	}
	want := "lamp#1 It stands 43 metres above the sea|lamp#2 Its keeper, Tomas Reid, rowed"
	if strings.Join(got, "|") != want || check.Verdict != WordForWord {
		t.Errorf("%s, marked %q", check.Verdict, got)
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("The council voted nine to [...] four.", "The council voted nine to four. Nobody came.")
	f.Add("「港」を…売らない", "港を売らない。")
	f.Fuzz(func(t *testing.T, text, stands string) {
		c := compare(text, wording.Quoted(text, true), []passageWords{{corpus.Passage{Paragraph: corpus.Paragraph{Text: stands}}, wording.Of(stands)}})
		check := c.check(nil)
		for _, q := range check.Quotes {
			at := 0
			for _, s := range q.Highlight {
				if s.Start < at || s.End <= s.Start || s.End > len(stands) {
					t.Fatalf("%v of %d bytes", q.Highlight, len(stands))
				}
				at = s.End
			}
		}
		if len(wording.Of(text)) > 0 {
			self := compare(text, wording.Of(text), []passageWords{{corpus.Passage{Paragraph: corpus.Paragraph{Text: text}}, wording.Of(text)}})
			if v := self.check(nil).Verdict; v != WordForWord {
				t.Errorf("%q is %s in itself", text, v)
			}
		}
	})
}
