package pdf

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	_ "embed" // for the module
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// pdfiumModule is PDFium as go-pdfium ships it, compressed: that saves 3 MB of
// the program. PDFium is BSD-licensed, copyright The PDFium Authors.
//
//go:generate sh -c "gzip -9 -n -c \"$(go list -m -f '{{.Dir}}' github.com/klippa-app/go-pdfium)/internal/pdfium_wasm/pdfium.wasm\" >pdfium.wasm.gz"
//go:embed pdfium.wasm.gz
var pdfiumModule []byte

// Bounds of one reading.
const (
	maxTime = time.Minute
	// maxMemory is in pages of 64 KiB: 256 MiB.
	maxMemory = 4096
)

// An Engine runs PDFium in a WebAssembly sandbox: it reaches no file and no
// network, and its memory and time are bounded. The zero Engine is ready. The
// first Read takes a second or two to compile PDFium, the others find it
// compiled. Documents are read one at a time, each in a sandbox of its own, so
// that none can harm the next.
type Engine struct {
	mu     sync.Mutex
	cache  wazero.CompilationCache // nil until the first Read
	module []byte
}

// Close lets go of the compiled module. A later Read compiles it again.
func (e *Engine) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.cache, e.module = nil, nil
	return nil
}

// prepare makes the module ready for compiling.
func (e *Engine) prepare() error {
	if e.cache != nil {
		return nil
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(pdfiumModule))
	if err == nil {
		e.module, err = io.ReadAll(unpacked)
	}
	if err != nil {
		return fmt.Errorf("unpacking PDFium: %w", err)
	}
	e.cache = wazero.NewCompilationCache()
	return nil
}

// open opens a document in a sandbox of its own and hands it to use. Panics of
// the binding become errors.
func (e *Engine) open(ctx context.Context, data []byte, use func(context.Context, document) error) (err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if err := e.prepare(); err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(experimental.WithCompilationWorkers(ctx, runtime.GOMAXPROCS(0)))
	defer cancel(nil)
	pool, err := webassembly.InitWithWASM(webassembly.Config{
		Context: ctx, WASM: e.module, MaxIdle: 1, MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithCompilationCache(e.cache).WithMemoryLimitPages(maxMemory).WithCloseOnContextDone(true),
	})
	if err != nil {
		return fmt.Errorf("starting PDFium: %w", cmp.Or(context.Cause(ctx), err))
	}
	defer time.AfterFunc(maxTime, func() { cancel(errSlow) }).Stop()
	defer func() {
		if p := recover(); p != nil {
			err = cmp.Or(context.Cause(ctx), errBroken)
		}
		err = errors.Join(err, pool.Close())
	}()
	instance, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return fmt.Errorf("starting PDFium: %w", cmp.Or(context.Cause(ctx), err))
	}
	opened, err := instance.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return cmp.Or(context.Cause(ctx), opening(err))
	}
	return use(ctx, document{instance, opened.Document})
}
