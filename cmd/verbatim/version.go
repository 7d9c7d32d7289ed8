package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
)

// version says which program this is: its release, the commit and date that the
// Go tool stamped into it, and what it was built with and for.
func version() string {
	commit := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		commit = commitOf(info.Settings)
	}
	return fmt.Sprintf("%s%s, %s %s/%s", release(), commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// release is the version that the Go tool stamped into the program, "(devel)"
// where it did not.
func release() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(devel)"
	}
	return cmp.Or(info.Main.Version, "(devel)")
}

// commitOf names the commit that a program was built from, and its date; "" for
// one that was built outside a repository.
func commitOf(settings []debug.BuildSetting) string {
	stamped := map[string]string{}
	for _, s := range settings {
		stamped[s.Key] = s.Value
	}
	revision := stamped["vcs.revision"]
	if revision == "" {
		return ""
	}
	changed := ""
	if stamped["vcs.modified"] == "true" {
		changed = " and changes"
	}
	return fmt.Sprintf(" (commit %.12s%s, %.10s)", revision, changed, stamped["vcs.time"])
}
