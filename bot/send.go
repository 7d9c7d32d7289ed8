package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/bwmarrin/discordgo"
)

// A wireMessage is a reply as JSON. discordgo's own types lack the nonce.
type wireMessage struct {
	Content         string                            `json:"content"`
	Embeds          []*discordgo.MessageEmbed         `json:"embeds"`
	AllowedMentions *discordgo.MessageAllowedMentions `json:"allowed_mentions"`
	Flags           discordgo.MessageFlags            `json:"flags,omitempty"`
	Reference       *discordgo.MessageReference       `json:"message_reference,omitempty"`
	Nonce           string                            `json:"nonce,omitempty"`
	EnforceNonce    bool                              `json:"enforce_nonce,omitempty"`
}

// A wireCallback is the first response to an interaction.
type wireCallback struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data *wireMessage                      `json:"data,omitempty"`
}

// accent is the colour beside the first quote.
const accent = 0x3b6ea5

// onWire writes a reply for Discord. No mention in it ever pings.
func onWire(r Reply) wireMessage {
	m := wireMessage{
		Content:         r.Content,
		Embeds:          []*discordgo.MessageEmbed{},
		AllowedMentions: &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}},
	}
	for i, e := range r.Embeds {
		embed := &discordgo.MessageEmbed{Title: e.Title, URL: e.URL, Description: e.Description}
		if e.Author != "" {
			embed.Author = &discordgo.MessageEmbedAuthor{Name: e.Author}
		}
		if e.Footer != "" {
			embed.Footer = &discordgo.MessageEmbedFooter{Text: e.Footer}
		}
		if i == 0 {
			embed.Color = accent
		}
		m.Embeds = append(m.Embeds, embed)
	}
	return m
}

// post answers a message. Its ID is the nonce: Discord posts one answer to it
// only, whatever is repeated. A message that is gone meanwhile is answered
// without a reference.
func post(ctx context.Context, s *discordgo.Session, req Request, r Reply) error {
	lenient := false
	m := onWire(r)
	m.Reference = &discordgo.MessageReference{MessageID: req.ID, ChannelID: req.Channel, FailIfNotExists: &lenient}
	m.Nonce, m.EnforceNonce = req.ID, true
	return request(ctx, s, http.MethodPost, discordgo.EndpointChannelMessages(req.Channel), m)
}

// typing shows that an answer to a message takes a while.
func typing(ctx context.Context, s *discordgo.Session, channel string) error {
	return request(ctx, s, http.MethodPost, discordgo.EndpointChannelTyping(channel), nil)
}

// respond is the first response to an interaction: the reply.
func respond(ctx context.Context, s *discordgo.Session, i *discordgo.Interaction, r Reply) error {
	m := onWire(r)
	if r.Private {
		m.Flags = discordgo.MessageFlagsEphemeral
	}
	return callback(ctx, s, i, wireCallback{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: &m})
}

// deferReply is the first response to an interaction: the reply follows.
func deferReply(ctx context.Context, s *discordgo.Session, i *discordgo.Interaction) error {
	return callback(ctx, s, i, wireCallback{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource})
}

func callback(ctx context.Context, s *discordgo.Session, i *discordgo.Interaction, c wireCallback) error {
	err := request(ctx, s, http.MethodPost, discordgo.EndpointInteractionResponse(i.ID, i.Token), c)
	if acknowledged(err) {
		return nil
	}
	return err
}

// edit replaces what a deferral shows by the reply.
func edit(ctx context.Context, s *discordgo.Session, i *discordgo.Interaction, r Reply) error {
	at := discordgo.EndpointInteractionResponseActions(i.AppID, i.Token)
	return request(ctx, s, http.MethodPatch, at, onWire(r))
}

// request sends a request that Discord answers with nothing of interest.
func request(ctx context.Context, s *discordgo.Session, method, at string, body any) error {
	var raw []byte
	if body != nil {
		var err error
		if raw, err = json.Marshal(body); err != nil {
			return err
		}
	}
	_, err := exchange(ctx, s, method, at, raw)
	return err
}

// get reads what Discord says at an address.
func get(ctx context.Context, s *discordgo.Session, at string, into any) error {
	raw, err := exchange(ctx, s, http.MethodGet, at, nil)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, into)
}

// exchange sends a request with a rate limiter of its own: discordgo's would
// wait without heeding the context, keep a bucket of every interaction for ever
// and, for edits, hold all of them behind one lock. The transport heeds limits.
func exchange(ctx context.Context, s *discordgo.Session, method, at string, body []byte) ([]byte, error) {
	bucket := discordgo.NewRatelimiter().LockBucket(at)
	raw, err := s.RequestWithLockedBucket(method, at, "application/json", body, bucket, 0, discordgo.WithContext(ctx))
	return raw, harmless(err)
}

// acknowledged tells whether an error says that the interaction has its first
// response: each event is handled once, so it was this one, sent again because
// the answer to it was lost.
func acknowledged(err error) bool {
	return restCode(err) == discordgo.ErrCodeInteractionHasAlreadyBeenAcknowledged
}

// restCode is the code of Discord's error, 0 if it has none.
func restCode(err error) int {
	var rest *discordgo.RESTError
	if errors.As(err, &rest) && rest.Message != nil {
		return rest.Message.Code
	}
	return 0
}

// maxErrorBody is what is kept of a body that came with an error, in bytes:
// all of what Discord says, the beginning of a page that a proxy put there.
const maxErrorBody = 500

// harmless takes the address out of an error, since that of an interaction
// holds a token, and bounds what it quotes.
func harmless(err error) error {
	var at *url.Error
	var limit *discordgo.RateLimitError
	var rest *discordgo.RESTError
	switch {
	case errors.As(err, &rest):
		rest.ResponseBody = rest.ResponseBody[:min(len(rest.ResponseBody), maxErrorBody)]
	case errors.As(err, &at):
		return at.Err
	case errors.As(err, &limit):
		return fmt.Errorf("rate limited for %v", limit.RetryAfter)
	}
	return err
}
