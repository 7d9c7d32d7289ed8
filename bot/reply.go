package bot

// A Reply is what a handler says back: the final texts, in Discord Markdown,
// as they go over the wire. The zero Reply says nothing.
type Reply struct {
	// Content is the message itself, which a notification shows.
	Content string
	// Embeds hold the quotes, best first.
	Embeds []Embed
	// Private is whether only the person who asked should see it, where the
	// surface can do that.
	Private bool
}

// An Embed is one quoted passage as a Discord embed. Title and Description are
// Markdown; Discord shows Author and Footer as they are.
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
)

// size counts the characters of an embed that Discord sums up over a message.
func (e Embed) size() int {
	return wireLength(e.Author) + wireLength(e.Title) + wireLength(e.Description) + wireLength(e.Footer)
}
