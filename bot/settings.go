package bot

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"time"
)

// settings are what the people who manage a server chose for it, as they are
// kept. The zero value is what every server begins with.
type settings struct {
	// Channels are where it answers publicly, none for everywhere.
	Channels []string `json:"channels,omitempty"`
	// Editors is the channel that hears of questions for the editors.
	Editors string `json:"editors,omitempty"`
	// Mute is whether mentions go unanswered.
	Mute bool `json:"mute,omitempty"`
	// Private is whether answers are, unless the person says otherwise.
	Private bool `json:"private,omitempty"`
	// Threads is whether long answers to messages go into threads.
	Threads bool `json:"threads,omitempty"`
	// Quotes is how many an answer shows at first, 0 for one.
	Quotes int `json:"quotes,omitempty"`
	// Language is that of public answers, "" for the server's.
	Language string `json:"language,omitempty"`
	// Member, Channel and Server are how many questions may come from each in
	// a minute, 0 for the default.
	Member  int `json:"member,omitempty"`
	Channel int `json:"channel,omitempty"`
	Server  int `json:"server,omitempty"`
}

// The paces at first, in questions a minute: far above what a person reads,
// below what would hold up others.
const (
	defaultMemberPace  = 10
	defaultChannelPace = 40
	defaultServerPace  = 200
)

func (s settings) memberPace() int  { return cmp.Or(s.Member, defaultMemberPace) }
func (s settings) channelPace() int { return cmp.Or(s.Channel, defaultChannelPace) }
func (s settings) serverPace() int  { return cmp.Or(s.Server, defaultServerPace) }

// quotes is how many quotes an answer shows at first.
func (s settings) quotes() int { return min(max(s.Quotes, 1), maxShown) }

// speaksIn tells whether the bot may speak publicly where a request was made:
// in one of the channels, or in a thread or post of one.
func (s settings) speaksIn(req Request) bool {
	return len(s.Channels) == 0 || slices.Contains(s.Channels, req.Channel) || req.parent != "" && slices.Contains(s.Channels, req.parent)
}

// switches are the values of the menu of switches that are on.
func (s settings) switches() (on []string) {
	for _, o := range []struct {
		value string
		on    bool
	}{{switchMentions, !s.Mute}, {switchPrivate, s.Private}, {switchThreads, s.Threads}} {
		if o.on {
			on = append(on, o.value)
		}
	}
	return on
}

// heed changes what a menu stands for, which showed some values as chosen.
// Values that the menu does not have change nothing.
func (s *settings) heed(menu int, saw, values []string) {
	first := ""
	if len(values) > 0 {
		first = values[0]
	}
	number, _ := strconv.Atoi(first)
	pace := 0
	if slices.Contains(paces(), number) {
		pace = number
	}
	switch menu {
	case panelChannels:
		s.Channels = changed(s.Channels, saw, values)
	case panelEditors:
		s.Editors = first
	case panelSwitches:
		on := changed(s.switches(), saw, values)
		s.Mute = !slices.Contains(on, switchMentions)
		s.Private = slices.Contains(on, switchPrivate)
		s.Threads = slices.Contains(on, switchThreads)
	case panelQuotes:
		s.Quotes = min(max(number, 1), maxShown)
	case panelLanguage:
		s.Language = ""
		if slices.Contains(spoken().languages, first) {
			s.Language = first
		}
	case panelMember:
		s.Member = pace
	case panelChannel:
		s.Channel = pace
	case panelServer:
		s.Server = pace
	}
}

// changed is a list after somebody who saw it as it was chose from it: it loses
// what they took away and gets what they added. What others changed since stays.
func changed(now, saw, chose []string) []string {
	list := slices.DeleteFunc(slices.Clone(now), func(v string) bool { return slices.Contains(saw, v) && !slices.Contains(chose, v) })
	for _, v := range chose {
		if !slices.Contains(saw, v) && !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list[:min(len(list), maxOptions)]
}

// A learned is what is remembered of a server's settings, and until when they are
// not read again.
type learned struct {
	settings
	until time.Time
}

const (
	// maxSettings and settingsMemory bound what is remembered of settings.
	maxSettings, settingsMemory = 1 << 12, 24 * time.Hour
	// settingsAge is for how long settings are not read again, so that a question
	// does not wait for the database. Another process that changes them is heeded
	// after that.
	settingsAge = 30 * time.Second
	// settingsTime bounds the wait for the database, and is for how long one that
	// did not answer is not asked again.
	settingsTime = time.Second
)

// settingsOf returns the settings of a server. What cannot be read stays as it
// was, or counts as not set, and is logged.
func (b *Bot) settingsOf(ctx context.Context, server string) settings {
	if server == "" || b.Store == nil {
		return settings{}
	}
	known, _ := b.settings.get(server, b.now())
	if b.now().Before(known.until) {
		return known.settings
	}
	reading, cancel := context.WithTimeout(ctx, settingsTime)
	defer cancel()
	s, err := b.readSettings(reading, server)
	if err == nil {
		return b.learn(server, s, settingsAge)
	}
	b.Log.WarnContext(ctx, "reading the settings of a server", "guild", server, "reason", err)
	if ctx.Err() == nil { // it is not for want of time
		return b.learn(server, known.settings, settingsTime)
	}
	return known.settings
}

// learn keeps the settings of a server as they were read, for so long without
// reading them again. What became known meanwhile stays, for what was read may be
// older. It returns what is known now.
func (b *Bot) learn(server string, s settings, age time.Duration) settings {
	b.learning.Lock()
	defer b.learning.Unlock()
	now := b.now()
	if known, _ := b.settings.get(server, now); now.Before(known.until) {
		return known.settings
	}
	b.settings.put(server, learned{s, now.Add(age)}, now)
	return s
}

// readSettings reads the settings of a server from the store. Those that are
// none of this version's are as if there were none.
func (b *Bot) readSettings(ctx context.Context, server string) (settings, error) {
	raw, err := b.Store.Settings(ctx, server)
	if err != nil || len(raw) == 0 {
		return settings{}, err
	}
	var s settings
	if err := json.Unmarshal(raw, &s); err != nil {
		b.Log.WarnContext(ctx, "the settings of a server are none", "guild", server, "reason", err)
		return settings{}, nil
	}
	return s, nil
}

// keepSettings stores the settings of a server.
func (b *Bot) keepSettings(ctx context.Context, server string, s settings) error {
	raw, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if err := b.Store.PutSettings(ctx, server, raw); err != nil {
		return err
	}
	b.learning.Lock()
	defer b.learning.Unlock()
	now := b.now()
	b.settings.put(server, learned{s, now.Add(settingsAge)}, now)
	return nil
}
