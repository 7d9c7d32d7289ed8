package web

import (
	"context"
	"net/url"
	"sync"
	"time"
)

// maxSites bounds the sites that are remembered.
const maxSites = 1000

// sites let one request at a time to each site.
type sites struct {
	mu     sync.Mutex
	byName map[string]*site
}

// A site is one host name.
type site struct {
	// turn holds the one who may ask; users counts those who wait too. The
	// fields after it are the holder's.
	turn  chan struct{}
	users int // guarded by sites.mu
	// ready is when the pause is over, resting the answer that asked to be
	// left alone.
	ready   time.Time
	resting *StatusError
}

func newSites() *sites { return &sites{byName: map[string]*site{}} }

// enter waits for the site's turn and for the end of the pause since the last
// one. It fails with a *StatusError while the site wants to be left alone.
func (s *sites) enter(ctx context.Context, u *url.URL, pause time.Duration) (leave func(), err error) {
	h := s.join(u.Hostname())
	select {
	case h.turn <- struct{}{}:
	case <-ctx.Done():
		s.quit(h)
		return nil, ctx.Err()
	}
	leave = func() {
		h.ready = time.Now().Add(pause)
		<-h.turn
		s.quit(h)
	}
	if h.resting != nil && time.Now().Before(h.resting.Until) {
		err = &StatusError{URL: shown(u.String()), Code: h.resting.Code, Until: h.resting.Until}
	} else {
		err = sleep(ctx, time.Until(h.ready))
	}
	if err != nil {
		<-h.turn
		s.quit(h)
		return nil, err
	}
	return leave, nil
}

// rest makes a site be left alone. Only who has its turn may call it.
func (s *sites) rest(u *url.URL, answer *StatusError) {
	s.mu.Lock()
	h := s.byName[u.Hostname()]
	s.mu.Unlock()
	h.resting = answer
}

// join returns the site of a name and counts one more user of it.
func (s *sites) join(name string) *site {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.byName) >= maxSites {
		s.forget()
	}
	h := s.byName[name]
	if h == nil {
		h = &site{turn: make(chan struct{}, 1)}
		s.byName[name] = h
	}
	h.users++
	return h
}

// forget drops the sites that nobody uses and that need no pause any more; if
// there are none, those that nobody uses.
func (s *sites) forget() {
	now := time.Now()
	for _, all := range []bool{false, true} {
		for name, h := range s.byName {
			if h.users == 0 && (all || now.After(h.ready) && (h.resting == nil || now.After(h.resting.Until))) {
				delete(s.byName, name)
			}
		}
		if len(s.byName) < maxSites {
			return
		}
	}
}

func (s *sites) quit(h *site) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h.users--
}

// sleep waits, or returns the error of ctx.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
