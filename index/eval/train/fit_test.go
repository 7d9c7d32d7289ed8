package main

import (
	"math"
	"math/rand/v2"
	"testing"

	"verbatim/index"
)

// choices are groups of rows of three features: the right one has the largest
// sum of the first and minus the second; the third is noise.
func choices(n int) []group {
	random := rand.New(rand.NewPCG(7, 7))
	groups := make([]group, n)
	for i := range groups {
		g := group{weight: 1}
		best := 0
		value := func(row []float32) float32 { return row[0] - row[1] }
		for j := range 10 {
			row := []float32{random.Float32(), random.Float32(), 100 * random.Float32()}
			g.rows, g.right = append(g.rows, row), append(g.right, false)
			if value(row) > value(g.rows[best]) {
				best = j
			}
		}
		g.right[best] = true
		groups[i] = g
	}
	return groups
}

func TestChooserFindsWhatIsRight(t *testing.T) {
	w := choose(choices(2000), 3, nil, 1)
	if w[0] <= 0 || w[1] >= 0 || math.Abs(w[2]) > w[0]/100 {
		t.Errorf("weights %v, want plus, minus, nothing", w)
	}
	right := 0
	test := choices(2500)[2000:]
	for _, g := range test {
		if rankOf(g, w) == 1 {
			right++
		}
	}
	if right < len(test)*9/10 {
		t.Errorf("right %d times of %d", right, len(test))
	}
}

func TestChooserIsReproducible(t *testing.T) {
	a, b := choose(choices(200), 3, nil, 5), choose(choices(200), 3, nil, 5)
	for i := range a {
		if a[i] != b[i] {
			t.Errorf("weights differ: %v and %v", a, b)
		}
	}
}

func TestChooserLeavesFeaturesOut(t *testing.T) {
	if w := choose(choices(200), 3, []bool{true, false, false}, 1); w[0] != 0 || w[1] == 0 {
		t.Errorf("weights %v, want none for the first only", w)
	}
}

func TestChooserLearnsNothingFromAHandful(t *testing.T) {
	groups := choices(2000)
	for i := range groups {
		for j := range groups[i].rows {
			odd := float32(0)
			if i < 2 && !groups[i].right[j] && j < 2 {
				odd = 1
			}
			groups[i].rows[j] = append(groups[i].rows[j], odd)
		}
	}
	if w := choose(groups, 4, nil, 1); w[3] != 0 {
		t.Errorf("4 of 20,000 rows have a feature, which is worth %v", w[3])
	}
}

func TestDecideIsCalibrated(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var samples []sample
	for range 20000 {
		x := random.NormFloat64()
		samples = append(samples, sample{[]float64{x}, random.Float64() < logistic(-1, []float64{2}, []float64{x}), 1})
	}
	bias, w := decide(samples, 1)
	if math.Abs(bias+1) > 0.1 || math.Abs(w[0]-2) > 0.1 {
		t.Errorf("bias %v and weight %v, want -1 and 2", bias, w[0])
	}
}

func TestSolveSolves(t *testing.T) {
	x := solve([][]float64{{0, 2, 2}, {4, 1, 9}})
	if math.Abs(x[0]-2) > 1e-9 || math.Abs(x[1]-1) > 1e-9 {
		t.Errorf("got %v, want 2 and 1", x)
	}
}

func TestWordsAreLearnedFromManyDocuments(t *testing.T) {
	var questions []*asked
	for i := range 25 {
		q := &asked{article: string(rune('a' + i))}
		q.Terms = []index.ExaminedTerm{{Term: "everywhere"}}
		if i < 19 {
			q.Terms = append(q.Terms, index.ExaminedTerm{Term: "at times"})
		}
		questions = append(questions, q)
	}
	words := frequentWords(questions)
	if len(words) != 1 || words["everywhere"] == nil {
		t.Errorf("learns %v, want everywhere only", words)
	}
}
