package discordtest

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// problem is one thing that is wrong with a body.
type problem struct {
	path       []string // keys and indexes from the body to the value
	code, text string   // as in Discord's answer
	soft       bool     // Discord lets it pass, but a correct client does not send it
}

func (p problem) String() string {
	return fmt.Sprintf("%s: %s (%s)", strings.Join(p.path, "."), p.text, p.code)
}

// kind is the kind of a JSON value.
type kind int

const (
	anything    kind = iota
	str              // min and max count code points
	link             // a str that is an address: http or https
	snowflake        // an ID, as a string
	integerKind      // min and max bound the value
	boolean
	list       // of elements; min and max count them
	dictionary // of translations: min and max count code points of each
	nested     // an object
)

// rule is what a value has to be. A null is as good as a missing value.
type rule struct {
	kind     kind
	min, max int    // max 0 sets no limit
	of       string // the shape of the object, or of the list's elements
	required bool
}

// shape names the fields that an object may have.
type shape map[string]rule

// check lists what is wrong with a value.
func (r rule) check(v any, path []string) []problem {
	if v == nil {
		if r.required {
			return []problem{{path: path, code: "BASE_TYPE_REQUIRED", text: "This field is required"}}
		}
		return nil
	}
	switch r.kind {
	case str, link:
		return r.checkString(v, path)
	case snowflake:
		if _, err := strconv.ParseUint(text(v), 10, 64); err != nil {
			return []problem{{path: path, code: "NUMBER_TYPE_COERCE", text: fmt.Sprintf("Value %q is not snowflake.", text(v))}}
		}
	case integerKind:
		return r.checkInteger(v, path)
	case boolean:
		if _, ok := v.(bool); !ok {
			return []problem{{path: path, code: "BOOLEAN_TYPE_CONVERT", text: "Must be either true or false."}}
		}
	case list:
		return r.checkList(v, path)
	case dictionary:
		return r.checkDictionary(v, path)
	case nested:
		return checkObject(r.of, v, path)
	}
	return nil
}

func (r rule) checkString(v any, path []string) []problem {
	s, ok := v.(string)
	if !ok {
		return []problem{{path: path, code: "STRING_TYPE_CONVERT", text: fmt.Sprintf("Could not interpret \"%v\" as string.", v)}}
	}
	if bad := r.checkLength(utf8.RuneCountInString(s), "length", path); bad != nil {
		return bad
	}
	if r.kind == link && s != "" && !isLink(s) {
		return []problem{{path: path, code: "URL_TYPE_INVALID_URL", text: "Not a well formed URL."}}
	}
	return nil
}

// checkLength holds a length against the limits.
func (r rule) checkLength(n int, what string, path []string) []problem {
	switch {
	case r.max > 0 && r.min > 0 && (n < r.min || n > r.max):
		return []problem{{path: path, code: "BASE_TYPE_BAD_LENGTH", text: fmt.Sprintf("Must be between %d and %d in %s.", r.min, r.max, what)}}
	case r.max > 0 && n > r.max:
		return []problem{{path: path, code: "BASE_TYPE_MAX_LENGTH", text: fmt.Sprintf("Must be %d or fewer in %s.", r.max, what)}}
	case n < r.min:
		return []problem{{path: path, code: "BASE_TYPE_MIN_LENGTH", text: fmt.Sprintf("Must be %d or more in %s.", r.min, what)}}
	}
	return nil
}

func (r rule) checkInteger(v any, path []string) []problem {
	number, _ := v.(json.Number)
	n, err := number.Int64()
	switch {
	case err != nil:
		return []problem{{path: path, code: "NUMBER_TYPE_COERCE", text: fmt.Sprintf("Value \"%v\" is not int.", v)}}
	case r.max > 0 && n > int64(r.max):
		return []problem{{path: path, code: "NUMBER_TYPE_MAX", text: fmt.Sprintf("int value should be less than or equal to %d.", r.max)}}
	case r.max > 0 && n < int64(r.min):
		return []problem{{path: path, code: "NUMBER_TYPE_MIN", text: fmt.Sprintf("int value should be greater than or equal to %d.", r.min)}}
	}
	return nil
}

func (r rule) checkList(v any, path []string) []problem {
	items, ok := v.([]any)
	if !ok {
		return []problem{{path: path, code: "LIST_TYPE_CONVERT", text: "Only iterables may be used in a ListType"}}
	}
	problems := r.checkLength(len(items), "length", path)
	if r.of == "" {
		return problems
	}
	for i, item := range items {
		problems = append(problems, checkObject(r.of, item, below(path, strconv.Itoa(i)))...)
	}
	return problems
}

// checkDictionary checks texts by locale.
func (r rule) checkDictionary(v any, path []string) []problem {
	o, ok := v.(object)
	if !ok {
		return []problem{{path: path, code: "DICT_TYPE_CONVERT", text: "Only dictionaries may be used in a DictType"}}
	}
	var problems []problem
	for _, locale := range slices.Sorted(maps.Keys(o)) {
		at := below(path, locale)
		if !slices.Contains(locales, locale) {
			problems = append(problems, problem{path: at, code: "ENUM_TYPE_COERCE", text: fmt.Sprintf("Value %q is not a valid enum value.", locale)})
		}
		problems = append(problems, rule{kind: str, min: r.min, max: r.max, required: true}.check(o[locale], at)...)
	}
	return problems
}

// checkObject checks an object against the shape of a name. Where the name
// ends in "/", the object's type completes it.
func checkObject(name string, v any, path []string) []problem {
	o, ok := v.(object)
	if !ok {
		return []problem{{path: path, code: "DICT_TYPE_CONVERT", text: "Only dictionaries may be used in a DictType"}}
	}
	if strings.HasSuffix(name, "/") {
		name += text(o["type"])
	}
	fields, ok := shapes[name]
	if !ok {
		return []problem{{path: below(path, "type"), code: "BASE_TYPE_CHOICES", text: "Value of field \"type\" is not allowed here: " + name}}
	}
	var problems []problem
	for _, key := range slices.Sorted(maps.Keys(o)) {
		if _, known := fields[key]; !known {
			problems = append(problems, problem{path: below(path, key), code: "UNKNOWN_FIELD", text: "Discord knows no such field", soft: true})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		problems = append(problems, fields[key].check(o[key], below(path, key))...)
	}
	return problems
}

// below is path with one more key, in memory of its own.
func below(path []string, key string) []string {
	return append(slices.Clone(path), key)
}

func isLink(s string) bool {
	u, err := url.Parse(s)
	if err != nil {
		return false
	}
	web := (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
	return web || u.Scheme == "attachment" || u.Scheme == "discord"
}

// text is a string or a number as text, "" for anything else.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return ""
}

// integer is a checked JSON number, 0 for anything else.
func integer(v any) int {
	n, _ := v.(json.Number)
	i, _ := n.Int64()
	return int(i)
}

// items is a checked list of objects, without those that are none.
func items(v any) []object {
	all, _ := v.([]any)
	var objects []object
	for _, item := range all {
		if o, ok := item.(object); ok {
			objects = append(objects, o)
		}
	}
	return objects
}
