package main

import "errors"

// forServer is the flag of commands that may mean one server's own library.
type forServer struct {
	Server serverID `placeholder:"ID" help:"A Discord server: its own library is meant, not the shared one."`
}

// server is the server that is meant, "" for the shared library.
func (f forServer) server() string { return string(f.Server) }

// A serverID is the snowflake of a Discord server, "" for none.
type serverID string

// UnmarshalText is called by kong.
func (s *serverID) UnmarshalText(text []byte) error {
	digits := len(text) > 0 && len(text) <= 20
	for _, c := range text {
		digits = digits && '0' <= c && c <= '9'
	}
	if !digits {
		return errors.New("want the digits of its ID, as Discord's developer mode copies it")
	}
	*s = serverID(text)
	return nil
}
