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

// A gauge is one figure of what standing holds.
type gauge[T any] struct {
	family
	value func(T) float64
	// labels tell several of it apart; nil where there is one.
	labels func(T) []string
}

// gaugeOf describes what goes up and down, counterOf what only grows.
func gaugeOf(name, help string) family   { return family{"verbatim_" + name, "gauge", help} }
func counterOf(name, help string) family { return family{"verbatim_" + name, "counter", help} }

var (
	statusGauges = []gauge[bot.Status]{
		{family: counterOf("rest_requests_total", "REST requests sent to Discord, each try."),
			value: func(s bot.Status) float64 { return float64(s.Requests) }},
		{family: counterOf("rest_errors_total", "REST requests that got 500 and above, or no answer."),
			value: func(s bot.Status) float64 { return float64(s.Failed) }},
		{family: counterOf("rest_limited_total", "REST requests that Discord limited (429)."),
			value: func(s bot.Status) float64 { return float64(s.Limited) }},
		{family: counterOf("refused_total", "Requests turned away because too many came at once."),
			value: func(s bot.Status) float64 { return float64(s.Refused) }},
		{family: counterOf("dropped_total", "Refused requests that were not told so."),
			value: func(s bot.Status) float64 { return float64(s.Dropped) }},
		{family: gaugeOf("workers", "How many requests can be worked on at a time; when all are, further ones are refused."),
			value: func(s bot.Status) float64 { return float64(s.Workers) }},
		{family: gaugeOf("workers_busy", "Requests that are worked on."),
			value: func(s bot.Status) float64 { return float64(s.Busy) }},
		{family: gaugeOf("messages_missed", "Messages replayed after a lost connection that wait for their answer."),
			value: func(s bot.Status) float64 { return float64(s.Missed) }},
		{family: gaugeOf("requests_stuck", "Requests that were given up and have not ended since."),
			value: func(s bot.Status) float64 { return float64(s.Stuck) }},
	}
	indexGauges = []gauge[index.PoolStats]{
		{family: gaugeOf("indexes_open", "Indexes that are open."),
			value: func(s index.PoolStats) float64 { return float64(s.Open) }},
		{family: gaugeOf("indexes_failing", "Libraries whose index could not be brought up to date."),
			value: func(s index.PoolStats) float64 { return float64(s.Failing) }},
		{family: gaugeOf("searches", "Questions that are searched for."),
			value: func(s index.PoolStats) float64 { return float64(s.Searching) }},
		{family: gaugeOf("searches_waiting", "Questions that wait for their turn to be searched for."),
			value: func(s index.PoolStats) float64 { return float64(s.Waiting) }},
		{family: gaugeOf("index_synced_timestamp_seconds", "When the shared index last agreed with its library."),
			value: func(s index.PoolStats) float64 { return float64(s.Synced.UnixMilli()) / 1000 }},
	}
	sizeGauges = []gauge[corpus.Sizes]{
		{family: gaugeOf("servers", "Servers with articles of their own."),
			value: func(s corpus.Sizes) float64 { return float64(s.Servers) }},
		{family: gaugeOf("articles", "Articles in all libraries."),
			value: func(s corpus.Sizes) float64 { return float64(s.Articles) }},
		{family: gaugeOf("paragraphs", "Paragraphs in all libraries."),
			value: func(s corpus.Sizes) float64 { return float64(s.Paragraphs) }},
		{family: gaugeOf("feeds", "Feeds and sitemaps that are followed."),
			value: func(s corpus.Sizes) float64 { return float64(s.Feeds) }},
	}
	shardGauges = []gauge[bot.ShardStatus]{
		{family: gaugeOf("gateway_up", "Whether a shard is connected to the gateway."), labels: shardOf,
			value: func(s bot.ShardStatus) float64 { return truth(s.State == bot.Connected) }},
		{family: gaugeOf("gateway_state_seconds", "How long a shard has been in its present state."),
			labels: func(s bot.ShardStatus) []string { return append(shardOf(s), "state", string(s.State)) },
			value:  func(s bot.ShardStatus) float64 { return time.Since(s.Since).Seconds() }},
		{family: counterOf("gateway_sessions_total", "New gateway sessions (IDENTIFY)."), labels: shardOf,
			value: func(s bot.ShardStatus) float64 { return float64(s.Sessions) }},
		{family: counterOf("gateway_resumes_total", "Gateway sessions that went on after a lost connection."), labels: shardOf,
			value: func(s bot.ShardStatus) float64 { return float64(s.Resumes) }},
	}
)

func shardOf(s bot.ShardStatus) []string { return []string{"shard", strconv.Itoa(s.Shard)} }

// truth is a yes or no as Prometheus has it.
func truth(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// write writes all figures of the moment.
func (s standing) write(out io.Writer) {
	writeGauges(out, statusGauges, s.status)
	writeGauges(out, shardGauges, s.status.Shards...)
	if !s.indexes.Synced.IsZero() {
		writeGauges(out, indexGauges, s.indexes)
	}
	if s.sizes != nil {
		writeGauges(out, sizeGauges, *s.sizes)
	}
}

func writeGauges[T any](out io.Writer, gauges []gauge[T], from ...T) {
	for _, g := range gauges {
		g.describe(out)
		for _, one := range from {
			var labels []string
			if g.labels != nil {
				labels = g.labels(one)
			}
			fmt.Fprintf(out, "%s %g\n", g.sample(labels...), g.value(one))
		}
	}
}
