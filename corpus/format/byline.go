package format

import (
	"cmp"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/tidy"
)

// A meta is what a line above or below the body says about the article.
type meta struct {
	author, publisher, day string
	updated                bool // the day is that of a change
	explicit               bool // the line itself says what it is ("By", "Published")
}

// rule names the kind of line for the report.
func (m meta) rule() string {
	switch {
	case m.author != "":
		return "byline"
	case m.day != "" || m.updated:
		return "date"
	case m.publisher != "":
		return "publisher"
	}
	return "byline"
}

var (
	bylineMark = lazily(`(?i)^(?:by|written by|words by|story by|text by|interview by|reported by|reporting by|posted by|submitted by|von|por|par|door|av|af|di|بقلم|מאת)[:\s]\s*(?:by )?(\S.*)$|` +
		`^(?:author|text|autor|autor[ae]|autorin|auteure?|författare|forfatter|tekst|автор|текст|yazan|yazar|كتب|الكاتب|लेखक|作者|撰文|文)\s*[:：]\s*(?:by )?(\S.*)$`)
	updatedMark = lazily(`(?i)^\W*(?:last )?(?:` + updates + `)`)
	updateEnd   = lazily(`(?i)[\s,;|·•(/–—-](?:last )?(?:` + updates + `)(?:[\s:]|$)`)
	statedMark  = lazily(`(?i)^\W*(?:first |last |originally )?(?:published|posted|veröffentlicht|publié|publicado|publisert|publicerad|pubblicato|gepubliceerd|입력|опубликовано|yayınlanma|yayın tarihi|نشر|` + updates + `)(?: on| at| le| el| am| em| في)?\s*:?\s*`)
	tagged      = lazily(`(?:[\s·•|,]*#[\p{L}\d_-]+)+$`)
	sourceTail  = lazily(`(?i)\s+(?:来源|來源|출처|источник|fuente|fonte|quelle|source)\s*[:：]\s*(\S{2,30})$`)
	reporter    = lazily(`^(\p{Hangul}{2,4}) 기자(?: \S+@\S+)?$|^(?:記者|记者)?\s*(\p{Han}{2,5})\s?(?:記者|记者)$`)
	counted     = lazily(`(?i)[\s|·•,(–-]*(?:\b\d[\d,.]*k? (?:comments?|shares?|views?|likes?|replies)|\b(?:leave a (?:comment|reply)|no comments)(?: on .*)?)\)?$`)
	bySpace     = lazily(`(?i)^(by|von|por|par|di)\s+`)
	readingTime = lazily(`(?i)[\s|·•,(–-]*(?:\b(?:reading time|temps de lecture|tiempo de lectura|tempo de leitura|lesezeit|lesedauer|leestijd)\s*:?\s*)?\d+[ -]min(?:ut(?:e[ns]?|os|i)|s)?\.?(?: (?:read|de lecture|de lectura|de leitura|lesezeit))?\)?$`)
	readingHead = lazily(`(?i)^\d+[ -]min(?:ute)?s? read\s*[|·•,–-]\s*`)
	clock       = lazily(`\d{1,2}[:.]\d{2}`)
	relativeDay = lazily(`(?i)^(?:(?:last )?(?:updated|published|posted)(?: on)? )?(?:\d+|an?|one) (?:minute|min|hour|hr|day|week|month|year)s? ago$|^(?:` + updates + `)? ?(?:há|hace|vor|il y a) \d+ \p{L}+$|^(?:just now|yesterday|today)$|^posted by \S{2,40} (?:•|·)? ?\d+ (?:minute|hour|day|week|month|year)s? ago$`)
	sourceMark  = lazily(`(?i)^(?:source|publisher|from|via|published by|quelle)\s*:\s*(.{2,60})$`)
	outletWord  = lazily(`(?i)\b(?:news|times|post|journal|press|daily|herald|guardian|tribune|gazette|reuters|bloomberg|bbc|cnn|nbc|cbs|abc|npr|afp|ap|review|magazine|weekly|radio|tv|today|observer|chronicle|courier|mail|globe|telegraph|independent|zeitung|staff|newsroom|editorial|wire|monde|país)\b|\.(?:com|org|net|co\.uk)$`)
	// separators stand between the parts of such a line.
	separators = lazily(`\s*[|·•]\s*|\s{2,}|\t+|\s+[–—-]\s+|;\s+`)
)

