package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// tell runs the program in an empty folder and returns what it writes.
func tell(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(t.Context(), args, []string{"VERBATIM_DATA=" + filepath.Join(t.TempDir(), "data")}, strings.NewReader(""), &out, &errs)
	return code, out.String(), errs.String()
}

// TestSlipsAreExplained reads command lines that are wrong.
func TestSlipsAreExplained(t *testing.T) {
	t.Chdir(t.TempDir())
	for line, want := range map[string]string{
		"aks":                        `unknown command "aks" for "verbatim", did you mean ask`,
		"aks --help":                 `unknown command "aks"`,
		"help aks":                   `unknown command "aks"`,
		"sourdough":                  "unknown command \"sourdough\" for \"verbatim\"\n",
		"add":                        "expected \"<path> ...\"\nverbatim: See: verbatim add --help\n",
		"show":                       `expected "<id>"`,
		"show a b":                   `unexpected argument b`,
		"chat hello":                 `unexpected argument hello`,
		"feedback":                   `expected "export"`,
		"feedback exprt":             `expected "export"`,
		"ask --jsn hi":               `unknown flag --jsn, did you mean --json?`,
		"--vers":                     `unknown flag --vers, did you mean --version?`,
		"list -x":                    "unknown flag -x\n",
		"ask -1 degree":              `unknown flag -1: put -- before arguments that start with a dash`,
		"ask --json=maybe hi":        `--json: want true or false, not "maybe"`,
		"preview hi --surface slesh": `--surface: want slash, mention, direct, find or check, not "slesh"`,
		"preview hi --theme pink":    `--theme: want both, dark or light, not "pink"`,
		"list --server":              `needs an argument: --server`,
		"list --server story":        `--server: want the digits of its ID`,
		"list --log-level loud":      `VERBATIM_LOG_LEVEL on the command line is "loud"`,
		"completion nushell":         `unknown shell nushell: want bash, zsh, fish or powershell`,
		"add missing":                `missing: there is no such file`,
		"restore missing --yes":      `missing: there is no such file`,
		"restore . --yes":            `. is no file: want one that backup wrote`,
	} {
		code, stdout, stderr := tell(t, strings.Fields(line)...)
		if code != exitError || stdout != "" || !strings.Contains(stderr, want) {
			t.Errorf("verbatim %s: exit code %d and %q, want %d and %q; it prints %q", line, code, stderr, exitError, want, stdout)
		}
	}
	if left, err := os.ReadDir("."); err != nil || len(left) > 0 {
		t.Errorf("a slip leaves %v, %v", left, err)
	}
}

// What names of files and the like hold does not steer the terminal.
func TestErrorsDoNotSteerTheTerminal(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, args := range [][]string{{"add", "a\x1b[31m\u202e.md"}, {"extract", "a\x1b[31m\u202e.md"}, {"restore", "a\x1b[31m\u202e"}} {
		code, _, stderr := tell(t, args...)
		if code != exitError || !strings.Contains(stderr, "a[31m") || strings.ContainsAny(stderr, "\x1b\u202e") {
			t.Errorf("%q: exit code %d and %q", args, code, stderr)
		}
	}
}

// TestEveryCommandHasHelp reads the help of every command, which must fit a
// terminal of 80 columns.
func TestEveryCommandHasHelp(t *testing.T) {
	var visit func(*cobra.Command)
	visit = func(command *cobra.Command) {
		args := strings.Fields(command.CommandPath())[1:]
		code, help, stderr := tell(t, append(args, "--help")...)
		if code != exitOK || !strings.HasPrefix(help, "Usage: "+command.CommandPath()) || stderr != "" {
			t.Errorf("%s --help: exit code %d and %q, it prints %q", command.CommandPath(), code, stderr, help)
		}
		if _, same, _ := tell(t, append([]string{"help"}, args...)...); same != help {
			t.Errorf("help %s prints\n%s\nand not\n%s", strings.Join(args, " "), same, help)
		}
		for line := range strings.Lines(help) {
			if len(line) > 81 {
				t.Errorf("%s --help: a line is too long: %s", command.CommandPath(), line)
			}
		}
		for _, sub := range command.Commands() {
			visit(sub)
		}
	}
	visit(new(parsed).tree())
}

// Every shell that completion names is written for, and the words of a flag are
// among what it completes.
func TestCompletion(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if code, script, stderr := tell(t, "completion", shell); code != exitOK || !strings.Contains(script, "__complete") || stderr != "" {
			t.Errorf("%s: exit code %d and %q, %d bytes", shell, code, stderr, len(script))
		}
	}
	if _, words, _ := tell(t, "__complete", "preview", "hi", "--theme", ""); !strings.HasPrefix(words, "both\ndark\nlight\n") {
		t.Errorf("--theme is completed with %q", words)
	}
}

// The version is told wherever it is asked for.
func TestVersionFlag(t *testing.T) {
	for _, line := range []string{"--version", "ask hi --version", "add --version"} {
		if code, stdout, stderr := tell(t, strings.Fields(line)...); code != exitOK || stdout != "verbatim "+version()+"\n" || stderr != "" {
			t.Errorf("%s: exit code %d, %q and %q", line, code, stdout, stderr)
		}
	}
}
