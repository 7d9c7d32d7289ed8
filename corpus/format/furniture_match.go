package format

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// promotionMark starts a line that points to another piece.
var promotionMark = lazily(`(?i)^[\s\p{So}>›»→*-]*(?:watch(?: now| live)?|video|listen|read more(?: about[^:]{0,40})?|read also|also read|read next|see also|related(?: story| article)?|recommended|further reading|don.t miss|must read|in pictures|photo gallery|gallery|podcast|` +
	`lesen sie auch|mehr dazu|à lire aussi|lire aussi|lee también|leia também|leggi anche|lees ook|les også|läs också)\s*[:|›»→>]\s*(.{2,200})$`)

// ownHeading are the marks that an author may also use for a heading.
var ownHeading = lazily(`(?i)^(?:video|gallery|podcast|listen|watch)\s*:`)

// promotion matches "Read more: …" and its like: one title, no sentence.
func promotion(s string) bool {
	m := promotionMark().FindStringSubmatch(s)
	if m == nil || strings.HasSuffix(strings.TrimRight(s, " "), ".") || strings.Contains(m[1], ". ") {
		return false
	}
	return !ownHeading().MatchString(s) || words(m[1]) >= 3
}

// shareWords are what buttons for sharing say.
var shareWords = lazily(`(?i)^(?:share|shares|save|print|e-?mail|mail|copy|link|copied|tweet|post|like|pin|comment|comments|bookmark|send|more|gift|tools|via|on|to|the|by|and|this|article|story|page|[|/·•,+&-]|` + sites + `|apple|google|news|\d+)[.:!]?$`)

// shareLine matches a whole invitation to share.
var shareLine = whole(`share(?: this)?(?: (?:article|story|post|page|video))?(?: (?:on|via|with|by) (?:` + sites + `|e-?mail|friends|your friends|others|social media))?|` +
	`share (?:full article|options|tools|your thoughts|this)|save(?: article| story| for later)?|copy (?:the )?link|link copied|gift (?:this )?article|give this article|bookmark|` +
	`leave a (?:comment|reply)|add a comment|post a comment|(?:view|show|read|see|hide) (?:all )?comments|comments?|join the (?:conversation|discussion)|teilen|partager|compartir|compartilhar|condividi|delen|del|dela`)

// maxShare is how long a row of buttons gets, in bytes.
const maxShare = 160

// shareRow matches invitations to share and rows of buttons.
func shareRow(s string) bool {
	if len(s) > maxShare {
		return false
	}
	if shareLine(s) {
		return true
	}
	fields := strings.Fields(s)
	all := len(fields) > 0 && len(fields) <= 14
	for _, f := range fields {
		all = all && len(f) <= 40 && (shareWords().MatchString(f) || !strings.ContainsFunc(f, unicode.IsLetter))
	}
	hasSite := anySite().MatchString(s)
	return all && len(fields) > 1 && (hasSite || startsShare().MatchString(s))
}

// siteName matches the name of one site, which is a button where others stand.
var siteName = whole(`facebook|twitter|instagram|youtube|telegram|whatsapp|linkedin|threads|bluesky|mastodon|tiktok|reddit|pinterest|flipboard|messenger|e-?mail|print|tweet`)

var (
	anySite     = lazily(`(?i)\b(?:facebook|twitter|whatsapp|linkedin|reddit|pinterest|telegram|instagram|bluesky|tweet|e-?mail|messenger|threads)\b`)
	startsShare = lazily(`(?i)^\W*(?:share|save|print|copy)\b`)
)

var (
	paywall = whole(`subscribe to (?:continue|read|unlock|keep)(?: reading)?(?: .{0,60})?|subscribers? only|for subscribers|subscriber exclusive|premium(?: content| article)?|` +
		`(?:this|the) (?:article|story|content) is (?:only )?(?:for|available to|reserved for|exclusive to) (?:paying |our |premium )?(?:subscribers?|members)(?: only)?.{0,40}|` +
		`to continue reading.{0,80}|already a (?:subscriber|member)\??.{0,40}|already have an account\??.{0,30}|you have \d+ (?:free )?(?:articles?|stories) (?:left|remaining).{0,60}|you.ve reached your (?:monthly )?limit.{0,80}|` +
		`start your free trial.{0,60}|unlock this (?:article|story).{0,60}|create (?:a |an )?(?:free )?account.{0,40}|(?:log|sign) in to (?:continue|read|comment).{0,40}|continue reading with .{2,60}`)
	paywallAppeal = appeal(`subscribe|log ?in|sign in|register|become|try|get|start|unlock|create|this (?:article|story)`,
		`to (?:continue|keep) reading|unlimited (?:digital )?access|full access|read the full (?:story|article)|free trial|per month|cancel any ?time`)
	cookieStart = lazily(`(?i)^\W*(?:we(?: and our partners)?|this (?:web)?site|our (?:web)?site|our partners|by (?:using|continuing|clicking|browsing|closing)|to (?:give|provide) you|cookies (?:help|on)|accept|manage|reject|your (?:privacy|consent|choices))\b`)
	cookieTopic = lazily(`(?i)\bcookies?\b|\byour consent\b|privacy (?:policy|settings|choices)`)
	cookieLine  = whole(`(?:accept|allow|reject|decline|refuse|manage)(?: all)?(?: (?:cookies|preferences|settings|consent|choices|and (?:continue|close)))?|(?:cookie|privacy) (?:settings|preferences|policy|notice|choices)|i (?:accept|agree)|got it|agree`)
)

