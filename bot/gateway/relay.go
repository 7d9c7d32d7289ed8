package gateway

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// A standing is where a session is, which is all that RESUME needs. It
// outlives the connections of the session.
type standing struct {
	// session and url are what READY said; url is "" when it is not to be used.
	session, url string
	// seq is the number of the last event that was handled to its end.
	seq atomic.Int64
}

// reached notes that an event was handled. Numbers only grow.
func (p *standing) reached(seq int64) {
	for old := p.seq.Load(); seq > old && !p.seq.CompareAndSwap(old, seq); old = p.seq.Load() {
	}
}

// A relay stands between one discordgo session and one connection to the
// gateway. discordgo v0.29.0 blocks for ever, or ends the process, on things
// that happen: op 7 in place of READY, a silent gateway, a malformed server. It
// also mistakes one connection for the next when both end at a time. So it gets
// to see the events of one healthy connection only. The relay keeps what
// outlives it: where the session stands. An IDENTIFY of discordgo becomes a
// RESUME where there is something to resume.
type relay struct {
	up, down *websocket.Conn
	interval time.Duration // between heartbeats
	openTime time.Duration // bounds the silence before READY or RESUMED
	token    string

	// identified is called as an IDENTIFY is sent, ready as READY or RESUMED
	// came.
	identified, ready func()
	// sheds turns an event away that discordgo then never sees.
	sheds func(Frame) bool
	// at is where the session stands, nil before READY.
	at atomic.Pointer[standing]
	// sent is the number of the last event that discordgo was given.
	sent atomic.Int64

	isReady atomic.Bool // READY or RESUMED came
	// progress is when the last event came; it is the inward loop's.
	progress time.Time

	mu         sync.Mutex // guards writing to up
	unanswered bool       // a heartbeat; guarded by mu
}

const (
	// writeTime bounds what is written to the gateway.
	writeTime = 10 * time.Second
	// stuckTime is how long discordgo may take to accept an event. Handlers
	// only start work, so it takes microseconds.
	stuckTime = 30 * time.Second
	// drainTime is what discordgo gets to handle the events that it was given
	// when a connection ends. What it does not finish is replayed.
	drainTime = time.Second
	// maxFrame is the longest payload of the gateway, in bytes: a server with
	// all its channels and roles takes less than a tenth.
	maxFrame = 16 << 20
)

// run passes payloads on until the connection ends, and returns why. It closes
// both ends.
func (r *relay) run() error {
	defer r.down.Close()
	defer r.up.Close()
	if err := r.begin(); err != nil {
		return err
	}
	over := make(chan error, 2)
	go func() { over <- r.outward() }()
	go func() { over <- r.inward() }()
	reason := <-over
	_ = r.up.Close()
	_ = r.down.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseServiceRestart, ""), time.Now().Add(drainTime))
	patience := time.NewTimer(drainTime)
	defer patience.Stop()
	select {
	case <-over: // discordgo heard all, or reading from the gateway ended
	case <-patience.C:
	}
	return reason
}

// begin greets discordgo and says who we are to the gateway.
func (r *relay) begin() error {
	r.progress = time.Now()
	hello := fmt.Sprintf(`{"heartbeat_interval":%d}`, r.interval.Milliseconds())
	if err := r.give(Frame{Op: opHello, Data: json.RawMessage(hello)}); err != nil {
		return err
	}
	_ = r.down.SetReadDeadline(time.Now().Add(r.openTime))
	_, identify, err := r.down.ReadMessage()
	if err != nil {
		return err
	}
	_ = r.down.SetReadDeadline(time.Time{})
	at := r.at.Load()
	if at == nil {
		r.identified()
		return r.write(identify)
	}
	seq := at.seq.Load()
	r.sent.Store(seq)
	resume, err := json.Marshal(map[string]any{"op": opResume,
		"d": map[string]any{"token": r.token, "session_id": at.session, "seq": seq}})
	if err != nil {
		return err
	}
	return r.write(resume)
}

