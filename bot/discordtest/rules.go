package discordtest

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// messageRules are the limits of a message that span several fields.
func messageRules(body object, path []string) []problem {
	problems := embedRules(items(body["embeds"]), below(path, "embeds"))
	problems = append(problems, componentRules(items(body["components"]), below(path, "components"))...)
	return append(problems, mentionRules(body["allowed_mentions"], below(path, "allowed_mentions"))...)
}

// embedRules counts the text over all embeds, and wants something in each.
func embedRules(embeds []object, path []string) []problem {
	var problems []problem
	total := 0
	for i, e := range embeds {
		n := embedText(e)
		total += n
		if n == 0 && e["image"] == nil && e["thumbnail"] == nil {
			problems = append(problems, problem{path: below(path, strconv.Itoa(i)), code: "BASE_TYPE_REQUIRED", text: "This field is required"})
		}
	}
	if total > maxEmbedText {
		problems = append(problems, problem{
			path: path, code: "MAX_EMBED_SIZE_EXCEEDED", text: fmt.Sprintf("Embed size exceeds maximum size of %d", maxEmbedText),
		})
	}
	return problems
}

// embedText counts the code points of an embed that count for its limit.
func embedText(e object) int {
	count := func(v any) int { return utf8.RuneCountInString(text(v)) }
	n := count(e["title"]) + count(e["description"])
	if footer, ok := e["footer"].(object); ok {
		n += count(footer["text"])
	}
	if author, ok := e["author"].(object); ok {
		n += count(author["name"])
	}
	for _, f := range items(e["fields"]) {
		n += count(f["name"]) + count(f["value"])
	}
	return n
}

// componentRules checks rows: what may be in them, and that no custom_id
// comes twice.
func componentRules(rows []object, path []string) []problem {
	var problems []problem
	seen := map[string]bool{}
	for i, row := range rows {
		at := below(path, strconv.Itoa(i))
		if kind := integer(row["type"]); kind != 1 {
			problems = append(problems, problem{path: below(at, "type"), code: "UNION_TYPE_CHOICES", text: "Value of field \"type\" must be one of (1,)."})
		}
		inner := items(row["components"])
		for j, c := range inner {
			in := below(below(at, "components"), strconv.Itoa(j))
			problems = append(problems, itemRules(c, len(inner), in)...)
			id := text(c["custom_id"])
			if id != "" && seen[id] {
				problems = append(problems, problem{path: below(in, "custom_id"), code: "COMPONENT_CUSTOM_ID_DUPLICATED", text: "Component custom id cannot be duplicated"})
			}
			seen[id] = true
		}
	}
	return problems
}

// itemRules checks one component among the n of its row.
func itemRules(c object, n int, path []string) []problem {
	switch kind := integer(c["type"]); {
	case kind == 1:
		return []problem{{path: below(path, "type"), code: "UNION_TYPE_CHOICES", text: "an action row cannot hold another"}}
	case kind > 2 && n > 1:
		return []problem{{path: path, code: "COMPONENT_LAYOUT_WIDTH_EXCEEDED", text: "The specified component exceeds the maximum width"}}
	case kind == 2:
		return buttonRules(c, path)
	}
	return nil
}

// buttonRules wants what a button's style needs and nothing else, a custom_id or
// a url, and something to read on it.
func buttonRules(c object, path []string) []problem {
	needs := "custom_id"
	if integer(c["style"]) == 5 {
		needs = "url"
	}
	var problems []problem
	for _, key := range []string{"custom_id", "url"} {
		if given := text(c[key]) != ""; given != (key == needs) {
			problems = append(problems, problem{
				path: below(path, key), code: "BUTTON_COMPONENT_FIELDS", text: fmt.Sprintf("a button of this style has %s and nothing else", needs),
			})
		}
	}
	if text(c["label"]) == "" && c["emoji"] == nil {
		problems = append(problems, problem{path: path, code: "BUTTON_COMPONENT_LABEL", text: "a button needs a label or an emoji"})
	}
	if label := text(c["label"]); label != "" && !strings.ContainsFunc(label, unicode.IsLetter) {
		problems = append(problems, problem{path: below(path, "label"), code: "BUTTON_COMPONENT_LABEL", soft: true,
			text: "a button without words says nothing to a screen reader"})
	}
	return problems
}

// mentionRules forbids to parse a kind of mention and to list some of it.
func mentionRules(v any, path []string) []problem {
	m, _ := v.(object)
	parse, _ := m["parse"].([]any)
	var problems []problem
	for _, p := range parse {
		kind := text(p)
		if !slices.Contains([]string{"users", "roles", "everyone"}, kind) {
			problems = append(problems, problem{path: below(path, "parse"), code: "ENUM_TYPE_COERCE", text: fmt.Sprintf("Value %q is not a valid enum value.", kind)})
		}
		if listed, _ := m[kind].([]any); len(listed) > 0 {
			problems = append(problems, problem{
				path: path, code: "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
				text: fmt.Sprintf("parse:[%q] and %s: [ids...] are mutually exclusive.", kind, kind),
			})
		}
	}
	return problems
}

