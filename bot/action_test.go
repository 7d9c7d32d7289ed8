package bot

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"verbatim/index"
)

// TestActionsAreWrittenAsEver holds the writing of actions: messages sent years
// ago carry them.
func TestActionsAreWrittenAsEver(t *testing.T) {
	q := quoteOf("First. ‹It was him.› Last.")
	for want, a := range map[string]action{
		"1dAA":                               {verb: verbDelete},
		"1d1ogz--x-wwoiBA":                   {verb: verbDelete, user: "1234567890123456789"},
		"1lAgB":                              {verb: verbSources, page: 32},
		"1hAAypeBEsH65L2HBHL":                {verb: verbHelpful, marks: []mark{markOf(q)}},
		"1mAAypeBEsH65L2HBHLypeBEsH65L2HBHL": {verb: verbMore, marks: []mark{markOf(q), markOf(q)}},
	} {
		if got := a.id(); got != want {
			t.Errorf("%+v is written %q, want %q", a, got, want)
		}
		if got, err := parseAction(want); err != nil || !reflect.DeepEqual(got, a) {
			t.Errorf("%q is read as %+v, %v", want, got, err)
		}
	}
}

func TestActionsStayWithinTheLimit(t *testing.T) {
	q := quoteOf("x")
	q.Passage.Number = maxNumber
	m := markOf(q)
	m.bold = []index.Span{{Start: 90_000, End: 95_000}, {Start: 96_000, End: 99_000}}
	a := action{verb: verbMore, user: "18446744073709551615", page: 99_999, marks: []mark{m, m, m, m, m, m}}
	got, err := parseAction(a.id())
	if err != nil || len(a.id()) > maxCustomID || len(got.marks) < 2 || got.user != a.user || got.page != a.page {
		t.Errorf("%d characters, read as %+v, %v", len(a.id()), got, err)
	}
}

func TestMarksKnowTheirPassage(t *testing.T) {
	q := quoteOf("First. ‹It was him.› Last.")
	m := markOf(q)
	if !m.names(q.Passage) {
		t.Error("a mark does not know its passage")
	}
	for name, change := range map[string]func(*index.Quote){
		"another article": func(q *index.Quote) { q.Passage.Article.ID = "b" },
		"another number":  func(q *index.Quote) { q.Passage.Number++ },
		"another text":    func(q *index.Quote) { q.Passage.Text = strings.ToUpper(q.Passage.Text) },
	} {
		other := q
		change(&other)
		if m.names(other.Passage) {
			t.Errorf("%s passes for the passage", name)
		}
	}
}

func TestNoActions(t *testing.T) {
	for _, id := range []string{"", "1", "0dAA", "2dAA", "1d", "1dA", "1dAAx", "1dA!", "1dgAA", "1dAgA", "1d" + strings.Repeat("g", 20) + "AA",
		"1mAAypeBEsH65L2HD", strings.Repeat("1", 200), "1dAA\x00", "1dAAé"} {
		if a, err := parseAction(id); err == nil {
			t.Errorf("%q is read as %+v", id, a)
		}
	}
}

func FuzzAction(f *testing.F) {
	f.Add("1dAA")
	f.Add("1000AA00000000000A00000BA]0") // says that it has 55 million spans
	f.Add(action{verb: verbMore, user: "123456789012345678", page: 7, marks: []mark{markOf(quoteOf("First. ‹It was him.› Last."))}}.id())
	f.Fuzz(func(t *testing.T, id string) {
		a, err := parseAction(id)
		if err != nil {
			return
		}
		if a.id() != id || len(id) > maxCustomID || a.page < 0 {
			t.Errorf("%q became %q", id, a.id())
		}
		for _, m := range a.marks {
			for _, s := range m.bold {
				if s.Start < 0 || s.End < s.Start || s.End > 4*math.MaxInt32 || m.number < 0 {
					t.Errorf("%q holds the span %v", id, s)
				}
			}
		}
	})
}
