package format

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html/atom"
)

// A zone is the part of a page where a rule holds. Words that are furniture
// around an article ("Home", "Topics") may be body text within it.
type zone int

const (
	anywhere zone = iota
	edges         // before the first and after the last body paragraph
	tail          // after the last body paragraph
)

// A rule tells furniture, what belongs to the page and not to the article, from
// body text. It must never match a sentence that an author wrote: a rule that
// misses furniture costs little, one that eats text costs an answer.
type rule struct {
	name   string
	reason string
	zone   zone
	match  func(text string) bool
}

// maxFurniture is how long furniture gets, in bytes.
const maxFurniture = 1600

// lazily compiles an expression when it is first needed: the rules are many, and
// a program that only answers needs none of them.
func lazily(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// whole matches blocks that are nothing but the pattern, in any case. One or two
// words with a full stop are a sentence.
func whole(pattern string) func(string) bool {
	re := lazily(`(?i)^[\s\p{So}>›»→+|-]*(?:` + pattern + `)[\s.:!…›»→>|]*$`)
	return func(s string) bool {
		return len(s) <= 300 && re().MatchString(s) && (!strings.HasSuffix(s, ".") || strings.HasSuffix(s, "..") || words(s) > 2)
	}
}

// appeal matches what asks the reader to do something for the site: it starts
// with an imperative, speaks of what sites offer and tells nothing.
func appeal(start, about string) func(string) bool {
	first := lazily(`(?i)^[\s\p{So}>›»→*-]*(?:` + start + `)\b`)
	topic := lazily(`(?i)(?:` + about + `)`)
	return func(s string) bool {
		return weight(s) <= 300 && first().MatchString(s) && topic().MatchString(s) && !told().MatchString(s)
	}
}

// told matches words of narration, which no appeal has.
var told = lazily(`(?i)["“”„«]|\b(?:said|says|told|wrote|according|was|were|had|he|she|his|her|they|their)\b`)

// agencies supply pictures and texts.
const agencies = `getty(?: images)?|afp|a\.?p\.?|ap photo|associated press|reuters|epa(?:-efe)?|efe|dpa|ansa|pa(?: media| wire| images)?|` +
	`bloomberg(?: news)?|shutterstock|alamy|istock(?:photo)?|unsplash|pexels|pixabay|xinhua|tass|anadolu(?: agency)?|nurphoto|zuma(?: press)?|rex|` +
	`keystone|ntb|tt|ritzau|picture alliance|imago|corbis|handout|file(?: photo)?|wikimedia(?: commons)?|supplied|courtesy photo`

// sites are where articles are shared.
const sites = `facebook|twitter|x|instagram|youtube|telegram|whatsapp|linkedin|threads|bluesky|mastodon|tiktok|reddit|pinterest|` +
	`snapchat|flipboard|google news|apple news|messenger|tumblr|pocket|signal|line|weibo|wechat|viber|vk|rss`

// furniture are the rules, in the order in which they are asked.
var furniture = []rule{
	{"separator", "a line without a word", anywhere, func(s string) bool {
		return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	}},
	{"advertisement", "a label of advertising", anywhere, whole(
		`advertisements?|advertising|ads?|sponsored(?: content| links?| by [^.,]{2,40})?|paid (?:post|content|partner content)|promoted(?: content)?|` +
			`(?:story|article) continues (?:below|after)(?: (?:this )?ad(?:vertisement)?)?|continue reading(?: the main story| below)?|` +
			`skip (?:past )?(?:the )?(?:ad|advertisement|newsletter promotion|promotion)|after newsletter promotion|` +
			`advertisement ?[-–—:|·•] ?(?:scroll|continue|story).{0,40}|scroll (?:down )?to continue|remove ads|report (?:this )?ad|` +
			`anzeige|werbung|publicité|publicidad|pubblicità|publicidade|annonse|annons|reclame|advertentie|mainos|reklama?|реклама|広告|广告|廣告|광고|إعلان`)},
	{"player", "a label of a video or audio player", anywhere, whole(
		`play(?: video| audio| now)|play ?video|watch (?:live|now|video|the video)|video player.{0,30}|video unavailable|loading video|now playing|up next|` +
			`unmute|mute|pause|\d{1,2}:\d{2}(?::\d{2})?(?: ?/ ?\d{1,2}:\d{2})?|listen(?: now)?(?: to (?:this |the )?(?:article|story))?(?:\s*[·•(|,-]?\s*\d+ ?min(?:ute)?s?\.?\)?)?|` +
			`listen to (?:this|the) (?:article|story).{0,30}|this article is read by .{0,60}|(?:estimated )?(?:reading|read) time:?\s*\d+ ?min(?:ute)?s?|\d+[- ]min(?:ute)?s?(?: read| listen| lesetid| lesezeit)|` +
			`media caption.{0,200}|to play this video.{0,120}`)},
	{"promotion", "points to another piece", anywhere, promotion},
	{"share", "a row of buttons for sharing", anywhere, shareRow},
	{"counter", "a count of comments or shares", anywhere, whole(
		`(?:view |show |read )?(?:all )?\(?\d[\d,. ]*[km]?\)? ?(?:comments?|shares?|likes?|views?|reactions?|replies|retweets?|kommentare?|commentaires?)`)},
	{"share", "a row of buttons for sharing", anywhere, whole(`click to (?:share|email|print)\b.{0,80}|share this|like this|like loading|\(?opens in (?:a )?new window\)?`)},
	{"newsletter", "thanks for signing up", edges, whole(`thank you for (?:subscribing|signing up|your interest).{0,60}|thanks for subscribing.{0,40}`)},
	{"newsletter", "asks to sign up for letters or alerts", anywhere, appeal(
		`sign[- ]?up|subscribe|register|never miss|don.t miss|get (?:the|our|your|all|breaking|more|top|daily|today.s|a|this|these)|join|enter your|receive|want|enjoy(?:ing|ed)|like|stay|keep up|start your day|sent|delivered|a weekly|a daily|our (?:daily|weekly|free|best)|the best of|newsletter|abonniere|melden sie|inscrivez|abonnez|suscríbete`,
		`newsletters?\b|inbox|mailbox|(?:personali[sz]ed|daily|weekly|free|morning|our) e-?mails?|e-?mail (?:address|alerts?|updates?)|news alerts?|breaking news alerts|notifications|daily briefing|favou?rite topics and authors|boletín|infolettre`)},
	{"paywall", "asks to subscribe or log in", anywhere, func(s string) bool { return paywall(s) || paywallAppeal(s) }},
	{"cookies", "a notice about cookies or consent", edges, cookies},
	{"follow", "asks to follow the site", anywhere, appeal(
		`follow|like us|find us|connect with|join us|join our|add us|subscribe to our`,
		`(?i)^\W*follow us\b|\b(?:on|via|at) (?:`+sites+`)\b|\b(?:`+sites+`)(?: channel| page| group)\b|@\w+`)},
	{"link", "asks to click or to install something", anywhere, appeal(
		`(?:click|tap) (?:here|below|on|to|the)|download (?:our|the)|get (?:our|the) app|scan the qr|swipe`,
		`\b(?:here|below|link|app|sign up|subscribe|to (?:read|watch|comment|listen|join|enlarge|view the (?:full|gallery|original)))\b`)},
	{"support", "asks for money or membership", anywhere, appeal(
		`support (?:our|us|independent|quality|the)|donate|become an?|make a (?:donation|contribution)|help us|contribute|if you (?:value|like|enjoy|appreciate)`,
		`journalism|newsroom|donation|subscriber|supporter of|our work|our reporting|contribution to us|member(?:ship)? (?:today|now|of our)`)},
	{"caption", "a picture's caption or credit", anywhere, caption},
	{"rights", "a notice of rights", edges, func(s string) bool { return rights(s) && weight(s) <= 400 }},
	{"related", "a heading above links to other pieces", anywhere, whole(relatedHeads)},
	{"sign-off", "says who else worked on the piece", tail, signOff},
	{"navigation", "a part of the site's navigation", edges, whole(
		`skip to (?:main )?content|skip navigation|menu|search|home|homepage|sign in|log ?in|log out|register|subscribe(?: now)?|my account|back to (?:top|home.{0,20})|buy now|shop now|reuse this content|` +
			`top|close|(?:show|load|see|view|read) (?:more|less|all|full (?:story|article))(?: .{2,30})?|open in app|expand|next(?: article| story)?|previous(?: article| story)?|` +
			`(?:terms (?:of|and) (?:use|service|conditions)|privacy(?: policy| notice)?|contact(?: us)?|about(?: us)?|help|careers|advertise(?: with us)?|accessibility|sitemap|cookie policy|do not sell my (?:personal )?info(?:rmation)?|[ |·•,/-])+|` +
			`(?:page|seite|página) \d+ (?:of|von|sur|de) \d+|print(?: this)?(?: (?:article|page|story))?|report (?:a |an )?(?:error|typo|mistake|correction).{0,30}|our standards: .{0,80}|all sections|more on:? .{2,60}|more from:? .{2,60}`)},
	{"address", "the address of the page", edges, whole(`https?://\S+`)},
	{"breadcrumbs", "the path to the page on its site", edges, breadcrumbs},
	{"topics", "labels of topics", tail, whole(`(?:topics?|tags?|tagged|filed under|filed in|categories|keywords|more on|related topics?|in this (?:story|article)|themen|schlagwörter|mots[- ]clés|temas|etiquetas|emner)\s*[:|].{0,300}|topics?|tags?|related (?:topics?|tags?)|more on this topic`)},
	{"topics", "labels of topics glued together", edges, gluedLabels},
}

// allFurniture are the rules for every page, then those for the platforms.
var allFurniture = slices.Concat(furniture, siteFurniture)

// relatedHeads stand above lists of links.
const relatedHeads = `related(?: stories| articles?| content| coverage| news| reading| links| topics| posts)?|read (?:more|next|also)(?: on this (?:story|topic))?|more (?:on this story|stories|news|coverage|like this|top stories)|` +
	`more about(?: .{2,40})?|most (?:read|popular|viewed|shared|commented)(?: stories| articles| in .{2,30})?|trending(?: now| stories)?|recommended(?: for you| stories| reading| articles)?|you (?:may|might) (?:also )?(?:like|be interested in)|` +
	`around the web|from around the web|editors?.s?.? picks?|top stories|latest (?:news|stories|headlines)|popular (?:now|stories|articles)|more stories|what to read next|further reading|also (?:read|on .{2,30})|don.t miss|must reads?|from our partners|more for you|in case you missed it|see also|` +
	`mehr zum thema|lesen sie auch|auch interessant|à lire aussi|sur le même sujet|te puede interesar|lee también|leia também|leggi anche|lees ook|les også|läs också`

// dropFurniture takes out the blocks that a rule matches, and below a heading
// of related links the links.
func (p *page) dropFurniture() {
	first, last := p.bodyRange()
	kept := p.blocks[:0]
	links, row := false, false
	for i, b := range p.blocks {
		r, ok := furnitureRule(b, i < first || i > last, i > last)
		switch {
		case ok:
			if r.name == "caption" && i <= first {
				kept = p.dropCaption(kept, b)
			}
			p.drop(b.line, b.text, r.name, r.reason)
			links, row = r.name == "related" || r.name == "topics", r.name == "share"
		case row && amount().MatchString(b.text):
			p.drop(b.line, b.text, "counter", "a count of comments or shares")
		case siteName(b.text) && (row || i < first || i > last || i+1 < len(p.blocks) && (siteName(p.blocks[i+1].text) || shareRow(p.blocks[i+1].text))):
			p.drop(b.line, b.text, "share", "a row of buttons for sharing")
			links, row = false, true
		case links && !b.heading && i > first && (isHeading(b.text) || listMark().MatchString(b.text) && !isBody(b.text)):
			p.drop(b.line, b.text, "related", "a link to another piece")
		default:
			kept, links, row = append(kept, b), false, false
		}
	}
	p.blocks = kept
}

// dropCaption takes out the caption that stands in the line above a credit.
func (p *page) dropCaption(kept []block, credit block) []block {
	last := len(kept) - 1
	if last < 1 || credit.line == 0 || kept[last].line != credit.line-1 || !endsSentence(kept[last].text) || isBody(kept[last].text) && weight(kept[last].text) > 160 {
		return kept
	}
	p.drop(kept[last].line, kept[last].text, "caption", "a picture's caption, above its credit")
	return kept[:last]
}

// furnitureRule is the first rule that a block matches at its place.
func furnitureRule(b block, edge, end bool) (rule, bool) {
	if len(b.text) > maxFurniture {
		return rule{}, false
	}
	for _, r := range allFurniture {
		if r.name == "breadcrumbs" && b.element != nil && b.element.DataAtom == atom.Tr {
			continue // a row of a table
		}
		if (r.zone == anywhere || r.zone == edges && edge || r.zone == tail && end) && r.match(b.text) {
			return r, true
		}
	}
	return rule{}, false
}

// bodyRange is the first and the last block that is body text and no furniture
// at its place.
func (p *page) bodyRange() (first, last int) {
	body := func(i int) bool {
		_, drop := furnitureRule(p.blocks[i], true, true)
		return isBody(p.blocks[i].text) && !drop
	}
	first, last = 0, len(p.blocks)-1
	for first < len(p.blocks) && !body(first) {
		first++
	}
	for last >= 0 && !body(last) {
		last--
	}
	if last < 0 { // nothing but short lines: no edges to speak of
		return 0, len(p.blocks)
	}
	return first, last
}
