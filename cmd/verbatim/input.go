package main

import (
	"context"
	"io"
)

// A readFunc is an io.Reader.
type readFunc func([]byte) (int, error)

// Read reads.
func (f readFunc) Read(b []byte) (int, error) { return f(b) }

// input is standard input that fails with the context's error once that ends:
// a read that waits for a person cannot be interrupted otherwise. What such a
// read still gets is lost.
func (p *program) input(ctx context.Context) io.Reader {
	type result struct {
		data []byte
		err  error
	}
	return readFunc(func(b []byte) (int, error) {
		done := make(chan result, 1)
		go func() {
			own := make([]byte, len(b))
			n, err := p.stdin.Read(own)
			done <- result{own[:n], err}
		}()
		select {
		case got := <-done:
			return copy(b, got.data), got.err
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	})
}
