package index

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// A summary is what a store says of itself, so that opening it need not read
// the manifest of every article.
type summary struct {
	stats
	// Digest is digestOf the versions that the store holds.
	Digest string `json:"digest"`
}

// digestOf is a digest of article versions, by ID.
func digestOf(versions map[string]string) string {
	h := sha256.New()
	for _, id := range slices.Sorted(maps.Keys(versions)) {
		fmt.Fprintf(h, "%d:%s%d:%s", len(id), id, len(versions[id]), versions[id])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// summaryOf adds up a manifest.
func summaryOf(manifest map[string]manifestEntry) summary {
	sum := summary{stats: stats{Languages: map[string]int{}}}
	versions := make(map[string]string, len(manifest))
	for id, entry := range manifest {
		sum.Passages += entry.Passages
		sum.Tokens += entry.Tokens
		sum.Languages[entry.Language] += entry.Passages
		versions[id] = entry.Hash
	}
	sum.Digest = digestOf(versions)
	return sum
}

// summaryKey is where a store keeps its summary.
var summaryKey = []byte("summary")

// summary reads the store's summary.
func (s *store) summary() (sum summary, err error) {
	data, err := s.bleve.GetInternal(summaryKey)
	if err == nil {
		err = json.Unmarshal(data, &sum)
	}
	if err != nil {
		return sum, fmt.Errorf("its summary: %w", err)
	}
	return sum, nil
}

// finish completes what was written: few segments, and the summary. It comes
// last, for bleve saves what it merged with the next batch.
func (s *store) finish(ctx context.Context, sum summary) error {
	if err := s.compact(ctx, sum.Passages); err != nil {
		return err
	}
	data, err := json.Marshal(sum)
	if err != nil {
		return err
	}
	return s.bleve.SetInternal(summaryKey, data)
}
