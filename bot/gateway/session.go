package gateway

import (
	"context"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"
)

// requestTime bounds every request whose context has no earlier deadline.
const requestTime = 20 * time.Second

// NewSession makes a discordgo session with its traps closed: no state, no
// retries and no connecting again of its own.
func NewSession(token string, next http.RoundTripper) (*discordgo.Session, error) {
	s, err := discordgo.New("Bot " + token)
	if err != nil {
		return nil, err
	}
	s.StateEnabled = false
	s.ShouldReconnectOnError = false
	s.ShouldRetryOnRateLimit = false
	s.MaxRestRetries = 0
	s.Compress = false // the relay reads along
	s.LogLevel = -1    // it would write past our log
	s.Identify.Intents = discordgo.IntentsGuilds | discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages
	s.Client = &http.Client{Timeout: requestTime, Transport: next}
	return s, nil
}

// Sleep waits for d or until ctx ends.
func Sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
