package bot

import (
	"net/http"
	"testing"

	"github.com/bwmarrin/discordgo"
)

// A page that a proxy puts in the place of an answer is told of in one line.
func TestPagesInErrorsAreOneLine(t *testing.T) {
	page := &discordgo.RESTError{Response: &http.Response{Status: "502 Bad Gateway"}, ResponseBody: []byte("<html>\r\n  <h1>No\n\tway</h1>\n")}
	if got, want := harmless(page).Error(), "HTTP 502 Bad Gateway, <html> <h1>No way</h1>"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
