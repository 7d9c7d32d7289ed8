package eval

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"time"

	"verbatim/index"
)

// Options adjust a run. The zero value writes nothing.
type Options struct {
	// Progress is called after every question. It may be nil.
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
	return x, Indexing{len(s.passages), time.Since(start)}, nil
}

// Run asks every question of the set and judges the answers. The index must
// serve the set; [Build] makes one that does. It ends at the first error and with ctx.
func Run(ctx context.Context, x *index.Index, s *Set, options Options) (Report, error) {
	run, answers := bufferOf(options.Run), bufferOf(options.Answers)
	outcomes := make([]outcome, len(s.Queries))
	for i, q := range s.Queries {
		if ctx.Err() != nil {
			return Report{}, ctx.Err() // which an answer need not look at
		}
		r, err := ask(ctx, x, s, q)
		if err != nil {
			return Report{}, err
		}
		outcomes[i] = judge(q, r)
		if err := writeRun(run, q.ID, r); err != nil {
			return Report{}, fmt.Errorf("writing the run: %w", err)
		}
		if err := writeAnswer(answers, q.ID, r); err != nil {
			return Report{}, fmt.Errorf("writing the answers: %w", err)
		}
		if options.Progress != nil {
			options.Progress(i+1, len(s.Queries))
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
}

// ask asks a question.
func ask(ctx context.Context, x *index.Index, s *Set, q Query) (reply, error) {
	answer, err := x.Answer(ctx, index.Question{Text: q.Text, Depth: depth})
	if err != nil {
		return reply{}, fmt.Errorf("query %s: %w", q.ID, err)
	}
	return reply{answer, s.ranking(answer)}, nil
}

// ranking returns the _ids of the passages nearest to a question.
func (s *Set) ranking(answer index.Answer) []string {
	nearest := answer.Nearest[:min(len(answer.Nearest), depth)]
	ids := make([]string, len(nearest))
	for i, quote := range nearest {
		ids[i] = s.PassageID(quote.Passage.ID())
	}
	return ids
}
