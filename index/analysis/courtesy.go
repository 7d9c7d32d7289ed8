package analysis

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// greetings open a message and thanks close one, or open it too. They are no
// part of the question: an article that lacks "hey" is no worse for it.
var (
	greetings = Phrases("hello; hi; hey; hiya; yo; greetings; good morning; good afternoon; good evening; " +
		"excuse me; ok; okay; hallo; guten tag; moin; servus; hola; buenos días; buenas tardes; buenas noches; bună ziua; bună seara; bună dimineața; bună; salutare; bonjour; salut; " +
		"ciao; buongiorno; olá; oi; bom dia; hei; hej; god dag; привет; здравствуйте; добрый день; merhaba; مرحبا; السلام عليكم")
	thanks = Phrases("thanks; thank you; thx; ty; cheers; please; pls; plz; thanks a lot; thanks in advance; thx in advance; ty in advance; tia; " +
		"many thanks; thank u; please and thank you; please help; pls help; asap; lol; lmao; haha; btw; tbh; omg; " +
		"thank you very much; danke; bitte; gracias; muchas gracias; gracias de antemano; por favor; porfa; porfavor; mulțumesc; mulțumesc anticipat; mersi; vă rog; te rog; merci; s'il vous plaît; s il vous plaît; grazie; per favore; obrigado; " +
		"obrigada; takk; tack; tak; спасибо; пожалуйста; teşekkürler; lütfen; شكرا")
	// requests lead to a question ("can you tell me when …") or to what it is on
	// ("tell me about …"), and closingRequests follow it.
	requests        = Phrases(requestPhrases)
	closingRequests = Phrases("according to the article; according to the articles; according to the text; in the article; in the articles; " +
		"in this article; in the story; in this story; in the text; from the article; anyone; anybody; do you know; do u know; " +
		"please answer; pls answer; tho; según el artículo; según el texto; en el artículo; alguien sabe; alguien lo sabe; lo sabes; " +
		"conform articolului; potrivit articolului; conform textului; potrivit textului; în articol; știe cineva; " +
		"söyler misin; söyleyebilir misin; biliyor musun; anlatır mısın; hakkında bilgi ver; " +
		"hakkında bilgi verir misin; के बारे में बताओ; के बारे में बताइए; बताओ; बताइए; 你知道吗; について教えて; について教えてください; " +
		"を教えて; を教えてください; 教えて; 教えてください; を知っていますか; 知っていますか; 대해 알려줘; 대해 알려 줘; 대해 알려주세요; " +
		"대해 알려 주세요; 알려줘; 알려 줘; 알려주세요; 알려 주세요; 말해줘; 말해 주세요; 아세요; 아나요")
	// addressed words stand between a greeting or a request and the question.
	addressed = Phrases("there; all; everyone; everybody; bot; guys; folks; friend; team; again; and; so; but; about; " +
		"bro; dude; mate; yall")
	// softeners may stand between the words of a greeting, thanks or a request.
	softeners = WordSet("please pls plz kindly just also here quickly maybe possibly perhaps bitte")
)

//go:embed lists/requests.txt
var requestPhrases string

// plain reads phrases of any language, without the lists of all that For("") has.
var plain = sync.OnceValue(func() *Analyzer { return languages[""].reader(wordsOf("")[""]) })

// Phrases takes a list apart, at semicolons and ends of lines, when it is first
// asked for, into phrases of folded words, the longest first.
func Phrases(list string) func() [][]string {
	return sync.OnceValue(func() [][]string {
		var out [][]string
		for phrase := range strings.FieldsFuncSeq(strings.TrimSpace(list), func(r rune) bool { return r == ';' || r == '\n' }) {
			var words []string
			for _, t := range plain().Tokens(phrase) {
				if t.Kind&Overlap == 0 {
					words = append(words, t.Word)
				}
			}
			out = append(out, words)
		}
		slices.SortStableFunc(out, func(a, b []string) int { return len(b) - len(a) })
		return out
	})
}

// WithoutCourtesy takes greetings, thanks and requests off the ends of a
// question. A question of nothing else stays as it is.
func WithoutCourtesy(text string, tokens []Token) []Token {
	rest := Uncourteous(text, tokens)
	if !slices.ContainsFunc(rest, func(t Token) bool { return t.Kind&Stop == 0 }) {
		return tokens
	}
	start, end := rest[0].Start, rest[len(rest)-1].End
	return slices.DeleteFunc(slices.Clone(tokens), func(t Token) bool { return t.Start < start || t.End > end })
}

