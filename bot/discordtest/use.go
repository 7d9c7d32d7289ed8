package discordtest

import (
	"fmt"
	"strconv"
	"strings"
)

// Input is an option of a command as a person fills it in. Value is a string,
// bool, int, float64 or File.
type Input struct {
	Name    string
	Value   any
	Focused bool // being typed, in an autocompletion
}

// File is a file that a person attaches.
type File struct {
	Name string
	Data []byte
}

// SlashCommand uses a command, or a subcommand ("library add"). One that is not
// registered, or not with these options, is a violation: Discord would not offer
// it.
func (a Actor) SlashCommand(name string, options ...Input) *Interaction {
	return a.command(useCommand, name, options, nil)
}

// Autocomplete types into an option of a command, with others filled in before.
func (a Actor) Autocomplete(name, option, typed string, others ...Input) *Interaction {
	return a.command(autocomplete, name, append(others, Input{Name: option, Value: typed, Focused: true}), nil)
}

// MessageCommand uses a command of a message's context menu.
func (a Actor) MessageCommand(name string, target Message) *Interaction {
	return a.command(useCommand, name, nil, &target)
}

// command starts an interaction with a command.
func (a Actor) command(kind int, name string, options []Input, target *Message) *Interaction {
	a.srv.mu.Lock()
	defer a.srv.mu.Unlock()
	top, sub, nested := name, "", false
	if target == nil {
		top, sub, nested = strings.Cut(name, " ")
	}
	c := a.srv.command(top)
	if why := checkUse(c, sub, options); why != "" && kind == useCommand {
		a.srv.violations.add("nobody can use the command %q: %s", name, why)
	}
	if c == nil {
		c = object{"id": "0", "type": slashCommand}
	}
	values, attached := a.filled(options)
	if nested {
		values = []object{{"name": sub, "type": subcommand, "options": values}}
	}
	data := object{"id": c["id"], "name": top, "type": c["type"], "options": values}
	if len(attached) > 0 {
		data["resolved"] = object{"attachments": attached}
	}
	if target != nil {
		data["target_id"] = target.ID
		data["resolved"] = object{"messages": object{target.ID: target}}
	}
	return a.start(kind, data, nil)
}

// filled are options as an interaction carries them, and the files among them
// by their IDs.
func (a Actor) filled(options []Input) (list []object, attached object) {
	list, attached = []object{}, object{}
	for _, in := range options {
		kinds := map[string]int{"string": 3, "int": 4, "bool": 5, "float64": 10}
		o := object{"name": in.Name, "type": kinds[fmt.Sprintf("%T", in.Value)], "value": in.Value}
		if file, ok := in.Value.(File); ok {
			stored := a.srv.attach(a.Channel, file)
			attached[stored.ID] = stored
			o["type"], o["value"] = 11, stored.ID
		}
		if in.Focused {
			o["focused"] = true
		}
		list = append(list, o)
	}
	return list, attached
}

// Click presses a button, or picks values in a menu.
func (a Actor) Click(m Message, customID string, values ...string) *Interaction {
	a.srv.mu.Lock()
	defer a.srv.mu.Unlock()
	data := object{"custom_id": customID, "component_type": 0}
	for _, row := range items(m.Components) {
		for _, c := range items(row["components"]) {
			if text(c["custom_id"]) == customID {
				data["component_type"] = c["type"]
			}
		}
	}
	if data["component_type"] == 0 {
		a.srv.violations.add("nobody can click %q: the message has no such component", customID)
	}
	if len(values) > 0 {
		data["values"] = values
	}
	return a.start(useComponent, data, &m)
}

// start opens an interaction and tells the gateway of it. The lock is held.
func (a Actor) start(kind int, data object, on *Message) *Interaction {
	s := a.srv
	ch := s.world.channels[a.Channel]
	i := &Interaction{
		ID: s.newID(), srv: s, kind: kind, channel: a.Channel, created: s.now(),
		botIn: ch.guild == "" || s.world.guilds[ch.guild].botIn,
	}
	i.Token = "token-" + i.ID
	d := a.envelope(i, ch)
	d["data"] = data
	if on != nil {
		i.original = on.ID
		d["message"] = on
	}
	s.world.interactions[i.ID], s.world.tokens[i.Token] = i, i
	s.world.started = append(s.world.started, i)
	s.dispatch(event{kind: "INTERACTION_CREATE", guild: ch.guild, data: d})
	return i
}

// envelope is all of an interaction but its data.
func (a Actor) envelope(i *Interaction, ch *channel) object {
	s := a.srv
	d := object{
		"id": i.ID, "application_id": s.IDs.App, "type": i.kind, "token": i.Token, "version": 1,
		"channel_id": ch.id, "channel": object{"id": ch.id, "type": ch.kind}, "locale": a.Locale,
		"entitlements": []any{}, "app_permissions": "2251804225", "attachment_size_limit": 10 << 20,
	}
	if ch.guild == "" {
		d["user"], d["context"] = s.world.users[a.User], 1
		d["authorizing_integration_owners"] = object{"1": a.User}
		return d
	}
	member := s.memberJSON(s.world.guilds[ch.guild], a.User)
	member["permissions"] = strconv.FormatInt(a.Permissions, 10)
	d["member"], d["guild_id"], d["guild_locale"], d["context"] = member, ch.guild, locale, 0
	d["authorizing_integration_owners"] = object{"0": ch.guild}
	if !i.botIn {
		d["authorizing_integration_owners"] = object{"1": a.User}
	}
	return d
}
