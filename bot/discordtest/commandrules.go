package discordtest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

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
