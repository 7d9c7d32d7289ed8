package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// An action is what a command does. Its fields are the command's arguments and
// flags.
type action interface {
	// command describes the command: its name, arguments, flags and help.
	// Reading a command line with it fills the fields.
	command() *cobra.Command
	// Run does it, once the settings are read.
	Run(ctx context.Context, p *program) error
}

const description = `Answers questions about articles by quoting the paragraph that answers, word for word and with its source.

Without a command it runs the Discord bot when DISCORD_TOKEN is set, and talks in the terminal otherwise. With an empty library it answers about a built-in story.

Settings come from flags, the environment and .env, in this order; .env.example lists them.`

// A parsed command line is an action and the settings it was given.
type parsed struct {
	// Run is nil when only help or the like was asked for, which is then
	// written.
	Run func(ctx context.Context, p *program) error
	// flags are the settings given as flags, by the setting's name.
	flags map[string]string
}

// tree returns the program with all its commands. Executing it notes in c what
// is to be run.
func (c *parsed) tree() *cobra.Command {
	root := &cobra.Command{
		Use:  "verbatim <command>",
		Long: description,
		Run:  func(*cobra.Command, []string) { c.Run = start },

		SilenceErrors: true,
		SilenceUsage:  true,
	}
	c.addFlags(root)
	root.SetFlagErrorFunc(explainFlag)
	root.SetHelpCommand(helpCommand())
	c.add(root, "Answers", &runCmd{}, &chatCmd{}, &askCmd{}, &previewCmd{})
	c.add(root, "Articles", &addCmd{}, &followCmd{}, &unfollowCmd{}, &refreshCmd{}, &listCmd{}, &showCmd{}, &removeCmd{}, &exportCmd{}, &extractCmd{})
	c.add(root, "Upkeep", &reextractCmd{}, &verifyCmd{}, &backupCmd{}, &restoreCmd{}, &evalCmd{}, &inviteCmd{}, &doctorCmd{})
	feedback, completion := feedbackCommand(), completionCommand()
	feedback.GroupID, completion.GroupID = "Upkeep", "Upkeep"
	root.AddCommand(feedback, completion)
	c.add(feedback, "Commands", &feedbackExportCmd{})
	return root
}

// add puts actions below a command, under a heading of its help.
func (c *parsed) add(parent *cobra.Command, heading string, actions ...action) {
	parent.AddGroup(&cobra.Group{ID: heading, Title: heading})
	for _, a := range actions {
		cmd := a.command()
		cmd.GroupID = heading
		cmd.Run = func(*cobra.Command, []string) { c.Run = a.Run }
		if cmd.Args == nil {
			cmd.Args, cmd.ValidArgsFunction = none, cobra.NoFileCompletions
		}
		parent.AddCommand(cmd)
	}
}

// errVersion ends the reading of a command line at --version.
var errVersion = errors.New("only the version is asked for")

// addFlags adds the flags of every command.
func (c *parsed) addFlags(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.BoolP("help", "h", false, "Show this help.")
	flags.BoolFunc("version", "Show the version.", func(string) error { return errVersion })
	for _, row := range settingsTable() {
		if row.Flag == "" {
			continue
		}
		note := row.Name
		if row.Default != "" {
			note += ", default " + row.Default
		}
		flags.Var(value{row.Value, func(s string) error {
			if s != "" {
				c.flags[row.Name] = s
			}
			return nil
		}}, row.Flag, fmt.Sprintf("%s (%s).", row.Help, note))
	}
}

// parseArgs reads the command line. What asks for help, the version or
// completions is answered on out; warnings of shells go to stderr.
func parseArgs(args []string, out *output, stderr io.Writer) (*parsed, error) {
	c := &parsed{flags: map[string]string{}}
	root := c.tree()
	root.SetOut(out)
	root.SetErr(stderr)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { writeHelp(out, cmd, min(90, width(out.w))) })
	root.SetArgs(append([]string{}, args...)) // nil would mean those of the process
	cmd, err := root.ExecuteC()
	switch {
	case errors.Is(err, errVersion):
		fmt.Fprintln(out, "verbatim "+version())
		return &parsed{}, nil
	case err != nil:
		return nil, fmt.Errorf("%s\nSee: %s --help", oneLine(err), cmd.CommandPath())
	}
	return c, nil
}

// oneLine is an error of cobra with the names that it suggests on the same
// line.
func oneLine(err error) string {
	text, names, ok := strings.Cut(err.Error(), "\n\nDid you mean this?\n")
	if ok {
		text += ", did you mean " + strings.Join(strings.Fields(names), " or ") + "?"
	}
	return text
}

// start is what the program does without a command: it runs the bot where
// there is a token for it, and chats otherwise.
func start(ctx context.Context, p *program) error {
	if p.Token != "" {
		return runCmd{}.Run(ctx, p)
	}
	return chatCmd{}.Run(ctx, p)
}