// isDateline reports whether a line is a date and nothing else.
func isDateline(s string) bool {
	m, ok := parseMeta(s, false)
	return ok && m.day != "" && m.author == "" && m.publisher == ""
}

// isMeta reports whether a line says by itself that it is about the article: a
// byline, a date, or the role of an author.
func isMeta(s string) bool {
	m, ok := parseMeta(s, false)
	return ok && (m.explicit || m.day != "") || isRole(s) && words(s) <= 5 && !endsSentence(s) || isOutlet(s)
}

// isOutlet reports whether a line is the name of a paper or station.
func isOutlet(s string) bool {
	return words(s) <= 5 && isName(strings.TrimPrefix(s, "the ")) && outletWord().MatchString(s)
}

// parseMeta reads a short line as byline, date, source or several of them.
// Beside a date a bare name is taken for the author.
func parseMeta(s string, beside bool) (m meta, ok bool) {
	if weight(s) > 180 || strings.Contains(s, "\n") || words(s) == 0 {
		return m, false
	}
	s = plainDigits(s)
	if r := reporter().FindStringSubmatch(s); r != nil {
		return meta{author: r[1] + r[2], explicit: true}, true
	}
	if source := sourceTail().FindStringSubmatch(s); source != nil {
		m.publisher, s = source[1], s[:len(s)-len(source[0])]
	}
	s = withoutCounts(s)
	if relativeDay().MatchString(s) {
		return meta{explicit: true, updated: true}, true
	}
	stated := statedMark().FindString(s)
	m.explicit, m.updated = stated != "", updatedMark().MatchString(s)
	s = s[len(stated):]
	day, start, end, found := findDate(s)
	switch {
	case !found && stated != "" && onlyDateWords(s):
		return m, true // "Updated 5:00 AM"
	case !found:
		return m.parts(s, beside)
	case onlyDateWords(s[:start]) && m.signed(s[end:]):
		m.day = day
		return m, true
	case !onlyDateWords(withoutUpdate(s[end:])):
		return meta{}, false
	}
	m.day, m.explicit = day, m.explicit || clock().MatchString(s[end:])
	if onlyDateWords(s[:start]) {
		return m, true
	}
	return m.parts(trimDateWords(s[:start]), true)
}

// signed reads a byline behind a date, as in "Posted on March 9, 2023 by Jo Doe".
// Where the line says what it is, a name that is none, such as "admin", is no
// author but a byline all the same.
func (m *meta) signed(s string) bool {
	s = strings.TrimLeft(s, " ,|/·•–—-")
	b := bylineMark().FindStringSubmatch(s)
	if b == nil {
		return false
	}
	author, publisher, ok := names(b[1] + b[2])
	switch {
	case ok && (m.explicit || words(author) > 1):
		m.author, m.publisher, m.explicit = author, cmp.Or(m.publisher, publisher), true
		return true
	case m.explicit && words(b[1]+b[2]) == 1:
		return true
	}
	return false
}

// withoutCounts cuts tags, reading time and counts of comments from the ends of
// a line, and makes one space of those behind "By".
func withoutCounts(s string) string {
	s = bySpace().ReplaceAllString(s, "$1 ")
	for _, end := range []*regexp.Regexp{readingHead(), tagged(), readingTime(), counted()} {
		s = end.ReplaceAllString(s, "")
	}
	return s
}

// withoutUpdate cuts "Updated …" with a second date from the end of a line.
func withoutUpdate(s string) string {
	if at := updateEnd().FindStringIndex(s); at != nil {
		i := at[0]
		rest := strings.TrimLeft(s[i:], " ,;|·•(/–—-")
		if _, _, _, ok := findDate(rest); ok || onlyDateWords(rest) || relativeDay().MatchString(rest) {
			return s[:i]
		}
	}
	return s
}

// trimDateWords cuts words that go with a date, and marks, from the end.
func trimDateWords(s string) string {
	for {
		s = strings.TrimRight(s, " ,|·•–—-:(")
		i := strings.LastIndexAny(s, " |·•") + 1
		if w := s[i:]; w == "" || !onlyDateWords(w) || len(w) < 2 {
			return s
		}
		s = s[:i]
	}
}

