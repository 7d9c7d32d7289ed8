package main

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// TestExampleListsEverySetting compares .env.example with the table: each
// setting once, in its order, with its help above and its default.
func TestExampleListsEverySetting(t *testing.T) {
	data, err := os.ReadFile("../../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range regexp.MustCompile(`(?m)^# (.*)\n([A-Z_]+=.*)$`).FindAllStringSubmatch(string(data), -1) {
		got = append(got, m[1]+"\n"+m[2])
	}
	var want []string
	for _, row := range settingsTable() {
		want = append(want, row.Help+"\n"+row.Name+"="+row.Default)
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf(".env.example has\n%s\n\nwant\n%s", g, w)
	}
	if n := len(regexp.MustCompile(`(?m)^[^#\n]`).FindAllString(string(data), -1)); n != len(want) {
		t.Errorf(".env.example has %d settings, want %d", n, len(want))
	}
}

func TestExampleIsAValidFile(t *testing.T) {
	values, err := readDotenv("../../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	s, err := readSettings(valueSource{values, "in .env"})
	if err != nil {
		t.Fatal(err)
	}
	if want := (settings{APIURL: "https://discord.com", Data: "./data", TraceHeaders: map[string]string{}}); !reflect.DeepEqual(s, want) {
		t.Errorf("got %+v, want the defaults %+v", s, want)
	}
}

func TestFirstSourceWins(t *testing.T) {
	s, err := readSettings(
		valueSource{map[string]string{"VERBATIM_LOG_LEVEL": "debug"}, "on the command line"},
		valueSource{map[string]string{"VERBATIM_LOG_LEVEL": "warn", "VERBATIM_LOG_FORMAT": "json", "DISCORD_TOKEN": ""}, "in the environment"},
		valueSource{map[string]string{"VERBATIM_LOG_FORMAT": "text", "DISCORD_TOKEN": "abc"}, "in .env"})
	if err != nil {
		t.Fatal(err)
	}
	want := settings{APIURL: "https://discord.com", Data: "./data", TraceHeaders: map[string]string{}, LogLevel: slog.LevelDebug, LogJSON: true}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("got %+v, want %+v: an empty variable of the environment unsets what .env says", s, want)
	}
}

func TestBadValuesAreExplained(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, value, want string }{
		{"DISCORD_TOKEN", "s3cret token", `DISCORD_TOKEN in .env is (not shown): want a token without spaces`},
		{"DISCORD_API_URL", "discord.com", `DISCORD_API_URL in .env is "discord.com": want scheme and host only`},
		{"DISCORD_API_URL", "https://discord.com/api/v10", `want scheme and host only`},
		{"DISCORD_API_URL", "https://u:p@discord.com", `want scheme and host only`},
		{"VERBATIM_DATA", file, `want a folder`},
		{"VERBATIM_CORPUS", file, `want a folder that exists`},
		{"VERBATIM_CORPUS", file + "/none", `want a folder that exists`},
		{"VERBATIM_LOG_LEVEL", "loud", `VERBATIM_LOG_LEVEL in .env is "loud": want debug, info, warn or error`},
		{"VERBATIM_LOG_FORMAT", "xml", `want text or json`},
		{"VERBATIM_DAT", "x", `VERBATIM_DAT in .env is no setting: did you mean VERBATIM_DATA?`},
		{"VERBATIM_LOGLEVEL", "x", `did you mean VERBATIM_LOG_LEVEL?`},
	} {
		_, err := readSettings(valueSource{map[string]string{c.name: c.value}, "in .env"})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s=%s: error %v, want %q", c.name, c.value, err, c.want)
		}
		if err != nil && strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%s: the error shows a secret: %v", c.name, err)
		}
	}
}

func TestDotenvErrorsNameTheLineAndNotTheSecret(t *testing.T) {
	for text, want := range map[string]string{
		"DISCORD_TOKEN s3cret\n":                          ":1:",
		"\n# note\nDISCORD_TOKEN":                         ":3:",
		"A=1\nDISCORD_TOKEN=\"s3cret\nB=2\n":              ":2:",
		"A=\"one\ntwo\"\nB=2\n- s3cret\nC=3\n":            ":4:",
		"\ufeffA=1\r\nB=2\r\n=s3cret\r\n":                 ":3:",
		"A=" + strings.Repeat("s3cret", maxDotenv) + "\n": "larger than",
	} {
		path := filepath.Join(t.TempDir(), ".env")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := readDotenv(path)
		switch {
		case err == nil || !strings.Contains(err.Error(), want):
			t.Errorf("%.40q: error %v, want %q", text, err, want)
		case strings.Contains(err.Error(), "s3cret"):
			t.Errorf("%.40q: the error shows a secret: %v", text, err)
		}
	}
}

// FuzzDotenv reads any .env file: a mistake is found on one of its lines.
func FuzzDotenv(f *testing.F) {
	f.Add([]byte("# note\nA=1\nexport B=\"two words\"\nC='$A'\n"))
	f.Add([]byte("\ufeffA=1\r\nB=2\r\n=s3cret\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<10 {
			return // each line is tried
		}
		if _, ok := parseDotenv(data); ok {
			return
		}
		if line := badLine(data); line < 1 || line > 1+bytes.Count(data, []byte("\n")) {
			t.Errorf("line %d of %q", line, data)
		}
	})
}

// FuzzSettings gives any value to each setting: none panics, and no error shows
// a secret.
func FuzzSettings(f *testing.F) {
	f.Add("", "://user@host")
	f.Add("postgres://user:", "@host/%zz?x=[::1]:99999")
	f.Add("a=%zz,", ",10.0.0.0/33,[fe80::1%eth0]:0")
	f.Fuzz(func(t *testing.T, before, after string) {
		for _, row := range settingsTable() {
			for _, value := range []string{before, before + "s3cret" + after} {
				_, err := readSettings(valueSource{map[string]string{row.Name: value}, "in .env"})
				if row.Secret && err != nil && strings.Contains(err.Error(), "s3cret") {
					t.Errorf("%s=%q: %v", row.Name, value, err)
				}
			}
		}
	})
}
