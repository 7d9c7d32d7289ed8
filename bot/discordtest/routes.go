package discordtest

import (
	"net/http"
	"slices"
	"strings"
)

// route is one endpoint.
type route struct {
	method string
	path   string                  // in Discord's notation
	auth   bool                    // wants the bot's token
	body   rule                    // not required where there is no body
	rules  func(c *call) []problem // over several fields
	handle func(*Server, *call) *answer

	message bool // the body is a message that could ping
	creates bool // and must not be empty
}

func (r route) callback() bool { return strings.HasSuffix(r.path, "/callback") }

// of is the rule of a body that is an object of one shape.
func of(name string) rule { return rule{kind: nested, of: name, required: true} }

// listOf is the rule of a body that is a list of objects of one shape.
func listOf(name string) rule { return rule{kind: list, of: name, max: 130, required: true} }

func messageBody(c *call) []problem { return messageRules(c.object(), nil) }

// routes are the endpoints that a bot of this kind needs. All others answer
// 404 and are a violation.
func routes() []route {
	const (
		commands = "/applications/{application_id}/commands"
		messages = "/channels/{channel_id}/messages"
		message  = "/channels/{channel_id}/messages/{message_id}"
		hook     = "/webhooks/{webhook_id}/{webhook_token}"
		original = hook + "/messages/@original"
	)
	return []route{
		{method: "GET", path: "/gateway", handle: (*Server).getGateway},
		{method: "GET", path: "/gateway/bot", auth: true, handle: (*Server).getGatewayBot},
		{method: "GET", path: "/users/@me", auth: true, handle: (*Server).getMe},
		{method: "GET", path: "/applications/@me", auth: true, handle: (*Server).getApplication},
		{method: "GET", path: "/users/@me/guilds", auth: true, handle: (*Server).getMyGuilds},
		{method: "POST", path: "/users/@me/channels", auth: true, body: of("direct"), handle: (*Server).openDirect},
		{method: "GET", path: "/guilds/{guild_id}/members/{user_id}", auth: true, handle: (*Server).getMember},
		{method: "POST", path: "/channels/{channel_id}/typing", auth: true, handle: (*Server).typing},

		{method: "GET", path: commands, auth: true, handle: (*Server).getCommands},
		{method: "PUT", path: commands, auth: true, body: listOf("command"), rules: commandsBody, handle: (*Server).setCommands},

		{method: "POST", path: messages, auth: true, body: of("message"), rules: messageBody, message: true, creates: true, handle: (*Server).createMessage},
		{method: "GET", path: message, auth: true, handle: (*Server).getMessage},
		{method: "PATCH", path: message, auth: true, body: of("message edit"), rules: messageBody, message: true, handle: (*Server).editMessage},
		{method: "DELETE", path: message, auth: true, handle: (*Server).deleteMessage},
		{method: "POST", path: message + "/threads", auth: true, body: of("thread"), handle: (*Server).startThread},

		{method: "POST", path: "/interactions/{interaction_id}/{interaction_token}/callback",
			body: of("callback/"), rules: callbackBody, message: true, creates: true, handle: (*Server).callback},
		{method: "POST", path: hook, body: of("webhook"), rules: messageBody, message: true, creates: true, handle: (*Server).followUp},
		{method: "PATCH", path: original, body: of("webhook edit"), rules: messageBody, message: true, handle: (*Server).editResponse},
		{method: "DELETE", path: original, handle: (*Server).deleteResponse},
	}
}

