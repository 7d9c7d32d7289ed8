package bot

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"
	"golang.org/x/net/html"
)

// Themes are the looks of a Discord client.
func Themes() []string { return []string{"dark", "light"} }

// A sheet is what the page shows.
type sheet struct {
	Themes   []string
	Language string
	// Question stands above the answer to a message; Mentioned is whether it
	// mentions the bot. Command is what a command is called instead.
	Question  string
	Mentioned bool
	Command   string
	Private   bool
	Thread    string
	Content   []block
	Embeds    []sheetEmbed
	Rows      [][]sheetControl
}

// A sheetEmbed is an embed as it is drawn. Colour is red, green and blue in one
// number, 0 for the client's own.
type sheetEmbed struct {
	Name, Author, URL, Footer string
	Colour                    int
	Title                     []span
	Description               []block
}

// A sheetControl is a button or a menu. Chosen and Options are a menu's: what is
// chosen, or the label where nothing is, and what can be.
type sheetControl struct {
	Label, URL, Style string
	Menu              bool
	Chosen            string
	Options           []string
}

// WriteHTML writes a page that draws the message as Discord's clients do, once
// for each theme. All of it is in words too, for those who do not see it.
func (p Preview) WriteHTML(w io.Writer, themes ...string) error {
	for _, theme := range themes {
		if !slices.Contains(Themes(), theme) {
			return fmt.Errorf("no theme %q, want one of %s", theme, strings.Join(Themes(), ", "))
		}
	}
	return html.Render(w, p.sheet(themes).page())
}

func (p Preview) sheet(themes []string) sheet {
	s := sheet{Themes: themes, Language: p.texts.language, Private: p.private(), Thread: p.thread,
		Content: drawMarkdown(p.message.Content)}
	switch p.request.Surface {
	case Slash:
		s.Command = "/" + p.request.Command
	case OnMessage:
		s.Command = p.texts.say(p.request.Command)
	default:
		s.Question, s.Mentioned = p.request.Question, p.request.Surface == Mention
	}
	for i, e := range p.message.Embeds {
		s.Embeds = append(s.Embeds, drawEmbed(e, i, len(p.message.Embeds)))
	}
	for _, c := range p.message.Components {
		if row, ok := c.(discordgo.ActionsRow); ok {
			s.Rows = append(s.Rows, drawRow(row))
		}
	}
	return s
}

// drawEmbed draws one of several embeds.
func drawEmbed(e *discordgo.MessageEmbed, i, of int) sheetEmbed {
	d := sheetEmbed{Name: fmt.Sprintf("Embed %d of %d", i+1, of), URL: e.URL, Colour: e.Color, Description: drawMarkdown(e.Description)}
	if e.Title != "" {
		d.Title = drawSpans(e.Title)
	}
	if e.Author != nil {
		d.Author = e.Author.Name
	}
	if e.Footer != nil {
		d.Footer = e.Footer.Text
	}
	return d
}

// buttonStyles name the styles as the page does.
var buttonStyles = map[discordgo.ButtonStyle]string{
	discordgo.PrimaryButton: "primary", discordgo.SecondaryButton: "secondary", discordgo.SuccessButton: "success",
	discordgo.DangerButton: "danger", discordgo.LinkButton: "secondary",
}

func drawRow(row discordgo.ActionsRow) []sheetControl {
	var controls []sheetControl
	for _, c := range row.Components {
		switch c := c.(type) {
		case discordgo.Button:
			controls = append(controls, sheetControl{Label: c.Label, URL: c.URL, Style: buttonStyles[c.Style]})
		case discordgo.SelectMenu:
			controls = append(controls, drawMenu(c))
		}
	}
	return controls
}

// drawMenu draws a menu with what is chosen.
func drawMenu(m discordgo.SelectMenu) sheetControl {
	c := sheetControl{Label: m.Placeholder, Menu: true}
	var chosen []string
	for _, o := range m.Options {
		c.Options = append(c.Options, o.Label)
		if o.Default {
			chosen = append(chosen, o.Label)
		}
	}
	for _, v := range m.DefaultValues {
		chosen = append(chosen, "#"+v.ID)
	}
	c.Chosen = cmp.Or(strings.Join(chosen, ", "), m.Placeholder)
	return c
}
