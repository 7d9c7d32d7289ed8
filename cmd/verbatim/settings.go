package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"

	"verbatim/bot"
	"verbatim/bot/monitor"
	"verbatim/corpus"
	"verbatim/corpus/web"
)

// settings are what a person configures once, for every command.
type settings struct {
	Token    string
	APIURL   string
	Data     string
	Database string
	Corpus   string
	// Shards is 0 for as many as Discord recommends.
	Shards  int
	Monitor string
	// Traces is the collector's address, TraceHeaders what goes with each
	// request to it.
	Traces       string
	TraceHeaders map[string]string
	LogLevel     slog.Level
	LogJSON      bool
	// Contact and Permits are for fetching from the web.
	Contact string
	Permits []web.Permit
}

// A setting is one row of the table below.
type setting struct {
	// Name is the variable in the environment and in .env, Flag the flag that
	// overrides it ("" where it has none) and Value what the help calls the
	// flag's value.
	Name, Flag, Value string
	// Default is the value where nothing is set.
	Default string
	// Help is one line for people, a sentence without its full stop.
	Help string
	// Secret values are never printed.
	Secret bool
	// apply checks a value and keeps it. Its error says what is allowed.
	apply func(*settings, string) error
}

// settingsTable holds every setting: what is parsed, what the help says and
// what .env.example lists.
func settingsTable() []setting {
	return []setting{
		{Name: "DISCORD_TOKEN", Secret: true, apply: applyToken,
			Help: "The bot's token, from Discord's developer portal: makes verbatim run the bot"},
		{Name: "DISCORD_API_URL", Default: "https://discord.com", apply: applyAPIURL,
			Help: "Where Discord's REST interface is, scheme and host: for proxies and tests"},
		{Name: "VERBATIM_DATA", Flag: "data", Value: "DIR", Default: "./data", apply: applyData,
			Help: "The folder that holds the library and its index"},
		{Name: "VERBATIM_DATABASE", Secret: true, apply: applyDatabase,
			Help: "Where the library is instead: a PostgreSQL database (postgres://user:password@host/name) or another file"},
		{Name: "VERBATIM_CORPUS", Flag: "corpus", Value: "DIR", apply: applyCorpus,
			Help: "A folder of articles to serve, followed while it changes"},
		{Name: "VERBATIM_SHARDS", Default: "auto", apply: applyShards,
			Help: "How many gateway connections share the bot's servers: a number, or auto for as many as Discord recommends"},
		{Name: "VERBATIM_MONITOR", apply: applyMonitor,
			Help: "Where /healthz, /readyz and /metrics are answered, such as 127.0.0.1:9464; empty for nowhere"},
		{Name: "VERBATIM_CONTACT", apply: applyContact,
			Help: "A mail address or web page that the sites are told which articles are fetched from"},
		{Name: "VERBATIM_FETCH_ALLOW", apply: applyPermits,
			Help: "What may be fetched from beside the public web: addresses, ranges and ports, such as 127.0.0.1:8080, 10.1.0.0/16, :8443"},
		{Name: "OTEL_EXPORTER_OTLP_ENDPOINT", apply: applyTraces,
			Help: "An OpenTelemetry collector that hears how long the steps of each answer take, such as http://127.0.0.1:4318"},
		{Name: "OTEL_EXPORTER_OTLP_HEADERS", Secret: true, apply: applyTraceHeaders,
			Help: "What goes with each request to it: name=value pairs with commas between them"},
		{Name: "VERBATIM_LOG_LEVEL", Flag: "log-level", Value: "LEVEL", Default: "info", apply: applyLogLevel,
			Help: "The least that is logged: debug, info, warn or error"},
		{Name: "VERBATIM_LOG_FORMAT", Flag: "log-format", Value: "FORMAT", Default: "text", apply: applyLogFormat,
			Help: "How log lines are written: text or json"},
	}
}

func applyToken(s *settings, value string) error {
	value = strings.TrimPrefix(value, "Bot ")
	if strings.ContainsFunc(value, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return errors.New("a token without spaces, as the developer portal shows it under Bot")
	}
	s.Token = value
	return nil
}

func applyAPIURL(s *settings, value string) error {
	u, err := url.Parse(value)
	bare := err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil &&
		strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && u.Fragment == ""
	if !bare {
		return errors.New("scheme and host only, such as https://discord.com")
	}
	s.APIURL = u.Scheme + "://" + u.Host
	return nil
}

