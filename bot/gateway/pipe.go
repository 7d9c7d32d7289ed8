package gateway

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// insideURL is where discordgo believes the gateway to be. Nothing of that name
// exists: the session's dialer connects to a relay.
const insideURL = "ws://gateway.invalid"

// An inside answers discordgo's question for the gateway's address, and leaves
// all other requests to the next.
type inside struct{ next http.RoundTripper }

// RoundTrip answers GET /gateway itself.
func (i inside) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Method != http.MethodGet || req.URL.String() != discordgo.EndpointGateway {
		return i.next.RoundTrip(req)
	}
	return &http.Response{StatusCode: http.StatusOK, Status: "200 OK", Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{}, Body: io.NopCloser(strings.NewReader(`{"url":"` + insideURL + `"}`)), Request: req}, nil
}

// pipeTo returns a dialer that reaches the far end of a pipe, once.
func pipeTo(far net.Conn) *websocket.Dialer {
	ends := make(chan net.Conn, 1)
	ends <- far
	return &websocket.Dialer{NetDialContext: func(context.Context, string, string) (net.Conn, error) {
		select {
		case c := <-ends:
			return c, nil
		default:
			return nil, errors.New("a session connects only once")
		}
	}}
}

// accept makes the near end of a pipe a WebSocket server's.
func accept(near net.Conn, within time.Duration) (*websocket.Conn, error) {
	if err := near.SetDeadline(time.Now().Add(within)); err != nil {
		return nil, err
	}
	rw := bufio.NewReadWriter(bufio.NewReader(near), bufio.NewWriter(near))
	req, err := http.ReadRequest(rw.Reader)
	if err != nil {
		return nil, err
	}
	ws, err := (&websocket.Upgrader{}).Upgrade(hijacked{near, rw}, req, nil)
	if err != nil {
		return nil, err
	}
	return ws, near.SetDeadline(time.Time{})
}

// hijacked lets a WebSocket upgrade answer on a connection that no HTTP server
// holds.
type hijacked struct {
	conn net.Conn
	rw   *bufio.ReadWriter
}

func (h hijacked) Header() http.Header         { return http.Header{} }
func (h hijacked) Write(p []byte) (int, error) { return h.conn.Write(p) }
func (h hijacked) WriteHeader(int)             {}

// Hijack hands over the connection.
func (h hijacked) Hijack() (net.Conn, *bufio.ReadWriter, error) { return h.conn, h.rw, nil }
