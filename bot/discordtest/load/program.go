package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"verbatim/bot/discordtest"
)

// A program is the verbatim that is measured. One goroutine starts and stops
// it.
type program struct {
	path, data, monitor string
	discord             string
	cores               int // at once; 0 for all
	log                 *os.File
	command             *exec.Cmd
	ended               chan struct{} // closed when command ended
	pid                 atomic.Int64  // for whoever watches
}

const (
	// stepTime bounds the building, filling and indexing before a trial.
	stepTime = 20 * time.Minute
	// startTime bounds a start with an index that is up to date, stopTime an
	// end by SIGTERM.
	startTime, stopTime = 2 * time.Minute, time.Minute
	probeTime           = 5 * time.Second
)

// newProgram builds what is to be measured unless it is given, and fills its
// library unless it has one. work is a folder for what is made.
func newProgram(ctx context.Context, o options, work string, srv *discordtest.Server) (*program, error) {
	ctx, cancel := context.WithTimeout(ctx, stepTime)
	defer cancel()
	p := &program{path: o.program, data: o.data, discord: srv.URL(), cores: o.cores}
	if p.path == "" {
		p.path = filepath.Join(work, "verbatim")
		if err := output(exec.CommandContext(ctx, "go", "build", "-o", p.path, "./cmd/verbatim")); err != nil {
			return nil, fmt.Errorf("building verbatim, at the root of the repository: %w", err)
		}
	}
	if p.data == "" {
		p.data = filepath.Join(work, "data")
	}
	var err error
	if p.monitor, err = freeAddress(ctx); err != nil {
		return nil, err
	}
	if p.log, err = os.Create(cmp.Or(o.log, filepath.Join(work, "log"))); err != nil {
		return nil, err
	}
	if o.idle {
		return p, nil
	}
	return p, p.fill(ctx, work, o.passages)
}

// fill adds articles to an empty library.
func (p *program) fill(ctx context.Context, work string, passages int) error {
	if _, err := os.Stat(filepath.Join(p.data, "library.db")); err == nil {
		return nil
	}
	articles := filepath.Join(work, "articles")
	if err := os.MkdirAll(articles, 0o700); err != nil {
		return err
	}
	if err := writeArticles(articles, passages); err != nil {
		return err
	}
	add := exec.CommandContext(ctx, p.path, "add", articles)
	add.Env = append(os.Environ(), "VERBATIM_DATA="+p.data)
	return output(add)
}

// output runs a command; its error tells what the command said.
func output(c *exec.Cmd) error {
	if said, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, said[max(0, len(said)-2000):])
	}
	return nil
}

func freeAddress(ctx context.Context) (string, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// start runs the program until it is ready to answer.
func (p *program) start(ctx context.Context, within time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	p.command = exec.Command(p.path, "run")
	p.command.Stdout, p.command.Stderr = p.log, p.log
	p.command.Env = []string{"DISCORD_TOKEN=" + discordtest.DefaultToken, "DISCORD_API_URL=" + p.discord,
		"VERBATIM_DATA=" + p.data, "VERBATIM_MONITOR=" + p.monitor}
	if p.cores > 0 {
		p.command.Env = append(p.command.Env, "GOMAXPROCS="+strconv.Itoa(p.cores))
	}
	if err := p.command.Start(); err != nil {
		return err
	}
	p.pid.Store(int64(p.command.Process.Pid))
	p.ended = make(chan struct{})
	go func(c *exec.Cmd, ended chan struct{}) {
		_ = c.Wait() // how it ended stands in its log
		close(ended)
	}(p.command, p.ended)
	for {
		if _, err := p.get(ctx, "/readyz"); err == nil {
			return nil
		}
		select {
		case <-p.ended:
			return fmt.Errorf("verbatim ended before it was ready: %s", p.lastWords())
		case <-ctx.Done():
			return fmt.Errorf("verbatim is not ready: %w: %s", ctx.Err(), p.lastWords())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// get asks the monitor for a page.
func (p *program) get(ctx context.Context, path string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, probeTime)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+p.monitor+path, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	return io.ReadAll(resp.Body)
}

// private is how much of its resident memory the program has for itself, in MiB:
// what is no page of a file, which the kernel drops when it needs room. It is 0
// where the system does not tell.
func (p *program) private() float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.pid.Load()))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "RssAnon:")
	number, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	kib, _ := strconv.ParseFloat(number, 64)
	return kib / 1024
}

// end sends a signal and waits until the program is gone; it is killed when it
// takes too long, which is an error.
func (p *program) end(signal syscall.Signal) error {
	if p.command == nil || p.command.Process == nil {
		return nil
	}
	if err := p.command.Process.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	select {
	case <-p.ended:
		return nil
	case <-time.After(stopTime):
	}
	err := p.command.Process.Kill()
	<-p.ended
	return errors.Join(fmt.Errorf("verbatim did not end within %v of %v", stopTime, signal), err)
}

// lastWords is the end of the program's log.
func (p *program) lastWords() string {
	const most = 2000
	info, err := p.log.Stat()
	if err != nil {
		return err.Error()
	}
	end := make([]byte, min(most, info.Size()))
	n, _ := p.log.ReadAt(end, info.Size()-int64(len(end)))
	return string(end[:n])
}
