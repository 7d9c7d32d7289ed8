package discordtest

import (
	"net/http"
	"time"
)

// interactionFor finds the interaction whose token a webhook request uses: one
// that was acknowledged, within the life of its token.
func (s *Server) interactionFor(c *call) (*Interaction, *answer) {
	i := s.world.tokens[c.id("webhook_token")]
	switch {
	case i == nil || c.id("webhook_id") != s.IDs.App:
		return nil, breach(http.StatusNotFound, 10015, "Unknown Webhook")
	case s.now().Sub(i.created) > tokenLife*time.Minute:
		return nil, breach(http.StatusUnauthorized, 50027, "Invalid Webhook Token")
	case i.callback == nil:
		return nil, breach(http.StatusNotFound, 10015, "Unknown Webhook")
	}
	return i, nil
}

// responseFor finds the first response to an interaction.
func (s *Server) responseFor(c *call) (*Interaction, *Message, *answer) {
	i, bad := s.interactionFor(c)
	if bad != nil {
		return nil, nil, bad
	}
	m := s.world.messages[i.original]
	if m == nil || m.Deleted {
		return nil, nil, fail(http.StatusNotFound, 10008, "Unknown Message")
	}
	return i, m, nil
}

// followUp is POST /webhooks/{webhook_id}/{webhook_token}. Right after a
// deferral it answers that one instead, as Discord does.
func (s *Server) followUp(c *call) *answer {
	i, bad := s.interactionFor(c)
	if bad != nil {
		return bad
	}
	if m := s.world.messages[i.original]; i.deferred && m != nil && m.Loading() && !m.Deleted {
		return s.answerDeferral(i, m, c)
	}
	if !i.botIn && len(i.followups) >= maxFollowups {
		return breach(http.StatusBadRequest, 40094, "This interaction has hit the maximum number of follow up messages")
	}
	m := s.responseMessage(i)
	m.fill(c.object())
	i.followups = append(i.followups, m.ID)
	s.publish(m)
	return waited(c, m)
}

// answerDeferral puts the answer in place of the deferral.
func (s *Server) answerDeferral(i *Interaction, m *Message, c *call) *answer {
	a := s.edit(m, c)
	if a.status == http.StatusOK {
		i.deferred = false
		return waited(c, m)
	}
	return a
}

// waited shows the message only to a client that asked to wait for it.
func waited(c *call, m *Message) *answer {
	if c.r.URL.Query().Get("wait") != "true" && c.r.Method == http.MethodPost {
		return &answer{status: http.StatusNoContent}
	}
	return ok200(m)
}

// editResponse is PATCH /webhooks/…/messages/@original.
func (s *Server) editResponse(c *call) *answer {
	i, m, bad := s.responseFor(c)
	if bad != nil {
		return bad
	}
	if m.Loading() {
		return s.answerDeferral(i, m, c)
	}
	return s.edit(m, c)
}

// deleteResponse is DELETE /webhooks/…/messages/@original.
func (s *Server) deleteResponse(c *call) *answer {
	_, m, bad := s.responseFor(c)
	if bad != nil {
		return bad
	}
	s.remove(m)
	return &answer{status: http.StatusNoContent}
}
