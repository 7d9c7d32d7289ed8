package discordtest_test

import (
	"os"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
)

// The description knows of values what the shapes do not: which contexts
// there are, what a timestamp looks like.
func TestRequestsAreHeldAgainstTheDescription(t *testing.T) {
	if os.Getenv(discordtest.DescriptionVariable) == "" {
		t.Skip(discordtest.DescriptionVariable + " is not set")
	}
	srv := discordtest.New(t)
	srv.Expect("DESCRIPTION")
	for path, body := range map[string]string{
		"PUT /applications/" + srv.IDs.App + "/commands":  `[{"name":"ask","description":"Ask","contexts":[7]}]`,
		"POST /channels/" + srv.IDs.Channel + "/messages": `{"embeds":[{"title":"a","timestamp":"yesterday"}],"allowed_mentions":{"parse":[]}}`,
	} {
		method, path, _ := strings.Cut(path, " ")
		status, answer := request(t, srv, method, path, body)
		if status != 400 || !strings.Contains(string(answer), "50035") {
			t.Errorf("%s %s: got %d %s", method, path, status, answer)
		}
	}
}

// Every GET is answered, and the answer is one that the description has.
func TestAnswersFitTheDescription(t *testing.T) {
	srv := discordtest.New(t)
	said := srv.GuildMessage("<@" + srv.IDs.Bot + "> hi")
	for _, path := range []string{
		"/gateway", "/gateway/bot", "/users/@me", "/users/@me/guilds", "/applications/@me",
		"/applications/" + srv.IDs.App + "/commands",
		"/guilds/" + srv.IDs.Guild + "/members/" + srv.IDs.User,
		"/channels/" + srv.IDs.Channel + "/messages/" + said.ID,
	} {
		if status, answer := request(t, srv, "GET", path, ""); status != 200 {
			t.Errorf("GET %s: got %d %s", path, status, answer)
		}
	}
}
