package gateway

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/gorilla/websocket"
)

// No crowd has what is replayed turned away unread, for it has places of its own.
func TestWhatIsReplayedIsRead(t *testing.T) {
	given := make(chan string, 2)
	reader := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := new(websocket.Upgrader).Upgrade(w, r, nil)
		for err == nil {
			var f Frame
			if err = c.ReadJSON(&f); err == nil {
				given <- string(f.Data)
			}
		}
	}))
	defer reader.Close()
	down, _, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(reader.URL, "http"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer down.Close()
	r := &relay{down: down, ready: func() {}, sheds: func(f Frame) bool { return f.Kind == "INTERACTION_CREATE" }}
	for i, f := range []Frame{{Kind: "INTERACTION_CREATE", Data: []byte("1")}, {Kind: "RESUMED", Data: []byte("2")},
		{Kind: "INTERACTION_CREATE", Data: []byte("3")}, {Kind: "MESSAGE_CREATE", Data: []byte("4")}} {
		f.Seq = int64(i + 1)
		if err := r.event(f); err != nil {
			t.Fatal(err)
		}
	}
	got := ""
	for !strings.HasSuffix(got, "4") {
		got += <-given
	}
	if got != "124" {
		t.Errorf("discordgo was given %q", got)
	}
}
