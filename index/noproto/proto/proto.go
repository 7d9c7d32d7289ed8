// Package proto stands in for google.golang.org/protobuf, by a replace directive
// in the project's go.mod. That module comes along with bleve, which wrote an old
// kind of index with it (upsidedown), and is 2 MB of the program, of which every
// start runs a part; index makes and opens no such index.
//
// It holds what upsidedown names, reads nothing and writes nothing.
package proto

import (
	"errors"

	"google.golang.org/protobuf/reflect/protoreflect"
)

// Unmarshal fails: nothing can be read.
func Unmarshal([]byte, protoreflect.ProtoMessage) error { return errors.ErrUnsupported }

// Uint32 is a pointer to v.
func Uint32(v uint32) *uint32 { return &v }
