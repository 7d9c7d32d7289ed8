package analysis

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
	// trim is one after the filters; nil for none.
	trim func(string) string
	// family names the family of a word; nil for its first letters.
	family func(Token) string
	// stops is bleve's name of the list of stop words, "" for none.
	stops string
	// common are further stop words, telling those of the list that tell what
	// a question is on ("first", "house").
	common, telling string
	// spellings are pairs of letters: what people write and what the stemmer
	// knows.
	spellings []string
	// elided are the words that lose their vowel before an apostrophe.
	elided string
	// numbers are the number words from zero on, "-" where the word means
	// something else too; ordinals the endings that are written after digits.
	numbers, ordinals string
	// tens are the words for twenty, thirty and so on.
	tens string
	traits
}

// languages holds what is known of each language, by its base subtag. Lao, Khmer
// and Burmese are not here: their scripts say enough.
var languages = map[string]language{
	"":   {stem: FirstLetters(7)},
	"ja": {common: "の は に を が と で た し て る い す れ さ な も か あ あり ある いる する"},
	"ko": {
		stem:    korean,
		family:  koreanFamily,
		numbers: "- - 둘/두 셋/세 넷/네 다섯 여섯 일곱 여덟 아홉 열",
		common: `은 는 이 가 을 를 의 에 에서 로 으로 와 과 도 라고 이라는 그 저 것 것은 것이 것을 것으로 것이다 것이었다 것인가요 것입니까 수 등 및 또는 그리고 그러나 또한 때 때문에 위해 위한 대한 대해 통해
			의해 따라 함께 있는 있다 있던 있었다 있으며 있고 있나요 있습니까 있었나요 있을까요 없는 없다 하는 하고 하며 하나요 합니까 했나요 했습니까 했다
			한 된 되는 되었다 되었나요 되었습니까 되나요 됩니까 그는 그의 이는 이를`,
	},
	"zh": {
		common: "的 了 是 在 和 與 与 為 为 之 於 于 有 被 由 其 這 这 那 也 及 以 個 个",
		traits: traits{simplified: true},
	},
	"ar": {
		stem:    withoutNunation,
		filters: []string{ar.NormalizeName, ar.StemmerName},
		trim:    withoutParticle,
		family:  arabicRoot,
		stops:   ar.StopName,
		numbers: "صفر - اثنان/اثنين/اثنتان/اثنتين ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني/ثمان تسعة/تسع عشرة/عشر",
		common:  "هم لهم كانوا تم يتم والتي والذي اللذان اللتان اللذين اللتين حين حينما فيهما منها منهم وهو وهي وكان وكانت قام قامت",
	},
	"bg": {
		stem:  FirstLetters(6),
		stops: bg.StopName,
	},
	"ca": {
		filters: []string{es.LightStemmerName},
		stops:   ca.StopName,
		elided:  "d l m n s t",
		traits:  traits{plain: true},
	},
	"ckb": {
		filters: []string{ckb.NormalizeName, ckb.StemmerName},
		stops:   ckb.StopName,
	},
	"cs": {
		stem:  FirstLetters(6),
		stops: cs.StopName,
	},
	"da": {
		filters: []string{da.SnowballStemmerName},
		family:  danish.family,
		stops:   da.StopName,
		common:  "findes fandtes ligger hedder samt også mellem blandt inden mens både omkring cirka gennem kan må måtte blevet hver hvert allerede dog",
		numbers: "nul - to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten",
		tens:    "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems",
		traits:  traits{comma: true},
	},
	"de": {
		filters: []string{de.NormalizeName, de.LightStemmerName},
		family:  germanFamily,
		stops:   de.StopName,
		common: `worden liegt liegen lag lagen befindet befinden befand befanden gibt gab gaben heißt heißen hieß hießen wurden wurde
			inne dar ab statt davon dabei dazu darin darauf daran mehr sowie jedoch bereits bevor nachdem trotz dank zuvor schließlich ungefähr etwa lediglich während beim wegen`,
		numbers: "null - zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
		tens:    "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
		traits:  traits{comma: true, nouns: true},
	},
	"el": {
		stem:     greek,
		family:   greekFamily,
		stops:    el.StopName,
		numbers:  "μηδέν - δύο τρία/τρεις/τριών τέσσερα/τέσσερις/τεσσάρων πέντε έξι επτά/εφτά οκτώ/οχτώ εννέα/εννιά δέκα έντεκα δώδεκα",
		ordinals: "ος ου ο ον οι ους η ης ην α ων ες",
		common:   "ο η το οι τα του της των τον την τους τις ένας μία μια ένα στο στη στην στον στα στις στους στου είναι ήταν έχει έχουν είχε είχαν έγινε γίνεται μπορεί όταν επίσης μεταξύ όχι υπήρχε υπήρχαν υπάρχει υπάρχουν τη ενός μιας έναν πιο πολύ όπου οποίος οποία οποίο οποίοι οποίες οποίου οποίας οποίων οποίους πριν ήδη ακόμη ακόμα λόγω όλα όλες όλοι όλη όλο όλων έγιναν αφού χωρίς μόνο κάθε μπορούσε μπορούν αυτή αυτήν αυτού αυτής αυτόν",
		traits:   traits{plain: true, comma: true},
	},
	"en": {
		stem:    englishWord,
		filters: []string{porter.Name},
		family:  englishFamilyOf,
		stops:   en.StopName,
		numbers: "zero - two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
		traits:  traits{plain: true, english: true},
	},
	"es": {
		filters: []string{es.NormalizeName, es.LightStemmerName},
		family:  spanishEndings.family,
		stops:   es.StopName,
		telling: "estado estados",
		common: `u ser haber según cada tras después mientras debido además aunque hacia sino aún cerca mismo misma encuentra encuentran encontraba
			suele suelen aproximadamente ir fueron va van tener`,
		numbers: "cero - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince",
		traits:  traits{comma: true},
	},
	"eu": {
		stem:  FirstLetters(6),
		stops: eu.StopName,
	},
	"fa": {
		filters: []string{ar.NormalizeName, fa.NormalizeName},
		stops:   fa.StopName,
	},
	"fi": {
		filters: []string{fi.SnowballStemmerName},
		stops:   fi.StopName,
		numbers: "nolla - kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen",
		traits:  traits{comma: true},
	},
	"fr": {
		filters: []string{fr.LightStemmerName},
		family:  func(t Token) string { return frenchLexicon().family(t.Word) },
		stops:   fr.StopName,
		common: `être avoir elles plus très comme entre après avant aussi où ainsi depuis alors tout tous toute toutes sous vers chez durant pendant
			peut peuvent pouvait pouvaient doit doivent dont donc car si lors lorsque puis déjà encore toujours souvent environ parmi contre selon afin
			grâce cependant toutefois malgré celui celle ceux celles`,
		elided:  "l m t qu n s j d c jusqu quoiqu lorsqu puisqu",
		numbers: "zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
		traits:  traits{plain: true, comma: true},
	},
	"ga": {
		stops: ga.StopName,
	},
	"gl": {
		stem:    portuguese,
		filters: []string{pt.LightStemmerName},
		stops:   gl.StopName,
		traits:  traits{plain: true, comma: true},
	},
	"he": {
		stem:   hebrew,
		common: "של את על עם אל לא כי גם זה זו זאת הוא היא הם הן אני אתה אנחנו או אם כל היה הייתה היו יש אין אשר ידי בין",
	},
	"hi": {
		spellings: []string{"\u093c", "", "ँ", "ं"}, // the dot below is left out, as is the moon of its dot
		filters:   []string{in.NormalizeName, hi.NormalizeName, hi.StemmerName},
		stops:     hi.StopName,
		telling:   "घर पहले दूसरे दुसरा दुसरे वर्ग कुल",
		common:    "गई गए गईं रही जाता जाती जाते जाने दी दिए दिये वाला वाली वालों थीं हुईं रहता रहती रहते सा सी उसका उसकी उनकी",
		traits:    traits{whole: true},
		numbers:   "शून्य - दो तीन चार पाँच/पांच छह/छः सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह/पन्द्रह सोलह सत्रह अठारह उन्नीस बीस",
	},
	"hr": {
		filters: []string{hr.SuffixTransformationFilterName, hr.StemmerName},
		stops:   hr.StopName,
		traits:  traits{comma: true},
	},
	"hu": {
		filters: []string{hu.SnowballStemmerName},
		stops:   hu.StopName,
		traits:  traits{comma: true},
	},
	"hy": {
		stem:  FirstLetters(6),
		stops: hy.StopName,
	},
	"id": {
		stem:   FirstLetters(7),
		stops:  id.StopName,
		traits: traits{comma: true},
	},
	"it": {
		filters: []string{it.LightStemmerName},
		family:  func(t Token) string { return italianLexicon().family(t.Word) },
		stops:   it.StopName,
		common: `essere avere stata dopo verso presso fino durante mentre poi ancora già così però dunque quindi infatti inoltre tuttavia molto circa ogni alcuni alcune
			può possono poteva potevano deve devono doveva dovevano`,
		elided:  "c l all dall dell nell sull coll pell gl agl dagl degl negl sugl un m t s v d quest quell bell sant",
		numbers: "zero - due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici",
		traits:  traits{plain: true, comma: true},
	},
	"nl": {
		filters: []string{nl.SnowballStemmerName},
		trim:    devoiced,
		family:  dutch.family,
		stops:   nl.StopName,
		common: `werden hadden had we wij jullie hen hier ten ter als dan tussen binnen vanuit via tijdens sinds terwijl hoewel echter zowel
			elk elke ieder iedere beide ongeveer circa slechts vanaf daardoor daarna daarbij ervan erop erin eraan ermee ervoor hierdoor waarbij waarna
			ligt liggen lag lagen bevindt bevinden bevond bevonden heet heten heette heetten kunnen konden zullen zouden moest moesten mag mogen mocht`,
		numbers: "nul - twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
		tens:    "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
		traits:  traits{comma: true},
	},
	"no": {
		filters: []string{no.SnowballStemmerName},
		family:  norwegian.family,
		stops:   no.StopName,
		numbers: "null - to tre fire fem seks sju/syv åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten",
		tens:    "tjue tretti førti femti seksti sytti åtti nitti",
		traits:  traits{plain: true, comma: true},
	},
	"pl": {
		stem:   polish,
		family: polishFamily,
		common: `i w z ze na do nie się to jest że o po od za dla przez oraz a ale lub czy był była było były są być by jego jej ich tym tego ten ta te tej tych ku u
			we ja my on ona ono oni one go mu jemu nim nią nich nimi niego niej im mnie mi nas nam ci cię ty wy was jako jak aby żeby gdy gdyż lecz więc więcej niż tak też także również już jeszcze tylko
			bo bowiem choć chociaż jednak natomiast zaś albo ani ani bez przed pod nad między pomiędzy około wśród wobec według podczas poza oprócz dzięki wraz oraz przy
			tą temu tę tymi taki taka takie takich takiego takiej takim swój swoja swoje swojego swojej swoim swoich swoimi swoją swą swego sobie siebie sobą
			został została zostało zostali zostały zostać zostają zostaje będzie będą ma mają miał miała miało mieli miały mieć może mogą mógł mogła mogli można
			bardzo bardziej najbardziej wszystkie wszystkich wszystkim wszyscy każdy każda każde sam sama samo ponieważ kiedyś tam tu gdyby nawet zwykle`,
		numbers: "zero - dwa/dwie/dwóch/dwoma trzy/trzech cztery/czterech pięć/pięciu sześć/sześciu siedem/siedmiu osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu jedenaście dwanaście",
		traits:  traits{plain: true, comma: true},
	},
	"pt": {
		stem:    portuguese,
		filters: []string{pt.LightStemmerName},
		family:  portugueseFamily,
		stops:   pt.StopName,
		numbers: "zero - dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze",
		traits:  traits{plain: true, comma: true},
	},
	"ro": {
		spellings: []string{"ș", "ş", "ț", "ţ"},
		filters:   []string{ro.SnowballStemmerName},
		family:    romanianEndings.family,
		stops:     ro.StopName,
		telling:   "prim primul prima",
		common:    "a o s i l era erau fost avut unui mai cea cei cele acestui despre își foarte încă într dintr printr avea aveau",
		numbers:   "zero - doi/două trei patru cinci șase șapte opt - zece unsprezece doisprezece/douăsprezece",
		traits:    traits{comma: true},
	},
	"ru": {
		filters:  []string{ru.SnowballStemmerName},
		family:   russianFamily,
		stops:    ru.StopName,
		telling:  "жизнь",
		ordinals: "е х й я го му м ми ю ая ое ые ых ой ом ую",
		common:   "это эта является являются являлся также свой свои своего своей своих своим своими своём своё своя самый самая самое самые самого самой самых около среди кроме ради вокруг против очень весь вся могут мог могла могли",
		numbers:  "ноль - два/две/двух три/трёх четыре/четырёх пять/пяти шесть/шести семь/семи восемь/восьми девять/девяти десять/десяти одиннадцать двенадцать",
		traits:   traits{comma: true},
	},
	"sv": {
		filters: []string{sv.SnowballStemmerName},
		family:  swedish.family,
		stops:   sv.StopName,
		common:  "finns fanns ligger heter hette blivit samt även endast medan innan därefter genom redan dock cirka både varje ett bland där ska måste omkring",
		numbers: "noll - två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
		tens:    "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
		traits:  traits{comma: true},
	},
	"th": {
		stem:   FirstLetters(7),
		common: "ที่ ของ และ ได้ ให้ ว่า จาก โดย คือ กับ นี้ นั้ ด้ว เป็ ป็น ซึ่ หรื อยู ยู่ แล้ ล้ว",
	},
	"tr": {
		filters: []string{tr.SnowballStemmerName},
		family:  turkishFamily,
		stops:   tr.StopName,
		common:  "idi olmuştur vardır edildi fakat önce sonra arasında sırasında boyunca üzerinde içinde dışında yüzünden nedeniyle aynı artık eder edilen olduğunda olacak olmuş",
		numbers: "sıfır - iki üç dört beş altı yedi sekiz dokuz -",
		traits:  traits{suffixes: true, InPlace: true, comma: true},
	},
	"uk": {
		ordinals: "й я е х го му ті ту ий ій",
		common:   "і й та в у на з із до не що як за від по про для при або але а це є був була було були він вона воно вони його її їх",
		stem:     FirstLetters(6),
		traits:   traits{comma: true},
	},
	"vi": {
		common: "là của và các những một được có cho trong với ở tại từ này đó đã sẽ đang bị bởi như thì mà hay hoặc cũng ra vào để do về trên dưới thế vì nên nếu nhưng rất lại đến theo không sự việc điều cái lên phải rằng còn",
		traits: traits{KeepMarks: true, Pairs: true, comma: true},
	},
}

// relatives maps tags of languages to the one whose analyzer they use.
var relatives = map[string]string{
	"nb": "no", "nn": "no", "iw": "he", "be": "uk", "sk": "cs", "sr": "hr",
	"bs": "hr", "sh": "hr", "ms": "id", "mo": "ro", "ur": "fa",
}
