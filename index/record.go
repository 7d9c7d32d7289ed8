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
	// heading are the words of title and section, body those of the text.
	heading, body []imprint
	sentences     []sentence
}

// An imprint is what the ranker keeps of a token: enough to tell whether it is a
// word of the question and what it could answer, not enough to spell it. The
// hashes are cut so that a passage costs 10 bytes a word; among a hundred
// candidates and ten words of a question one passage in a hundred thousand is
// given a word that it does not hold.
type imprint struct {
	// term and kin are 24-bit hashes of the token's term and of the family
	// that its word belongs to, kin 0 for words without one.
	term, kin uint32
	// form is an 8-bit hash of the word, to tell forms of one term apart.
	form  uint8
	kind  kind
	roles roles
}

// A sentence is a byte span of the text and the index of its first
// imprint in the body. It ends where the next one starts.
type sentence struct {
	Span
	first int
}

// recordVersion goes up whenever records or analysis change; an index with
// another version is rebuilt.
const recordVersion = 4

// textDigest is the 64-bit FNV-1a hash of a passage's text.
func textDigest(text string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(text))
	return h.Sum64()
}

// hash24 is the 32-bit FNV-1a hash of a word, its upper byte folded in, and
// never 0.
func hash24(word string) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return max(h&0xffffff^h>>24, 1)
}

// imprints makes the imprints of a text's tokens.
func imprints(lang string, tokens []token) []imprint {
	list := make([]imprint, len(tokens))
	for i, t := range tokens {
		list[i] = imprint{term: hash24(t.term), form: uint8(hash24(t.word)), kind: t.kind}
		if t.kind&(stop|overlap|number) == 0 {
			list[i].kin = hash24(family(lang, t.word))
		}
	}
	assignRoles(tokens, list)
	return list
}

// imprintSize is the length of an imprint in bytes.
const imprintSize = 3 + 3 + 1 + 1 + 2

// encode writes the record as bytes that decode reads back, a checksum last:
// bleve serves a damaged file without a word.
func (r *record) encode() []byte {
	b := make([]byte, 0, 64+imprintSize*(len(r.heading)+len(r.body)))
	b = binary.LittleEndian.AppendUint64(b, r.digest)
	b = binary.AppendUvarint(b, uint64(r.number))
	b = binary.AppendUvarint(b, uint64(r.count))
	b = appendString(b, r.lang)
	b = appendImprints(b, r.heading)
	b = appendImprints(b, r.body)
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

func appendImprints(b []byte, list []imprint) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, m := range list {
		b = append(b, byte(m.term), byte(m.term>>8), byte(m.term>>16),
			byte(m.kin), byte(m.kin>>8), byte(m.kin>>16), m.form, byte(m.kind), byte(m.roles), byte(m.roles>>8))
	}
	return b
}

// errRecord means that the index holds bytes it cannot have written.
var errRecord = errors.New("damaged record")

// decode reads what encode wrote into r, reusing its slices.
func (r *record) decode(data []byte) error {
	n := len(data) - 4
	if n < 8 || crc32.ChecksumIEEE(data[:n]) != binary.LittleEndian.Uint32(data[n:]) {
		return errRecord
	}
	d := decoder{rest: data[8:n]}
	r.digest = binary.LittleEndian.Uint64(data[:8])
	r.number, r.count, r.lang = d.uint(), d.uint(), string(d.bytes(d.uint()))
	r.heading = d.imprints(r.heading[:0])
	r.body = d.imprints(r.body[:0])
	r.sentences = r.sentences[:0]
	for i := d.uint(); i > 0 && !d.failed; i-- {
		start, length, first := d.uint(), d.uint(), d.uint()
		r.sentences = append(r.sentences, sentence{Span{start, start + length}, min(first, len(r.body))})
	}
	if d.failed || len(d.rest) > 0 {
		return errRecord
	}
	return nil
}

// A decoder takes values off the front of rest. After a failure it yields
// zero values.
type decoder struct {
	rest   []byte
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
	d.failed, d.rest = true, nil
	return 0
}

func (d *decoder) bytes(n int) []byte {
	if n > len(d.rest) {
		d.failed, d.rest = true, nil
		return nil
	}
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return s
}

func (d *decoder) imprints(list []imprint) []imprint {
	n := d.uint()
	data := d.bytes(n * imprintSize)
	if d.failed {
		return list
	}
	if cap(list) < n {
		list = make([]imprint, 0, n)
	}
	for ; len(data) >= imprintSize; data = data[imprintSize:] {
		list = append(list, imprint{
			term: uint32(data[0]) | uint32(data[1])<<8 | uint32(data[2])<<16,
			kin:  uint32(data[3]) | uint32(data[4])<<8 | uint32(data[5])<<16,
			form: data[6], kind: kind(data[7]), roles: roles(data[8]) | roles(data[9])<<8,
		})
	}
	return list
}
