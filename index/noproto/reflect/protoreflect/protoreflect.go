// Package protoreflect stands in for a part of google.golang.org/protobuf; see
// package proto.
package protoreflect

// ProtoMessage is a message as it is generated.
type ProtoMessage interface{ ProtoReflect() Message }

// Message would describe a message, FileDescriptor the file that declares it.
type (
	Message        any
	FileDescriptor any
)
