package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The full check is: go test ./cmd/verbatim -run Killed -kills 20 -articles 1000
// with postgresVariable set.
var (
	kills        = flag.Int("kills", 2, "how often the program is killed while it adds articles, on each database")
	killArticles = flag.Int("articles", 150, "how many articles it is killed over")
)

// postgresVariable names the database that the test may use. It takes a schema
// of its own there and leaves it empty.
const postgresVariable = "VERBATIM_TEST_POSTGRES"

// TestKilledAddLosesNothingReported ends "verbatim add" with SIGKILL at random
// moments. What it had reported as added must be there, nothing may be half
// there, the index must agree with the store, and the same command must
// complete the work.
func TestKilledAddLosesNothingReported(t *testing.T) {
	folder := writeArticles(t, *killArticles)
	t.Run("sqlite", func(t *testing.T) { killWhileAdding(t, folder, "") })
	t.Run("postgres", func(t *testing.T) {
		killWhileAdding(t, folder, schemaAddress(t, "verbatim_test_killed"))
	})
}

// schemaAddress is the address of a schema of the database that the tests may use.
// A test is skipped where there is none.
func schemaAddress(t *testing.T, schema string) string {
	t.Helper()
	address := os.Getenv(postgresVariable)
	if address == "" {
		t.Skip("needs a PostgreSQL server: set " + postgresVariable + " to the address of a database on it")
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	query := u.Query()
	query.Set("search_path", schema)
	u.RawQuery = query.Encode()
	return u.String()
}

// killWhileAdding does it on one database; "" stands for a file in the data
// folder.
func killWhileAdding(t *testing.T, folder, database string) {
	empty := emptyBackup(t)
	fresh := func() home {
		h := home{t.TempDir(), database}
		if database != "" {
			verbatim(t, h, "restore", "--yes", empty)
		}
		return h
	}
	if database != "" {
		t.Cleanup(func() { fresh() })
	}
	start := time.Now()
	verbatim(t, fresh(), "add", folder)
	whole := time.Since(start)
	midway := 0
	for round := range *kills {
		h := fresh()
		// Every other time it is killed in the middle of reporting, where a
		// report that comes too early would show.
		wait, lines := rand.N(whole), *killArticles+1
		if round%2 == 0 {
			wait, lines = patience, 1+rand.N(*killArticles)
		}
		reported := addAndKill(t, h, folder, wait, lines)
		if len(reported) > 0 {
			// Asking makes the index.
			killWithin(t, whole/4, process(t, h, "ask", "who went up the tower"))
			verbatim(t, h, "verify")
		}
		stored := storedIDs(t, h)
		for _, id := range reported {
			if !stored[id] {
				t.Fatalf("round %d: %s was reported as added and is not there", round, id)
			}
		}
		if 0 < len(reported) && len(reported) < *killArticles {
			midway++
		}
		if len(reported) > 0 {
			verbatim(t, h, "ask", "which number has", strings.ReplaceAll(reported[0], "-", " "))
		}
		verbatim(t, h, "add", folder)
		if n := len(storedIDs(t, h)); n != *killArticles {
			t.Fatalf("round %d: %d articles after adding again, want %d", round, n, *killArticles)
		}
		verbatim(t, h, "verify")
		t.Logf("round %d: %d reported, %d stored", round, len(reported), len(stored))
	}
	t.Logf("%d of %d rounds were cut midway; adding all takes %v", midway, *kills, whole)
}

// emptyBackup is a backup with nothing in it.
func emptyBackup(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "empty.db")
	// What makes a library, and takes its article out again.
	h := home{data: t.TempDir()}
	verbatim(t, h, "add", filepath.Join(writeArticles(t, 1), "report-0.md"))
	verbatim(t, h, "remove", "report-0")
	verbatim(t, h, "backup", path)
	return path
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
func addAndKill(t *testing.T, h home, folder string, wait time.Duration, lines int) (ids []string) {
	t.Helper()
	cmd := process(t, h, "add", folder)
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
func storedIDs(t *testing.T, h home) map[string]bool {
	t.Helper()
	var list []struct{ ID string }
	if err := json.Unmarshal(verbatim(t, h, "list", "--json"), &list); err != nil {
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
func verbatim(t *testing.T, h home, args ...string) []byte {
	t.Helper()
	cmd := process(t, h, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil && cmd.ProcessState.ExitCode() != exitNoAnswer {
		t.Fatalf("verbatim %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return out
}

// A home is where a run of the program keeps its data.
type home struct{ data, database string }

// process prepares a run of the program, in a folder of its own.
func process(t *testing.T, h home, args ...string) *exec.Cmd {
	t.Helper()
	// TestMain puts it on the path.
	cmd := exec.Command("verbatim", args...)
	cmd.Dir = t.TempDir()
	cmd.Env = []string{"VERBATIM_DATA=" + h.data, "VERBATIM_DATABASE=" + h.database, "PATH=" + os.Getenv("PATH"), "TMPDIR=" + t.TempDir()}
	return cmd
}
