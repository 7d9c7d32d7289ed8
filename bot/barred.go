package bot

import (
	"time"

	"github.com/bwmarrin/discordgo"
)

// A barred remembers which ways of answering Discord refused of late for want of
// a permission or of threads, so that they are not tried with every question:
// 10,000 refused requests in ten minutes ban the address (rest/offences.go), and who
// runs a server could bring them about.
type barred struct{ ways *recent[struct{}] }

// maxBarred and barredAge bound what is remembered. A permission that is given
// counts after barredAge.
const maxBarred, barredAge = 1 << 13, time.Minute

// The ways of answering a message in a channel.
const (
	inChannel = "message "
	inThread  = "thread "
	byReply   = "reply "
)

func newBarred() barred { return barred{newRecent[struct{}](maxBarred, barredAge)} }

// is tells whether a way was refused of late in a channel.
func (b barred) is(way, channel string, now time.Time) bool {
	_, refused := b.ways.get(way+channel, now)
	return refused
}

// learn takes note of the error that came of a way.
func (b barred) learn(way, channel string, err error, now time.Time) {
	switch code := restCode(err); {
	case code == discordgo.ErrCodeMissingPermissions, code == discordgo.ErrCodeMissingAccess, code == discordgo.ErrCodeCannotSendMessagesToThisUser,
		code == discordgo.ErrCodeCannotReplyWithoutPermissionToReadMessageHistory, way == inThread && hasNoThreads(code):
		b.ways.put(way+channel, struct{}{}, now)
	}
}

// hasNoThreads tells whether Discord's error says that there can be no more
// threads in a channel, or none at all, such as in the chat of a voice channel.
func hasNoThreads(code int) bool {
	switch code {
	case discordgo.ErrCodeCannotExecuteActionOnThisChannelType, discordgo.ErrCodeMaximumNumberOfActiveThreadsReached,
		discordgo.ErrCodeMaximumNumberOfActiveAnnouncementThreadsReached:
		return true
	}
	return false
}
