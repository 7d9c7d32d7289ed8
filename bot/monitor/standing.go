package monitor

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"verbatim/bot"
	"verbatim/corpus"
	"verbatim/index"
)

// standing is how the bot stood when a scrape began.
type standing struct {
	status  bot.Status
	indexes index.PoolStats
	// sizes is nil where they could not be read.
	sizes *corpus.Sizes
}

// write writes all figures of the moment.
func (s standing) write(out io.Writer) {
	writeStatus(out, s.status)
	writeShards(out, s.status.Shards)
	if !s.indexes.Synced.IsZero() {
		writeIndexes(out, s.indexes)
	}
	if s.sizes != nil {
		writeSizes(out, *s.sizes)
	}
}

// gauge writes what goes up and down, counter what only grows.
func gauge(out io.Writer, name, help string, value any) {
	family{"verbatim_" + name, "gauge", help}.write(out, value)
}
func counter(out io.Writer, name, help string, value any) {
	family{"verbatim_" + name, "counter", help}.write(out, value)
}

// write writes a family of one sample.
func (f family) write(out io.Writer, value any) {
	f.describe(out)
	fmt.Fprintf(out, "%s %v\n", f.sample(), value)
}

func writeStatus(out io.Writer, s bot.Status) {
	counter(out, "rest_requests_total", "REST requests sent to Discord, each try.", s.Requests)
	counter(out, "rest_errors_total", "REST requests that got 500 and above, or no answer.", s.Failed)
	counter(out, "rest_limited_total", "REST requests that Discord limited (429).", s.Limited)
	counter(out, "refused_total", "Requests turned away because too many came at once.", s.Refused)
	counter(out, "dropped_total", "Refused requests that were not told so.", s.Dropped)
	gauge(out, "workers", "How many requests can be worked on at a time; when all are, further ones wait for a second at most.", s.Workers)
	gauge(out, "workers_busy", "Requests that are worked on.", s.Busy)
	gauge(out, "messages_missed", "Messages replayed after a lost connection that wait for their answer.", s.Missed)
	gauge(out, "requests_stuck", "Requests that were given up and have not ended since.", s.Stuck)
}

func writeIndexes(out io.Writer, s index.PoolStats) {
	gauge(out, "indexes_open", "Indexes that are open.", s.Open)
	gauge(out, "indexes_failing", "Libraries whose index could not be brought up to date.", s.Failing)
	gauge(out, "searches", "Questions that are searched for.", s.Searching)
	gauge(out, "searches_waiting", "Questions that wait for their turn to be searched for.", s.Waiting)
	gauge(out, "index_synced_timestamp_seconds", "When the shared index last agreed with its library.", float64(s.Synced.UnixMilli())/1000)
}

func writeSizes(out io.Writer, s corpus.Sizes) {
	gauge(out, "servers", "Servers with articles of their own.", s.Servers)
	gauge(out, "articles", "Articles in all libraries.", s.Articles)
	gauge(out, "paragraphs", "Paragraphs in all libraries.", s.Paragraphs)
	gauge(out, "feeds", "Feeds and sitemaps that are followed.", s.Feeds)
}

// shardMetrics have a sample for each shard. A state is a label too.
var shardMetrics = []struct {
	family
	of func(bot.ShardStatus) (value any, state []string)
}{
	{family{"verbatim_gateway_up", "gauge", "Whether a shard is connected to the gateway."},
		func(s bot.ShardStatus) (any, []string) { return truth(s.State == bot.Connected), nil }},
	{family{"verbatim_gateway_state_seconds", "gauge", "How long a shard has been in its present state."},
		func(s bot.ShardStatus) (any, []string) {
			return time.Since(s.Since).Seconds(), []string{"state", string(s.State)}
		}},
	{family{"verbatim_gateway_sessions_total", "counter", "New gateway sessions (IDENTIFY)."},
		func(s bot.ShardStatus) (any, []string) { return s.Sessions, nil }},
	{family{"verbatim_gateway_resumes_total", "counter", "Gateway sessions that went on after a lost connection."},
		func(s bot.ShardStatus) (any, []string) { return s.Resumes, nil }},
}

func writeShards(out io.Writer, shards []bot.ShardStatus) {
	for _, m := range shardMetrics {
		m.describe(out)
		for _, s := range shards {
			value, state := m.of(s)
			labels := append([]string{"shard", strconv.Itoa(s.Shard)}, state...)
			fmt.Fprintf(out, "%s %v\n", m.sample(labels...), value)
		}
	}
}

// truth is a yes or no as Prometheus has it.
func truth(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
