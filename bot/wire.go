package bot

import (
	"github.com/bwmarrin/discordgo"
)

// A wireMessage is a reply as JSON. discordgo's own types lack the nonce.
type wireMessage struct {
	Content         string                            `json:"content"`
	Embeds          []*discordgo.MessageEmbed         `json:"embeds"`
	Components      []discordgo.MessageComponent      `json:"components"`
	AllowedMentions *discordgo.MessageAllowedMentions `json:"allowed_mentions"`
	Flags           discordgo.MessageFlags            `json:"flags,omitempty"`
	Reference       *discordgo.MessageReference       `json:"message_reference,omitempty"`
	Nonce           string                            `json:"nonce,omitempty"`
	EnforceNonce    bool                              `json:"enforce_nonce,omitempty"`
}

// A wireCallback is the first response to an interaction.
type wireCallback struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data any                               `json:"data,omitempty"`
}

// wireFlags are a deferral's.
type wireFlags struct {
	Flags discordgo.MessageFlags `json:"flags"`
}

// wireChoices complete what is being typed.
type wireChoices struct {
	Choices []Choice `json:"choices"`
}

// accent is the colour beside the first quote.
const accent = 0x3b6ea5

// onWire writes a reply for Discord. No mention in it ever pings.
func onWire(r Reply) wireMessage {
	m := wireMessage{
		Content:         r.Content,
		Embeds:          []*discordgo.MessageEmbed{},
		Components:      []discordgo.MessageComponent{},
		AllowedMentions: &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}},
	}
	for i, e := range r.Embeds {
		embed := &discordgo.MessageEmbed{Title: e.Title, URL: e.URL, Description: e.Description}
		if e.Author != "" {
			embed.Author = &discordgo.MessageEmbedAuthor{Name: e.Author}
		}
		if e.Footer != "" {
			embed.Footer = &discordgo.MessageEmbedFooter{Text: e.Footer}
		}
		if i == 0 {
			embed.Color = accent
		}
		m.Embeds = append(m.Embeds, embed)
	}
	for _, row := range r.Rows {
		m.Components = append(m.Components, discordgo.ActionsRow{Components: onWireRow(row)})
	}
	return m
}

func onWireRow(r Row) []discordgo.MessageComponent {
	if r.Menu != nil {
		return []discordgo.MessageComponent{onWireMenu(*r.Menu)}
	}
	var list []discordgo.MessageComponent
	for _, b := range r.Buttons {
		style := discordgo.SecondaryButton
		if b.URL != "" {
			style = discordgo.LinkButton
		}
		list = append(list, discordgo.Button{Label: b.Label, Style: style, CustomID: b.ID, URL: b.URL})
	}
	return list
}

func onWireMenu(m Menu) discordgo.SelectMenu {
	menu := discordgo.SelectMenu{MenuType: discordgo.StringSelectMenu, CustomID: m.ID, Placeholder: m.Label,
		MinValues: &m.Least, MaxValues: m.Most}
	for _, o := range m.Options {
		menu.Options = append(menu.Options, discordgo.SelectMenuOption{Label: o.Label, Value: o.Value, Default: o.Chosen})
	}
	if m.Channels {
		menu.MenuType = discordgo.ChannelSelectMenu
		menu.ChannelTypes = []discordgo.ChannelType{discordgo.ChannelTypeGuildText, discordgo.ChannelTypeGuildNews}
		if m.All {
			menu.ChannelTypes = append(menu.ChannelTypes, discordgo.ChannelTypeGuildVoice, discordgo.ChannelTypeGuildStageVoice,
				discordgo.ChannelTypeGuildForum)
		}
	}
	for _, id := range m.Chosen {
		menu.DefaultValues = append(menu.DefaultValues, discordgo.SelectMenuDefaultValue{ID: id, Type: discordgo.SelectMenuDefaultValueChannel})
	}
	return menu
}
