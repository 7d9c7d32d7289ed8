package web

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptrace"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// hasty are options for tests: no pause, and a short wait.
func hasty(permits ...string) Options {
	list, err := ParsePermits(strings.Join(permits, ","))
	if err != nil {
		panic(err)
	}
	return Options{Pause: -1, Timeout: 2 * time.Second, Permits: list}
}

// A listener counts who connects to it.
type listener struct {
	net.Listener
	port  string
	calls atomic.Int32
}

// listen opens a listener at a loopback address.
func listen(t *testing.T, address string) *listener {
	t.Helper()
	inner, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { inner.Close() })
	_, port, _ := net.SplitHostPort(inner.Addr().String())
	l := &listener{Listener: inner, port: port}
	go func() {
		for {
			c, err := inner.Accept()
			if err != nil {
				return
			}
			l.calls.Add(1)
			c.Close()
		}
	}()
	return l
}

// TestForbiddenAddresses: none of the forms makes a connection, let alone
// sends a byte. PORT is that of a listener on all of the machine's addresses,
// and is permitted, so that nothing but the address is in the way.
func TestForbiddenAddresses(t *testing.T) {
	src, err := os.ReadFile("testdata/forbidden.txt")
	if err != nil {
		t.Fatal(err)
	}
	l := listen(t, ":0")
	c := New(hasty(":" + l.port))
	connected := 0
	ctx := httptrace.WithClientTrace(t.Context(), &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected++ }})
	forms := 0
	for line := range strings.Lines(string(src)) {
		form := strings.TrimSpace(line)
		if form == "" || strings.HasPrefix(form, "#") {
			continue
		}
		forms++
		_, err := c.Fetch(ctx, strings.ReplaceAll(form, "PORT", l.port), Validators{})
		if !errors.Is(err, errForbidden) {
			t.Errorf("%s: got %v, want errForbidden", form, err)
		}
	}
	if n := l.calls.Load(); n > 0 || connected > 0 {
		t.Errorf("the listener was reached %d times, %d connections were made", n, connected)
	}
	if forms < 60 {
		t.Errorf("%d forms, want at least 60", forms)
	}
	t.Logf("%d forms", forms)
}

// TestPermitted: the listener of the test above can be reached.
func TestPermitted(t *testing.T) {
	l := listen(t, "127.0.0.1:0")
	for _, permit := range []string{"127.0.0.1", "127.0.0.0/8", "127.0.0.1:" + l.port, "::1,127.0.0.1"} {
		before := l.calls.Load()
		if _, err := New(hasty(permit)).Fetch(t.Context(), "http://127.0.0.1:"+l.port, Validators{}); errors.Is(err, errForbidden) {
			t.Errorf("%s: %v", permit, err)
		}
		if l.calls.Load() == before {
			t.Errorf("%s: the listener was not reached", permit)
		}
	}
	for _, permit := range []string{"127.0.0.1:1", "127.0.0.2", ":" + l.port, "::1"} {
		if _, err := New(hasty(permit)).Fetch(t.Context(), "http://127.0.0.1:"+l.port, Validators{}); !errors.Is(err, errForbidden) {
			t.Errorf("%s: %v", permit, err)
		}
	}
	for _, wrong := range []string{"localhost", "127.0.0.1:0", ":0", ":65536", "10.0.0.0/33", "http://127.0.0.1"} {
		if _, err := ParsePermits(wrong); err == nil {
			t.Errorf("%s is taken for a permit", wrong)
		}
	}
}

// TestForbiddenRedirects: a permitted site leads to forbidden ones.
func TestForbiddenRedirects(t *testing.T) {
	l := listen(t, "127.0.0.2:0")
	for _, to := range []string{
		"http://127.0.0.2:" + l.port, "//127.0.0.2:" + l.port, "http://2130706434:" + l.port, "http://[::ffff:127.0.0.2]:" + l.port,
		"http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.2:" + l.port,
		"http://x@127.0.0.2:" + l.port, "javascript:alert(1)", "https://127.0.0.2:" + l.port,
	} {
		site := serve(t, func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Location", to); w.WriteHeader(302) })
		if _, err := New(hasty("127.0.0.1")).Fetch(t.Context(), site, Validators{}); !errors.Is(err, errForbidden) {
			t.Errorf("%s: got %v, want errForbidden", to, err)
		}
	}
	if n := l.calls.Load(); n > 0 {
		t.Errorf("the listener was reached %d times", n)
	}
}

// TestForbiddenNames: what a name leads to counts, whenever it is asked for.
// The name "turns" leads to 127.0.0.1, which is permitted here, when it is
// first looked up, and to 127.0.0.2 from then on.
func TestForbiddenNames(t *testing.T) {
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Connection", "close")
		http.NotFound(w, r)
	})
	port := site[strings.LastIndexByte(site, ':')+1:]
	l := listen(t, "127.0.0.2:"+port)
	c := New(hasty("127.0.0.1", ":"+port))
	c.http = newHTTPClient(mustPermits("127.0.0.1,:"+port), nameserver(t))
	for _, name := range []string{"loopback.test", "private.test", "metadata.test", "mapped.test", "both.test"} {
		if _, err := c.Fetch(t.Context(), "http://"+name+":"+port, Validators{}); !errors.Is(err, errForbidden) {
			t.Errorf("%s: got %v, want errForbidden", name, err)
		}
	}
	var status *StatusError
	_, err := c.Fetch(t.Context(), "http://good.test:"+port, Validators{})
	if !errors.As(err, &status) {
		t.Errorf("good.test: %v", err)
	}
	// robots.txt comes from 127.0.0.1, the page would come from 127.0.0.2.
	if _, err := c.Fetch(t.Context(), "http://turns.test:"+port, Validators{}); !errors.Is(err, errForbidden) {
		t.Errorf("turns.test: got %v, want errForbidden", err)
	}
	if n := l.calls.Load(); n > 0 {
		t.Errorf("the listener was reached %d times", n)
	}
}

func mustPermits(list string) []Permit {
	permits, err := ParsePermits(list)
	if err != nil {
		panic(err)
	}
	return permits
}

// nameserver returns a resolver that asks a name server of the test.
func nameserver(t *testing.T) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	go answerNames(conn)
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

// zone holds the addresses of names, in turn: the last one stays.
var zone = map[string][][4]byte{
	"loopback.test.": {{127, 0, 0, 2}},
	"private.test.":  {{192, 168, 1, 1}},
	"metadata.test.": {{169, 254, 169, 254}},
	"mapped.test.":   {{100, 64, 0, 1}},
	"both.test.":     {{10, 0, 0, 1}},
	"good.test.":     {{127, 0, 0, 1}},
	"turns.test.":    {{127, 0, 0, 1}, {127, 0, 0, 2}},
}

// answerNames answers every question until the connection is closed.
func answerNames(conn net.PacketConn) {
	asked := map[string]int{}
	buf := make([]byte, 1500)
	for {
		n, from, err := conn.ReadFrom(buf)
		if err != nil {
			return
		}
		var m dnsmessage.Message
		if m.Unpack(buf[:n]) != nil || len(m.Questions) != 1 {
			continue
		}
		q := m.Questions[0]
		answers := zone[strings.ToLower(q.Name.String())]
		m.Response, m.Additionals = true, nil
		if q.Type == dnsmessage.TypeA && len(answers) > 0 {
			a := answers[min(asked[q.Name.String()], len(answers)-1)]
			asked[q.Name.String()]++
			m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class}, Body: &dnsmessage.AResource{A: a}}}
		}
		if out, err := m.Pack(); err == nil {
			_, _ = conn.WriteTo(out, from)
		}
	}
}
