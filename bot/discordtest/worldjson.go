package discordtest

import (
	"maps"
	"slices"
)

// channelJSON is a channel as Discord shows it to the bot.
func (s *Server) channelJSON(c *channel) object {
	o := object{"id": c.id, "type": c.kind, "flags": 0, "last_message_id": orNull(c.last)}
	switch c.kind {
	case directChannel:
		o["recipients"] = []User{s.world.users[c.recipient]}
		return o
	case publicThread:
		maps.Copy(o, object{
			"owner_id": c.owner, "message_count": 0, "member_count": 1, "total_message_sent": 0,
			"thread_metadata": object{
				"archived": false, "locked": false, "auto_archive_duration": 1440, "archive_timestamp": s.stamp(),
			},
		})
	default:
		maps.Copy(o, object{"position": 0, "nsfw": false, "topic": nil, "permission_overwrites": []any{}})
	}
	maps.Copy(o, object{"guild_id": c.guild, "name": c.name, "parent_id": orNull(c.parent), "rate_limit_per_user": 0})
	return o
}

// guildEvent is a guild as GUILD_CREATE shows it: with channels and threads, and
// with the bot as the only member, as without the members intent.
func (s *Server) guildEvent(g *guild) object {
	channels, threads := []object{}, []object{}
	for _, id := range slices.Sorted(maps.Keys(s.world.channels)) {
		switch c := s.world.channels[id]; {
		case c.guild != g.id:
		case c.kind == publicThread:
			threads = append(threads, s.channelJSON(c))
		default:
			channels = append(channels, s.channelJSON(c))
		}
	}
	return object{
		"id": g.id, "name": g.name, "owner_id": g.members[0], "preferred_locale": locale, "features": []string{},
		"roles": s.rolesJSON(g), "emojis": []any{}, "stickers": []any{},
		"joined_at": s.stamp(), "large": false, "unavailable": false, "member_count": len(g.members),
		"members": []object{s.memberJSON(g, s.world.bot.ID)}, "channels": channels,
		"threads": threads, "presences": []any{}, "voice_states": []any{},
		"stage_instances": []any{}, "guild_scheduled_events": []any{},
	}
}

func (s *Server) rolesJSON(g *guild) []object {
	role := func(id, name string, managed bool) object {
		return object{
			"id": id, "name": name, "permissions": "2251804225", "position": 0, "color": 0,
			"colors": object{"primary_color": 0, "secondary_color": nil, "tertiary_color": nil},
			"hoist":  false, "managed": managed, "mentionable": false, "icon": nil, "unicode_emoji": nil, "flags": 0,
		}
	}
	roles := []object{role(g.id, "@everyone", false)}
	if g.botRole != "" {
		bot := role(g.botRole, s.world.bot.Username, true)
		bot["tags"] = object{"bot_id": s.world.bot.ID}
		roles = append(roles, bot)
	}
	return roles
}

// memberJSON is a member with the account.
func (s *Server) memberJSON(g *guild, userID string) object {
	m := s.partialMember(g, userID)
	m["user"] = s.world.users[userID]
	return m
}

// partialMember is a member without the account, as messages carry it.
func (s *Server) partialMember(g *guild, userID string) object {
	roles := []string{}
	if userID == s.world.bot.ID && g.botRole != "" {
		roles = append(roles, g.botRole)
	}
	return object{
		"avatar": nil, "banner": nil, "communication_disabled_until": nil, "flags": 0,
		"joined_at": "2020-01-01T00:00:00+00:00", "nick": nil, "pending": false, "premium_since": nil,
		"roles": roles, "mute": false, "deaf": false,
	}
}

// applicationJSON is the bot's application as it sees itself.
func (s *Server) applicationJSON() object {
	o := object{
		"id": s.IDs.App, "name": s.world.bot.Username, "description": "", "verify_key": "0",
		"flags": 0, "flags_new": "0", "redirect_uris": []string{}, "bot": s.world.bot, "bot_public": true,
		"bot_require_code_grant": false, "owner": s.world.users[s.IDs.User],
		"approximate_guild_count": len(s.world.guilds), "approximate_user_install_count": 0,
		"approximate_user_authorization_count": 0, "explicit_content_filter": 0,
		"eligible_oauth2_scopes": []string{},
	}
	for _, empty := range []string{"icon", "type", "interactions_endpoint_url", "role_connections_verification_url", "team"} {
		o[empty] = nil
	}
	return o
}

func orNull(id string) any {
	if id == "" {
		return nil
	}
	return id
}
