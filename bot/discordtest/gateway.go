package discordtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"github.com/gorilla/websocket"
)

// Gateway opcodes:
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opPresence       = 3
	opVoiceState     = 4
	opResume         = 6
	opReconnect      = 7
	opMembers        = 8
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatAck   = 11
)

// Limits on what a client sends, and the close codes that answer a breach.
const (
	maxPayload    = 4096 // bytes
	maxSends      = 120  // a minute
	closeOpcode   = 4001
	closeDecode   = 4002
	closeNotAuth  = 4003
	closeToken    = 4004
	closeReauth   = 4005
	closeSequence = 4007
	closeRate     = 4008
	closeShard    = 4010
	closeSharding = 4011 // the bot is on too many guilds for so few shards
	closeIntents  = 4013
	closeDenied   = 4014
)

// GatewayStats counts what clients did on the gateway.
type GatewayStats struct {
	Open       int // connections
	Identifies int
	Resumes    int
	Heartbeats int
	// Detours counts the RESUMEs that did not come to the address that READY
	// gave for them, which Discord does not promise to serve.
	Detours int
}

// Gateway tells what clients did on the gateway so far.
func (s *Server) Gateway() GatewayStats {
	s.mu.Lock()
	defer s.mu.Unlock()
	stats := s.stats
	stats.Open = len(s.open)
	return stats
}

// serveGateway is the WebSocket endpoint.
func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	if s.isDown() {
		hangUpOn(w)
		return
	}
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &conn{ws: ws, out: make(chan outgoing, 1<<14), gone: make(chan struct{}), resumes: strings.HasSuffix(r.URL.Path, resumePath)}
	if !s.welcome(c) {
		_ = ws.Close()
		return
	}
	defer s.conns.Done()
	var writer sync.WaitGroup
	writer.Go(c.write)
	s.read(c)
	c.cut()
	writer.Wait()
	s.forget(c)
}

// welcome greets a connection with HELLO, unless the server is closing.
func (s *Server) welcome(c *conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.down {
		return false
	}
	s.conns.Add(1)
	s.open[c] = true
	s.touch()
	if !s.faulty(c, OnHello) {
		c.send(opHello, object{"heartbeat_interval": s.cfg.heartbeat.Milliseconds()})
	}
	return true
}

// forget takes a closed connection off the books; its session can be resumed.
func (s *Server) forget(c *conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.open, c)
	if c.session != nil && c.session.conn == c {
		c.session.conn = nil
	}
	s.touch()
}

// read handles what the client sends until the connection ends.
func (s *Server) read(c *conn) {
	c.ws.SetReadLimit(1 << 20)
	for {
		_, data, err := c.ws.ReadMessage()
		if err != nil {
			s.hangUp(c, err)
			return
		}
		var p payload
		if len(data) > maxPayload || json.Unmarshal(data, &p) != nil {
			s.refuse(c, closeDecode, "payload of %d bytes is too long or no JSON", len(data))
			continue
		}
		s.receive(c, p)
	}
}

// hangUp ends the session when the client closed with 1000 or 1001, as
// Discord does; any other end leaves it to be resumed.
func (s *Server) hangUp(c *conn, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.session != nil && !c.closing && websocket.IsCloseError(err, websocket.CloseNormalClosure, websocket.CloseGoingAway) {
		delete(s.sessions, c.session.id)
	}
}

// receive handles one payload of the client.
func (s *Server) receive(c *conn, p payload) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.touch()
	if c.tooMany() {
		s.close(c, closeRate, "more than %d sends a minute", maxSends)
		return
	}
	switch p.Op {
	case opHeartbeat:
		s.stats.Heartbeats++
		if !s.faulty(c, OnHeartbeat) {
			c.send(opHeartbeatAck, nil)
		}
	case opIdentify:
		s.stats.Identifies++
		s.identify(c, p.Data)
	case opResume:
		s.stats.Resumes++
		if !c.resumes {
			s.stats.Detours++
		}
		s.resume(c, p.Data)
	case opPresence, opVoiceState, opMembers:
		if c.session == nil {
			s.close(c, closeNotAuth, "opcode %d before IDENTIFY", p.Op)
		}
	default:
		s.close(c, closeOpcode, "unknown opcode %d", p.Op)
	}
}

// refuse is close for callers without the lock.
func (s *Server) refuse(c *conn, code int, format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.close(c, code, format, args...)
}

// close closes a connection for a breach of the rules, which is a violation.
func (s *Server) close(c *conn, code int, format string, args ...any) {
	s.violations.add("gateway: %s (closed with %d)", fmt.Sprintf(format, args...), code)
	c.end(code)
}
