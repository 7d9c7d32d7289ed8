package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"verbatim/corpus/scratch"
	"verbatim/index"
	"verbatim/index/eval"
)

// evalCmd measures how good answers are.
type evalCmd struct {
	dir string
	// run and answers are files to write.
	run, answers string
}

func (c *evalCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:         "eval <dir>",
		Short:       "Measure answers on a data set in BEIR layout.",
		Long:        `Builds an index of its own in a temporary folder, asks every question and prints how many are answered right, refused and how fast. A question without a row in qrels/test.tsv has no answer.`,
		Args:        one(&c.dir),
		Annotations: arguments("A folder with corpus.jsonl, queries.jsonl and qrels/test.tsv."),
	}
	cmd.Flags().Var(text("FILE", &c.run), "run", "Write the first ten passages of each question there, as a TREC run.")
	cmd.Flags().Var(text("FILE", &c.answers), "answers", "Write each answer there, a line of JSON a question.")
	return cmd
}

// Run evaluates and prints the figures.
func (c evalCmd) Run(ctx context.Context, p *program) (err error) {
	set, err := eval.Load(c.dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, set.Close()) }()
	for _, warning := range set.Warnings {
		p.notice("verbatim: %s", warning)
	}
	var options eval.Options
	for _, f := range []struct {
		name string
		to   *io.Writer
	}{{c.run, &options.Run}, {c.answers, &options.Answers}} {
		if f.name == "" {
			continue
		}
		file, done, fault := scratch.File(f.name)
		if fault != nil {
			return fault
		}
		defer func() { err = done(err) }()
		*f.to = file
	}
	report, err := p.measure(ctx, set, options)
	if err != nil {
		return err
	}
	_, err = report.WriteTo(p.stdout)
	return err
}

// measure indexes the set in a temporary folder and asks its questions.
func (p *program) measure(ctx context.Context, set *eval.Set, options eval.Options) (report eval.Report, err error) {
	dir, remove, err := scratch.Folder("", "verbatim-eval-")
	if err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, remove()) }()
	indexing := p.newMeter("indexing")
	x, cost, err := eval.Build(ctx, set, filepath.Join(dir, "index"), index.Options{Progress: indexing.set, Log: p.log})
	indexing.finish()
	if err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, x.Close()) }()
	asking := p.newMeter("asking")
	defer asking.finish()
	options.Progress = asking.set
	report, err = eval.Run(ctx, x, set, options)
	report.Indexing = cost
	return report, err
}
