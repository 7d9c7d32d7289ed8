package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestAway: a command whose database goes away says so once, without its password,
// and goes on when that is back.
func TestAway(t *testing.T) {
	direct := home{t.TempDir(), schemaAddress(t, "verbatim_test_away")}
	empty := emptyBackup(t)
	verbatim(t, direct, "restore", "--yes", empty)
	t.Cleanup(func() { verbatim(t, direct, "restore", "--yes", empty) })
	const articles = 100
	verbatim(t, direct, "add", writeArticles(t, articles))

	gate, address := newGate(t, direct.database)
	args := []string{"remove"}
	for n := range articles {
		args = append(args, fmt.Sprint("report-", n))
	}
	cmd := process(t, home{t.TempDir(), address}, args...)
	var told safeBuffer
	cmd.Stderr = &told
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	out := bufio.NewReader(stdout)
	if _, err := out.ReadString('\n'); err != nil {
		t.Fatalf("%v, told %q", err, &told)
	}
	gate.shut.Store(true)
	const want = "the database takes no writes: trying again (for 1m30s): library postgres://127.0.0.1:"
	until := func(what string, reached func() bool) {
		for end := time.Now().Add(patience); !reached(); time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("not %s, told %q", what, &told)
			}
		}
	}
	until("told", func() bool { return strings.Contains(told.String(), want) })
	tried := gate.refused.Load()
	until("tried again", func() bool { return gate.refused.Load() > tried })
	gate.shut.Store(false)
	rest, err := io.ReadAll(out)
	if err = errors.Join(err, cmd.Wait()); err != nil || strings.Count(string(rest), "\n") != articles-1 {
		t.Errorf("%v, %d lines more", err, strings.Count(string(rest), "\n"))
	}
	if text := told.String(); strings.Count(text, "\n") != 1 || !strings.Contains(text, "cannot be reached") || strings.Contains(text, gatePassword) {
		t.Errorf("told %q", text)
	}
}

// A gate leads to a PostgreSQL server and can be shut.
type gate struct {
	shut    atomic.Bool
	refused atomic.Int32
}

// gatePassword is in the address of each, for servers that ask for none.
const gatePassword = "s3cret"

// newGate makes a gate and returns the address of the database behind it.
func newGate(t *testing.T, address string) (*gate, string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	query := u.Query()
	host, port := cmp.Or(query.Get("host"), u.Hostname()), cmp.Or(query.Get("port"), u.Port(), "5432")
	network, server := "tcp", net.JoinHostPort(host, port)
	if strings.HasPrefix(host, "/") {
		network, server = "unix", host+"/.s.PGSQL."+port
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	g := &gate{}
	go func() {
		for {
			in, err := listener.Accept()
			if err != nil {
				return
			}
			if g.shut.Load() {
				g.refused.Add(1)
				in.Close()
				continue
			}
			out, err := net.Dial(network, server)
			if err != nil {
				in.Close()
				continue
			}
			go g.pass(in, out)
			go g.pass(out, in)
		}
	}()
	query.Del("host")
	query.Del("port")
	query.Set("sslmode", "disable")
	password, _ := u.User.Password()
	u.Host, u.RawQuery = listener.Addr().String(), query.Encode()
	u.User = url.UserPassword(u.User.Username(), cmp.Or(password, gatePassword))
	return g, u.String()
}

// pass hands on what comes in while the gate is open, then ends both.
func (g *gate) pass(from, to net.Conn) {
	defer from.Close()
	defer to.Close()
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		if err != nil || g.shut.Load() {
			return
		}
		if _, err := to.Write(buffer[:n]); err != nil {
			return
		}
	}
}
