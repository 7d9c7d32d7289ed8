package followup

import (
	"sync"

	"verbatim/index/analysis"
)

// followWords are the words of a language by which a question is known to
// follow another.
type followWords struct {
	// openers lead over from one question to the next, and leads begin one
	// that goes on.
	openers, leads [][]string
	// personal stand for somebody or something, demonstrative for what was
	// just said; both as they are folded. Possessive stand before what is
	// owned, object where a subject cannot.
	personal, demonstrative, possessive, object map[string]bool
	// others ask for more of the same ("else"), anything is what they ask for
	// with yes or no.
	others, anything map[string]bool
	// determiners stand before nouns, prepositions before what a fragment is
	// about, auxiliaries before the subject of a question.
	determiners, prepositions, auxiliaries map[string]bool
	// again are whole questions that only want to hear more or to be sure,
	// further those of them that want to hear more.
	again, further [][]string
	// hollow say nothing that an article could hold, measures ask how much
	// behind "how".
	hollow, measures map[string]bool
	// impersonal follow a pronoun that stands for nothing ("il faut").
	impersonal map[string]bool
	// addressed speak to the bot itself: such a question is about nothing
	// that was asked before.
	addressed map[string]bool
}

// followLanguages are the languages that have lists, in the order in which they
// are tried.
var followLanguages = []string{"en", "de", "es", "fr", "pt", "ru", "uk"}

// furtherPhrases are questions in English that only want to hear more of an
// answer.
const furtherPhrases = "more; any more; anything more; what more; some more; more please; anything else; what else; else; " +
	"something else; go on; continue; carry on; keep going; elaborate; details; more details; and; and so; is there more; " +
	"is there anything else; is that all; is that it"

// doubtPhrases are those that want to be sure of it or to have it explained.
const doubtPhrases = "so; so what; explain; explain that; explain it; that; this; it; huh; what; what is it; what about it; " +
	"what about that; really; are you sure; you sure; sure; are you certain; seriously; is that true; is it true; is this true; " +
	"is that so; is that right; is that correct; how do you know; how do you know that; how do you know this; says who; " +
	"source; sources; your source; what is your source; where did you get that; where did you read that; what do you mean; " +
	"what do you mean by that; what does that mean; what does this mean; what does it mean; what is that mean; meaning; " +
	"what is that supposed to mean"

// followLists makes the lists when they are first asked for. Only English has
// those that take a question apart; the others hold sure signs alone.
var followLists = sync.OnceValue(func() map[string]*followWords {
	return map[string]*followWords{
		"en": {
			openers:       analysis.Phrases("and; but; or; so; and what about; what about; how about; and how about; but what about")(),
			leads:         analysis.Phrases("how come; last year; last month; last week; next year; next month; next week; the day after; the year before")(),
			personal:      analysis.WordSet("he she him her it they them his hers its their theirs"),
			possessive:    analysis.WordSet("his her its their hers theirs"),
			object:        analysis.WordSet("him her them"),
			demonstrative: analysis.WordSet("that this those these there then"),
			others:        analysis.WordSet("else"),
			anything:      analysis.WordSet("anything something"),
			again:         analysis.Phrases(furtherPhrases + "; " + doubtPhrases)(),
			further:       analysis.Phrases(furtherPhrases)(),
			hollow: analysis.WordSet("happen happens happened happening mean means meant say says said tell know come anything something " +
				"next exactly really actually one ones since occur occurred take took taken place true again so now tho though"),
			measures:    analysis.WordSet("long many much far often old big large small tall high deep heavy late early soon fast"),
			determiners: analysis.WordSet("the a an my our your his her its their some any every each no which what many"),
			prepositions: analysis.WordSet("in at on to from by for before after until till since with without about against during " +
				"over under between into near of behind through towards toward"),
			auxiliaries: analysis.WordSet("is are was were do does did has have had can could will would shall should may might must"),
			impersonal:  analysis.WordSet("true raining snowing possible likely"),
			addressed:   analysis.WordSet("you your i me my we us"),
		},
		"de": {
			openers:       analysis.Phrases("und; aber; oder; was ist mit; und was ist mit; wie ist es mit")(),
			personal:      analysis.WordSet("er sie ihn ihm"),
			demonstrative: analysis.WordSet("davon damit daruber dazu dafur dagegen dort damals"),
			prepositions:  analysis.WordSet("in im an am zu zur zum von vom fur uber bei mit ohne nach vor seit bis gegen aus auf"),
			addressed:     analysis.WordSet("du dein ich mir mich wir uns"),
		},
		"es": {
			openers:       analysis.Phrases("y; pero; que hay de; y que hay de; que pasa con; y que pasa con")(),
			personal:      analysis.WordSet("ella ellos ellas"),
			demonstrative: analysis.WordSet("eso esto ello"),
			determiners:   analysis.WordSet("el la los las un una unos unas su sus"),
			prepositions:  analysis.WordSet("en a de desde por para con sin sobre contra hasta antes despues"),
			addressed:     analysis.WordSet("tu tus yo me mi nosotros"),
		},
		"fr": {
			openers:       analysis.Phrases("et; mais; ou; et pour; qu'en est-il de")(),
			personal:      analysis.WordSet("il elle ils elles"),
			demonstrative: analysis.WordSet("cela ca"),
			determiners:   analysis.WordSet("le la les l un une des du ce cette ces son sa ses leur leurs"),
			prepositions:  analysis.WordSet("en a au aux de du des d dans par pour avec sans sur contre depuis avant apres chez"),
			impersonal:    analysis.WordSet("y faut fait est pleut neige"),
			addressed:     analysis.WordSet("tu vous ton ta je me moi nous"),
		},
		"pt": {
			openers:       analysis.Phrases("e; mas; e quanto a; e sobre")(),
			personal:      analysis.WordSet("ele ela eles elas"),
			demonstrative: analysis.WordSet("isso isto disso nisso"),
			determiners:   analysis.WordSet("o a os as um uma uns umas seu sua seus suas"),
			prepositions:  analysis.WordSet("em no na de do da desde por pelo pela para com sem sobre contra ate antes depois"),
			addressed:     analysis.WordSet("voce tu eu me nos"),
		},
		"ru": {
			openers:       analysis.Phrases("а; и; но; а что насчет; а как насчет")(),
			personal:      analysis.WordSet("он она они"),
			demonstrative: analysis.WordSet("этого этом этому этим"),
			prepositions:  analysis.WordSet("в во на о об про с со из от до после для за у при без против"),
			addressed:     analysis.WordSet("ты вы я мне мы"),
		},
		"uk": {
			openers:       analysis.Phrases("а; і; й; але; а що щодо; а як щодо")(),
			personal:      analysis.WordSet("він вона вони"),
			demonstrative: analysis.WordSet("цього цьому цим"),
			prepositions:  analysis.WordSet("в у на о про з із від до після для за при без проти"),
			addressed:     analysis.WordSet("ти ви я мені ми"),
		},
	}
})
