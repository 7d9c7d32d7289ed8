package bot

// Texts for people, as data: one value of this struct a language. Those that
// take part of a question or an article say so with a verb; what is put in is
// escaped by the caller.
type texts struct {
	hint        string // to an empty question
	empty       string // the same in a terminal
	roleHint    string // to a ping of the bot's role
	smallTalk   string
	tooLong     string // %d characters allowed
	nothing     string
	unknown     string // %s is a list of words
	failed      string
	withheld    string // by the verbatim gate
	busy        string
	late        string
	read        string // the word %s was read as %s
	asked       string // %s is the question
	paragraph   string // %d
	listJoint   string
	lastJoint   string // before the last of a list
	quoteMarks  [2]string
	greetings   []string
	command     string // description of /ask
	option      string // description of its option
	months      [12]string
	dateDay     string // day %d, month %s, year %d
	dateMonth   string // month %s, year %d
	placeJoint  string
	cutLeft     string // stands before a quotation that begins later than its paragraph
	cutRight    string
	titleCut    string
	noteMark    string // begins each line below the first of a message
	terminalBar string // stands beside the lines that hold the best sentence
}

// english returns the English texts.
func english() texts {
	return texts{
		hint:      "Ask me about the articles, with `/ask` or by mentioning me in your question. I answer in their own words.",
		empty:     "Ask me about the articles. I answer in their own words.",
		roleHint:  "You mentioned my role, and Discord doesn't show me messages like that. Please mention me instead (type @ and pick my name, not the role), or use `/ask`.",
		smallTalk: "I'm here for questions about the articles, and I answer in their own words. What would you like to know?",
		tooLong:   "That's too long for me. Please ask in %d characters or fewer.",
		nothing:   "I found nothing in the articles that answers this.",
		unknown:   "No article contains %s.",
		failed:    "Something went wrong while I looked that up. Please try again in a moment.",
		withheld:  "I found a passage but couldn't show it word for word, so I'm not showing it. The problem has been logged.",
		busy:      "Many people are asking at once. Please try again in a moment.",
		late:      "That took too long, so I stopped looking. Please try again, perhaps with fewer words.",
		read:      "I read “%s” as “%s”.",
		asked:     "Asked: %s",
		paragraph: "¶ %d",

		listJoint:  ", ",
		lastJoint:  " or ",
		quoteMarks: [2]string{"“", "”"},
		greetings: []string{
			"hello", "hi", "hey", "hiya", "yo", "good morning", "good evening", "good night", "hello there", "hi there",
			"how are you", "what's up", "thanks", "thank you", "thank you very much", "thx", "ty", "cheers",
			"ok", "okay", "lol", "nice", "cool", "good bot", "bad bot", "bye", "goodbye", "test", "ping", "help",
		},
		command: "Ask about the articles and get the passage that answers, word for word",
		option:  "Your question",

		months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August",
			"September", "October", "November", "December"},
		dateDay:    "%d %s %d",
		dateMonth:  "%s %d",
		placeJoint: " · ",

		cutLeft:     "[…] ",
		cutRight:    " […]",
		titleCut:    "…",
		noteMark:    "-# ",
		terminalBar: "▌ ",
	}
}
