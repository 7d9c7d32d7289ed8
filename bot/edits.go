package bot

import (
	"context"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"
)

// maxAnswers and answerAge bound what is remembered of which message answers
// which. Later the button Delete still deletes an answer.
const maxAnswers, answerAge = 1 << 13, time.Hour

// note remembers which message one of the bot's own answers. Discord tells of it
// before anybody who sees the answer can edit the question.
func (e *edge) note(m *discordgo.Message) {
	if m == nil || m.Author == nil || m.Author.ID != e.placeOf("").self || m.WebhookID != "" {
		return // what answers an interaction counts as a webhook's
	}
	of := m.ChannelID // a thread has the ID of the message that it starts from
	if m.MessageReference != nil {
		of = m.MessageReference.MessageID
	}
	now := e.bot.now()
	if _, answered := e.answers.get(of, now); !answered {
		e.answers.put(of, sent{m.ChannelID, m.ID}, now)
	}
}

// edited answers a message anew that was edited while people still talk: in the
// place of the first answer, or for the first time where the bot was not meant
// before. What Discord changes by itself, such as the preview of a link, is no
// edit.
func (e *edge) edited(ctx context.Context, s *discordgo.Session, m *discordgo.MessageUpdate, c *crew) {
	if m == nil || m.Message == nil || m.EditedTimestamp == nil || m.EditedTimestamp.Sub(madeAt(snowflake(m.ID))) > silence {
		return
	}
	before, answered := e.answers.get(m.ID, e.bot.now())
	if !answered {
		e.message(ctx, s, m.Message, c) // which was not taken before, or is being answered
		return
	}
	req, ok := e.meant(m.Message)
	if !ok {
		return
	}
	req.edited = m.EditedTimestamp.Format(time.RFC3339Nano)
	e.take(ctx, s, req, c, way{
		late: func(ctx context.Context) error { return typing(ctx, s, req.Channel) },
		send: func(ctx context.Context, r Reply) (sent, error) { return before, replace(ctx, s, before, r) },
	})
}

// replace puts a reply into the place of a message, unless somebody deleted it.
func replace(ctx context.Context, s *discordgo.Session, old sent, r Reply) error {
	err := request(ctx, s, http.MethodPatch, discordgo.EndpointChannelMessage(old.channel, old.message), onWire(r))
	return unlessGone(err)
}

// deleted deletes the answers to messages that are deleted.
func (e *edge) deleted(ctx context.Context, s *discordgo.Session, messages ...string) {
	for _, id := range messages {
		answer, answered := e.answers.get(id, e.bot.now())
		if !answered {
			continue
		}
		e.answers.drop(id)
		e.work.start(func() { e.guard(ctx, "deleting an answer", func() { e.withdraw(ctx, s, answer) }) })
	}
}

// withdraw deletes a message of the bot's own.
func (e *edge) withdraw(ctx context.Context, s *discordgo.Session, answer sent) {
	ctx, cancel := context.WithTimeout(ctx, sendTime)
	defer cancel()
	err := request(ctx, s, http.MethodDelete, discordgo.EndpointChannelMessage(answer.channel, answer.message), nil)
	if err := unlessGone(err); err != nil {
		e.complain(ctx, "deleting an answer", Request{Channel: answer.channel, ID: answer.message}, err)
	}
}

// unlessGone is an error but for that of a message which is deleted.
func unlessGone(err error) error {
	if restCode(err) == discordgo.ErrCodeUnknownMessage {
		return nil
	}
	return err
}
