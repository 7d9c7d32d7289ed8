package discordtest

import (
	"encoding/json"
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
