package main

import (
	"runtime/debug"
	"testing"
)

func TestCommitOf(t *testing.T) {
	stamped := []debug.BuildSetting{
		{Key: "vcs", Value: "git"},
		{Key: "vcs.revision", Value: "0123456789abcdef0123456789abcdef01234567"},
		{Key: "vcs.time", Value: "2026-11-25T10:20:30Z"},
		{Key: "vcs.modified", Value: "false"},
	}
	if got, want := commitOf(stamped), " (commit 0123456789ab, 2026-11-25)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	stamped[3].Value = "true"
	if got, want := commitOf(stamped), " (commit 0123456789ab and changes, 2026-11-25)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := commitOf(nil); got != "" {
		t.Errorf("got %q outside a repository", got)
	}
}
