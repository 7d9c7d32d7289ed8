package bot

import (
	"slices"
	"testing"
	"time"
)

func TestCrewTakesNoMoreThanItsSize(t *testing.T) {
	c, release := newCrew(1, 0), make(chan struct{})
	if !c.start(func() { <-release }) || c.start(func() {}) {
		t.Error("a crew of one runs none or two")
	}
	if c.finish(time.Millisecond) {
		t.Error("finished with a job that runs")
	}
	close(release)
	if !c.finish(time.Minute) || c.start(func() {}) {
		t.Error("does not finish, or starts a job after the end")
	}
}

// What waits for a place in a crew runs in its order, and before the end.
func TestCrewRunsInOrderWhatWaits(t *testing.T) {
	c, release := newCrew(1, 2), make(chan struct{})
	var ran []int // one job at a time
	for i := range 4 {
		if c.start(func() { <-release; ran = append(ran, i) }) != (i < 3) {
			t.Errorf("job %d: a crew of one has room for two", i)
		}
	}
	if n := c.held(); n != 3 {
		t.Errorf("holds %d", n)
	}
	close(release)
	if !c.finish(time.Minute) || !slices.Equal(ran, []int{0, 1, 2}) {
		t.Errorf("ran %v", ran)
	}
	if n := c.held(); n != 0 {
		t.Errorf("holds %d afterwards", n)
	}
}

// Who waits too long leaves, and who may wait for ever does not.
func TestCrewLetsNobodyWaitTooLong(t *testing.T) {
	c, release := newCrew(1, 2), make(chan struct{})
	left := make(chan string, 3)
	c.start(func() { <-release })
	c.startWithin(time.Millisecond, func() { left <- "ran late" }, func() { left <- "left" })
	c.start(func() { left <- "ran" })
	if got := <-left; got != "left" || c.held() != 2 {
		t.Errorf("first it %s, and %d are held", got, c.held())
	}
	close(release)
	if !c.finish(time.Minute) || len(left) != 1 || <-left != "ran" {
		t.Errorf("%d more ran or left", len(left))
	}
}
