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
		hint:      "Ask me something about the articles, for example with `/ask`, or mention me together with your question. I answer in the articles' own words.",
		empty:     "Ask me something about the articles. I answer in the articles' own words.",
		roleHint:  "That was my role, and Discord does not show me what was written with it. Please mention me by name (@, then my user name) together with your question, or use `/ask`.",
		smallTalk: "Hello! I quote from the articles I was given: ask me about something in them.",
		tooLong:   "That question is too long for me: please ask it in %d characters or fewer.",
		nothing:   "I found nothing in the articles that answers this.",
		unknown:   "No article contains %s.",
		failed:    "Something went wrong while I looked that up. Please try again in a moment.",
		withheld:  "I found a passage but could not show it word for word, so I would rather not show it. This has been noted.",
		busy:      "Many people are asking at once. Please try again in a moment.",
		late:      "That took too long, so I stopped looking. Please try again, perhaps with fewer words.",
		read:      "Read “%s” as “%s”.",
		asked:     "Asked: %s",
		paragraph: "¶ %d",

		listJoint:  ", ",
		quoteMarks: [2]string{"“", "”"},
		greetings: []string{
			"hello", "hi", "hey", "hiya", "yo", "good morning", "good evening", "good night", "hello there", "hi there",
			"how are you", "what's up", "thanks", "thank you", "thank you very much", "thx", "ty", "cheers",
			"ok", "okay", "lol", "nice", "cool", "good bot", "bad bot", "bye", "goodbye", "test", "ping", "help",
		},
		command: "Ask about the articles: I answer with the passage that says it, word for word",
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
