package index

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/demo"
)

// demoPool is a pool without libraries, whose demo answers.
func demoPool(t *testing.T) *Pool {
	return new(building).pool(t, PoolOptions{Demo: corpus.NewStatic(demo.Articles()...)})
}

// said returns the IDs of the quotes with what is marked in them.
func said(t *testing.T, p *Pool, server, who, about string) (ids []string, marked string) {
	t.Helper()
	answer, err := p.Said(t.Context(), server, who, about)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range answer.Quotes {
		ids = append(ids, q.Passage.ID())
		for _, s := range q.Highlight {
			marked += q.Passage.Text[s.Start:s.End] + "\n"
		}
	}
	return ids, marked
}

func TestSaidQuotesTheSpeakerOnly(t *testing.T) {
	p := demoPool(t)
	ids, marked := said(t, p, "", "Psaki", "")
	if !slices.Equal(ids, []string{"china-russia-people#4"}) || !strings.HasPrefix(marked, "She told reporters") {
		t.Errorf("%v, marked %q", ids, marked)
	}
	if ids, _ := said(t, p, "", "Jake Sullivan", "Rome"); len(ids) == 0 || ids[0] != "china-russia-people#3" {
		t.Errorf("on Rome %v", ids)
	}
	if ids, _ := said(t, p, "", "Sullivan", "sourdough"); len(ids) > 0 {
		t.Errorf("on sourdough %v", ids)
	}
	if ids, _ := said(t, p, "", "Napoleon", ""); len(ids) > 0 {
		t.Errorf("Napoleon speaks in %v", ids)
	}
}

// TestReadingRestsOnlyBeforeItReads: what has not changed costs no rest.
func TestReadingRestsOnlyBeforeItReads(t *testing.T) {
	s := lighthouse()
	s.put("other", "Other", "Ida Moe said that it was late.")
	x := open(t, "", s)
	rests := func() (n int) {
		if err := x.readThrough(t.Context(), func() { n++ }); err != nil {
			t.Fatal(err)
		}
		return n
	}
	first := rests()
	s.put("other", "Other", "Ida Moe said that it was early.")
	if err := x.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	if then := rests(); first != len(s) || then != 1 {
		t.Errorf("%d rests for %d articles, then %d for one", first, len(s), then)
	}
}

// TestReadingHastensForWhoWaits: while somebody waits for a reading, it does not
// give way to questions, and who waits heeds their deadline.
func TestReadingHastensForWhoWaits(t *testing.T) {
	p := demoPool(t)
	leave, err := p.turn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer leave()
	resting, goOn, read := make(chan struct{}, len(demo.Articles())), make(chan struct{}), make(chan error, 1)
	go func() {
		read <- p.read(context.Background(), "", func() { resting <- struct{}{}; <-goOn })
	}()
	<-resting
	if !p.yields() {
		t.Error("nobody waits, and it does not give way")
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		_, err := p.Said(ctx, "", "Jake Sullivan", "")
		done <- err
	}()
	for p.yields() {
		runtime.Gosched()
	}
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	close(goOn)
	if err := <-read; err != nil {
		t.Error(err)
	}
}

func TestSpeakersAreThoseOfTheServer(t *testing.T) {
	b := new(building)
	b.room("").put("shared", "Shared", "Ida Moe, a teacher, said that it was late.")
	b.room("1").put("_own", "Own", "Mayor Tom Reid said no more.", "“It is late,” said Tom Reid.")
	p := b.pool(t, PoolOptions{})
	for server, want := range map[string][]string{"": {"Ida Moe"}, "1": {"Ida Moe", "Tom Reid"}, "2": {"Ida Moe"}} {
		if err := p.read(t.Context(), server, p.giveWay); err != nil {
			t.Fatal(err)
		}
		got, err := p.Speakers(t.Context(), server, "", 10)
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("server %q hears %v, want %v", server, got, want)
		}
	}
	if got, err := p.Speakers(t.Context(), "1", "re", 10); err != nil || !slices.Equal(got, []string{"Tom Reid"}) {
		t.Errorf("completed to %v, %v", got, err)
	}
	b.room("1").put("_own", "Own", "Nobody is here.")
	if ids, _ := said(t, p, "1", "Tom Reid", ""); len(ids) > 0 {
		t.Errorf("what is gone is quoted: %v", ids)
	}
}

// TestSuggestionsAreAnswered asks whatever is suggested, for nothing typed and
// for the beginnings of words.
func TestSuggestionsAreAnswered(t *testing.T) {
	p := demoPool(t)
	for _, typed := range []string{"", "what did", "bei", "who is", "readnig", "in mosc"} {
		texts := suggested(t, p, typed)
		if len(texts) == 0 {
			t.Errorf("nothing is suggested for %q", typed)
		}
		for _, text := range texts {
			answer, err := p.Answer(t.Context(), "", Question{Text: text})
			if err != nil || !answer.Answered() {
				t.Errorf("%q is suggested for %q and not answered: %v", text, typed, err)
			}
		}
	}
	if texts := suggested(t, p, "xylophone"); len(texts) > 0 {
		t.Errorf("xylophone suggests %q", texts)
	}
}

// suggested are the suggestions with all the time that they need.
func suggested(t *testing.T, p *Pool, typed string) (texts []string) {
	t.Helper()
	if err := p.read(t.Context(), "", p.giveWay); err != nil {
		t.Fatal(err)
	}
	err := p.ask(t.Context(), "", func(h holdings) (err error) {
		texts, err = h.suggest(t.Context(), "", topicsOf(h.indexes, typed), 8, &p.verdicts, func() bool { return true })
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestSuggestionsFollowTheLibrary(t *testing.T) {
	b := new(building)
	b.room("").put("lamp", "The lighthouse of Skerry Point", "The lighthouse at Skerry Point was lit in 1871 by Maud Fairley.")
	p := b.pool(t, PoolOptions{})
	if texts := suggested(t, p, "light"); !slices.Equal(texts, []string{"The lighthouse of Skerry Point"}) {
		t.Errorf("suggested %q", texts)
	}
	b.room("").put("lamp", "The ferry", "A ferry crosses at nine.")
	if texts := suggested(t, p, "light"); len(texts) > 0 {
		t.Errorf("what is gone is suggested: %q", texts)
	}
}

func TestSuggestGivesUpWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := demoPool(t).Suggest(ctx, "", "what", 8); err == nil {
		t.Error("no error")
	}
}

func FuzzMatching(f *testing.F) {
	f.Add("What did Joe Biden say about China?", "what did bi")
	f.Add("In Rome", "rmoe")
	f.Fuzz(func(t *testing.T, text, typed string) {
		var list topicList
		list.seen = map[string]bool{}
		list.add(text, rankHeading)
		if len(list.list) == 0 {
			return
		}
		if len(list.list[0].words) > 0 && len(matching(list.list, typedWords(text))) != 1 {
			t.Errorf("%q does not match itself", text)
		}
		matching(list.list, typedWords(typed))
	})
}
