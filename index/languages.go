package index

import (
	"github.com/blevesearch/bleve/v2/analysis/lang/ar"
	"github.com/blevesearch/bleve/v2/analysis/lang/bg"
	"github.com/blevesearch/bleve/v2/analysis/lang/ca"
	"github.com/blevesearch/bleve/v2/analysis/lang/ckb"
	"github.com/blevesearch/bleve/v2/analysis/lang/cs"
	"github.com/blevesearch/bleve/v2/analysis/lang/da"
	"github.com/blevesearch/bleve/v2/analysis/lang/de"
	"github.com/blevesearch/bleve/v2/analysis/lang/el"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/es"
	"github.com/blevesearch/bleve/v2/analysis/lang/eu"
	"github.com/blevesearch/bleve/v2/analysis/lang/fa"
	"github.com/blevesearch/bleve/v2/analysis/lang/fi"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/analysis/lang/ga"
	"github.com/blevesearch/bleve/v2/analysis/lang/gl"
	"github.com/blevesearch/bleve/v2/analysis/lang/hi"
	"github.com/blevesearch/bleve/v2/analysis/lang/hr"
	"github.com/blevesearch/bleve/v2/analysis/lang/hu"
	"github.com/blevesearch/bleve/v2/analysis/lang/hy"
	"github.com/blevesearch/bleve/v2/analysis/lang/id"
	"github.com/blevesearch/bleve/v2/analysis/lang/in"
	"github.com/blevesearch/bleve/v2/analysis/lang/it"
	"github.com/blevesearch/bleve/v2/analysis/lang/nl"
	"github.com/blevesearch/bleve/v2/analysis/lang/no"
	"github.com/blevesearch/bleve/v2/analysis/lang/pt"
	"github.com/blevesearch/bleve/v2/analysis/lang/ro"
	"github.com/blevesearch/bleve/v2/analysis/lang/ru"
	"github.com/blevesearch/bleve/v2/analysis/lang/sv"
	"github.com/blevesearch/bleve/v2/analysis/lang/tr"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"
)

// A language says how the analyzer of a language is made.
type language struct {
	// filters are bleve's names of the filters that stem a word, in order.
	filters []string
	// stem is a step of our own, before the filters; nil for none.
	stem func(string) string
	// stops is bleve's name of the list of stop words, "" for none.
	stops string
	// common are further stop words.
	common string
	// questions are the question words.
	questions string
	// spellings are pairs of letters: what people write and what the stemmer
	// knows.
	spellings []string
	// elided are the words that lose their vowel before an apostrophe.
	elided string
	// numbers are the number words from zero on, "-" where the word means
	// something else too.
	numbers string
	traits
}

