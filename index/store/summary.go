package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// A Summary is what a store says of itself, so that opening it need not read
// the manifest of every article.
type Summary struct {
	Stats
	// Digest is DigestOf the versions that the store holds.
	Digest string `json:"digest"`
}

// DigestOf is a digest of article versions, by ID.
func DigestOf(versions map[string]string) string {
	h := sha256.New()
	for _, id := range slices.Sorted(maps.Keys(versions)) {
		fmt.Fprintf(h, "%d:%s%d:%s", len(id), id, len(versions[id]), versions[id])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// SummaryOf adds up a manifest.
func SummaryOf(manifest map[string]Entry) Summary {
	sum := Summary{Stats: Stats{Languages: map[string]int{}}}
	versions := make(map[string]string, len(manifest))
	for id, entry := range manifest {
		sum.Passages += entry.Passages
		sum.Tokens += entry.Tokens
		sum.Languages[entry.Language] += entry.Passages
		versions[id] = entry.Hash
	}
	sum.Digest = DigestOf(versions)
	return sum
}

// Stats are figures over all passages that scores are computed with.
type Stats struct {
	// Passages is their number, Tokens how many tokens they have.
	Passages int `json:"passages"`
	Tokens   int `json:"tokens"`
	// Languages counts the passages of each language.
	Languages map[string]int `json:"languages"`
}

// Add counts the passages of another index in.
func (s *Stats) Add(t Stats) {
	s.Passages += t.Passages
	s.Tokens += t.Tokens
	if s.Languages == nil {
		s.Languages = make(map[string]int, len(t.Languages))
	}
	for lang, n := range t.Languages {
		s.Languages[lang] += n
	}
}

// Length is the mean number of tokens of a passage, 0 if there is none.
func (s Stats) Length() float64 { return float64(s.Tokens) / float64(max(s.Passages, 1)) }

// summaryKey is where a store keeps its summary.
var summaryKey = []byte("summary")

// summary reads the store's summary.
func (s *Store) summary() (sum Summary, err error) {
	data, err := s.bleve.GetInternal(summaryKey)
	if err == nil {
		err = json.Unmarshal(data, &sum)
	}
	if err != nil {
		return sum, fmt.Errorf("its summary: %w", err)
	}
	return sum, nil
}

// Finish completes what was written: few segments, and the summary. It comes
// last, for bleve saves what it merged with the next batch.
func (s *Store) Finish(ctx context.Context, sum Summary) error {
	if err := s.compact(ctx, sum.Passages); err != nil {
		return err
	}
	data, err := json.Marshal(sum)
	if err != nil {
		return err
	}
	return s.bleve.SetInternal(summaryKey, data)
}
