package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"

	"github.com/bwmarrin/discordgo"
)

// post answers a message. Its ID is the nonce: Discord posts one answer to it
// only, whatever is repeated. A reply for a thread goes into the channel where
// the bot may make or use none, and one to a message that is gone, or that the
// bot may not read any more, refers to nothing.
func (e *edge) post(ctx context.Context, s *discordgo.Session, req Request, r Reply) (sent, error) {
	now := e.bot.now()
	if _, inside := e.threads.get(req.Channel, now); r.Thread != "" && !inside && !e.barred.is(inThread, req.Channel, now) {
		to, err := e.postInThread(ctx, s, req, r)
		if restCode(err) == 0 {
			return to, err
		}
		e.barred.learn(inThread, req.Channel, err, now)
		e.complain(ctx, "answering in a thread", req, err)
	}
	m := answerTo(req, r)
	if !e.barred.is(byReply, req.Channel, now) {
		m = m.below(req)
	}
	to, err := e.postTo(ctx, s, req.Channel, m, r)
	if restCode(err) == discordgo.ErrCodeCannotReplyWithoutPermissionToReadMessageHistory {
		e.barred.learn(byReply, req.Channel, err, now)
		e.complain(ctx, "referring to the question", req, err)
		to, err = e.postTo(ctx, s, req.Channel, answerTo(req, r), r)
	}
	e.barred.learn(inChannel, req.Channel, err, now)
	return to, err
}

// postInThread answers a message in a thread of its own.
func (e *edge) postInThread(ctx context.Context, s *discordgo.Session, req Request, r Reply) (sent, error) {
	thread, err := startThread(ctx, s, req, r.Thread)
	if err != nil {
		return sent{}, err
	}
	e.threads.put(thread, req.Channel, e.bot.now())
	return e.postTo(ctx, s, thread, answerTo(req, r), r)
}

// postTo posts an answer to a channel.
func (e *edge) postTo(ctx context.Context, s *discordgo.Session, channel string, m wireMessage, r Reply) (sent, error) {
	made, err := create(ctx, s, channel, m)
	to := sent{channel, made.ID}
	if err != nil {
		return to, err
	}
	return to, e.keepSource(ctx, s, to, made, r)
}

// keepSource has an answer say where it is from: where the bot may not show
// embeds, Discord drops them, and the message says in small print what they did.
func (e *edge) keepSource(ctx context.Context, s *discordgo.Session, to sent, made created, r Reply) error {
	if made.ID == "" || len(made.Embeds) >= len(r.Embeds) {
		return nil
	}
	e.bot.Log.WarnContext(ctx, "an answer lost its quotations", "channel", to.channel,
		"advice", "give the bot's role the permission Embed Links in this channel")
	_, err := replace(ctx, s, to, r.bare())
	return err
}

// answerTo is a reply as the one answer to a message.
func answerTo(req Request, r Reply) wireMessage {
	m := onWire(r)
	m.Nonce, m.EnforceNonce = req.ID, true
	return m
}

// below makes the answer to a message refer to it.
func (m wireMessage) below(req Request) wireMessage {
	m.Reference = &discordgo.MessageReference{MessageID: req.ID, ChannelID: req.Channel, FailIfNotExists: new(false)}
	return m
}

// created is what of a channel or message that Discord made matters.
type created struct {
	ID     string            `json:"id"`
	Embeds []json.RawMessage `json:"embeds"`
}

// create posts a message to a channel, once however often it is sent.
func create(ctx context.Context, s *discordgo.Session, channel string, m wireMessage) (made created, err error) {
	if m.Nonce == "" {
		m.Nonce, m.EnforceNonce = strconv.FormatUint(rand.Uint64(), 36), true
	}
	err = ask(ctx, s, http.MethodPost, discordgo.EndpointChannelMessages(channel), m, &made)
	return made, readable(err)
}

// readable is the error of a request, nil where only Discord's answer cannot be
// read: the message is there.
func readable(err error) error {
	if _, unreadable := errors.AsType[*json.SyntaxError](err); unreadable {
		return nil
	}
	return err
}

// startThread makes a thread of the message that was asked in, whose ID it gets.
func startThread(ctx context.Context, s *discordgo.Session, req Request, name string) (channel string, err error) {
	err = request(ctx, s, http.MethodPost, discordgo.EndpointChannelMessageThread(req.Channel, req.ID), map[string]string{"name": name})
	if restCode(err) == discordgo.ErrCodeThreadAlreadyCreatedForThisMessage {
		err = nil // it was made by a request whose answer was lost, or by a person
	}
	return req.ID, err
}

