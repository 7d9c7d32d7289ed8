package bot

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// A permission is one that the bot needs in a server.
type permission struct {
	bit int64
	// name is what Discord's settings call it.
	name string
}

// needed are all permissions that the bot asks for.
func needed() []permission {
	return []permission{
		{discordgo.PermissionViewChannel, "View Channels"},                      // to get messages that mention it
		{discordgo.PermissionSendMessages, "Send Messages"},                     // to answer them
		{discordgo.PermissionSendMessagesInThreads, "Send Messages in Threads"}, // the same in threads
		{discordgo.PermissionEmbedLinks, "Embed Links"},                         // quotes are embeds, which Discord drops without it
		{discordgo.PermissionReadMessageHistory, "Read Message History"},        // an answer refers to the message it answers
	}
}

// InviteURL is the link that puts the bot of an application on a server. It
// asks for the bot and its commands (scopes bot and applications.commands) and
// for these permissions only: view channels, send messages, send messages in
// threads, embed links, read message history. None of them is for reading what
// is not addressed to the bot: that is the privileged intent, which it does
// not use.
func InviteURL(applicationID string) string {
	var bits int64
	for _, p := range needed() {
		bits |= p.bit
	}
	query := url.Values{
		"client_id":   {applicationID},
		"scope":       {"bot applications.commands"},
		"permissions": {strconv.FormatInt(bits, 10)},
	}
	return "https://discord.com/oauth2/authorize?" + query.Encode()
}

// lacking names the permissions that the bot needs and does not have among
// those of a server.
func lacking(g discordgo.UserGuild) []string {
	if g.Owner || g.Permissions&discordgo.PermissionAdministrator != 0 {
		return nil
	}
	var names []string
	for _, p := range needed() {
		if g.Permissions&p.bit == 0 {
			names = append(names, p.name)
		}
	}
	return names
}

const (
	// serverPage is how many servers Discord lists at most at a time.
	serverPage = 200
	// maxServers bounds the list, which is asked for in pages: what is wrong with
	// the bot's permissions shows in far fewer.
	maxServers = 2500
	// maxLacking bounds the findings; what is wrong in more servers is wrong
	// with the invite link that was used.
	maxLacking = 20
)

// servers lists the servers that the bot is on, maxServers at most.
func servers(ctx context.Context, s *discordgo.Session) ([]discordgo.UserGuild, error) {
	var list []discordgo.UserGuild
	for after := "0"; len(list) < maxServers; after = list[len(list)-1].ID {
		var page []discordgo.UserGuild
		query := url.Values{"limit": {strconv.Itoa(serverPage)}, "after": {after}}
		if err := get(ctx, s, discordgo.EndpointUserGuilds("@me")+"?"+query.Encode(), &page); err != nil {
			return nil, err
		}
		list = append(list, page...)
		if len(page) < serverPage {
			break
		}
	}
	return list, nil
}

// checkPermissions compares what the bot may do in each server with what it
// needs. Discord does not tell of exceptions for single channels here.
func checkPermissions(ctx context.Context, s *discordgo.Session) []Finding {
	const subject = "permissions"
	list, err := servers(ctx, s)
	switch {
	case err != nil:
		return []Finding{{Subject: subject, Detail: err.Error(), Advice: "try again in a minute"}}
	case len(list) == 0:
		return []Finding{{Subject: subject, OK: true, Detail: "the bot is on no server yet",
			Advice: "put it on one with the link that this prints: verbatim invite"}}
	}
	var found []Finding
	lack := 0
	for _, g := range list {
		names := lacking(g)
		if len(names) == 0 {
			continue
		}
		if lack++; lack <= maxLacking {
			found = append(found, Finding{Subject: subject,
				Detail: fmt.Sprintf("missing in %q: %s", g.Name, strings.Join(names, ", ")),
				Advice: "turn them on in Server Settings, Roles, for the bot's role, or invite it again with the link of: verbatim invite"})
		}
	}
	switch {
	case lack > maxLacking:
		found = append(found, Finding{Subject: subject, Detail: fmt.Sprintf("missing in %d more servers", lack-maxLacking),
			Advice: "invite the bot again with the link of: verbatim invite"})
	case lack == 0:
		found = append(found, Finding{Subject: subject, OK: true, Detail: "all there, servers: " + strconv.Itoa(len(list))})
	}
	return found
}
