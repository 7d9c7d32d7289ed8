package index

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"hash/fnv"
)

// A record is a passage as the ranker sees it: analysed once, when it is
// indexed, and kept in the index beside the terms, so that ranking a hundred
// candidates analyses nothing but the question.
type record struct {
	// digest ties the record to the exact bytes of the passage it was made
	// from: a candidate whose text has changed since is not quoted.
	digest uint64
	// number is the passage's place in its article, from 1, of count.
	number, count int
	lang          string
	// heading are the tokens of title and section, body those of the text.
	// Their spans are empty: the ranker needs words, not places.
	heading, body []token
	sentences     []sentence
}

// A sentence is a byte span of the text and the index of its first token in
// the body. It ends where the next one starts.
type sentence struct {
	Span
	first int
}

// recordVersion goes up whenever records or analysis change; an index with
// another version is rebuilt.
const recordVersion = 2

// textDigest is the 64-bit FNV-1a hash of a passage's text.
func textDigest(text string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(text))
	return h.Sum64()
}

// encode writes the record as bytes that decode reads back, a checksum last:
// bleve serves a damaged file without a word.
func (r *record) encode() []byte {
	b := make([]byte, 0, 64+12*(len(r.heading)+len(r.body)))
	b = binary.LittleEndian.AppendUint64(b, r.digest)
	b = binary.AppendUvarint(b, uint64(r.number))
	b = binary.AppendUvarint(b, uint64(r.count))
	b = appendString(b, r.lang)
	b = appendTokens(b, r.heading)
	b = appendTokens(b, r.body)
	b = binary.AppendUvarint(b, uint64(len(r.sentences)))
	for _, s := range r.sentences {
		b = binary.AppendUvarint(b, uint64(s.Start))
		b = binary.AppendUvarint(b, uint64(s.End-s.Start))
		b = binary.AppendUvarint(b, uint64(s.first))
	}
	return binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// appendTokens writes kind, word and term of each token. A term that begins
// its word, as most stems do, costs its length only.
func appendTokens(b []byte, tokens []token) []byte {
	b = binary.AppendUvarint(b, uint64(len(tokens)))
	for _, t := range tokens {
		b = binary.AppendUvarint(b, uint64(t.kind))
		b = appendString(b, t.word)
		if n := len(t.term); n <= len(t.word) && t.word[:n] == t.term {
			b = binary.AppendUvarint(b, uint64(n)<<1|1)
		} else {
			b = append(binary.AppendUvarint(b, uint64(n)<<1), t.term...)
		}
	}
	return b
}

// errRecord means that the index holds bytes it cannot have written.
var errRecord = errors.New("damaged record")

// decode reads what encode wrote into r, reusing its slices. The record's
// strings share data, so data must not change afterwards.
func (r *record) decode(data string) error {
	n := len(data) - 4
	if n < 8 || crc32.ChecksumIEEE([]byte(data[:n])) != binary.LittleEndian.Uint32([]byte(data[n:])) {
		return errRecord
	}
	d := decoder{rest: data[8:n]}
	r.digest = binary.LittleEndian.Uint64([]byte(data[:8]))
	r.number, r.count, r.lang = d.uint(), d.uint(), d.string()
	r.heading = d.tokens(r.heading[:0])
	r.body = d.tokens(r.body[:0])
	r.sentences = r.sentences[:0]
	for i := d.uint(); i > 0 && !d.failed; i-- {
		start, length, first := d.uint(), d.uint(), d.uint()
		r.sentences = append(r.sentences, sentence{Span{start, start + length}, first})
	}
	if d.failed || d.rest != "" {
		return errRecord
	}
	return nil
}

// A decoder takes values off the front of rest. After a failure it yields
// zero values.
type decoder struct {
	rest   string
	failed bool
}

func (d *decoder) uint() int {
	var v uint64
	for i := 0; i < len(d.rest) && i < 5; i++ {
		c := d.rest[i]
		v |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			d.rest = d.rest[i+1:]
			return int(v)
		}
	}
	d.failed, d.rest = true, ""
	return 0
}

func (d *decoder) bytes(n int) string {
	if n > len(d.rest) {
		d.failed, d.rest = true, ""
		return ""
	}
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return s
}

func (d *decoder) string() string { return d.bytes(d.uint()) }

func (d *decoder) tokens(tokens []token) []token {
	for i := d.uint(); i > 0 && !d.failed; i-- {
		t := token{kind: kind(d.uint()), word: d.string()}
		n := d.uint()
		switch {
		case n&1 == 0:
			t.term = d.bytes(n >> 1)
		case n>>1 <= len(t.word):
			t.term = t.word[:n>>1]
		default:
			d.failed = true
		}
		tokens = append(tokens, t)
	}
	return tokens
}
