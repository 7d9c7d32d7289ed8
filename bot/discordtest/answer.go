package discordtest

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"strings"
)

// answer is what a request gets back.
type answer struct {
	status  int
	body    any    // encoded as JSON; nil sends no body
	html    string // sent instead of body
	header  http.Header
	breach  string // the violation that the request is, "" for none
	effect  bool   // the request took effect
	encoded []byte
}

func ok200(body any) *answer { return &answer{status: http.StatusOK, body: body} }

// fail is an answer in the shape of Discord's errors:
// https://discord.com/developers/docs/reference#error-messages
func fail(status, code int, message string) *answer {
	return &answer{status: status, body: object{"code": code, "message": message}}
}

// breach is fail for what a correct bot never does.
func breach(status, code int, message string) *answer {
	a := fail(status, code, message)
	a.breach = fmt.Sprintf("%s (%d)", message, code)
	return a
}

func emptyMessage() *answer {
	return breach(http.StatusBadRequest, 50006, "Cannot send an empty message")
}

// invalidForm is Discord's answer to a body with problems, 50035: they are
// nested as the body is.
func invalidForm(problems []problem) *answer {
	errs := object{}
	var said []string
	for _, p := range problems {
		at := errs
		for _, key := range p.path {
			if _, ok := at[key].(object); !ok {
				at[key] = object{}
			}
			at = at[key].(object)
		}
		list, _ := at["_errors"].([]object)
		at["_errors"] = append(list, object{"code": p.code, "message": p.text})
		said = append(said, p.String())
	}
	return &answer{
		status: http.StatusBadRequest,
		body:   object{"code": 50035, "message": "Invalid Form Body", "errors": errs},
		breach: "Invalid Form Body (50035): " + strings.Join(said, "; "),
	}
}

func (a *answer) encode() {
	if a.body == nil {
		a.encoded = []byte(a.html)
		return
	}
	raw, err := json.Marshal(a.body)
	if err != nil {
		panic(err) // our own data
	}
	a.encoded = raw
}

func (a *answer) write(w http.ResponseWriter) {
	kind := "application/json"
	if a.html != "" {
		kind = "text/html"
	}
	w.Header().Set("Content-Type", kind)
	maps.Copy(w.Header(), a.header)
	w.WriteHeader(a.status)
	_, _ = w.Write(a.encoded)
}
