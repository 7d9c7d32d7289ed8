package main

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"runtime/debug"
	"strings"
	"testing"

	"verbatim/corpus/web"
)

func TestCommitOf(t *testing.T) {
	stamped := []debug.BuildSetting{
		{Key: "vcs", Value: "git"},
		{Key: "vcs.revision", Value: "0123456789abcdef0123456789abcdef01234567"},
		{Key: "vcs.time", Value: "2026-11-25T10:20:30Z"},
		{Key: "vcs.modified", Value: "false"},
	}
	if got, want := commitOf(stamped), " (commit 0123456789ab, 2026-11-25)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	stamped[3].Value = "true"
	if got, want := commitOf(stamped), " (commit 0123456789ab and changes, 2026-11-25)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := commitOf(nil); got != "" {
		t.Errorf("got %q outside a repository", got)
	}
}

// TestSitesAreToldNameAndVersion: as a product and a comment (RFC 9110, 10.1.5),
// and nothing of the machine.
func TestSitesAreToldNameAndVersion(t *testing.T) {
	var agent string
	site := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { agent = r.UserAgent() }))
	defer site.Close()
	permits, err := web.ParsePermits(strings.TrimPrefix(site.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	p := &program{settings: settings{Contact: "me@example.com", Permits: permits}}
	in := p.newIntake(nil, nil)
	defer in.Web.Close()
	if _, err := in.Web.Fetch(t.Context(), site.URL, web.Validators{}); err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`^Verbatim/[\w.+-]+ \(bot [^()]+; \+me@example\.com\)$`).MatchString(agent) {
		t.Errorf("the site is told %q", agent)
	}
}
