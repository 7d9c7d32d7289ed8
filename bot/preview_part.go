package bot

import (
	"net/url"
	"slices"

	"golang.org/x/net/html"
)

// A part puts itself into an element of a page: an attribute, a text or another
// element. Whatever a text or a value holds, the page shows it and nothing of it
// becomes an element, for html.Render escapes it.
type part func(into *html.Node)

func element(name string, parts ...part) part {
	return func(into *html.Node) {
		n := &html.Node{Type: html.ElementNode, Data: name}
		all(parts...)(n)
		into.AppendChild(n)
	}
}

func attr(name, value string) part {
	return func(into *html.Node) { into.Attr = append(into.Attr, html.Attribute{Key: name, Val: value}) }
}

func plain(s string) part {
	return func(into *html.Node) { into.AppendChild(&html.Node{Type: html.TextNode, Data: s}) }
}

func all(parts ...part) part {
	return func(into *html.Node) {
		for _, p := range parts {
			p(into)
		}
	}
}

func when(yes bool, parts ...part) part {
	if !yes {
		return all()
	}
	return all(parts...)
}

func each[T any](list []T, draw func(T) part) part {
	return func(into *html.Node) {
		for _, one := range list {
			draw(one)(into)
		}
	}
}

func class(names string) part { return when(names != "", attr("class", names)) }

// auto lets the text decide its direction.
func auto() part { return attr("dir", "auto") }

// href is the address of a link. One that is neither relative nor of the web nor
// of mail, such as a script, leads nowhere.
func href(address string) part {
	u, err := url.Parse(address)
	if err != nil || !slices.Contains([]string{"", "http", "https", "mailto"}, u.Scheme) {
		address = "#"
	}
	return attr("href", address)
}
