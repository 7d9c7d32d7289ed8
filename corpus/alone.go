package corpus

import "context"

// Alone takes the store for this program alone, until it ends or closes the
// store, and reports whether it got it: of all that ask for it one does. It is
// for bots, for each deletes in time what is kept of servers that it is not on.
// A program that loses its connection to the database loses the store with it,
// and gets it again, if nobody else did, by asking again. It may ask as often
// as it likes. A SQLite file is not taken: everybody gets it.
func (s *Store) Alone(ctx context.Context) (alone bool, err error) {
	if s.guard == nil {
		return true, nil
	}
	err = s.guard.QueryRowContext(ctx, takeAlone).Scan(&alone)
	return alone, s.explain(err)
}
