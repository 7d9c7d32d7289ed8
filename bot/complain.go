package bot

import (
	"context"
	"errors"
	"log/slog"

	"github.com/bwmarrin/discordgo"
)

// complain logs that Discord did not take something, and what to do about it.
func (e *edge) complain(ctx context.Context, doing string, req Request, err error) {
	level, advice := slog.LevelError, ""
	code := restCode(err)
	if hasNoThreads(code) {
		level, advice = slog.LevelInfo, "no thread can be made there: the answer stands in the channel"
	}
	switch code {
	case discordgo.ErrCodeMissingPermissions, discordgo.ErrCodeMissingAccess, discordgo.ErrCodeCannotReplyWithoutPermissionToReadMessageHistory:
		level, advice = slog.LevelWarn, "give the bot's role the permissions of the invite link in this channel"
	case discordgo.ErrCodeInvalidFormBody:
		advice = "report this; the answer is given without links, which may be why Discord did not take it"
	case discordgo.ErrCodeUnknownChannel, discordgo.ErrCodeUnknownGuild, discordgo.ErrCodeUnknownMessage:
		level, advice = slog.LevelInfo, "the message or its channel was deleted, or the bot removed, in the meantime"
	case discordgo.ErrCodeCannotSendMessagesToThisUser:
		level, advice = slog.LevelInfo, "the person takes no direct messages"
	case discordgo.ErrCodeUnknownInteraction:
		level, advice = slog.LevelWarn, "the reply came after 3 s: is the machine or its network overloaded?"
	case discordgo.ErrCodeUnknownWebhook, discordgo.ErrCodeInvalidWebhookTokenProvided:
		level, advice = slog.LevelWarn, "Discord takes no reply after 15 minutes, nor where none was announced within 3 s"
	}
	if errors.Is(err, context.DeadlineExceeded) {
		advice = "Discord did not answer in time"
	}
	e.bot.Log.Log(ctx, level, doing+" failed", "surface", req.Surface, "guild", req.Guild, "channel", req.Channel,
		"event", req.ID, "error", err, "advice", advice)
}
