package bot

import (
	"slices"

	"verbatim/bot/markdown"
)

// A Reply is what a handler says back: the final texts, in Discord Markdown,
// as they go over the wire. The zero Reply says nothing.
type Reply struct {
	// Content is the message itself, which a notification shows.
	Content string
	// Embeds hold the quotes, best first, or a list of articles.
	Embeds []Embed
	// Rows are buttons and menus below the message, at most maxRows.
	Rows []Row
	// Choices are what an option being typed is completed to. A reply with
	// choices has nothing else.
	Choices []Choice
	// Private is whether only the person who asked should see it, where the
	// surface can do that.
	Private bool
	// Update puts the reply into the place of the message that was clicked,
	// Remove deletes that message. Otherwise it is a new message.
	Update, Remove bool
	// Thread is the name of a thread to start for the reply, "" for none.
	Thread string
	// Public is a further message for the whole channel, sent before this one:
	// what a private answer becomes when it is shared.
	Public *Reply
}

// An Embed is one quoted passage as a Discord embed, or one article of a list,
// without a description. Title and Description are Markdown; Discord shows
// Author and Footer as they are.
type Embed struct {
	// Author is who published the article, and when.
	Author string
	Title  string
	// URL is what the title links to, "" for nothing. Embeds of one message
	// never share one, since clients merge those.
	URL string
	// Description is the quotation.
	Description string
	// Footer says where in the article the quotation stands.
	Footer string
}

// A Row holds up to five buttons, or one menu.
type Row struct {
	Buttons []Button
	Menu    *Menu
}

// A Button has words on it and either an address to open or an ID.
type Button struct {
	Label string
	URL   string
	// ID is an action (action.go) as a custom_id.
	ID string
}

// A Menu is a select menu.
type Menu struct {
	// ID is an action as a custom_id, Label what stands on an empty menu.
	ID, Label string
	// Options are what can be chosen. A menu of the server's text channels has
	// none, nor has one of all channels where people talk, such as forums: Chosen
	// are the channels' IDs.
	Options       []Option
	Channels, All bool
	Chosen        []string
	// Least and Most bound how many can be chosen.
	Least, Most int
}

// An Option of a menu.
type Option struct {
	Label, Value string
	Chosen       bool
}

// A Choice completes what is being typed.
type Choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Discord's limits on a message, in code points.
const (
	maxContent     = 2000
	maxTitle       = 256
	maxDescription = 4096
	maxFooter      = 2048
	maxAuthor      = 256
	maxEmbeds      = 10
	maxEmbedSum    = 6000 // over all texts of all embeds of a message
	maxEmbedURL    = 2048
	maxRows        = 5
	maxButtons     = 5 // in a row
	maxLabel       = 80
	maxButtonURL   = 512
	maxCustomID    = 100
	maxOptions     = 25
	maxOptionText  = 100
	maxMenuLabel   = 150
	maxChoices     = 25
	maxChoice      = 100 // of name and value
	maxThreadName  = 100
)

// size counts the characters of an embed that Discord sums up over a message.
func (e Embed) size() int {
	return markdown.Length(e.Author) + markdown.Length(e.Title) + markdown.Length(e.Description) + markdown.Length(e.Footer)
}

// bare is the reply without its embeds: of each a line in small print says what
// it shows or quotes, as far as they fit.
func (r Reply) bare() Reply {
	for _, e := range r.Embeds {
		title, _, _ := markdown.Decode(e.Title)
		line := "\n" + noteMark + oneNote(clip(beside(title, e.Author, e.Footer), maxNote))
		if markdown.Length(r.Content+line) <= maxContent {
			r.Content += line
		}
	}
	r.Embeds = nil
	return r
}

// unlinked is the reply without addresses, of which one that Discord does not
// take keeps all of it from being sent.
func (r Reply) unlinked() Reply {
	embeds := slices.Clone(r.Embeds)
	for i := range embeds {
		embeds[i].URL = ""
	}
	var rows []Row
	for _, line := range r.Rows {
		line.Buttons = slices.DeleteFunc(slices.Clone(line.Buttons), func(b Button) bool { return b.URL != "" })
		if len(line.Buttons) > 0 || line.Menu != nil {
			rows = append(rows, line)
		}
	}
	r.Embeds, r.Rows = embeds, rows
	if r.Public != nil {
		public := r.Public.unlinked()
		r.Public = &public
	}
	return r
}

// silent tells whether there is nothing to send.
func (r Reply) silent() bool {
	return r.Content == "" && len(r.Embeds) == 0 && r.Choices == nil && !r.Remove
}

// row is a row of those buttons that lead somewhere, nil without any.
func row(buttons ...Button) []Row {
	var kept []Button
	for _, b := range buttons {
		if b.ID != "" || b.URL != "" {
			kept = append(kept, b)
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return []Row{{Buttons: kept}}
}
