package corpus

import (
	"bufio"
	"context"
	"errors"
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
	if err := errors.Join(lib.store.Sound(t.Context()), lib.Check(t.Context())); err != nil {
		t.Fatal(err)
	}
	list, err := lib.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	items := func(yield func(Incoming) bool) {
		for n := len(list); yield(Incoming{Article: killed(n), Origin: fmt.Sprintf("/tales/%d.txt", n)}); n++ {
		}
	}
	err = lib.PutAll(t.Context(), items, func(item Incoming, s Stored, err error) {
		fmt.Println("stored", s.ID, strings.TrimPrefix(item.Article.Title, "Tale "), err)
	})
	t.Fatal("the library was full", err)
}

func TestKilledWhileAdding(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	reported := map[string]int{}
	for range 6 {
		addAndKill(t, path, reported)
	}
	lib := openTest(t, path)
	if err := errors.Join(lib.store.Sound(t.Context()), lib.Check(t.Context())); err != nil {
		t.Error(err)
	}
	for id, n := range reported {
		if got, err := lib.Article(t.Context(), id); err != nil || !slices.Equal(got.Paragraphs, killed(n).Paragraphs) {
			t.Errorf("%s was reported as stored: error %v, %d paragraphs", id, err, len(got.Paragraphs))
		}
	}
}

// addAndKill runs an adder, kills it at a random moment after a random number
// of reports, and notes all that it had reported, by ID.
func addAndKill(t *testing.T, path string, reported map[string]int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestAdder$")
	cmd.Env = append(os.Environ(), adderFile+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	last := 1 + rand.N(120)
	for n := 0; lines.Scan(); n++ {
		var id string
		var tale int
		if _, err := fmt.Sscanf(lines.Text(), "stored %s %d <nil>", &id, &tale); err != nil {
			if n < last {
				t.Fatalf("the adder said %q", lines.Text())
			}
			break // the line it was killed in
		}
		reported[id] = tale
		if n == last {
			// A batch takes some ten milliseconds: stop anywhere in it.
			time.AfterFunc(rand.N(30*time.Millisecond), cancel)
		}
	}
	if err := cmd.Wait(); err == nil || ctx.Err() != context.Canceled {
		t.Fatalf("the adder was not killed but ended by itself: %v", err)
	}
}
