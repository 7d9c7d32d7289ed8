package bot

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// A written message is one of a message file.
type written map[string]string

// messagesOf reads a message file, names joined by dots.
func messagesOf(t *testing.T, name string) map[string]written {
	t.Helper()
	raw, err := messageFiles.ReadFile(path.Join("messages", name+".toml"))
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := toml.Unmarshal(raw, &tree); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	all := map[string]written{}
	collect(all, "", tree)
	return all
}

func collect(all map[string]written, at string, tree map[string]any) {
	for key, v := range tree {
		name := strings.TrimPrefix(at+"."+key, ".")
		switch v := v.(type) {
		case map[string]any:
			collect(all, name, v)
		case string:
			if all[at] == nil {
				all[at] = written{}
			}
			all[at][key] = v
		}
	}
}

// usedMessages are the names of messages in the package's code: the literals
// given to say, count and list, and those of tables, which begin with a prefix
// of the files.
func usedMessages(t *testing.T, known map[string]written) map[string]bool {
	t.Helper()
	files, err := parser.ParseDir(token.NewFileSet(), ".", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for name, file := range files["bot"].Files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil && known[s] != nil {
					used[s] = true
				}
			}
			if call, ok := n.(*ast.CallExpr); ok && len(call.Args) > 0 {
				method, _ := call.Fun.(*ast.SelectorExpr)
				id, _ := call.Args[0].(*ast.BasicLit)
				if method != nil && id != nil && slices.Contains([]string{"say", "count", "list"}, method.Sel.Name) {
					s, _ := strconv.Unquote(id.Value)
					used[s] = true
				}
			}
			return true
		})
	}
	return used
}

func TestEveryMessageIsWrittenAndUsed(t *testing.T) {
	for _, err := range spoken().broken {
		t.Error(err)
	}
	known := messagesOf(t, "en")
	used := usedMessages(t, known)
	for name := range used {
		if known[name] == nil {
			t.Errorf("%q is said and stands in no file", name)
		}
	}
	for name, m := range known {
		if !used[name] {
			t.Errorf("%q is never said", name)
		}
		if m["description"] == "" || m["other"] == "" {
			t.Errorf("%q lacks a description or a text", name)
		}
	}
}

// field matches what is filled in.
var field = regexp.MustCompile(`\{\{[^}]*\}\}`)

// TestTranslations wants every message in every language, made from the
// English that there is, in the plural forms of the language and with the same
// fields.
func TestTranslations(t *testing.T) {
	english := messagesOf(t, "en")
	for _, name := range spoken().languages {
		if name == "en" {
			continue
		}
		there := messagesOf(t, name)
		for id, en := range english {
			checkTranslation(t, name, id, en, there[id])
		}
		for id := range there {
			if english[id] == nil {
				t.Errorf("%s: %q is in no use any more", name, id)
			}
		}
	}
}

func checkTranslation(t *testing.T, name, id string, en, m written) {
	t.Helper()
	switch {
	case m == nil:
		t.Errorf("%s: %q is missing", name, id)
		return
	case m["hash"] != hashOf(en["description"], en["other"]):
		t.Errorf("%s: %q was made from another English text: translate it again and write hash = %q",
			name, id, hashOf(en["description"], en["other"]))
	}
	forms := []string{"other"}
	if en["one"] != "" {
		forms = pluralForms(language.Make(name))
	}
	for _, form := range forms {
		want, got := field.FindAllString(en["other"], -1), field.FindAllString(m[form], -1)
		for _, f := range got {
			if !slices.Contains(want, f) {
				t.Errorf("%s: %q, form %s: fields %v, the English has %v", name, id, form, got, want)
			}
		}
		if m[form] == "" || form == "other" && len(got) == 0 && len(want) > 0 {
			t.Errorf("%s: %q lacks the form %s, or its fields", name, id, form)
		}
	}
	if limit := mostOf(id); wireLength(m["other"]) > limit {
		t.Errorf("%s: %q has %d characters, more than %d", name, id, wireLength(m["other"]), limit)
	}
	for _, list := range []string{"months", "greetings"} {
		if id == list && strings.Count(m["other"], "|") < 11 {
			t.Errorf("%s: %q has less than twelve entries", name, id)
		}
	}
}

// mostOf is how long a message may be.
func mostOf(id string) int {
	for prefix, most := range map[string]int{"button.": 40, "about.": 100, "message_command.": 32, "settings.": 100} {
		if strings.HasPrefix(id, prefix) {
			return most
		}
	}
	return 1500
}

// pluralForms are the forms that a language has for whole numbers (CLDR).
func pluralForms(tag language.Tag) []string {
	names := map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few",
		plural.Many: "many", plural.Other: "other"}
	var forms []string
	for n := range 1200 {
		form := names[plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)]
		if !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	if !slices.Contains(forms, "other") {
		forms = append(forms, "other")
	}
	return forms
}

func TestTextsForLocales(t *testing.T) {
	for locale, want := range map[string]string{"en-GB": "en", "en-US": "en", "": "en", "xx": "en", "zh-TW": "en"} {
		if got := textsFor(locale).language; got != want {
			t.Errorf("%q speaks %q, want %q", locale, got, want)
		}
	}
}

func TestPluralForms(t *testing.T) {
	for n, want := range map[int]string{1: "asked by 1 person", 2: "asked by 2 people"} {
		if got := english().count("questions.asked", n); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}
