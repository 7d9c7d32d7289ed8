package gateway

import (
	"bytes"
	"testing"
)

// FuzzFrame reads anything that may come through the gateway: what is handed on
// can be read by discordgo, keeps its place in the session, and needs no mending
// again.
func FuzzFrame(f *testing.F) {
	for _, seed := range []string{
		`{"op":0,"s":3,"t":"MESSAGE_CREATE","d":{"id":"1","author":{"id":"2"},"components":[{"type":99}]}}`,
		`{"op":0,"s":4,"t":"GUILD_CREATE","d":{"id":"1","channels":[null,{"id":"2"}],"members":[null]}}`,
		`{"op":0,"s":5,"t":"READY","d":{"guilds":[{"id":"1","unavailable":true}, null]}}`,
		`{"op":0,"s":6,"t":"INTERACTION_CREATE","d":{"type":3,"data":{},"message":{"components":[{"type":1,"components":[{"type":2}]}]}}}`,
		`{"op":10,"d":{"heartbeat_interval":41250}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		came, err := readFrame(raw)
		if err != nil {
			return
		}
		given, err := came.mend().bytes()
		if err != nil {
			t.Fatal(err)
		}
		again, err := readFrame(given)
		if err != nil || again.Seq != came.Seq || !again.readable() {
			t.Fatalf("%s became %s, %v", raw, given, err)
		}
		if same, err := again.mend().bytes(); err != nil || !bytes.Equal(same, given) {
			t.Fatalf("%s became %s, and %s, %v", raw, given, same, err)
		}
	})
}
