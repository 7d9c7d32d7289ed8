package bot

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"verbatim/corpus/reason"
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
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
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
	for _, kind := range reason.Kinds() {
		used["reason."+string(kind)] = true
	}
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

func TestTextsForLocales(t *testing.T) {
	for locale, want := range map[string]string{"en-GB": "en", "en-US": "en", "": "en", "xx": "en", "zh-TW": "en",
		"es-ES": "es", "es-419": "es", "pt-BR": "pt-BR", "de": "de", "zh-CN": "zh-CN", "ar": "ar"} {
		if got := textsFor(locale).language; got != want {
			t.Errorf("%q speaks %q, want %q", locale, got, want)
		}
	}
}
