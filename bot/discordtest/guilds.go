package discordtest

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
)

// everyone is what Discord lets all members of a new guild do, as bits:
// https://discord.com/developers/docs/topics/permissions
const everyone = 2248473465835073

// maxGuilds is the most that one answer lists, and what it lists unasked.
const maxGuilds = 200

// AllowBot sets what the bot may do in a guild, as bits. At first it may do
// what every member may. GET /users/@me/guilds tells of it, and messages are
// refused without the permission to send them, to send them in threads, or to
// refer to others, and lose their embeds without that to embed links. Nothing
// else is refused for want of a permission.
func (s *Server) AllowBot(guildID string, permissions int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.world.guilds[guildID].permissions = permissions
}

// RemoveBot takes the bot out of a guild.
func (s *Server) RemoveBot(guildID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.world.guilds[guildID].botIn = false
	s.dispatch(event{kind: "GUILD_DELETE", guild: guildID, data: object{"id": guildID}})
}

// getMyGuilds is GET /users/@me/guilds: those that the bot is in, in the order
// of their IDs, a page at a time.
func (s *Server) getMyGuilds(c *call) *answer {
	limit, after, err := page(c)
	if err != nil {
		return breach(http.StatusBadRequest, 50035, err.Error())
	}
	list := []object{}
	for _, g := range slices.SortedFunc(maps.Values(s.world.guilds), func(a, b *guild) int {
		return cmp.Compare(idNumber(a.id), idNumber(b.id))
	}) {
		if g.botIn && idNumber(g.id) > after && len(list) < limit {
			list = append(list, object{"id": g.id, "name": g.name, "icon": nil, "banner": nil, "owner": false,
				"permissions": strconv.FormatInt(g.permissions, 10), "features": []string{}})
		}
	}
	return ok200(list)
}

// page reads which part of a list a request wants.
func page(c *call) (limit int, after uint64, err error) {
	limit = maxGuilds
	query := c.r.URL.Query()
	if v := query.Get("limit"); v != "" {
		if limit, err = strconv.Atoi(v); err != nil || limit < 1 || limit > maxGuilds {
			return 0, 0, fmt.Errorf("limit %q is not a number from 1 to %d", v, maxGuilds)
		}
	}
	if v := query.Get("after"); v != "" {
		if after, err = strconv.ParseUint(v, 10, 64); err != nil {
			return 0, 0, fmt.Errorf("after %q is not a snowflake", v)
		}
	}
	return limit, after, nil
}

// idNumber is a snowflake of ours as a number.
func idNumber(id string) uint64 {
	n, _ := strconv.ParseUint(id, 10, 64)
	return n
}
