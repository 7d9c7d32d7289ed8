package index

import (
	"log/slog"
	"strings"
	"testing"

	"verbatim/corpus"
)

// A passage that the analysis fails on is not found; the others of its article are.
func TestAPassageThatCannotBeAnalysedHarmsNoOther(t *testing.T) {
	var log strings.Builder
	analyse := guardedAnalysis(func(p corpus.Passage, count int) analysed {
		if strings.Contains(p.Text, "Tomas Reid") {
			panic("index out of range")
		}
		return analysePassage(p, count)
	}, slog.New(slog.NewTextHandler(&log, nil)))
	lamp := lighthouse()["lamp"]
	docs, g := analyse.article(lamp)
	if len(docs) != len(lamp.Paragraphs) || !g.listed["fairley"] || g.listed["reid"] {
		t.Errorf("%d documents, words %v", len(docs), g.words())
	}
	if n := strings.Count(log.String(), "passage=lamp#2"); n != 1 || strings.Contains(log.String(), "Tomas Reid") {
		t.Errorf("the log says\n%s", &log)
	}
}
