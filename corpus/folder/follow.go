package folder

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"verbatim/corpus"
	"verbatim/corpus/format"
)

// An Event is something that happened while a library was brought in step with
// a folder.
type Event struct {
	// Path is the file or folder it is about, "" for a removed article.
	Path string
	// ID and Change say which article changed in the library, and how. There
	// are no events about articles that did not.
	ID     string
	Change corpus.Change
	// Err says why a file or folder was left as it is in the library, while
	// the rest went on; with a Change, what is doubtful about that. Each
	// error is told once.
	Err error
}

// Sync brings the library in step with a folder of articles: what Find finds is
// put, and what came from files that are no longer there is removed, unless none is
// there at all. A file that cannot be read is reported and keeps its article as it
// was. The error is for a folder or library that fails as a whole.
func Sync(ctx context.Context, lib *corpus.Library, dir string, report func(Event)) error {
	var reader format.Reader
	defer reader.Close()
	f, err := newFollower(lib, &reader, dir, report)
	if err != nil {
		return err
	}
	return f.sync(ctx)
}

// The pace of Follow.
const (
	// rescanEvery is how often the folder is looked through though nothing
	// was heard of it: network drives and full queues tell nothing.
	rescanEvery = 30 * time.Second
	// settle is how long the folder must be quiet before it is read, so that
	// files are whole; settleMost is when it is read even if it never is.
	settle     = 300 * time.Millisecond
	settleMost = 3 * time.Second
)

// Follow keeps the library in step with a folder, as Sync does, while
// the folder changes. It returns nil when ctx ends, and an error when the
// first pass fails; later errors are reported and the next pass tries again.
// An article that is removed by hand comes back when its file changes or
// Follow starts anew.
func Follow(ctx context.Context, lib *corpus.Library, dir string, report func(Event)) error {
	var reader format.Reader
	defer reader.Close()
	f, err := newFollower(lib, &reader, dir, report)
	if err != nil {
		return err
	}
	if f.watcher, err = fsnotify.NewWatcher(); err != nil {
		f.tell(f.dir, unwatched(f.dir, err))
	} else {
		defer f.watcher.Close()
	}
	if err := f.sync(ctx); err != nil && ctx.Err() == nil {
		return err
	}
	for f.wait(ctx) {
		err := f.sync(ctx)
		if ctx.Err() == nil {
			f.tell("", err)
		}
	}
	return nil
}

// A follower knows what it has read of a folder.
type follower struct {
	lib    *corpus.Library
	dir    string
	read   func(ctx context.Context, path string) iter.Seq[format.Entry]
	report func(Event)
	// watcher tells of changes; nil if nothing does.
	watcher *fsnotify.Watcher
	// states are the files that have been put or refused, as they were.
	states map[string]fileState
	// told are the errors that were reported, by path.
	told map[string]string
	// holders are the files that the articles were last read from, by ID.
	holders map[string]string
	// inside are the origins of what the archives held when last read.
	inside map[string]map[string]bool
	// empty is set while the folder holds no article and once did.
	empty bool
}

func newFollower(lib *corpus.Library, r *format.Reader, dir string, report func(Event)) (*follower, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	read := func(ctx context.Context, path string) iter.Seq[format.Entry] {
		return r.ReadFile(ctx, path, corpus.Header{})
	}
	return &follower{lib: lib, dir: dir, read: read, report: report, states: map[string]fileState{},
		told: map[string]string{}, holders: map[string]string{}, inside: map[string]map[string]bool{}}, nil
}

// sync makes one pass.
func (f *follower) sync(ctx context.Context) error {
	t, err := walk(ctx, f.dir)
	if err == nil && f.watch(t.folders) {
		// What was made in a folder before it was watched is seen now.
		t, err = walk(ctx, f.dir)
	}
	if err != nil {
		return err
	}
	if err := f.put(ctx, t); err != nil {
		return err
	}
	held := false
	removed, err := f.lib.KeepOnly(ctx, f.dir, func(origin string) bool {
		held = true
		return len(t.files) == 0 || f.keeps(t, origin)
	})
	for _, id := range removed {
		f.report(Event{ID: id, Change: corpus.Removed})
	}
	f.tellEmpty(held && len(t.files) == 0)
	f.forget(t)
	return err
}

// tellEmpty tells once of a folder that holds no article any more: most likely its
// disk is not mounted.
func (f *follower) tellEmpty(empty bool) {
	if empty && !f.empty {
		f.report(Event{Path: f.dir, Err: errors.New("this folder holds no article any more, and what came from it is kept: is its disk mounted? If the articles are to go, take them out with verbatim remove")})
	}
	f.empty = empty
}

// unwatched is the error for a folder that changes without a word.
func unwatched(dir string, err error) error {
	return fmt.Errorf("cannot be told of changes in %s, so it is looked through every %v: %w", dir, rescanEvery, err)
}