// cookies matches notices about cookies and consent.
func cookies(s string) bool {
	return cookieLine(s) || weight(s) <= 500 && cookieStart().MatchString(s) && cookieTopic().MatchString(s) && !told().MatchString(s)
}

var (
	creditOnly = whole(`(?:(?:` + agencies + `)[ /|,&]*(?:via )?)+`)
	creditHead = whole(`(?:photo(?:graph)?s?|file photo|photographer|image (?:source|caption|credit)|photo (?:credit|by|courtesy|illustration)s?|picture credit|photographed by|foto|фото|crédito|crédit|صورة)\s*(?:[:|/—–]|by:|(?:by|,) ?(?-i:\p{Lu}))\s*.{2,240}|(?:image|picture) (?:source|caption|credit),? ?.{2,240}`)
	creditName = whole(`(?:image|picture|credit|video|bild|illustration|graphic)s?(?: credit| by)?\s*[:|]\s*(?:[^.:]{2,60}/[^.:]{2,60}|[^.:]{0,60}\b(?:` + agencies + `)|(?:\p{Lu}[\p{L}.'’-]+ ?){2,4})`)
	creditTail = lazily(`(?i)(?:(?:^|[\s.(\[|”"])(?:photo(?:graph)?|image|picture|credit|foto)(?: credit| by| courtesy(?: of)?)?: ?[^.:]{2,80}|\(\p{Lu}[^()]{0,40} photo\)|\bcredit ?(?:\.\.\.|…) ?[^.:]{2,80}|[(\[](?:photo|image|picture|file photo|ap photo)\b[^()\[\]]{0,100}[)\]]|` +
		`(?:^|[\s.(\[|”"])[\p{L}.'’ -]{2,50}/ ?(?:` + agencies + `)(?: ?/ ?(?:` + agencies + `))?(?: via (?:` + agencies + `))?[)\]]?|(?:^|[\s.(\[])(?:` + agencies + `) ?/ ?[\p{L}.'’ -]{2,50}[)\]]?|\bvia (?:getty(?: images)?|reuters|ap|afp|shutterstock)[)\]]?)$`)
)

var (
	// madeBy names who made a picture.
	madeBy = lazily(`^(?:Illustrations?|Photographs?|Photos?|Videos?|Animation|Graphics?|Art(?:work)?) by \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,4}(?: ?/.{2,60})?$`)
	// creditFirst is a caption with the credit in front.
	creditFirst = lazily(`^(?:(?:BBC|Reuters|AFP|EPA|PA Media|Getty Images|LDRS)/\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+)? \p{Lu}|(?:Getty Images|PA Media|EPA(?:-EFE)?|Shutterstock) (?:A|An|The|Two|Three|File) )`)
)

// maxCredit is how long a credit at the end of a caption gets, in bytes.
const maxCredit = 120

// caption matches credits of pictures and captions that end with one.
func caption(s string) bool {
	if creditOnly(s) || creditHead(s) || creditName(s) || madeBy().MatchString(s) || creditFirst().MatchString(s) && !endsSentence(s) {
		return true
	}
	end := s[max(0, len(s)-maxCredit):]
	marked := strings.ContainsAny(end, "/:)]…") || strings.Contains(end, "...") || strings.Contains(end, "via") || strings.Contains(end, "Via")
	return marked && weight(s) <= 320 && creditTail().MatchString(end)
}

var rightsLine = lazily(`(?i)^\W*(?:copyright[\s:,©]*(?:\(c\))?\s*(?:19|20)\d\d|copyright ?(?:©|\(c\))|(?:19|20)\d\d ?©)|^\s*(?:©|\(c\) ?(?:19|20)\d\d)|^[^.]{0,80}\ball rights reserved\b.{0,60}$|^this material may not be published, broadcast|^(?:reprinted|republished) with permission`)

// rights matches notices of copyright.
func rights(s string) bool { return rightsLine().MatchString(s) }

var signOffLine = lazily(`(?i)^[\s(—–-]*(?:(?:additional )?reporting (?:and writing )?by (?-i:\p{Lu}).{1,200}|writing by (?-i:\p{Lu}).{1,200}|edit(?:ed|ing) by (?-i:\p{Lu}).{1,200}|with (?:assistance|contributions?|files) (?:by|from) (?-i:\p{Lu}).{1,200}|compiled by (?-i:\p{Lu}).{1,200}|translated by (?-i:\p{Lu}).{1,200}|` +
	`to contact the (?:reporter|author|editor|writer)s? .{2,300}|(?:contact|reach|email) (?:the reporter|us|the author|him|her|them|(?-i:\p{Lu})[\p{L}.’' -]{2,40}) at .{2,100}|.{2,100} contributed (?:reporting|to this (?:report|article|story))\.?\)?|(?:this (?:story|article|post) )?(?:was )?originally (?:published|appeared) (?:in|on|at|by) .{2,120}|` +
	`this (?:story|article) (?:was|has been) (?:produced|published|updated|corrected) .{2,160}|have (?:you )?(?:a )?(?:tip|story|news tip)\??.{0,120}|got a (?:tip|story)\??.{0,120}|do you have an opinion on .{2,240}|(?-i:\p{Lu}).{2,160}\. (?:reach|contact|e-?mail|follow) (?:him|her|them) (?:at|on) .{2,200})$`)

