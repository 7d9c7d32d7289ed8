package bot

import (
	"context"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"verbatim/index"
)

// TestSettingsThatCannotBeReadStayAsTheyWere: a server that keeps the bot silent
// does so too while the database is away.
func TestSettingsThatCannotBeReadStayAsTheyWere(t *testing.T) {
	b := newBot(t, &journal{})
	if err := b.Store.PutSettings(t.Context(), "1", []byte(`{"mute":true}`)); err != nil {
		t.Fatal(err)
	}
	mention := Request{Surface: Mention, Guild: "1", Channel: "2", User: "3", Question: "hello"}
	if r := b.Answer(t.Context(), mention); !r.silent() {
		t.Fatalf("said %q", r.Content)
	}
	if err := b.Store.Close(); err != nil {
		t.Fatal(err)
	}
	b.now = func() time.Time { return time.Now().Add(time.Hour) }
	if r := b.Answer(t.Context(), mention); !r.silent() {
		t.Errorf("said %q", r.Content)
	}
}

// TestSettingsReadBeforeAChangeAreForgotten: who changed one is not met by the old
// behaviour because somebody's question was reading them meanwhile.
func TestSettingsReadBeforeAChangeAreForgotten(t *testing.T) {
	b := newBot(t, &journal{})
	before, err := b.readSettings(t.Context(), "1")
	if err != nil {
		t.Fatal(err)
	}
	if err := b.keepSettings(t.Context(), "1", settings{Mute: true}); err != nil {
		t.Fatal(err)
	}
	b.learn("1", before, settingsAge)
	if s := b.settingsOf(t.Context(), "1"); !s.Mute {
		t.Errorf("got %+v", s)
	}
}

// TestADatabaseThatHangsHoldsNobody: it does not tell the settings, nor that it
// will not. Who asked is told in time.
func TestADatabaseThatHangsHoldsNobody(t *testing.T) {
	tr := online(t, func(ctx context.Context, _ string, _ index.Question) (index.Answer, error) {
		<-ctx.Done()
		return index.Answer{}, ctx.Err()
	}, Config{deferAfter: time.Millisecond, answerTime: 50 * time.Millisecond})
	tr.asksEditors() // or there is nothing to copy
	letGo := tr.hold()
	defer letGo()
	want(t, "the answer", tr.reply(tr.GuildMessage(tr.mention()+" who was it?")).Content, english().say("late"))
}

// hold keeps everybody from reading the library until it is let go: as many
// backups stop in their midst as may read at a time.
func (tr *trial) hold() (letGo func()) {
	release := make(chan struct{})
	var held, ended sync.WaitGroup
	for range runtime.GOMAXPROCS(0) + 1 {
		held.Add(1)
		reached := sync.OnceFunc(held.Done)
		ended.Go(func() {
			err := tr.parts.Store.Backup(context.Background(), filepath.Join(tr.t.TempDir(), "copy.db"), func(int, int) {
				reached()
				<-release
			})
			if err != nil {
				tr.t.Error(err)
			}
		})
	}
	held.Wait()
	return func() {
		close(release)
		ended.Wait()
	}
}
