package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/folder"
)

// TestKilledBackupAndRestore ends both with SIGKILL at random moments. A backup
// must be whole or not there, a library as it was or restored, and what the
// kills left behind must be gone after the next run, but for a folder that was
// still or already empty.
func TestKilledBackupAndRestore(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) {
		from, to := home{data: t.TempDir()}, home{data: t.TempDir()}
		verbatim(t, from, "add", writeArticles(t, *killArticles))
		verbatim(t, to, "add", writeArticles(t, 1))
		backups, temporary := t.TempDir(), t.TempDir()
		whole := filepath.Join(backups, "whole.db")
		start := time.Now()
		verbatim(t, from, "backup", whole)
		took, restored := time.Since(start), 0
		for round := range *kills {
			file := filepath.Join(backups, fmt.Sprintf("%d.db", round))
			killWithin(t, took, process(t, from, "backup", file))
			if _, err := os.Stat(file); err == nil {
				verbatim(t, home{data: t.TempDir()}, "restore", file)
			}
			cmd := process(t, to, "restore", "--yes", whole)
			cmd.Env = append(cmd.Env, "TMPDIR="+temporary)
			killWithin(t, took, cmd)
			switch n := len(storedIDs(t, to)); n {
			case 1:
			case *killArticles:
				restored++
				to = home{data: t.TempDir()}
				verbatim(t, to, "add", writeArticles(t, 1))
			default:
				t.Fatalf("round %d: %d articles, want 1 or %d", round, n, *killArticles)
			}
			verbatim(t, to, "verify")
		}
		verbatim(t, from, "backup", filepath.Join(backups, "last.db"))
		cmd := process(t, to, "restore", "--yes", whole)
		cmd.Env = append(cmd.Env, "TMPDIR="+temporary)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		left, _ := filepath.Glob(filepath.Join(backups, ".*"))
		more, _ := filepath.Glob(filepath.Join(temporary, "*"))
		for _, folder := range append(left, more...) {
			if files, err := os.ReadDir(folder); err != nil || len(files) > 0 {
				t.Errorf("left behind: %s with %v (%v)", folder, files, err)
			}
		}
		made, _ := filepath.Glob(filepath.Join(backups, "?*.db"))
		t.Logf("%d of %d backups were made and %d libraries restored before the kill; a backup takes %v", len(made)-2, *kills, restored, took)
	})
}

// TestKilledExport ends it with SIGKILL at random moments, every other time when
// some files are there. Each that is there must be whole; where some lack, add must
// refuse the folder; and the same command must complete the work and leave nothing
// else behind.
func TestKilledExport(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) {
		h, whole := home{data: t.TempDir()}, filepath.Join(t.TempDir(), "whole")
		verbatim(t, h, "add", writeArticles(t, *killArticles))
		start := time.Now()
		verbatim(t, h, "export", whole)
		took, midway := time.Since(start), 0
		for round := range *kills {
			folder := filepath.Join(t.TempDir(), "export")
			if cmd := process(t, h, "export", folder); round%2 == 0 {
				killAt(t, cmd, filepath.Join(folder, fmt.Sprintf("report-%d.md", rand.N(*killArticles))))
			} else {
				killWithin(t, took, cmd)
			}
			files, _ := filepath.Glob(filepath.Join(folder, "[^.]*.md"))
			for _, file := range files {
				if name := filepath.Base(file); !sameFile(t, file, filepath.Join(whole, name)) {
					t.Fatalf("round %d: %s is not whole", round, name)
				}
			}
			if 0 < len(files) && len(files) < *killArticles {
				midway++
				out, err := process(t, h, "add", folder).CombinedOutput()
				if err == nil || !bytes.Contains(out, []byte("not all files are in "+folder)) {
					t.Fatalf("round %d: adding %d of %d files: %v\n%s", round, len(files), *killArticles, err, out)
				}
			}
			if len(files) == *killArticles {
				continue // All is there, whether or not that was noted.
			}
			verbatim(t, h, "export", folder)
			if left, err := os.ReadDir(folder); err != nil || len(left) != *killArticles {
				t.Fatalf("round %d: %d entries after exporting again, want %d (%v)", round, len(left), *killArticles, err)
			}
		}
		t.Logf("%d of %d exports were cut midway; one takes %v", midway, *kills, took)
	})
}

// TestTwoExports: while one writes to a folder, another says so and touches nothing.
func TestTwoExports(t *testing.T) {
	h, dir := home{data: t.TempDir()}, filepath.Join(t.TempDir(), "export")
	verbatim(t, h, "add", writeArticles(t, 3))
	store, err := corpus.OpenStore(t.Context(), filepath.Join(h.data, "library.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	n, err := folder.Export(t.Context(), store.Own(""), dir, func(done, _ int) {
		if done == 2 {
			out, err := process(t, h, "export", dir).CombinedOutput()
			if err == nil || !bytes.Contains(out, []byte("another export is writing to "+dir)) {
				t.Errorf("%v, told %q", err, out)
			}
		}
	})
	if files, _ := filepath.Glob(filepath.Join(dir, "*")); err != nil || n != 3 || len(files) != 3 {
		t.Errorf("%d exported, error %v, files %q", n, err, files)
	}
}

// sameFile reports whether two files hold the same.
func sameFile(t *testing.T, one, other string) bool {
	t.Helper()
	a, err := os.ReadFile(one)
	b, fault := os.ReadFile(other)
	if err != nil || fault != nil {
		t.Fatal(err, fault)
	}
	return bytes.Equal(a, b)
}

// killAt runs a process and kills it when a file is there.
func killAt(t *testing.T, cmd *exec.Cmd, file string) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Microsecond) {
		if _, err := os.Stat(file); err == nil {
			break
		}
	}
	_ = cmd.Process.Kill()
	// Being killed is the point.
	_ = cmd.Wait()
}

// TestKilledDoctor: the file that it fills to see whether there is room is gone,
// or empty if the kill came between making and removing it.
func TestKilledDoctor(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) {
		h := home{data: t.TempDir()}
		verbatim(t, h, "add", writeArticles(t, 1))
		start := time.Now()
		verbatim(t, h, "verify") // takes about as long
		took := time.Since(start)
		for range *kills {
			killWithin(t, 2*took, process(t, h, "doctor"))
		}
		left, _ := filepath.Glob(filepath.Join(h.data, ".*"))
		for _, file := range left {
			if info, err := os.Stat(file); err != nil || info.Size() > 0 {
				t.Errorf("left behind: %s with %d bytes (%v)", file, info.Size(), err)
			}
		}
	})
}

// killWithin runs a process and kills it after at most so long.
func killWithin(t *testing.T, most time.Duration, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(rand.N(most), func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	// Being killed is the point.
	_ = cmd.Wait()
}
