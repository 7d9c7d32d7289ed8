package analysis

// asks are the question words of a language by what they ask for, WantAny for
// those that ask for anything; two words that ask together are held by "_".
type asks map[Want]string

// questionWords holds those of each language with their forms, by its base
// subtag.
var questionWords = map[string]asks{
	"ar": {
		WantAny: "من هل بم", WantWho: "لمن ممن", WantWhen: "متى", WantWhere: "أين", WantCount: "كم بكم",
		WantWhy: "لماذا ولماذا", WantHow: "كيف وكيف", WantThing: "ما ماذا وماذا بماذا ماهو ماهي عما فيم أي أية بأي لأي فأي",
	},
	"bg": {
		WantWho: "кой кого кому чий чия чие", WantWhen: "кога", WantWhere: "къде откъде", WantCount: "колко",
		WantWhy: "защо", WantHow: "как", WantThing: "какво какъв каква какви коя кое кои",
	},
	"ca": {
		WantAny: "per", WantWho: "qui", WantWhen: "quan", WantWhere: "on", WantCount: "quant quanta quants quantes",
		WantWhy: "per_què", WantHow: "com", WantThing: "què quin quina quins quines",
	},
	"ckb": {
		WantWho: "کێ", WantWhen: "کەی", WantWhere: "کوێ", WantCount: "چەند", WantWhy: "بۆچی", WantHow: "چۆن", WantThing: "چی",
	},
	"cs": {
		WantWho: "kdo koho komu kým čí", WantWhen: "kdy", WantWhere: "kde kam odkud", WantCount: "kolik kolika",
		WantWhy: "proč", WantHow: "jak",
		WantThing: "co čeho čemu čím jaký jaká jaké jakého jakou jakém jakých jakým který která které kterého kterou kterém kterých kterým",
	},
	"da": {
		WantAny: "hvis", WantWho: "hvem", WantWhen: "hvornår", WantWhere: "hvor hvilken_by hvilken_del", WantWhy: "hvorfor", WantHow: "hvordan",
		WantThing: "hvad hvilken hvilket hvilke",
	},
	"de": {
		WantAny: "wovon wodurch womit worauf woran worin woraus worüber worum wofür wogegen wonach wobei wovor inwiefern inwieweit",
		WantWho: "wer wen wem wessen", WantWhen: "wann welchem_tag welcher_tag welchen_tag", WantWhere: "wo woher wohin", WantCount: "wieviel wieviele",
		WantWhy: "warum weshalb wieso weswegen wozu", WantHow: "wie", WantThing: "was welcher welche welches welchen welchem wie_heißt wie_heißen wie_hieß wie_hießen wie_lautet",
	},
	"el": {
		WantWho: "ποιος ποιον ποιοι ποιους τίνος", WantWhen: "πότε", WantWhere: "πού", WantCount: "πόσο πόσος πόση πόσοι πόσες πόσα πόσων πόσους",
		WantWhy: "γιατί", WantHow: "πώς", WantThing: "πώς_λέγεται πώς_λέγονται πώς_λεγόταν πώς_λένε πώς_ονομάζεται πώς_ονομάζονται πώς_ονομαζόταν πώς_ονομάζονταν τι ποια ποιο ποιες ποιας ποιου ποιων ποιαν",
	},
	"en": {
		WantWho: "who whom whose", WantWhen: "when", WantWhere: "where", WantWhy: "why", WantHow: "how", WantThing: "what which",
	},
	"es": {
		WantWho: "quién quiénes", WantWhen: "cuándo", WantWhere: "dónde adónde", WantCount: "cuánto cuánta cuántos cuántas",
		WantWhy: "por_qué", WantHow: "cómo", WantThing: "qué cuál cuáles",
	},
	"eu": {
		WantWho: "nor nork", WantWhen: "noiz", WantWhere: "non", WantCount: "zenbat", WantWhy: "zergatik", WantHow: "nola", WantThing: "zer zein",
	},
	"fa": {
		WantAny: "کی آیا", WantWhere: "کجا", WantCount: "چند", WantWhy: "چرا", WantHow: "چگونه", WantThing: "چه چی کدام",
	},
	"fi": {
		WantWho: "kuka kenen ketkä kenet kenelle", WantWhen: "milloin koska", WantWhere: "missä mistä mihin", WantCount: "montako paljonko",
		WantWhy: "miksi", WantHow: "miten kuinka", WantThing: "mikä mitä mitkä minkä mille kumpi millainen minkälainen",
	},
	"fr": {
		WantWho: "qui", WantWhen: "quand", WantWhere: "où", WantCount: "combien", WantWhy: "pourquoi", WantHow: "comment",
		WantThing: "que quoi quel quelle quels quelles lequel laquelle lesquels lesquelles duquel auquel",
	},
	"ga": {WantWho: "cé", WantWhen: "cathain", WantWhere: "cá", WantHow: "conas", WantThing: "cad"},
	"gl": {
		WantWho: "quen", WantWhen: "cando", WantWhere: "onde", WantCount: "canto canta cantos cantas", WantWhy: "por_que", WantHow: "como",
		WantThing: "que cal cales",
	},
	"he": {
		WantAny: "האם", WantWho: "מי", WantWhen: "מתי", WantWhere: "איפה היכן", WantCount: "כמה", WantWhy: "למה מדוע", WantHow: "איך כיצד",
		WantThing: "מה איזה איזו אילו",
	},
	"hi": {
		WantAny: "किसमें", WantWho: "कौन किसने किसे किसका किसकी किसके किसको किससे किन्हें किन्होंने किनके किनका", WantWhen: "कब",
		WantWhere: "कहाँ कहां किधर", WantCount: "कितना कितने कितनी कितनों", WantWhy: "क्यों", WantHow: "कैसे कैसा कैसी",
		WantThing: "क्या किस किन कौनसा कौनसी कौनसे कौन_सा कौन_सी कौन_से",
	},
	"hr": {
		WantWho: "tko koga kome čiji", WantWhen: "kada", WantWhere: "gdje kamo odakle", WantCount: "koliko", WantWhy: "zašto", WantHow: "kako",
		WantThing: "što čega koji koja koje kojeg kojem kojoj kojim kojih",
	},
	"hu": {
		WantWho: "ki kik kit kinek kiket", WantWhen: "mikor", WantWhere: "hol hová honnan", WantCount: "mennyi hány hányan", WantWhy: "miért",
		WantHow: "hogyan hogy", WantThing: "mi mit mik melyik milyen",
	},
	"hy": {
		WantAny: "որ", WantWho: "ով", WantWhen: "երբ", WantWhere: "որտեղ", WantCount: "քանի", WantWhy: "ինչու", WantHow: "ինչպես", WantThing: "ինչ",
	},
	"id": {
		WantWho: "siapa", WantWhen: "kapan", WantWhere: "dimana mana", WantCount: "berapa", WantWhy: "mengapa kenapa", WantHow: "bagaimana",
		WantThing: "apa",
	},
	"it": {
		WantWho: "chi", WantWhen: "quando quand che_data quale_data", WantWhere: "dove dov", WantCount: "quanto quanta quanti quante", WantWhy: "perché", WantHow: "come com",
		WantThing: "che cosa cos quale quali qual",
	},
	"ja": {WantAny: "誰 何 どこ いつ なぜ どう どの"},
	"ko": {
		WantAny: `누구 누가 누구의 누구를 누구인가 누구인가요 누구입니까 언제 언제인가 언제인가요 언제입니까 어디 어디에 어디에서 어디서
			어디인가 어디인가요 어디입니까 몇 얼마 얼마나 왜 어떻게 무엇 무엇을 무엇이 무엇인가 무엇인가요 무엇입니까 무슨 어느 어떤`,
	},
	"nl": {
		WantAny: "waarvan waarmee waardoor waarin waarop waarvoor waaruit waarover waaraan waarbij waartegen waartoe waaronder waarnaar noem", WantWho: "wie wiens", WantWhen: "wanneer", WantWhere: "waar waarheen waarvandaan",
		WantCount: "hoeveel", WantWhy: "waarom", WantHow: "hoe", WantThing: "wat welke welk hoe_heet hoe_heten hoe_heette hoe_heetten",
	},
	"no": {
		WantWho: "hvem", WantWhen: "når", WantWhere: "hvor hvilken_by", WantWhy: "hvorfor", WantHow: "hvordan", WantThing: "hva hvilken hvilket hvilke",
	},
	"pl": {
		WantWho: "kto kogo komu kim czyj czyja czyje czyjego czyjej czyją czyim czyich", WantWhen: "kiedy którego_dnia", WantWhere: "gdzie skąd dokąd", WantCount: "ile ilu iloma",
		WantWhy: "dlaczego czemu", WantHow: "jak",
		WantThing: `co czego czym jaki jaka jakie jakiego jakiej jakiemu jaką jakich jakim jakimi jacy który która które którego której któremu którą których którym którymi którzy
			jak_nazywa jak_nazywają jak_nazywał jak_nazywała jak_nazywało jak_nazywali jak_nazwano jak_nazwał`,
	},
	"pt": {
		WantWho: "quem", WantWhen: "quando que_data qual_data", WantWhere: "onde aonde donde", WantCount: "quanto quanta quantos quantas",
		WantWhy: "porque porquê por_que", WantHow: "como", WantThing: "que qual quais",
	},
	"ro": {
		WantWho: "cine cui", WantWhen: "când ce_an ce_dată", WantWhere: "unde", WantCount: "cât câtă câți câte câtor", WantWhy: "de_ce", WantHow: "cum",
		WantThing: "ce care cărui cărei căror căreia căruia",
	},
	"ru": {
		WantAny: "назовите назови который которая которое которые которого которой которому котором которую которых которым",
		WantWho: "кто кого кому кем ком чей чья чьё чьи чьего чьей чьим чью чьих", WantWhen: "когда какого_числа", WantWhere: "где куда откуда",
		WantCount: "сколько скольких скольким", WantWhy: "почему зачем отчего", WantHow: "как",
		WantThing: `что чего чему чем чём какой какая какое какие какого какому каким каком какую каких какими каков какова каково каковы как_называется как_называются
			как_назывался как_называлась как_называлось как_назывались как_зовут как_звали как_называют как_назвали`,
	},
	"sv": {
		WantWho: "vem vems", WantWhen: "när", WantWhere: "var varifrån vart vilken_del vilken_ort", WantWhy: "varför", WantHow: "hur hurdan", WantThing: "vad vilken vilket vilka hur_heter hur_hette",
	},
	"tr": {
		WantAny: "mi mı mu mü midir mıdır", WantWho: "kim kimi kime kimin kimden kimle kimde kimler kimleri kimlere kimlerin kimdir kimdi kimlerdir kimlerdi", WantWhen: "ne_zaman hangi_gün hangi_ay hangi_ayda",
		WantWhere: "nerede nereye nereden neresi nerededir neredeydi neresidir neresiydi nerelerde nereli nerelidir", WantCount: "kaç kaçta kaçı kaçıncı kaçıncıdır kaçtır kaçtı",
		WantWhy: "niçin niye neden", WantHow: "nasıl nasıldı",
		WantThing: "ne neyi neye neyin neyle nesi nedir nedi neydi neler neleri nelerdir nelerdi hangi hangisi hangisini hangileri hangilerini hangisidir hangileridir hangisiydi hangileriydi hangilerinin",
	},
	"uk": {
		WantWho: "хто кого кому ким чий чия чиє", WantWhen: "коли", WantWhere: "де куди звідки", WantCount: "скільки", WantWhy: "чому навіщо", WantHow: "як",
		WantThing: "що чого чим який яка яке які якого якої якому якій яку яких яким якими",
	},
	"vi": {
		WantAny: "nào sao bao khi", WantWho: "ai người_nào", WantWhen: "bao_giờ khi_nào lúc_nào hồi_nào năm_nào ngày_nào tháng_nào kỷ_nào niên_nào",
		WantWhere: "đâu nơi_nào nước_nào gia_nào bang_nào tỉnh_nào phố_nào",
		WantCount: "mấy nhiêu bao_nhiêu", WantWhy: "vì_sao tại_sao", WantHow: "thế_nào", WantThing: "gì",
	},
	"zh": {WantAny: "什 麼 么 何 哪 誰 谁 多 少 幾 几"},
}
