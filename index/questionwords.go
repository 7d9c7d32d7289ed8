package index

// asks are the question words of a language by what they ask for, wantAny for
// those that ask for anything; two words that ask together are held by "_".
type asks map[want]string

// questionWords holds those of each language with their forms, by its base
// subtag.
var questionWords = map[string]asks{
	"ar": {
		wantAny: "من هل بم", wantWho: "لمن ممن", wantWhen: "متى", wantWhere: "أين", wantCount: "كم بكم",
		wantWhy: "لماذا ولماذا", wantHow: "كيف وكيف", wantThing: "ما ماذا وماذا بماذا ماهو ماهي عما فيم أي أية بأي لأي فأي",
	},
	"bg": {
		wantWho: "кой кого кому чий чия чие", wantWhen: "кога", wantWhere: "къде откъде", wantCount: "колко",
		wantWhy: "защо", wantHow: "как", wantThing: "какво какъв каква какви коя кое кои",
	},
	"ca": {
		wantAny: "per", wantWho: "qui", wantWhen: "quan", wantWhere: "on", wantCount: "quant quanta quants quantes",
		wantWhy: "per_què", wantHow: "com", wantThing: "què quin quina quins quines",
	},
	"ckb": {
		wantWho: "کێ", wantWhen: "کەی", wantWhere: "کوێ", wantCount: "چەند", wantWhy: "بۆچی", wantHow: "چۆن", wantThing: "چی",
	},
	"cs": {
		wantWho: "kdo koho komu kým čí", wantWhen: "kdy", wantWhere: "kde kam odkud", wantCount: "kolik kolika",
		wantWhy: "proč", wantHow: "jak",
		wantThing: "co čeho čemu čím jaký jaká jaké jakého jakou jakém jakých jakým který která které kterého kterou kterém kterých kterým",
	},
	"da": {
		wantAny: "hvis", wantWho: "hvem", wantWhen: "hvornår", wantWhere: "hvor hvilken_by hvilken_del", wantWhy: "hvorfor", wantHow: "hvordan",
		wantThing: "hvad hvilken hvilket hvilke",
	},
	"de": {
		wantAny: "wovon wodurch womit worauf woran worin woraus worüber worum wofür wogegen wonach wobei wovor inwiefern inwieweit",
		wantWho: "wer wen wem wessen", wantWhen: "wann welchem_tag welcher_tag welchen_tag", wantWhere: "wo woher wohin", wantCount: "wieviel wieviele",
		wantWhy: "warum weshalb wieso weswegen wozu", wantHow: "wie", wantThing: "was welcher welche welches welchen welchem wie_heißt wie_heißen wie_hieß wie_hießen wie_lautet",
	},
	"el": {
		wantWho: "ποιος ποιον ποιοι ποιους τίνος", wantWhen: "πότε", wantWhere: "πού", wantCount: "πόσο πόσος πόση πόσοι πόσες πόσα πόσων πόσους",
		wantWhy: "γιατί", wantHow: "πώς", wantThing: "πώς_λέγεται πώς_λέγονται πώς_λεγόταν πώς_λένε πώς_ονομάζεται πώς_ονομάζονται πώς_ονομαζόταν πώς_ονομάζονταν τι ποια ποιο ποιες ποιας ποιου ποιων ποιαν",
	},
	"en": {
		wantWho: "who whom whose", wantWhen: "when", wantWhere: "where", wantWhy: "why", wantHow: "how", wantThing: "what which",
	},
	"es": {
		wantWho: "quién quiénes", wantWhen: "cuándo", wantWhere: "dónde adónde", wantCount: "cuánto cuánta cuántos cuántas",
		wantWhy: "por_qué", wantHow: "cómo", wantThing: "qué cuál cuáles",
	},
	"eu": {
		wantWho: "nor nork", wantWhen: "noiz", wantWhere: "non", wantCount: "zenbat", wantWhy: "zergatik", wantHow: "nola", wantThing: "zer zein",
	},
	"fa": {
		wantAny: "کی آیا", wantWhere: "کجا", wantCount: "چند", wantWhy: "چرا", wantHow: "چگونه", wantThing: "چه چی کدام",
	},
	"fi": {
		wantWho: "kuka kenen ketkä kenet kenelle", wantWhen: "milloin koska", wantWhere: "missä mistä mihin", wantCount: "montako paljonko",
		wantWhy: "miksi", wantHow: "miten kuinka", wantThing: "mikä mitä mitkä minkä mille kumpi millainen minkälainen",
	},
	"fr": {
		wantWho: "qui", wantWhen: "quand", wantWhere: "où", wantCount: "combien", wantWhy: "pourquoi", wantHow: "comment",
		wantThing: "que quoi quel quelle quels quelles lequel laquelle lesquels lesquelles duquel auquel",
	},
	"ga": {wantWho: "cé", wantWhen: "cathain", wantWhere: "cá", wantHow: "conas", wantThing: "cad"},
	"gl": {
		wantWho: "quen", wantWhen: "cando", wantWhere: "onde", wantCount: "canto canta cantos cantas", wantWhy: "por_que", wantHow: "como",
		wantThing: "que cal cales",
	},
	"he": {
		wantAny: "האם", wantWho: "מי", wantWhen: "מתי", wantWhere: "איפה היכן", wantCount: "כמה", wantWhy: "למה מדוע", wantHow: "איך כיצד",
		wantThing: "מה איזה איזו אילו",
	},
	"hi": {
		wantAny: "किसमें", wantWho: "कौन किसने किसे किसका किसकी किसके किसको किससे किन्हें किन्होंने किनके किनका", wantWhen: "कब",
		wantWhere: "कहाँ कहां किधर", wantCount: "कितना कितने कितनी कितनों", wantWhy: "क्यों", wantHow: "कैसे कैसा कैसी",
		wantThing: "क्या किस किन कौनसा कौनसी कौनसे कौन_सा कौन_सी कौन_से",
	},
	"hr": {
		wantWho: "tko koga kome čiji", wantWhen: "kada", wantWhere: "gdje kamo odakle", wantCount: "koliko", wantWhy: "zašto", wantHow: "kako",
		wantThing: "što čega koji koja koje kojeg kojem kojoj kojim kojih",
	},
	"hu": {
		wantWho: "ki kik kit kinek kiket", wantWhen: "mikor", wantWhere: "hol hová honnan", wantCount: "mennyi hány hányan", wantWhy: "miért",
		wantHow: "hogyan hogy", wantThing: "mi mit mik melyik milyen",
	},
	"hy": {
		wantAny: "որ", wantWho: "ով", wantWhen: "երբ", wantWhere: "որտեղ", wantCount: "քանի", wantWhy: "ինչու", wantHow: "ինչպես", wantThing: "ինչ",
	},
	"id": {
		wantWho: "siapa", wantWhen: "kapan", wantWhere: "dimana mana", wantCount: "berapa", wantWhy: "mengapa kenapa", wantHow: "bagaimana",
		wantThing: "apa",
	},
	"it": {
		wantWho: "chi", wantWhen: "quando quand che_data quale_data", wantWhere: "dove dov", wantCount: "quanto quanta quanti quante", wantWhy: "perché", wantHow: "come com",
		wantThing: "che cosa cos quale quali qual",
	},
	"ja": {wantAny: "誰 何 どこ いつ なぜ どう どの"},
	"ko": {
		wantAny: `누구 누가 누구의 누구를 누구인가 누구인가요 누구입니까 언제 언제인가 언제인가요 언제입니까 어디 어디에 어디에서 어디서
			어디인가 어디인가요 어디입니까 몇 얼마 얼마나 왜 어떻게 무엇 무엇을 무엇이 무엇인가 무엇인가요 무엇입니까 무슨 어느 어떤`,
	},
	"nl": {
		wantAny: "waarvan waarmee waardoor waarin waarop waarvoor waaruit waarover waaraan waarbij waartegen waartoe waaronder waarnaar noem", wantWho: "wie wiens", wantWhen: "wanneer", wantWhere: "waar waarheen waarvandaan",
		wantCount: "hoeveel", wantWhy: "waarom", wantHow: "hoe", wantThing: "wat welke welk hoe_heet hoe_heten hoe_heette hoe_heetten",
	},
	"no": {
		wantWho: "hvem", wantWhen: "når", wantWhere: "hvor hvilken_by", wantWhy: "hvorfor", wantHow: "hvordan", wantThing: "hva hvilken hvilket hvilke",
	},
	"pl": {
		wantWho: "kto kogo komu kim czyj czyja czyje czyjego czyjej czyją czyim czyich", wantWhen: "kiedy którego_dnia", wantWhere: "gdzie skąd dokąd", wantCount: "ile ilu iloma",
		wantWhy: "dlaczego czemu", wantHow: "jak",
		wantThing: `co czego czym jaki jaka jakie jakiego jakiej jakiemu jaką jakich jakim jakimi jacy który która które którego której któremu którą których którym którymi którzy
			jak_nazywa jak_nazywają jak_nazywał jak_nazywała jak_nazywało jak_nazywali jak_nazwano jak_nazwał`,
	},
	"pt": {
		wantWho: "quem", wantWhen: "quando que_data qual_data", wantWhere: "onde aonde donde", wantCount: "quanto quanta quantos quantas",
		wantWhy: "porque porquê por_que", wantHow: "como", wantThing: "que qual quais",
	},
	"ro": {
		wantWho: "cine cui", wantWhen: "când ce_an ce_dată", wantWhere: "unde", wantCount: "cât câtă câți câte câtor", wantWhy: "de_ce", wantHow: "cum",
		wantThing: "ce care cărui cărei căror căreia căruia",
	},
	"ru": {
		wantAny: "назовите назови который которая которое которые которого которой которому котором которую которых которым",
		wantWho: "кто кого кому кем ком чей чья чьё чьи чьего чьей чьим чью чьих", wantWhen: "когда какого_числа", wantWhere: "где куда откуда",
		wantCount: "сколько скольких скольким", wantWhy: "почему зачем отчего", wantHow: "как",
		wantThing: `что чего чему чем чём какой какая какое какие какого какому каким каком какую каких какими каков какова каково каковы как_называется как_называются
			как_назывался как_называлась как_называлось как_назывались как_зовут как_звали как_называют как_назвали`,
	},
	"sv": {
		wantWho: "vem vems", wantWhen: "när", wantWhere: "var varifrån vart vilken_del vilken_ort", wantWhy: "varför", wantHow: "hur hurdan", wantThing: "vad vilken vilket vilka hur_heter hur_hette",
	},
	"tr": {
		wantAny: "mi mı mu mü midir mıdır", wantWho: "kim kimi kime kimin kimden kimle kimde kimler kimleri kimlere kimlerin kimdir kimdi kimlerdir kimlerdi", wantWhen: "ne_zaman hangi_gün hangi_ay hangi_ayda",
		wantWhere: "nerede nereye nereden neresi nerededir neredeydi neresidir neresiydi nerelerde nereli nerelidir", wantCount: "kaç kaçta kaçı kaçıncı kaçıncıdır kaçtır kaçtı",
		wantWhy: "niçin niye neden", wantHow: "nasıl nasıldı",
		wantThing: "ne neyi neye neyin neyle nesi nedir nedi neydi neler neleri nelerdir nelerdi hangi hangisi hangisini hangileri hangilerini hangisidir hangileridir hangisiydi hangileriydi hangilerinin",
	},
	"uk": {
		wantWho: "хто кого кому ким чий чия чиє", wantWhen: "коли", wantWhere: "де куди звідки", wantCount: "скільки", wantWhy: "чому навіщо", wantHow: "як",
		wantThing: "що чого чим який яка яке які якого якої якому якій яку яких яким якими",
	},
	"vi": {
		wantAny: "nào sao bao khi", wantWho: "ai người_nào", wantWhen: "bao_giờ khi_nào lúc_nào hồi_nào năm_nào ngày_nào tháng_nào kỷ_nào niên_nào",
		wantWhere: "đâu nơi_nào nước_nào gia_nào bang_nào tỉnh_nào phố_nào",
		wantCount: "mấy nhiêu bao_nhiêu", wantWhy: "vì_sao tại_sao", wantHow: "thế_nào", wantThing: "gì",
	},
	"zh": {wantAny: "什 麼 么 何 哪 誰 谁 多 少 幾 几"},
}
