package bot

import (
	"strings"

	"github.com/bwmarrin/discordgo"
)

// textOf is what a message says: its own text, else that of the message which
// it forwards, else that of its embeds or components, as other bots post news,
// else what its poll asks.
func textOf(m *discordgo.Message) string {
	texts := []string{m.Content}
	for _, s := range m.MessageSnapshots {
		if s.Message != nil {
			texts = append(texts, textOf(s.Message))
		}
	}
	for _, e := range m.Embeds {
		if e != nil {
			texts = append(texts, e.Title+"\n"+e.Description)
		}
	}
	texts = append(texts, displayed(m.Components))
	if m.Poll != nil {
		texts = append(texts, m.Poll.Question.Text)
	}
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			return text
		}
	}
	return ""
}

// displayed is the text among the components of a message, which may have
// components instead of all else.
// https://discord.com/developers/docs/components/reference#text-display
func displayed(list []discordgo.MessageComponent) string {
	var texts []string
	for _, c := range list {
		switch c := c.(type) {
		case *discordgo.TextDisplay:
			texts = append(texts, c.Content)
		case *discordgo.Section:
			texts = append(texts, displayed(c.Components))
		case *discordgo.Container:
			texts = append(texts, displayed(c.Components))
		}
	}
	return joined(texts...)
}

// answersOf are the answers that a poll offers, a line each.
func answersOf(p *discordgo.Poll) string {
	if p == nil {
		return ""
	}
	var texts []string
	for _, a := range p.Answers {
		if a.Media != nil {
			texts = append(texts, a.Media.Text)
		}
	}
	return joined(texts...)
}

// joined are the texts that say something, a line each.
func joined(texts ...string) string {
	var lines []string
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, "\n")
}
