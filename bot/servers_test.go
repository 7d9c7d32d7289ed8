package bot

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"verbatim/corpus"
)

// secrets are words that stand in one server's articles only; all else is the
// same on both.
var secrets = map[string]string{"1111": "Quillonby", "2222": "Zanderholm"}

// neighbours is a bot on two servers with the same articles but for a name.
func neighbours(t *testing.T) *Bot {
	t.Helper()
	b := newBot(t, &journal{})
	for server, name := range secrets {
		for n, text := range []string{
			"“The harbour will open in spring,” said Mayor Anna " + name + " on Monday. The pillar cost nine thousand crowns.",
			"The lighthouse of " + name + " was built in 1871. Anna " + name + " paid for the new pillar, and the harbour froze twice.",
		} {
			a := corpus.Article{Header: corpus.Header{Title: fmt.Sprintf("Harbour news %d from %s", n, name), Language: "en"},
				Paragraphs: []corpus.Paragraph{{Section: "The pillar of " + name, Text: text}, {Text: "Nobody knows more about the harbour than " + name + "."}}}
			if _, err := b.Store.Library(server).Put(t.Context(), corpus.Incoming{Article: a}); err != nil {
				t.Fatal(err)
			}
		}
	}
	return b
}

// TestServersHearNothingOfEachOther uses everything there is on two servers in
// random order, presses the buttons of each on the other too, and goes on from
// questions asked on the other: no reply holds a word of the other's articles.
func TestServersHearNothingOfEachOther(t *testing.T) {
	b := neighbours(t)
	r := rand.New(rand.NewPCG(7, 8))
	servers := []string{"1111", "2222"}
	questions := []string{"Who paid for the new pillar?", "When was the lighthouse built?", "what did the mayor say about the harbour",
		"and when did it freeze?", "Who knows about the harbour?", "sourdough", "The pillar cost nine thousand crowns.", "an", "H", ""}
	var buttons []action
	told := map[string]int{}
	for n := range 3000 {
		server := servers[r.IntN(2)]
		req := Request{ID: fmt.Sprint(n), Guild: server, Server: server, Channel: "5", User: "6", member: true, permissions: -1, own: -1,
			Question: questions[r.IntN(len(questions))], options: map[string]string{}}
		switch r.IntN(5) {
		case 0:
			req.Surface, req.Previous = []Surface{Mention, Direct}[r.IntN(2)], questions[r.IntN(4)]
		case 1:
			if len(buttons) == 0 {
				continue
			}
			req.Surface, req.action, req.asked = Click, buttons[r.IntN(len(buttons))], questions[r.IntN(4)]
		default:
			list := commands()
			c := list[r.IntN(len(list))]
			if c.slow || c.name == "library remove" {
				continue
			}
			req.Surface, req.Command = Slash, c.name
			if c.menu {
				req.Surface = OnMessage
			}
			for _, o := range c.options {
				req.options[o.name] = req.Question
			}
			if len(c.options) > 0 && r.IntN(2) == 0 {
				if o := c.options[r.IntN(len(c.options))]; o.complete != nil {
					req.Surface, req.focus = Typing, o.name
				}
			}
		}
		reply := b.Answer(t.Context(), req)
		raw, err := json.Marshal(reply)
		if err != nil {
			t.Fatal(err)
		}
		for other, secret := range secrets {
			switch holds := strings.Contains(strings.ToLower(string(raw)), strings.ToLower(secret)); {
			case holds && other != server:
				t.Fatalf("step %d: %s on server %s tells of %s: %s", n, req.Surface, server, other, raw)
			case holds:
				told[server]++
			}
		}
		for _, row := range reply.Rows {
			for _, button := range row.Buttons {
				if a, err := parseAction(button.ID); err == nil {
					buttons = append(buttons, a)
				}
			}
		}
	}
	for _, server := range servers {
		if told[server] < 100 {
			t.Errorf("server %s quoted its own articles %d times only", server, told[server])
		}
	}
}
