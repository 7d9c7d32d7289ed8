package gateway

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// The gateway's opcodes that a relay heeds:
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
const (
	opDispatch  = 0
	opHeartbeat = 1
	opResume    = 6
	opReconnect = 7
	opInvalid   = 9
	opHello     = 10
	opAck       = 11
)

// A Frame is one payload of the gateway, in either direction.
type Frame struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  int64           `json:"s,omitempty"`
	Kind string          `json:"t,omitempty"`
	// raw is the payload as it came, nil where it was changed.
	raw []byte
}

// readFrame reads a payload; what cannot be read is an error.
func readFrame(raw []byte) (Frame, error) {
	var f Frame
	if err := json.Unmarshal(raw, &f); err != nil {
		return Frame{}, fmt.Errorf("a payload of the gateway is no JSON: %w", err)
	}
	f.raw = raw
	return f, nil
}

// bytes writes the frame: as it came, unless it was changed.
func (f Frame) bytes() ([]byte, error) {
	if f.raw != nil {
		return f.raw, nil
	}
	return json.Marshal(f)
}

// blankKind is an event that discordgo does not know: it only counts its
// sequence number.
const blankKind = "VERBATIM_BLANK"

// mend makes an event one that discordgo can read. discordgo ends the process
// on a server without data or with null among its channels, and shows a message
// with a component that is new to it as one without an author; events that
// cannot be mended come out blank.
func (f Frame) mend() Frame {
	if string(f.Data) == "null" || len(f.Data) == 0 || strings.HasPrefix(f.Kind, "VOICE_") {
		return f.blank()
	}
	if bytes.Contains(f.Data, []byte("[null")) || bytes.Contains(f.Data, []byte(",null")) {
		f.Data, f.raw = rewrite(f.Data, withoutNulls), nil
	}
	if f.readable() {
		return f
	}
	f.Data, f.raw = rewrite(f.Data, withoutComponents), nil
	if f.readable() {
		return f
	}
	return f.blank()
}

func (f Frame) blank() Frame {
	return Frame{Op: opDispatch, Seq: f.Seq, Kind: blankKind, Data: json.RawMessage("null")}
}

// readable tells whether discordgo can take in an event.
func (f Frame) readable() (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	switch f.Kind {
	case "MESSAGE_CREATE", "MESSAGE_UPDATE":
		return !hasComponents(f.Data) || json.Unmarshal(f.Data, &discordgo.MessageCreate{}) == nil
	case "INTERACTION_CREATE":
		return !hasComponents(f.Data) || json.Unmarshal(f.Data, &discordgo.InteractionCreate{}) == nil
	case "GUILD_CREATE", "GUILD_UPDATE":
		var g discordgo.GuildCreate
		_ = json.Unmarshal(f.Data, &g) // discordgo goes on with what it could read
		return g.Guild != nil && !slices.Contains(g.Channels, nil) && !slices.Contains(g.Members, nil) && !slices.Contains(g.VoiceStates, nil)
	case "READY":
		var r discordgo.Ready
		_ = json.Unmarshal(f.Data, &r)
		return !slices.Contains(r.Guilds, nil)
	}
	return true
}

// hasComponents tells whether an event may have any, which most have not.
func hasComponents(data []byte) bool {
	return bytes.Count(data, []byte(`"components"`)) != bytes.Count(data, []byte(`"components":[]`))
}

// rewrite changes JSON; what cannot be read stays.
func rewrite(data json.RawMessage, change func(any) any) json.RawMessage {
	var v any
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	if dec.Decode(&v) != nil {
		return data
	}
	changed, err := json.Marshal(change(v))
	if err != nil {
		return data
	}
	return changed
}

// withoutNulls takes the nulls out of all lists.
func withoutNulls(v any) any {
	switch v := v.(type) {
	case []any:
		kept := v[:0]
		for _, item := range v {
			if item != nil {
				kept = append(kept, withoutNulls(item))
			}
		}
		return kept
	case map[string]any:
		for key, value := range v {
			v[key] = withoutNulls(value)
		}
	}
	return v
}

// withoutComponents takes the components off all messages.
func withoutComponents(v any) any {
	switch v := v.(type) {
	case []any:
		for i, item := range v {
			v[i] = withoutComponents(item)
		}
	case map[string]any:
		delete(v, "components")
		for key, value := range v {
			v[key] = withoutComponents(value)
		}
	}
	return v
}
