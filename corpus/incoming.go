package corpus

import (
	"context"
	"errors"
	"path/filepath"
)

// Incoming is the article of an entry without error on its way into the
// library, with the bytes that it was read from. The origin is the absolute
// path of its file, "" if it comes from elsewhere; defaults are what the reader
// was given.
func (e Entry) Incoming(origin string, defaults Header) Incoming {
	d := e.Document
	return Incoming{Article: e.Article, Origin: origin, Raw: d.Data,
		Reading: Reading{MediaType: d.MediaType, Name: filepath.Base(d.Name), Defaults: defaults}}
}

// Reread reads an original again, as the readers of today do.
func (r *Reader) Reread(ctx context.Context, o Original) (Incoming, error) {
	for e := range r.Read(ctx, Document{Name: o.Name, MediaType: o.MediaType, Data: o.Raw}, o.Defaults) {
		return e.Incoming("", o.Defaults), e.Err
	}
	return Incoming{}, errors.New("nothing was read")
}
