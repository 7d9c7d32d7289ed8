package bot

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/corpus"
	"verbatim/corpus/demo"
	"verbatim/index"
)

// patience bounds every wait of the tests; none is expected to come near it.
const patience = 30 * time.Second

// A journal is a log that may be written and read at the same time.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

// reset forgets what was written.
func (j *journal) reset() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.text.Reset()
}

// A trial is a bot that runs against a stand-in for Discord.
type trial struct {
	*discordtest.Server
	t   *testing.T
	log *journal
	// parts are what every bot of the trial is made of: a library in a file.
	parts Parts
	bot   *Bot
	stop  context.CancelFunc
	done  chan error // what Run returned
	// paced is whether the bot refuses who asks too much.
	paced bool
	// clock is the bot's.
	clock clock
}

// prepare makes a trial whose bot is not started yet, so that faults can wait
// for it. Trials run side by side: closing a session takes discordgo a second.
func prepare(t *testing.T, options ...discordtest.Option) *trial {
	t.Parallel()
	options = append([]discordtest.Option{discordtest.WithFirstAnswer(patience)}, options...)
	return &trial{Server: discordtest.New(t, options...), t: t, log: &journal{}, parts: newParts(t), done: make(chan error, 1)}
}

// newParts makes a library in a file, and indexes in memory. The demo answers
// where there is nothing else.
func newParts(t *testing.T) Parts {
	t.Helper()
	store, err := corpus.OpenStore(context.Background(), filepath.Join(t.TempDir(), "library.db"))
	if err != nil {
		t.Fatal(err)
	}
	p := partsOf(store)
	t.Cleanup(func() {
		if err := errors.Join(p.Pool.Close(), store.Close()); err != nil {
			t.Error(err)
		}
	})
	return p
}

func partsOf(store *corpus.Store) Parts {
	story := corpus.NewStatic(demo.Articles()...)
	quiet := slog.New(slog.DiscardHandler)
	pool := index.NewPool(func(server string) index.Library { return store.Own(server) },
		index.PoolOptions{Options: index.Options{Log: quiet}, Demo: story})
	return Parts{Store: store, Pool: pool, Demo: story, Log: quiet}
}

// newBot makes a bot that needs no Discord, with the demo and without haste.
func newBot(t *testing.T, log *journal) *Bot {
	t.Helper()
	p := newParts(t)
	p.Log = slog.New(slog.NewTextHandler(log, nil))
	b := New(p)
	b.pace = nil
	return b
}

// start runs the bot until the test ends. It answers with what find returns, or
// from the library where that is nil, and as fast as it is asked.
func (tr *trial) start(find answerer, cfg Config) {
	ctx, stop := context.WithCancel(context.Background())
	tr.stop = stop
	if cfg.Token == "" {
		cfg.Token = discordtest.DefaultToken
	}
	cfg.APIURL = tr.URL()
	cfg.openPause = cmp.Or(cfg.openPause, 10*time.Millisecond)
	cfg.startEvery = cmp.Or(cfg.startEvery, 10*time.Millisecond)
	tr.parts.Log = slog.New(slog.NewTextHandler(tr.log, nil))
	b := New(tr.parts)
	tr.bot = b
	b.now = tr.clock.now
	if find != nil {
		b.find = find
	}
	if !tr.paced {
		b.pace = nil
	}
	ended := make(chan struct{})
	go func() {
		tr.done <- Run(ctx, b, cfg)
		close(ended)
	}()
	tr.t.Cleanup(func() {
		stop()
		<-ended
	})
}

// run runs the bot as start does and waits until it can be asked.
func (tr *trial) run(find answerer, cfg Config) {
	tr.t.Helper()
	tr.start(find, cfg)
	if err := tr.WaitCommand(askCommand, patience); err != nil {
		tr.t.Fatalf("%v\n%s", err, tr.log)
	}
}

// ends stops the bot, which first sends all replies.
func (tr *trial) ends() {
	tr.t.Helper()
	tr.stop()
	if err := <-tr.done; err != nil {
		tr.t.Error(err)
	}
}

// online runs a bot and waits until it can be asked.
func online(t *testing.T, find answerer, cfg Config) *trial {
	t.Helper()
	tr := prepare(t)
	tr.run(find, cfg)
	return tr
}

// mention is what people see as @testbot.
func (tr *trial) mention() string { return "<@" + tr.IDs.Bot + ">" }

// ask uses the slash command.
func (tr *trial) ask(question string) *discordtest.Interaction {
	return tr.SlashCommand(askCommand, discordtest.Input{Name: questionOption, Value: question})
}

// response waits for the answer to a slash command.
func (tr *trial) response(i *discordtest.Interaction) discordtest.Message {
	tr.t.Helper()
	m, err := i.Response(patience)
	if err != nil {
		tr.t.Fatalf("%v\n%s", err, tr.log)
	}
	return m
}

// reply waits for the answer to a message.
func (tr *trial) reply(m discordtest.Message) discordtest.Message {
	tr.t.Helper()
	got, err := tr.WaitReply(m.ID, patience)
	if err != nil {
		tr.t.Fatalf("%v\n%s", err, tr.log)
	}
	return got
}

// knows answers questions that hold "who".
func knows(_ context.Context, _ string, q index.Question) (index.Answer, error) {
	if !strings.Contains(q.Text, "who") {
		return index.Answer{Question: q.Text, Unknown: []string{"sourdough"}}, nil
	}
	a := answerOf("First. ‹It was *him*.› Last.", "‹Another one.›")
	a.Question = q.Text
	return a, nil
}

// hangs is knows but for questions that hold a word: they wait until a channel
// is closed, whatever their deadline.
func hangs(word string, until <-chan struct{}) answerer {
	return func(ctx context.Context, server string, q index.Question) (index.Answer, error) {
		if strings.Contains(q.Text, word) {
			<-until
		}
		return knows(ctx, server, q)
	}
}

// logs waits until the log holds a text.
func (tr *trial) logs(text string) {
	tr.t.Helper()
	for end := time.Now().Add(patience); !strings.Contains(tr.log.String(), text); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			tr.t.Fatalf("the log does not say %q:\n%s", text, tr.log)
		}
	}
}

// waits waits until something holds that an event at Discord can change.
func (tr *trial) waits(what string, cond func() bool) {
	tr.t.Helper()
	if err := tr.Wait(patience, what, cond); err != nil {
		tr.t.Fatalf("%v\n%s", err, tr.log)
	}
}

// count is how many of the requests up to now are of a kind.
func (tr *trial) count(kind func(discordtest.Request) bool) (n int) {
	for _, r := range tr.Requests() {
		if kind(r) {
			n++
		}
	}
	return n
}
