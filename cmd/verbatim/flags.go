package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A value is what a flag takes.
type value struct {
	// name stands for it in the help.
	name string
	// set keeps it. Its error says what is allowed.
	set func(string) error
}

// Set keeps a value.
func (v value) Set(s string) error { return v.set(s) }

// Type is the name of the value.
func (v value) Type() string { return v.name }

// String would be the default, which the help tells in its own words.
func (v value) String() string { return "" }

// text is any value, kept in to.
func text(name string, to *string) value {
	return value{name, func(s string) error { *to = s; return nil }}
}

// choice adds a flag that takes one of a few words, the first by default, and
// completes them.
func choice(cmd *cobra.Command, to *string, flag, name, help string, words ...string) {
	*to = words[0]
	last := len(words) - 1
	allowed := strings.Join(words[:last], ", ") + " or " + words[last]
	cmd.Flags().Var(value{name, func(s string) error {
		if !slices.Contains(words, s) {
			return fmt.Errorf("want %s, not %q", allowed, s)
		}
		*to = s
		return nil
	}}, flag, fmt.Sprintf("%s: %s (default %s).", help, allowed, words[0]))
	// It fails for a flag that there is not or that has completions.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

// explainFlag says what is wrong with a flag, and what may be meant.
func explainFlag(cmd *cobra.Command, err error) error {
	if invalid, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		if errors.Is(err, strconv.ErrSyntax) { // It can only be true or false.
			return fmt.Errorf("--%s: want true or false, not %q", invalid.GetFlag().Name, invalid.GetValue())
		}
		return fmt.Errorf("--%s: %w", invalid.GetFlag().Name, errors.Unwrap(invalid))
	}
	unknown, ok := errors.AsType[*pflag.NotExistError](err)
	if !ok {
		return err
	}
	name := "--" + unknown.GetSpecifiedName()
	if letters := unknown.GetSpecifiedShortnames(); letters != "" {
		name = "-" + letters
	}
	if near := nearestFlag(cmd, name); near != "" {
		return fmt.Errorf("unknown flag %s, did you mean %s?", name, near)
	}
	if cmd.Annotations[argumentHelp] != "" {
		return fmt.Errorf("unknown flag %s: put -- before arguments that start with a dash", name)
	}
	return fmt.Errorf("unknown flag %s", name)
}

// nearestFlag is the flag of a command that a name starts or comes near to, ""
// if there is none.
func nearestFlag(cmd *cobra.Command, name string) string {
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, "--"+f.Name) })
	for _, flag := range append([]string{nearest(name, known)}, known...) {
		if strings.HasPrefix(flag, name) || editDistance(name, flag) <= 2 {
			return flag
		}
	}
	return ""
}
