package bot

import (
	"strings"
	"time"
)

const (
	// silence ends a conversation: what is asked later stands alone.
	silence = 10 * time.Minute
	// maxTalks bounds how many questions are remembered.
	maxTalks = 1 << 13
)

// A talk remembers the questions that were answered of late, by the message
// that answered and by the place and the person, so that the next one can go
// on from them.
type talk struct{ questions *recent[string] }

func newTalk() talk { return talk{newRecent[string](maxTalks, silence)} }

// placeKey names a person in a direct message or a thread.
func placeKey(channel, user string) string { return channel + "/" + user }

// answered remembers that a question of a person was answered, and where.
func (k talk) answered(req Request, to sent, question string, now time.Time) {
	if question == "" {
		return
	}
	k.questions.put(placeKey(req.Channel, req.User), question, now)
	if req.Surface == Mention { // a thread has the ID of the message that it starts from
		k.questions.put(placeKey(req.ID, req.User), question, now)
	}
	if to.message != "" {
		k.questions.put(to.message, question, now)
	}
}

// before is the question that was answered by a message or in a place.
func (k talk) before(key string, now time.Time) string {
	question, _ := k.questions.get(key, now)
	return question
}

// questionIn reads the question out of the notes of an answer, in whatever
// language they are written. "" where there is none.
func questionIn(content string) string {
	for _, id := range []string{"understood", "asked"} {
		for _, name := range spoken().languages {
			prefix, _, _ := strings.Cut(spoken().in(name).say(id, "Question", "\x00"), "\x00")
			_, rest, found := strings.Cut(content, noteMark+prefix)
			if !found {
				continue
			}
			line, _, _ := strings.Cut(rest, "\n")
			if question, _, err := decode(line); err == nil {
				return question
			}
		}
	}
	return ""
}
