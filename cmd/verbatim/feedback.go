package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"verbatim/corpus"
	"verbatim/index/eval"
)

// feedbackCommand holds what can be done with what people said of answers.
func feedbackCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "feedback <command>",
		Short: "Write what people said of answers, for eval.",
		RunE:  func(*cobra.Command, []string) error { return errors.New(`expected "export"`) },
	}
}

// feedbackExportCmd writes ratings for eval.
type feedbackExportCmd struct {
	dir string
	forServer
}

func (c *feedbackExportCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:         "export <dir>",
		Short:       "Write what people said of answers as a data set in BEIR layout.",
		Long:        `Writes the passages that a server may read, the questions whose askers let them be kept by pressing "Helpful" or "Not it", and which passages they said it of. "verbatim eval DIR" measures answers on them. Ratings of passages that have changed since are left out, and so is who rated.`,
		Args:        place(&c.dir),
		Annotations: arguments("A folder without such files, made if need be."),
	}
	c.bind(cmd)
	return cmd
}

// Run writes the files.
func (c feedbackExportCmd) Run(ctx context.Context, p *program) error {
	store, err := p.existingStore(ctx)
	if err != nil {
		return err
	}
	return errors.Join(c.write(ctx, p, store), store.Close())
}

func (c feedbackExportCmd) write(ctx context.Context, p *program, store *corpus.Store) error {
	bar := p.newMeter("reading the articles")
	passages, err := readable(ctx, store.Library(c.server), bar.set)
	bar.finish()
	if err != nil {
		return err
	}
	ratings, err := store.Ratings(ctx, c.server)
	if err != nil {
		return err
	}
	hashes := map[string]string{}
	for _, passage := range passages {
		hashes[passage.ID()] = passage.Hash()
	}
	var judgements []eval.Judgement
	for _, r := range ratings {
		if r.Question != "" && hashes[r.Passage] == r.Hash {
			judgements = append(judgements, eval.Judgement{Question: r.Question, Passage: r.Passage, Answers: r.Helpful})
		}
	}
	if len(judgements) == 0 {
		return errors.New("there is no feedback on the articles as they are now: it comes when people press Helpful or Not it below answers to their questions")
	}
	again := instead(c.dir)
	if err := eval.Write(c.dir, passages, judgements); err != nil {
		return err
	}
	p.notice("%s of %d in %s%s", count(len(judgements), "rating"), len(ratings), c.dir, again)
	return nil
}

// readable are all passages of a library. Progress is told how many articles are read.
func readable(ctx context.Context, library *corpus.Library, progress func(done, total int)) ([]corpus.Passage, error) {
	list, err := library.List(ctx)
	if err != nil {
		return nil, err
	}
	var passages []corpus.Passage
	for i, s := range list {
		progress(i, len(list))
		a, err := library.Article(ctx, s.ID)
		if err != nil {
			return nil, err
		}
		passages = append(passages, a.Passages()...)
	}
	return passages, nil
}