func applyData(s *settings, value string) error {
	if info, err := os.Stat(value); err == nil && !info.IsDir() {
		return errors.New("a folder, which is made when it is missing; this is a file")
	}
	s.Data = value
	return nil
}

func applyDatabase(s *settings, value string) error {
	if strings.Contains(value, "://") && !corpus.IsPostgres(value) {
		return errors.New("postgres://user:password@host/name or the path of a file")
	}
	s.Database = value
	return nil
}

func applyCorpus(s *settings, value string) error {
	if value == "" {
		return nil
	}
	if info, err := os.Stat(value); err != nil || !info.IsDir() {
		return errors.New("a folder that exists")
	}
	s.Corpus = value
	return nil
}

// applyShards keeps auto as 0.
func applyShards(s *settings, value string) error {
	if value == "auto" {
		return nil
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > bot.MaxShards {
		return fmt.Errorf("auto, or a number from 1 to %d", bot.MaxShards)
	}
	s.Shards = n
	return nil
}

func applyMonitor(s *settings, value string) error {
	if value == "" {
		return nil
	}
	if _, port, err := net.SplitHostPort(value); err != nil || port == "" {
		return errors.New("host and port, such as 127.0.0.1:9464")
	}
	s.Monitor = value
	return nil
}

func applyContact(s *settings, value string) error {
	if len(value) > 200 || strings.ContainsFunc(value, func(r rune) bool { return r <= ' ' || r > '~' || r == '(' || r == ')' }) {
		return errors.New("an address such as me@example.com or https://example.com/bot")
	}
	s.Contact = value
	return nil
}

func applyPermits(s *settings, value string) (err error) {
	s.Permits, err = web.ParsePermits(value)
	return err
}

func applyTraces(s *settings, value string) error {
	u, err := url.Parse(value)
	if value != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "") {
		return errors.New("an address such as http://127.0.0.1:4318")
	}
	s.Traces = value
	return nil
}

func applyTraceHeaders(s *settings, value string) (err error) {
	s.TraceHeaders, err = monitor.ParseHeaders(value)
	return err
}

func applyLogLevel(s *settings, value string) error {
	levels := map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError}
	level, ok := levels[strings.ToLower(value)]
	if !ok {
		return errors.New("debug, info, warn or error")
	}
	s.LogLevel = level
	return nil
}

func applyLogFormat(s *settings, value string) error {
	format := strings.ToLower(value)
	if format != "text" && format != "json" {
		return errors.New("text or json")
	}
	s.LogJSON = format == "json"
	return nil
}

// A source of settings: values by name, and what to call it in an error.
type valueSource struct {
	values map[string]string
	// where ends the sentence "X is set ...", such as "in .env".
	where string
}

// readSettings takes each setting from the first source that has it, and its
// default where that is empty or missing. It fails on the first unknown
// VERBATIM_ name and the first value that is not allowed.
func readSettings(sources ...valueSource) (settings, error) {
	var s settings
	for _, src := range sources {
		if err := checkNames(src); err != nil {
			return s, err
		}
	}
	for _, row := range settingsTable() {
		value, where := row.Default, ""
		for _, src := range sources {
			if v, ok := src.values[row.Name]; ok {
				if v = strings.TrimSpace(v); v != "" {
					value, where = v, " "+src.where
				}
				break
			}
		}
		if err := row.apply(&s, value); err != nil {
			shown := fmt.Sprintf("%q", value)
			if row.Secret {
				shown = "(not shown)"
			}
			return s, fmt.Errorf("%s%s is %s: want %w", row.Name, where, shown, err)
		}
	}
	return s, nil
}

// checkNames fails on a name that starts like a setting of Verbatim and is
// none, which is most likely a slip of the pen.
func checkNames(src valueSource) error {
	var known, unknown []string
	for _, row := range settingsTable() {
		known = append(known, row.Name)
	}
	for name := range src.values {
		if strings.HasPrefix(name, "VERBATIM_") && !slices.Contains(known, name) {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	name := slices.Min(unknown)
	return fmt.Errorf("%s %s is no setting: did you mean %s? See .env.example for all of them", name, src.where, nearest(name, known))
}

// nearest returns the candidate with the smallest edit distance to name.
func nearest(name string, candidates []string) string {
	return slices.MinFunc(candidates, func(a, b string) int { return editDistance(name, a) - editDistance(name, b) })
}

// editDistance is Levenshtein's, in bytes.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
