package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"
)

// invitePermissions are all that the bot needs in a server.
const invitePermissions = discordgo.PermissionViewChannel | // to get messages that mention it
	discordgo.PermissionSendMessages | // to answer them
	discordgo.PermissionSendMessagesInThreads | // the same in threads
	discordgo.PermissionEmbedLinks | // quotes are embeds, which Discord drops without it
	discordgo.PermissionReadMessageHistory // an answer refers to the message it answers

// InviteURL is the link that puts the bot of an application on a server. It
// asks for the bot and its commands (scopes bot and applications.commands) and
// for these permissions only: view channels, send messages, send messages in
// threads, embed links, read message history. None of them is for reading what
// is not addressed to the bot: that is the privileged intent, which it does
// not use.
func InviteURL(applicationID string) string {
	query := url.Values{
		"client_id":   {applicationID},
		"scope":       {"bot applications.commands"},
		"permissions": {strconv.FormatInt(invitePermissions, 10)},
	}
	return "https://discord.com/oauth2/authorize?" + query.Encode()
}

// ApplicationID asks Discord which application a token belongs to. It fails
// with ErrToken for a bad token.
func ApplicationID(ctx context.Context, cfg Config) (string, error) {
	app, err := askApplication(ctx, cfg)
	return app.ID, err
}

// checkTime bounds each question to Discord about the application.
const checkTime = 15 * time.Second

// application is what Discord says about a bot's application.
type application struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

func askApplication(ctx context.Context, cfg Config) (app application, err error) {
	s, err := checkedSession(cfg)
	if err != nil {
		return app, err
	}
	ctx, cancel := context.WithTimeout(ctx, checkTime)
	defer cancel()
	at := discordgo.EndpointApplications + "/@me"
	raw, err := s.RequestWithBucketID(http.MethodGet, at, nil, at, discordgo.WithContext(ctx))
	if err != nil {
		return app, refused(harmless(err))
	}
	return app, json.Unmarshal(raw, &app)
}

func checkedSession(cfg Config) (*discordgo.Session, error) {
	base, err := parseBase(cfg.APIURL)
	if err != nil {
		return nil, err
	}
	return newSession(cfg.Token, base)
}

// A Finding is one thing that Check looked at.
type Finding struct {
	// Subject is what was looked at.
	Subject string
	// OK is whether it is well. Detail says how it is, Advice what to do about
	// it; Advice is "" when there is nothing to do.
	OK             bool
	Detail, Advice string
}

// Check looks at what can be wrong with the bot on Discord's side, without
// connecting to the gateway: whether Discord can be reached, the token, the
// application, and the registered commands.
func Check(ctx context.Context, cfg Config) []Finding {
	app, err := askApplication(ctx, cfg)
	switch {
	case errors.Is(err, ErrToken):
		return []Finding{{Subject: "token", Detail: "refused", Advice: err.Error()}}
	case err != nil:
		return []Finding{{Subject: "Discord", Detail: err.Error(),
			Advice: "check the network and the API address, and https://discordstatus.com"}}
	}
	list := []Finding{{Subject: "token", OK: true, Detail: fmt.Sprintf("of the application %q, %s", app.Name, app.ID)}}
	return append(list, checkCommands(ctx, cfg, app.ID))
}

// checkCommands compares the registered commands with those of this version.
func checkCommands(ctx context.Context, cfg Config, app string) Finding {
	f := Finding{Subject: "commands"}
	s, err := checkedSession(cfg)
	if err != nil {
		f.Detail = err.Error()
		return f
	}
	ctx, cancel := context.WithTimeout(ctx, checkTime)
	defer cancel()
	have, err := s.ApplicationCommands(app, "", discordgo.WithContext(ctx))
	switch {
	case err != nil:
		f.Detail, f.Advice = harmless(err).Error(), "invite the bot anew with the link of `verbatim invite`"
	case !sameCommands(have, english().commands()):
		f.Detail, f.Advice = "not registered, or of another version", "start the bot once: `verbatim run` registers them"
	default:
		f.OK, f.Detail = true, "registered"
	}
	return f
}
