package discordtest

import "net/http"

// attachment is a file as an interaction tells of it.
type attachment struct {
	ID       string `json:"id"`
	Filename string `json:"filename"`
	Size     int    `json:"size"`
	URL      string `json:"url"`
	ProxyURL string `json:"proxy_url"`
}

// attach keeps a file, which GET serves from then on.
func (s *Server) attach(channelID string, f File) attachment {
	id := s.newID()
	path := "/attachments/" + channelID + "/" + id
	at := s.http.URL + path
	s.world.files[path] = f.Data
	return attachment{ID: id, Filename: f.Name, Size: len(f.Data), URL: at, ProxyURL: at}
}

// getFile is GET /attachments/{channel_id}/{attachment_id}.
func (s *Server) getFile(c *call) *answer {
	data, ok := s.world.files[c.r.URL.Path]
	if !ok {
		return &answer{status: http.StatusNotFound, html: "This content is no longer available."}
	}
	return &answer{status: http.StatusOK, html: string(data)}
}
