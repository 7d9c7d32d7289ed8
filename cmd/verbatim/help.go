package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// helpCommand lets people ask for help as for other programs: verbatim help
// ask is verbatim ask --help.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "help [<command>]",
		Short:  "Show the help of a command.",
		Hidden: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			about, _, err := cmd.Root().Find(args)
			if err != nil {
				return err
			}
			return about.Help()
		},
	}
}

// writeHelp prints the help of a command in lines of at most so many columns.
func writeHelp(w io.Writer, cmd *cobra.Command, columns int) {
	// The usage line knows of inherited flags only once they were asked for.
	own, inherited := cmd.LocalFlags(), cmd.InheritedFlags()
	fmt.Fprintf(w, "Usage: %s\n", cmd.UseLine())
	for _, text := range []string{cmd.Short, cmd.Long} {
		if text != "" {
			fmt.Fprintf(w, "\n%s\n", wrap(text, "", columns))
		}
	}
	if help := cmd.Annotations[argumentHelp]; help != "" {
		writeRows(w, "Arguments", [][2]string{{argumentNames(cmd), help}}, columns)
	}
	for _, group := range cmd.Groups() {
		var rows [][2]string
		for _, sub := range cmd.Commands() {
			if sub.GroupID == group.ID {
				rows = append(rows, [2]string{sub.Name(), sub.Short})
			}
		}
		writeRows(w, group.Title, rows, columns)
	}
	if own.HasFlags() {
		fmt.Fprintf(w, "\nFlags:\n%s", own.FlagUsagesWrapped(columns))
	}
	if inherited.HasFlags() {
		fmt.Fprintf(w, "\nFlags of every command:\n%s", inherited.FlagUsagesWrapped(columns))
	}
	if cmd.HasSubCommands() {
		fmt.Fprintf(w, "\nRun %q for more information on a command.\n", cmd.CommandPath()+" <command> --help")
	}
}

// writeRows prints names and what they are below a heading.
func writeRows(w io.Writer, heading string, rows [][2]string, columns int) {
	longest := 0
	for _, row := range rows {
		longest = max(longest, len(row[0]))
	}
	indent := strings.Repeat(" ", longest+6)
	fmt.Fprintf(w, "\n%s:\n", heading)
	for _, row := range rows {
		fmt.Fprintf(w, "  %-*s    %s\n", longest, row[0], wrap(row[1], indent, columns))
	}
}

// wrap breaks a text into lines of at most so many columns, all but the first
// with an indent before them. Lines of the text that start with a space stay
// as they are.
func wrap(text, indent string, columns int) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(line, " ") {
			out = append(out, line)
			continue
		}
		last := ""
		for _, word := range strings.Fields(line) {
			switch {
			case last == "":
				last = word
			case utf8.RuneCountInString(indent+last+" "+word) <= columns:
				last += " " + word
			default:
				out = append(out, last)
				last = word
			}
		}
		out = append(out, last)
	}
	return strings.Join(out, "\n"+indent)
}
