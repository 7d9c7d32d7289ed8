package main

import (
	"fmt"

	"verbatim/corpus"
	"verbatim/corpus/format"
	"verbatim/corpus/intake"
)

// A tally tells what becomes of articles, a line each, and counts it. Meanwhile
// it shows what is waited for.
type tally struct {
	*program
	counts map[corpus.Change]int
	failed int
}

// newTally returns a tally whose waiter is to be ended.
func (p *program) newTally() *tally {
	p.newWaiter()
	return &tally{program: p, counts: map[corpus.Change]int{}}
}

// stored tells of an article that is stored.
func (t *tally) stored(s corpus.Stored, title string) {
	t.counts[s.Change]++
	if isTerminal(t.stdout.w) {
		t.wait.hide()
	}
	fmt.Fprintf(t.stdout, "%s %s  %s\n", s.Change, s.ID, printable(title))
	if s.Gone != "" {
		t.counts[corpus.Removed]++
		fmt.Fprintf(t.stdout, "removed %s  its file now holds %s\n", s.Gone, s.ID)
	}
}

// fail tells of one that is not.
func (t *tally) fail(err error) {
	t.failed++
	t.wait.hide()
	t.notice("verbatim: %s", printable(err.Error()))
}

// leftOut tells how much of a document belongs to the page and not to the
// article.
func (t *tally) leftOut(document string, dropped []format.Dropped) {
	if len(dropped) > 0 {
		t.wait.hide()
		t.notice("%s: left out %s that no reader misses (verbatim extract shows them)", printable(document), count(len(dropped), "piece"))
	}
}

// outcome tells of an article that was taken in.
func (t *tally) outcome(o intake.Outcome) {
	if o.Err != nil {
		t.fail(o.Err)
		return
	}
	t.leftOut(o.Document, o.Dropped)
	t.stored(o.Stored, o.Title)
}

// sum says how it went, where there was more than one article, and fails if
// anything did. Done is what was to be done, such as "added".
func (t *tally) sum(done string) error {
	t.wait.hide()
	all := t.counts[corpus.Added] + t.counts[corpus.Replaced] + t.counts[corpus.Unchanged] + t.failed
	if all > 1 {
		removed := ""
		if n := t.counts[corpus.Removed]; n > 0 {
			removed = fmt.Sprintf(", %d removed", n)
		}
		t.notice("%d added, %d replaced, %d unchanged%s, %d failed",
			t.counts[corpus.Added], t.counts[corpus.Replaced], t.counts[corpus.Unchanged], removed, t.failed)
	}
	if t.failed > 0 {
		return fmt.Errorf("%d not %s: mend what is said above and try again", t.failed, done)
	}
	return nil
}
