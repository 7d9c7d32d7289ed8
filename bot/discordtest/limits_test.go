package discordtest_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
)

// request sends a body and returns the status and the answer.
func request(t *testing.T, srv *discordtest.Server, method, path, body string) (int, []byte) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, srv.URL()+"/api/v9"+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bot "+discordtest.DefaultToken)
	r.Header.Set("User-Agent", "DiscordBot (https://example.org, 1)")
	r.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, answer
}

// TestLimits runs the cases of testdata/limits.txt.
func TestLimits(t *testing.T) {
	raw, err := os.ReadFile("testdata/limits.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, cases, _ := strings.Cut(string(raw), "\n\n")
	for _, text := range strings.Split(strings.TrimSpace(cases), "\n\n") {
		lines := strings.Split(text, "\n")
		if len(lines) != 4 {
			t.Fatalf("not a case of four lines:\n%s", text)
		}
		t.Run(strings.TrimPrefix(lines[0], "# "), func(t *testing.T) {
			t.Parallel()
			status, want, _ := strings.Cut(lines[3], " ")
			runLimit(t, lines[1], expand(lines[2]), status, want)
		})
	}
}

// runLimit sends one request to a server of its own and judges the outcome.
func runLimit(t *testing.T, call, body, status, want string) {
	srv, err := discordtest.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(srv.Close)
	method, path, _ := strings.Cut(call, " ")
	got, answer := request(t, srv, method, furnish(t, srv).Replace(path), body)
	if strconv.Itoa(got) != status {
		t.Errorf("status %d, want %s: %s", got, status, answer)
	}
	said := strings.Join(srv.Violations(), "\n")
	if want == "ok" {
		want = ""
	}
	if strings.Contains(said, "our own answer") || want == "" && said != "" || !strings.Contains(said, want) {
		t.Errorf("violations %q, want %q", said, want)
	}
}

// furnish prepares what a path may name.
func furnish(t *testing.T, srv *discordtest.Server) *strings.Replacer {
	t.Helper()
	commands := "/applications/" + srv.IDs.App + "/commands"
	if got, answer := request(t, srv, "PUT", commands, `[{"name":"ask","description":"Ask"}]`); got != 200 {
		t.Fatalf("registering: %d %s", got, answer)
	}
	messages := "/channels/" + srv.IDs.Channel + "/messages"
	_, raw := request(t, srv, "POST", messages, `{"content":"a","allowed_mentions":{"parse":[]}}`)
	var mine struct{ ID string }
	if err := json.Unmarshal(raw, &mine); err != nil {
		t.Fatal(err)
	}
	slash := srv.SlashCommand("ask")
	typing := srv.As("", "").Autocomplete("ask", "question", "w")
	return strings.NewReplacer(
		"{app}", srv.IDs.App, "{channel}", srv.IDs.Channel, "{direct}", srv.IDs.Direct,
		"{mine}", mine.ID, "{theirs}", srv.GuildMessage("hi").ID, "{private}", srv.DirectMessage("hi").ID,
		"{slash}", slash.ID+"/"+slash.Token, "{typing}", typing.ID+"/"+typing.Token,
	)
}

var (
	repeated = regexp.MustCompile(`{{(rep|wide) (\d+)}}`)
	listed   = regexp.MustCompile(`{{list (\d+) (.*?})}}`)
)

// expand writes out the shorthands of a body.
func expand(body string) string {
	body = strings.ReplaceAll(body, "{{quiet}}", `"allowed_mentions":{"parse":[]}`)
	body = repeated.ReplaceAllStringFunc(body, func(s string) string {
		m := repeated.FindStringSubmatch(s)
		n, _ := strconv.Atoi(m[2])
		return strings.Repeat(map[string]string{"rep": "x", "wide": "ж"}[m[1]], n)
	})
	return listed.ReplaceAllStringFunc(body, func(s string) string {
		m := listed.FindStringSubmatch(s)
		n, _ := strconv.Atoi(m[1])
		var all []string
		for i := range n {
			all = append(all, strings.ReplaceAll(m[2], "#", fmt.Sprint(i)))
		}
		return strings.Join(all, ",")
	})
}

func TestErrorsAreNestedAsDiscordNestsThem(t *testing.T) {
	srv := discordtest.New(t)
	srv.Expect("50035")
	body := expand(`{"embeds":[{"title":"a"},{"title":"{{rep 300}}"}],{{quiet}}}`)
	_, raw := request(t, srv, "POST", "/channels/"+srv.IDs.Channel+"/messages", body)
	var got struct {
		Code   int
		Errors struct {
			Embeds map[string]struct {
				Title struct {
					Errors []struct{ Code, Message string } `json:"_errors"`
				}
			}
		}
	}
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	at := got.Errors.Embeds["1"].Title.Errors
	if got.Code != 50035 || len(at) != 1 || at[0].Code != "BASE_TYPE_MAX_LENGTH" {
		t.Errorf("got %s", raw)
	}
}
