package monitor

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"reflect"
	"testing"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
)

func TestTracesReachTheCollector(t *testing.T) {
	type arrival struct {
		path, key string
		body      []byte
	}
	arrivals := make(chan arrival, 1)
	collector := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		arrivals <- arrival{r.URL.Path, r.Header.Get("X-Key"), body}
	}))
	defer collector.Close()

	traces := NewTraces(collector.URL+"/", map[string]string{"X-Key": "k"}, "v1", slog.New(slog.DiscardHandler))
	ctx, outer := traces.Tracer().Start(t.Context(), "request")
	_, inner := traces.Tracer().Start(ctx, "search")
	inner.SetAttributes(attribute.String("outcome", "answered"), attribute.Int("quotes", 2))
	inner.SetStatus(codes.Error, "slow")
	inner.End()
	outer.End()
	if err := traces.Close(t.Context()); err != nil {
		t.Fatal(err)
	}

	got := <-arrivals
	if got.path != "/v1/traces" || got.key != "k" {
		t.Errorf("posted to %s with the key %q", got.path, got.key)
	}
	var sent otlpRequest
	if err := json.Unmarshal(got.body, &sent); err != nil {
		t.Fatal(err)
	}
	spans := sent.ResourceSpans[0].ScopeSpans[0].Spans
	if len(spans) != 2 || spans[0].Name != "search" || spans[1].Name != "request" {
		t.Fatalf("spans %+v", spans)
	}
	search, request := spans[0], spans[1]
	if search.ParentID != request.SpanID || search.TraceID != request.TraceID || request.ParentID != "" || len(search.TraceID) != 32 {
		t.Errorf("the spans do not belong together: %+v", spans)
	}
	want := []otlpAttribute{
		{"outcome", map[string]any{"stringValue": "answered"}},
		{"quotes", map[string]any{"intValue": "2"}},
	}
	if !reflect.DeepEqual(search.Attributes, want) || search.Status != (otlpStatus{otlpError, "slow"}) || search.Start > search.End {
		t.Errorf("got %+v", search)
	}
}

func TestParseHeaders(t *testing.T) {
	got, err := ParseHeaders("api-key=a%20b, other = c")
	if want := map[string]string{"api-key": "a b", "other": "c"}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v (%v), want %v", got, err, want)
	}
	for _, bad := range []string{"novalue", "=x", "a=%zz"} {
		if _, err := ParseHeaders(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}
