package bot

import (
	"context"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
)

// A posting is a person's message and the bot's answer to it. People edit and
// delete messages at any time, also while the answer is under way: each wording
// is answered by a request of its own, and the last one stays.
type posting struct {
	// wordings counts those that the message had, answered is the one that the
	// answer is to.
	wordings, answered atomic.Int64
	// gone is whether the message was deleted.
	gone atomic.Bool
	// answer is the bot's message, nil while there is none.
	answer atomic.Pointer[sent]
	// sending is held while an answer is sent.
	sending sync.Mutex
}

// maxPostings and postingAge bound what is remembered of messages and answers.
// Later the button Delete still deletes an answer.
const maxPostings, postingAge = 1 << 13, time.Hour

// postingOf is the posting of a message, made where there is none.
func (e *edge) postingOf(message string) *posting {
	now := e.bot.now()
	p, known := e.postings.get(message, now)
	if !known {
		p = &posting{}
		e.postings.put(message, p, now)
	}
	return p
}

// outdated tells whether nobody waits for the answer to a wording any more.
func (p *posting) outdated(wording int64) bool {
	return p.gone.Load() || wording < p.answered.Load()
}

// backTo is the way to whoever wrote a message or edited it.
func (e *edge) backTo(s *discordgo.Session, req Request, p *posting) way {
	wording := p.wordings.Add(1)
	return way{
		late:     func(ctx context.Context) error { return typing(ctx, s, req.Channel) },
		outdated: func() bool { return p.outdated(wording) },
		send: func(ctx context.Context, r Reply) (sent, error) {
			p.sending.Lock()
			defer p.sending.Unlock()
			if p.outdated(wording) {
				return sent{}, nil
			}
			to, err := e.put(ctx, s, req, p, r)
			if err == nil {
				p.answered.Store(wording)
			}
			return to, err
		},
	}
}

// put answers a message: in the place of the answer that there is, if any.
func (e *edge) put(ctx context.Context, s *discordgo.Session, req Request, p *posting, r Reply) (sent, error) {
	if before := p.answer.Load(); before != nil {
		made, err := replace(ctx, s, *before, r)
		if err != nil {
			return *before, err
		}
		return *before, e.keepSource(ctx, s, *before, made, r)
	}
	to, err := e.post(ctx, s, req, r)
	if to.message != "" {
		p.answer.CompareAndSwap(nil, &to)
	}
	if p.gone.Load() {
		e.withdraw(ctx, s, p)
	}
	return to, err
}

// note remembers which message one of the bot's own answers, should Discord's
// answer to its sender be lost.
func (e *edge) note(m *discordgo.Message) {
	if m == nil || m.Author == nil || m.Author.ID != e.placeOf("").self || m.WebhookID != "" {
		return // what answers an interaction counts as a webhook's
	}
	of := m.ChannelID // a thread has the ID of the message that it starts from
	if m.MessageReference != nil {
		of = m.MessageReference.MessageID
	}
	if p, known := e.postings.get(of, e.bot.now()); known {
		p.answer.CompareAndSwap(nil, &sent{m.ChannelID, m.ID})
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
	p, taken := e.postings.get(m.ID, e.bot.now())
	edit := m.EditedTimestamp.Format(time.RFC3339Nano)
	if !taken {
		if e.message(ctx, s, m.Message, c) {
			e.seen.first(m.ID+edit, e.bot.now()) // Discord tells of it again, with the preview of a link
		}
		return
	}
	req, ok := e.meant(m.Message)
	if !ok {
		return
	}
	req.edited = edit
	e.take(ctx, s, req, c, e.backTo(s, req, p))
}

// replace puts a reply into the place of a message, unless somebody deleted it,
// and returns what Discord made of it.
func replace(ctx context.Context, s *discordgo.Session, old sent, r Reply) (made created, err error) {
	err = ask(ctx, s, http.MethodPatch, discordgo.EndpointChannelMessage(old.channel, old.message), onWire(r), &made)
	return made, unlessGone(readable(err))
}

// deleted deletes the answers to messages that are deleted, also those that are
// still to come.
func (e *edge) deleted(ctx context.Context, s *discordgo.Session, messages ...string) {
	for _, id := range messages {
		p, taken := e.postings.get(id, e.bot.now())
		if !taken {
			continue
		}
		e.postings.drop(id)
		p.gone.Store(true)
		e.deletions.start(func() { e.guard(ctx, "deleting an answer", func() { e.withdraw(ctx, s, p) }) })
	}
}

// withdraw deletes the answer of a posting, where there is one.
func (e *edge) withdraw(ctx context.Context, s *discordgo.Session, p *posting) {
	answer := p.answer.Swap(nil)
	if answer == nil {
		return
	}
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
