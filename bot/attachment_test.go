package bot

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/bwmarrin/discordgo"
)

// What stands in for Discord's REST interface is not asked for its files.
func TestFilesComeFromWhereDiscordKeepsThem(t *testing.T) {
	proxied := Config{APIURL: "http://127.0.0.1:8080/"}
	base, err := parseBase(proxied.APIURL)
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]string{
		discordgo.EndpointChannelMessages("1"):       base.Host,
		"https://cdn.discordapp.com/attachments/1/2": "cdn.discordapp.com",
	} {
		at, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		sent, err := newTransport(base, &health{}).prepare(&http.Request{URL: at})
		if err != nil || sent.URL.Host != want {
			t.Errorf("%s is asked of %s, want %s; %v", address, sent.URL.Host, want, err)
		}
	}
	for address, want := range map[string]bool{
		"https://cdn.discordapp.com/attachments/1/2":       true,
		"https://media.discordapp.net/attachments/1/2":     true,
		"https://cdn.discordapp.com.example/attachments/1": false,
		"http://127.0.0.1/attachments/1":                   false,
		"/attachments/1":                                   false,
		"":                                                 false,
	} {
		if got := (Config{}).keepsFiles(address); got != want {
			t.Errorf("%q: got %v", address, got)
		}
	}
	if !proxied.keepsFiles("http://127.0.0.1:8080/attachments/1") {
		t.Error("what stands in for Discord keeps no files")
	}
}
