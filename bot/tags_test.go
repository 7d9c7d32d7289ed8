package bot

import "testing"

func TestTagsAreNoWords(t *testing.T) {
	for written, want := range map[string]string{
		"did <@123>, <@!45> or <@&6> say  so\nin <#7>?":                  "did , or say so in ?",
		"@everyone who was it, @here?":                                   "who was it, ?",
		"who <:pepe:12> was <a:dance:34> it <t:1647590400:R>":            "who was it",
		"</ask:123> who, </library add:5>":                               "who,",
		"see [the story](https://example.com/a) and <https://b.example>": "see the story and",
		"https://example.com/a?b=c#d is this true?":                      "is this true?",
		"is 3 < 4 > 2, and a@heren.example <3 [1] (2) # x":               "is 3 < 4 > 2, and a@heren.example <3 [1] (2) # x",
		"https://example.com/aを見て、誰が払ったの？":                               "を見て、誰が払ったの？",
		`is \*this\* true, \o/ or not\?`:                                 `is *this* true, \o/ or not?`,
		"<@1>":                                                           "",
	} {
		if got := withoutTags(written); got != want {
			t.Errorf("%q is read as %q, want %q", written, got, want)
		}
	}
}