// watch asks to be told of changes in folders; fresh is true if one of them
// was not watched yet.
func (f *follower) watch(folders []string) (fresh bool) {
	if f.watcher == nil {
		return false
	}
	watched := map[string]bool{}
	for _, dir := range f.watcher.WatchList() {
		watched[dir] = true
	}
	for _, dir := range folders {
		if watched[dir] {
			continue
		}
		if err := f.watcher.Add(dir); err != nil {
			f.tell(dir, unwatched(dir, err))
			continue
		}
		fresh = true
	}
	return fresh
}

// put puts the files that have changed, and tells of what cannot be read.
func (f *follower) put(ctx context.Context, t *tree) error {
	for path, err := range t.unread {
		f.tell(path, err)
	}
	if t.cut {
		f.tell(f.dir, tooMany(f.dir))
	}
	err := f.lib.PutAll(ctx, f.changed(ctx, t), func(item corpus.Incoming, stored corpus.Stored, err error) {
		f.done(t, item.Origin, err)
		if err != nil {
			return
		}
		if stored.Change != corpus.Unchanged {
			f.report(Event{Path: item.Origin, ID: stored.ID, Change: stored.Change, Err: f.conflict(t, item.Origin, stored)})
		}
		if stored.Gone != "" {
			delete(f.holders, stored.Gone)
			f.report(Event{ID: stored.Gone, Change: corpus.Removed})
		}
		f.holders[stored.ID] = item.Origin
	})
	if err != nil { // an archive may be half stored
		for path := range f.inside {
			delete(f.states, path)
		}
	}
	return err
}

// changed yields the articles in the files that are not as they were.
func (f *follower) changed(ctx context.Context, t *tree) iter.Seq[corpus.Incoming] {
	return func(yield func(corpus.Incoming) bool) {
		for _, path := range t.files {
			if before, ok := f.states[path]; ok && before == t.states[path] {
				continue
			}
			if ctx.Err() != nil {
				return
			}
			if !f.entries(ctx, t, path, yield) {
				return
			}
		}
	}
}

// entries yields the articles of one file, and tells of those that cannot be
// read.
func (f *follower) entries(ctx context.Context, t *tree, path string, yield func(corpus.Incoming) bool) bool {
	held := map[string]bool{}
	for e := range f.read(ctx, path) {
		held[e.Document.Name] = true
		switch {
		case ctx.Err() != nil:
			return false
		case e.Err != nil:
			f.done(t, e.Document.Name, e.Err)
		case !yield(e.Incoming(e.Document.Name, corpus.Header{})):
			return false
		}
	}
	if format.Of(path) == format.Archive {
		f.inside[path] = held
	}
	return true
}

// keeps reports whether an article's origin may still be there: its file is,
// and if that is an archive, it held the article when it was last read.
func (f *follower) keeps(t *tree, origin string) bool {
	file := t.file(origin)
	if held, ok := f.inside[file]; ok && file != origin && !held[origin] && !held[file] {
		return false
	}
	return t.keeps(file)
}

// coarse is how exact the times of files are at worst (FAT: two seconds).
const coarse = 2 * time.Second

// done notes that what has an origin was dealt with, and tells of its error. A
// file that has just changed may change once more without a new time, so it is
// looked at again in the next pass.
func (f *follower) done(t *tree, origin string, err error) {
	path := t.file(origin)
	state := t.states[path]
	if age := time.Since(time.Unix(0, state.changed)); age < -coarse || age > coarse {
		f.states[path] = state
	}
	f.tell(origin, err)
}

// tell reports an error about a path unless it was the last one told about it.
func (f *follower) tell(path string, err error) {
	if err == nil {
		delete(f.told, path)
		return
	}
	if f.told[path] != err.Error() {
		f.told[path] = err.Error()
		f.report(Event{Path: path, Err: err})
	}
}

// conflict is an error when a file has replaced the article of another file
// that is still there: the two would take turns.
func (f *follower) conflict(t *tree, path string, stored corpus.Stored) error {
	other := f.holders[stored.ID]
	if _, there := t.states[t.file(other)]; !there || other == path {
		return nil
	}
	return fmt.Errorf("%s replaced %s, as both say they are article %q: give them different ids", path, other, stored.ID)
}

// forget drops what is known of files that are gone.
func (f *follower) forget(t *tree) {
	for path := range f.states {
		if !t.keeps(path) {
			delete(f.states, path)
			delete(f.inside, path)
		}
	}
	for path := range f.told {
		if !t.keeps(t.file(path)) && !slices.Contains(t.folders, path) {
			delete(f.told, path)
		}
	}
}

// wait returns true when it is time for another pass, false when ctx has ended.
func (f *follower) wait(ctx context.Context) bool {
	var events chan fsnotify.Event
	var lost chan error
	if f.watcher != nil {
		events, lost = f.watcher.Events, f.watcher.Errors
	}
	timer := time.NewTimer(rescanEvery)
	defer timer.Stop()
	var first time.Time
	for {
		select {
		case <-ctx.Done():
			return false
		case <-timer.C:
			return true
		case event := <-events:
			if strings.HasPrefix(filepath.Base(event.Name), ".") {
				continue
			}
		case <-lost: // some changes were not told
		}
		if first.IsZero() {
			first = time.Now()
		}
		timer.Reset(min(settle, time.Until(first.Add(settleMost))))
	}
}
