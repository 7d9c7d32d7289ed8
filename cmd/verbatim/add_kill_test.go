package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The full check is: go test ./cmd/verbatim -run Killed -kills 20 -articles 1000
var (
	kills        = flag.Int("kills", 2, "how often the program is killed while it adds articles")
	killArticles = flag.Int("articles", 150, "how many articles it is killed over")
)

// TestKilledAddLosesNothingReported ends "verbatim add" with SIGKILL at random
// moments. What it had reported as added must be there, the library must list
// and answer, and the same command must complete the work.
func TestKilledAddLosesNothingReported(t *testing.T) {
	folder := writeArticles(t, *killArticles)
	start := time.Now()
	verbatim(t, t.TempDir(), "add", folder)
	whole := time.Since(start)
	midway := 0
	for round := range *kills {
		data := t.TempDir()
		// Every other time it is killed in the middle of reporting, where a
		// report that comes too early would show.
		wait, lines := rand.N(whole), *killArticles+1
		if round%2 == 0 {
			wait, lines = patience, 1+rand.N(*killArticles)
		}
		reported := addAndKill(t, data, folder, wait, lines)
		stored := storedIDs(t, data)
		for _, id := range reported {
			if !stored[id] {
				t.Fatalf("round %d: %s was reported as added and is not there", round, id)
			}
		}
		if 0 < len(reported) && len(reported) < *killArticles {
			midway++
		}
		if len(reported) > 0 {
			verbatim(t, data, "ask", "which number has", strings.ReplaceAll(reported[0], "-", " "))
		}
		verbatim(t, data, "add", folder)
		if n := len(storedIDs(t, data)); n != *killArticles {
			t.Fatalf("round %d: %d articles after adding again, want %d", round, n, *killArticles)
		}
		t.Logf("round %d: %d reported, %d stored", round, len(reported), len(stored))
	}
	t.Logf("%d of %d rounds were cut midway; adding all takes %v", midway, *kills, whole)
}

// writeArticles makes a folder of n small articles.
func writeArticles(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		text := fmt.Sprintf("# Report %d\n\nThe keeper of report %d counted %d ships from the tower.\n\nNobody else went up on day %d.\n", i, i, i*7+3, i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("report-%d.md", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// addAndKill starts to add a folder, kills the process after a time or a number
// of lines and returns the IDs that it had reported.
func addAndKill(t *testing.T, data, folder string, wait time.Duration, lines int) (ids []string) {
	t.Helper()
	cmd := process(t, data, "add", folder)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(wait, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	for in := bufio.NewReader(stdout); ; {
		line, err := in.ReadString('\n')
		if err != nil {
			break // A line that was cut reported nothing.
		}
		if id, ok := strings.CutPrefix(line, "added "); ok {
			ids = append(ids, strings.Fields(id)[0])
		}
		if len(ids) == lines {
			_ = cmd.Process.Kill()
		}
	}
	// Being killed is the point.
	_ = cmd.Wait()
	return ids
}

// storedIDs are the IDs that list prints.
func storedIDs(t *testing.T, data string) map[string]bool {
	t.Helper()
	var list []struct{ ID string }
	if err := json.Unmarshal(verbatim(t, data, "list", "--json"), &list); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, a := range list {
		ids[a.ID] = true
	}
	return ids
}

// verbatim runs the program to its end and returns its output. It may find no
// answer, but it may not fail.
func verbatim(t *testing.T, data string, args ...string) []byte {
	t.Helper()
	cmd := process(t, data, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil && cmd.ProcessState.ExitCode() != exitNoAnswer {
		t.Fatalf("verbatim %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return out
}

// process prepares a run of the program, in a folder of its own.
func process(t *testing.T, data string, args ...string) *exec.Cmd {
	t.Helper()
	// TestMain puts it on the path.
	cmd := exec.Command("verbatim", args...)
	cmd.Dir = t.TempDir()
	cmd.Env = []string{"VERBATIM_DATA=" + data, "PATH=" + os.Getenv("PATH"), "TMPDIR=" + t.TempDir()}
	return cmd
}
