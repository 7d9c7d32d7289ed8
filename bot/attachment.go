package bot

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/corpus/reason"
)

// maxFile bounds a file that somebody attaches, in bytes.
const maxFile = 10 << 20

// errLarge says that a file is larger than maxFile.
var errLarge = reason.Errorf(reason.TooLarge, "the file is larger than %d MB", maxFile>>20)

// keepsFiles tells whether an address is one where Discord keeps files, or what
// stands in for it.
func (c Config) keepsFiles(address string) bool {
	return slices.ContainsFunc([]string{"https://cdn.discordapp.com", "https://media.discordapp.net", c.APIURL}, func(at string) bool {
		return at != "" && strings.HasPrefix(address, strings.TrimSuffix(at, "/")+"/")
	})
}

// fetchFile fetches a file that Discord keeps, with the client that sends all
// requests to Discord.
func (e *edge) fetchFile(ctx context.Context, s *discordgo.Session, address string) ([]byte, error) {
	if !e.cfg.keepsFiles(address) {
		return nil, errors.New("the file is not on Discord")
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", s.UserAgent)
	resp, err := s.Client.Do(r)
	if err != nil {
		return nil, reason.Errorf(reason.Unreachable, "the file is not given by Discord: %w", harmless(err))
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(io.LimitReader(resp.Body, maxFile+1))
	switch {
	case err != nil:
		return nil, err
	case resp.StatusCode != http.StatusOK:
		return nil, reason.Errorf(reason.Unreachable, "the file is not given by Discord: %s", resp.Status)
	case len(data) > maxFile:
		return nil, errLarge
	}
	return data, nil
}
