// Package jsoniter stands in for github.com/json-iterator/go, by a replace
// directive in the project's go.mod. That module looks up methods by their name
// (reflect2), because of which the linker keeps every exported method of every
// type in the program: several megabytes of it. It comes along with bleve, whose
// shapes on a map (blevesearch/geo) read and write their JSON with it; index has
// no such shapes.
//
// It holds what blevesearch/geo names, by encoding/json, which that part of the
// module does as well ("compatible with the standard library").
package jsoniter

import "encoding/json"

// An API reads and writes JSON as encoding/json does.
type API struct{}

// ConfigCompatibleWithStandardLibrary is the one that blevesearch/geo asks for.
var ConfigCompatibleWithStandardLibrary API

// Marshal is json.Marshal.
func (API) Marshal(v any) ([]byte, error) { return json.Marshal(v) }

// Unmarshal is json.Unmarshal.
func (API) Unmarshal(data []byte, v any) error { return json.Unmarshal(data, v) }
