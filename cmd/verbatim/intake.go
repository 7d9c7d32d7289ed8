package main

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/format"
	"verbatim/corpus/intake"
	"verbatim/corpus/web"
)

// newIntake returns what brings articles from the web into the store.
func (p *program) newIntake(store *corpus.Store, reader *format.Reader) *intake.Intake {
	client := web.New(web.Options{Version: strings.Trim(release(), "()"), Contact: p.Contact, Permits: p.Permits})
	return &intake.Intake{Store: store, Web: client, Reader: reader, Log: p.log}
}

// isAddress tells a web address from a path.
func isAddress(path string) bool {
	scheme, _, ok := strings.Cut(strings.ToLower(path), "://")
	return ok && (scheme == "http" || scheme == "https")
}

// likeAddress tells what somebody may have meant for a web address and wrote
// without http:// or https://.
func likeAddress(path string) bool {
	host, _, ok := strings.Cut(path, "/")
	return strings.Contains(path, "://") || strings.HasPrefix(path, "www.") || ok && strings.Contains(strings.Trim(host, "."), ".")
}
