package corpus

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"

	"github.com/pressly/goose/v3"
)

// ratingSecret is the name of the secret that ratings are kept under, and
// secretSize its length in bytes: that of what it goes into.
const ratingSecret, secretSize = "ratings", sha256.Size

// ratingKey is what one person's rating of one thing is kept under: the
// HMAC-SHA-256 of a digest of who and what. It says nothing of the person to
// those who do not have the database's secret.
func ratingKey(secret []byte, of string) string {
	h := hmac.New(sha256.New, secret)
	h.Write([]byte(of))
	return hex.EncodeToString(h.Sum(nil))
}

// ratingOf is the digest of a person and of what they rated.
func ratingOf(voter string, r Rating) string {
	return digest([]byte(voter + "\n" + r.Passage + "\n" + r.Hash + "\n" + r.Question))
}

// readRatingSecret returns the secret, which keyRatings made.
func readRatingSecret(ctx context.Context, tx *sql.Tx) (secret []byte, err error) {
	err = tx.QueryRowContext(ctx, `SELECT value FROM secrets WHERE name = $1`, ratingSecret).Scan(&secret)
	if err == nil && len(secret) != secretSize {
		err = fmt.Errorf("%d bytes", len(secret))
	}
	if err != nil {
		return nil, fmt.Errorf("the secret of the ratings cannot be read: restore it from a backup (%w)", err)
	}
	return secret, nil
}

// keyRatingsVersion is the migration that keyRatings is.
const keyRatingsVersion = 6

// keyRatings makes the secret that ratings are kept under. Those from before
// were kept under the digest alone, which became the secret's message: they
// still count, each person's once.
func keyRatings() *goose.Migration {
	up := func(ctx context.Context, tx *sql.Tx) error {
		secret := make([]byte, secretSize)
		_, _ = rand.Read(secret) // it never fails
		if _, err := tx.ExecContext(ctx, `INSERT INTO secrets (name, value) VALUES ($1, $2)`, ratingSecret, secret); err != nil {
			return err
		}
		var known [][2]string
		err := queryRows(ctx, tx, `SELECT server, key FROM ratings`, nil, func(rows *sql.Rows) error {
			var row [2]string
			err := rows.Scan(&row[0], &row[1])
			known = append(known, row)
			return err
		})
		for _, row := range known {
			if err != nil {
				break
			}
			_, err = tx.ExecContext(ctx, `UPDATE ratings SET key = $3 WHERE server = $1 AND key = $2`, row[0], row[1], ratingKey(secret, row[1]))
		}
		return err
	}
	return goose.NewGoMigration(keyRatingsVersion, &goose.GoFunc{RunTx: up}, nil)
}
