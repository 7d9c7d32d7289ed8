package discordtest

import "maps"

// Limits over several fields of one request. The limits of single fields are
// in shapes.
const (
	maxEmbedText   = 6000 // code points over all embeds of a message
	maxCommandText = 8000 // code points over all names, descriptions and values of a command
	maxFollowups   = 5    // where the bot is not in the guild
	firstAnswer    = 3    // seconds to acknowledge an interaction
	tokenLife      = 15   // minutes an interaction's token lives
	maxStarts      = 1000 // IDENTIFYs a day
)

// locales are those that Discord has translations for:
// https://discord.com/developers/docs/reference#locales
var locales = []string{
	"ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr", "hu", "id",
	"it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
}

var (
	flag     = rule{kind: boolean}
	number   = rule{kind: integerKind}
	address  = rule{kind: link, max: 2048}
	customID = rule{kind: str, min: 1, max: 100, required: true}
	typed    = rule{kind: integerKind, required: true}
	picture  = rule{kind: nested, of: "picture"}
)

// shapes are the objects that a bot sends, with the limits of their fields:
// https://discord.com/developers/docs/resources/message#create-message,
// #embed-object-embed-limits, /docs/components/reference and
// /docs/interactions/application-commands.
var shapes = map[string]shape{
	"message": with(messageFields, shape{
		"tts": flag, "sticker_ids": {kind: list, max: 3}, "nonce": {kind: str, max: 25}, "enforce_nonce": flag,
		"message_reference": {kind: nested, of: "reference"},
	}),
	"message edit":   messageFields,
	"webhook":        with(messageFields, shape{"tts": flag}),
	"webhook edit":   messageFields,
	"callback reply": with(messageFields, shape{"tts": flag}),
	"embed": {
		"type": {kind: str}, "url": address, "title": {kind: str, max: 256}, "description": {kind: str, max: 4096},
		"color": {kind: integerKind, max: 0xffffff}, "timestamp": {kind: str},
		"author": {kind: nested, of: "author"}, "footer": {kind: nested, of: "footer"},
		"image": picture, "thumbnail": picture, "video": picture,
		"provider": {kind: nested, of: "provider"}, "fields": {kind: list, max: 25, of: "field"},
	},
	"author":   {"name": {kind: str, min: 1, max: 256, required: true}, "url": address, "icon_url": address, "proxy_icon_url": address},
	"footer":   {"text": {kind: str, min: 1, max: 2048, required: true}, "icon_url": address, "proxy_icon_url": address},
	"picture":  {"url": address, "proxy_url": address, "width": number, "height": number, "description": {kind: str, max: 4096}},
	"provider": {"name": {kind: str, max: 256}, "url": address},
	"field": {
		"name":  {kind: str, min: 1, max: 256, required: true},
		"value": {kind: str, min: 1, max: 1024, required: true}, "inline": flag,
	},
	"mentions": {
		"parse": {kind: list, max: 3}, "users": {kind: list, max: 100}, "roles": {kind: list, max: 100}, "replied_user": flag,
	},
	"reference": {
		"message_id": {kind: snowflake, required: true}, "channel_id": {kind: snowflake}, "guild_id": {kind: snowflake},
		"fail_if_not_exists": flag, "type": {kind: integerKind, max: 1},
	},

	"component/1": {"type": typed, "id": number, "components": {kind: list, min: 1, max: 5, of: "component/", required: true}},
	"component/2": {
		"type": typed, "id": number, "style": {kind: integerKind, min: 1, max: 5, required: true},
		"label": {kind: str, max: 80}, "emoji": {kind: nested, of: "emoji"}, "disabled": flag,
		"custom_id": {kind: str, min: 1, max: 100}, "url": {kind: link, max: 512},
	},
	"component/3": with(selectFields, shape{"options": {kind: list, min: 1, max: 25, of: "select option", required: true}}),
	"component/4": {
		"type": typed, "id": number, "custom_id": customID, "style": {kind: integerKind, min: 1, max: 2, required: true},
		"label": {kind: str, min: 1, max: 45}, "value": {kind: str, max: 4000}, "placeholder": {kind: str, max: 100},
		"required": flag, "min_length": {kind: integerKind, max: 4000}, "max_length": {kind: integerKind, min: 1, max: 4000},
	},
	"component/8": with(selectFields, shape{"default_values": {kind: list, max: 25}, "channel_types": {kind: list}}),
	"select option": {
		"label": {kind: str, min: 1, max: 100, required: true}, "value": {kind: str, min: 1, max: 100, required: true},
		"description": {kind: str, max: 100}, "emoji": {kind: nested, of: "emoji"}, "default": flag,
	},
	"emoji": {"id": {kind: snowflake}, "name": {kind: str, max: 32}, "animated": flag},

	"command": {
		"id": {kind: snowflake}, "type": {kind: integerKind, min: 1, max: 4},
		"name": {kind: str, min: 1, max: 32, required: true}, "name_localizations": {kind: dictionary, min: 1, max: 32},
		"description": {kind: str, max: 100}, "description_localizations": {kind: dictionary, min: 1, max: 100},
		"options": {kind: list, max: 25, of: "option"}, "default_member_permissions": number, "dm_permission": flag,
		"contexts": {kind: list, min: 1, max: 3}, "integration_types": {kind: list, min: 1, max: 2}, "nsfw": flag,
	},
	"option": {
		"type": {kind: integerKind, min: 1, max: 11, required: true},
		"name": {kind: str, min: 1, max: 32, required: true}, "name_localizations": {kind: dictionary, min: 1, max: 32},
		"description":               {kind: str, min: 1, max: 100, required: true},
		"description_localizations": {kind: dictionary, min: 1, max: 100},
		"required":                  flag, "autocomplete": flag, "channel_types": {kind: list}, "min_value": {}, "max_value": {},
		"min_length": {kind: integerKind, max: 6000}, "max_length": {kind: integerKind, min: 1, max: 6000},
		"choices": {kind: list, max: 25, of: "choice"}, "options": {kind: list, max: 25, of: "option"},
	},
	"choice": {
		"name":               {kind: str, min: 1, max: 100, required: true},
		"name_localizations": {kind: dictionary, min: 1, max: 100}, "value": {required: true},
	},

	"callback/1": {"type": typed},
	"callback/4": {"type": typed, "data": {kind: nested, of: "callback reply", required: true}},
	"callback/5": {"type": typed, "data": {kind: nested, of: "callback reply"}},
	"callback/6": {"type": typed, "data": {}},
	"callback/7": {"type": typed, "data": {kind: nested, of: "webhook edit"}},
	"callback/8": {"type": typed, "data": {kind: nested, of: "choices", required: true}},
	"callback/9": {"type": typed, "data": {kind: nested, of: "modal", required: true}},
	"choices":    {"choices": {kind: list, max: 25, of: "choice", required: true}},
	"modal": {
		"custom_id": customID, "title": {kind: str, min: 1, max: 45, required: true},
		"components": {kind: list, min: 1, max: 5, of: "component/", required: true},
	},

	"direct": {"recipient_id": {kind: snowflake, required: true}},
	"thread": {
		"name": {kind: str, min: 1, max: 100, required: true}, "auto_archive_duration": number,
		"rate_limit_per_user": {kind: integerKind, max: 21600},
	},
}

// messageFields are common to all that sends or edits a message.
var messageFields = shape{
	"content": {kind: str, max: 2000}, "embeds": {kind: list, max: 10, of: "embed"}, "flags": number,
	"allowed_mentions": {kind: nested, of: "mentions"}, "components": {kind: list, max: 5, of: "component/"},
}

// selectFields are common to all select menus.
var selectFields = shape{
	"type": typed, "id": number, "custom_id": customID, "placeholder": {kind: str, max: 150},
	"min_values": {kind: integerKind, max: 25}, "max_values": {kind: integerKind, min: 1, max: 25}, "disabled": flag,
}

// with is the union of two shapes.
func with(a, b shape) shape {
	all := shape{}
	maps.Copy(all, a)
	maps.Copy(all, b)
	return all
}
