package folder

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"verbatim/corpus"
)

// hostile is an article whose every part wants to be read as something else.
func hostile() corpus.Article {
	a := corpus.Article{Header: corpus.Header{Title: `"---": {#1} \"; <b>&amp;</b> 'é' — 多语 | [x](y)`, Language: "zh-Hant",
		Source: corpus.Source{Publisher: "null", Author: "- a, [b], {c}: 'd' # e", URL: "https://example.org/a?b=c&d=%22#e:f",
			Published: "2022", Retrieved: "2022-03-18", Licence: "true: ~"}}}
	a.ID = "2022-03"
	for i, text := range []string{"# no heading", "---", "- no list", "1. no list", "> no quote", "```", "| a | b |\n|---|---|", "    no code",
		"a\\\nb", "  two  spaces  ", "a\tb", "<script>alert(1)</script>", "&lt;&#35;", "[^1]: note", "![i](u)", "*a* _b_ **c** `d`", "=====",
		"\u00a0x\u00a0", "\u200bx", "a\u2028b", "title: x", "+++", ":::", "~~~", `\`, "***", "☃ 🚢"} {
		a.Paragraphs = append(a.Paragraphs, corpus.Paragraph{Section: []string{"", "# S", "## *S* #", "1. `x`", "S:", "\\"}[i/5%6], Text: text})
	}
	return a
}

func TestExport(t *testing.T) {
	for _, server := range []string{"", "7"} {
		s := openTestStore(t, filepath.Join(t.TempDir(), "library.db"))
		lib, dir := s.Library(server), filepath.Join(t.TempDir(), "new", "folder")
		mustPut(t, lib, hostile(), "", corpus.Added)
		for i := range 3 {
			mustPut(t, lib, long(fmt.Sprint("Tale ", i), 20), "", corpus.Added)
			changed := long(fmt.Sprint("Tale ", i), 21)
			mustPut(t, lib, changed, "", corpus.Replaced)
		}
		lib = s.Own(server)
		if n, err := Export(t.Context(), lib, dir, nil); err != nil || n != 4 {
			t.Fatalf("%d articles written, error %v", n, err)
		}
		if _, err := Export(t.Context(), lib, dir, nil); err == nil {
			t.Error("an export into a folder that is not empty: no error")
		}
		again := openTestStore(t, filepath.Join(t.TempDir(), "library.db")).Library(server)
		if err := Sync(t.Context(), again, dir, func(e Event) {
			if e.Err != nil {
				t.Error(e.Err)
			}
		}); err != nil {
			t.Fatal(err)
		}
		wantSame(t, lib, again)
		info, err := os.Stat(dir)
		if err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("folder has mode %v, error %v", info.Mode(), err)
		}
	}
}

// An export that is stopped leaves nothing behind, so that it can be run again.
func TestStoppedExport(t *testing.T) {
	s := openTestStore(t, filepath.Join(t.TempDir(), "library.db"))
	lib, dir := s.Library(""), t.TempDir()
	for i := range 3 {
		mustPut(t, lib, long(fmt.Sprint("Tale ", i), 20), "", corpus.Added)
	}
	ctx, stop := context.WithCancel(t.Context())
	_, err := Export(ctx, lib, dir, func(done, _ int) {
		if done == 2 {
			stop()
		}
	})
	if left, _ := os.ReadDir(dir); !errors.Is(err, context.Canceled) || len(left) > 0 {
		t.Errorf("error %v and %d files", err, len(left))
	}
	if n, err := Export(t.Context(), lib, dir, nil); err != nil || n != 3 {
		t.Errorf("again: %d articles written, error %v", n, err)
	}
}

// wantSame checks that two libraries hold the same articles.
func wantSame(t *testing.T, want, got *corpus.Library) {
	t.Helper()
	wanted, err := want.Versions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	versions, err := got.Versions(t.Context())
	if err != nil || !maps.Equal(versions, wanted) {
		t.Errorf("got  %v, error %v\nwant %v", versions, err, wanted)
	}
	for id := range wanted {
		a, err := want.Article(t.Context(), id)
		b, errGot := got.Article(t.Context(), id)
		if err != nil || errGot != nil || fmt.Sprintf("%#v", a) != fmt.Sprintf("%#v", b) {
			t.Errorf("errors %v, %v\ngot  %#v\nwant %#v", err, errGot, b, a)
		}
	}
}
