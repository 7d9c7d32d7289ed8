package corpus

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// wantAdvice checks that an error names the file and holds words of advice.
func wantAdvice(t *testing.T, err error, path, words string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want %q", words)
	}
	if !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), words) {
		t.Errorf("error %q, want it to name %s and to say %q", err, path, words)
	}
}

func TestOpenRefusesOtherFiles(t *testing.T) {
	for name, content := range map[string]string{
		"text":       strings.Repeat("This is no database.\n", 100),
		"short text": "hello",
		"zeros":      strings.Repeat("\x00", 5000),
	} {
		path := filepath.Join(t.TempDir(), "library.db")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := OpenStore(t.Context(), path)
		wantAdvice(t, err, path, "no Verbatim library")
		if after, _ := os.ReadFile(path); !bytes.Equal(after, []byte(content)) {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

func TestOpenRefusesOtherPrograms(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bookmarks.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`CREATE TABLE articles (bookmark TEXT)`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	_, err = OpenStore(t.Context(), path)
	wantAdvice(t, err, path, "another program's database")
}

func TestOpenRefusesNewerTables(t *testing.T) {
	lib := tempLibrary(t)
	if _, err := lib.store.db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`); err != nil {
		t.Fatal(err)
	}
	_, err := OpenStore(t.Context(), lib.store.name)
	wantAdvice(t, err, lib.store.name, "update Verbatim")
}

func TestOpenWhereNothingCanBeWritten(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(file, "library.db")
	_, err := OpenStore(t.Context(), path)
	wantAdvice(t, err, path, "check who owns")
	_, err = OpenStore(t.Context(), dir)
	wantAdvice(t, err, dir, "folder")
}

func TestReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "library.db")
	_, err := OpenStore(t.Context(), path)
	wantAdvice(t, err, path, "check who owns")
}

// TestReadOnlyLibrary: links to nowhere in the place of the files that SQLite makes
// stand for a disk that cannot be written.
func TestReadOnlyLibrary(t *testing.T) {
	lib := tempLibrary(t)
	mustPut(t, lib, tale("A", "One."), "", Added)
	path := lib.store.name
	if err := lib.store.Close(); err != nil {
		t.Fatal(err)
	}
	for _, beside := range []string{"-wal", "-shm"} {
		if err := os.Symlink("nowhere", path+beside); err != nil {
			t.Fatal(err)
		}
	}
	s, err := OpenStore(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if list, err := s.Library("").List(t.Context()); len(list) != 1 || err != nil {
		t.Errorf("got %v, %v, want the article", list, err)
	}
	_, err = s.Library("").Put(t.Context(), Incoming{Article: tale("B", "Two.")})
	wantAdvice(t, err, path, "cannot be written")
	wantAdvice(t, s.Writable(t.Context()), path, "cannot be written")
	if err := s.Close(); err != nil {
		t.Error(err)
	}

	if s, err = OpenStore(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, time.Time{}, time.Now().Add(time.Second)); err != nil {
		t.Fatal(err)
	}
	wantAdvice(t, s.Close(), path, "another program wrote to it")

	if err := errors.Join(os.Remove(path+"-wal"), os.WriteFile(path+"-wal", nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	_, err = OpenStore(t.Context(), path)
	wantAdvice(t, err, path, "cannot be opened")
}

func TestWritable(t *testing.T) {
	s := tempLibrary(t).store
	if err := s.Writable(t.Context()); err != nil {
		t.Error(err)
	}
	db, err := sql.Open("sqlite", dataSource(s.name, logBeside, lockPatience)+"&mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer s.writer.Close()
	s.writer = db // which the store closes
	wantAdvice(t, s.Writable(t.Context()), s.name, "cannot be written")
}

// What is written to a file that is no longer at its place would be lost.
func TestFileIsTakenAway(t *testing.T) {
	lib := tempLibrary(t)
	mustPut(t, lib, tale("A", "One."), "", Added)
	path := lib.store.name
	copied, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	_, err = lib.Put(t.Context(), Incoming{Article: tale("B", "Two.")})
	wantAdvice(t, err, path, "start this program again")
	if err := os.WriteFile(path, copied, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = lib.Put(t.Context(), Incoming{Article: tale("C", "Three.")})
	wantAdvice(t, err, path, "start this program again")
	wantAdvice(t, lib.store.ServerBack(t.Context(), "5"), path, "start this program again")
}

func TestFullDisk(t *testing.T) {
	lib := tempLibrary(t)
	kept := mustPut(t, lib, long("Before", 10), "", Added)
	// The limit holds for the one connection that writes.
	if _, err := lib.store.writer.Exec(`PRAGMA max_page_count = 60`); err != nil {
		t.Fatal(err)
	}
	_, err := lib.Put(t.Context(), Incoming{Article: long("Too long", 2000)})
	wantAdvice(t, err, lib.store.name, "disk is full")
	if versions, err := lib.Versions(t.Context()); err != nil || len(versions) != 1 {
		t.Errorf("%d articles, error %v, want only %s", len(versions), err, kept)
	}
	if err := errors.Join(lib.store.Sound(t.Context()), lib.Check(t.Context())); err != nil {
		t.Error(err)
	}
}

func TestLockedByAnother(t *testing.T) {
	lib := tempLibrary(t)
	tx, err := lib.store.db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	s, err := openStore(t.Context(), lib.store.name, 20*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	wantAdvice(t, s.Writable(t.Context()), s.name, "locked")
}

func TestCancelledContext(t *testing.T) {
	lib := tempLibrary(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := lib.Put(ctx, Incoming{Article: tale("A", "One.")}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

func TestCheckFindsDamage(t *testing.T) {
	lib := tempLibrary(t)
	id := mustPut(t, lib, long("Sound", 40), "", Added)
	if err := lib.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := lib.store.db.Exec(`UPDATE paragraphs SET text = 'Changed behind our back.' WHERE number = 3`); err != nil {
		t.Fatal(err)
	}
	wantAdvice(t, lib.Check(t.Context()), lib.store.name, id)
}

func TestDamagedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	lib := openTest(t, path)
	mustPut(t, lib, long("Sound", 400), "", Added)
	if err := lib.store.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(data) / 4; i < len(data); i++ {
		data[i] = 0xa5
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := OpenStore(t.Context(), path)
	if err == nil {
		defer s.Close()
		err = s.Sound(t.Context())
	}
	if err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("error %v, want one about %s", err, path)
	}
}
