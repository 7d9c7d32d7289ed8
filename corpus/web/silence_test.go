package web

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
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

// A connection that fell silent costs its site one page.
func TestSilentConnectionsAreGivenUp(t *testing.T) {
	t.Parallel()
	site := httptest.NewUnstartedServer(withRobots("", func(http.ResponseWriter, *http.Request) {}))
	site.EnableHTTP2 = true
	site.StartTLS()
	defer site.Close()
	o := hasty("127.0.0.1")
	o.Timeout = 10 * time.Second
	c := New(o)
	defer c.Close()
	transport := c.http.Transport.(*http.Transport)
	transport.TLSClientConfig = site.Client().Transport.(*http.Transport).TLSClientConfig
	transport.HTTP2.SendPingTimeout, transport.HTTP2.PingTimeout = 100*time.Millisecond, time.Second
	dial := transport.DialContext
	var last atomic.Pointer[muted]
	transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		last.Store(&muted{Conn: conn})
		return last.Load(), err
	}
	fetch := func() error {
		_, err := c.Fetch(t.Context(), site.URL+"/page", Validators{})
		return err
	}
	if err := fetch(); err != nil {
		t.Fatal(err)
	}
	last.Load().silent.Store(true)
	t.Logf("the page: %v", fetch())
	if err := fetch(); err != nil {
		t.Errorf("the page after it: %v", err)
	}
}
