package monitor

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"verbatim/bot"
	"verbatim/corpus"
	"verbatim/index"
)

// get asks a monitor and returns status and body.
func get(t *testing.T, m *Monitor, path string) (int, string) {
	t.Helper()
	server := httptest.NewServer(m.handler())
	defer server.Close()
	resp, err := http.Get(server.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

// source is a bot with two shards, the second in a state.
func source(second bot.State, search error) Source {
	return Source{
		Status: func() bot.Status {
			return bot.Status{Requests: 7, Limited: 2, Refused: 3, Busy: 11, Workers: 64, Missed: 5, Stuck: 1, Shards: []bot.ShardStatus{
				{Shard: 0, State: bot.Connected, Since: time.Now(), Sessions: 1, Resumes: 4},
				{Shard: 1, State: second, Since: time.Now()},
			}}
		},
		Search: func(context.Context) error { return search },
		Sizes: func(context.Context) (corpus.Sizes, error) {
			return corpus.Sizes{Servers: 2, Articles: 5, Paragraphs: 60}, nil
		},
		Indexes: func() index.PoolStats {
			return index.PoolStats{Open: 9, Failing: 1, Searching: 2, Waiting: 8, Synced: time.UnixMilli(1_700_000_000_500)}
		},
	}
}

func TestReady(t *testing.T) {
	secret := errors.New("no such file: /home/somebody/index")
	for _, test := range []struct {
		name   string
		source Source
		want   int
		says   string
	}{
		{"all well", source(bot.Connected, nil), 200, "ready\n"},
		{"a shard is away", source(bot.Waiting, nil), 503, "not connected to Discord\n"},
		{"no answers", source(bot.Connected, secret), 503, "the index does not answer\n"},
	} {
		if status, body := get(t, New(test.source), "/readyz"); status != test.want || body != test.says {
			t.Errorf("%s: %d %q, want %d %q", test.name, status, body, test.want, test.says)
		}
	}
	s := source(bot.Waiting, secret)
	if status, _ := get(t, New(s), "/healthz"); status != 200 {
		t.Errorf("healthz: %d although the program runs", status)
	}
	s.Status = func() bot.Status { return bot.Status{Stuck: 64} }
	if status, body := get(t, New(s), "/healthz"); status != 503 || !strings.Contains(body, "restart") {
		t.Errorf("healthz: %d %q although all hangs", status, body)
	}
}

func TestMetrics(t *testing.T) {
	m := New(source(bot.Waiting, nil))
	m.Observe(bot.Record{Surface: bot.Slash, Outcome: "answered", Took: 4 * time.Millisecond, Searched: 3 * time.Millisecond})
	m.Observe(bot.Record{Surface: bot.Direct, Outcome: "hint", Took: time.Millisecond})
	status, body := get(t, m, "/metrics")
	if status != 200 {
		t.Fatalf("status %d: %s", status, body)
	}
	for _, line := range []string{
		`verbatim_questions_total{outcome="answered",surface="slash"} 1`,
		`verbatim_answer_seconds_bucket{surface="slash",le="0.005"} 1`,
		`verbatim_answer_seconds_bucket{surface="slash",le="0.002"} 0`,
		`verbatim_search_seconds_count 1`,
		`verbatim_gateway_up{shard="0"} 1`,
		`verbatim_gateway_up{shard="1"} 0`,
		`verbatim_gateway_resumes_total{shard="0"} 4`,
		`verbatim_rest_requests_total 7`,
		`verbatim_rest_limited_total 2`,
		`verbatim_refused_total 3`,
		`verbatim_workers 64`,
		`verbatim_workers_busy 11`,
		`verbatim_messages_missed 5`,
		`verbatim_requests_stuck 1`,
		`verbatim_searches 2`,
		`verbatim_searches_waiting 8`,
		`verbatim_paragraphs 60`,
		`verbatim_indexes_failing 1`,
		`verbatim_index_synced_timestamp_seconds 1.7000000005e+09`,
	} {
		if !strings.Contains(body, line+"\n") {
			t.Errorf("no line %s", line)
		}
	}
}

// TestDocumentsNameMetricsThatExist: the dashboard and the alerts ask for what
// /metrics has.
func TestDocumentsNameMetricsThatExist(t *testing.T) {
	m := New(source(bot.Connected, nil))
	m.Observe(bot.Record{Surface: bot.Slash, Outcome: "answered", Took: time.Millisecond, Searched: time.Millisecond})
	_, body := get(t, m, "/metrics")
	for _, file := range []string{"grafana.json", "alerts.yml"} {
		raw, err := os.ReadFile("../../docs/" + file)
		if err != nil {
			t.Fatal(err)
		}
		named := regexp.MustCompile(`\b(?:verbatim|process|go)_\w+`).FindAllString(string(raw), -1)
		if len(named) < 5 {
			t.Errorf("%s names %q only", file, named)
		}
		for _, name := range named {
			if !regexp.MustCompile(`(?m)^` + name + `(_bucket)?[ {]`).MatchString(body) {
				t.Errorf("%s asks for %s, which there is not", file, name)
			}
		}
	}
}

func TestSizesThatCannotBeReadAreLeftOut(t *testing.T) {
	s := source(bot.Connected, nil)
	s.Sizes = func(context.Context) (corpus.Sizes, error) { return corpus.Sizes{}, errors.New("the database is away") }
	status, body := get(t, New(s), "/metrics")
	if status != 200 || strings.Contains(body, "verbatim_articles ") || !strings.Contains(body, "verbatim_gateway_up") {
		t.Errorf("%d:\n%s", status, body)
	}
}

func TestServeEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- New(source(bot.Connected, nil)).Serve(ctx, "127.0.0.1:0") }()
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if err := New(source(bot.Connected, nil)).Serve(t.Context(), "no address"); err == nil {
		t.Error("served at an address that is none")
	}
}
