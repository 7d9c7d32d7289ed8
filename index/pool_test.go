package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"verbatim/corpus"
)

// A room is a library whose articles a test can change while it is asked.
type room struct {
	mu       sync.RWMutex
	shelf    shelf
	revision atomic.Int64
}

func (r *room) Revision(context.Context) (int64, error) { return r.revision.Load(), nil }

func (r *room) Versions(ctx context.Context) (map[string]string, error) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.shelf.Versions(ctx)
}

func (r *room) Article(ctx context.Context, id string) (corpus.Article, error) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.shelf.Article(ctx, id)
}

func (r *room) Passages(ctx context.Context, ids ...string) ([]corpus.Passage, error) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.shelf.Passages(ctx, ids...)
}

func (r *room) put(id, title string, paragraphs ...string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.shelf.put(id, title, paragraphs...)
	r.revision.Add(1)
}

// A building has a room for each server and one for all, made when asked for.
type building struct {
	mu    sync.Mutex
	rooms map[string]*room
}

func (b *building) room(server string) *room {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.rooms == nil {
		b.rooms = map[string]*room{}
	}
	r := b.rooms[server]
	if r == nil {
		r = &room{shelf: shelf{}}
		b.rooms[server] = r
	}
	return r
}

func (b *building) library(server string) Library { return b.room(server) }

// pool makes a pool that is closed with the test.
func (b *building) pool(t *testing.T, o PoolOptions) *Pool {
	t.Helper()
	p := NewPool(b.library, o)
	t.Cleanup(func() {
		if err := p.Close(); err != nil && !errors.Is(err, ErrClosed) {
			t.Error(err)
		}
	})
	return p
}

// harbours have the words of their lighthouse in common, and nothing else.
func harbours(servers ...string) *building {
	b := &building{}
	for _, server := range servers {
		b.room(server).put("_lamp", "The lighthouse of Harbour "+server,
			"The lighthouse of this harbour was lit by the engineer Keeper"+server+".", "It stands by the sea.")
	}
	b.room("").put("ferry", "The ferry to Skerry", "The ferry takes forty minutes, and dogs travel free of charge.")
	return b
}

// answerTo is a pool's answer without the time it took.
func answerTo(t *testing.T, p *Pool, server, question string) Answer {
	t.Helper()
	answer, err := p.Answer(t.Context(), server, Question{Text: question})
	if err != nil {
		t.Fatalf("server %q: %q: %v", server, question, err)
	}
	answer.Took = 0
	return answer
}

func firstOf(a Answer) string {
	if !a.Answered() {
		return ""
	}
	return a.Quotes[0].Passage.Text
}

func TestServersReadTheirOwnAndTheShared(t *testing.T) {
	p := harbours("1", "22").pool(t, PoolOptions{Dir: t.TempDir()})
	for server, want := range map[string]string{"1": "Keeper1.", "22": "Keeper22.", "": ""} {
		if got := firstOf(answerTo(t, p, server, "Which engineer lit the lighthouse?")); want == "" && got != "" || !strings.HasSuffix(got, want) {
			t.Errorf("server %q: %q, want %q", server, got, want)
		}
		if got := firstOf(answerTo(t, p, server, "Do dogs travel free?")); !strings.HasPrefix(got, "The ferry takes") {
			t.Errorf("server %q: %q, want the ferry", server, got)
		}
	}
}

// What other servers hold changes no byte of an answer.
func TestOtherServersLeaveNoTrace(t *testing.T) {
	alone := harbours("1").pool(t, PoolOptions{Dir: t.TempDir()})
	among := harbours("1", "2", "3").pool(t, PoolOptions{Dir: t.TempDir(), Open: 1})
	for _, question := range []string{"Who is Keeper2?", "Who is Kepeer3?", "Which engineer lit the lighthouse?", "Harbour 2", ""} {
		for _, server := range []string{"2", "3"} {
			answerTo(t, among, server, question)
		}
		for _, server := range []string{"1", "4", ""} {
			if got, want := answerTo(t, among, server, question), answerTo(t, alone, server, question); !reflect.DeepEqual(got, want) {
				t.Errorf("server %q: %q: %s among others, %s alone", server, question, outline(got), outline(want))
			}
		}
	}
}

