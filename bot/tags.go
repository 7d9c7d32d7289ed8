package bot

import "regexp"

// What people write on Discord that is no words of theirs: tags, which stand
// for mentions of people, roles, channels and everybody, for custom emoji,
// dates and commands; links whose address is hidden behind a text; and bare
// addresses.
// https://discord.com/developers/docs/reference#message-formatting
var (
	writtenTag  = regexp.MustCompile(`<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|/[^<>:]+:\d+|id:\w+)>|@(?:everyone|here)\b`)
	maskedLink  = regexp.MustCompile(`\[([^\[\]]+)\]\(<?https?://[^\s<>()]+>?\)`)
	bareAddress = regexp.MustCompile(`<?https?://[!-;=?-~]+>?`) // in ASCII: Japanese goes on without a space
)

// withoutTags takes out of what somebody wrote what is no words of theirs, and the
// backslashes that Discord does not show; of a masked link the text stays. No
// article has the number of a person or the address of a picture, so that with them
// a question looks like one that nothing answers.
func withoutTags(written string) string {
	written = maskedLink.ReplaceAllString(written, "$1")
	written = bareAddress.ReplaceAllString(written, " ")
	return oneLine(withoutBackslashes(writtenTag.ReplaceAllString(written, " ")))
}