// outward passes on what discordgo sends.
func (r *relay) outward() error {
	for {
		_, raw, err := r.down.ReadMessage()
		if err != nil {
			return errors.New("discordgo closed the connection")
		}
		f, err := readFrame(raw)
		switch {
		case err != nil:
			return err
		case f.Op == opHeartbeat:
			err = r.beat(true)
		default:
			err = r.write(raw)
		}
		if err != nil {
			return err
		}
	}
}

// inward passes on what the gateway sends.
func (r *relay) inward() error {
	for {
		_ = r.up.SetReadDeadline(r.deadline())
		_, raw, err := r.up.ReadMessage()
		if err != nil {
			return closed(err)
		}
		f, err := readFrame(raw)
		if err != nil {
			continue // the connection is sound: what it carried is lost either way
		}
		if err := r.take(f); err != nil {
			return err
		}
	}
}

// deadline is when the gateway must have said something: each heartbeat is
// acknowledged, so two intervals of silence are one too many.
func (r *relay) deadline() time.Time {
	if !r.isReady.Load() {
		return r.progress.Add(r.openTime)
	}
	return time.Now().Add(2 * r.interval)
}

// take handles one payload of the gateway.
func (r *relay) take(f Frame) error {
	switch f.Op {
	case opDispatch:
		return r.event(f)
	case opHeartbeat:
		return r.beat(false)
	case opReconnect:
		return errReconnect
	case opInvalid:
		if string(f.Data) == "true" {
			return errResumable
		}
		return errInvalid
	case opAck:
		r.mu.Lock()
		r.unanswered = false
		r.mu.Unlock()
		return r.give(f)
	}
	return nil
}

// event gives an event to discordgo unless it had it.
func (r *relay) event(f Frame) error {
	if f.Seq <= r.sent.Load() {
		return nil
	}
	r.sent.Store(f.Seq)
	r.progress = time.Now()
	if f.Kind == "READY" {
		if err := r.settle(f); err != nil {
			return err
		}
	}
	f = f.mend()
	if r.isReady.Load() && r.sheds(f) { // what was missed has places of its own
		return nil
	}
	if err := r.give(f); err != nil {
		return err
	}
	if f.Kind == "READY" || f.Kind == "RESUMED" {
		r.isReady.Store(true)
		r.ready()
	}
	return nil
}

// settle learns from READY how to resume.
func (r *relay) settle(f Frame) error {
	var d struct {
		Session string `json:"session_id"`
		URL     string `json:"resume_gateway_url"`
	}
	if err := json.Unmarshal(f.Data, &d); err != nil || d.Session == "" {
		return &hangUp{why: "the gateway's READY names no session", anew: true}
	}
	if !strings.HasPrefix(d.URL, "wss://") && !strings.HasPrefix(d.URL, "ws://") {
		d.URL = ""
	}
	r.at.Store(&standing{session: d.Session, url: d.URL})
	return nil
}

// reached notes that discordgo handled an event to its end.
func (r *relay) reached(seq int64) {
	if at := r.at.Load(); at != nil {
		at.reached(seq)
	}
}

// beat sends a heartbeat. One in time must find the last one acknowledged; one
// that the gateway asked for need not.
func (r *relay) beat(inTime bool) error {
	seq := "null"
	if n := r.sent.Load(); n > 0 {
		seq = strconv.FormatInt(n, 10)
	}
	r.mu.Lock()
	unanswered := r.unanswered
	r.unanswered = unanswered || inTime
	r.mu.Unlock()
	if unanswered && inTime {
		return errUnanswered
	}
	return r.write([]byte(`{"op":1,"d":` + seq + `}`))
}

// write sends a payload to the gateway.
func (r *relay) write(raw []byte) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	_ = r.up.SetWriteDeadline(time.Now().Add(writeTime))
	return r.up.WriteMessage(websocket.TextMessage, raw)
}

// give sends a payload to discordgo. Only one goroutine at a time may do so.
func (r *relay) give(f Frame) error {
	raw, err := f.bytes()
	if err != nil {
		return err
	}
	_ = r.down.SetWriteDeadline(time.Now().Add(stuckTime))
	if err := r.down.WriteMessage(websocket.TextMessage, raw); err != nil {
		return errors.New("discordgo takes no more events: its session is given up")
	}
	return nil
}
