// Package golden compares what a test finds with a file that is read in review:
// a change shows as a diff of it. It is for tests.
package golden

import (
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Compare compares a report with a file. With -update it is written first.
func Compare(t *testing.T, path, report string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(report), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if report != string(want) {
		t.Errorf("%s has changed: run go test -run %s -update here and read the diff\n%s", path, t.Name(), report)
	}
}