// languages holds what is known of each language, by its base subtag. Thai,
// Lao, Khmer and Burmese are not here: their scripts say enough.
var languages = map[string]language{
	"":   {stem: firstLetters(7)},
	"ja": {common: "の は に を が と で た し て る い す れ さ な も か あ あり ある いる する", questions: "誰 何 どこ いつ なぜ どう どの"},
	"ko": {stem: korean, questions: "누구 누가 무엇 무슨 언제 어디 왜 어떻게 어느 어떤 몇 얼마"},
	"zh": {
		common:    "的 了 是 在 和 與 与 為 为 之 於 于 有 被 由 其 這 这 那 也 及 以 個 个",
		questions: "什 麼 么 何 哪 誰 谁 多 少 幾 几",
		traits:    traits{simplified: true},
	},
	"ar": {
		filters:   []string{ar.NormalizeName, ar.StemmerName},
		stops:     ar.StopName,
		questions: "من ما ماذا متى أين كيف لماذا كم أي هل",
	},
	"bg": {
		stem:      firstLetters(6),
		stops:     bg.StopName,
		questions: "кой коя кое кои какво кога къде защо как колко",
	},
	"ca": {
		filters:   []string{es.LightStemmerName},
		stops:     ca.StopName,
		questions: "qui què quin quina quins quines quan on com per quant quants",
		elided:    "d l m n s t",
		traits:    traits{plain: true},
	},
	"ckb": {
		filters:   []string{ckb.NormalizeName, ckb.StemmerName},
		stops:     ckb.StopName,
		questions: "کێ چی کەی کوێ چۆن بۆچی چەند",
	},
	"cs": {
		stem:      firstLetters(6),
		stops:     cs.StopName,
		questions: "kdo co kdy kde kam proč jak jaký jaká jaké který která které kolik čí",
	},
	"da": {
		filters:   []string{da.SnowballStemmerName},
		stops:     da.StopName,
		questions: "hvem hvad hvilken hvilket hvilke hvornår hvor hvorfor hvordan hvis",
		numbers:   "nul - to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten",
		traits:    traits{comma: true},
	},
	"de": {
		filters:   []string{de.NormalizeName, de.LightStemmerName},
		stops:     de.StopName,
		questions: "wer wen wem wessen was welcher welche welches welchen welchem wann wo woher wohin warum weshalb wieso wie wieviel wozu",
		numbers:   "null - zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
		traits:    traits{comma: true},
	},
	"el": {
		stem:      firstLetters(6),
		stops:     el.StopName,
		questions: "ποιος ποια ποιο ποιοι ποιες ποιων ποιον τι πότε πού γιατί πώς πόσο πόσα πόσοι πόσες",
		traits:    traits{comma: true},
	},
	"en": {
		stem:      american,
		filters:   []string{porter.Name},
		stops:     en.StopName,
		questions: "who whom whose what which when where why how",
		numbers:   "zero - two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
		traits:    traits{plain: true, english: true},
	},
	"es": {
		filters:   []string{es.NormalizeName, es.LightStemmerName},
		stops:     es.StopName,
		questions: "quién quiénes qué cuál cuáles cuándo dónde adónde cómo cuánto cuánta cuántos cuántas",
		numbers:   "cero - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince",
		traits:    traits{comma: true},
	},
	"eu": {
		stem:      firstLetters(6),
		stops:     eu.StopName,
		questions: "nor zer noiz non nola zergatik zenbat zein",
	},
	"fa": {
		filters:   []string{ar.NormalizeName, fa.NormalizeName},
		stops:     fa.StopName,
		questions: "کی چه چی کجا چرا چگونه چند کدام آیا",
	},
	"fi": {
		filters:   []string{fi.SnowballStemmerName},
		stops:     fi.StopName,
		questions: "kuka kenen ketkä mikä mitä mitkä minkä milloin koska missä mistä mihin miksi miten kuinka montako paljonko kumpi",
		numbers:   "nolla - kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen",
		traits:    traits{comma: true},
	},
	"fr": {
		filters:   []string{fr.LightStemmerName},
		stops:     fr.StopName,
		questions: "qui que quoi quel quelle quels quelles quand où pourquoi comment combien lequel laquelle",
		elided:    "l m t qu n s j d c jusqu quoiqu lorsqu puisqu",
		numbers:   "zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
		traits:    traits{plain: true, comma: true},
	},
	"ga": {
		stops:     ga.StopName,
		questions: "cé cad cathain cá conas",
	},
	"gl": {
		stem:      portuguese,
		filters:   []string{pt.LightStemmerName},
		stops:     gl.StopName,
		questions: "quen que cal cales cando onde como canto canta cantos cantas",
		traits:    traits{plain: true, comma: true},
	},
	"he": {
		stem:      hebrew,
		common:    "של את על עם אל לא כי גם זה זו זאת הוא היא הם הן אני אתה אנחנו או אם כל היה הייתה היו יש אין אשר ידי בין",
		questions: "מי מה מתי איפה היכן למה מדוע איך כיצד כמה איזה איזו אילו האם",
	},
	"hi": {
		filters:   []string{in.NormalizeName, hi.NormalizeName, hi.StemmerName},
		stops:     hi.StopName,
		questions: "कौन किस किसने किसे किसका किसकी किसके क्या कब कहाँ कहां क्यों कैसे कितना कितने कितनी",
	},
	"hr": {
		filters:   []string{hr.SuffixTransformationFilterName, hr.StemmerName},
		stops:     hr.StopName,
		questions: "tko što kada gdje zašto kako koji koja koje koliko čiji",
		traits:    traits{comma: true},
	},
	"hu": {
		filters:   []string{hu.SnowballStemmerName},
		stops:     hu.StopName,
		questions: "ki kik kit mi mit mikor hol hová honnan miért hogyan hogy melyik milyen mennyi hány",
		traits:    traits{comma: true},
	},
	"hy": {
		stem:      firstLetters(6),
		stops:     hy.StopName,
		questions: "ով ինչ երբ որտեղ ինչու ինչպես քանի որ",
	},
	"id": {
		stem:      firstLetters(7),
		stops:     id.StopName,
		questions: "siapa apa kapan dimana mana mengapa kenapa bagaimana berapa",
		traits:    traits{comma: true},
	},
	"it": {
		filters:   []string{it.LightStemmerName},
		stops:     it.StopName,
		questions: "chi che cosa quale quali quando dove perché come quanto quanta quanti quante",
		elided:    "c l all dall dell nell sull coll pell gl agl dagl degl negl sugl un m t s v d quest quell bell sant",
		numbers:   "zero - due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici",
		traits:    traits{plain: true, comma: true},
	},
	"nl": {
		filters:   []string{nl.SnowballStemmerName},
		stops:     nl.StopName,
		questions: "wie wat welke welk wanneer waar waarom hoe hoeveel wiens",
		numbers:   "nul - twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien",
		traits:    traits{comma: true},
	},
	"no": {
		filters:   []string{no.SnowballStemmerName},
		stops:     no.StopName,
		questions: "hvem hva hvilken hvilket hvilke når hvor hvorfor hvordan",
		numbers:   "null - to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten",
		traits:    traits{plain: true, comma: true},
	},
	"pl": {
		stem:      firstLetters(6),
		common:    "i w z ze na do nie się to jest że o po od za dla przez oraz a ale lub czy był była było były są być by jego jej ich tym tego ten ta te tej tych ku u",
		questions: "kto kogo komu co czego kiedy gdzie skąd dokąd dlaczego jak jaki jaka jakie który która które ile czyj",
		numbers:   "zero - dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć",
		traits:    traits{comma: true},
	},
	"pt": {
		stem:      portuguese,
		filters:   []string{pt.LightStemmerName},
		stops:     pt.StopName,
		questions: "quem que qual quais quando onde como porque quanto quanta quantos quantas",
		numbers:   "zero - dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze",
		traits:    traits{plain: true, comma: true},
	},
	"ro": {
		spellings: []string{"ș", "ş", "ț", "ţ"},
		filters:   []string{ro.SnowballStemmerName},
		stops:     ro.StopName,
		questions: "cine ce care când unde cum cât câtă câți câte cui",
		numbers:   "zero - doi trei patru cinci șase șapte opt nouă zece",
		traits:    traits{comma: true},
	},
	"ru": {
		filters:   []string{ru.SnowballStemmerName},
		stops:     ru.StopName,
		questions: "кто кого кому кем что чего чему чем какой какая какое какие когда где куда откуда почему зачем как сколько который чей",
		numbers:   "ноль - два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
		traits:    traits{comma: true},
	},
	"sv": {
		filters:   []string{sv.SnowballStemmerName},
		stops:     sv.StopName,
		questions: "vem vad vilken vilket vilka när var varför hur vems",
		numbers:   "noll - två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton",
		traits:    traits{comma: true},
	},
	"tr": {
		filters:   []string{tr.SnowballStemmerName},
		stops:     tr.StopName,
		questions: "kim kimin ne neyi nerede nereye nereden neden niçin niye nasıl kaç hangi",
		numbers:   "sıfır - iki üç dört beş altı yedi sekiz dokuz -",
		traits:    traits{suffixes: true, comma: true},
	},
	"uk": {
		common:    "і й та в у на з із до не що як за від по про для при або але а це є був була було були він вона воно вони його її їх",
		stem:      firstLetters(6),
		questions: "хто кого що чого який яка яке які коли де куди звідки чому як скільки",
		traits:    traits{comma: true},
	},
	"vi": {
		common:    "là của và các những một được có cho trong với ở tại từ này đó đã sẽ đang bị bởi như thì mà hay hoặc cũng ra vào để do về trên dưới",
		questions: "ai gì nào đâu sao bao khi",
		traits:    traits{keepMarks: true, pairs: true, comma: true},
	},
}

// relatives maps tags of languages to the one whose analyzer they use.
var relatives = map[string]string{
	"nb": "no", "nn": "no", "iw": "he", "be": "uk", "sk": "cs", "sr": "hr",
	"bs": "hr", "sh": "hr", "ms": "id", "mo": "ro", "ur": "fa",
}
