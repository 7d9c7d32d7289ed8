package main

import (
	"context"
	"fmt"
	"io"

	"github.com/alecthomas/kong"

	"verbatim/corpus"
)

// A cli is the tree of commands and flags, as kong reads it.
type cli struct {
	Data      string `placeholder:"DIR" help:"${VERBATIM_DATA}"`
	Corpus    string `placeholder:"DIR" help:"${VERBATIM_CORPUS}"`
	LogLevel  string `placeholder:"LEVEL" help:"${VERBATIM_LOG_LEVEL}"`
	LogFormat string `placeholder:"FORMAT" help:"${VERBATIM_LOG_FORMAT}"`

	Version versionFlag `help:"Show the version."`

	Start startCmd `cmd:"" default:"1" hidden:""`
	Run   runCmd   `cmd:"" help:"Run the Discord bot."`
	Chat  chatCmd  `cmd:"" help:"Answer questions from the terminal or from a pipe."`
	Ask   askCmd   `cmd:"" help:"Answer one question."`

	Preview previewCmd `cmd:"" help:"Show what Discord would be sent, without sending it."`

	Add      addCmd      `cmd:"" help:"Put articles into the library."`
	Follow   followCmd   `cmd:"" help:"Take up a feed or sitemap, or list what is followed."`
	Unfollow unfollowCmd `cmd:"" help:"Give up a feed or sitemap."`
	Refresh  refreshCmd  `cmd:"" help:"Look whether articles have changed where they come from."`
	List     listCmd     `cmd:"" help:"List the articles of the library."`
	Show     showCmd     `cmd:"" help:"Print an article as Markdown."`
	Remove   removeCmd   `cmd:"" help:"Take articles out of the library."`
	Export   exportCmd   `cmd:"" help:"Write the library as Markdown files."`
	Extract  extractCmd  `cmd:"" help:"Print an article as it would be stored."`

	Reextract reextractCmd `cmd:"" help:"Read the originals of articles again after an upgrade."`
	Verify    verifyCmd    `cmd:"" help:"Prove that every passage is what was stored."`

	Backup  backupCmd  `cmd:"" help:"Write everything that is kept to one file."`
	Restore restoreCmd `cmd:"" help:"Put a backup back."`

	Eval     evalCmd     `cmd:"" help:"Measure answers on a data set in BEIR layout."`
	Feedback feedbackCmd `cmd:"" help:"Write what people said of answers, for eval."`

	Invite inviteCmd `cmd:"" help:"Print the link that puts the bot on a server."`
	Doctor doctorCmd `cmd:"" help:"Check token, permissions, library, index and disk."`
}

const description = `Answers questions about articles by quoting the paragraph that answers, word for word and with its source.

Without a command it runs the Discord bot when DISCORD_TOKEN is set, and talks in the terminal otherwise. With an empty library it answers about a built-in story.

Settings come from flags, the environment and .env, in this order; .env.example lists them.`

// A parsed command runs one of the commands with the flags it was given.
type parsed struct {
	kong *kong.Context
	// flags are the settings given as flags, by the setting's name.
	flags map[string]string
}

// Run runs the command that the arguments name.
func (c *parsed) Run(ctx context.Context, p *program) error {
	c.kong.BindTo(ctx, (*context.Context)(nil))
	return c.kong.Run(p)
}

// parseArgs reads the command line. It returns nil when the arguments ask only
// for help or the version, which is then written to out.
func parseArgs(args []string, out io.Writer) (*parsed, error) {
	done := false
	help := kong.Vars{"endings": corpus.Endings()}
	for _, row := range settingsTable() {
		help[row.Name] = row.Help + " (" + row.Name
		if row.Default != "" {
			help[row.Name] += ", default " + row.Default
		}
		help[row.Name] += ")."
	}
	parser, err := kong.New(&cli{}, kong.Name("verbatim"), kong.Description(description), help,
		kong.Writers(out, out), kong.Exit(func(int) { done = true }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 90}))
	if err != nil {
		return nil, err
	}
	command, err := parser.Parse(args)
	switch {
	case done:
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("%w\nSee: verbatim --help", err)
	}
	return &parsed{kong: command, flags: settingFlags(command)}, nil
}

// settingFlags returns the flags that override a setting, by its name.
func settingFlags(command *kong.Context) map[string]string {
	names := map[string]string{}
	for _, row := range settingsTable() {
		if row.Flag != "" {
			names[row.Flag] = row.Name
		}
	}
	values := map[string]string{}
	for _, flag := range command.Flags() {
		if value, ok := command.FlagValue(flag).(string); ok && value != "" && names[flag.Name] != "" {
			values[names[flag.Name]] = value
		}
	}
	return values
}

// startCmd is what the program does without a command.
type startCmd struct{}

// Run runs the bot where there is a token for it, and chats otherwise.
func (startCmd) Run(ctx context.Context, p *program) error {
	if p.Token != "" {
		return runCmd{}.Run(ctx, p)
	}
	return chatCmd{}.Run(ctx, p)
}
