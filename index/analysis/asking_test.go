package analysis

import (
	"strings"
	"testing"
)

func TestQuestionsOfManyLanguages(t *testing.T) {
	for _, c := range []struct {
		lang, question string
		want           Want
		content        string // the words that are no stop words, folded
	}{
		{"ar", "في أي عام بنيت المنارة؟", WantWhen, "عام بنيت المنارة"},
		{"ar", "في أي حقبة بنيت المنارة؟", WantWhen, "حقبة بنيت المنارة"},
		{"ar", "ليش غرقت السفينة؟", WantWhy, "غرقت السفينة"},
		{"ar", "كم سفينة غرقت؟", WantCount, "سفينة غرقت"},
		{"ar", "كم تزن السفينة؟", WantMeasure, "تزن السفينة"},
		{"ar", "كم كان عمر البحار؟", WantMeasure, "عمر البحار"},
		{"da", "Hvor mange skibe sank?", WantCount, "skibe sank"},
		{"de", "Wie viele Schiffe sanken?", WantCount, "viele schiffe sanken"},
		{"de", "In welchem Jahr sank das Schiff?", WantWhen, "jahr sank schiff"},
		{"de", "Wie alt ist der Turm?", WantMeasure, "alt turm"},
		{"el", "Πόσα πλοία βυθίστηκαν;", WantCount, "πλοια βυθιστηκαν"},
		{"el", "Ποιος ήταν ο φύλακας;", WantWho, "φυλακασ"},
		{"el", "Ποιον αιώνα χτίστηκε;", WantWhen, "αιωνα χτιστηκε"},
		{"el", "Πώς λεγόταν το πλοίο;", WantThing, "πλοιο"},
		{"el", "Ποιο είναι το ύψος του πύργου;", WantMeasure, "υψοσ πυργου"},
		{"en", "What does WHO say?", WantSpeech, "who say"},
		{"es", "¿Por qué se hundió el barco?", WantWhy, "hundio barco"},
		{"es", "¿Cuántos barcos se hundieron?", WantCount, "barcos hundieron"},
		{"es", "¿Cuántos años duró la obra?", WantMeasure, "anos duro obra"},
		{"es", "¿Cuánto pesa la torre?", WantMeasure, "pesa torre"},
		{"es", "¿Qué altura tiene la torre?", WantMeasure, "altura torre"},
		{"de", "Wie heißt der Turm?", WantThing, "turm"},
		{"de", "In welchem Alter starb der Wärter?", WantMeasure, "alter starb warter"},
		{"hi", "किस वर्ष जहाज़ डूबा?", WantWhen, "वर्ष जहाज़ डूबा"},
		{"hi", "कितने जहाज़ डूबे?", WantCount, "जहाज़ डूबे"},
		{"hi", "किस तारीख़ को जहाज़ डूबा?", WantWhen, "तारीख जहाज डूबा"}, // typed with the dot and without
		{"hi", "कौन-सा जहाज़ डूबा?", WantThing, "जहाज़ डूबा"},
		{"hi", "कौन सी जगह जहाज़ डूबा?", WantWhere, "जगह जहाज़ डूबा"},
		{"hi", "कौन-कौन से जहाज़ डूबे?", WantThing, "जहाज़ डूबे"},
		{"hi", "जहाज़ किसने बनाया?", WantWho, "जहाज़ बनाया"},
		{"it", "In che anno affondò la nave?", WantWhen, "anno affondo nave"},
		{"ja", "船は何隻沈みましたか", WantCount, "-"},
		{"ja", "その船は何ですか", WantAny, "-"},
		{"ko", "누구의 배입니까?", WantWho, "배입니까"},
		{"ko", "등대는 몇 년에 세워졌나요?", WantWhen, "등대는 년에 세워졌나요"},
		{"ko", "공사는 몇 년 동안 계속되었나요?", WantCount, "공사는 년 동안 계속되었나요"},
		{"ko", "배가 몇 척 침몰했나요?", WantCount, "배가 척 침몰했나요"},
		{"ko", "등대는 어느 도시에 있나요?", WantWhere, "등대는 도시에"},
		{"da", "Hvor gammel er fyrtårnet?", WantMeasure, "gammel fyrtarnet"},
		{"da", "Hvilket år blev fyrtårnet bygget?", WantWhen, "ar fyrtarnet bygget"},
		{"nl", "Hoe hoog is de toren?", WantMeasure, "hoog toren"},
		{"nl", "In welk deel van het land ligt de toren?", WantWhere, "deel land toren"},
		{"nl", "Hoe heette de wachter?", WantThing, "wachter"},
		{"nl", "Hoeveel weegt de lamp?", WantMeasure, "weegt lamp"},
		{"no", "Hvor ligger fyret?", WantWhere, "ligger fyret"},
		{"sv", "Hur mycket väger lampan?", WantMeasure, "vager lampan"},
		{"sv", "Hur lång är bron?", WantMeasure, "lang bron"},
		{"sv", "I vilken del av landet ligger tornet?", WantWhere, "landet tornet"},
		{"sv", "Vad hette vaktaren?", WantThing, "vaktaren"},
		{"pt", "Por que o navio afundou?", WantWhy, "navio afundou"},
		{"ro", "De ce s-a scufundat nava?", WantWhy, "scufundat nava"},
		{"ro", "În ce an s-a scufundat nava?", WantWhen, "scufundat nava"},
		{"ro", "Cât timp a durat lucrarea?", WantMeasure, "timp durat lucrarea"},
		{"ro", "Care este noua navă?", WantThing, "noua nava"},
		{"pl", "W którym roku zatonął statek?", WantWhen, "roku zatonal statek"},
		{"pl", "Którego dnia zatonął statek?", WantWhen, "zatonal statek"},
		{"pl", "Jak nazywa się latarnia?", WantThing, "latarnia"},
		{"pl", "Ile lat ma latarnia?", WantMeasure, "lat latarnia"},
		{"pl", "Ile waży dzwon?", WantMeasure, "wazy dzwon"},
		{"pl", "W jakim kraju stoi latarnia?", WantWhere, "kraju stoi latarnia"},
		{"pl", "Ile statków zatonęło?", WantCount, "statkow zatonelo"},
		{"ru", "Насколько глубоко озеро?", WantMeasure, "глубоко озеро"},
		{"ru", "Сколькими кораблями он командовал?", WantCount, "кораблями командовал"},
		{"ru", "В каком году затонул корабль?", WantWhen, "году затонул корабль"},
		{"ru", "Как называется маяк?", WantThing, "маяк"},
		{"ru", "Сколько кораблей затонуло?", WantCount, "кораблей затонуло"},
		{"ru", "Сколько лет маяку?", WantMeasure, "лет маяку"},
		{"ru", "Какого числа затонул корабль?", WantWhen, "затонул корабль"},
		{"th", "ประภาคารสร้างขึ้นในปีใด", WantWhen, "-"},
		{"th", "หนังสือเกี่ยวกับทะเล", WantAny, "-"},
		{"th", "มีเรือกี่ลำ", WantCount, "-"},
		{"th", "เรือของเกาะ", WantAny, "เรื รือ เกา กาะ"},
		{"th", "เรือจมในศตวรรษที่เท่าไร", WantWhen, "-"},
		{"th", "เกาะไหนใหญ่ที่สุด", WantWhere, "-"},
		{"tr", "Fener kaç yılında yapıldı?", WantWhen, "fener yılında yapıldı"},
		{"tr", "Yapımı kaç yıl sürdü?", WantMeasure, "yapımı yıl sürdü"},
		{"tr", "Gemi ne zaman battı?", WantWhen, "gemi battı"},
		{"tr", "Gemiler hangileridir?", WantThing, "gemiler"},
		{"tr", "Kulenin yüksekliği nedir?", WantMeasure, "kulenin yüksekliği"},
		{"tr", "Kütle nedir?", WantThing, "kütle"},
		{"tr", "Kule ne kadar yüksekti?", WantMeasure, "kule yüksekti"},
		{"tr", "Adanın nüfusu kaçtır?", WantCount, "adanın nüfusu"},
		{"tr", "Yolun ne kadarı bitti?", WantCount, "yolun bitti"},
		{"tr", "Gemi hangi ülkelerden geldi?", WantWhere, "gemi ülkelerden geldi"},
		{"tr", "Gemi neden battı?", WantWhy, "gemi battı"},
		{"vi", "Con tàu bị chìm vào năm nào?", WantWhen, "con tàu chìm năm"},
		{"vi", "Con tàu chìm vào thế kỷ nào?", WantWhen, "con tàu chìm kỷ"},
		{"vi", "Con tàu chìm ở nước nào?", WantWhere, "con tàu chìm nước"},
		{"vi", "Có bao nhiêu con tàu bị chìm?", WantCount, "con tàu chìm"},
		{"vi", "Con tàu dài bao nhiêu?", WantMeasure, "con tàu dài"},
		{"vi", "Ngọn hải đăng cách bờ bao xa?", WantMeasure, "ngọn hải đăng cách bờ xa"},
		{"vi", "Chuyến đi mất bao lâu?", WantMeasure, "chuyến đi mất lâu"},
		{"vi", "Giá của con tàu là bao nhiêu?", WantMeasure, "giá con tàu"},
		{"vi", "Dân số của đảo là bao nhiêu?", WantCount, "dân số đảo"},
		{"vi", "Thuyền trưởng đã nói gì?", WantSpeech, "thuyền trưởng nói"},
		{"vi", "Đâu là con tàu lớn nhất?", WantThing, "con tàu lớn nhất"},
		{"vi", "Con tàu đến Ai Cập khi nào?", WantWhen, "con tàu cập"},
		{"vi", "Tại sao con tàu bị chìm?", WantWhy, "con tàu chìm"},
		{"no", "Hvor høyt er fyret?", WantMeasure, "høyt fyret"},
		{"no", "Hva er lengden på broen?", WantMeasure, "lengden broen"},
		{"no", "Hvilken høyde har fyret?", WantMeasure, "høyde fyret"},
		{"no", "Hvor ofte blinker fyret?", WantMeasure, "ofte blinker fyret"},
		{"no", "Hvilken by ligger fyret i?", WantWhere, "ligger fyret"},
		{"nn", "Kor lenge stod fyret tomt?", WantMeasure, "lenge stod fyret tomt"},
		{"nn", "Kven bygde fyret?", WantWho, "bygde fyret"},
		{"de", "Was kostet der Turm?", WantMeasure, "kostet turm"},
		{"de", "Wieviel wiegt die Glocke?", WantMeasure, "wiegt glocke"},
		{"nl", "In welke stad staat de toren?", WantWhere, "stad staat toren"},
		{"it", "Quanto è alta la torre?", WantMeasure, "alta torre"},
		{"it", "Quanti chilometri è lunga la strada?", WantMeasure, "chilometri lunga strada"},
		{"it", "Quale altezza ha la torre?", WantMeasure, "altezza torre"},
		{"es", "¿Cuánto mide la torre?", WantMeasure, "mide torre"},
		{"fr", "Combien de temps le phare est-il resté vide ?", WantMeasure, "temps phare reste vide"},
		{"fr", "Quelle est la hauteur de la tour ?", WantMeasure, "hauteur tour"},
		{"fr", "Combien de navires ont coulé ?", WantCount, "navires coulé"},
		{"pt", "Qual é a profundidade do poço?", WantMeasure, "profundidade poço"},
		{"ro", "Cât de înalt este turnul?", WantMeasure, "înalt turnul"},
		{"tr", "Kule ne kadar yüksek?", WantMeasure, "kule yüksek"},
		{"uk", "Скільки років маяку?", WantMeasure, "років маяку"},
		{"uk", "У якому році збудували маяк?", WantWhen, "році збудували маяк"},
		{"bg", "Колко висока е кулата?", WantMeasure, "висока кулата"},
		{"cs", "Jak vysoká je věž?", WantMeasure, "vysoká věž"},
		{"cs", "Ve kterém roce se potopila loď?", WantWhen, "roce potopila loď"},
		{"hr", "Koliko je visok toranj?", WantMeasure, "visok toranj"},
		{"hr", "Koliko košta karta?", WantMeasure, "košta karta"},
		{"hu", "Milyen magas a torony?", WantMeasure, "magas torony"},
		{"fi", "Minä vuonna laiva upposi?", WantWhen, "laiva upposi"},
		{"fi", "Kuinka monta laivaa upposi?", WantCount, "laivaa upposi"},
		{"id", "Berapa tinggi menara itu?", WantMeasure, "tinggi menara"},
		{"he", "באיזו שנה נבנה המגדלור?", WantWhen, "שנה נבנה המגדלור"},
		{"fa", "چه کسی فانوس را ساخت؟", WantWho, "فانوس ساخت"},
		{"fa", "این فانوس چه زمانی باز شد؟", WantWhen, "فانوس باز"},
		{"ga", "Cé mhéad long a chuaigh faoi?", WantCount, "long chuaigh"},
		{"ga", "Cén fáth ar dhún an teach solais?", WantWhy, "dhún teach solais"},
		{"ga", "Cén uair a dhún an teach solais?", WantWhen, "dhún teach solais"},
		{"hi", "मीनार कितनी ऊँची है?", WantMeasure, "मीनार ऊँची"},
		{"ar", "ما ارتفاع المنارة؟", WantMeasure, "ارتفاع المنارة"},
		{"hy", "Ե՞րբ բացվեց փարոսը։", WantWhen, "բացվեց փարոսը"},
		{"fa", "این فانوس کجا بود که افتاد؟", WantWhere, "فانوس افتاد"},
		{"es", "¿Cómo se llamaba el faro?", WantThing, "llamaba faro"},
		{"es", "¿Cómo se construyó el faro?", WantHow, "construyó faro"},
		{"es", "¿Qué tan alto es el faro?", WantMeasure, "alto faro"},
		{"es", "¿Para qué servía el faro?", WantWhy, "servía faro"},
		{"es", "¿A cuánto ascendió el precio?", WantMeasure, "ascendió precio"},
		{"it", "Come si chiama la torre?", WantThing, "chiama torre"},
		{"fr", "Comment s'appelle le phare ?", WantThing, "appelle phare"},
		{"pt", "Como se chamava o farol?", WantThing, "chamava farol"},
		{"ro", "Cum se numește farul?", WantThing, "numește farul"},
		{"ro", "Cum s-a numit farul?", WantThing, "numit farul"},
		{"ro", "La cât s-a ridicat suma?", WantMeasure, "ridicat suma"},
		{"zh", "燈塔為何倒塌？", WantWhy, "-"},
		{"zh", "哪一年建成燈塔？", WantWhen, "-"},
		{"zh", "燈塔高多少米？", WantCount, "-"},
	} {
		a := For(c.lang)
		tokens := a.Tokens(c.question)
		if got := Wanted(c.lang, c.question, tokens).Want; got != c.want {
			t.Errorf("%s %s asks for %d, want %d", c.lang, c.question, got, c.want)
		}
		a.MarkSeconds(tokens)
		var content []string
		for _, tok := range tokens {
			if tok.Kind&(Stop|Overlap) == 0 {
				content = append(content, tok.Word)
			}
		}
		var want []string
		for _, w := range strings.Fields(c.content) {
			want = append(want, a.Fold(w))
		}
		if got := strings.Join(content, " "); c.content != "-" && got != strings.Join(want, " ") {
			t.Errorf("%s %s is on %s, want %s", c.lang, c.question, got, c.content)
		}
	}
}

