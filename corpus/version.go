package corpus

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
)

// A Version says what is kept of one version of an article.
type Version struct {
	// Number counts from 1.
	Number int
	// Hash is its Article.Hash.
	Hash string
	// Original is the SHA-256 of the bytes it was read from, "" where they
	// were not kept.
	Original string
}

// History lists the versions of an article, the present one first.
func (l *Library) History(ctx context.Context, id string) ([]Version, error) {
	server, ok := l.home(id)
	if !ok {
		return nil, missingArticle(id)
	}
	list, err := listRows(ctx, l.store, `SELECT version AS n, hash, original FROM articles WHERE server = $1 AND id = $2
		UNION ALL SELECT number, hash, original FROM versions WHERE server = $1 AND article_id = $2
		ORDER BY n DESC`, []any{server, id}, func(v *Version) []any { return []any{&v.Number, &v.Hash, &v.Original} })
	if err == nil && len(list) == 0 {
		err = missingArticle(id)
	}
	return list, err
}

// Version returns an article as it was in version n, counted from 1.
func (l *Library) Version(ctx context.Context, id string, n int) (Article, error) {
	server, ok := l.home(id)
	if !ok {
		return Article{}, missingArticle(id)
	}
	// The present version first: if it becomes an earlier one between the two
	// looks, it is found there.
	now, number, err := l.Current(ctx, id)
	if err != nil || number == n {
		return now, err
	}
	var packed []byte
	err = l.store.query(ctx, `SELECT content FROM versions WHERE server = $1 AND article_id = $2 AND number = $3`,
		[]any{server, id, n}, func(rows *sql.Rows) error { return rows.Scan(&packed) })
	if err == nil && packed == nil {
		err = fmt.Errorf("version %d of article %q: %w", n, id, ErrNotFound)
	}
	if err != nil {
		return Article{}, err
	}
	a, err := l.store.packing.unpackArticle(packed)
	if err != nil {
		err = fmt.Errorf("version %d of article %q: %w", n, id, err)
	}
	return a, err
}

// archive keeps the stored article as a version before it is replaced.
func archive(ctx context.Context, tx *sql.Tx, pack packing, server, id string, s standing) error {
	var a Article
	if err := queryRows(ctx, tx, wholeArticle, []any{server, id}, gather(&a, &s.version)); err != nil {
		return err
	}
	packed, err := pack.packArticle(a)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO versions (server, article_id, number, hash, original, reading, changed, content)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, server, id, s.version, s.hash, s.original, s.reading, s.changed, packed)
	return err
}

// packArticle writes an article as compressed JSON, its size in front.
func (p packing) packArticle(a Article) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(a); err != nil {
		return nil, err
	}
	b := buffer.Bytes()
	return p.encoder().EncodeAll(b, binary.LittleEndian.AppendUint64(nil, uint64(len(b)))), nil
}

// unpackArticle undoes packArticle.
func (p packing) unpackArticle(packed []byte) (a Article, err error) {
	if len(packed) < 8 {
		return a, errors.New("stored bytes are damaged")
	}
	b, err := p.unpack(packed[8:], int64(min(binary.LittleEndian.Uint64(packed), maxPacked)))
	if err != nil {
		return a, err
	}
	return a, json.Unmarshal(b, &a)
}
