package store

import "context"

// An Entry says which version of an article the store holds.
type Entry struct {
	Hash     string `json:"hash"`
	Language string `json:"language"`
	Passages int    `json:"passages"`
	Tokens   int    `json:"tokens"`
}

// Manifest reads the entry of every article.
func (s *Store) Manifest(ctx context.Context) (map[string]Entry, error) {
	v, err := s.View()
	if err != nil {
		return nil, err
	}
	defer v.Close()
	entries := map[string]Entry{}
	err = v.each(ctx, fieldArticle, articleMark, false, func(number, _ uint64, _ float64) error {
		id, err := v.ID(number)
		if err != nil {
			return err
		}
		entries[id], err = v.entry(id)
		return err
	})
	return entries, err
}
