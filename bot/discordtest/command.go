package discordtest

import (
	"fmt"
	"net/http"
	"slices"
	"time"
)

// The types of commands.
const (
	slashCommand = 1
	subcommand   = 1 // as the type of an option
)

// commandType is the type of a command, which defaults to a slash command.
func commandType(c object) int {
	return max(integer(c["type"]), slashCommand)
}

func commandsBody(c *call) []problem {
	return commandsRules(items(c.body))
}

// Commands lists the names of the registered commands.
func (s *Server) Commands() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var names []string
	for _, c := range s.world.commands {
		names = append(names, text(c["name"]))
	}
	return names
}

// WaitCommand blocks until a command is registered.
func (s *Server) WaitCommand(name string, timeout time.Duration) error {
	return s.Wait(timeout, "command "+name, func() bool { return slices.Contains(s.Commands(), name) })
}

// command finds a command, nil if there is none.
func (s *Server) command(name string) object {
	for _, c := range s.world.commands {
		if c["name"] == name {
			return c
		}
	}
	return nil
}

// getCommands is GET …/commands.
func (s *Server) getCommands(c *call) *answer {
	if bad := s.commandScope(c); bad != nil {
		return bad
	}
	return ok200(append([]object{}, s.world.commands...))
}

// setCommands is PUT …/commands, the bulk overwrite.
func (s *Server) setCommands(c *call) *answer {
	if bad := s.commandScope(c); bad != nil {
		return bad
	}
	next := []object{}
	for _, command := range items(c.body) {
		next = append(next, s.registered(command))
	}
	s.world.commands = next
	s.touch()
	return ok200(next)
}

// commandScope checks that the path names this application.
func (s *Server) commandScope(c *call) *answer {
	if c.id("application_id") != s.IDs.App {
		return breach(http.StatusForbidden, 20012, "You are not authorized to perform this action on this application")
	}
	return nil
}

// registered is a command as Discord keeps it; one of the same name and type
// keeps its ID.
func (s *Server) registered(command object) object {
	c := withoutNulls(command)
	c["id"] = s.newID()
	c["type"] = commandType(command)
	for _, o := range s.world.commands {
		if o["name"] == c["name"] && o["type"] == c["type"] {
			c["id"] = o["id"]
		}
	}
	c["application_id"], c["version"] = s.IDs.App, s.newID()
	c["description"] = text(command["description"])
	c["default_member_permissions"] = nil
	if p := text(command["default_member_permissions"]); p != "" {
		c["default_member_permissions"] = p
	}
	if c["nsfw"] == nil {
		c["nsfw"] = false
	}
	return c
}

// checkUse tells why a person could not use a command with these options, ""
// if they could. sub is the subcommand, "" for none.
func checkUse(command object, sub string, options []Input) string {
	for _, o := range items(command["options"]) {
		if sub != "" && o["name"] == sub && integer(o["type"]) == subcommand {
			return checkUse(o, "", options)
		}
	}
	if command == nil || sub != "" {
		return "it is not registered"
	}
	known := map[string]object{}
	for _, o := range items(command["options"]) {
		known[text(o["name"])] = o
	}
	for _, in := range options {
		if known[in.Name] == nil {
			return fmt.Sprintf("it has no option %q", in.Name)
		}
		delete(known, in.Name)
	}
	for name, o := range known {
		if required, _ := o["required"].(bool); required {
			return fmt.Sprintf("its option %q is required", name)
		}
	}
	return ""
}
