package monitor

import (
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"verbatim/bot"
	"verbatim/corpus"
	"verbatim/index"
)

// metrics are counted as things happen; standing is what is read when asked.
type metrics struct {
	questions *prometheus.CounterVec
	took      *prometheus.HistogramVec
	searched  prometheus.Histogram
}

// buckets reach from a fast answer to the 3 s that Discord grants, in seconds.
var buckets = []float64{.001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 3, 10}

func newMetrics() *metrics {
	return &metrics{
		questions: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "verbatim_questions_total",
			Help: "Requests by surface and outcome."}, []string{"surface", "outcome"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "verbatim_answer_seconds",
			Help: "Time from a request to its finished reply, before it is sent.", Buckets: buckets}, []string{"surface"}),
		searched: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "verbatim_search_seconds",
			Help: "Time that the index took for an answer.", Buckets: buckets}),
	}
}

func (m *metrics) collectors() []prometheus.Collector {
	return []prometheus.Collector{m.questions, m.took, m.searched}
}

// Observe counts a request that was handled.
func (m *Monitor) Observe(r bot.Record) {
	m.metrics.questions.WithLabelValues(string(r.Surface), r.Outcome).Inc()
	m.metrics.took.WithLabelValues(string(r.Surface)).Observe(r.Took.Seconds())
	if r.Searched > 0 {
		m.metrics.searched.Observe(r.Searched.Seconds())
	}
}

func processCollectors() []prometheus.Collector {
	return []prometheus.Collector{collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{})}
}

// standing is how the bot stood when a scrape began.
type standing struct {
	status  bot.Status
	indexes index.PoolStats
	// sizes is nil where they could not be read.
	sizes *corpus.Sizes
}

// A gauge is one figure of what standing holds.
type gauge[T any] struct {
	desc  *prometheus.Desc
	kind  prometheus.ValueType
	value func(T) float64
}

func describe(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("verbatim_"+name, help, labels, nil)
}

var (
	statusGauges = []gauge[bot.Status]{
		{describe("rest_requests_total", "REST requests sent to Discord, each try."), prometheus.CounterValue,
			func(s bot.Status) float64 { return float64(s.Requests) }},
		{describe("rest_errors_total", "REST requests that got 500 and above, or no answer."), prometheus.CounterValue,
			func(s bot.Status) float64 { return float64(s.Failed) }},
		{describe("rest_limited_total", "REST requests that Discord limited (429)."), prometheus.CounterValue,
			func(s bot.Status) float64 { return float64(s.Limited) }},
		{describe("refused_total", "Requests turned away because too many came at once."), prometheus.CounterValue,
			func(s bot.Status) float64 { return float64(s.Refused) }},
		{describe("dropped_total", "Refused requests that were not told so."), prometheus.CounterValue,
			func(s bot.Status) float64 { return float64(s.Dropped) }},
		{describe("workers", "How many requests can be worked on at a time; when all are, further ones are refused."), prometheus.GaugeValue,
			func(s bot.Status) float64 { return float64(s.Workers) }},
		{describe("workers_busy", "Requests that are worked on."), prometheus.GaugeValue,
			func(s bot.Status) float64 { return float64(s.Busy) }},
		{describe("messages_missed", "Messages replayed after a lost connection that wait for their answer."), prometheus.GaugeValue,
			func(s bot.Status) float64 { return float64(s.Missed) }},
		{describe("requests_stuck", "Requests that were given up and have not ended since."), prometheus.GaugeValue,
			func(s bot.Status) float64 { return float64(s.Stuck) }},
	}
	indexGauges = []gauge[index.PoolStats]{
		{describe("indexes_open", "Indexes that are open."), prometheus.GaugeValue,
			func(s index.PoolStats) float64 { return float64(s.Open) }},
		{describe("indexes_failing", "Libraries whose index could not be brought up to date."), prometheus.GaugeValue,
			func(s index.PoolStats) float64 { return float64(s.Failing) }},
		{describe("searches", "Questions that are searched for."), prometheus.GaugeValue,
			func(s index.PoolStats) float64 { return float64(s.Searching) }},
		{describe("searches_waiting", "Questions that wait for their turn to be searched for."), prometheus.GaugeValue,
			func(s index.PoolStats) float64 { return float64(s.Waiting) }},
		{describe("index_synced_timestamp_seconds", "When the shared index last agreed with its library."), prometheus.GaugeValue,
			func(s index.PoolStats) float64 { return float64(s.Synced.UnixMilli()) / 1000 }},
	}
	sizeGauges = []gauge[corpus.Sizes]{
		{describe("servers", "Servers with articles of their own."), prometheus.GaugeValue,
			func(s corpus.Sizes) float64 { return float64(s.Servers) }},
		{describe("articles", "Articles in all libraries."), prometheus.GaugeValue,
			func(s corpus.Sizes) float64 { return float64(s.Articles) }},
		{describe("paragraphs", "Paragraphs in all libraries."), prometheus.GaugeValue,
			func(s corpus.Sizes) float64 { return float64(s.Paragraphs) }},
		{describe("feeds", "Feeds and sitemaps that are followed."), prometheus.GaugeValue,
			func(s corpus.Sizes) float64 { return float64(s.Feeds) }},
	}
	shardUp       = describe("gateway_up", "Whether a shard is connected to the gateway.", "shard")
	shardSince    = describe("gateway_state_seconds", "How long a shard has been in its present state.", "shard", "state")
	shardSessions = describe("gateway_sessions_total", "New gateway sessions (IDENTIFY).", "shard")
	shardResumes  = describe("gateway_resumes_total", "Gateway sessions that went on after a lost connection.", "shard")
)

// Describe sends no description, for what is collected depends on the shards.
func (s standing) Describe(chan<- *prometheus.Desc) {}

// Collect sends all figures of the moment.
func (s standing) Collect(out chan<- prometheus.Metric) {
	send(out, statusGauges, s.status)
	for _, shard := range s.status.Shards {
		name := strconv.Itoa(shard.Shard)
		up := 0.0
		if shard.State == bot.Connected {
			up = 1
		}
		out <- prometheus.MustNewConstMetric(shardUp, prometheus.GaugeValue, up, name)
		out <- prometheus.MustNewConstMetric(shardSince, prometheus.GaugeValue, time.Since(shard.Since).Seconds(), name, string(shard.State))
		out <- prometheus.MustNewConstMetric(shardSessions, prometheus.CounterValue, float64(shard.Sessions), name)
		out <- prometheus.MustNewConstMetric(shardResumes, prometheus.CounterValue, float64(shard.Resumes), name)
	}
	if !s.indexes.Synced.IsZero() {
		send(out, indexGauges, s.indexes)
	}
	if s.sizes != nil {
		send(out, sizeGauges, *s.sizes)
	}
}

func send[T any](out chan<- prometheus.Metric, gauges []gauge[T], from T) {
	for _, g := range gauges {
		out <- prometheus.MustNewConstMetric(g.desc, g.kind, g.value(from))
	}
}
