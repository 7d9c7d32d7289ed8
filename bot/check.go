package bot

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/gateway"
	"verbatim/bot/rest"
)

// ApplicationID asks Discord which application a token belongs to. It fails
// with gateway.ErrToken for a bad token.
func ApplicationID(ctx context.Context, cfg Config) (string, error) {
	s, err := checkedSession(cfg)
	if err != nil {
		return "", err
	}
	app, err := askApplication(ctx, s)
	return app.ID, err
}

// checkTime bounds what is asked of Discord: first about the application, then
// about all the rest.
const checkTime = 15 * time.Second

// application is what Discord says about a bot's application.
type application struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

func askApplication(ctx context.Context, s *discordgo.Session) (app application, err error) {
	ctx, cancel := context.WithTimeout(ctx, checkTime)
	defer cancel()
	err = refused(get(ctx, s, discordgo.EndpointApplications+"/@me", &app))
	return app, err
}

func checkedSession(cfg Config) (*discordgo.Session, error) {
	base, err := parseBase(cfg.APIURL)
	if err != nil {
		return nil, err
	}
	return gateway.NewSession(cfg.Token, rest.NewTransport(base, 1, func(*http.Response) {}))
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
// application, the registered commands, and the permissions in each server.
func Check(ctx context.Context, cfg Config) []Finding {
	s, err := checkedSession(cfg)
	if err != nil {
		return []Finding{{Subject: "Discord", Detail: err.Error(), Advice: "mend the API address"}}
	}
	app, err := askApplication(ctx, s)
	switch {
	case errors.Is(err, gateway.ErrToken):
		return []Finding{{Subject: "token", Detail: "refused", Advice: err.Error()}}
	case err != nil:
		return []Finding{{Subject: "Discord", Detail: err.Error(),
			Advice: "check the network and the API address, and https://discordstatus.com"}}
	}
	token := Finding{Subject: "token", OK: true, Detail: fmt.Sprintf("of the application %q, %s", app.Name, app.ID)}
	ctx, cancel := context.WithTimeout(ctx, checkTime)
	defer cancel()
	return append([]Finding{token, checkCommands(ctx, s, app.ID)}, checkPermissions(ctx, s)...)
}

// checkCommands compares the registered commands with those of this version.
func checkCommands(ctx context.Context, s *discordgo.Session, app string) Finding {
	f := Finding{Subject: "commands"}
	have, err := listCommands(ctx, s, app)
	switch {
	case err != nil:
		f.Detail, f.Advice = err.Error(), "try again in a minute"
	case !sameCommands(have, registered()):
		f.Detail, f.Advice = "not registered, or of another version", "start the bot once: `verbatim run` registers them"
	default:
		f.OK, f.Detail = true, "registered"
	}
	return f
}
