package rest

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync/atomic"
	"testing"
	"time"
)

// A muted connection sends nothing more, as one that a router on the way forgot.
type muted struct {
	net.Conn
	silent atomic.Bool
}

func (m *muted) Write(p []byte) (int, error) {
	if m.silent.Load() {
		return len(p), nil
	}
	return m.Conn.Write(p)
}

// What is asked of a connection that fell silent is asked again of another one.
func TestSilentConnectionsAreGivenUp(t *testing.T) {
	t.Parallel()
	discord := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	discord.EnableHTTP2 = true
	discord.StartTLS()
	defer discord.Close()
	base, err := url.Parse(discord.URL)
	if err != nil {
		t.Fatal(err)
	}
	sender := NewTransport(base, 1, func(*http.Response) {})
	next := sender.next.(*http.Transport)
	next.TLSClientConfig = discord.Client().Transport.(*http.Transport).TLSClientConfig
	next.HTTP2.SendPingTimeout, next.HTTP2.PingTimeout = 100*time.Millisecond, 2*time.Second
	var last atomic.Pointer[muted]
	next.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		c, err := new(net.Dialer).DialContext(ctx, network, address)
		last.Store(&muted{Conn: c})
		return last.Load(), err
	}
	client := &http.Client{Transport: sender, Timeout: 20 * time.Second}
	for range 2 {
		resp, err := client.Get("https://discord.com/api/v9/gateway")
		if err != nil {
			t.Fatal(err)
		}
		if resp.Body.Close(); resp.ProtoMajor != 2 {
			t.Errorf("asked in %s", resp.Proto)
		}
		last.Load().silent.Store(true)
	}
}
