// Package protoimpl stands in for a part of google.golang.org/protobuf; see
// package proto.
package protoimpl

import "unsafe"

// MinVersion and MaxVersion are what generated code compares itself with.
const MinVersion, MaxVersion = 20, 20

// What a generated message holds besides its fields, and what describes it.
type (
	EnforceVersion uint
	Pointer        = unsafe.Pointer
	SizeCache      struct{}
	UnknownFields  struct{}
	MessageInfo    struct{}
	MessageState   struct{}
)

// MessageOf describes nothing.
func (*MessageInfo) MessageOf(any) any { return nil }

// LoadMessageInfo has nothing.
func (*MessageState) LoadMessageInfo() *MessageInfo { return nil }

// StoreMessageInfo keeps nothing.
func (*MessageState) StoreMessageInfo(*MessageInfo) {}

// X has what generated methods call.
var X export

type export struct{}

func (export) CompressGZIP([]byte) []byte           { return nil }
func (export) MessageStateOf(Pointer) *MessageState { return new(MessageState) }
func (export) MessageStringOf(any) string           { return "" }

// What generated code registers.
type (
	TypeBuilder struct {
		File              DescBuilder
		GoTypes           []any
		DependencyIndexes []int32
		MessageInfos      []MessageInfo
	}
	DescBuilder struct {
		GoPackagePath                                     string
		RawDescriptor                                     []byte
		NumEnums, NumMessages, NumExtensions, NumServices int32
	}
)

// Build registers nothing.
func (TypeBuilder) Build() (out struct{ File any }) { return out }
