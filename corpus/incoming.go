package corpus

import "path/filepath"

// Incoming is the article of an entry without error on its way into the
// library, with the bytes that it was read from. The origin is the absolute
// path of its file, "" if it comes from elsewhere; defaults are what the reader
// was given.
func (e Entry) Incoming(origin string, defaults Header) Incoming {
	d := e.Document
	return Incoming{Article: e.Article, Origin: origin, Raw: d.Data,
		Reading: Reading{MediaType: d.MediaType, Name: filepath.Base(d.Name), Defaults: defaults}}
}
