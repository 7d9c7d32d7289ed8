package analysis

import (
	"regexp"
	"strings"
)

// An inquiry finds what asks, in a language written without spaces or with particles
// against its words, and tells what it asks for. A question asks for what the first
// of a list that it contains asks for.
type inquiry struct {
	Want
	*regexp.Regexp
}

// inquiryPatterns are the inquiries of each language, in the characters that its
// words are read as.
var inquiryPatterns = map[string][]struct {
	Want
	pattern string
}{
	"ja": {
		{WantWhen, `いつ|何[年月日時]|何世紀`},
		{WantWho, `誰|だれ`},
		{WantWhere, `どこ|何処`},
		{WantWhy, `なぜ|何故|どうして`},
		{WantCount, `いく[つら]|どのくらい|どれくらい|何[人個回歳台本枚頭匹隻冊件種カヶキメ度割倍点曲名%％]|何パーセント`},
	},
	"ko": {
		{WantCount, `몇 ?(?:년|일|시)(?:간| 동안)`},
		{WantWhen, `언제|며칠|날짜|몇 ?(?:년|월|일|세기|시)|(?:어느|무슨|어떤) (?:해|날|달|요일|시대|시기|세기)`},
		{WantWho, `누구|누가`},
		{WantWhere, `어디|(?:어느|어떤) (?:나라|도시|지역|주|대륙)`},
		{WantWhy, `(?:^|\s)왜\s|무엇 때문`},
		{WantHow, `어떻게`},
		{WantCount, `몇|얼마`},
	},
	"th": {
		{WantWhen, `เมื่อใด|เมื่อไ|(?:ปี|วัน|วันที่|เดือน|ศตวรรษ|ทศวรรษ|สมัย|ยุค|ช่วง|ตอน|เวลา|พ\.ศ\.|ค\.ศ\.) ?(?:ใด|ไหน|อะไร|ที่เท่า|เท่า)|กี่โมง`},
		{WantWho, `ใคร|ผู้ใด|(?:คน|บุคคล|ท่าน)(?:ใด|ไหน)`},
		{WantWhere, `ที่ไหน|ที่ใด|(?:ประเทศ|เมือง|จังหวัด|รัฐ|เกาะ|ทวีป|แห่ง|ตรง|สถานที่)(?:ใด|ไหน|อะไร)`},
		{WantWhy, `ทำไม|เหตุใด|เพราะอะไร|เพราะเหตุ`},
		{WantHow, `อย่างไร|ยังไง`},
		{WantCount, `เท่าไ|เท่าใด|แค่ไหน|เพียงใด|กี่[^ย]`},
	},
	"zh": {
		{WantWhen, `[何几][时年月日]|哪一?[年天月日]|哪个(?:年代|月|世纪|朝代|时期)|[什甚]么(?:时候|时间|时期|年代)`},
		{WantWhy, `为(?:[什甚]么|何)`},
		{WantHow, `如何|怎[样么]`},
		{WantWho, `谁|何人`},
		{WantWhere, `何[处地]|哪[里儿]|[什甚]么地方`},
		{WantCount, `多[少长久高远大]|几`},
	},
}

// chineseCounter is a word of Chinese that stands between what asks and what is
// counted or chosen ("哪座桥").
const chineseCounter = `[个种位座项年国家类条部些里天次场支本首名所层段届款件份颗块张幅台辆艘架只头匹群批套篇句级阶期组派代岁月日周站季边儿处方面队门道间栋口根股枚号版轮线]`

