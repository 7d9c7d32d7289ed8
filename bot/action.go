package bot

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"math"
	"strconv"
	"strings"

	"verbatim/corpus"
	"verbatim/index"
)

// A verb is what a button or menu does.
type verb byte

// The verbs. They stand in messages that were sent long ago, so none is ever
// given another meaning.
const (
	verbMore     verb = 'm'
	verbContext  verb = 'c'
	verbEarlier  verb = 'w' // and later: goes through the context
	verbShare    verb = 's'
	verbDelete   verb = 'd'
	verbHelpful  verb = 'h'
	verbNotIt    verb = 'n'
	verbNearest  verb = 'p'
	verbEditors  verb = 'e'
	verbSources  verb = 'l'
	verbLibrary  verb = 'o'
	verbSettings verb = 'g'
	verbDrop     verb = 'x'
)

// An action is all that a button or menu knows, kept in its custom_id: so a
// click works whatever happened to the bot since. Passages are named in a way
// that tells when they have changed, and are looked up only among the articles
// that the place of the click may read.
type action struct {
	verb verb
	// user is the snowflake of the person it is for, "" for anybody.
	user string
	// page is a page of a list, the number of a paragraph, or a menu of the
	// settings.
	page int
	// marks are the passages it is about.
	marks []mark
}

// A mark names a passage of a moment, and what is bold in it.
type mark struct {
	// article and text are the first bits of SHA-256 hashes: of the article's
	// ID and of the paragraph.
	article uint64 // 36 bits
	text    uint64 // 30 bits
	number  int
	bold    []index.Span
}

const (
	// actionVersion begins each custom_id.
	actionVersion = '1'
	// articleDigits and textDigits are how many digits of six bits hold the
	// hashes of a mark.
	articleDigits, textDigits = 6, 5
	// maxBold is how many spans of a mark are kept.
	maxBold = 2
	// maxNumber bounds each number, so that no sum of two overflows.
	maxNumber = math.MaxInt32
)

// digits are those of base64url (RFC 4648), each worth six bits.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// markOf names the passage of a quote and its highlight.
func markOf(q index.Quote) mark {
	m := mark{article: hashBits(q.Passage.Article.ID, articleDigits), text: hashBits(q.Passage.Text, textDigits), number: q.Passage.Number}
	spans := highlights(q)
	m.bold = spans[:min(len(spans), maxBold)]
	return m
}

// marksOf names the passages of quotes.
func marksOf(quotes []index.Quote) []mark {
	var marks []mark
	for _, q := range quotes {
		marks = append(marks, markOf(q))
	}
	return marks
}

// hashBits is the beginning of a text's hash, six bits a digit.
func hashBits(s string, digits int) uint64 {
	sum := sha256.Sum256([]byte(s))
	return binary.BigEndian.Uint64(sum[:]) >> (64 - 6*digits)
}

// names tells whether a passage is the one that was marked.
func (m mark) names(p corpus.Passage) bool {
	return m.number == p.Number && m.text == hashBits(p.Text, textDigits) && m.article == hashBits(p.Article.ID, articleDigits)
}

// id writes the action as a custom_id of at most maxCustomID characters, with
// as many of its marks as fit.
func (a action) id() string {
	var b strings.Builder
	b.WriteByte(actionVersion)
	b.WriteByte(byte(a.verb))
	writeNumber(&b, snowflake(a.user)) // 0 stands for nobody
	writeNumber(&b, uint64(max(a.page, 0)))
	for _, m := range a.marks {
		next := m.id()
		if b.Len()+len(next) > maxCustomID {
			break
		}
		b.WriteString(next)
	}
	return b.String()
}

func (m mark) id() string {
	var b strings.Builder
	writeDigits(&b, m.article, articleDigits)
	writeDigits(&b, m.text, textDigits)
	writeNumber(&b, uint64(m.number))
	writeNumber(&b, uint64(len(m.bold)))
	at := 0
	for _, s := range m.bold {
		writeNumber(&b, uint64(s.Start-at))
		writeNumber(&b, uint64(s.End-s.Start))
		at = s.End
	}
	return b.String()
}

// writeNumber writes a number five bits a digit, the least first; the sixth
// bit tells that more follow.
func writeNumber(b *strings.Builder, n uint64) {
	for ; n >= 32; n >>= 5 {
		b.WriteByte(digits[32|n&31])
	}
	b.WriteByte(digits[n])
}

func writeDigits(b *strings.Builder, n uint64, count int) {
	for i := count - 1; i >= 0; i-- {
		b.WriteByte(digits[n>>(6*i)&63])
	}
}

// errAction says that a custom_id is none of this version's.
var errAction = errors.New("no action of this version")

// parseAction reads what action.id wrote. It fails with errAction on anything
// else.
func parseAction(id string) (a action, err error) {
	if len(id) < 2 || len(id) > maxCustomID || id[0] != actionVersion {
		return action{}, errAction
	}
	r := reader{rest: id[2:]}
	a.verb = verb(id[1])
	if user := r.number(math.MaxUint64); user > 0 {
		a.user = strconv.FormatUint(user, 10)
	}
	a.page = int(r.number(maxNumber))
	for r.rest != "" && !r.bad {
		a.marks = append(a.marks, r.mark())
	}
	if r.bad || a.id() != id { // one action has one writing
		return action{}, errAction
	}
	return a, nil
}

// A reader takes a custom_id apart. It remembers that something was wrong.
type reader struct {
	rest string
	bad  bool
}

// digit is the next six bits.
func (r *reader) digit() uint64 {
	if r.rest == "" {
		r.bad = true
		return 0
	}
	d := strings.IndexByte(digits, r.rest[0])
	r.rest = r.rest[1:]
	r.bad = r.bad || d < 0
	return uint64(max(d, 0))
}

// number is the next number, most at most; 0 when it is none.
func (r *reader) number(most uint64) (n uint64) {
	for shift := 0; ; shift += 5 {
		d := r.digit()
		if r.bad || shift > 60 || shift == 60 && d > 15 {
			r.bad = true
			return 0
		}
		if n |= d & 31 << shift; d < 32 {
			break
		}
	}
	if n > most {
		r.bad = true
		return 0
	}
	return n
}

// fixed is the next number of so many digits.
func (r *reader) fixed(count int) (n uint64) {
	for range count {
		n = n<<6 | r.digit()
	}
	return n
}

func (r *reader) mark() mark {
	m := mark{article: r.fixed(articleDigits), text: r.fixed(textDigits), number: int(r.number(maxNumber))}
	at := 0
	for range r.number(maxBold) {
		var s index.Span
		s.Start = at + int(r.number(maxNumber))
		s.End = s.Start + int(r.number(maxNumber))
		m.bold = append(m.bold, s)
		at = s.End
	}
	return m
}