// signOff matches the lines that name helpers, editors and ways to reach them.
func signOff(s string) bool { return signOffLine().MatchString(s) }

// crumbs separate the parts of a path.
var crumbs = lazily(`\s*[>›»|/·•]\s*`)

// breadcrumbs matches paths such as "Home > World > Europe".
func breadcrumbs(s string) bool {
	parts := crumbs().Split(strings.TrimSpace(s), -1)
	if len(parts) < 2 || endsSentence(s) || strings.ContainsFunc(s, unicode.IsDigit) || len(parts) == 2 && !strings.ContainsAny(s, ">›»|") {
		return false
	}
	return !slices.ContainsFunc(parts, func(p string) bool { return words(p) > 4 || bylineMark().MatchString(p) }) &&
		(len(parts) > 2 || words(s) <= 5)
}

// camel are names with a capital inside.
var camel = lazily(`(?i)\b(?:youtube|whatsapp|linkedin|tiktok|mc\p{L}+|mac\p{L}+|iphone|ipad|ebay|paypal|fedex|github|openai|deepmind|spacex|blackrock|exxonmobil|unionpay|mastercard|buzzfeed|astrazeneca|biontech|glaxosmithkline|harpercollins|crowdstrike|solarwinds|softbank|facetime|wechat|javascript|openstreetmap|soundcloud|wordpress|powerpoint|playstation|airbnb|doordash|hubspot|postgresql)\b`)

// seams counts the places where a capital follows a small letter within a word
// that is no known name, and the words.
func seams(s string) (seams, fields int) {
	s = camel().ReplaceAllString(s, "Name")
	before, run := ' ', 0
	for _, r := range s {
		if unicode.IsUpper(r) && unicode.IsLower(before) && run >= 2 {
			seams++
		}
		if run++; !unicode.IsLetter(r) {
			run = 0
		}
		before = r
	}
	return seams, len(strings.Fields(s))
}

// gluedLabels matches a line of labels that lost what was between them:
// "PoliticsUkraine WarEnergy".
func gluedLabels(s string) bool {
	n, fields := seams(s)
	first, _ := utf8.DecodeRuneInString(s)
	return n >= 2 && n*2 >= fields && unicode.IsUpper(first) && !endsSentence(s) && weight(s) <= 300
}

// gluedTail is a label that sticks to the end of a sentence.
var gluedTail = lazily(`[.!?…][”"’')\]]*(\s*(?:Play Video|PLAY VIDEO|Play video|Watch Video|Watch Live|ADVERTISEMENT|Advertisement|Listen to this article|Story continues below advertisement|Article continues below|Continue reading|Share this article|Read [Mm]ore|READ MORE)|` +
	`(?:Play|Watch|Listen|Share|Video|Photo|Image|Save|Tweet|More|Close|Getty Images|(?:Watch|Video|Read [Mm]ore|Listen|See [Aa]lso|Related|Read|Also [Rr]ead|READ MORE|WATCH)(?:: ?|\s*\|\s*).{3,120}))\s*$`)

// gluedHead is a label that sticks to the start of a sentence.
var gluedHead = lazily(`^(Play Video|Watch Video|Advertisement|ADVERTISEMENT|Listen to this article|Share this article)\s*["“‘]?\p{Lu}`)

// editLink follows the headings of a wiki.
var editLink = lazily(`\s*\[(?:edit(?: source)?|Bearbeiten(?: \| Quelltext bearbeiten)?|modifier(?: \| modifier le code)?|editar)\]$`)

// cutGlued cuts labels from the ends of paragraphs that they stick to.
func (p *page) cutGlued() {
	const reason = "a label of the page that sticks to a paragraph"
	for i, b := range p.blocks {
		if m := editLink().FindStringIndex(b.text); m != nil && m[0] > 0 {
			p.drop(b.line, b.text[m[0]:], "label", reason)
			b.text = strings.TrimSpace(b.text[:m[0]])
		}
		from := max(0, len(b.text)-200) // no label is longer
		if m := gluedTail().FindStringSubmatchIndex(b.text[from:]); m != nil && words(b.text[:from+m[2]]) > 3 {
			p.drop(b.line, strings.TrimSpace(b.text[from+m[2]:]), "label", reason)
			b.text = strings.TrimSpace(b.text[:from+m[2]])
		}
		if m := gluedHead().FindStringSubmatchIndex(b.text); m != nil {
			p.drop(b.line, b.text[:m[3]], "label", reason)
			b.text = strings.TrimSpace(b.text[m[3]:])
		}
		p.blocks[i] = b
	}
}
