package corpus

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"math"
	"time"
)

// A Change is what putting an article did to the library.
type Change int

// The changes.
const (
	Unchanged Change = iota
	Added
	Replaced
	Removed
)

// String is the change as a word, such as "added".
func (c Change) String() string {
	return [...]string{"unchanged", "added", "replaced", "removed"}[c]
}

// Stored says under which ID an article is in the library and what putting it
// changed.
type Stored struct {
	ID     string
	Change Change
	// Gone is the ID of the article that was removed because its file now holds
	// this one, "" if there is none.
	Gone string
}

// Incoming is an article on its way into the library.
type Incoming struct {
	Article Article
	// Origin is the absolute path of the file that holds the article, "" if
	// it comes from elsewhere.
	Origin string
	// Raw are the bytes that the article was read from; nil where they are
	// not to be kept.
	Raw []byte
	// Reading is what the reader was given beside Raw: its MediaType, Name and
	// Defaults.
	Reading
	// over, if it is not "", is the hash that the stored article must have for
	// this one to take its place.
	over string
}

// Put stores an article with what it was read from, in one transaction: when Put
// returns without error, the article is on the disk. An article that the library
// knows, as the comment in identity.go defines it, keeps its ID and is replaced
// where it differs; what it was before is kept as a version. An article that does
// not pass Validate is refused. In a server's library the ID gets the mark of its
// own articles if it has none.
func (l *Library) Put(ctx context.Context, item Incoming) (Stored, error) {
	var stored Stored
	var failed error
	one := func(yield func(Incoming) bool) { yield(item) }
	err := l.PutAll(ctx, one, func(_ Incoming, s Stored, err error) { stored, failed = s, err })
	if err == nil {
		err = failed
	}
	return stored, err
}

// A batch ends when it reaches one of these. The time bounds how long a stored
// article waits for its report, the others memory.
const (
	batchCount = 100
	batchBytes = 4 << 20
	batchTime  = 200 * time.Millisecond
)

// PutAll stores many articles as Put does, several in one transaction. It
// calls report for each in order, once it is committed or refused; a refused
// one does not keep the others out. An error of the database or of ctx ends
// it: articles not yet reported are not stored.
//
// A batch that fills up fast is committed when the next one is full, so that
// all cores make that ready meanwhile.
func (l *Library) PutAll(ctx context.Context, items iter.Seq[Incoming], report func(Incoming, Stored, error)) error {
	var ahead, next batch
	ready := l.newPreparer()
	defer ready.wait()
	for item := range items {
		if err := ready.learn(ctx, l, len(next.items)); err != nil {
			return err
		}
		next.add(ready, item)
		fast := len(next.items) >= batchCount || next.size >= batchBytes
		if !fast && time.Since(next.start) < batchTime {
			continue
		}
		if err := l.commit(ctx, ahead, report); err != nil {
			return err
		}
		ahead, next = next, batch{}
		if fast {
			continue
		}
		if err := l.commit(ctx, ahead, report); err != nil {
			return err
		}
		ahead = batch{}
	}
	if err := l.commit(ctx, ahead, report); err != nil {
		return err
	}
	return l.commit(ctx, next, report)
}

// room is how many more articles the library may hold.
func (l *Library) room(ctx context.Context, tx *sql.Tx) (int, error) {
	if l.most == 0 {
		return math.MaxInt, nil
	}
	held := 0
	err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM articles WHERE server = $1`, l.server).Scan(&held)
	return l.most - held, err
}

// A batch is what goes into one transaction.
type batch struct {
	items []<-chan *prepared
	size  int
	start time.Time
}

// add has an article made ready and takes it in.
func (b *batch) add(ready *preparer, item Incoming) {
	if len(b.items) == 0 {
		b.start = time.Now()
	}
	b.items = append(b.items, ready.prepare(item))
	b.size += item.Article.size() + len(item.Raw)
}

// size is about how many bytes an article takes.
func (a Article) size() int {
	n := 1000
	for _, p := range a.Paragraphs {
		n += len(p.Text) + len(p.Section)
	}
	return n
}

// commit stores the articles of a batch in one transaction, then reports them.
func (l *Library) commit(ctx context.Context, b batch, report func(Incoming, Stored, error)) error {
	if len(b.items) == 0 {
		return nil
	}
	ready := make([]*prepared, len(b.items))
	for i, item := range b.items {
		ready[i] = <-item
	}
	stored, refused := make([]Stored, len(ready)), make([]error, len(ready))
	err := l.store.write(ctx, l.server, func(tx *sql.Tx) error {
		room, err := l.room(ctx, tx)
		for i, p := range ready {
			if refused[i] = p.refused; err != nil || p.refused != nil {
				continue
			}
			stored[i], err = p.put(ctx, tx, l.server, room)
			if errors.Is(err, ErrFull) {
				refused[i], err = err, nil
			}
			if stored[i].Change == Added {
				room--
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	for i, p := range ready {
		report(p.Incoming, stored[i], refused[i])
	}
	return nil
}
