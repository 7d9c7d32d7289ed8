package bot

import (
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"verbatim/bot/markdown"
)

// Themes are the looks of a Discord client.
func Themes() []string { return []string{"dark", "light"} }

// WriteHTML writes a page that draws the message as Discord's clients do, once
// for each theme. All of it is in words too, for those who do not see it.
func (p Preview) WriteHTML(w io.Writer, themes ...string) error {
	for _, theme := range themes {
		if !slices.Contains(Themes(), theme) {
			return fmt.Errorf("no theme %q, want one of %s", theme, strings.Join(Themes(), ", "))
		}
	}
	return html.Render(w, p.page(themes))
}

// previewStyle is the look of the page, which loads nothing and runs nothing.
//
//go:embed preview.css
var previewStyle string

const previewTitle = "A reply of Verbatim"

// page is the whole document.
func (p Preview) page(themes []string) *html.Node {
	document := &html.Node{Type: html.DocumentNode}
	document.AppendChild(&html.Node{Type: html.DoctypeNode, Data: "html"})
	element("html", attr("lang", "en"),
		element("head",
			element("meta", attr("charset", "utf-8")),
			element("meta", attr("name", "viewport"), attr("content", "width=device-width")),
			element("title", plain(previewTitle)),
			element("style", plain(previewStyle))),
		element("body", element("main",
			element("h1", class("hidden"), plain(previewTitle)),
			each(themes, p.theme))))(document)
	return document
}

// theme is the talk as one of the themes shows it.
func (p Preview) theme(name string) part {
	return element("section", class("theme "+name), attr("aria-label", "In the "+name+" theme"),
		when(p.command() == "" && p.request.Question != "", p.asker()),
		when(p.reply.Thread != "", element("p", class("note"), auto(), plain("In a new thread: "+p.reply.Thread))),
		p.answer())
}

// command is what the person used, "" for a message.
func (p Preview) command() string {
	switch p.request.Surface {
	case Slash:
		return "/" + p.request.Command
	case OnMessage:
		return p.texts.say(p.request.Command)
	}
	return ""
}

// asker is the message that is answered.
func (p Preview) asker() part {
	return element("article", class("message"), attr("aria-label", "Message of Reader"),
		element("span", class("avatar person"), attr("aria-hidden", "true"), plain("R")),
		element("div", class("head"), plain("Reader")),
		element("p", auto(),
			when(p.mentions(), element("span", class("mention"), plain("@Verbatim")), plain(" ")), plain(p.request.Question)))
}

func (p Preview) mentions() bool { return p.request.Surface == Mention }

func (p Preview) answer() part {
	look, label := "message", "Message of Verbatim"
	if p.private() {
		look, label = look+" private", label+", which only Reader sees"
	}
	var embeds []part
	for i, e := range p.reply.Embeds {
		embeds = append(embeds, e.draw(fmt.Sprintf("Embed %d of %d", i+1, len(p.reply.Embeds)), i == 0))
	}
	return element("article", class(look), attr("aria-label", label),
		p.above(),
		element("span", class("avatar"), attr("aria-hidden", "true"), plain("V")),
		element("div", class("head"), plain("Verbatim"),
			element("span", class("app"), attr("aria-label", "app"), plain("APP"))),
		element("div", attr("lang", p.texts.language),
			element("div", class("content"), each(markdown.Parse(p.reply.Content), drawBlock)),
			all(embeds...),
			each(p.reply.Rows, Row.draw)),
		when(p.private(), element("p", class("note"), plain("Only you can see this"))))
}

// above is the line that says what is answered.
func (p Preview) above() part {
	switch command := p.command(); {
	case command != "":
		return element("p", class("above"), auto(), element("i", plain("Reader")), plain(" used "), element("b", plain(command)))
	case p.reply.Thread == "":
		return element("p", class("above"), auto(), element("i", plain("@Reader")), plain(" "),
			when(p.mentions(), plain("@Verbatim ")), plain(p.request.Question))
	}
	return all()
}
