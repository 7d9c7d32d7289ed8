package bot

import (
	_ "embed"
	"fmt"

	"golang.org/x/net/html"
)

// previewStyle is the look of the page, which loads nothing and runs nothing.
//
//go:embed preview.css
var previewStyle string

const previewTitle = "A reply of Verbatim"

// page is the whole document.
func (s sheet) page() *html.Node {
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
			each(s.Themes, s.theme))))(document)
	return document
}

// theme is the talk as one of the themes shows it.
func (s sheet) theme(name string) part {
	return element("section", class("theme "+name), attr("aria-label", "In the "+name+" theme"),
		when(s.Question != "", s.asker()),
		when(s.Thread != "", element("p", class("note"), auto(), plain("In a new thread: "+s.Thread))),
		s.reply())
}

// asker is the message that is answered.
func (s sheet) asker() part {
	return element("article", class("message"), attr("aria-label", "Message of Reader"),
		element("span", class("avatar person"), attr("aria-hidden", "true"), plain("R")),
		element("div", class("head"), plain("Reader")),
		element("p", auto(),
			when(s.Mentioned, element("span", class("mention"), plain("@Verbatim")), plain(" ")), plain(s.Question)))
}

func (s sheet) reply() part {
	look, label := "message", "Message of Verbatim"
	if s.Private {
		look, label = look+" private", label+", which only Reader sees"
	}
	return element("article", class(look), attr("aria-label", label),
		s.above(),
		element("span", class("avatar"), attr("aria-hidden", "true"), plain("V")),
		element("div", class("head"), plain("Verbatim"),
			element("span", class("app"), attr("aria-label", "app"), plain("APP"))),
		element("div", attr("lang", s.Language),
			element("div", class("content"), each(s.Content, block.draw)),
			each(s.Embeds, sheetEmbed.draw),
			each(s.Rows, drawControls)),
		when(s.Private, element("p", class("note"), plain("Only you can see this"))))
}

// above is the line that says what is answered.
func (s sheet) above() part {
	switch {
	case s.Command != "":
		return element("p", class("above"), auto(), element("i", plain("Reader")), plain(" used "), element("b", plain(s.Command)))
	case s.Thread == "":
		return element("p", class("above"), auto(), element("i", plain("@Reader")), plain(" "),
			when(s.Mentioned, plain("@Verbatim ")), plain(s.Question))
	}
	return all()
}

func (b block) draw() part {
	text := all(auto(), each(b.Spans, span.draw))
	switch b.Kind {
	case "text":
		return element("p", text)
	case "quote":
		return element("blockquote", text)
	case "small", "item":
		return element("p", class(b.Kind), text)
	}
	return element("p", class("h"+b.Kind), attr("role", "heading"), attr("aria-level", "4"), text)
}

func (s span) draw() part {
	switch s.Kind {
	case "":
		return plain(s.Text)
	case "code":
		return element("code", plain(s.Text))
	case "link":
		return element("a", href(s.Href), each(s.Inner, span.draw))
	}
	return element(s.Kind, each(s.Inner, span.draw))
}

func (e sheetEmbed) draw() part {
	title := each(e.Title, span.draw)
	if e.URL != "" {
		title = element("a", href(e.URL), title)
	}
	return element("section", class("embed"), attr("aria-label", e.Name), auto(),
		when(e.Colour > 0, attr("style", fmt.Sprintf("border-color: #%06x", e.Colour))),
		when(e.Author != "", element("p", class("author"), auto(), plain(e.Author))),
		when(len(e.Title) > 0,
			element("p", class("title"), attr("role", "heading"), attr("aria-level", "3"), auto(), title)),
		when(len(e.Description) > 0, element("div", class("description"), each(e.Description, block.draw))),
		when(e.Footer != "", element("p", class("footer"), auto(), plain(e.Footer))))
}

func drawControls(row []sheetControl) part {
	return element("div", class("row"), attr("role", "group"), attr("aria-label", "Choices"),
		each(row, sheetControl.draw))
}

func (c sheetControl) draw() part {
	switch {
	case c.Menu:
		return element("select", attr("aria-label", c.Label), drawOption(c.Chosen), each(c.Options, drawOption))
	case c.URL != "":
		return element("a", class("button "+c.Style), href(c.URL), auto(), plain(c.Label),
			element("svg", attr("aria-hidden", "true"), attr("viewBox", "0 0 16 16"),
				element("path", attr("d", "M9 2h5v5M14 2 7 9M6 3H2v11h11v-4"))))
	}
	return element("button", attr("type", "button"), class("button "+c.Style), auto(), plain(c.Label))
}

func drawOption(label string) part { return element("option", plain(label)) }
