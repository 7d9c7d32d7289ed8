package corpus

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// An EditorQuestion is one that the articles did not answer and whose asker
// handed it to the editors of a server. Only such questions are kept.
type EditorQuestion struct {
	// ID is random, so that it says nothing of other questions.
	ID     string
	Server string
	// Channel and Asker are Discord's IDs: where it was asked and by whom.
	Channel, Asker string
	Text           string
	Asked          time.Time
}

// maxEditorQuestion bounds the text of a question in bytes.
const maxEditorQuestion = 8 << 10

// AskEditors keeps a question and returns its ID. A person who asks the same
// thing on the same server twice keeps the first.
func (s *Store) AskEditors(ctx context.Context, q EditorQuestion) (id string, err error) {
	if len(q.Text) > maxEditorQuestion || !utf8.ValidString(q.Text) || strings.ContainsRune(q.Text, 0) {
		return "", fmt.Errorf("question to the editors: want UTF-8 text of at most %d bytes", maxEditorQuestion)
	}
	if q.Asked.IsZero() {
		q.Asked = time.Now()
	}
	err = s.write(ctx, q.Server, func(tx *sql.Tx) error {
		before, there, err := oneText(ctx, tx, `SELECT id FROM editor_questions WHERE server = $1 AND asker = $2 AND text = $3`,
			q.Server, q.Asker, q.Text)
		if there || err != nil {
			id = before
			return err
		}
		id = strings.ToLower(rand.Text()[:16])
		_, err = tx.ExecContext(ctx, `INSERT INTO editor_questions (id, server, channel, asker, text, asked, claimed)
			VALUES ($1, $2, $3, $4, $5, $6, 0)`, id, q.Server, q.Channel, q.Asker, q.Text, millis(q.Asked))
		return err
	})
	return id, err
}

// EditorQuestions lists the questions to the editors of a server, the oldest
// first.
func (s *Store) EditorQuestions(ctx context.Context, server string) ([]EditorQuestion, error) {
	return listRows(ctx, s, `SELECT id, server, channel, asker, text, asked FROM editor_questions
		WHERE server = $1 ORDER BY asked, id`, []any{server}, func(q *EditorQuestion) []any {
		return []any{&q.ID, &q.Server, &q.Channel, &q.Asker, &q.Text, (*moment)(&q.Asked)}
	})
}

// ClaimQuestion gives the caller some time to tell the asker of a question: of
// all who claim it meanwhile, in whatever process, none but one gets true. That
// one calls DropQuestion when the asker was told. If it ends before, the
// question can be claimed again when the time is over, or when the clock is set
// to a moment so long before that the claim cannot have been made.
func (s *Store) ClaimQuestion(ctx context.Context, id string, term time.Duration) (bool, error) {
	now := time.Now()
	n, err := s.exec(ctx, `UPDATE editor_questions SET claimed = $2 WHERE id = $1 AND (claimed < $3 OR claimed > $4)`,
		id, millis(now.Add(term)), millis(now), millis(now.Add(term+clockSlack)))
	return n == 1, err
}

// DropQuestion deletes a question. It is no error if it is not there.
func (s *Store) DropQuestion(ctx context.Context, id string) error {
	_, err := s.exec(ctx, `DELETE FROM editor_questions WHERE id = $1`, id)
	return err
}
