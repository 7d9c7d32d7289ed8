package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// none is for commands without arguments.
func none(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("unexpected argument %s", args[0])
	}
	return nil
}

// errEmpty is what a variable of a shell that is not set mostly comes to.
var errEmpty = errors.New("an argument is empty: is a variable of the shell not set?")

// one keeps the argument of a command that takes one.
func one(to *string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return expected(cmd)
		}
		if args[0] == "" {
			return errEmpty
		}
		*to = args[0]
		return none(cmd, args[1:])
	}
}

// place keeps the argument of a command that says where to write. "-" would make
// a file or folder of that name, where standard output is meant.
func place(to *string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := one(to)(cmd, args); err != nil || *to != "-" {
			return err
		}
		want := cmd.Annotations[argumentHelp]
		return fmt.Errorf("nothing goes to standard output here: in place of - name %s", strings.ToLower(want[:1])+strings.TrimSuffix(want[1:], "."))
	}
}

// some keeps the arguments of a command that takes one or more.
func some(to *[]string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return expected(cmd)
		}
		return anyNumber(to)(cmd, args)
	}
}

// anyNumber keeps the arguments of a command that can do without.
func anyNumber(to *[]string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if slices.Contains(args, "") {
			return errEmpty
		}
		*to = args
		return nil
	}
}

// expected says which arguments a command wants.
func expected(cmd *cobra.Command) error {
	return fmt.Errorf("expected %q", argumentNames(cmd))
}

// argumentNames is what follows a command's name in its usage.
func argumentNames(cmd *cobra.Command) string {
	_, names, _ := strings.Cut(cmd.Use, " ")
	return names
}

// argumentHelp is the annotation that says what the arguments of a command are.
const argumentHelp = "arguments"

// arguments annotates a command with what its arguments are.
func arguments(help string) map[string]string { return map[string]string{argumentHelp: help} }
