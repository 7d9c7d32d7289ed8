package bot

import "time"

// A Record says how a request was handled. It holds nothing of what was asked.
type Record struct {
	Surface Surface
	// Outcome is the word of the log, such as "answered" or "nothing".
	Outcome string
	// Took is the time from the request to its finished reply, Searched what
	// the index took of it, 0 when it was not asked.
	Took, Searched time.Duration
}
