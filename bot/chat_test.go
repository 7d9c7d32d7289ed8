package bot

import (
	"strings"
	"testing"
)

func TestChatGoesOn(t *testing.T) {
	chat := NewChat(newBot(t, &journal{}).Pool, "", Style{Width: 200})
	const looked = "I looked up: "
	for _, c := range []struct {
		question     string
		has, hasNone []string
	}{
		{"How long were Sullivan and Yang in Rome?", []string{"six hours"}, []string{looked}},
		{"thanks!", []string{english().say("small_talk")}, nil},
		{"and in Alaska?", []string{looked + "How long were Sullivan and Yang in Alaska?\n", "I found nothing"}, nil},
		{"why not?", []string{looked + "How long were Sullivan and Yang in Alaska?\n", "I found nothing"}, nil},
		{"why?", []string{looked + "How long were Sullivan and Yang in Alaska, and why?\n", "I found nothing"}, nil},
		{"really?", []string{"I found nothing"}, nil},
		{"Who is Jen Psaki?", []string{"press secretary"}, []string{looked}},
		{"What did she say about China?", []string{looked + "What did Jen Psaki say about China?\n", "press secretary"}, nil},
		{"go on", []string{looked + "What did Jen Psaki say about China?\n", english().say("no_more")}, []string{"press secretary"}},
		{"really?", []string{looked + "What did Jen Psaki say about China?\n", "press secretary"}, nil},
	} {
		got, err := chat.Reply(t.Context(), c.question)
		if err != nil {
			t.Fatal(err)
		}
		want(t, c.question, got, c.has...)
		for _, part := range c.hasNone {
			if strings.Contains(got, part) {
				t.Errorf("%s: got\n%s\nwith %q", c.question, got, part)
			}
		}
	}
}
