package corpus

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// furnished is a store that has a row in every table.
func furnished(t *testing.T) *Store {
	t.Helper()
	s := openTestStore(t, filepath.Join(t.TempDir(), "library.db"))
	ctx := t.Context()
	own := s.Library("77")
	for _, text := range []string{"The ferry left at dawn.", "The ferry left at noon."} {
		item := Incoming{Article: tale("Ferry", text, "It was full."), Origin: "/ferry.md", Raw: []byte(text)}
		if _, err := s.Library("").Put(ctx, item); err != nil {
			t.Fatal(err)
		}
	}
	mustPut(t, own, tale("Ours", "Nobody else reads this."), "", Added)
	when := time.UnixMilli(1_700_000_000_000)
	_, asked := s.AskEditors(ctx, EditorQuestion{Server: "77", Channel: "1", Asker: "2", Text: "Why?", Asked: when})
	for _, err := range []error{
		asked,
		s.PutSettings(ctx, "77", []byte(`{"quotes":2}`)),
		s.PutFeed(ctx, Feed{Server: "77", URL: "https://example.com/feed"}),
		own.PutVisit(ctx, Visit{URL: "https://example.com/a"}),
		s.Rate(ctx, "77", "2", Rating{Passage: "_ours#1", Question: "Why?", Helpful: true}),
		s.ServerLeft(ctx, "88", when),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// dump reads the rows of every table as text, in order; but not the revisions,
// which a restore raises.
func dump(t *testing.T, s *Store) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, table := range tables {
		if table == "revisions" {
			continue
		}
		err := queryRows(t.Context(), s.db, `SELECT * FROM `+table, nil, func(rows *sql.Rows) error {
			columns, err := rows.Columns()
			values, into := make([]any, len(columns)), make([]any, len(columns))
			for i := range into {
				into[i] = &values[i]
			}
			if err == nil {
				err = rows.Scan(into...)
			}
			all[table] = append(all[table], fmt.Sprint(columns, values))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(all[table])
	}
	return all
}

func TestBackupRestores(t *testing.T) {
	s := furnished(t)
	want := dump(t, s)
	for _, table := range tables {
		if table != "revisions" && len(want[table]) == 0 {
			t.Errorf("the test puts nothing into %s", table)
		}
	}
	file := filepath.Join(t.TempDir(), "backup.db")
	err := s.Backup(t.Context(), file, func(int, int) {
		if logs, _ := filepath.Glob(filepath.Join(filepath.Dir(file), ".*", "backup.db?*")); len(logs) > 0 {
			t.Errorf("it takes room for %s too", logs)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v (%v), want 0600", info.Mode(), err)
	}
	if err := s.Library("77").Remove(t.Context(), "_ours"); err != nil {
		t.Fatal(err)
	}
	mustPut(t, s.Library(""), tale("Later", "Added after the backup."), "", Added)
	before, err := s.Library("").Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Restore(t.Context(), file, nil); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, s); !reflect.DeepEqual(got, want) {
		t.Errorf("restored:\n%v\nwant:\n%v", got, want)
	}
	after, err := s.Library("").Revision(t.Context())
	if err != nil || after <= before {
		t.Errorf("revision %d after %d (%v): nobody sees the change", after, before, err)
	}
}

func TestBackupLeavesWhatIsThere(t *testing.T) {
	s := furnished(t)
	file := filepath.Join(t.TempDir(), "backup.db")
	appear := func(int, int) {
		if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, when := range []string{"meanwhile", "before"} {
		if err := s.Backup(t.Context(), file, appear); err == nil || !strings.Contains(err.Error(), "name a new file") {
			t.Errorf("%s: got %v", when, err)
		}
		if got, err := os.ReadFile(file); string(got) != "mine" {
			t.Errorf("%s: the file holds %d bytes (%v)", when, len(got), err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(file), ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestBackupIsWholeOrMissing: while somebody reads the file that is being
// written, it cannot be finished.
func TestBackupIsWholeOrMissing(t *testing.T) {
	s := furnished(t)
	file := filepath.Join(t.TempDir(), "backup.db")
	var reader *sql.DB
	read := func(int, int) {
		parts, err := filepath.Glob(filepath.Join(filepath.Dir(file), ".*", "backup.db"))
		if err != nil || len(parts) != 1 {
			t.Fatal(parts, err)
		}
		if reader, err = sql.Open("sqlite", dataSource(parts[0], inPlace, lockPatience)); err != nil {
			t.Fatal(err)
		}
		tx, err := reader.BeginTx(t.Context(), &sql.TxOptions{ReadOnly: true})
		if err == nil {
			err = tx.QueryRowContext(t.Context(), `SELECT COUNT(*) FROM articles`).Scan(new(int))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	err := s.Backup(t.Context(), file, read)
	wantAdvice(t, err, file, "another program keeps it locked")
	if _, missing := os.Stat(file); err == nil || missing == nil {
		t.Errorf("a backup that cannot be finished: error %v, file %v", err, missing)
	}
	if err := reader.Close(); err != nil {
		t.Error(err)
	}
}

// TestBackupNamesWhatIsBroken: it is the store, and not the file being written.
func TestBackupNamesWhatIsBroken(t *testing.T) {
	s := furnished(t)
	if _, err := s.db.Exec(`DROP TABLE ratings`); err != nil {
		t.Fatal(err)
	}
	err := s.Backup(t.Context(), filepath.Join(t.TempDir(), "backup.db"), nil)
	if err == nil || !strings.HasPrefix(err.Error(), "library "+s.name+": ") || strings.Count(err.Error(), "library ") > 1 {
		t.Errorf("got %v, want an error of %s", err, s.name)
	}
}

// TestRestoreRefuses: a file that is no backup, or half of one, leaves all as
// it was.
func TestRestoreRefuses(t *testing.T) {
	s := furnished(t)
	want := dump(t, s)
	whole := filepath.Join(t.TempDir(), "backup.db")
	if err := s.Backup(t.Context(), whole, nil); err != nil {
		t.Fatal(err)
	}
	backup, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	miscounted := slices.Clone(backup)
	miscounted[39]++ // of the pages that are free (sqlite.org/fileformat.html, 1.3)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":  {nil, "it is no backup: name a file that backup wrote"},
		"a text": {[]byte("The ferry left at dawn."), "it is no backup: name a file that backup wrote"},
		"half":   {backup[:len(backup)/2], "it is damaged or not complete: take another backup"},
		"amiss":  {miscounted, "it is damaged or not complete: take another backup"},
	} {
		file := filepath.Join(t.TempDir(), "wrong.db")
		if err := os.WriteFile(file, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := s.Restore(t.Context(), file, nil); err == nil || !strings.Contains(err.Error(), file+" cannot be restored: "+c.want) || strings.Contains(err.Error(), "put a backup back") {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
		if got := dump(t, s); !reflect.DeepEqual(got, want) {
			t.Fatalf("%s: a restore that failed changed the store", name)
		}
	}
}

// TestRestoreRefusesWhatIsNotAsStored: a backup whose file is whole may hold what
// nobody wrote, such as after a bit of it fell over. Without that it is restored.
func TestRestoreRefusesWhatIsNotAsStored(t *testing.T) {
	s := furnished(t)
	file := filepath.Join(t.TempDir(), "backup.db")
	if err := s.Backup(t.Context(), file, nil); err != nil {
		t.Fatal(err)
	}
	change := func(do func(*Store) error) {
		t.Helper()
		backup, err := OpenStore(t.Context(), file)
		if err == nil {
			err = errors.Join(do(backup), backup.Close())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	change(func(backup *Store) error {
		_, err := backup.exec(t.Context(), `UPDATE paragraphs SET text = 'Nobody ever reads this.' WHERE server = $1`, "77")
		return err
	})
	damaged, again := openTestStore(t, file), filepath.Join(t.TempDir(), "again.db")
	if err := damaged.Backup(t.Context(), again, nil); err == nil || !strings.Contains(err.Error(), "is written, but") || !strings.Contains(err.Error(), "library "+file+`: article "_ours"`) {
		t.Errorf("a backup of it: %v", err)
	}
	if _, err := os.Stat(again); err != nil {
		t.Error(err)
	}
	if err := damaged.Close(); err != nil {
		t.Fatal(err)
	}
	want := dump(t, s)
	err := s.Restore(t.Context(), file, nil)
	if err == nil || !strings.Contains(err.Error(), file+" cannot be restored") || !strings.Contains(err.Error(), `article "_ours" is not what was stored`) {
		t.Errorf("got %v", err)
	}
	if got := dump(t, s); !reflect.DeepEqual(got, want) {
		t.Error("a restore that failed changed the store")
	}
	change(func(backup *Store) error { return backup.Library("77").Remove(t.Context(), "_ours") })
	if err := s.Restore(t.Context(), file, nil); err != nil {
		t.Error(err)
	}
}

// TestRestoreRefusesHalfALibrary: what was written to a library that is open, or
// was not closed, stands beside its file.
func TestRestoreRefusesHalfALibrary(t *testing.T) {
	file := filepath.Join(t.TempDir(), "library.db")
	open := openTestStore(t, file)
	mustPut(t, open.Library(""), tale("Ferry", "The ferry left at dawn."), "", Added)
	err := furnished(t).Restore(t.Context(), file, nil)
	if err == nil || !strings.Contains(err.Error(), file+" cannot be restored: it is a library that is open or was not closed: back it up first") {
		t.Errorf("got %v", err)
	}
}
