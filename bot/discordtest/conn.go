package discordtest

import (
	"encoding/json"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// conn is one gateway connection. Payloads queue up in out, so nobody waits
// for a slow reader; a full queue cuts the connection.
type conn struct {
	ws      *websocket.Conn
	out     chan outgoing
	gone    chan struct{} // closed by cut
	once    sync.Once
	session *session // guarded by Server.mu, as is all below
	sends   []time.Time
	resumes bool // to the address for RESUME
	closing bool // we sent a close code: the client's own means nothing
}

// outgoing is a payload, or a close code when there is none.
type outgoing struct {
	payload []byte
	code    int
}

// payload is a gateway message in either direction.
type payload struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s"`
	Type *string         `json:"t"`
}

// tooMany counts the sends of the last minute.
func (c *conn) tooMany() bool {
	now := time.Now()
	c.sends = append(c.sends, now)
	for now.Sub(c.sends[0]) > time.Minute {
		c.sends = c.sends[1:]
	}
	return len(c.sends) > maxSends
}

// end queues a close code. The lock is held.
func (c *conn) end(code int) {
	c.closing = true
	c.enqueue(outgoing{code: code})
}

// send queues a payload that is no event.
func (c *conn) send(op int, data any) {
	raw, err := json.Marshal(object{"op": op, "d": data, "s": nil, "t": nil})
	if err != nil {
		panic(err) // our own data
	}
	c.enqueue(outgoing{payload: raw})
}

func (c *conn) enqueue(o outgoing) {
	select {
	case c.out <- o:
	default:
		c.cut()
	}
}

// write sends the queue. After a close code it sends nothing more.
func (c *conn) write() {
	for {
		select {
		case <-c.gone:
			return
		case o := <-c.out:
			if !c.put(o) {
				c.cut()
				return
			}
		}
	}
}

// put sends one thing and tells whether more may follow.
func (c *conn) put(o outgoing) bool {
	deadline := time.Now().Add(10 * time.Second)
	if o.payload == nil {
		_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(o.code, ""), deadline)
		return false
	}
	_ = c.ws.SetWriteDeadline(deadline)
	return c.ws.WriteMessage(websocket.TextMessage, o.payload) == nil
}

// alive tells whether the server still talks to the connection.
func (c *conn) alive() bool {
	select {
	case <-c.gone:
		return false
	default:
		return !c.closing
	}
}

// cut drops the connection without a word.
func (c *conn) cut() {
	c.once.Do(func() {
		close(c.gone)
		_ = c.ws.Close()
	})
}