// parts reads what is left of a line when its date is cut off.
func (m meta) parts(s string, beside bool) (meta, bool) {
	read := m.day != ""
	for _, part := range separators().Split(strings.TrimSpace(s), -1) {
		if part == "" || onlyDateWords(part) && part != strings.ToUpper(part) {
			continue
		}
		if !m.part(part, beside || m.explicit) {
			return meta{}, false
		}
		read = true
	}
	return m, read
}

// part reads one part of a line.
func (m *meta) part(s string, beside bool) bool {
	if b := bylineMark().FindStringSubmatch(s); b != nil {
		author, publisher, ok := names(b[1] + b[2])
		if !ok {
			return false
		}
		m.author, m.publisher, m.explicit = author, cmp.Or(m.publisher, publisher), true
		return true
	}
	if b := sourceMark().FindStringSubmatch(s); b != nil && isName(b[1]) {
		m.publisher, m.explicit = b[1], true
		return true
	}
	author, publisher, ok := names(s)
	switch {
	case beside && isRole(s) && words(s) <= 6 && !endsSentence(s):
		return true
	case !ok || words(s) > 7 || !beside && !creditOnly(s) || !strings.ContainsFunc(s, unicode.IsUpper):
		return false
	case outletWord().MatchString(author) || creditOnly(s):
		m.publisher = author
	case words(author) == 1: // a place, or a button
		return m.day != "" || m.author != ""
	case labelWord().MatchString(author):
		return m.day != ""
	case m.author == "":
		m.author, m.publisher = author, cmp.Or(m.publisher, publisher)
	default: // a place, or a second title
		return m.day != "" || m.explicit
	}
	return true
}

// labelWord is a word of labels and headings that no person is called.
var labelWord = lazily(`(?i)\b(?:access|full|original|articles?|exclusive|breaking|brief(?:ing)?|premium|features?|reports?|stor(?:y|ies)|view|browser|comments?|follow|subscribe|share|opinion|analysis|podcasts?|videos?|photos?|gallery|live|` +
	`points?|takeaways?|introduction|background|summary|overview|abstract|chapter|part|section|contents?|about|why|how|what|who|when|where|more|reading|world|politics|business|technology|science|health|culture|sports?|life|style|travel|interview|ingredients|instructions|results|methods|conclusion|discussion|references|house|office|room|hall|palace|cent(?:er|re)|history|future|war|election|city|university|institute|department|ministry|group|company|inc|ltd|ag|gmbh)\b`)

var (
	nameJoint  = lazily(`\s*,\s*(?:and |& )?|\s+(?:and|&|und|y|et|e|en|och|og|with|mit|con|avec)\s+`)
	outletTail = lazily(`(?i)\s+(?:for|of)\s+(.+)$`)
	nameEnd    = lazily(`\s+(?:in|at|for|from|of|@\S*)\s+(?:the |The )?\p{Lu}.*$|\s*[|(].*$|,?\s+@\S+$`)
)

// names takes a list of names, as it is written, from the start of s. What
// follows, a role or a place, is left out; an outlet that follows is returned
// as the publisher.
func names(s string) (author, publisher string, ok bool) {
	s = strings.TrimRight(strings.TrimSpace(s), ",:")
	if outlet := outletTail().FindStringSubmatch(s); outlet != nil && isName(outlet[1]) && outletWord().MatchString(outlet[1]) {
		publisher = outlet[1]
	}
	s = nameEnd().ReplaceAllString(s, "")
	end, count := 0, 0
	for rest := s; rest != ""; {
		part, next := rest, len(rest)
		if j := nameJoint().FindStringIndex(rest); j != nil {
			part, next = rest[:j[0]], j[1]
		}
		offset := len(s) - len(rest)
		if count > 0 && (outletWord().MatchString(part) || isRole(part) || !strings.Contains(part, " ") && strings.Contains(s[:end], " ")) {
			if publisher == "" && outletWord().MatchString(part) && !isRole(part) {
				publisher = part
			}
			break
		}
		if !isName(part) && (count == 0 || words(part) > 1) {
			return "", "", false
		}
		if !isName(part) {
			break
		}
		end, count = offset+len(part), count+1
		rest = rest[next:]
	}
	if count == 0 {
		return "", "", false
	}
	return s[:end], publisher, true
}

