package bot

import (
	"strings"
	"time"

	"verbatim/bot/markdown"
)

const (
	// silence ends a conversation: what is asked later stands alone.
	silence = 10 * time.Minute
	// maxTalks bounds how many questions are remembered.
	maxTalks = 1 << 13
)

// A topic is a question that was answered, or was not.
type topic struct {
	question string
	// shown is how many of the quotes that answer it were shown, 0 where that is
	// not known.
	shown int
	// refused is whether nothing was found.
	refused bool
}

// A talk remembers the topics of late, by the messages that asked and answered
// and by the place and the person, so that the next question can go on from them.
type talk struct{ topics *recent[topic] }

func newTalk() talk { return talk{newRecent[topic](maxTalks, silence)} }

// placeKey names a person in a direct message or a thread.
func placeKey(channel, user string) string { return channel + "/" + user }

// answers remembers what a person is about to be told.
func (k talk) answers(req Request, about topic, now time.Time) {
	if about.question == "" {
		return
	}
	k.topics.put(placeKey(req.Channel, req.User), about, now)
	if req.answersMessage() {
		k.topics.put(req.ID, about, now)
	}
	if req.Surface == Mention { // a thread has the ID of the message that it starts from
		k.topics.put(placeKey(req.ID, req.User), about, now)
	}
}

// answered remembers which message says it, where that is known.
func (k talk) answered(to sent, about topic, now time.Time) {
	if about.question != "" && to.message != "" {
		k.topics.put(to.message, about, now)
	}
}

// before is what was asked or answered by a message or in a place.
func (k talk) before(key string, now time.Time) topic {
	before, _ := k.topics.get(key, now)
	return before
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
			if question, _, err := markdown.Decode(line); err == nil {
				return question
			}
		}
	}
	return ""
}
