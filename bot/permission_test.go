package bot

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
)

// permissionsOf is what Check says of permissions, a line each.
func permissionsOf(tr *trial) string {
	var lines []string
	for _, f := range Check(context.Background(), Config{Token: discordtest.DefaultToken, APIURL: tr.URL()}) {
		if f.Subject == "permissions" {
			lines = append(lines, fmt.Sprintf("%v: %s", f.OK, f.Detail))
			if f.Advice == "" && !f.OK {
				tr.t.Errorf("no advice about %q", f.Detail)
			}
		}
	}
	return strings.Join(lines, "\n")
}

func TestCheckNamesTheServersThatLackPermissions(t *testing.T) {
	tr := prepare(t)
	ruled, _ := tr.AddGuild("ruled", true)
	tr.AddGuild("not invited", false)
	const asked = 274877991936 // as in the invite link, see TestInviteURL
	for _, step := range []struct {
		readers, ruled int64
		want           string
	}{
		{asked, discordgo.PermissionAdministrator, "true: all there, servers: 2"},
		{asked &^ discordgo.PermissionEmbedLinks, asked, `false: missing in "readers": Embed Links`},
		{0, asked &^ discordgo.PermissionSendMessages, `false: missing in "readers": View Channels, Send Messages, ` +
			"Send Messages in Threads, Embed Links, Read Message History\n" + `false: missing in "ruled": Send Messages`},
	} {
		tr.AllowBot(tr.IDs.Guild, step.readers)
		tr.AllowBot(ruled, step.ruled)
		if got := permissionsOf(tr); got != step.want {
			t.Errorf("permissions %d and %d: got\n%s\nwant\n%s", step.readers, step.ruled, got, step.want)
		}
	}
	tr.RemoveBot(tr.IDs.Guild)
	tr.RemoveBot(ruled)
	if got, want := permissionsOf(tr), "true: the bot is on no server yet"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A bot on many servers gets them in pages; the report stays short.
func TestCheckReadsEveryServer(t *testing.T) {
	tr := prepare(t)
	for i := range 2 * serverPage {
		id, _ := tr.AddGuild(fmt.Sprint("server ", i), true)
		if i >= serverPage {
			tr.AllowBot(id, 0)
		}
	}
	got := permissionsOf(tr)
	if n := strings.Count(got, "\n"); n != maxLacking || !strings.HasSuffix(got, fmt.Sprintf("false: missing in %d more servers", serverPage-maxLacking)) {
		t.Errorf("%d lines, the last of\n%s", n+1, got)
	}
	if n := tr.count(func(r discordtest.Request) bool { return r.Route == "/users/@me/guilds" }); n != 3 {
		t.Errorf("read in %d pages, want 3", n)
	}
}

func TestInviteURL(t *testing.T) {
	want := "https://discord.com/oauth2/authorize?client_id=42&permissions=274877991936&scope=bot+applications.commands"
	if got := InviteURL("42"); got != want {
		t.Errorf("got %s", got)
	}
}