// commandName is the form of names of slash commands and of options:
// https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// commandsRules checks the commands of a bulk overwrite.
func commandsRules(commands []object) []problem {
	var problems []problem
	seen := map[string]bool{}
	for i, c := range commands {
		at := []string{strconv.Itoa(i)}
		problems = append(problems, commandRules(c, at)...)
		name := text(c["name"]) + "/" + strconv.Itoa(commandType(c))
		if seen[name] {
			problems = append(problems, problem{path: below(at, "name"), code: "APPLICATION_COMMANDS_DUPLICATE_NAME", text: "Command names must be unique"})
		}
		seen[name] = true
	}
	return problems
}

// commandRules checks one command.
func commandRules(c object, path []string) []problem {
	if commandType(c) != slashCommand {
		if text(c["description"]) == "" && len(items(c["options"])) == 0 {
			return nil
		}
		return []problem{{path: below(path, "description"), code: "APPLICATION_COMMAND_DESCRIPTION", text: "only slash commands have a description and options"}}
	}
	problems := nameRules(c, path)
	if text(c["description"]) == "" {
		problems = append(problems, problem{path: below(path, "description"), code: "BASE_TYPE_REQUIRED", text: "This field is required"})
	}
	if n := commandText(c); n > maxCommandText {
		problems = append(problems, problem{path: path, code: "APPLICATION_COMMAND_TOO_LARGE", text: fmt.Sprintf("Command exceeds maximum size (%d)", maxCommandText)})
	}
	return append(problems, optionRules(items(c["options"]), below(path, "options"))...)
}

// nameRules checks the form of a name and of its translations.
func nameRules(o object, path []string) []problem {
	var problems []problem
	check := func(name string, at []string) {
		if !commandName.MatchString(name) || name != strings.ToLower(name) {
			problems = append(problems, problem{path: at, code: "APPLICATION_COMMAND_INVALID_NAME", text: "Command name is invalid"})
		}
	}
	check(text(o["name"]), below(path, "name"))
	translated, _ := o["name_localizations"].(object)
	for locale, name := range translated {
		check(text(name), below(below(path, "name_localizations"), locale))
	}
	return problems
}

// optionRules checks options: names, order, choices, and those below them.
func optionRules(options []object, path []string) []problem {
	var problems []problem
	seen := map[string]bool{}
	optional := false
	for i, o := range options {
		at := below(path, strconv.Itoa(i))
		problems = append(problems, nameRules(o, at)...)
		if seen[text(o["name"])] {
			problems = append(problems, problem{path: below(at, "name"), code: "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", text: "Option name already exists"})
		}
		seen[text(o["name"])] = true
		required, _ := o["required"].(bool)
		if required && optional {
			problems = append(problems, problem{path: at, code: "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", text: "Required options must be placed before non-required options"})
		}
		optional = optional || !required
		problems = append(problems, choiceRules(o, at)...)
		problems = append(problems, optionRules(items(o["options"]), below(at, "options"))...)
	}
	return problems
}

// choiceRules checks the choices of an option, or of an autocompletion.
func choiceRules(o object, path []string) []problem {
	var problems []problem
	choices := items(o["choices"])
	if completes, _ := o["autocomplete"].(bool); completes && len(choices) > 0 {
		problems = append(problems, problem{path: path, code: "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", text: "autocomplete and choices exclude each other"})
	}
	for i, c := range choices {
		value, isString := c["value"].(string)
		if isString && utf8.RuneCountInString(value) > 100 {
			problems = append(problems, problem{
				path: below(below(below(path, "choices"), strconv.Itoa(i)), "value"), code: "BASE_TYPE_MAX_LENGTH", text: "Must be 100 or fewer in length.",
			})
		}
	}
	return problems
}

// commandText counts the code points of names, descriptions and values, of each
// in its longest translation.
func commandText(o object) int {
	n := 0
	for _, key := range []string{"name", "description", "value"} {
		longest := utf8.RuneCountInString(text(o[key]))
		translated, _ := o[key+"_localizations"].(object)
		for _, t := range translated {
			longest = max(longest, utf8.RuneCountInString(text(t)))
		}
		n += longest
	}
	for _, key := range []string{"options", "choices"} {
		for _, inner := range items(o[key]) {
			n += commandText(inner)
		}
	}
	return n
}
