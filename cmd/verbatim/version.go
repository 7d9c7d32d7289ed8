package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
)

// version says which program this is: the version, commit and date that the Go
// tool stamped into it, and what it was built with and for.
func version() string {
	number, commit := "(devel)", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		number = cmp.Or(info.Main.Version, number)
		commit = commitOf(info.Settings)
	}
	return fmt.Sprintf("%s%s, %s %s/%s", number, commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
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