// updates are the words for a change of the article.
const updates = `updated|modified|aktualisiert|mis à jour|modifié|actualizado|atualizado|modificado|обновлено|güncelleme|güncellendi|更新|(?:laatst )?bijgewerkt|aggiornato|(?:sist )?oppdatert|uppdaterad|opdateret|수정`

// roles are what people of the press are called.
var roles = lazily(`(?i)\b(?:editor|correspondent|reporter|writer|journalist|columnist|producer|contributor|analyst|chief|bureau|staff|desk|team|photographer|professor|researcher|fellow|director|redaktion|ph\.?d|md)\b`)

func isRole(s string) bool { return roles().MatchString(s) }

// particles are the parts of names that are written small.
const particles = " de da do dos del della di du den der van von la le al el bin ibn ben y e zu ter ten af av the "

var weekday = lazily(`(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|tonight|yesterday|noon|night|day|now|then|way|law|end|time|year|far|all|any|this|that|its|his|her|our|my)\b`)

// isName reports whether s is written as names are: one to six words, each
// with a capital, none a word of time.
func isName(s string) bool {
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) > 6 || weekday().MatchString(s) || strings.ContainsAny(s, "?!:;\"“”<>=") {
		return false
	}
	if fields[0] == "the" && !outletWord().MatchString(s) {
		return false
	}
	capitals := 0
	for _, f := range fields {
		r, _ := utf8.DecodeRuneInString(f)
		switch {
		case unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r):
			if monthOf(f) > 0 && len(fields) == 1 {
				return false
			}
			capitals++
		case strings.Contains(particles, " "+f+" "):
		case strings.HasPrefix(f, "al-") || strings.HasPrefix(f, "d’") || strings.HasPrefix(f, "d'"):
		default:
			return false
		}
		if strings.HasSuffix(f, ".") && utf8.RuneCountInString(f) > 4 {
			return false
		}
	}
	return capitals > 0
}

var (
	holder = lazily(`(?i)^\W*(?:copyright\s*)?(?:©|\(c\))?\s*(?:copyright\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?,?\s*(?:by )?(.*?)[\s.,]*(?:(?:19|20)\d\d)?[\s.,]*(?:all rights reserved.*)?$`)
	agency = lazily(`^(?:\p{Lu}[\p{L} .,’'-]{1,60}?(?:, \p{L}+ \d{1,2})? ?)?\((Reuters|AP|AFP|Bloomberg|Xinhua|TASS|dpa|ANSA|EFE|CNN|UPI|PTI|Kyodo|Yonhap)\)\s*[-–—]`)
)

// datelinePlace is a place in capitals in front of a dateline's date.
var datelinePlace = lazily(`^\p{Lu}{3,}[\p{L} .,’'-]{0,40}, $`)

// reserved is how notices of rights end in other languages.
var reserved = lazily(`(?i)\b(?:reserved|riservata|reservados|réservés|vorbehalten)\b`)

// holderOf is the holder of rights that a dropped notice names, "" if none.
func holderOf(d Dropped) string {
	if d.Rule != "rights" {
		return ""
	}
	m := holder().FindStringSubmatch(d.Text)
	if m == nil {
		return ""
	}
	name := tidy.OneLine(m[1])
	if i := strings.Index(name, ". "); i > 0 && words(name[:i]) > 1 {
		name = name[:i]
	}
	if reserved().MatchString(name) || len(name) > corpus.MaxField || words(name) > 6 || !isName(name) {
		return ""
	}
	return name
}

// agencyLine takes the publisher from a first paragraph such as
// "BERLIN (Reuters) - …", which stays as it is.
func (p *page) agencyLine() {
	for _, b := range p.blocks {
		if isBody(b.text) {
			dateline, _, _ := strings.Cut(b.text[:min(len(b.text), 120)], "-")
			if day, start, _, ok := findDate(dateline); ok && p.header.Published == "" && datelinePlace().MatchString(dateline[:start]) {
				p.header.Published = day
			}
			if m := agency().FindStringSubmatch(b.text); m != nil && p.header.Publisher == "" {
				p.header.Publisher = m[1]
			}
			return
		}
	}
}
