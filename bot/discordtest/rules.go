package discordtest

import (
	"fmt"
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
