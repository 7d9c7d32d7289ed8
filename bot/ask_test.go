package bot

import (
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
)

// TestWhatOnePersonSeesIsInTheirLanguage: what only the person sees speaks
// theirs, whatever the server does, and what everybody sees the server's.
func TestWhatOnePersonSeesIsInTheirLanguage(t *testing.T) {
	b := newBot(t, &journal{})
	person, server := textsFor("de"), textsFor("ja")
	for question, id := range map[string]string{"hello!": "small_talk", "???": "hint", "sum it up": "overview", strings.Repeat("why ", 200): "too_long"} {
		req := Request{Surface: Slash, Command: askCommand, Question: question, Guild: "1", User: "2", Locale: "de", GuildLocale: "ja"}
		if r := b.Answer(t.Context(), req); !r.Private || r.Content != person.say(id, "Limit", maxQuestion) {
			t.Errorf("%.10q: said to one person, private %v: %q", question, r.Private, r.Content)
		}
		req.Surface = Mention
		if r := b.Answer(t.Context(), req); r.Content != server.say(id, "Limit", maxQuestion) {
			t.Errorf("%.10q: said to all: %q", question, r.Content)
		}
	}
}

// TestArticlesAreNamedByTheirTitles: on a phone a title is typed and sent, and
// not picked from the list.
func TestArticlesAreNamedByTheirTitles(t *testing.T) {
	tr := reading(t, Config{})
	tr.put("", ferry())
	for typed, says := range map[string]string{
		"the bridge": "Nordhav", "FERRY": english().say("nothing_there"), "the": english().say("unclear"), "#1": english().say("unclear"),
	} {
		i := tr.SlashCommand(askCommand, discordtest.Input{Name: questionOption, Value: "Who paid for the new pillar?"},
			discordtest.Input{Name: articleOption, Value: typed})
		want(t, "the answer in "+typed, tr.response(i).Content, says)
	}
}

// TestTurningPagesIsNoQuestion: who reads on, or changes one setting after the
// other, is not told to ask less, and may ask as much as before.
func TestTurningPagesIsNoQuestion(t *testing.T) {
	b := newBot(t, &journal{})
	b.pace = newPace()
	b.now = func() time.Time { return time.Unix(1e9, 0) }
	click := func(v verb, page int) Request {
		return Request{Surface: Click, Guild: "1", Channel: "2", User: "3", member: true, permissions: discordgo.PermissionManageGuild,
			action: action{verb: v, page: page}}
	}
	kinds := map[string]int{}
	answer := func(req Request) { kinds[b.handle(t.Context(), req, func(r Request) Request { return r }).kind]++ }
	for page := range clickPace / 4 {
		answer(click(verbSources, page))
		answer(click(verbSettings, panelSecond))
	}
	ask := Request{Surface: Slash, Command: askCommand, Question: "Who met in Rome?", Guild: "1", Channel: "2", User: "3"}
	for range defaultMemberPace / 2 {
		answer(ask)
	}
	if kinds["list"] != clickPace/4 || kinds["settings"] != clickPace/4 || kinds["answered"] != defaultMemberPace/2 || len(kinds) != 3 {
		t.Errorf("got %v", kinds)
	}
	answer(ask)
	answer(click(verbSources, 0))
	if kinds["too fast"] != 2 {
		t.Errorf("without end: %v", kinds)
	}
}
