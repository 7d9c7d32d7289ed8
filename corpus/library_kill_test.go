package corpus

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// adderFile is the environment variable that makes the test binary an adder:
// a process that puts articles into that library until it is killed.
const adderFile = "VERBATIM_TEST_ADDER"

// killed is article n of the adder.
func killed(n int) Article {
	a := long(fmt.Sprintf("Tale %d", n), 3+n%17)
	a.Language = "en"
	return a
}

// TestAdder is the adder, and nothing in a usual run.
func TestAdder(t *testing.T) {
	path := os.Getenv(adderFile)
	if path == "" {
		t.Skip("is started by TestKilledWhileAdding")
	}
	lib := openTest(t, path)
	from := len(must(lib.Versions(t.Context())))
	items := func(yield func(Incoming) bool) {
		for n := from; yield(Incoming{killed(n), fmt.Sprintf("/tales/%d.txt", n)}); n++ {
		}
	}
	err := lib.PutAll(t.Context(), items, func(item Incoming, s Stored, err error) {
		fmt.Println("stored", s.ID, strings.TrimPrefix(item.Article.Title, "Tale "), err)
	})
	t.Fatal("the library was full", err)
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func TestKilledWhileAdding(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	reported := map[string]int{}
	for range 8 {
		addAndKill(t, path, reported)
		lib, err := OpenLibrary(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if err := lib.Check(t.Context()); err != nil {
			t.Error(err)
		}
		for id, n := range reported {
			if got, err := lib.Article(t.Context(), id); err != nil || !slices.Equal(got.Paragraphs, killed(n).Paragraphs) {
				t.Errorf("%s was reported as stored: error %v, %d paragraphs", id, err, len(got.Paragraphs))
			}
		}
		lib.Close()
	}
	if len(reported) < 20 {
		t.Errorf("only %d articles were reported: the adder is killed too early for a test", len(reported))
	}
}

// addAndKill runs an adder, kills it after a random time, and notes what it
// had reported, by ID.
func addAndKill(t *testing.T, path string, reported map[string]int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond+rand.N(200*time.Millisecond))
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestAdder$") // is killed when ctx ends
	cmd.Env = append(os.Environ(), adderFile+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		var id string
		var n int
		if _, err := fmt.Sscanf(lines.Text(), "stored %s %d <nil>", &id, &n); err != nil {
			if ctx.Err() == nil {
				t.Fatalf("the adder said %q", lines.Text())
			}
			break // the line it was killed in
		}
		reported[id] = n
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("the adder ended by itself")
	}
}