// handler serves the routes under both versions of the API that clients use,
// and the gateway.
func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	for _, rt := range routes() {
		for _, version := range []string{"/api/v9", "/api/v10"} {
			mux.HandleFunc(rt.method+" "+version+rt.path, func(w http.ResponseWriter, r *http.Request) {
				s.serve(rt, w, r)
			})
		}
	}
	file := route{method: "GET", handle: (*Server).getFile}
	mux.HandleFunc("GET /attachments/{channel_id}/{attachment_id}", func(w http.ResponseWriter, r *http.Request) { s.serve(file, w, r) })
	mux.HandleFunc("/gateway-socket", s.serveGateway)
	mux.HandleFunc("/gateway-socket/", s.serveGateway)
	unknown := route{handle: (*Server).notFound}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		rt := unknown
		rt.method = r.Method
		s.serve(rt, w, r)
	})
	return mux
}

// resumePath sets apart the address that READY gives for RESUME.
const resumePath = "/resume"

func (s *Server) gatewayURL() string {
	return "ws" + strings.TrimPrefix(s.http.URL, "http") + "/gateway-socket"
}

func (s *Server) notFound(*call) *answer {
	a := fail(http.StatusNotFound, 0, "404: Not Found")
	a.breach = "no such endpoint here"
	return a
}

func (s *Server) getGateway(*call) *answer { return ok200(object{"url": s.gatewayURL()}) }

func (s *Server) getGatewayBot(*call) *answer {
	return ok200(object{"url": s.gatewayURL(), "shards": s.cfg.shards, "session_start_limit": object{
		"total": maxStarts, "remaining": max(0, maxStarts-s.stats.Identifies), "reset_after": 86400000,
		"max_concurrency": s.cfg.concurrency,
	}})
}

func (s *Server) getMe(*call) *answer {
	u := s.world.bot
	return ok200(object{
		"id": u.ID, "username": u.Username, "discriminator": u.Discriminator, "global_name": u.GlobalName,
		"avatar": u.Avatar, "bot": true, "public_flags": 0, "flags": 0, "mfa_enabled": true, "locale": "en-US",
		"verified": true, "email": nil,
	})
}

func (s *Server) getApplication(*call) *answer { return ok200(s.applicationJSON()) }

func (s *Server) openDirect(c *call) *answer {
	u, ok := s.world.users[text(c.object()["recipient_id"])]
	switch {
	case !ok:
		return fail(http.StatusBadRequest, 50033, "Invalid Recipient(s)")
	case u.Bot:
		return fail(http.StatusBadRequest, 50007, "Cannot send messages to this user")
	}
	return ok200(s.channelJSON(s.directWith(u.ID)))
}

func (s *Server) getMember(c *call) *answer {
	g, id := s.world.guilds[c.id("guild_id")], c.id("user_id")
	switch {
	case g == nil || !g.botIn:
		return fail(http.StatusNotFound, 10004, "Unknown Guild")
	case !slices.Contains(g.members, id):
		return fail(http.StatusNotFound, 10007, "Unknown Member")
	}
	return ok200(s.memberJSON(g, id))
}

func (s *Server) typing(c *call) *answer {
	if _, bad := s.channelFor(c); bad != nil {
		return bad
	}
	return &answer{status: http.StatusNoContent}
}

// startThread is POST /channels/{channel_id}/messages/{message_id}/threads. A
// thread has the ID of the message it starts from.
func (s *Server) startThread(c *call) *answer {
	m, bad := s.messageFor(c)
	if bad != nil {
		return bad
	}
	switch kind := s.world.channels[m.ChannelID].kind; {
	case kind == voiceChannel: // of which no message tells
		return fail(http.StatusBadRequest, 50024, "Cannot execute action on this channel type")
	case kind != textChannel:
		return breach(http.StatusBadRequest, 50024, "Cannot execute action on this channel type")
	case s.world.channels[m.ID] != nil:
		return fail(http.StatusBadRequest, 160004, "A thread has already been created for this message")
	}
	thread := s.create(channel{
		id: m.ID, guild: m.GuildID, name: text(c.object()["name"]), kind: publicThread,
		parent: m.ChannelID, owner: s.world.bot.ID,
	})
	return &answer{status: http.StatusCreated, body: s.channelJSON(thread)}
}