func TestPoolFollowsLibraries(t *testing.T) {
	b := harbours("1")
	p := b.pool(t, PoolOptions{Dir: t.TempDir()})
	for _, server := range []string{"1", "2"} {
		if got := firstOf(answerTo(t, p, server, "Where do grey seals breed?")); got != "" {
			t.Errorf("server %s: %q before it was told", server, got)
		}
		b.room(server).put("_seals", "The seals", "Grey seals breed on the northern beach in autumn.")
		if got := firstOf(answerTo(t, p, server, "Where do grey seals breed?")); !strings.HasPrefix(got, "Grey seals") {
			t.Errorf("server %s: %q, want the seals", server, got)
		}
	}
}

// Where as many questions are searched for as there are cores, one more waits
// and is counted, and gives up when its time is over.
func TestPoolCountsWhoWaits(t *testing.T) {
	p := harbours("1").pool(t, PoolOptions{})
	var leave []func()
	for range cap(p.turns) {
		l, err := p.turn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		leave = append(leave, l)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		_, err := p.Answer(ctx, "1", Question{Text: "Which engineer lit the lighthouse?"})
		done <- err
	}()
	for p.Stats().Waiting == 0 {
		runtime.Gosched()
	}
	if s := p.Stats(); s.Searching != int64(cap(p.turns)) || s.Waiting != 1 {
		t.Errorf("%d searching and %d waiting", s.Searching, s.Waiting)
	}
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	for _, l := range leave {
		l()
	}
	if s := p.Stats(); s.Searching != 0 || s.Waiting != 0 {
		t.Errorf("%d searching and %d waiting afterwards", s.Searching, s.Waiting)
	}
}

// While an index is brought up to date, questions are answered from what the
// articles were; Current says so.
func TestPoolTellsWhetherItIsCurrent(t *testing.T) {
	t.Parallel()
	b := harbours("1")
	p := b.pool(t, PoolOptions{})
	current := func(want bool) {
		t.Helper()
		if got, err := p.Current(t.Context(), "1"); err != nil || got != want {
			t.Errorf("current is %v, error %v, want %v", got, err, want)
		}
	}
	current(true)
	r := b.room("1")
	r.mu.Lock() // nobody can read it
	r.revision.Add(1)
	current(false)
	r.mu.Unlock()
	current(true)
}

func TestLeastRecentlyUsedIsClosed(t *testing.T) {
	servers := []string{"1", "2", "3", "4", "5"}
	p := harbours(servers...).pool(t, PoolOptions{Dir: t.TempDir(), Open: 2})
	for range 2 {
		for _, server := range servers {
			if got := firstOf(answerTo(t, p, server, "Which engineer lit the lighthouse?")); !strings.HasSuffix(got, "Keeper"+server+".") {
				t.Errorf("server %s: %q", server, got)
			}
		}
	}
	open := p.servers()
	slices.Sort(open)
	if want := []string{"", "4", "5"}; !slices.Equal(open, want) {
		t.Errorf("open are %q, want %q", open, want)
	}
}

func TestDemoAnswersWhereThereIsNothing(t *testing.T) {
	b := &building{}
	p := b.pool(t, PoolOptions{Demo: lighthouse()})
	for server, want := range map[string]bool{"1": true, "2": true, "": true} {
		if got := firstOf(answerTo(t, p, server, "Who lit the lighthouse?")); got == "" {
			t.Errorf("server %q: no answer from the demo", server)
		}
		if demo, err := p.ServesDemo(t.Context(), server); err != nil || demo != want {
			t.Errorf("server %q: serves the demo: %v, %v", server, demo, err)
		}
	}
	b.room("1").put("_seals", "The seals", "Grey seals breed on the northern beach in autumn.")
	for server, want := range map[string]bool{"1": false, "2": true, "": true} {
		if got := firstOf(answerTo(t, p, server, "Who lit the lighthouse?")); (got != "") != want {
			t.Errorf("server %q: %q after server 1 has an article", server, got)
		}
	}
}

