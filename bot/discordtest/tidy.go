package discordtest

import (
	"encoding/json"
	"strings"
)

// tidy takes out of commands what discordgo v0.29.0 is known to send against the
// description and Discord lets pass: permissions as a string, empty fields of
// options. Nothing else is forgiven.
func tidy(c *call) {
	for _, command := range items(c.body) {
		if s, ok := command["default_member_permissions"].(string); ok {
			command["default_member_permissions"] = json.Number(s)
		}
		tidyOptions(items(command["options"]))
	}
}

func tidyOptions(options []object) {
	for _, o := range options {
		for _, key := range []string{"channel_types", "choices", "options"} {
			if v, there := o[key]; there && v == nil {
				delete(o, key)
			}
		}
		for _, key := range []string{"autocomplete", "required"} {
			if o[key] == false {
				delete(o, key)
			}
		}
		tidyOptions(items(o["options"]))
	}
}

// checkPings wants allowed_mentions with an empty parse and nothing else in
// all that creates or edits a message.
func (s *Server) checkPings(c *call) {
	body := c.object()
	if c.route.callback() {
		kind := integer(body["type"])
		if kind != callbackMessage && kind != callbackUpdate {
			return
		}
		body, _ = body["data"].(object)
	}
	allowed, _ := body["allowed_mentions"].(object)
	parse, there := allowed["parse"].([]any)
	users, _ := allowed["users"].([]any)
	roles, _ := allowed["roles"].([]any)
	if !there || len(parse)+len(users)+len(roles) > 0 || allowed["replied_user"] == true {
		s.violations.add(`%s %s: could ping somebody: allowed_mentions must be {"parse":[]}`, c.r.Method, c.r.URL.Path)
	}
}

// empty tells whether a message to be created has nothing in it.
func (c *call) empty() bool {
	body := c.object()
	if c.route.callback() {
		if integer(body["type"]) != callbackMessage {
			return false
		}
		body, _ = body["data"].(object)
	}
	return strings.TrimSpace(text(body["content"])) == "" && len(items(body["embeds"]))+len(items(body["components"])) == 0
}

// shown is a list as an answer shows it: without nulls, and with a type where
// embeds have none.
func shown(v any, kind string) []any {
	list := []any{}
	for _, o := range items(v) {
		o = withoutNulls(o)
		if kind != "" && text(o["type"]) == "" {
			o["type"] = kind
		}
		list = append(list, o)
	}
	return list
}

// withoutNulls copies an object without its null fields, all the way down.
func withoutNulls(o object) object {
	next := object{}
	for key, v := range o {
		switch v := v.(type) {
		case nil:
		case object:
			next[key] = withoutNulls(v)
		case []any:
			next[key] = listWithoutNulls(v)
		default:
			next[key] = v
		}
	}
	return next
}

func listWithoutNulls(list []any) []any {
	next := []any{}
	for _, v := range list {
		if o, ok := v.(object); ok {
			v = withoutNulls(o)
		}
		next = append(next, v)
	}
	return next
}

// numbered gives every component the id that Discord gives those without one.
func numbered(rows []any) []any {
	id := 0
	for _, row := range items(rows) {
		for _, c := range append([]object{row}, items(row["components"])...) {
			id++
			if c["id"] == nil {
				c["id"] = id
			}
		}
	}
	return rows
}
