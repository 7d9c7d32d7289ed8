package discordtest_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"verbatim/bot/discordtest"

	"github.com/bwmarrin/discordgo"
)

// patience bounds every wait of the tests; none is expected to come near it.
const patience = 30 * time.Second

const intents = discordgo.IntentsGuilds | discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages

// noPings is what every message must carry.
var noPings = &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}}

// toServer sends all requests to a server instead of Discord.
type toServer struct {
	host  string
	inner http.RoundTripper
}

func (t toServer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host, r.Host = "http", t.host, t.host
	return t.inner.RoundTrip(r)
}

// client is a real discordgo that talks to the server, not connected yet. It
// retries nothing.
func client(t *testing.T, srv *discordtest.Server) *discordgo.Session {
	t.Helper()
	s, err := discordgo.New("Bot " + discordtest.DefaultToken)
	if err != nil {
		t.Fatal(err)
	}
	at, err := url.Parse(srv.URL())
	if err != nil {
		t.Fatal(err)
	}
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	s.Client = &http.Client{Transport: toServer{at.Host, transport}, Timeout: patience}
	s.Identify.Intents = intents
	s.StateEnabled = false
	s.ShouldRetryOnRateLimit = false
	s.MaxRestRetries = 0
	s.LogLevel = -1
	return s
}

// connect opens the gateway until the test ends.
func connect(t *testing.T, s *discordgo.Session) {
	t.Helper()
	if err := s.Open(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
}

// register gives the bot one command, /ask with a required question.
func register(t *testing.T, srv *discordtest.Server, s *discordgo.Session) {
	t.Helper()
	_, err := s.ApplicationCommandBulkOverwrite(srv.IDs.App, "", []*discordgo.ApplicationCommand{{
		Name: "ask", Description: "Ask", Options: []*discordgo.ApplicationCommandOption{{
			Type: discordgo.ApplicationCommandOptionString, Name: "question", Description: "Your question", Required: true,
		}},
	}})
	if err != nil {
		t.Fatal(err)
	}
}

// echo answers commands and messages with what was said.
func echo(t *testing.T, srv *discordtest.Server, s *discordgo.Session) {
	s.AddHandler(func(s *discordgo.Session, i *discordgo.InteractionCreate) {
		data := i.ApplicationCommandData()
		err := s.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{
			Type: discordgo.InteractionResponseChannelMessageWithSource,
			Data: &discordgo.InteractionResponseData{
				Content: data.Options[0].StringValue(), AllowedMentions: noPings, Flags: discordgo.MessageFlagsEphemeral,
			},
		})
		if err != nil {
			t.Error(err)
		}
	})
	s.AddHandler(func(s *discordgo.Session, m *discordgo.MessageCreate) {
		if m.Author.ID == srv.IDs.Bot {
			return
		}
		_, err := s.ChannelMessageSendComplex(m.ChannelID, &discordgo.MessageSend{
			Content: "heard: " + m.Content, AllowedMentions: noPings, Reference: m.Reference(),
		})
		if err != nil {
			t.Error(err)
		}
	})
}

func TestARealBotAnswers(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	bot := client(t, srv)
	echo(t, srv, bot)
	connect(t, bot)
	register(t, srv, bot)
	if err := srv.WaitCommand("ask", patience); err != nil {
		t.Fatal(err)
	}

	t.Run("slash command", func(t *testing.T) {
		m, err := srv.SlashCommand("ask", discordtest.Input{Name: "question", Value: "who?"}).Response(patience)
		if err != nil {
			t.Fatal(err)
		}
		if m.Content != "who?" || !m.Ephemeral() {
			t.Errorf("got %q, ephemeral %v", m.Content, m.Ephemeral())
		}
	})
	for name, said := range map[string]discordtest.Message{
		"direct message":        srv.DirectMessage("hello"),
		"mention":               srv.GuildMessage("hello <@" + srv.IDs.Bot + ">"),
		"mention by nickname":   srv.GuildMessage("hello <@!" + srv.IDs.Bot + "> there"),
		"no mention: blank":     srv.GuildMessage("hello all"),
		"role ping: blank":      srv.GuildMessage("hello <@&" + srv.IDs.BotRole + ">"),
		"other mentioned: none": srv.GuildMessage("hello <@" + srv.IDs.Other + ">"),
	} {
		t.Run(name, func(t *testing.T) {
			m, err := srv.WaitReply(said.ID, patience)
			if err != nil {
				t.Fatal(err)
			}
			want := "heard: " + said.Content
			if len(name) > 7 && (name[len(name)-5:] == "blank" || name[len(name)-4:] == "none") {
				want = "heard:"
			}
			if m.Content != want {
				t.Errorf("got %q, want %q", m.Content, want)
			}
		})
	}
}