func TestFramesOfQuestionsAreQuestionWords(t *testing.T) {
	for asked, want := range map[string]string{
		"zh 燈塔於何年建成？":          "灯 灯塔 塔 塔于 年建 建 建成 成",
		"zh 哪一個國家建造了燈塔？":       "个国 国 国家 家 家建 建 建造 造 造了 了 了灯 灯 灯塔 塔",
		"zh 是誰點亮了燈塔？":          "谁点 点 点亮 亮 亮了 了 了灯 灯 灯塔 塔",
		"zh 什麼時候點亮燈塔":          "候点 点 点亮 亮 亮灯 灯 灯塔 塔",
		"zh 守塔人叫什么名字":          "守 守塔 塔 塔人 人 人叫",
		"zh 哪两座灯塔有多宽":          "座灯 灯 灯塔 塔 塔有",
		"zh 船的名称是什么":           "船 船的",
		"ko 등대를 지은 사람은 누구였나요?": "등대를 지은",
		"ko 배가 몇 척 침몰했나요?":     "배가 침몰했나요",
		"ko 무슨 일이 일어났나요?":      "일어났나요 일어 어났",
		"ko 왜곡된 지도는 무엇인가":      "왜곡된 지도는",
		"ko 배는 어디로 갔나요":        "배는 갔나요",
		"th ใครสร้าง":          "สร้ ร้า ้าง",
		"th ช่วยบอกหน่อยว่าเรืออะไรจมครับ": "เรื รือ จม",
		"th เกี่ยวกับเรือ":                 "เกี่ยวกับ เรื รือ",
		"en 誰點亮了燈塔？":                       "誰 誰點 點 點亮 亮 亮了 了 了燈 燈 燈塔 塔",
		"zh ？":                             "",
	} {
		lang, text, _ := strings.Cut(asked, " ")
		a := For(lang)
		tokens := a.Tokens(text)
		a.MarkFrames(text, tokens)
		var left []string
		for _, t := range tokens {
			if t.Kind&Question == 0 {
				left = append(left, t.Word)
			}
		}
		if got := strings.Join(left, " "); got != want {
			t.Errorf("%s: %q is left, want %q", asked, got, want)
		}
	}
}
