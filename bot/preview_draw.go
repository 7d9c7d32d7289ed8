package bot

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"verbatim/bot/markdown"
)

// drawBlock draws lines that look alike.
func drawBlock(b markdown.Block) part {
	text := all(auto(), each(b.Spans, drawSpan))
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

func drawSpan(s markdown.Span) part {
	switch s.Kind {
	case "":
		return plain(s.Text)
	case "code":
		return element("code", plain(s.Text))
	case "link":
		return element("a", href(s.Href), each(s.Inner, drawSpan))
	}
	return element(s.Kind, each(s.Inner, drawSpan))
}

// draw draws an embed, which a name tells from the others of its message.
func (e Embed) draw(name string, first bool) part {
	title := each(markdown.ParseSpans(e.Title), drawSpan)
	if e.URL != "" {
		title = element("a", href(e.URL), title)
	}
	return element("section", class("embed"), attr("aria-label", name), auto(),
		when(first, attr("style", fmt.Sprintf("border-color: #%06x", accent))),
		when(e.Author != "", element("p", class("author"), auto(), plain(e.Author))),
		when(e.Title != "",
			element("p", class("title"), attr("role", "heading"), attr("aria-level", "3"), auto(), title)),
		when(e.Description != "", element("div", class("description"), each(markdown.Parse(e.Description), drawBlock))),
		when(e.Footer != "", element("p", class("footer"), auto(), plain(e.Footer))))
}

func (r Row) draw() part {
	controls := each(r.Buttons, Button.draw)
	if r.Menu != nil {
		controls = r.Menu.draw()
	}
	return element("div", class("row"), attr("role", "group"), attr("aria-label", "Choices"), controls)
}

func (b Button) draw() part {
	if b.URL != "" {
		return element("a", class("button"), href(b.URL), auto(), plain(b.Label),
			element("svg", attr("aria-hidden", "true"), attr("viewBox", "0 0 16 16"),
				element("path", attr("d", "M9 2h5v5M14 2 7 9M6 3H2v11h11v-4"))))
	}
	return element("button", attr("type", "button"), class("button"), auto(), plain(b.Label))
}

// draw draws a menu with what is chosen, or its label where nothing is.
func (m *Menu) draw() part {
	var chosen, labels []string
	for _, o := range m.Options {
		labels = append(labels, o.Label)
		if o.Chosen {
			chosen = append(chosen, o.Label)
		}
	}
	for _, id := range m.Chosen {
		chosen = append(chosen, "#"+id)
	}
	shown := cmp.Or(strings.Join(chosen, ", "), m.Label)
	return element("select", attr("aria-label", m.Label), each(slices.Insert(labels, 0, shown), drawOption))
}

func drawOption(label string) part { return element("option", plain(label)) }
