package bot

import (
	"strings"
	"testing"
)

func TestBrokenMessages(t *testing.T) {
	for file, want := range map[string]string{
		"[a":                                   "expected",
		"a = \"text\"":                         "a is no table",
		"[a]\nother = 1":                       "a.other is no table",
		"[a]\nmore = \"text\"":                 `"more" is no plural form`,
		"[a.b]\nother = \"{{.Name}\"":          "a.b: ",
		"[a.b]\nother = \"{{.Name}} }}\"":      "a field is written",
		"[a]\nother = \"{{name}}\"":            "a field is written",
		"[a]\nother = \"{{.}}\"":               "a field is written",
		"[a]\nother = \"{{.A b}}\"":            "a field is written",
		"[a]\none = \"{{if eq .N 1}}{{end}}\"": "a field is written",
	} {
		if _, err := readTongue("xx", []byte(file)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", file, err, want)
		}
	}
}

// TestWhatALanguageLacks wants a form that is missing from the same language,
// a message from English, in the form that English has for the number, and a
// field without a value as it stands.
func TestWhatALanguageLacks(t *testing.T) {
	var w wording
	w.tongues = map[string]tongue{}
	for name, file := range map[string]string{
		"ru": "[half]\none = \"{{.Count}} раз\"\nfew = \"\"\nother = \"{{.Count}} раза\"\n[group.name]\nother = \"имя\"\n",
		"en": "[half]\none = \"once\"\nother = \"{{.Count}} times\"\n[whole]\none = \"one {{.Of}}\"\nother = \"{{.Count}} {{.Of}}\"\n",
	} {
		read, err := readTongue(name, []byte(file))
		if err != nil {
			t.Fatal(err)
		}
		w.tongues[name] = read
	}
	speak := w.in("ru")
	for got, want := range map[string]string{
		speak.count("half", 21):                      "21 раз",
		speak.count("half", 2):                       "2 раза",
		speak.count("half", 5):                       "5 раза",
		speak.say("half", "Count", "много"):          "много раза",
		speak.say("group.name"):                      "имя",
		speak.count("whole", 1, "Of", "part"):        "one part",
		speak.count("whole", 21, "Of", "{{.Count}}"): "21 {{.Count}}",
		speak.count("whole", 2):                      "2 {{.Of}}",
		speak.say("none"):                            "none",
		w.in("xx").count("half", 3):                  "3 times",
	} {
		if got != want {
			t.Errorf("said %q, want %q", got, want)
		}
	}
}