// write sends a person a direct message. Discord takes one with the same nonce
// once within some minutes.
func write(ctx context.Context, s *discordgo.Session, user, nonce string, r Reply) error {
	var channel created
	err := ask(ctx, s, http.MethodPost, discordgo.EndpointUserChannels("@me"), map[string]string{"recipient_id": user}, &channel)
	if err != nil {
		return err
	}
	m := onWire(r)
	m.Nonce, m.EnforceNonce = nonce, true
	_, err = create(ctx, s, channel.ID, m)
	return err
}

// isFinalAnswer tells whether Discord said that it will not take a request, now
// or later, such as a message to somebody who takes none. Discord says so with a
// code of its own: a page is from a proxy on the way, or bans an address.
func isFinalAnswer(err error) bool {
	rest, ok := errors.AsType[*discordgo.RESTError](err)
	if !ok || rest.Response == nil {
		return false
	}
	switch restCode(err) {
	case 0, discordgo.ErrCodeOpeningDirectMessagesTooFast:
		return false
	}
	switch status := rest.Response.StatusCode; status {
	case http.StatusUnauthorized, http.StatusTooManyRequests:
		return false
	default:
		return status >= 400 && status < 500
	}
}

// typing shows that an answer to a message takes a while.
func typing(ctx context.Context, s *discordgo.Session, channel string) error {
	return request(ctx, s, http.MethodPost, discordgo.EndpointChannelTyping(channel), nil)
}

// request sends a request that Discord answers with nothing of interest.
func request(ctx context.Context, s *discordgo.Session, method, at string, body any) error {
	return ask(ctx, s, method, at, body, nil)
}

// get reads what Discord says at an address.
func get(ctx context.Context, s *discordgo.Session, at string, into any) error {
	return ask(ctx, s, http.MethodGet, at, nil, into)
}

// ask sends a request and reads the answer, which is not looked at where into
// is nil. The request has a rate limiter of its own: discordgo's would wait
// without heeding the context, keep a bucket of every interaction for ever and,
// for edits, hold all of them behind one lock. The transport heeds limits.
func ask(ctx context.Context, s *discordgo.Session, method, at string, body, into any) error {
	var raw []byte
	if body != nil {
		var err error
		if raw, err = json.Marshal(body); err != nil {
			return err
		}
	}
	bucket := discordgo.NewRatelimiter().LockBucket(at)
	answer, err := s.RequestWithLockedBucket(method, at, "application/json", raw, bucket, 0, discordgo.WithContext(ctx))
	if err != nil || into == nil {
		return harmless(err)
	}
	return json.Unmarshal(answer, into)
}

// acknowledged tells whether an error says that the interaction has its first
// response: each event is handled once, so it was this one, sent again because
// the answer to it was lost.
func acknowledged(err error) bool {
	return restCode(err) == discordgo.ErrCodeInteractionHasAlreadyBeenAcknowledged
}

// restCode is the code of Discord's error, 0 if it has none.
func restCode(err error) int {
	if rest, ok := errors.AsType[*discordgo.RESTError](err); ok && rest.Message != nil {
		return rest.Message.Code
	}
	return 0
}

// maxErrorBody is what is kept of a body that came with an error, in bytes:
// all of what Discord says, the beginning of a page that a proxy put there.
const maxErrorBody = 500

// harmless takes the address out of an error, since that of an interaction
// holds a token, and bounds what it quotes. What discordgo cannot read is a 429,
// and not the answer to a request that took effect.
func harmless(err error) error {
	var at *url.Error
	var limit *discordgo.RateLimitError
	var rest *discordgo.RESTError
	var page *json.SyntaxError
	switch {
	case errors.As(err, &page):
		return fmt.Errorf("rate limited by a page that is no JSON: %v", err)
	case errors.As(err, &rest):
		body := rest.ResponseBody[:min(len(rest.ResponseBody), maxErrorBody)]
		rest.ResponseBody = bytes.Join(bytes.Fields(body), []byte(" ")) // in one line
	case errors.As(err, &at):
		return at.Err
	case errors.As(err, &limit):
		return fmt.Errorf("rate limited for %v", limit.RetryAfter)
	}
	return err
}
