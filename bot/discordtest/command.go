package discordtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"
)

// The types of commands.
const (
	slashCommand = 1
	subcommand   = 1 // as the type of an option
	aboutMessage = 3
)

// commandType is the type of a command, which defaults to a slash command.
func commandType(c object) int {
	return max(integer(c["type"]), slashCommand)
}

func commandBody(c *call) []problem { return commandRules(c.object(), nil) }

func commandsBody(c *call) []problem {
	list, _ := c.body.([]any)
	return commandsRules(items(list))
}

// Commands lists the registered commands of a guild as JSON, of guild "" the
// global ones.
func (s *Server) Commands(guildID string) []json.RawMessage {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []json.RawMessage
	for _, c := range s.world.commands[guildID] {
		raw, err := json.Marshal(c)
		if err != nil {
			panic(err) // our own data
		}
		all = append(all, raw)
	}
	return all
}

// WaitCommand blocks until a command is registered, globally or in any guild.
func (s *Server) WaitCommand(name string, timeout time.Duration) error {
	return s.Wait(timeout, "command "+name, func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		for guildID := range s.world.commands {
			if s.command(name, guildID) != nil {
				return true
			}
		}
		return false
	})
}

// command finds a command as a guild sees it, nil if there is none.
func (s *Server) command(name, guildID string) object {
	for _, c := range slices.Concat(s.world.commands[guildID], s.world.commands[""]) {
		if c["name"] == name {
			return c
		}
	}
	return nil
}

// getCommands is GET …/commands.
func (s *Server) getCommands(c *call) answer {
	if bad := s.commandScope(c); bad != nil {
		return *bad
	}
	return ok200(append([]object{}, s.world.commands[c.id("guild_id")]...))
}

// setCommands is PUT …/commands, the bulk overwrite.
func (s *Server) setCommands(c *call) answer {
	if bad := s.commandScope(c); bad != nil {
		return *bad
	}
	list, _ := c.body.([]any)
	guildID := c.id("guild_id")
	old := s.world.commands[guildID]
	next := []object{}
	for _, command := range items(list) {
		next = append(next, s.registered(command, guildID, old))
	}
	s.world.commands[guildID] = next
	s.touch()
	return ok200(next)
}

// addCommand is POST …/commands: a command of the same name is replaced.
func (s *Server) addCommand(c *call) answer {
	if bad := s.commandScope(c); bad != nil {
		return *bad
	}
	guildID := c.id("guild_id")
	old := s.world.commands[guildID]
	command := s.registered(c.object(), guildID, old)
	status := http.StatusCreated
	next := []object{}
	for _, other := range old {
		if other["id"] == command["id"] {
			status = http.StatusOK
			continue
		}
		next = append(next, other)
	}
	s.world.commands[guildID] = append(next, command)
	s.touch()
	return answer{status: status, body: command}
}

// commandScope checks that the path names this application, and a guild the
// bot may register commands in.
func (s *Server) commandScope(c *call) *answer {
	if c.id("application_id") != s.IDs.App {
		bad := breach(http.StatusForbidden, 20012, "You are not authorized to perform this action on this application")
		return &bad
	}
	if id := c.id("guild_id"); id != "" && (s.world.guilds[id] == nil || !s.world.guilds[id].botIn) {
		bad := fail(http.StatusForbidden, 50001, "Missing Access")
		return &bad
	}
	return nil
}

// registered is a command as Discord keeps it; one of the same name and type
// keeps its ID.
func (s *Server) registered(command object, guildID string, old []object) object {
	c := withoutNulls(command)
	c["id"] = s.newID()
	c["type"] = commandType(command)
	for _, o := range old {
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
	if guildID != "" {
		c["guild_id"] = guildID
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
