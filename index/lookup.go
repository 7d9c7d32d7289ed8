package index

// A lookup finds the index of a term by its hash: a hash table with linear
// probing, much larger than what it holds, for it is asked for every word of
// every candidate and mostly has to say no.
type lookup struct {
	keys [lookupSize]uint32
	at   [lookupSize]uint8
}

const lookupSize = 512

func (l *lookup) put(key uint32, at int) {
	i := key % lookupSize
	for ; l.keys[i] != 0; i = (i + 1) % lookupSize {
		if l.keys[i] == key {
			return
		}
	}
	l.keys[i], l.at[i] = key, uint8(at)
}

func (l *lookup) get(key uint32) (int, bool) {
	for i := key % lookupSize; l.keys[i] != 0; i = (i + 1) % lookupSize {
		if l.keys[i] == key {
			return int(l.at[i]), true
		}
	}
	return 0, false
}
