package discordtest

import "encoding/json"

// Moment is when a gateway fault strikes.
type Moment string

// The moments at which the gateway would say something.
const (
	OnHello     Moment = "hello"     // a connection opened, HELLO is due
	OnIdentify  Moment = "identify"  // READY is due
	OnResume    Moment = "resume"    // the replay and RESUMED are due
	OnHeartbeat Moment = "heartbeat" // the ACK is due
)

// GatewayFault makes the gateway do something else than what is due. With
// neither Reconnect, Invalid, Close nor Cut it stays silent.
type GatewayFault struct {
	On    Moment
	Times int // how often; 0 means once, below 0 always

	Reconnect bool  // op 7
	Invalid   *bool // op 9; true: the session can be resumed
	Close     int   // close with this code
	Cut       bool  // drop the connection
}

// InjectGateway lets the gateway fail. Faults of one moment apply in the order
// they were injected.
func (s *Server) InjectGateway(f GatewayFault) {
	if f.Times == 0 {
		f.Times = 1
	}
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.gateway = append(s.faults.gateway, f)
}

// faulty applies the fault of a moment, if there is one. The lock is held.
func (s *Server) faulty(c *conn, m Moment) bool {
	f, ok := s.faults.takeGateway(m)
	switch {
	case !ok:
		return false
	case f.Reconnect:
		c.send(opReconnect, nil)
	case f.Invalid != nil:
		c.send(opInvalidSession, *f.Invalid)
	case f.Close != 0:
		c.end(f.Close)
	case f.Cut:
		c.cut()
	}
	return true
}

func (f *faults) takeGateway(m Moment) (GatewayFault, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i := range f.gateway {
		fault := &f.gateway[i]
		if fault.Times == 0 || fault.On != m {
			continue
		}
		if fault.Times > 0 {
			fault.Times--
		}
		return *fault, true
	}
	return GatewayFault{}, false
}

// CutGateway drops all gateway connections without a close frame. Sessions
// live on.
func (s *Server) CutGateway() { s.eachConn(func(c *conn) { c.cut() }) }

// CutShard is CutGateway for the connections of one shard.
func (s *Server) CutShard(index int) {
	s.eachConn(func(c *conn) {
		if c.session != nil && c.session.shard.index == index {
			c.cut()
		}
	})
}

// CloseGateway closes all gateway connections with a code. Sessions live on.
func (s *Server) CloseGateway(code int) {
	s.eachConn(func(c *conn) { c.end(code) })
}

// AskReconnect sends op 7 on all connections.
func (s *Server) AskReconnect() { s.eachConn(func(c *conn) { c.send(opReconnect, nil) }) }

// InvalidateSessions sends op 9 on all connections. Sessions that cannot be
// resumed end.
func (s *Server) InvalidateSessions(resumable bool) {
	s.eachConn(func(c *conn) {
		c.send(opInvalidSession, resumable)
		if !resumable && c.session != nil {
			delete(s.sessions, c.session.id)
			c.session.conn = nil
			c.session = nil
		}
	})
}

// RepeatLast sends the last events of every session again, with the same
// sequence numbers, as happens when a replay overlaps.
func (s *Server) RepeatLast(n int) {
	s.eachConn(func(c *conn) {
		if c.session == nil {
			return
		}
		log := c.session.log
		for _, p := range log[max(0, len(log)-n):] {
			c.enqueue(outgoing{payload: p})
		}
	})
}

// DispatchRaw sends an event of a test's own making, whatever the intents:
// unknown types, a message without author, or data that is null.
func (s *Server) DispatchRaw(kind string, data json.RawMessage) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dispatch(event{kind: kind, data: data, raw: true})
}

func (s *Server) eachConn(do func(*conn)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.open {
		do(c)
	}
	s.touch()
}
