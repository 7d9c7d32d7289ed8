package index

import (
	"strings"
	"testing"
)

func TestQuestionsOfManyLanguages(t *testing.T) {
	for _, c := range []struct {
		lang, question string
		want           want
		content        string // the words that are no stop words, folded
	}{
		{"ar", "في أي عام بنيت المنارة؟", wantWhen, "عام بنيت المنارة"},
		{"ar", "كم سفينة غرقت؟", wantCount, "سفينة غرقت"},
		{"ar", "كم تزن السفينة؟", wantMeasure, "تزن السفينة"},
		{"ar", "كم كان عمر البحار؟", wantMeasure, "عمر البحار"},
		{"da", "Hvor mange skibe sank?", wantCount, "skibe sank"},
		{"de", "Wie viele Schiffe sanken?", wantCount, "viele schiffe sanken"},
		{"de", "In welchem Jahr sank das Schiff?", wantWhen, "jahr sank schiff"},
		{"de", "Wie alt ist der Turm?", wantMeasure, "alt turm"},
		{"el", "Πόσα πλοία βυθίστηκαν;", wantCount, "πλοια βυθιστηκαν"},
		{"el", "Ποιος ήταν ο φύλακας;", wantWho, "φυλακασ"},
		{"el", "Ποιον αιώνα χτίστηκε;", wantWhen, "αιωνα χτιστηκε"},
		{"el", "Πώς λεγόταν το πλοίο;", wantThing, "πλοιο"},
		{"el", "Ποιο είναι το ύψος του πύργου;", wantMeasure, "υψοσ πυργου"},
		{"en", "What does WHO say?", wantSpeech, "who say"},
		{"es", "¿Por qué se hundió el barco?", wantWhy, "hundio barco"},
		{"es", "¿Cuántos barcos se hundieron?", wantCount, "barcos hundieron"},
		{"es", "¿Cuántos años duró la obra?", wantMeasure, "anos duro obra"},
		{"es", "¿Cuánto pesa la torre?", wantMeasure, "pesa torre"},
		{"es", "¿Qué altura tiene la torre?", wantMeasure, "altura torre"},
		{"de", "Wie heißt der Turm?", wantThing, "turm"},
		{"de", "In welchem Alter starb der Wärter?", wantMeasure, "alter starb warter"},
		{"hi", "किस वर्ष जहाज़ डूबा?", wantWhen, "वर्ष जहाज़ डूबा"},
		{"hi", "कितने जहाज़ डूबे?", wantCount, "जहाज़ डूबे"},
		{"hi", "किस तारीख़ को जहाज़ डूबा?", wantWhen, "तारीख जहाज डूबा"}, // typed with the dot and without
		{"hi", "कौन-सा जहाज़ डूबा?", wantThing, "जहाज़ डूबा"},
		{"hi", "कौन सी जगह जहाज़ डूबा?", wantWhere, "जगह जहाज़ डूबा"},
		{"hi", "जहाज़ किसने बनाया?", wantWho, "जहाज़ बनाया"},
		{"it", "In che anno affondò la nave?", wantWhen, "anno affondo nave"},
		{"ja", "船は何隻沈みましたか", wantCount, "-"},
		{"ja", "その船は何ですか", wantAny, "-"},
		{"ko", "누구의 배입니까?", wantWho, "배입니까"},
		{"ko", "등대는 몇 년에 세워졌나요?", wantWhen, "등대는 년에 세워졌나요"},
		{"ko", "공사는 몇 년 동안 계속되었나요?", wantCount, "공사는 년 동안 계속되었나요"},
		{"ko", "배가 몇 척 침몰했나요?", wantCount, "배가 척 침몰했나요"},
		{"ko", "등대는 어느 도시에 있나요?", wantWhere, "등대는 도시에"},
		{"da", "Hvor gammel er fyrtårnet?", wantMeasure, "gammel fyrtarnet"},
		{"da", "Hvilket år blev fyrtårnet bygget?", wantWhen, "ar fyrtarnet bygget"},
		{"nl", "Hoe hoog is de toren?", wantMeasure, "hoog toren"},
		{"nl", "In welk deel van het land ligt de toren?", wantWhere, "deel land toren"},
		{"nl", "Hoe heette de wachter?", wantThing, "wachter"},
		{"nl", "Hoeveel weegt de lamp?", wantMeasure, "weegt lamp"},
		{"no", "Hvor ligger fyret?", wantWhere, "ligger fyret"},
		{"sv", "Hur mycket väger lampan?", wantMeasure, "vager lampan"},
		{"sv", "Hur lång är bron?", wantMeasure, "lang bron"},
		{"sv", "I vilken del av landet ligger tornet?", wantWhere, "landet tornet"},
		{"sv", "Vad hette vaktaren?", wantThing, "vaktaren"},
		{"pt", "Por que o navio afundou?", wantWhy, "navio afundou"},
		{"ro", "De ce s-a scufundat nava?", wantWhy, "scufundat nava"},
		{"ro", "În ce an s-a scufundat nava?", wantWhen, "scufundat nava"},
		{"ro", "Cât timp a durat lucrarea?", wantMeasure, "timp durat lucrarea"},
		{"ro", "Care este noua navă?", wantThing, "noua nava"},
		{"pl", "W którym roku zatonął statek?", wantWhen, "roku zatonal statek"},
		{"pl", "Którego dnia zatonął statek?", wantWhen, "zatonal statek"},
		{"pl", "Jak nazywa się latarnia?", wantThing, "latarnia"},
		{"pl", "Ile lat ma latarnia?", wantMeasure, "lat latarnia"},
		{"pl", "Ile waży dzwon?", wantMeasure, "wazy dzwon"},
		{"pl", "W jakim kraju stoi latarnia?", wantWhere, "kraju stoi latarnia"},
		{"pl", "Ile statków zatonęło?", wantCount, "statkow zatonelo"},
		{"ru", "В каком году затонул корабль?", wantWhen, "году затонул корабль"},
		{"ru", "Как называется маяк?", wantThing, "маяк"},
		{"ru", "Сколько кораблей затонуло?", wantCount, "кораблей затонуло"},
		{"ru", "Сколько лет маяку?", wantMeasure, "лет маяку"},
		{"ru", "Какого числа затонул корабль?", wantWhen, "затонул корабль"},
		{"th", "ประภาคารสร้างขึ้นในปีใด", wantWhen, "-"},
		{"th", "หนังสือเกี่ยวกับทะเล", wantAny, "-"},
		{"th", "มีเรือกี่ลำ", wantCount, "-"},
		{"th", "เรือของเกาะ", wantAny, "เรื รือ ือข อขอ องเ งเก เกา กาะ"},
		{"tr", "Fener kaç yılında yapıldı?", wantWhen, "fener yılında yapıldı"},
		{"tr", "Yapımı kaç yıl sürdü?", wantMeasure, "yapımı yıl sürdü"},
		{"tr", "Gemi ne zaman battı?", wantWhen, "gemi battı"},
		{"tr", "Gemiler hangileridir?", wantThing, "gemiler"},
		{"tr", "Gemi neden battı?", wantWhy, "gemi battı"},
		{"vi", "Con tàu bị chìm vào năm nào?", wantWhen, "con tàu chìm năm"},
		{"vi", "Con tàu chìm vào thế kỷ nào?", wantWhen, "con tàu chìm kỷ"},
		{"vi", "Con tàu chìm ở nước nào?", wantWhere, "con tàu chìm nước"},
		{"vi", "Có bao nhiêu con tàu bị chìm?", wantCount, "con tàu chìm"},
		{"vi", "Tại sao con tàu bị chìm?", wantWhy, "con tàu chìm"},
		{"zh", "燈塔為何倒塌？", wantWhy, "-"},
		{"zh", "哪一年建成燈塔？", wantWhen, "-"},
		{"zh", "燈塔高多少米？", wantCount, "-"},
	} {
		a := analyzerFor(c.lang)
		tokens := a.tokens(c.question)
		if got := wanted(c.lang, c.question, tokens).want; got != c.want {
			t.Errorf("%s %s asks for %d, want %d", c.lang, c.question, got, c.want)
		}
		a.markSeconds(tokens)
		var content []string
		for _, tok := range tokens {
			if tok.kind&(stop|overlap) == 0 {
				content = append(content, tok.word)
			}
		}
		var want []string
		for _, w := range strings.Fields(c.content) {
			want = append(want, a.fold(w))
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
		"ko 등대를 지은 사람은 누구였나요?": "등대를 지은",
		"ko 왜곡된 지도는 무엇인가":      "왜곡된 지도는",
		"ko 배는 어디로 갔나요":        "배는 갔나요",
		"th ใครสร้าง":          "รสร สร้ ร้า ้าง",
		"th เกี่ยวกับเรือ":     "เกี กี่ ี่ย ่ยว ยวก วกั กับ ับเ บเร เรื รือ",
		"en 誰點亮了燈塔？":           "誰 誰點 點 點亮 亮 亮了 了 了燈 燈 燈塔 塔",
		"zh ？":                 "",
	} {
		lang, text, _ := strings.Cut(asked, " ")
		a := analyzerFor(lang)
		tokens := a.tokens(text)
		a.markFrames(text, tokens)
		var left []string
		for _, t := range tokens {
			if t.kind&question == 0 {
				left = append(left, t.word)
			}
		}
		if got := strings.Join(left, " "); got != want {
			t.Errorf("%s: %q is left, want %q", asked, got, want)
		}
	}
}
