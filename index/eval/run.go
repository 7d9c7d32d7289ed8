package eval

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"time"

	"golang.org/x/sync/errgroup"

	"verbatim/index"
)

// Options adjust a run. The zero value asks one question after the other and
// writes nothing.
type Options struct {
	// Workers is how many questions are asked at a time, 1 if it is less.
	// Times are those of a busy machine if it is more.
	Workers int
	// Progress is called after every few questions, by one goroutine at a
	// time. It may be nil.
	Progress func(done, total int)
	// Run receives a TREC run, Answers a JSON line for each question. Both
	// may be nil.
	Run, Answers io.Writer
}

// Indexing is what it cost to build an index.
type Indexing struct {
	// Passages is 0 if an index was there that held the set already.
	Passages int
	Took     time.Duration
}

// Build opens an index of the set in the folder dir, in memory if that is "".
// It is [index.Open], timed.
func Build(ctx context.Context, s *Set, dir string, options index.Options) (*index.Index, Indexing, error) {
	built := false
	progress := options.Progress
	options.Progress = func(done, total int) {
		built = true
		if progress != nil {
			progress(done, total)
		}
	}
	start := time.Now()
	x, err := index.Open(ctx, dir, s, options)
	if err != nil || !built {
		return x, Indexing{}, err
	}
	return x, Indexing{s.Size(), time.Since(start)}, nil
}

// chunk is how many questions are asked before their lines are written, in
// the order of the set.
const chunk = 64

// Run asks every question of the set and judges the answers. The index must
// serve the set; [Build] makes one that does. It ends at the first error.
func Run(ctx context.Context, x *index.Index, s *Set, options Options) (Report, error) {
	run := bufferOf(options.Run)
	answers := bufferOf(options.Answers)
	outcomes := make([]outcome, 0, len(s.Queries))
	for len(outcomes) < len(s.Queries) {
		part := s.Queries[len(outcomes):min(len(outcomes)+chunk, len(s.Queries))]
		replies, err := ask(ctx, x, s, part, options.Workers)
		if err != nil {
			return Report{}, err
		}
		for i, r := range replies {
			outcomes = append(outcomes, judge(part[i], r.Answer, r.ranking, r.took))
			if err := writeRun(run, part[i].ID, r); err != nil {
				return Report{}, fmt.Errorf("writing the run: %w", err)
			}
			if err := writeAnswer(answers, part[i].ID, r); err != nil {
				return Report{}, fmt.Errorf("writing the answers: %w", err)
			}
		}
		if options.Progress != nil {
			options.Progress(len(outcomes), len(s.Queries))
		}
	}
	if err := run.Flush(); err != nil {
		return Report{}, fmt.Errorf("writing the run: %w", err)
	}
	if err := answers.Flush(); err != nil {
		return Report{}, fmt.Errorf("writing the answers: %w", err)
	}
	return report(s, outcomes), nil
}

// bufferOf buffers what is written to w, which may be nil.
func bufferOf(w io.Writer) *bufio.Writer {
	if w == nil {
		w = io.Discard
	}
	return bufio.NewWriter(w)
}

// A reply is the answer to a question with the _ids of its Nearest.
type reply struct {
	index.Answer
	ranking []string
	took    time.Duration
}

// ask asks the questions, several at a time if there are several workers.
func ask(ctx context.Context, x *index.Index, s *Set, queries []Query, workers int) ([]reply, error) {
	replies := make([]reply, len(queries))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(max(1, workers))
	for i, q := range queries {
		group.Go(func() error {
			start := time.Now()
			answer, err := x.Answer(ctx, index.Question{Text: q.Text, Depth: Depth})
			if err != nil {
				return fmt.Errorf("query %s: %w", q.ID, err)
			}
			took := time.Since(start)
			replies[i] = reply{answer, s.ranking(answer), took}
			return nil
		})
	}
	return replies, group.Wait()
}

// ranking returns the _ids of the passages nearest to a question.
func (s *Set) ranking(answer index.Answer) []string {
	nearest := answer.Nearest[:min(len(answer.Nearest), Depth)]
	ids := make([]string, len(nearest))
	for i, quote := range nearest {
		ids[i] = s.PassageID(quote.Passage.ID())
	}
	return ids
}
