package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"verbatim/bot/discordtest"
)

// patience bounds every wait of the tests; none is expected to come near it.
const patience = 30 * time.Second

// A safeBuffer may be written and read at the same time.
type safeBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *safeBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *safeBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// A served program is the bot as a process, on a stand-in for Discord.
type served struct {
	*discordtest.Server
	t    *testing.T
	data string
	cmd  *exec.Cmd
	log  safeBuffer
}

// serve starts the program as its users do: with a token and whatever else is
// set.
func serve(t *testing.T, settings ...string) *served {
	t.Helper()
	s := &served{Server: discordtest.New(t, discordtest.WithFirstAnswer(patience)), t: t, data: filepath.Join(t.TempDir(), "data")}
	s.cmd = process(t, home{data: s.data})
	s.cmd.Env = append(append(s.cmd.Env, settings...), "DISCORD_TOKEN="+discordtest.DefaultToken, "DISCORD_API_URL="+s.URL())
	s.cmd.Stderr = &s.log
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if s.cmd.ProcessState == nil {
			_ = s.cmd.Process.Kill()
			_ = s.cmd.Wait()
		}
	})
	s.must(s.WaitCommand("ask", patience))
	return s
}

// must ends the test with the program's log when something fails.
func (s *served) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatalf("%v\n%s", err, &s.log)
	}
}

// shows fails unless a message of the bot quotes a text.
func (s *served) shows(m discordtest.Message, want string) {
	s.t.Helper()
	data, err := json.Marshal(m.Embeds)
	s.must(err)
	if !strings.Contains(string(data), want) {
		s.t.Errorf("the reply %q with %s does not quote %q", m.Content, data, want)
	}
}

// TestBot runs the program through a day on Discord.
func TestBot(t *testing.T) {
	s := serve(t)
	const question = "How many hours were Sullivan and Yang in Rome?"

	slash, err := s.SlashCommand("ask", discordtest.Input{Name: "question", Value: question}).Response(patience)
	s.must(err)
	s.shows(slash, "Rome for six hours")
	direct, err := s.WaitReply(s.DirectMessage(question).ID, patience)
	s.must(err)
	s.shows(direct, "Rome for six hours")
	bot := " <@" + s.IDs.Bot + "> "
	for _, said := range []string{question + bot, "hey" + bot + question} {
		mention, err := s.WaitReply(s.GuildMessage(said).ID, patience)
		s.must(err)
		s.shows(mention, "Rome for six hours")
	}

	// A second one does not start, and leaves the first alone.
	s.endsAtOnce(home{data: s.data}, "data folder "+s.data+": end it first")

	// An article that is added while the bot runs is served without a restart.
	file := filepath.Join(t.TempDir(), "ferry.md")
	s.must(os.WriteFile(file, []byte("# Ferry\n\nThe ferry crosses the sound in eleven minutes.\n"), 0o600))
	verbatim(t, home{data: s.data}, "add", file)
	s.until("Which ferry crosses the sound in minutes?", "eleven minutes")

	s.stop()
	if strings.Contains(s.log.String(), discordtest.DefaultToken) {
		t.Errorf("the log shows the token:\n%s", &s.log)
	}
}

// stop asks the program to end, which is no error.
func (s *served) stop() {
	s.t.Helper()
	s.must(s.cmd.Process.Signal(syscall.SIGTERM))
	if err := s.cmd.Wait(); err != nil {
		s.t.Errorf("%v after SIGTERM, want exit code 0\n%s", err, &s.log)
	}
}

// askAgain is the pause between two questions of until: asking faster for long
// would be refused.
const askAgain = 3 * time.Second

// logs waits until the log says something so many times.
func (s *served) logs(text string, times int) {
	s.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(time.Second / 20) {
		if strings.Count(s.log.String(), text) >= times {
			return
		}
	}
	s.t.Fatalf("the log does not say %q %d times within %v\n%s", text, times, patience, &s.log)
}

// until asks again and again until the reply quotes a text, or nothing for "".
func (s *served) until(question, want string) {
	s.t.Helper()
	var last []byte
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(askAgain) {
		m, err := s.WaitReply(s.DirectMessage(question).ID, patience)
		s.must(err)
		last, err = json.Marshal(m.Embeds)
		s.must(err)
		if want == "" && len(m.Embeds) == 0 || want != "" && strings.Contains(string(last), want) {
			return
		}
	}
	s.t.Fatalf("%q is not answered with %q within %v but with %s\n%s", question, want, patience, last, &s.log)
}

// TestBotFollowsAFolder changes the folder of VERBATIM_CORPUS under a bot that
// runs.
func TestBotFollowsAFolder(t *testing.T) {
	folder := t.TempDir()
	const question = "How many minutes does the ferry take to cross the sound?"
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("harbour.md", "# Harbour\n\nThe harbour froze in the winter of 1942, for the first time in a century.\n")
	s := serve(t, "VERBATIM_CORPUS="+folder)
	s.until("When did the harbour freeze?", "winter of 1942")

	write("ferry.md", "# Ferry\n\nThe ferry crosses the sound in eleven minutes. It sails once every hour until midnight.\n")
	s.logs("article=ferry change=added", 1)
	s.until(question, "eleven minutes")
	write("ferry.md", "# Ferry\n\nThe ferry crosses the sound in nine minutes now. It sails once every hour until midnight.\n")
	s.logs("article=ferry change=replaced", 1)
	s.until(question, "nine minutes")
	write("broken.docx", "no Word document")
	s.must(os.Remove(filepath.Join(folder, "ferry.md")))
	s.logs("article=ferry change=removed", 1)
	s.until(question, "")
	s.until("When did the harbour freeze?", "winter of 1942")
	s.stop()
	if !strings.Contains(s.log.String(), "broken.docx") {
		t.Errorf("the log does not name the file that cannot be read:\n%s", &s.log)
	}
}

// TestInviteAndDoctor asks the stand-in about the application.
func TestInviteAndDoctor(t *testing.T) {
	s := serve(t)
	ask := func(args ...string) (string, error) {
		cmd := process(t, home{data: s.data}, args...)
		cmd.Env = append(cmd.Env, "DISCORD_TOKEN="+discordtest.DefaultToken, "DISCORD_API_URL="+s.URL())
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	link, err := ask("invite")
	if want := "https://discord.com/oauth2/authorize?client_id=" + s.IDs.App; err != nil || !strings.HasPrefix(link, want) {
		t.Errorf("invite printed %q, %v, want %s", link, err, want)
	}
	report, err := ask("doctor")
	if err != nil {
		t.Errorf("doctor fails where all is well: %v", err)
	}
	for _, want := range []string{"ok   token", "ok   commands     registered", "ok   permissions  all there", "ok   library", "ok   disk"} {
		if !strings.Contains(report, want) {
			t.Errorf("doctor does not say %q but\n%s", want, report)
		}
	}
	s.AllowBot(s.IDs.Guild, 0)
	report, err = ask("doctor")
	if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != exitError {
		t.Errorf("doctor ends with %v where permissions are missing", err)
	}
	if want := `BAD  permissions  missing in "readers": View Channels, `; !strings.Contains(report, want) {
		t.Errorf("doctor does not say %q but\n%s", want, report)
	}
}

func TestTokenOwner(t *testing.T) {
	for token, want := range map[string]string{
		"MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.xyz": "123456789012345678",
		"":                                    "",
		"not a token":                         "",
		"YWJjZGVmZ2hpamtsbW5vcHE.x.y":         "", // letters
	} {
		if got := tokenOwner(token); got != want {
			t.Errorf("%q: got %q, want %q", token, got, want)
		}
	}
}
