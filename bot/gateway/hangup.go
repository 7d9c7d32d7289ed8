package gateway

import (
	"errors"
	"fmt"
	"net"

	"github.com/gorilla/websocket"
)

// Errors after which trying again would not help.
var (
	ErrToken   = errors.New("the token is not accepted by Discord: copy it anew from the Bot page of the application at https://discord.com/developers/applications")
	ErrIntents = errors.New("the intents are not allowed by Discord: the bot needs no privileged intent, so check that the application is not restricted")
	// ErrShards may be mended by connecting with more shards.
	ErrShards = errors.New("the bot is on too many servers for so few shards: set VERBATIM_SHARDS=auto, or to a larger number")
)

// A hangUp is why a connection to the gateway ended.
type hangUp struct {
	why string
	// anew is whether the session is over, so that another must begin.
	anew bool
}

func (h *hangUp) Error() string { return h.why }

// What the gateway asks for, and what shows that a connection is dead.
var (
	errReconnect  = &hangUp{why: "the gateway asked to connect again"}
	errResumable  = &hangUp{why: "the gateway asked to resume the session"}
	errInvalid    = &hangUp{why: "the gateway ended the session", anew: true}
	errSilent     = &hangUp{why: "the gateway fell silent"}
	errUnanswered = &hangUp{why: "the gateway did not acknowledge a heartbeat"}
	errNoHello    = &hangUp{why: "the gateway did not say hello"}
)

// finalCodes are the close codes after which it is no use to try again:
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
var finalCodes = map[int]error{4004: ErrToken, 4010: ErrShards, 4011: ErrShards, 4013: ErrIntents, 4014: ErrIntents}

// closed turns the end of reading from the gateway into what it means.
func closed(err error) error {
	var frame *websocket.CloseError
	var timeout net.Error
	switch {
	case errors.As(err, &frame) && frame.Code != websocket.CloseAbnormalClosure:
		if final := finalCodes[frame.Code]; final != nil {
			return final
		}
		over := frame.Code == 4007 || frame.Code == 4009
		return &hangUp{why: fmt.Sprintf("the gateway closed the connection with code %d", frame.Code), anew: over}
	case errors.As(err, &timeout) && timeout.Timeout():
		return errSilent
	}
	return fmt.Errorf("the connection to the gateway broke: %w", err)
}

// IsFinal tells whether trying again would not help.
func IsFinal(err error) bool {
	return errors.Is(err, ErrToken) || errors.Is(err, ErrIntents) || errors.Is(err, ErrShards)
}

// endsSession tells whether a new session must begin after an error.
func endsSession(err error) bool {
	h, ok := errors.AsType[*hangUp](err)
	return ok && h.anew
}
