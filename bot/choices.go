package bot

import (
	"context"
	"strings"

	"verbatim/bot/markdown"
	"verbatim/corpus"
)

// complete completes the option that is being typed.
func (b *Bot) complete(ctx context.Context, req Request) (outcome, error) {
	var choices []Choice
	var err error
	for _, o := range commandNamed(req.Command).options {
		if o.name == req.focus && o.complete != nil {
			choices, err = o.complete(b, ctx, req)
		}
	}
	return outcome{kind: "completed", reply: Reply{Choices: fitting(choices)}, texts: english()}, err
}

// fitting are the choices that Discord takes.
func fitting(choices []Choice) []Choice {
	kept := []Choice{}
	seen := map[string]bool{}
	for _, c := range choices {
		c.Name = plainClip(oneLine(c.Name), maxChoice)
		if c.Name == "" || c.Value == "" || markdown.Length(c.Value) > maxChoice || seen[c.Value] || len(kept) == maxChoices {
			continue
		}
		seen[c.Value] = true
		kept = append(kept, c)
	}
	return kept
}

// completeQuestion offers questions and headings that the articles answer.
func (b *Bot) completeQuestion(ctx context.Context, req Request) ([]Choice, error) {
	found, err := b.Pool.Suggest(ctx, req.Server, req.options[questionOption], maxChoices)
	return choicesOf(found), err
}

// completeArticle offers the articles that may be read, by their titles.
func (b *Bot) completeArticle(ctx context.Context, req Request) ([]Choice, error) {
	list, err := b.articles(ctx, req.Server)
	return titled(list, req.options[articleOption]), err
}

// completeOwn offers the articles of the server's own, to those who manage it.
func (b *Bot) completeOwn(ctx context.Context, req Request) ([]Choice, error) {
	list, err := b.Store.Own(req.Guild).List(ctx)
	return titled(list, req.options[articleOption]), err
}

// completeFeed offers the feeds that the server follows, to those who manage it.
func (b *Bot) completeFeed(ctx context.Context, req Request) ([]Choice, error) {
	feeds, err := b.Store.Feeds(ctx, req.Guild)
	var choices []Choice
	for _, f := range feeds {
		if holdsWords(f.Title+" "+f.URL, req.options[feedOption]) {
			choices = append(choices, Choice{beside(oneLine(f.Title), f.URL), feedChoice(f)})
		}
	}
	return choices, err
}

// completeWho offers the people who speak in the articles.
func (b *Bot) completeWho(ctx context.Context, req Request) ([]Choice, error) {
	found, err := b.Pool.Speakers(ctx, req.Server, req.options[whoOption], maxChoices)
	return choicesOf(found), err
}

// titled are the articles whose title or publisher holds all words typed.
func titled(list []corpus.Summary, typed string) []Choice {
	var choices []Choice
	for _, s := range list {
		if len(choices) == maxChoices {
			break
		}
		name := beside(s.Title, s.Publisher)
		if holdsWords(name, typed) {
			choices = append(choices, Choice{name, s.ID})
		}
	}
	return choices
}

// holdsWords tells whether a name holds each of the words typed, or their
// beginnings, in any order.
func holdsWords(name, typed string) bool {
	name = strings.ToLower(name)
	for word := range strings.FieldsSeq(strings.ToLower(typed)) {
		if !strings.Contains(name, word) {
			return false
		}
	}
	return true
}

func choicesOf(list []string) []Choice {
	var choices []Choice
	for _, s := range list {
		choices = append(choices, Choice{s, s})
	}
	return choices
}
