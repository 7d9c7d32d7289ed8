package discordtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"
)

// The types of interactions.
const (
	useCommand   = 2
	useComponent = 3
	autocomplete = 4
)

// The types of callbacks.
const (
	callbackMessage      = 4
	callbackDefer        = 5
	callbackDeferUpdate  = 6
	callbackUpdate       = 7
	callbackAutocomplete = 8
	callbackModal        = 9
)

// allowedCallbacks are the callbacks that each type of interaction takes.
var allowedCallbacks = map[int][]int{
	useCommand:   {callbackMessage, callbackDefer, callbackModal},
	useComponent: {callbackMessage, callbackDefer, callbackDeferUpdate, callbackUpdate, callbackModal},
	autocomplete: {callbackAutocomplete},
}

// Interaction is something that a person did with the bot's commands or
// components, and what came of it.
type Interaction struct {
	ID    string
	Token string

	srv       *Server
	kind      int
	channel   string
	botIn     bool      // the bot is in the guild, or it is a direct message
	created   time.Time // all below is guarded by Server.mu
	callback  *Callback
	original  string // the message that @original stands for
	deferred  bool   // the first follow-up answers the deferral
	followups []string
}

// Callback is the bot's first response to an interaction.
type Callback struct {
	Type int
	Data json.RawMessage // as sent
}

// Callback waits for the first response, of whatever type.
func (i *Interaction) Callback(timeout time.Duration) (Callback, error) {
	var got Callback
	err := i.srv.Wait(timeout, "callback to interaction "+i.ID, func() bool {
		i.srv.mu.Lock()
		defer i.srv.mu.Unlock()
		if i.callback == nil {
			return false
		}
		got = *i.callback
		return true
	})
	return got, err
}

// Response waits for the message that the person sees as the answer: at once, in
// place of a deferral, or after one that was deleted. For a component it is the
// message updated.
func (i *Interaction) Response(timeout time.Duration) (Message, error) {
	var got Message
	err := i.srv.Wait(timeout, "response to interaction "+i.ID, func() bool {
		i.srv.mu.Lock()
		defer i.srv.mu.Unlock()
		m := i.srv.world.messages[i.original]
		if m != nil && m.Deleted && i.deferred && len(i.followups) > 0 {
			m = i.srv.world.messages[i.followups[0]]
		}
		if m == nil || m.Loading() || i.callback == nil {
			return false
		}
		got = *m
		return true
	})
	return got, err
}

// Followups lists the follow-up messages so far that are still remembered.
func (i *Interaction) Followups() []Message {
	i.srv.mu.Lock()
	defer i.srv.mu.Unlock()
	var list []Message
	for _, id := range i.followups {
		if m := i.srv.world.messages[id]; m != nil {
			list = append(list, *m)
		}
	}
	return list
}

// callbackBody checks the message of a callback that has one, or its choices.
func callbackBody(c *call) []problem {
	data, _ := c.object()["data"].(object)
	path := []string{"data"}
	switch integer(c.object()["type"]) {
	case callbackMessage, callbackDefer, callbackUpdate:
		return messageRules(data, path)
	case callbackAutocomplete:
		return choiceRules(data, path)
	case callbackModal:
		return componentRules(items(data["components"]), below(path, "components"))
	}
	return nil
}

// callback is POST /interactions/{interaction_id}/{interaction_token}/callback.
func (s *Server) callback(c *call) *answer {
	i := s.world.interactions[c.id("interaction_id")]
	kind := integer(c.object()["type"])
	switch {
	case i == nil || i.Token != c.id("interaction_token"):
		return breach(http.StatusNotFound, 10062, "Unknown interaction")
	case i.callback != nil:
		return breach(http.StatusBadRequest, 40060, "Interaction has already been acknowledged.")
	case s.now().Sub(i.created) > s.cfg.firstAnswer:
		return breach(http.StatusNotFound, 10062, "Unknown interaction")
	case !slices.Contains(allowedCallbacks[i.kind], kind):
		return invalidForm([]problem{{
			path: []string{"type"}, code: "INTERACTION_APPLICATION_COMMAND_CALLBACK_TYPE_INVALID",
			text: fmt.Sprintf("callback type %d does not fit interaction type %d", kind, i.kind),
		}})
	}
	data, _ := c.object()["data"].(object)
	raw, err := json.Marshal(data)
	if err != nil {
		panic(err) // decoded from JSON
	}
	i.callback = &Callback{Type: kind, Data: raw}
	s.perform(i, kind, data)
	s.touch()
	return s.acknowledged(i, c)
}

// perform lets a callback take effect.
func (s *Server) perform(i *Interaction, kind int, data object) {
	switch kind {
	case callbackMessage, callbackDefer:
		m := s.responseMessage(i)
		if kind == callbackDefer {
			m.Flags = flagLoading | integer(data["flags"])&flagEphemeral
			i.deferred = true
		} else {
			m.fill(data)
		}
		i.original = m.ID
		s.publish(m)
	case callbackUpdate:
		if m := s.world.messages[i.original]; m != nil {
			next := *m
			next.fill(data)
			at := s.stamp()
			next.Edited = &at
			*m = next
			s.announce("MESSAGE_UPDATE", m)
		}
	}
}

// responseMessage is a message by the bot in the interaction's channel.
func (s *Server) responseMessage(i *Interaction) *Message {
	m := s.newMessage(i.channel, s.world.bot)
	m.Type = commandMessage
	m.ApplicationID, m.WebhookID = s.IDs.App, s.IDs.App
	return m
}

// acknowledged answers a callback: with nothing, or with the message when the
// request asks for it.
func (s *Server) acknowledged(i *Interaction, c *call) *answer {
	if c.r.URL.Query().Get("with_response") != "true" {
		return &answer{status: http.StatusNoContent}
	}
	body := object{"interaction": object{"id": i.ID, "type": i.kind}}
	if m := s.world.messages[i.original]; m != nil && i.callback.Type == callbackMessage {
		body["resource"] = object{"type": callbackMessage, "message": m}
	}
	return ok200(body)
}
