package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
)

// forServer is the flag of commands that may mean one server's own library.
type forServer struct {
	// server is the snowflake of a Discord server, "" for the shared library.
	server string
}

// bind adds the flag to a command.
func (f *forServer) bind(cmd *cobra.Command) {
	cmd.Flags().Var(value{"ID", f.set}, "server", "A Discord server: its own library is meant, not the shared one.")
}

func (f *forServer) set(id string) error {
	if id == "" || len(id) > 20 || strings.Trim(id, "0123456789") != "" {
		return errors.New("want the digits of its ID, as Discord's developer mode copies it")
	}
	f.server = id
	return nil
}
