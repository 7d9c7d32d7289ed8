package index

import (
	"slices"

	"verbatim/index/analysis"
)

// A glossary collects the words of passages in one language.
type glossary struct {
	lang string
	// listed tells of each word whether it has to be listed beside the terms:
	// not if it is found as its own term when it is asked for.
	listed map[string]bool
	tokens int
}

func (g *glossary) add(p analysed) {
	g.tokens += len(p.tokens)
	for _, name := range p.names {
		g.listed[name] = true
	}
	for _, t := range p.tokens {
		listed, seen := g.listed[t.Word]
		if t.Kind&analysis.Overlap != 0 || listed || seen && t.Word == t.Term {
			continue
		}
		g.listed[t.Word] = t.Word != t.Term || !isOwnTerm(g.lang, t.Word)
	}
}

// join adds the words of other passages.
func (g *glossary) join(other glossary) {
	g.tokens += other.tokens
	for word, listed := range other.listed {
		g.listed[word] = g.listed[word] || listed
	}
}

// words are those to be listed.
func (g *glossary) words() (list []string) {
	for word, listed := range g.listed {
		if listed {
			list = append(list, word)
		}
	}
	slices.Sort(list)
	return list
}

// isOwnTerm tells whether a word, folded, is looked for as it is.
func isOwnTerm(lang, word string) bool {
	return slices.ContainsFunc(analysis.For(lang).Tokens(word), func(t analysis.Token) bool { return t.Term == word })
}
