package main

import (
	"context"
	"maps"
	"regexp"
	"slices"
)

// capitals are words with capitals that follow each other.
var capitals = regexp.MustCompile(`\b\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)*`)

// names lists what the articles of a part write with capitals within
// sentences, at least twice.
func (p part) names(ctx context.Context) ([]string, error) {
	versions, err := p.Versions(ctx)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for id := range versions {
		a, err := p.Article(ctx, id)
		if err != nil {
			return nil, err
		}
		for _, paragraph := range a.Paragraphs {
			for _, at := range capitals.FindAllStringIndex(paragraph.Text, -1) {
				if at[0] > 1 && paragraph.Text[at[0]-1] == ' ' && isLower(paragraph.Text[at[0]-2]) {
					counts[paragraph.Text[at[0]:at[1]]]++
				}
			}
		}
	}
	var names []string
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		if counts[name] > 1 {
			names = append(names, name)
		}
	}
	return names, nil
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' || c == ',' }

// rename puts names in the place of those of a question, always the same ones,
// and tells whether it had any.
func rename(question string, names []string) (string, bool) {
	if len(names) == 0 {
		return "", false
	}
	number, changed := uint32(0), false
	renamed := capitals.ReplaceAllStringFunc(question, func(name string) string {
		if number++; number == 1 && len(question) > len(name) && question[:len(name)] == name {
			return name // the first word
		}
		changed = true
		return names[(hash(question)+number)%uint32(len(names))]
	})
	return renamed, changed
}
