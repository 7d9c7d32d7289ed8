package bot

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"verbatim/bot/markdown"
)

// TestGateRefusesEveryChange changes replies that pass in one place and
// expects each to be refused.
func TestGateRefusesEveryChange(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	changes := []string{"x", " ", "*", "**", "_", "\\", "\\x", "\n", "@", "…", "[…] ", " […]", "\u200b", "“", "<@1>", "-# ", "\n-# x", ":", "1. "}
	for range 40 {
		a := hostileAnswer(r)
		reply, p := draw(a, english().notes(a, markdown.Escape))
		for range 40 {
			changed := mutate(r, reply, changes)
			if reflect.DeepEqual(changed, reply) {
				continue
			}
			if err := gate(english(), changed, p); err == nil && shows(changed) != shows(reply) && !cutsShorter(changed, reply) {
				t.Fatalf("let through a change:\n%s", difference(reply, changed))
			}
		}
	}
}

// shows is what a reader sees: two writings of one character are the same.
func shows(r Reply) string {
	var b strings.Builder
	for _, e := range r.Embeds {
		for _, s := range []string{e.Title, e.Description} {
			text, bold, err := markdown.Decode(strings.ReplaceAll(s, "[…]", "\x01"))
			b.WriteString(text)
			for _, m := range bold {
				b.WriteString("|" + text[m.Start:m.End])
			}
			if err != nil {
				b.WriteString(err.Error())
			}
		}
		b.WriteString(e.Author + e.Footer + e.URL)
	}
	text, _, _ := markdown.Decode(r.Content)
	return b.String() + text
}

// cutsShorter tells whether all that was changed is where quotations begin and
// end, with a mark: still word for word.
func cutsShorter(changed, reply Reply) bool {
	for i, e := range changed.Embeds {
		before, after := bare(reply.Embeds[i].Description), bare(e.Description)
		if after != before && strings.Contains(before, after) {
			changed.Embeds[i].Description = reply.Embeds[i].Description
		}
	}
	after, marked := strings.CutSuffix(changed.Content, "” […]")
	if marked && strings.HasPrefix(reply.Content, after) {
		changed.Content = reply.Content
	}
	return reflect.DeepEqual(changed, reply)
}

// bare is a description without marks.
func bare(description string) string {
	inner := strings.TrimSuffix(strings.TrimPrefix(description, "[…] "), " […]")
	return strings.ReplaceAll(inner, "**", "")
}

// difference names the text that was changed.
func difference(before, after Reply) string {
	if before.Content != after.Content {
		return fmt.Sprintf("content %q\nbecame  %q", before.Content, after.Content)
	}
	for i, e := range before.Embeds {
		if e != after.Embeds[i] {
			return fmt.Sprintf("embed  %q\nbecame %q", e, after.Embeds[i])
		}
	}
	return ""
}

// mutate changes one text of a reply: something put in, taken out or swapped.
func mutate(r *rand.Rand, reply Reply, changes []string) Reply {
	reply.Embeds = append([]Embed(nil), reply.Embeds...)
	e := &reply.Embeds[r.IntN(len(reply.Embeds))]
	texts := []*string{&reply.Content, &e.Description, &e.Title, &e.Author, &e.Footer, &e.URL}
	s := texts[min(r.IntN(10), len(texts)-1)%len(texts)]
	if r.IntN(2) == 0 {
		s = &e.Description
	}
	runes := []rune(*s)
	at := r.IntN(len(runes) + 1)
	switch put := changes[r.IntN(len(changes))]; {
	case r.IntN(2) == 0 || at == len(runes):
		*s = string(runes[:at]) + put + string(runes[at:])
	case r.IntN(2) == 0:
		*s = string(runes[:at]) + string(runes[at+1:])
	default:
		*s = string(runes[:at]) + put + string(runes[at+1:])
	}
	return reply
}

func TestGate(t *testing.T) {
	a := answerOf("First. ‹It was him.› Last.", "‹Another one.›")
	for name, change := range map[string]func(*Reply){
		"one letter":                func(r *Reply) { r.Embeds[0].Description = "first. **It was him.** Last." },
		"a letter of the headline":  func(r *Reply) { r.Content = "“It is him.”" },
		"no quotation marks":        func(r *Reply) { r.Content = "It was him." },
		"other quotation marks":     func(r *Reply) { r.Content = "‘It was him.’" },
		"a half headline, unmarked": func(r *Reply) { r.Content = "“It was”" },
		"bold elsewhere":            func(r *Reply) { r.Embeds[0].Description = "**First.** It was him. Last." },
		"no bold":                   func(r *Reply) { r.Embeds[0].Description = "First. It was him. Last." },
		"a part, unmarked":          func(r *Reply) { r.Embeds[0].Description = "First. **It was him.**" },
		"an ellipsis too many":      func(r *Reply) { r.Embeds[0].Description += " […]" },
		"a gap":                     func(r *Reply) { r.Embeds[0].Description = "First. […] **him.** Last." },
		"another quote's text":      func(r *Reply) { r.Embeds[0].Description = r.Embeds[1].Description },
		"another title":             func(r *Reply) { r.Embeds[0].Title = "Other" },
		"another paragraph":         func(r *Reply) { r.Embeds[0].Footer = "¶ 8" },
		"another date":              func(r *Reply) { r.Embeds[0].Author = "The Paper · 19 March 2022" },
		"another address":           func(r *Reply) { r.Embeds[0].URL = "https://evil.example/" },
		"one address twice":         func(r *Reply) { r.Embeds[1].URL = r.Embeds[0].URL },
		"an unknown note":           func(r *Reply) { r.Content += "\n-# Trust me." },
		"a third quotation":         func(r *Reply) { r.Embeds = append(r.Embeds, r.Embeds[0]) },
		"nothing":                   func(r *Reply) { *r = Reply{} },
		"a quotation of nothing":    func(r *Reply) { *r = Reply{Content: "“It was him.”"} },
		"and in other marks":        func(r *Reply) { *r = Reply{Content: "‘It was him.’"} },
		"a ping":                    func(r *Reply) { *r = Reply{Content: "Hello @everyone"} },
		"no UTF-8":                  func(r *Reply) { r.Content = "“It was him.\xff”" },
		"too long":                  func(r *Reply) { *r = Reply{Content: strings.Repeat("x", 2001)} },
	} {
		reply, p := draw(a, nil)
		change(&reply)
		if err := gate(english(), reply, p); err == nil {
			t.Errorf("%s: let through %+v", name, reply)
		}
	}
	reply, p := draw(a, nil)
	if err := gate(english(), reply, p); err != nil {
		t.Errorf("refused the reply itself: %v", err)
	}
	if err := gate(english(), reply, proof{}); err == nil {
		t.Error("let quotations through for an answer without quotes")
	}
}
