package discordtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"
)

// maxBody bounds a request, far above what a bot without files sends.
const maxBody = 1 << 20

// Request is one REST request as it was received and answered.
type Request struct {
	At     time.Time
	Method string
	Path   string          // as sent, without the query
	Route  string          // as Discord documents it, "/channels/{channel_id}/messages"; "" if unknown
	Body   json.RawMessage // as sent
	Status int             // 0 when the connection was cut instead
	Answer json.RawMessage // all of it, also where a fault sent a part or nothing
	Effect bool            // it did what it asks for, whether or not the client heard so
}

// Requests lists all REST requests so far, oldest first.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request(nil), s.requests...)
}

// call is a request on its way through the server.
type call struct {
	r     *http.Request
	route route
	raw   []byte // JSON as sent
	body  any    // the same decoded, numbers as json.Number
}

// id is a part of the path by its name.
func (c *call) id(name string) string { return c.r.PathValue(name) }

// object is the body as an object, which the check has made sure of.
func (c *call) object() object {
	o, _ := c.body.(object)
	return o
}

// serve takes one request of a route through faults, checks and handler.
func (s *Server) serve(rt route, w http.ResponseWriter, r *http.Request) {
	c := &call{r: r, route: rt}
	f := s.faults.take(rt)
	readErr := c.read()
	if !s.pause(f, r) {
		s.drop(c, new(answer), w)
		return
	}
	var a *answer
	switch {
	case f.CutBefore, errors.Is(readErr, errGone):
		s.drop(c, new(answer), w)
		return
	case f.answers():
		a = f.answer()
		a.encode()
	case readErr != nil:
		a = breach(http.StatusBadRequest, 50109, "The request body contains invalid JSON.")
		a.encode()
	default:
		a = s.handle(c)
	}
	if a.breach != "" {
		s.violations.add("%s %s: %s", r.Method, r.URL.Path, a.breach)
	}
	if f.CutAfter {
		s.drop(c, a, w)
		return
	}
	s.record(c, a)
	if f.Truncate {
		a.encoded = a.encoded[:len(a.encoded)/2]
	}
	a.write(w)
}

// handle checks a request and lets the route answer.
func (s *Server) handle(c *call) *answer {
	a := s.check(c)
	s.mu.Lock()
	if a == nil {
		a = c.route.handle(s, c)
		a.effect = a.status/100 == 2
	}
	a.encode()
	s.mu.Unlock()
	if err := s.cfg.description.answer(c.route, a); err != nil {
		s.violations.add("%s %s: our own answer breaks the description: %v", c.r.Method, c.r.URL.Path, err)
	}
	return a
}

// check tells what is wrong with a request, nil if nothing is.
func (s *Server) check(c *call) *answer {
	if auth := c.r.Header.Get("Authorization"); c.route.auth && auth != "Bot "+s.cfg.token {
		return fail(http.StatusUnauthorized, 0, "401: Unauthorized")
	}
	if !strings.HasPrefix(c.r.UserAgent(), "DiscordBot (") {
		s.violations.add("%s %s: User-Agent %q is not of the form DiscordBot ($url, $version)",
			c.r.Method, c.r.URL.Path, c.r.UserAgent())
	}
	if !c.route.body.required {
		return nil
	}
	tidy(c)
	hard := s.soften(c, c.route.body.check(c.body, nil))
	if len(hard) == 0 && c.route.rules != nil {
		hard = s.soften(c, c.route.rules(c))
	}
	if len(hard) == 0 {
		hard = s.cfg.description.request(c)
	}
	if len(hard) > 0 {
		return invalidForm(hard)
	}
	if c.route.message {
		s.checkPings(c)
	}
	if c.route.creates && c.empty() {
		return emptyMessage()
	}
	return nil
}

// soften keeps the problems that Discord rejects; the others, which it lets
// pass in silence, are violations all the same.
func (s *Server) soften(c *call, problems []problem) []problem {
	var hard []problem
	for _, p := range problems {
		if !p.soft {
			hard = append(hard, p)
			continue
		}
		s.violations.add("%s %s: %s", c.r.Method, c.r.URL.Path, p)
	}
	return hard
}

// record keeps a request for [Server.Requests].
func (s *Server) record(c *call, a *answer) {
	s.mu.Lock()
	at := s.now()
	s.mu.Unlock()
	r := Request{
		At: at, Method: c.r.Method, Path: c.r.URL.Path, Route: c.route.path,
		Body: c.raw, Status: a.status, Answer: a.encoded, Effect: a.effect,
	}
	if s.cfg.observe != nil {
		s.cfg.observe(r)
	}
	s.mu.Lock()
	s.requests = append(s.requests, r)
	s.forgetOld()
	s.touch()
	s.mu.Unlock()
}

// drop records a request and cuts its connection instead of answering.
func (s *Server) drop(c *call, a *answer, w http.ResponseWriter) {
	a.status = 0
	s.record(c, a)
	hangUpOn(w)
}

// errGone is what reading ends with where who sent a request went away before its
// end: a program that is stopped may.
var errGone = errors.New("the request was not sent to its end")

// read takes in the body.
func (c *call) read() error {
	raw, err := io.ReadAll(io.LimitReader(c.r.Body, maxBody+1))
	switch {
	case err != nil:
		return errors.Join(errGone, err)
	case len(raw) > maxBody:
		return errors.New("body too long")
	}
	if len(raw) == 0 {
		return nil
	}
	c.raw = raw
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	return dec.Decode(&c.body)
}
