package gateway

import (
	"context"
	"log/slog"
	"testing"
	"time"
)

func TestStartsKeepTheBudget(t *testing.T) {
	const short = 20 * time.Millisecond
	log := slog.New(slog.DiscardHandler)
	reset := time.Now().Add(5 * short)
	s := NewStarts(2, 1, 3, reset, short, log)
	use := func(shard int) time.Time {
		turn, err := s.turn(t.Context(), shard)
		if err != nil {
			t.Fatal(err)
		}
		turn.use()
		return time.Now()
	}
	use(0)
	if second := use(1); second.Before(reset) {
		t.Error("a second session began before the budget was full again")
	}
	third := use(0)
	if fourth := use(2); fourth.Sub(third) < short {
		t.Errorf("two of one class began within %v", fourth.Sub(third))
	}
	ended, end := context.WithTimeout(t.Context(), short)
	defer end()
	if _, err := s.turn(ended, 1); err == nil {
		t.Error("a fifth session began on a budget of four")
	}
}

// Who is thrown out soon after each new session waits longer each time; who can
// resume is back within seconds, however often.
func TestTriesCountWhatCostsASession(t *testing.T) {
	for name, c := range map[string]struct {
		before  int
		resumed bool
		lasted  time.Duration
		want    int
	}{
		"lasted":            {7, false, steady + 1, 0},
		"a short session":   {7, false, steady, 7},
		"resumed for short": {7, true, steady, resumedTries},
		"resumed at first":  {0, true, steady, 0},
	} {
		if got := tries(c.before, c.resumed, c.lasted); got != c.want {
			t.Errorf("%s: %d tries count, want %d", name, got, c.want)
		}
	}
}
