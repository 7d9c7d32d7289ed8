package index

import (
	"context"
	"slices"
	"sync"
	"time"
)

// suggestPatience is how long a suggestion waits for a catalogue that is being
// made, and then for its topics to be tried: together well below the 100
// milliseconds in which people expect completions.
const suggestPatience = 30 * time.Millisecond

// A verdicts remembers, for each server, which topics its library answers.
type verdicts struct {
	mu      sync.Mutex
	servers map[string]*verdict
}

// A verdict is what is known of one library in one state.
type verdict struct {
	state    []string
	answered map[string]bool
}

// These bound what is remembered: half a megabyte for a large library.
const (
	maxVerdicts        = 2_000
	maxVerdictsServers = 64
)

// get tells what is known of a topic.
func (v *verdicts) get(server string, state []string, text string) (answered, known bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	of := v.servers[server]
	if of == nil || !slices.Equal(of.state, state) {
		return false, false
	}
	answered, known = of.answered[text]
	return answered, known
}

// put remembers a topic, and forgets what it knew of the library as it was
// before, and of other servers when there are many.
func (v *verdicts) put(server string, state []string, text string, answered bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	of := v.servers[server]
	if of == nil || !slices.Equal(of.state, state) || len(of.answered) >= maxVerdicts {
		if v.servers == nil || of == nil && len(v.servers) >= maxVerdictsServers {
			v.servers = map[string]*verdict{}
		}
		of = &verdict{state: state, answered: map[string]bool{}}
		v.servers[server] = of
	}
	of.answered[text] = answered
}

// suggest returns those of the topics, in order, that the holdings answer, limit
// at most. It stops to try new ones when more is called false.
func (h holdings) suggest(ctx context.Context, server string, list []topic, limit int, v *verdicts, more func() bool) ([]string, error) {
	state := h.state()
	var texts []string
	for _, t := range list {
		if len(texts) == limit {
			break
		}
		if slices.Contains(texts, t.text) {
			continue
		}
		answered, known := v.get(server, state, t.text)
		if !known {
			if !more() {
				continue
			}
			var err error
			if answered, err = h.answers(ctx, t); err != nil {
				return nil, err
			}
			v.put(server, state, t.text, answered)
		}
		if answered {
			texts = append(texts, t.text)
		}
	}
	return texts, nil
}

// answers tells whether a topic is answered, by the article that it is of among
// others.
func (h holdings) answers(ctx context.Context, t topic) (bool, error) {
	answer, err := h.answer(ctx, Question{Text: t.text})
	return slices.ContainsFunc(answer.Quotes, func(q Quote) bool { return q.Passage.Article.ID == t.article }), err
}

// state tells what the indexes hold from all that they held before.
func (h holdings) state() (state []string) {
	for i, x := range h.indexes {
		state = append(state, h.from[i].served, x.catalogue.Load().of)
	}
	return state
}

// topicsOf are the topics in the catalogues of the indexes that match what was
// typed, or those to begin with if nothing was.
func topicsOf(indexes []*Index, typed string) (list []topic) {
	words := typedWords(typed)
	for _, x := range indexes {
		if c := x.catalogue.Load(); len(words) == 0 {
			list = append(list, c.starters...)
		} else {
			list = append(list, c.topics...)
		}
	}
	if len(words) == 0 {
		return inTurn(list)
	}
	return matching(list, words)
}