// frames are the patterns of what asks and of the particles around it where a
// language is written without spaces or with particles against its words: they tell
// as little of the answer as "which" and "did" do, however rare they are in articles.
var frames = map[string]string{
	"ko": `(?:^|\s)(?:(?:것|사람|인물|곳|때|해|날짜|시기|이름)[은는이]\s+)?(?:몇 ?(?:개|명|채|곳|군데|가지|번|대|척|마리|권|장|편|건|점)\S*|(?:어떤|무슨) (?:것|종류|식|일|말|뜻)\S*|` +
		`(?:누구|누가|언제|어디|어느|어떤|어떻게|무엇|무슨|뭐|뭘|몇|얼마)\S*|왜\s)`,
	"th": `^(?:จงบอก|ช่วยบอก|อยากทราบ|อยากรู้)(?:หน่อย)?(?:ว่า)?|(?:คือ|เป็น|ใน|โดย)?(?:ใคร|ผู้ใด|อะไร|(?:ที่|แค่|ขนาด|ตรง)?ไหน|ทำไม|เพราะอะไร|เหตุใด|อย่างไร|ยังไง|` +
		`เมื่อไหร่|เมื่อไร|เท่าไหร่|เท่าไร|(?:เมื่อ|เท่า|ที่|สิ่ง|เพียง)?ใด|กี่[^ย]|หรือไม่|หรือเปล่า|บ้าง)(?:คือ|เป็น)?|(?:ไหม)?(?:นะ)?(?:ครับ|ค่ะ|คะ)$|ไหม$`,
	"zh": `(?:的?(?:名[字称]|意思))?[是在于为由被叫有从对和与靠用]*(?:` +
		`哪[一几两]?` + chineseCounter + `?|[什甚]么(?:时候|时间|时期|地方|名[字称]|样|东西|事情?|意思|原因)?|` +
		`何[时年处地种者人事月日物]?|[为如]何|怎[样么]?|多[少长久高远大深宽重厚快]|几` + chineseCounter + `?|谁)(?:[的是时为年来呢]|时候|名[字称])*`,
}

// wantOf says what the question words of a section ask for. Several that ask
// together are held by "_".
var wantOf = map[string]Want{
	"ask any": WantAny, "ask who": WantWho, "ask when": WantWhen, "ask where": WantWhere,
	"ask how many": WantCount, "ask why": WantWhy, "ask how": WantHow, "ask what": WantThing,
}

// asks notes how a language asks.
func (a *Analyzer) asks(tag string, own sections) {
	a.Wants = map[string]Want{}
	for section, w := range wantOf {
		for _, phrase := range own[section] {
			words := a.Fold(strings.ReplaceAll(phrase, "_", " "))
			a.Wants[words] = w
			if !strings.Contains(words, " ") {
				a.addCommon(phrase, Stop|Question)
			}
		}
	}
	for _, i := range inquiryPatterns[tag] {
		a.inquiries = append(a.inquiries, inquiry{i.Want, regexp.MustCompile(i.pattern)})
	}
	if frame := frames[tag]; frame != "" {
		a.frame = regexp.MustCompile(frame)
	}
}

// inquires tells what a question asks for by its inquiries.
func (a *Analyzer) inquires(text string) Want {
	text = a.plainly(text)
	for _, i := range a.inquiries {
		if i.MatchString(text) {
			return i.Want
		}
	}
	return WantAny
}

// MarkFrames makes question words of the tokens of a question that stand
// within a frame of the language by more than half.
func (a *Analyzer) MarkFrames(text string, tokens []Token) {
	if a.frame == nil || len(tokens) == 0 {
		return
	}
	spans := a.frame.FindAllStringIndex(a.plainly(text[:tokens[len(tokens)-1].End]), -1)
	for i := range tokens {
		t := &tokens[i]
		for len(spans) > 0 && 2*spans[0][1] <= t.Start+t.End {
			spans = spans[1:]
		}
		if len(spans) > 0 && 2*spans[0][0] < t.Start+t.End {
			t.Kind |= Stop | Question
		}
	}
}

// MarkSeconds makes question words of those that ask together with the word
// before them ("ne zaman"). What makes three of two ("cómo se llama") says something
// yet.
func (a *Analyzer) MarkSeconds(tokens []Token) {
	for i := range tokens {
		if last, _ := a.askTogether(tokens, i); last > 0 {
			second, _ := following(tokens, i, 0)
			tokens[second].Kind |= Stop | Question
		}
	}
}

// mostAsking is how many words ask together at most.
const mostAsking = 4

// askTogether is the place of the last of the words that ask together with the i-th,
// and what for; -1 if none do.
func (a *Analyzer) askTogether(tokens []Token, i int) (last int, w Want) {
	last = -1
	phrase := tokens[i].Word
	for n, j := 1, i; n < mostAsking; n++ {
		place, next := following(tokens, j, 0)
		if place < 0 {
			break
		}
		phrase += " " + next.Word
		if found, ok := a.Wants[phrase]; ok {
			last, w = place, found
		}
		j = place
	}
	return last, w
}

// plainly is a text in the characters that the language's words are read as, of
// which none takes more or fewer bytes.
func (a *Analyzer) plainly(text string) string {
	if a.simplified {
		return simplify(text)
	}
	return text
}
