package bot

import (
	"context"
	"net/http"
	"sync"

	"github.com/bwmarrin/discordgo"
)

// A conversation is an interaction on its way to its last answer. Discord
// takes one first response, within three seconds; all that follows is an edit
// of it or a further message.
type conversation struct {
	session     *discordgo.Session
	interaction *discordgo.Interaction

	mu sync.Mutex
	// begun is whether there was a first response; updating, whether it was to
	// change the message that was clicked; aloud, whether all see the deferral that
	// it was.
	begun, updating, aloud bool
}

// A deferral says what the first response is when the reply follows later. It
// fixes whether that is private.
type deferral struct{ update, private bool }

// deferral tells how to defer a request.
func (b *Bot) deferral(ctx context.Context, req Request) deferral {
	if req.Surface == Click {
		return deferral{update: clicks()[req.action.verb].update, private: true}
	}
	return deferral{private: !commandNamed(req.Command).aloud || b.isPrivate(ctx, req)}
}

// deferReply is the first response to an interaction: the reply follows.
func (w *conversation) deferReply(ctx context.Context, d deferral) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.begun {
		return nil
	}
	w.begun, w.updating, w.aloud = true, d.update, !d.update && !d.private
	c := wireCallback{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}
	switch {
	case d.update:
		c.Type = discordgo.InteractionResponseDeferredMessageUpdate
	case d.private:
		c.Data = wireFlags{discordgo.MessageFlagsEphemeral}
	}
	return w.callback(ctx, c)
}

// send gives the reply, or a part of it.
func (w *conversation) send(ctx context.Context, r Reply) (sent, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var err error
	switch {
	case r.Remove:
		err = w.remove(ctx)
	case r.Public != nil:
		err = w.share(ctx, r)
	case !w.begun:
		err = w.begin(ctx, r)
	case w.updating && !r.Update:
		err = w.follow(ctx, r) // not in the place of what was clicked
	case w.aloud && r.Private:
		if err = w.remove(ctx); err == nil { // or Discord would show the reply to all
			err = w.follow(ctx, r)
		}
	default:
		err = w.request(ctx, http.MethodPatch, w.original(), onWire(r))
	}
	return sent{channel: w.interaction.ChannelID}, err
}

// begin makes the reply the first response.
func (w *conversation) begin(ctx context.Context, r Reply) error {
	w.begun, w.updating = true, r.Update
	err := w.callback(ctx, firstResponse(r))
	if restCode(err) == discordgo.ErrCodeInvalidFormBody {
		w.begun = false // Discord waits for one that it can take
	}
	return err
}

// firstResponse is a reply as the first response to an interaction.
func firstResponse(r Reply) wireCallback {
	m := onWire(r)
	switch {
	case r.Choices != nil:
		return wireCallback{Type: discordgo.InteractionApplicationCommandAutocompleteResult, Data: wireChoices{r.Choices}}
	case r.Update:
		return wireCallback{Type: discordgo.InteractionResponseUpdateMessage, Data: m}
	case r.Private:
		m.Flags = discordgo.MessageFlagsEphemeral
	}
	return wireCallback{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: m}
}

// follow sends a further message.
func (w *conversation) follow(ctx context.Context, r Reply) error {
	m := onWire(r)
	if r.Private {
		m.Flags = discordgo.MessageFlagsEphemeral
	}
	return w.request(ctx, http.MethodPost, discordgo.EndpointFollowupMessage(w.interaction.AppID, w.interaction.Token), m)
}

// share sends the public message of a reply, and then puts the reply into the place
// of what was clicked: where the first fails, the button is still there.
func (w *conversation) share(ctx context.Context, r Reply) error {
	if err := w.keep(ctx); err != nil {
		return err
	}
	if err := w.follow(ctx, *r.Public); err != nil {
		return err
	}
	return unlessGone(w.request(ctx, http.MethodPatch, w.original(), onWire(r)))
}

// keep lets what was clicked stand for now, as the first response.
func (w *conversation) keep(ctx context.Context) error {
	if w.begun {
		return nil
	}
	w.begun, w.updating = true, true
	return w.callback(ctx, wireCallback{Type: discordgo.InteractionResponseDeferredMessageUpdate})
}

// remove deletes the message that was clicked, or the deferral, unless somebody did
// already.
func (w *conversation) remove(ctx context.Context) error {
	if err := w.keep(ctx); err != nil {
		return err
	}
	return unlessGone(w.request(ctx, http.MethodDelete, w.original(), nil))
}

// original is the address of the first response, or of what was clicked.
func (w *conversation) original() string {
	return discordgo.EndpointInteractionResponseActions(w.interaction.AppID, w.interaction.Token)
}

func (w *conversation) request(ctx context.Context, method, at string, body any) error {
	return request(ctx, w.session, method, at, body)
}

// callback is the first response. That there was one already means that it was
// this one, sent again because the answer to it was lost.
func (w *conversation) callback(ctx context.Context, c wireCallback) error {
	err := w.request(ctx, http.MethodPost, discordgo.EndpointInteractionResponse(w.interaction.ID, w.interaction.Token), c)
	if acknowledged(err) {
		return nil
	}
	return err
}
