package index

import (
	"context"
	"strings"
	"time"
)

// Check says whether a text stands in the articles that a server may read, word
// for word, altered, or not at all.
//
// Words are compared, in order. What the marks look like, white space, line
// breaks and Markdown make no difference, nor does the case of the first letter
// of the text. The text may run over paragraphs, and leave words out where it
// has an ellipsis or square brackets, as long as three words stand between two
// of these. A text of less than four words (eight characters in scripts without
// spaces) is word for word or absent; a longer one is altered when half of its
// words, and half of those that are not common ones, stand in order.
func (p *Pool) Check(ctx context.Context, server, text string) (check Check, err error) {
	err = p.ask(ctx, server, func(h holdings) (err error) {
		check, err = h.check(ctx, text)
		return err
	})
	return check, err
}

// Said finds the paragraphs in which somebody is quoted or reported as speaking
// (by the rules of package speakers), about something or, if that is "", about anything: ten at
// most, best or latest first, with the sentences that tell it as Highlight. Who
// may be a part of a name. That nobody says so is no error and no quote. It
// waits for the articles to be read through after they have changed.
func (p *Pool) Said(ctx context.Context, server, who, about string) (answer Answer, err error) {
	if err := p.readNow(ctx, server); err != nil {
		return Answer{}, err
	}
	err = p.ask(ctx, server, func(h holdings) (err error) {
		answer, err = h.said(ctx, sayingsOf(h.indexes, who), about)
		return err
	})
	answer.Question = strings.TrimSpace(who + " " + about)
	return answer, err
}

// Speakers completes a name to those who are quoted or reported as speaking in
// the articles that a server may read, who speaks most often first; "" returns
// the first limit of all. What was added a moment ago may be missing.
func (p *Pool) Speakers(ctx context.Context, server, typed string, limit int) (names []string, err error) {
	p.readSoon(ctx, server)
	err = p.ask(ctx, server, func(h holdings) error {
		names = speakersOf(h.indexes, typed, limit)
		return nil
	})
	return names, err
}

// Suggest completes a question to questions and headings, of MaxSuggestion
// characters at most, each of which the articles answer when it is asked as it
// is; "" returns good ones to begin with. It answers within a tenth of a second
// and may know fewer than there are of a library that has just changed.
func (p *Pool) Suggest(ctx context.Context, server, typed string, limit int) (texts []string, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err // also where all there is to suggest is known
	}
	p.readSoon(ctx, server)
	err = p.ask(ctx, server, func(h holdings) (err error) {
		until := time.Now().Add(suggestPatience)
		texts, err = h.suggest(ctx, server, topicsOf(h.indexes, typed), limit, &p.verdicts,
			func() bool { return time.Now().Before(until) })
		return err
	})
	return texts, err
}

// read makes the catalogues of what a server reads, where they are not made
// already. The indexes are not held meanwhile, so that they can be replaced.
// rest is called before each article that is read.
func (p *Pool) read(ctx context.Context, server string, rest func()) error {
	return p.withAny(ctx, server, func(open []*Index) error {
		for _, x := range open {
			if err := x.readThrough(ctx, rest); err != nil {
				return err
			}
		}
		return nil
	})
}

// readNow does so for somebody who waits for it, also where it is under way in
// the background.
func (p *Pool) readNow(ctx context.Context, server string) error {
	p.awaited.Add(1)
	defer p.awaited.Add(-1)
	return p.read(ctx, server, func() {})
}

// giveWay waits while questions are searched, for a moment at most. A large
// library takes seconds to read through, and mostly nobody waits for that to end.
func (p *Pool) giveWay() {
	for range 5 {
		if !p.yields() {
			return
		}
		time.Sleep(time.Millisecond)
	}
}

// yields tells whether reading in the background gives way at this moment.
func (p *Pool) yields() bool { return len(p.turns) > 0 && p.awaited.Load() == 0 }

// readSoon does the same in the background, as refreshes do but giving way to
// questions, and waits for a moment only.
func (p *Pool) readSoon(ctx context.Context, server string) {
	done := p.readings.DoChan(server, func() (any, error) {
		ctx, end := p.outlive(ctx)
		defer end()
		err := p.read(ctx, server, p.giveWay)
		if err != nil && ctx.Err() == nil {
			p.options.Log.Warn("the articles could not be read through", "server", server, "reason", err)
		}
		return nil, err
	})
	select {
	case <-done:
	case <-time.After(suggestPatience):
	case <-ctx.Done():
	}
}
