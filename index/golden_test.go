package index

import (
	"flag"
	"os"
	"testing"
)

var updateGolden = flag.Bool("update", false, "write the golden files anew")

// wantGolden compares a report with a golden file.
func wantGolden(t *testing.T, path, report string) {
	t.Helper()
	if *updateGolden {
		if err := os.WriteFile(path, []byte(report), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if report != string(want) {
		t.Errorf("%s has changed: run go test ./index -run %s -update and read the diff\n%s", path, t.Name(), report)
	}
}
