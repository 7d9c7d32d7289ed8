package index

import (
	"encoding/binary"
	"math/bits"

	"verbatim/index/analysis"
)

// An imprint is what the ranker keeps of a token: enough to tell whether it is a
// word of the question and what it could answer, not enough to spell it. The
// hashes are cut so that a passage costs some 6 bytes a word; among a hundred
// candidates and ten words of a question one passage in a hundred thousand is
// given a word that it does not hold.
type imprint struct {
	// term and kin are 24-bit hashes of the token's term and of the family
	// that its word belongs to, kin 0 for words without one.
	term, kin uint32
	// form is an 8-bit hash of the word, to tell forms of one term apart.
	form  uint8
	kind  analysis.Kind
	roles analysis.Roles
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
func imprints(lang string, tokens []analysis.Token) []imprint {
	list := make([]imprint, len(tokens))
	a := analysis.For(lang)
	roles := a.RolesOf(tokens)
	for i, t := range tokens {
		m := plain(hash24(t.Term), t.Kind)
		m.form = uint8(hash24(t.Word))
		if m.kin != 0 {
			m.kin = hash24(a.Family(t))
		} else if family := a.PairFamily(t); family != "" {
			m.kin = hash24(family)
		}
		m.roles = roles[i]
		list[i] = m
	}
	return list
}

// imprintSize is about what an encoded imprint takes in bytes.
const imprintSize = 6

// plain is the imprint that a term and a kind suggest: of a word that is its own
// term, and of whose family the others have the same term. What is no word to
// count has no family.
func plain(term uint32, k analysis.Kind) imprint {
	m := imprint{term: term, form: uint8(term), kind: k}
	if k&(analysis.Stop|analysis.Overlap|analysis.Number) == 0 {
		m.kin = term
	}
	return m
}

// appendImprints writes the kinds of a list, which bleve compresses, its terms,
// and then of each other property which imprints are not plain in it, and how.
func appendImprints(b []byte, list []imprint) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, m := range list {
		b = append(b, byte(m.kind))
	}
	for _, m := range list {
		b = appendUint24(b, m.term)
	}
	b = appendOdd(b, list, func(m, usual imprint) bool { return m.kin != usual.kin },
		func(b []byte, m imprint) []byte { return appendUint24(b, m.kin) })
	b = appendOdd(b, list, func(m, usual imprint) bool { return m.form != usual.form },
		func(b []byte, m imprint) []byte { return append(b, m.form) })
	return appendOdd(b, list, func(m, usual imprint) bool { return m.roles != usual.roles },
		func(b []byte, m imprint) []byte { return binary.LittleEndian.AppendUint16(b, uint16(m.roles)) })
}

// appendOdd writes a bit for each imprint, set where it is odd, and a value for
// each of these.
func appendOdd(b []byte, list []imprint, odd func(m, usual imprint) bool, value func([]byte, imprint) []byte) []byte {
	marks := make([]byte, (len(list)+7)/8)
	var values []byte
	for i, m := range list {
		if odd(m, plain(m.term, m.kind)) {
			marks[i/8] |= 1 << (i % 8)
			values = value(values, m)
		}
	}
	return append(append(b, marks...), values...)
}

// imprints reads what appendImprints wrote.
func (d *decoder) imprints(at *desk) []imprint {
	n := d.items(4)
	kinds, terms := d.bytes(n), d.bytes(3*n)
	list := at.imprints.take(n)
	for i, k := range kinds {
		list[i] = plain(uint24(terms[3*i:]), analysis.Kind(k))
	}
	d.odd(n, 3, func(i int, b []byte) { list[i].kin = uint24(b) })
	d.odd(n, 1, func(i int, b []byte) { list[i].form = b[0] })
	d.odd(n, 2, func(i int, b []byte) { list[i].roles = analysis.Roles(binary.LittleEndian.Uint16(b)) })
	return list
}

// odd reads what appendOdd wrote for n imprints, in values of some bytes.
func (d *decoder) odd(n, size int, set func(i int, value []byte)) {
	marks := d.bytes((n + 7) / 8)
	for k, mark := range marks {
		for ; mark != 0; mark &= mark - 1 {
			i, value := 8*k+bits.TrailingZeros8(mark), d.bytes(size)
			if d.failed || i >= n {
				d.failed = true
				return
			}
			set(i, value)
		}
	}
}

func uint24(b []byte) uint32 { return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 }

func appendUint24(b []byte, v uint32) []byte { return append(b, byte(v), byte(v>>8), byte(v>>16)) }
