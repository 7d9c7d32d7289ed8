package main

import (
	"testing"
	"time"
)

func TestWhatACalamitySpares(t *testing.T) {
	at := time.Now()
	for name, c := range map[string]struct {
		spares              spares
		message, completion bool // may be lost
	}{
		"nothing":  {nothingSpared, true, true},
		"messages": {messagesSpared, false, true},
		"all":      {allSpared, false, false},
	} {
		f := fate{windows: []window{{name, at.Add(-time.Second), at.Add(time.Second), c.spares}}}
		if f.spared(mention, at) != c.message || f.spared(typing, at) != c.completion {
			t.Errorf("%s: a mention %v, a completion %v", name, f.spared(mention, at), f.spared(typing, at))
		}
		if f.spared(typing, at.Add(time.Minute)) {
			t.Errorf("%s: a completion may be lost a minute later", name)
		}
		if now, later := f.around(at), f.around(at.Add(time.Minute)); now != name || later != "none" {
			t.Errorf("%s: around %s, and %s a minute later", name, now, later)
		}
	}
}
