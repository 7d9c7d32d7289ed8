package index

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"hash/fnv"
)

// A record is a passage as the ranker sees it: analysed once, when it is
// indexed, and kept in the index beside the terms, so that ranking a hundred
// candidates analyses nothing but the question. Whoever changes it raises
// store.Version.
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

// A sentence is a byte span of the text and the index of its first
// imprint in the body. It ends where the next one starts.
type sentence struct {
	Span
	first int
}

// words are those of the i-th sentence.
func (r *record) words(i int) []imprint {
	end := len(r.body)
	if i+1 < len(r.sentences) {
		end = r.sentences[i+1].first
	}
	return r.body[min(r.sentences[i].first, end):end]
}

// textDigest is the 64-bit FNV-1a hash of a passage's text.
func textDigest(text string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(text))
	return h.Sum64()
}

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

// errRecord means that the index holds bytes it cannot have written.
var errRecord = errors.New("damaged record")

// decode reads what encode wrote, into memory of the desk.
func (r *record) decode(data []byte, at *desk) error {
	n := len(data) - 4
	if n < 8 || crc32.ChecksumIEEE(data[:n]) != binary.LittleEndian.Uint32(data[n:]) {
		return errRecord
	}
	d := decoder{rest: data[8:n]}
	r.digest = binary.LittleEndian.Uint64(data[:8])
	r.number, r.count, r.lang = d.uint(), d.uint(), string(d.bytes(d.uint()))
	r.heading, r.body = d.imprints(at), d.imprints(at)
	r.sentences = at.sentences.take(d.items(3))
	for i := range r.sentences {
		start, length, first := d.uint(), d.uint(), d.uint()
		r.sentences[i] = sentence{Span{Start: start, End: start + length}, min(first, len(r.body))}
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

// items is how many items follow, of so many bytes at least.
func (d *decoder) items(size int) int {
	n := d.uint()
	if n > len(d.rest)/size {
		d.failed, d.rest, n = true, nil, 0
	}
	return n
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
