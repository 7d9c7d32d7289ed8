package index

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"

	"verbatim/corpus"
	"verbatim/index/analysis"
	"verbatim/index/store"
)

// batchPassages is how many passages go into one bleve batch: batches of 500
// to 1,000 index 13,000 passages a second, batches of one 487 (measured).
const batchPassages = 1000

// fill makes a store hold the versions of the source that are wanted, and sums
// up what it holds then. Where the source fails or ctx ends, the error comes
// with a summary too: of what was done until then, which is whole articles.
func (x *Index) fill(ctx context.Context, s *store.Store, want map[string]string) (sum store.Summary, err error) {
	err = store.Guarded(func() error {
		sum, err = x.update(ctx, s, want)
		return err
	})
	return sum, err
}

// update fills without looking out for damage.
func (x *Index) update(ctx context.Context, s *store.Store, want map[string]string) (store.Summary, error) {
	have, err := s.Manifest(ctx)
	if err != nil {
		return store.Summary{}, err
	}
	u := update{store: s, have: have, analyse: guardedAnalysis(analysePassage, x.options.Log), progress: x.options.Progress}
	for id := range have {
		if _, ok := want[id]; !ok {
			u.remove(id)
		}
	}
	var changed []string
	for id, hash := range want {
		if have[id].Hash != hash {
			changed = append(changed, id)
		}
	}
	slices.Sort(changed)
	for i, id := range changed {
		if err := ctx.Err(); err != nil {
			return store.SummaryOf(have), err
		}
		a, err := x.source.Article(ctx, id)
		if errors.Is(err, corpus.ErrNotFound) {
			continue // removed since: the next Sync sees to it
		}
		if err != nil {
			return store.SummaryOf(have), fmt.Errorf("%w: %w", errSource, err)
		}
		if err := u.put(a, want[id], i+1, len(changed)); err != nil {
			return store.Summary{}, err
		}
	}
	if err := u.flush(len(changed), len(changed)); err != nil {
		return store.Summary{}, err
	}
	return store.SummaryOf(have), nil
}

// An update collects the changes of a Sync into batches.
type update struct {
	store    *store.Store
	have     map[string]store.Entry
	analyse  analyser
	progress func(done, total int)
	gone     []string
	articles []pendingArticle
	passages int
}

type pendingArticle struct {
	corpus.Article
	hash string
}

// remove takes an article out of the store at the next flush.
func (u *update) remove(id string) {
	u.gone = append(u.gone, id)
	for n := range u.have[id].Passages {
		u.gone = append(u.gone, corpus.PassageID(id, n+1))
	}
	delete(u.have, id)
}

// put replaces an article at the next flush, which it calls when enough has
// come together.
func (u *update) put(a corpus.Article, hash string, done, total int) error {
	for n := len(a.Paragraphs); n < u.have[a.ID].Passages; n++ {
		u.gone = append(u.gone, corpus.PassageID(a.ID, n+1))
	}
	u.articles = append(u.articles, pendingArticle{a, hash})
	u.passages += len(a.Paragraphs)
	if u.passages < batchPassages {
		return nil
	}
	return u.flush(done, total)
}

// flush writes what has come together as one batch.
func (u *update) flush(done, total int) error {
	if len(u.gone) == 0 && len(u.articles) == 0 {
		return nil
	}
	batch := u.store.NewBatch()
	for _, id := range u.gone {
		batch.Remove(id)
	}
	for _, a := range u.articles {
		docs, g := u.analyse.article(a.Article)
		entry := store.Entry{Hash: a.hash, Language: a.Language, Passages: len(a.Paragraphs), Tokens: g.tokens}
		mark, err := store.Article(a.ID, entry, g.words())
		if err != nil {
			return err
		}
		for _, doc := range append(docs, mark) {
			if err := batch.Put(doc); err != nil {
				return err
			}
		}
		u.have[a.ID] = entry
	}
	if err := batch.Write(); err != nil {
		return err
	}
	u.gone, u.articles, u.passages = nil, nil, 0
	if u.progress != nil {
		u.progress(done, total)
	}
	return nil
}

// An analyser analyses a passage of an article with count passages.
type analyser func(p corpus.Passage, count int) analysed

// guardedAnalysis is analyse, but for passages that it panics on, which nothing
// finds then: a text that somebody made for that keeps no other from being found.
func guardedAnalysis(analyse analyser, log *slog.Logger) analyser {
	return func(p corpus.Passage, count int) (a analysed) {
		defer func() {
			if r := recover(); r != nil {
				log.Error("a passage cannot be analysed, so that nothing finds it: this is a fault of the program",
					"passage", p.ID(), "fault", r, "stack", string(debug.Stack()))
				a = analysed{record: recordOf(p, count)}
			}
		}()
		return analyse(p, count)
	}
}

// article makes the documents of an article's passages, on all cores, and
// collects its words.
func (analyse analyser) article(a corpus.Article) ([]store.Document, glossary) {
	docs := make([]store.Document, len(a.Paragraphs), len(a.Paragraphs)+1)
	passages := a.Passages()
	parts := make([]glossary, min(runtime.GOMAXPROCS(0), 1+len(docs)/16))
	var wg sync.WaitGroup
	for w := range parts {
		parts[w] = glossary{lang: a.Language, listed: map[string]bool{}}
		wg.Go(func() {
			for i := w; i < len(docs); i += len(parts) {
				p := analyse(passages[i], len(passages))
				docs[i] = p.document(passages[i].ID())
				parts[w].add(p)
			}
		})
	}
	wg.Wait()
	for _, part := range parts[1:] {
		parts[0].join(part)
	}
	return docs, parts[0]
}

// An analysed passage is its record and its tokens, the heading's first, and the
// names in it under their initials.
type analysed struct {
	record
	tokens []analysis.Token
	names  []string
}

// document is the passage as a store holds it, under its ID.
func (p *analysed) document(id string) store.Document {
	terms := make([]string, 0, len(p.tokens))
	for _, t := range p.tokens {
		terms = append(terms, t.Term)
	}
	return store.Passage(id, terms, p.encode())
}

// recordOf is the record of a passage whose words are still to come.
func recordOf(p corpus.Passage, count int) record {
	return record{digest: textDigest(p.Text), number: p.Number, count: count, lang: p.Article.Language}
}

// analysePassage analyses a passage of an article with count passages.
func analysePassage(p corpus.Passage, count int) analysed {
	lang := p.Article.Language
	a := analysis.For(lang)
	heading, body := a.Tokens(p.Article.Title), a.Tokens(p.Text)
	titled := len(heading)
	heading = append(heading, a.Tokens(p.Section)...)
	r := recordOf(p, count)
	r.heading, r.body = imprints(lang, heading), imprints(lang, body)
	next := 0
	for _, span := range analysis.Sentences(lang, p.Text) {
		for next < len(body) && body[next].Start < span.Start {
			next++
		}
		r.sentences = append(r.sentences, sentence{span, next})
	}
	return analysed{r, append(heading, body...), append(longNames(p.Article.Title, heading[:titled]), longNames(p.Text, body)...)}
}
