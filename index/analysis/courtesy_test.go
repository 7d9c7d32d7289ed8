package analysis

import "testing"

func TestCourtesyIsNoPartOfTheQuestion(t *testing.T) {
	for text, want := range map[string]string{
		"hey, what did Blinken say?":                   "what … say",
		"hi there, what did Psaki say about it cheers": "what … it",
		"Good morning! When do they talk? Thanks!":     "When … talk",
		"thanks, and when is the call":                 "when … call",
		"When is the call, please?":                    "When … call",
		"hey bot who lit the lamp, thank you":          "who … lamp",
		// Requests, with what they are on or the whole question after them.
		"Can you tell me when the call is?":             "when … is",
		"hey, could someone tell me about Yang Jiechi?": "Yang … Jiechi",
		"hi! do you know, by chance, who she is":        "by … is",
		"What do you know about the lamp?":              "the … lamp",
		"According to the article, who lit it?":         "who … it",
		"Who lit it, according to the article?":         "Who … it",
		"tell me about it":                              "tell … it",
		"does anyone here know who lit it":              "who … it",
		"i was just wondering, who lit it?":             "who … it",
		"could you please just tell me who lit it":      "who … it",
		"can someone remind me who lit it":              "who … it",
		"yo bot who lit it lol":                         "who … it",
		"who lit it? thx in advance!!":                  "who … it",
		"btw who lit it, anyone?":                       "who … it",
		"need to know who lit it asap":                  "who … it",
		"my friend wants to know who lit it":            "who … it",
		"hmm, who lit it":                               "who … it",
		"I'd love to know who lit it":                   "who … it",
		"Did my friend Ada know who lit it?":            "Did … it",
		"Was it known who lit it?":                      "Was … it",
		"in the story, who lit it tho":                  "who … it",
		// What announces a question.
		"3) who lit the lamp?":               "who … lamp",
		"Question 12: who lit the lamp?":     "who … lamp",
		"For 10 points: who lit it?":         "who … it",
		"Trivia time! Who lit it?":           "Who … it",
		"OK, next question. Q2. Who lit it?": "Who … it",
		"The question is: who lit it?":       "who … it",
		"The lamp: who lit it?":              "The … it",
		"Question Time: when was it on?":     "Question … on",
		"What is it? The last point.":        "What … point",
		// A name, and nothing but courtesy, stay.
		"Hello Kitty was made by whom?": "Hello … whom",
		"Hey Jude was sung by whom?":    "Hey … whom",
		"hello":                         "hello … hello",
		"thank you very much":           "thank … much",
		"Who said hello to the queen?":  "Who … queen",
	} {
		tokens := WithoutCourtesy(text, For("en").Tokens(text))
		first, last := tokens[0], tokens[len(tokens)-1]
		if got := text[first.Start:first.End] + " … " + text[last.Start:last.End]; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestCourtesyInOtherLanguages(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"de", "Können Sie mir bitte sagen, wer Biden ist?", "wer Biden ist"},
		{"de", "Weiß jemand, wer Biden ist?", "wer Biden ist"},
		{"fr", "J'aimerais savoir qui est Biden, s'il vous plaît", "qui est Biden"},
		{"es", "Hola, ¿me podrías decir quién es Biden? ¡Muchas gracias!", "quién es Biden"},
		{"es", "Nombra los lagos de Suecia", "los lagos de Suecia"},
		{"ro", "Bună ziua, îmi puteți spune cine este Biden, vă rog?", "cine este Biden"},
		{"ro", "Spune-mi cine este Biden. Mulțumesc!", "cine este Biden"},
		{"zh", "请告诉我拜登是谁", "拜登是谁"},
		{"zh", "請告訴我拜登是誰", "拜登是誰"},
		{"ja", "バイデンについて教えてください", "バイデン"},
		{"ko", "바이든에 대해 알려줘", "바이든에"},
		{"tr", "Biden kim, biliyor musun?", "Biden kim"},
		{"hi", "बाइडन के बारे में बताओ", "बाइडन"},
	} {
		tokens := WithoutCourtesy(c.text, For(c.lang).Tokens(c.text))
		end := 0
		for _, t := range tokens {
			end = max(end, t.End)
		}
		if got := c.text[tokens[0].Start:end]; got != c.want {
			t.Errorf("%s: %q is read as %q, want %q", c.lang, c.text, got, c.want)
		}
	}
}
