package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"verbatim/corpus/reason"
)

// quietTime is after how long a connection on which nothing came is asked whether
// it is still there, and pingTime how long it has to say so: a dead one would else
// be used for all pages of its site until the system gives it up.
const quietTime, pingTime = 5 * time.Second, 3 * time.Second

// newHTTPClient returns a client that connects only where checkAddress says
// so. It is asked between the look-up of a name and the connection, so neither
// an odd spelling nor a name that changes its address gets past it. Proxies of
// the environment are not used: behind one, the address would be unknown. The
// resolver is the system's if it is nil.
func newHTTPClient(permits []Permit, resolver *net.Resolver) *http.Client {
	dialer := &net.Dialer{
		Timeout:  10 * time.Second,
		Resolver: resolver,
		Control: func(_, address string, _ syscall.RawConn) error {
			to, err := netip.ParseAddrPort(address)
			if err != nil {
				return fmt.Errorf("%s %w: it is no IP address", shown(address), errForbidden)
			}
			return checkAddress(to, permits)
		},
	}
	return &http.Client{
		Transport: &http.Transport{
			DialContext:            dialer.DialContext,
			ForceAttemptHTTP2:      true,
			DisableCompression:     true, // see unpack
			TLSHandshakeTimeout:    10 * time.Second,
			MaxIdleConns:           4 * maxAtOnce,
			IdleConnTimeout:        30 * time.Second,
			MaxResponseHeaderBytes: maxHeader,
			HTTP2:                  &http.HTTP2Config{SendPingTimeout: quietTime, PingTimeout: pingTime},
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// get makes one request. It returns the page, or where it redirects to, and
// how long that took without the wait for the site's turn.
func (c *Client) get(ctx context.Context, u *url.URL, known Validators, pause, limit time.Duration) (page Page, next string, took time.Duration, err error) {
	release, err := c.turn(ctx, u, pause)
	if err != nil {
		return Page{}, "", 0, err
	}
	defer release()
	start := time.Now()
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	page, next, err = c.exchange(ctx, u, known)
	return page, next, time.Since(start), c.explain(u, err)
}

// turn waits for a place among all requests and for the site's turn.
func (c *Client) turn(ctx context.Context, u *url.URL, pause time.Duration) (release func(), err error) {
	leave, err := c.sites.enter(ctx, u, pause)
	if err != nil {
		return nil, err
	}
	select {
	case c.places <- struct{}{}:
		return func() { <-c.places; leave() }, nil
	case <-ctx.Done():
		leave()
		return nil, ctx.Err()
	}
}

// exchange sends the request and reads the answer.
func (c *Client) exchange(ctx context.Context, u *url.URL, known Validators) (page Page, next string, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return page, "", badURL(u.String(), "it is no address")
	}
	for name, value := range map[string]string{
		"User-Agent": c.agent, "Accept-Encoding": "gzip",
		"Accept":        "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
		"If-None-Match": known.ETag, "If-Modified-Since": known.LastModified,
	} {
		if value != "" {
			req.Header.Set(name, value)
		}
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return page, "", err
	}
	defer resp.Body.Close()
	return c.answer(u, resp, known)
}

// answer turns an answer into a page, an address to go on at, or an error.
func (c *Client) answer(u *url.URL, resp *http.Response, known Validators) (page Page, next string, err error) {
	page = Page{URL: u.String(), MediaType: resp.Header.Get("Content-Type"),
		Validators: Validators{boundedField(resp.Header.Get("ETag")), lastModified(resp.Header)}}
	switch code := resp.StatusCode; {
	case code == http.StatusNotModified && known != Validators{}:
		page.NotModified, page.Validators = true, known
		return page, "", nil
	case code >= 300 && code < 400 && resp.Header.Get("Location") != "":
		return page, resp.Header.Get("Location"), nil
	case code == http.StatusOK || code == http.StatusNonAuthoritativeInfo:
		page.Body, err = c.unpack(u, resp)
		return page, "", err
	}
	failed := &StatusError{URL: shown(u.String()), Code: resp.StatusCode, Until: retryAfter(resp.Header.Get("Retry-After"), time.Now())}
	if failed.Until.After(time.Now()) {
		c.sites.rest(u, failed)
	}
	return page, "", failed
}

// lastModified is when a page was changed, "" if that was in the second in which it
// was sent: it may be changed once more in the same (RFC 9110, 8.8.2.2).
func lastModified(h http.Header) string {
	value := boundedField(h.Get("Last-Modified"))
	changed, err := http.ParseTime(value)
	sent, unsent := http.ParseTime(h.Get("Date"))
	if err == nil && unsent == nil && sent.Sub(changed) < time.Second {
		return ""
	}
	return value
}

// boundedField is a validator, or "" if it is longer than any should be.
func boundedField(value string) string {
	if len(value) > 1000 {
		return ""
	}
	return value
}

// unpack reads a body. What is compressed is bounded on both sides, so that
// little cannot become much.
func (c *Client) unpack(u *url.URL, resp *http.Response) ([]byte, error) {
	tooLarge := lastingError{reason.Errorf(reason.TooLarge, "%s is larger than %d MiB: save the part that matters and add the file", shown(u.String()), c.size>>20)}
	if resp.ContentLength > c.size {
		return nil, tooLarge
	}
	var body io.Reader = io.LimitReader(resp.Body, c.size+1)
	switch encoding := strings.ToLower(resp.Header.Get("Content-Encoding")); encoding {
	case "", "identity":
	case "gzip", "x-gzip":
		var err error
		if body, err = gzip.NewReader(body); err != nil {
			return nil, reason.Errorf(reason.Unreachable, "%s was not sent whole (%w): try again later", shown(u.String()), err)
		}
	default:
		return nil, lasting("%s was sent packed as %q, which was not asked for: save the page and add the file", shown(u.String()), shown(encoding))
	}
	var out bytes.Buffer
	n, err := io.Copy(&out, io.LimitReader(body, c.size+1))
	if n > c.size {
		return nil, tooLarge
	}
	return out.Bytes(), err
}

// explain says what to do about a failed request. Errors that say it
// themselves, and the end of the caller's context, stay as they are.
func (c *Client) explain(u *url.URL, err error) error {
	var status *StatusError
	var dns *net.DNSError
	var inner *url.Error
	switch {
	case err == nil || errors.As(err, &status) || errors.As(err, new(lastingError)) || errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, errForbidden):
		if op, ok := errors.AsType[*net.OpError](err); ok {
			err = op.Err
		}
		return fmt.Errorf("%s: %w", shown(u.String()), err)
	case errors.Is(err, context.DeadlineExceeded):
		return reason.Errorf(reason.Slow, "%s did not come within %v: try again later", shown(u.String()), c.timeout)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return reason.Errorf(reason.Unreachable, "%s was not sent whole: try again later", shown(u.String()))
	case errors.As(err, &dns) && dns.IsNotFound:
		return reason.Errorf(reason.NotFound, "there is no site %s: is the address right?", u.Hostname())
	case errors.As(err, &inner):
		err = inner.Err
	}
	return reason.Errorf(reason.Unreachable, "%s could not be fetched: %w: try again later, or save the page in a browser and add the file", shown(u.String()), err)
}
