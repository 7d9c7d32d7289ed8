package index

import (
	"slices"
	"strings"
	"sync"
)

// greetings open a message and thanks close one, or open it too. They are no
// part of the question: an article that lacks "hey" is no worse for it.
var (
	greetings = phrases("hello; hi; hey; hiya; yo; greetings; good morning; good afternoon; good evening; " +
		"excuse me; ok; okay; hallo; guten tag; moin; servus; hola; buenos días; buenas tardes; bonjour; salut; " +
		"ciao; buongiorno; olá; oi; bom dia; hei; hej; god dag; привет; здравствуйте; добрый день; merhaba; مرحبا; السلام عليكم")
	thanks = phrases("thanks; thank you; thx; ty; cheers; please; pls; plz; thanks a lot; thanks in advance; " +
		"thank you very much; danke; bitte; gracias; por favor; merci; s'il vous plaît; grazie; per favore; obrigado; " +
		"obrigada; takk; tack; tak; спасибо; пожалуйста; teşekkürler; lütfen; شكرا")
	// addressed words stand between a greeting and the question.
	addressed = phrases("there; all; everyone; everybody; bot; guys; folks; friend; team; again; and; so; but")
)

// phrases takes a list apart, when it is first asked for, into phrases of
// folded words, the longest first.
func phrases(list string) func() [][]string {
	return sync.OnceValue(func() [][]string {
		var out [][]string
		for phrase := range strings.SplitSeq(list, ";") {
			var words []string
			for _, t := range analyzerFor("").tokens(phrase) {
				if t.kind&overlap == 0 {
					words = append(words, t.word)
				}
			}
			out = append(out, words)
		}
		slices.SortStableFunc(out, func(a, b []string) int { return len(b) - len(a) })
		return out
	})
}

// withoutCourtesy takes greetings and thanks off the ends of a question. A
// question of nothing else stays as it is.
func withoutCourtesy(text string, tokens []token) []token {
	rest := tokens
	opened := false
	for {
		n := max(opening(rest, greetings()), opening(rest, thanks()))
		if opened && n == 0 {
			n = opening(rest, addressed())
		}
		if n == 0 || n < len(rest) && isName(text, rest[n-1], rest[n]) {
			break
		}
		rest, opened = rest[n:], true
	}
	for n := closing(rest, thanks()); n > 0; n = closing(rest, thanks()) {
		rest = rest[:len(rest)-n]
	}
	for _, t := range rest {
		if t.kind&stop == 0 {
			return rest
		}
	}
	return tokens
}

// isName tells whether a word seems to be one name with the word before it
// ("Hello Kitty"): capitalised, with nothing but a space between them.
func isName(text string, before, word token) bool {
	return word.kind&capital != 0 && word.kind&question == 0 && before.kind&capital != 0 &&
		before.End <= word.Start && strings.TrimSpace(text[before.End:word.Start]) == ""
}

// opening is how many tokens at the front make one of the phrases, 0 if none.
func opening(tokens []token, list [][]string) int {
	for _, phrase := range list {
		if len(phrase) <= len(tokens) && spell(tokens[:len(phrase)], phrase) {
			return len(phrase)
		}
	}
	return 0
}

// closing is the same for the back.
func closing(tokens []token, list [][]string) int {
	for _, phrase := range list {
		if n := len(tokens) - len(phrase); n >= 0 && spell(tokens[n:], phrase) {
			return len(phrase)
		}
	}
	return 0
}

// spell tells whether the tokens are the words.
func spell(tokens []token, words []string) bool {
	for i, t := range tokens {
		if t.word != words[i] {
			return false
		}
	}
	return true
}
