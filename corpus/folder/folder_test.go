package folder

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/corpus"
)

// write writes files below dir, by name. A name that ends in "/" is a folder,
// a content that starts with "-> " a link.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		path := filepath.Join(dir, name)
		folder := filepath.Dir(path)
		if strings.HasSuffix(name, "/") {
			folder = path
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if folder == path {
			continue
		}
		target, link := strings.CutPrefix(content, "-> ")
		err := error(nil)
		if link {
			err = os.Symlink(target, path)
		} else {
			err = os.WriteFile(path, []byte(content), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// story is an article as Markdown.
func story(title, text string) string { return "# " + title + "\n\n" + text + "\n" }

// titles lists the titles in a library, sorted.
func titles(t *testing.T, lib *corpus.Library) []string {
	t.Helper()
	list, err := lib.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range list {
		names = append(names, s.Title)
	}
	slices.Sort(names)
	return names
}

// syncOnce brings the library in step with dir and returns what was reported, as
// "added id" and "! error", sorted.
func syncOnce(t *testing.T, lib *corpus.Library, dir string) []string {
	t.Helper()
	var events []string
	if err := Sync(t.Context(), lib, dir, func(e Event) { events = append(events, describe(e)) }); err != nil {
		t.Fatal(err)
	}
	slices.Sort(events)
	return events
}

// describe writes an event as a line.
func describe(e Event) string {
	switch {
	case e.Err == nil:
		return fmt.Sprint(e.Change, " ", e.ID)
	case e.ID == "":
		return "! " + filepath.Base(e.Path)
	}
	return fmt.Sprint(e.Change, " ", e.ID, " ! ", filepath.Base(e.Path))
}

func wantEvents(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("events %q, want %q", got, want)
	}
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	elsewhere := t.TempDir()
	write(t, elsewhere, map[string]string{"linked.md": story("L", "One."), "deep/er.txt": "x"})
	write(t, dir, map[string]string{
		"a.md": "", "B.HTML": "", "c.txt": "", "d.pdf": "", "empty/": "", "sub/sub/d.md": "",
		"no.odt": "", "no": "", ".no.md": "", ".git/no.md": "", "sub/folder.md/": "",
		"file.md": "-> " + filepath.Join(elsewhere, "linked.md"), "tree": "-> " + filepath.Join(elsewhere, "deep"),
		"up": "-> .", "sub/up": "-> ..", "sub/circle": "-> circle", "nothing.md": "-> nowhere", "endless.md": "-> /dev/zero",
	})
	files, err := Find(t.Context(), dir)
	for i := range files {
		files[i], _ = filepath.Rel(dir, files[i])
	}
	want := []string{"B.HTML", "a.md", "c.txt", "d.pdf", "file.md", "sub/sub/d.md", "tree/er.txt"}
	if !slices.Equal(files, want) {
		t.Errorf("got  %q\nwant %q", files, want)
	}
	if err == nil || !strings.Contains(err.Error(), "circle") {
		t.Errorf("error %v, want one about the link that leads to itself", err)
	}
	if _, err := Find(t.Context(), filepath.Join(dir, "nowhere")); err == nil {
		t.Error("a folder that is not there: no error")
	}
	if _, err := Find(t.Context(), filepath.Join(dir, "a.md")); err == nil {
		t.Error("a file as a folder: no error")
	}
	write(t, dir, map[string]string{"sub/unfinished-export/verbatim.lock": ""})
	files, err = Find(t.Context(), dir)
	if err == nil || !strings.Contains(err.Error(), "not all files are in "+filepath.Join(dir, "sub")) || len(files) != len(want)-1 {
		t.Errorf("beside an export that is not finished: error %v, %q", err, files)
	}
}

func TestSync(t *testing.T) {
	lib, dir := tempLibrary(t), t.TempDir()
	mustPut(t, lib, tale("By hand", "One."), "", corpus.Added)
	mustPut(t, lib, tale("Next door", "One."), dir+"2/next.md", corpus.Added)
	write(t, dir, map[string]string{"a.md": story("A", "One."), "sub/b.txt": "B\n\nTwo of them stood at the quay.", "c.md": story("C", "Three.")})
	wantEvents(t, syncOnce(t, lib, dir), "added a", "added b", "added c")
	wantEvents(t, syncOnce(t, lib, dir))

	write(t, dir, map[string]string{"a.md": story("A", "One, changed."), "new.md": story("New", "Four.")})
	if err := os.RemoveAll(filepath.Join(dir, "sub")); err != nil {
		t.Fatal(err)
	}
	wantEvents(t, syncOnce(t, lib, dir), "added new", "removed b", "replaced a")
	if got := titles(t, lib); !slices.Equal(got, []string{"A", "By hand", "C", "New", "Next door"}) {
		t.Errorf("the library holds %q", got)
	}
}

func TestSyncKeepsIDsOfRenamedFiles(t *testing.T) {
	lib, dir := tempLibrary(t), t.TempDir()
	write(t, dir, map[string]string{"a.md": story("A", "One.")})
	wantEvents(t, syncOnce(t, lib, dir), "added a")
	if err := os.Rename(filepath.Join(dir, "a.md"), filepath.Join(dir, "renamed.md")); err != nil {
		t.Fatal(err)
	}
	wantEvents(t, syncOnce(t, lib, dir))
	if got := titles(t, lib); !slices.Equal(got, []string{"A"}) {
		t.Errorf("the library holds %q", got)
	}
}

func TestSyncTellsOfWhatAFileHoldsNoMore(t *testing.T) {
	lib, dir := tempLibrary(t), t.TempDir()
	write(t, dir, map[string]string{"a.md": story("A", "One."), "b.md": story("B", "Two.")})
	syncOnce(t, lib, dir)
	write(t, dir, map[string]string{"b.md": story("A", "One.")})
	wantEvents(t, syncOnce(t, lib, dir), "removed b")
}

// A file that has come to hold another article does not claim the one before.
func TestFollowerKnowsWhatAFileHolds(t *testing.T) {
	lib, dir := tempLibrary(t), t.TempDir()
	var events []string
	f := follow(t, lib, dir, &events)
	for _, files := range []map[string]string{
		{"a.md": "---\nid: x\n---\n" + story("A", "One.")},
		{"a.md": "---\nid: y\n---\n" + story("B", "Two.")},
		{"c.md": "---\nid: x\n---\n" + story("C", "Three.")},
	} {
		write(t, dir, files)
		if err := f.sync(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(events)
	wantEvents(t, events, "added x", "added x", "added y", "removed x")
}

func TestSyncLeavesBrokenFilesAsTheyWere(t *testing.T) {
	lib, dir := tempLibrary(t), t.TempDir()
	write(t, dir, map[string]string{"a.md": story("A", "One."), "b.md": story("B", "Two.")})
	syncOnce(t, lib, dir)
	write(t, dir, map[string]string{"a.md": "\xff\xfe", "b.md": story("B", "Two, changed."), "c.md": "", "d.md": story("D", "Four.")})
	wantEvents(t, syncOnce(t, lib, dir), "! a.md", "! c.md", "added d", "replaced b")
	if a, err := lib.Article(t.Context(), "a"); err != nil || a.Paragraphs[0].Text != "One." {
		t.Errorf("%v, error %v, want the version before", a, err)
	}
}

func TestSyncRemovesNothingItCannotSee(t *testing.T) {
	lib, parent := tempLibrary(t), t.TempDir()
	dir := filepath.Join(parent, "tales")
	write(t, dir, map[string]string{"a.md": story("A", "One."), "sub/b.md": story("B", "Two.")})
	syncOnce(t, lib, dir)
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	if err := Sync(t.Context(), lib, dir, func(e Event) { t.Error(describe(e)) }); err == nil {
		t.Error("a folder that is not there: no error")
	}
	if err := os.Rename(dir+"-away", dir); err != nil {
		t.Fatal(err)
	}
	// A folder that cannot be looked at, for root too: a link to itself.
	if err := os.RemoveAll(filepath.Join(dir, "sub")); err != nil {
		t.Fatal(err)
	}
	write(t, dir, map[string]string{"sub": "-> sub"})
	wantEvents(t, syncOnce(t, lib, dir), "! sub")
	// A folder deeper than the bounds.
	if err := os.Remove(filepath.Join(dir, "sub")); err != nil {
		t.Fatal(err)
	}
	write(t, dir, map[string]string{strings.Repeat("deep/", maxDepth+2): ""})
	wantEvents(t, syncOnce(t, lib, dir), "! tales")
	if got := titles(t, lib); !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("the library holds %q", got)
	}
}

// A folder that is all at once empty is most likely one whose disk is away.
func TestSyncKeepsWhatAnEmptyFolderHeld(t *testing.T) {
	lib, dir := tempLibrary(t), t.TempDir()
	var events []string
	f := follow(t, lib, dir, &events)
	pass := func(want ...string) {
		t.Helper()
		events = nil
		if err := f.sync(t.Context()); err != nil {
			t.Fatal(err)
		}
		slices.Sort(events)
		wantEvents(t, events, want...)
	}
	pass()
	write(t, dir, map[string]string{"a.md": story("A", "One."), "b.md": story("B", "Two.")})
	pass("added a", "added b")
	for _, name := range []string{"a.md", "b.md"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	pass("! " + filepath.Base(dir))
	pass()
	write(t, dir, map[string]string{"a.md": story("A", "One.")})
	pass("removed b")
	if err := os.Remove(filepath.Join(dir, "a.md")); err != nil {
		t.Fatal(err)
	}
	pass("! " + filepath.Base(dir))
}

func TestSyncTellsOfFilesThatTakeTurns(t *testing.T) {
	lib, dir := tempLibrary(t), t.TempDir()
	front := "---\nid: same\ntitle: A\n---\n\n"
	write(t, dir, map[string]string{"a.md": front + "One.\n", "b.md": front + "Two.\n"})
	wantEvents(t, syncOnce(t, lib, dir), "added same", "replaced same ! b.md")
}
