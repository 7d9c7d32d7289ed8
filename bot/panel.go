package bot

import (
	"context"
	"slices"
	"strconv"

	"github.com/bwmarrin/discordgo"
)

// The menus and buttons of the settings, as they stand in an action's page: so
// the numbers stay as they are.
const (
	panelFirst = iota // shows the first page
	panelSecond
	panelChannels
	panelEditors
	panelSwitches
	panelQuotes
	panelLanguage
	panelMember
	panelChannel
	panelServer
)

// The values of the menu of switches, and that of a language that is none.
const (
	switchMentions = "mentions"
	switchPrivate  = "private"
	switchThreads  = "threads"
	sameLanguage   = "server"
)

// paces are the questions a minute that can be chosen.
func paces() []int { return []int{2, 5, 10, 20, 40, 60, 100, 200, 500} }

// showSettings shows the panel.
func (b *Bot) showSettings(ctx context.Context, req Request) (outcome, error) {
	return b.panel(ctx, req, b.settingsOf(ctx, req.Guild), "settings.title"), nil
}

// changeSettings heeds a menu of the panel, or turns its page.
func (b *Bot) changeSettings(ctx context.Context, req Request) (outcome, error) {
	b.changing.Lock()
	defer b.changing.Unlock()
	s, err := b.readSettings(ctx, req.Guild) // or all but this one would be lost
	if err != nil {
		return outcome{}, err
	}
	if req.action.page <= panelSecond {
		return b.panel(ctx, req, s, "settings.title"), nil
	}
	s.heed(req.action.page, chosenIn(req.shown, req.action.id()), req.values)
	if err := b.keepSettings(ctx, req.Guild, s); err != nil {
		return outcome{}, err
	}
	return b.panel(ctx, req, s, "settings.saved"), nil
}

// chosenIn are the values that were chosen in a menu when a message showed it.
func chosenIn(m *discordgo.Message, id string) (values []string) {
	if m == nil {
		return nil
	}
	for _, c := range m.Components {
		row, _ := c.(*discordgo.ActionsRow)
		if row == nil || len(row.Components) == 0 {
			continue
		}
		menu, _ := row.Components[0].(*discordgo.SelectMenu)
		if menu == nil || menu.CustomID != id {
			continue
		}
		for _, o := range menu.Options {
			if o.Default {
				values = append(values, o.Value)
			}
		}
		for _, v := range menu.DefaultValues {
			values = append(values, v.ID)
		}
	}
	return values
}

// panel draws the settings: one menu a row, on two pages.
func (b *Bot) panel(ctx context.Context, req Request, s settings, title string) outcome {
	t := b.private(ctx, req)
	r := Reply{Content: t.say(title), Private: true, Update: req.Surface == Click}
	if s.Threads && req.own&discordgo.PermissionCreatePublicThreads == 0 {
		r.Content += "\n" + noteMark + t.say("settings.no_threads")
	}
	if page := req.action.page; page == panelSecond || page >= panelLanguage {
		r.Rows = t.secondPage(s)
	} else {
		r.Rows = t.firstPage(s)
	}
	return outcome{kind: "settings", reply: r, texts: t}
}

func menuID(menu int) string { return action{verb: verbSettings, page: menu}.id() }

func (t texts) firstPage(s settings) []Row {
	var quotes []Option
	on := s.switches()
	toggle := func(label, value string) Option { return Option{t.say(label), value, slices.Contains(on, value)} }
	switches := []Option{toggle("settings.mentions", switchMentions), toggle("settings.private", switchPrivate), toggle("settings.threads", switchThreads)}
	for n := 1; n <= maxShown; n++ {
		quotes = append(quotes, Option{t.count("settings.quotes", n), strconv.Itoa(n), s.quotes() == n})
	}
	return append([]Row{
		{Menu: &Menu{ID: menuID(panelChannels), Label: t.say("settings.channels"), Channels: true, All: true, Chosen: s.Channels, Most: maxOptions}},
		{Menu: &Menu{ID: menuID(panelEditors), Label: t.say("settings.editors"), Channels: true, Chosen: one(s.Editors), Most: 1}},
		{Menu: &Menu{ID: menuID(panelSwitches), Label: t.say("settings.switches"), Options: switches, Most: len(switches)}},
		{Menu: &Menu{ID: menuID(panelQuotes), Label: t.count("settings.quotes", s.quotes()), Options: quotes, Least: 1, Most: 1}},
	}, row(Button{Label: t.say("button.more_settings"), ID: menuID(panelSecond)})...)
}

func (t texts) secondPage(s settings) []Row {
	languages := []Option{{t.say("settings.language"), sameLanguage, s.Language == ""}}
	for _, name := range spoken().languages {
		own := spoken().in(name).say("settings.own_name")
		languages = append(languages, Option{t.say("settings.language_named", "Name", own), name, s.Language == name})
	}
	return append([]Row{
		{Menu: &Menu{ID: menuID(panelLanguage), Label: t.say("settings.language"), Options: languages, Least: 1, Most: 1}},
		t.paceRow(panelMember, "settings.member_pace", s.memberPace()),
		t.paceRow(panelChannel, "settings.channel_pace", s.channelPace()),
		t.paceRow(panelServer, "settings.server_pace", s.serverPace()),
	}, row(Button{Label: t.say("button.back"), ID: menuID(panelFirst)})...)
}

// paceRow is a menu of paces.
func (t texts) paceRow(menu int, label string, now int) Row {
	var options []Option
	for _, n := range paces() {
		options = append(options, Option{t.count(label, n), strconv.Itoa(n), n == now})
	}
	return Row{Menu: &Menu{ID: menuID(menu), Label: t.count(label, now), Options: options, Least: 1, Most: 1}}
}

// one is a list of an ID, empty without one.
func one(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}
