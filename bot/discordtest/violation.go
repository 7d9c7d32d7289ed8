package discordtest

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// violations are the broken rules, and those that a test announced.
type violations struct {
	mu       sync.Mutex
	list     []string
	expected []string
}

// add keeps one violation.
func (v *violations) add(format string, args ...any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.list = append(v.list, fmt.Sprintf(format, args...))
}

// expect announces violations that contain text.
func (v *violations) expect(text string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.expected = append(v.expected, text)
}

// unexpected lists the violations that nobody announced.
func (v *violations) unexpected() []string {
	v.mu.Lock()
	defer v.mu.Unlock()
	var rest []string
	for _, text := range v.list {
		if !slices.ContainsFunc(v.expected, func(part string) bool { return strings.Contains(text, part) }) {
			rest = append(rest, text)
		}
	}
	return rest
}

// verdict lists what a test has to answer for: violations that nobody
// announced, and announced ones that never happened.
func (v *violations) verdict() []string {
	list := v.unexpected()
	v.mu.Lock()
	defer v.mu.Unlock()
	all := strings.Join(v.list, "\n")
	for _, text := range v.expected {
		if !strings.Contains(all, text) {
			list = append(list, fmt.Sprintf("expected violation never happened: %q", text))
		}
	}
	return list
}