// Uncourteous are the tokens between the courtesies at the ends of a text, in
// order and none over another; there may be none.
func Uncourteous(text string, tokens []Token) []Token {
	rest := slices.DeleteFunc(slices.Clone(tokens), func(t Token) bool { return t.Kind&Overlap != 0 })
	opened := false
	for {
		n := max(Opening(rest, greetings()), Opening(rest, thanks()), Opening(rest, requests()), preamble(text, rest), leadIn(rest))
		if opened && n == 0 {
			n = Opening(rest, addressed())
		}
		if n == 0 || n < len(rest) && isName(text, rest[n-1], rest[n]) {
			break
		}
		rest, opened = rest[n:], true
	}
	for {
		n := max(Closing(rest, thanks()), Closing(rest, closingRequests()))
		if n == 0 {
			return rest
		}
		rest = rest[:len(rest)-n]
	}
}

// preambleWords announce a question ("Question 12:", "Trivia time!").
var preambleWords = WordSet("question questions quiz trivia pub points point q bonus round next quick today tonight time number " +
	"easy hard another last up")

// preamble is how many tokens at the front do nothing but announce a question, up
// to a mark that parts them from it.
func preamble(text string, tokens []Token) int {
	announced := false
	if len(tokens) > 1 && len(tokens[0].Word) < 3 && tokens[0].Kind&Number != 0 &&
		strings.HasPrefix(text[min(tokens[0].End, tokens[1].Start):tokens[1].Start], ")") { // "1) …"
		return 1
	}
	for i, t := range tokens {
		if i > 0 && t.Start < tokens[i-1].End { // Thai is read in runs that overlap
			return 0
		}
		if i > 0 && strings.ContainsAny(text[tokens[i-1].End:t.Start], ":.!\n") {
			if !announced {
				return 0
			}
			return i
		}
		known := preambleWords[t.Word] || len(t.Word) < 4 && strings.HasPrefix(t.Word, "q") && t.Kind&Number != 0
		if !known && t.Kind&(Stop|Number) == 0 || t.Kind&Question != 0 || i > 0 && t.Kind&Capital != 0 {
			return 0
		}
		announced = announced || known
	}
	return 0
}

// leadWords are what people say of themselves and of others before they ask, and
// leadSpeakers those of them of which one shows that they do.
var (
	leadSpeakers = WordSet("i im id ive my me you u we us anyone anybody someone somebody everyone hmm hm um uh erm wait")
	leadWords    = WordSet(`a to for of if here please pls just also really could can would will does do did is are was has have had been
		am be may might want wants wanted wanna need needs needed like love trying know knows wonder wondering curious ask asks asked
		asking tell explain remind remember recall forgot forget find look check up out help understand sure idea clue any no not
		dont doesnt cant friend friends homework school class so ok okay well sorry question bot guys lol`)
)

// leadIn is how many tokens come before the first question word, if they do no more
// than lead to it ("my friend wants to know who").
func leadIn(tokens []Token) int {
	const longest = 64 // a text may be such words to its end, and is looked at behind each request
	speaks := false
	for i, t := range tokens[:min(len(tokens), longest)] {
		if t.Kind&Question != 0 {
			if speaks {
				return i
			}
			return 0
		}
		if !leadSpeakers[t.Word] && !leadWords[t.Word] {
			return 0
		}
		speaks = speaks || leadSpeakers[t.Word]
	}
	return 0
}

// isName tells whether a word seems to be one name with the word before it
// ("Hello Kitty"): capitalised, with nothing but a space between them.
func isName(text string, before, word Token) bool {
	return word.Kind&Capital != 0 && word.Kind&Question == 0 && before.Kind&Capital != 0 &&
		before.End <= word.Start && strings.TrimSpace(text[before.End:word.Start]) == ""
}

// Opening is how many tokens at the front make one of the phrases, 0 if none.
func Opening(tokens []Token, list [][]string) int {
	for _, phrase := range list {
		if n := softened(tokens, phrase); n > 0 {
			return n
		}
	}
	return 0
}

// softened is how many tokens at the front are the words and what softens them, 0 if
// they are others.
func softened(tokens []Token, words []string) int {
	n := 0
	for i, word := range words {
		for i > 0 && n < len(tokens) && tokens[n].Word != word && softeners[tokens[n].Word] {
			n++
		}
		if n == len(tokens) || tokens[n].Word != word {
			return 0
		}
		n++
	}
	return n
}

// Closing is the same for the back.
func Closing(tokens []Token, list [][]string) int {
	for _, phrase := range list {
		if n := len(tokens) - len(phrase); n >= 0 && spell(tokens[n:], phrase) {
			return len(phrase)
		}
	}
	return 0
}

// spell tells whether the tokens are the words.
func spell(tokens []Token, words []string) bool {
	return slices.EqualFunc(tokens, words, func(t Token, word string) bool { return t.Word == word })
}
