package store

import (
	"fmt"
	"runtime/debug"
)

// Guarded runs what reads the store. Bleve trusts its files: where they are
// damaged it panics, or reads past their end in memory, which Go lets one
// recover from only if asked to. Either is an error like any other then.
func Guarded(read func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("reading it failed: %v", r)
		}
	}()
	return read()
}
