package bot

import (
	"slices"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/corpus"
	"verbatim/index"
)

func TestFindInTheStory(t *testing.T) {
	tr := reading(t, Config{})
	m := tr.As(tr.IDs.Other, "").Write("I wonder who paid for the new pillar")
	got := tr.response(tr.As("", "").MessageCommand("Find in the story", m))
	want(t, "the answer", got.Content, "Nordhav")
	if !got.Ephemeral() || !strings.Contains(tr.labels(got), "Share") {
		t.Errorf("ephemeral %v, buttons %s", got.Ephemeral(), tr.labels(got))
	}
}

// A poll says what it asks and, where a quotation is checked, what can be chosen.
func TestPollsAreRead(t *testing.T) {
	tr := reading(t, Config{})
	alice, bob := tr.As("", ""), tr.As(tr.IDs.Other, "")
	asks := bob.Poll("Who paid for the new pillar?", "The town", "Nobody")
	want(t, "the answer", tr.response(alice.MessageCommand("Find in the story", asks)).Content, "“In the end the insurer Nordhav")
	want(t, "the answer in a direct message", tr.reply(tr.As("", tr.IDs.Direct).Poll("Who paid for the new pillar?", "The town")).Content, "Nordhav")
	quotes := bob.Poll("What did Lund say?", "We have missed it every single day", "Nothing")
	m := tr.response(alice.MessageCommand("Check this quote", quotes))
	want(t, "the check", m.Content+descriptions(t, m), "-# Checked: What did Lund say? We have missed it every single day Nothing", "¶ 7 · The opening")
}

func TestCheckThisQuote(t *testing.T) {
	tr := reading(t, Config{})
	bob := tr.As(tr.IDs.Other, "")
	for text, want := range map[string]struct{ says, also string }{
		"“We have missed  it every\nsingle day”":                                                    {english().say("check.exact"), "¶ 7 · The opening"},
		"<@123> The bridge reopened on a Wednesday, two years after https://example.com/bridge":     {english().say("check.exact"), "¶ 6 · The opening"},
		"In the end the insurer Nordhav paid five million crowns for it all":                        {english().say("check.altered"), "The message says “five”, the article “four”."},
		"The giraffe never wore a hat on a Sunday morning in the zoo":                               {english().say("check.absent"), "-# Checked: The giraffe"},
		"https://example.com/a/long/address":                                                        {english().say("check.short"), ""},
		"> In the end the insurer Nordhav paid four million crowns for the new pillar.\n— the Post": {english().say("check.exact"), "-# Checked: In the end"},
		"lol\n>>> In the end the insurer Nordhav paid five million crowns\nfor the new pillar.":     {english().say("check.altered"), "-# Checked: In the end"},
		"> what?\nThe giraffe never wore a hat on a Sunday morning in the zoo":                      {english().say("check.absent"), "-# Checked: \\> what? The giraffe"},
		"a b":                                {english().say("check.short"), ""},
		`The giraffe \*never\* wore a hat\.`: {english().say("check.absent"), `-# Checked: The giraffe \*never\* wore a hat.`},
		`In the end an \*old\* \*friend\* paid four million crowns for the new pillar`: {english().say("check.altered"), `“an \*old\* \*friend”`},
	} {
		m := tr.response(tr.As("", "").MessageCommand("Check this quote", bob.Write(text)))
		got := m.Content + "\n" + descriptions(t, m)
		if !strings.HasPrefix(got, want.says) || !strings.Contains(got, want.also) || !m.Ephemeral() {
			t.Errorf("%q: got\n%s\nwant %q and %q", text, got, want.says, want.also)
		}
	}
}

// A word that turns the direction of writing does not turn what is said of it.
func TestDifferencesKeepTheirOrder(t *testing.T) {
	got := english().differences(index.Check{Differences: []index.Difference{{Wrote: "five \u202eruof", Stands: "أربعة"}, {Wrote: "a*", Stands: "b"}}})
	if want := []string{"- The message says “\u2068five \u202eruof\u2069”, the article “\u2068أربعة\u2069”.", "- The message says “a\\*”, the article “b”."}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Of the bot's own answers the quotation is checked and not what stands below.
func TestOwnAnswersAreWordForWord(t *testing.T) {
	tr := reading(t, Config{})
	a := bridge()
	a.Title, a.URL = "Long", "https://example.com/long"
	a.Paragraphs = []corpus.Paragraph{{Text: "The engineer Sigrid Aas wrote that " + strings.Repeat("the *old* bridge of stone and timber and iron, ", 20) + "was sold."}}
	tr.put(tr.IDs.Guild, a)
	for _, answer := range []discordtest.Message{
		tr.reply(tr.GuildMessage(tr.mention() + " Who paid for the new pillar?")),
		tr.response(tr.ask("Who paid for the new pillar?")),
		tr.response(tr.ask("What did the engineer Sigrid Aas write?")),
		tr.response(tr.SlashCommand("said", discordtest.Input{Name: "who", Value: "Lund"})),
	} {
		m := tr.response(tr.As("", "").MessageCommand("Check this quote", answer))
		if got, _, _ := strings.Cut(m.Content, "\n"); got != english().say("check.exact") && got != english().say("check.omitted") {
			t.Errorf("the bot's own %q: %s", answer.Content, m.Content)
		}
	}
}
