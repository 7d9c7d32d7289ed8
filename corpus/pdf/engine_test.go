package pdf

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/corpus/reason"
)

// TestModule checks that the module is the one that the required version of
// go-pdfium ships.
func TestModule(t *testing.T) {
	dir, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "github.com/klippa-app/go-pdfium").Output()
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "internal", "pdfium_wasm", "pdfium.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(pdfiumModule))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(unpacked)
	if err != nil || !bytes.Equal(got, want) {
		t.Fatalf("pdfium.wasm.gz is not that of go-pdfium (%v): run go generate in this folder", err)
	}
}

// TestWhatTakesTooLongIsTooLarge: trying again later would not help.
func TestWhatTakesTooLongIsTooLarge(t *testing.T) {
	if kind := reason.Of(errSlow); kind != reason.TooLarge {
		t.Errorf("%v is %s", errSlow, kind)
	}
}