func TestDamageOfAPoolIsMendedAtOnce(t *testing.T) {
	p := harbours("1").pool(t, PoolOptions{})
	answerTo(t, p, "1", "Which engineer lit the lighthouse?")
	x := p.slots["1"].index
	if err := x.store.Close(); err != nil {
		t.Fatal(err)
	}
	if got := firstOf(answerTo(t, p, "1", "Which engineer lit the lighthouse?")); !strings.HasSuffix(got, "Keeper1.") {
		t.Errorf("%q", got)
	}
}

func TestOnlySnowflakesNameFolders(t *testing.T) {
	p := harbours().pool(t, PoolOptions{Dir: t.TempDir()})
	for _, server := range []string{"..", "1/../2", "shared", "１", "1.new", "-1", strings.Repeat("1", 21), " "} {
		if _, err := p.Answer(t.Context(), server, Question{Text: "Who?"}); err == nil {
			t.Errorf("%q is taken for a server", server)
		}
		if err := p.Remove(server); err == nil {
			t.Errorf("%q is removed", server)
		}
	}
}

func TestRemovedServerLeavesNoFolder(t *testing.T) {
	b, dir := harbours("1", "2"), t.TempDir()
	p := b.pool(t, PoolOptions{Dir: dir})
	answerTo(t, p, "1", "Which engineer lit the lighthouse?")
	answerTo(t, p, "2", "Which engineer lit the lighthouse?")
	if err := p.Remove("1"); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "1*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left are %q, %v", left, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "2")); err != nil {
		t.Error(err)
	}
}

func TestClosedPoolSaysSo(t *testing.T) {
	p := harbours("1").pool(t, PoolOptions{})
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Answer(t.Context(), "1", Question{Text: "Who?"}); !errors.Is(err, ErrClosed) {
		t.Errorf("Answer: %v, want ErrClosed", err)
	}
	if err := p.Close(); !errors.Is(err, ErrClosed) {
		t.Errorf("Close: %v, want ErrClosed", err)
	}
}

// Many ask many servers at once while articles come in and indexes are opened
// and closed: everyone gets the answer of their own server, until the pool is
// closed.
func TestPoolServesManyAtOnce(t *testing.T) {
	servers := []string{"1", "2", "3", "4", "5", "6"}
	b := harbours(servers...)
	p := b.pool(t, PoolOptions{Dir: t.TempDir(), Open: 2})
	var asking sync.WaitGroup
	for i := range 12 {
		asking.Go(func() {
			for n := range 10 {
				server := servers[(i+n)%len(servers)]
				if n%3 == 0 {
					b.room(server).put(fmt.Sprintf("_news-%d-%d", i, n), "News", fmt.Sprintf("Item %d of the news of day %d.", n, i))
				}
				answer, err := p.Answer(t.Context(), server, Question{Text: "Which engineer lit the lighthouse?"})
				if got := firstOf(answer); err != nil || !strings.HasSuffix(got, "Keeper"+server+".") {
					t.Errorf("server %s: %q, %v", server, got, err)
				}
			}
		})
	}
	asking.Wait()
}

// An index whose folder is of no use is made in memory, if that is heard of.
func TestIndexWithoutFolderIsMadeInMemory(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var heard []string
	unkept := func(folder string, reason error) { heard = append(heard, folder) }
	b := harbours("1")
	p := b.pool(t, PoolOptions{Dir: file, Unkept: unkept})
	for range 2 {
		if got := firstOf(answerTo(t, p, "1", "Which engineer lit the lighthouse?")); !strings.HasSuffix(got, "Keeper1.") {
			t.Errorf("%q", got)
		}
		b.room("1").put("_seals", "The seals", "Grey seals breed on the northern beach in autumn.")
	}
	if want := []string{filepath.Join(file, "1"), filepath.Join(file, "shared")}; !slices.Equal(heard, want) {
		t.Errorf("heard of %q, want %q", heard, want)
	}
	strict := b.pool(t, PoolOptions{Dir: file})
	if _, err := strict.Answer(t.Context(), "1", Question{Text: "Who?"}); err == nil {
		t.Error("without anybody who hears of it there is no error")
	}
}
