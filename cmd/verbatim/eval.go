package main

import (
	"context"
	"errors"
	"io"
	"os"
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
	var files outputFiles
	defer func() { err = errors.Join(err, files.close()) }()
	options := eval.Options{}
	if options.Run, err = files.create(c.run); err != nil {
		return err
	}
	if options.Answers, err = files.create(c.answers); err != nil {
		return err
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

// outputFiles are files that are written beside the output.
type outputFiles []*os.File

// create makes a file; the name "" gives a nil writer.
func (f *outputFiles) create(name string) (io.Writer, error) {
	if name == "" {
		return nil, nil
	}
	file, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	*f = append(*f, file)
	return file, nil
}

func (f outputFiles) close() error {
	var faults []error
	for _, file := range f {
		faults = append(faults, file.Close())
	}
	return errors.Join(faults...)
}
