package corpus

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// An Original is what an article was read from, as it was fetched.
type Original struct {
	// Raw are the bytes, SHA256 their digest in hexadecimal.
	Raw    []byte
	SHA256 string
	Reading
}

// A Reading is what the reader was given beside the bytes.
type Reading struct {
	// MediaType says what the bytes are, such as "text/html". It may be empty
	// where Name says so.
	MediaType string `json:"media_type,omitempty"`
	// Name is that of the document.
	Name string `json:"name,omitempty"`
	// Defaults are what the document may not say about itself.
	Defaults Header `json:"defaults,omitzero"`
}

// Original returns what version n of an article was read from. The error wraps
// ErrNotFound where there is no such version or it was stored without.
func (l *Library) Original(ctx context.Context, id string, n int) (Original, error) {
	server, ok := l.home(id)
	if !ok {
		return Original{}, missingArticle(id)
	}
	var o Original
	err := fmt.Errorf("no original was kept: %w", ErrNotFound)
	errQuery := l.store.query(ctx, `SELECT o.content, o.size, o.sha256, v.reading FROM
			(SELECT original, reading FROM articles WHERE server = $1 AND id = $2 AND version = $3 UNION ALL
			SELECT original, reading FROM versions WHERE server = $1 AND article_id = $2 AND number = $3) v
			JOIN originals o ON o.server = $1 AND o.sha256 = v.original`,
		[]any{server, id, n}, func(rows *sql.Rows) error {
			o, err = l.store.scanOriginal(rows)
			return nil
		})
	if err == nil || errQuery != nil {
		return o, errQuery
	}
	return o, fmt.Errorf("original of version %d of article %q: %w", n, id, err)
}

// Reading returns what Read was given for an article of this library beside the
// bytes.
func (l *Library) Reading(ctx context.Context, id string) (r Reading, err error) {
	list, err := listRows(ctx, l.store, `SELECT reading FROM articles WHERE server = $1 AND id = $2`, []any{l.server, id}, oneColumn)
	switch {
	case err != nil:
	case len(list) == 0:
		err = missingArticle(id)
	case list[0] != "":
		err = json.Unmarshal([]byte(list[0]), &r)
	}
	return r, err
}

// scanOriginal reads content, size, sha256 and reading, and checks the bytes.
func (s *Store) scanOriginal(rows *sql.Rows) (o Original, err error) {
	var packed []byte
	var size int64
	var reading string
	if err = rows.Scan(&packed, &size, &o.SHA256, &reading); err == nil {
		err = json.Unmarshal([]byte(reading), &o.Reading)
	}
	if err == nil {
		o.Raw, err = s.packing.unpack(packed, size)
	}
	if err == nil && digest(o.Raw) != o.SHA256 {
		err = errors.New("the bytes do not match their SHA-256")
	}
	return o, err
}

// digest is the SHA-256 of bytes in hexadecimal.
func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// keepOriginal stores an original unless the library has it, and returns its
// digest, "" if there are no bytes.
func (p *prepared) keepOriginal(ctx context.Context, tx *sql.Tx, server string) (string, error) {
	if len(p.Raw) == 0 {
		return "", nil
	}
	sum := digest(p.Raw)
	if _, there, err := oneText(ctx, tx, `SELECT sha256 FROM originals WHERE server = $1 AND sha256 = $2`, server, sum); there || err != nil {
		return sum, err
	}
	packed := p.packed
	if packed == nil {
		packed = p.packing.pack(p.Raw)
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO originals (server, sha256, size, content) VALUES ($1, $2, $3, $4)`,
		server, sum, len(p.Raw), packed)
	return sum, err
}

// dropOriginal removes an original that nothing was read from any more.
func dropOriginal(ctx context.Context, tx *sql.Tx, server, sum string) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM originals WHERE server = $1 AND sha256 = $2
		AND NOT EXISTS (SELECT 1 FROM articles WHERE server = $1 AND original = $2)
		AND NOT EXISTS (SELECT 1 FROM versions WHERE server = $1 AND original = $2)`, server, sum)
	return err
}

// A packing compresses originals and old versions with zstd: a third of the
// room for a tenth of the time that reading an article takes. What it does so
// with is made when it is first needed, which for a bot that answers is never.
type packing struct {
	encoder func() *zstd.Encoder
	decoder func() *zstd.Decoder
}

// maxPacked bounds what unpack makes of a damaged row: far more than the largest
// original, or an article of its size as JSON.
const maxPacked = 256 << 20

// newPacking ignores errors of zstd, which it has for options that it does not
// know.
func newPacking() packing {
	return packing{
		encoder: sync.OnceValue(func() *zstd.Encoder {
			e, _ := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(2), zstd.WithLowerEncoderMem(true))
			return e
		}),
		decoder: sync.OnceValue(func() *zstd.Decoder {
			d, _ := zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(maxPacked), zstd.WithDecoderLowmem(true))
			return d
		}),
	}
}

func (p packing) pack(b []byte) []byte { return p.encoder().EncodeAll(b, nil) }

// unpack undoes pack; size is how many bytes are expected.
func (p packing) unpack(b []byte, size int64) ([]byte, error) {
	out, err := p.decoder().DecodeAll(b, make([]byte, 0, min(max(size, 0), maxPacked)))
	if err == nil && int64(len(out)) != size {
		err = fmt.Errorf("%d bytes, want %d", len(out), size)
	}
	if err != nil {
		return nil, fmt.Errorf("stored bytes are damaged: %w", err)
	}
	return out, nil
}
