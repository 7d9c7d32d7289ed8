package monitor

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// Traces sends the spans of a tracer to an OpenTelemetry collector.
type Traces struct{ provider *sdk.TracerProvider }

// NewTraces sends spans to the collector at endpoint, the scheme and host of
// OTEL_EXPORTER_OTLP_ENDPOINT, as OTLP over HTTP in JSON
// (opentelemetry.io/docs/specs/otlp). Headers go with every request. The
// version is the program's; log hears of what a collector did not take.
//
// OpenTelemetry's own exporter would bring gRPC along, a fifth of the program's
// size.
func NewTraces(endpoint string, headers map[string]string, version string, log *slog.Logger) *Traces {
	about := resource.NewSchemaless(attribute.String("service.name", "verbatim"), attribute.String("service.version", version))
	send := exporter{at: strings.TrimRight(endpoint, "/") + "/v1/traces", headers: headers, log: log,
		client: &http.Client{Timeout: exportTime}}
	return &Traces{sdk.NewTracerProvider(sdk.WithResource(about), sdk.WithBatcher(send))}
}

// exportTime bounds the sending of a batch of spans.
const exportTime = 10 * time.Second

// Tracer makes the spans that are sent.
func (t *Traces) Tracer() trace.Tracer { return t.provider.Tracer("verbatim") }

// Close sends what has not been sent yet, for as long as ctx allows.
func (t *Traces) Close(ctx context.Context) error { return t.provider.Shutdown(ctx) }

// ParseHeaders reads OTEL_EXPORTER_OTLP_HEADERS: name=value pairs with commas
// between them, values URL-encoded
// (opentelemetry.io/docs/specs/otel/protocol/exporter).
func ParseHeaders(text string) (map[string]string, error) {
	headers := map[string]string{}
	for pair := range strings.SplitSeq(text, ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		name, value, ok := strings.Cut(pair, "=")
		value, err := url.PathUnescape(strings.TrimSpace(value))
		if name = strings.TrimSpace(name); !ok || err != nil || name == "" {
			return nil, errors.New("name=value pairs with commas between them")
		}
		headers[name] = value
	}
	return headers, nil
}

// An exporter posts spans to a collector.
type exporter struct {
	at      string
	headers map[string]string
	client  *http.Client
	log     *slog.Logger
}

// Shutdown implements sdk.SpanExporter.
func (exporter) Shutdown(context.Context) error { return nil }

// ExportSpans implements sdk.SpanExporter. A failure is logged here, since the
// SDK would write it past our log; the spans are lost.
func (e exporter) ExportSpans(ctx context.Context, spans []sdk.ReadOnlySpan) error {
	if err := e.post(ctx, spans); err != nil {
		e.log.WarnContext(ctx, "traces are lost", "spans", len(spans), "error", err)
	}
	return nil
}

func (e exporter) post(ctx context.Context, spans []sdk.ReadOnlySpan) error {
	body, err := json.Marshal(encode(spans))
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, e.at, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	for name, value := range e.headers {
		req.Header.Set(name, value)
	}
	resp, err := e.client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, _ = io.CopyN(io.Discard, resp.Body, 64<<10)
	if resp.StatusCode/100 != 2 {
		return fmt.Errorf("the collector answered %s", resp.Status)
	}
	return nil
}
