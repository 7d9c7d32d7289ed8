package bot

import "testing"

// Files are fetched from Discord alone, or from what stands in for it.
func TestFilesComeFromWhereDiscordKeepsThem(t *testing.T) {
	proxied := Config{APIURL: "http://127.0.0.1:8080/"}
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
