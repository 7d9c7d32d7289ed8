package index

import (
	"context"
	"time"
)

// watchEvery is how often Watch looks whether libraries have changed, which
// costs microseconds each.
const watchEvery = time.Second

// Watch keeps the open indexes up to date with their libraries until ctx ends,
// so that a question after a large change is answered from it, and need not
// wait for it.
func (p *Pool) Watch(ctx context.Context) {
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		for _, server := range p.servers() {
			p.look(ctx, server)
		}
	}
}

// servers are those whose index is open, and the shared library.
func (p *Pool) servers() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	list := []string{""}
	for server, s := range p.slots {
		if s.index != nil && server != "" {
			list = append(list, server)
		}
	}
	return list
}

// look brings the index of a server up to date if it has to be.
func (p *Pool) look(ctx context.Context, server string) {
	s, err := p.take(server)
	if err != nil {
		return
	}
	defer p.give(s)
	if p.postponed(s) {
		return
	}
	stale, err := p.stale(ctx, s)
	if err != nil && ctx.Err() == nil {
		p.postpone(s, err)
	}
	if !stale {
		return
	}
	select {
	case <-p.refreshes.DoChan(server, func() (any, error) { return nil, p.refresh(ctx, s) }):
	case <-ctx.Done():
	}
}
