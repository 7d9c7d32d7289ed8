package index

import "testing"

// beacon is a shelf of one article in traditional Chinese.
func beacon() shelf {
	s := shelf{}
	s.putIn("zh", "beacon", "燈塔", "燈塔於1871年由工程師陳麗華建造，高四十三公尺。", "守燈人每兩週划船到岸上買油和麵包。")
	return s
}

func TestSimplifiedQuestionFindsTraditionalText(t *testing.T) {
	x := open(t, "", beacon())
	for question, want := range map[string]string{
		"谁建造了灯塔？": "beacon#1", "誰建造了燈塔？": "beacon#1",
		"守灯人买什么？": "beacon#2", "守燈人買什麼？": "beacon#2",
	} {
		if got := first(t, x, question); got != want {
			t.Errorf("%s: %q first, want %s", question, got, want)
		}
	}
}

func TestCharactersAreRankedByTheirOwnWeights(t *testing.T) {
	w := DefaultWeights()
	w.Characters = [featureCount]float64{}
	for question, s := range map[string]shelf{"誰建造了燈塔？": beacon(), "Who lit the lighthouse?": lighthouse()} {
		x, err := Open(t.Context(), "", s, Options{Weights: &w})
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		answer, err := x.Answer(t.Context(), Question{Text: question})
		if err != nil || len(answer.Nearest) == 0 {
			t.Fatalf("%s: nothing near, error %v", question, err)
		}
		if got, none := answer.Nearest[0].Score, answer.Language == "zh"; got == 0 != none {
			t.Errorf("%s: score %v", question, got)
		}
	}
}

func TestChinesePairsStandForEachOther(t *testing.T) {
	s := shelf{}
	s.putIn("zh", "keeper", "守燈人", "守燈人在1885年結婚。", "守燈人在1890年去世。")
	if got := first(t, open(t, "", s), "守燈人哪年死亡？"); got != "keeper#2" {
		t.Errorf("%q first", got)
	}
}
