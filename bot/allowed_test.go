package bot

import (
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
)

// TestAnswersDespiteMissingPermissions: where Discord takes an answer in some
// other way, it is given in that way, and the log tells what is missing.
func TestAnswersDespiteMissingPermissions(t *testing.T) {
	for name, c := range map[string]struct {
		missing      int64
		threads      bool
		edited       bool
		want, advice string
	}{
		"read message history": {missing: discordgo.PermissionReadMessageHistory, want: "“In the end the insurer Nordhav",
			advice: "referring to the question failed"},
		"send messages in threads": {missing: discordgo.PermissionSendMessagesInThreads, threads: true, want: "“In the end the insurer Nordhav",
			advice: "answering in a thread failed"},
		"embed links": {missing: discordgo.PermissionEmbedLinks, edited: true, advice: "Embed Links",
			want: "new pillar.”\n-# The Bridge of Brevik · Brevik Post · Ida Moe · 1 June 2019 · ¶ 4 · The repair"},
	} {
		t.Run(name, func(t *testing.T) {
			tr := prepare(t)
			a := bridge()
			if c.threads {
				a = longBridge()
			}
			tr.put(tr.IDs.Guild, a)
			tr.set(`{"threads":true}`)
			tr.AllowBot(tr.IDs.Guild, allNeeded()&^c.missing)
			tr.run(nil, Config{})
			tr.GuildMessage(tr.mention() + " Who paid four million crowns for the new pillar?")
			var answers []discordtest.Message
			tr.waits("an answer in the channel", func() bool {
				answers = tr.Messages(tr.IDs.Channel)[1:]
				return len(answers) == 1 && (answers[0].Edited != nil) == c.edited
			})
			want(t, "the answer", answers[0].Content, c.want)
			tr.logs(c.advice)
		})
	}
}

// TestMissingPermissionsAreNotTriedAgainAtOnce: Discord bans the address of who
// is refused too often, and so one server's settings could silence the bot
// everywhere.
func TestMissingPermissionsAreNotTriedAgainAtOnce(t *testing.T) {
	tr := online(t, knows, Config{})
	refused := func() int {
		return tr.count(func(r discordtest.Request) bool { return r.Status == 403 })
	}
	tr.AllowBot(tr.IDs.Guild, allNeeded()&^discordgo.PermissionReadMessageHistory)
	for n := range 3 {
		tr.GuildMessage(tr.mention() + " who was it?")
		tr.waits("an answer", func() bool { return len(tr.Messages(tr.IDs.Channel)) == 2*n+2 })
	}
	tr.AllowBot(tr.IDs.Guild, allNeeded()&^discordgo.PermissionSendMessages)
	tr.GuildMessage(tr.mention() + " who was it?")
	tr.logs("replying failed")
	for range 3 {
		tr.GuildMessage(tr.mention() + " who was it?")
	}
	tr.reply(tr.DirectMessage("who was it?")) // events are handled in order
	// A request is in the record once it is answered, a moment after the reply.
	tr.waits("two refusals", func() bool { return refused() >= 2 })
	if n := refused(); n != 2 {
		t.Errorf("Discord refused %d requests, want 2: a reference and a message", n)
	}
	tr.AllowBot(tr.IDs.Guild, allNeeded())
	tr.clock.later.Store(int64(2 * barredAge))
	tr.reply(tr.GuildMessage(tr.mention() + " who was it?"))
}

// TestVoiceChatsHaveNoThreads: there a long answer stands in the channel, and the
// thread is not tried with every question.
func TestVoiceChatsHaveNoThreads(t *testing.T) {
	tr := prepare(t)
	tr.put(tr.IDs.Guild, longBridge())
	tr.set(`{"threads":true}`)
	tr.run(nil, Config{})
	alice := tr.As("", tr.AddVoice(tr.IDs.Guild, "lounge"))
	for range 2 {
		want(t, "the answer", tr.reply(alice.Write(tr.mention()+" Who paid four million crowns for the new pillar?")).Content, "Nordhav")
	}
	if n := tr.count(func(r discordtest.Request) bool { return strings.HasSuffix(r.Path, "/threads") }); n != 1 {
		t.Errorf("a thread was tried %d times", n)
	}
	if log := tr.log.String(); strings.Contains(log, "level=ERROR") {
		t.Errorf("the log complains:\n%s", log)
	}
}

// TestLinksThatDiscordDoesNotTake: for one it refuses the whole message.
func TestLinksThatDiscordDoesNotTake(t *testing.T) {
	tr := reading(t, Config{})
	for _, route := range []string{"POST /channels/{channel_id}/messages", "POST /interactions/{interaction_id}/{interaction_token}/callback"} {
		tr.Inject(discordtest.Fault{Route: route, Status: 400, Code: discordgo.ErrCodeInvalidFormBody})
	}
	for _, m := range []discordtest.Message{
		tr.reply(tr.GuildMessage(tr.mention() + " Who paid for the new pillar?")),
		tr.response(tr.ask("Who paid for the new pillar?")),
	} {
		if got := tr.labels(m); len(m.Embeds) != 1 || !strings.Contains(got, "Context, Delete") {
			t.Errorf("%d embeds, buttons %s", len(m.Embeds), got)
		}
	}
}

// allNeeded are the permissions that the invite link asks for.
func allNeeded() (all int64) {
	for _, p := range needed() {
		all |= p.bit
	}
	return all
}
