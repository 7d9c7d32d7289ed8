package bot

import (
	"context"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"

	"verbatim/index"
)

// The spans of a request: "request" from its arrival until the reply is sent;
// in it "answer", with surface and outcome, "search" in that, and "send". None
// holds what was asked.

// traced is find with a span around it.
func (b *Bot) traced(find answerer) answerer {
	return func(ctx context.Context, server string, q index.Question) (index.Answer, error) {
		ctx, span := b.Tracer.Start(ctx, "search")
		defer span.End()
		a, err := find(ctx, server, q)
		if err != nil {
			span.SetStatus(codes.Error, "the search failed") // the error is the log's
		}
		span.SetAttributes(attribute.Float64("confidence", a.Confidence), attribute.Int("quotes", len(a.Quotes)))
		return a, err
	}
}
