package speakers

import (
	"regexp"
	"strings"
	"sync"

	"verbatim/index/analysis"
)

// hanSpeakers find who speaks in a sentence of a language without capitals.
var hanSpeakers = map[string]func(sentence string) []string{"zh": chineseSpeakers, "ja": japaneseSpeakers}

// Chinese reports speech as title, name and verb, the name having two or three
// characters and a usual family name, or up to five after a title ("总统拜登说").
var (
	chineseSaying = `(?:表示|指出|强调|強調|认为|認為|称|稱|说|說|宣布|回应|回應|警告|透露)`
	chineseTitle  = `(?:总统|總統|主席|总理|總理|部长|部長|国务卿|國務卿|发言人|發言人|外长|外長|教授|博士|市长|市長|首相|总裁|總裁|大使|书记|議員|议员)`
	chineseTitled = lazily(`(?:^|[，。；：、“”「」\s])[\p{Han}]{0,12}?` + chineseTitle + `([\p{Han}·]{2,5}?)(?:还|也|则|随后|当天|[周星期]+[一二三四五六日天])?` + chineseSaying)
	chineseFamily = lazily(`(?:^|[，。；、“”「」\s])([王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧程曹袁邓鄧许許傅沈曾彭吕蘇苏卢盧蒋蔣蔡贾贾丁魏薛叶葉阎余潘杜戴夏钟鍾汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文习習岸]\p{Han}{1,2})` + chineseSaying)
	chineseNone   = "的地得也还就都并則则曾再在他她它们們人者家方国國府部局院会會们是不没没有这那此其有了着过和与及或"
)

// lazily is an expression that is compiled when it is first used: those of
// scripts with many letters take a tenth of a megabyte.
func lazily(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

func chineseSpeakers(sentence string) []string {
	return hanNames(sentence, chineseNone, chineseTitled(), chineseFamily())
}

// Japanese has the title or a courtesy behind the name, a particle, and a verb
// of saying at the end.
var (
	japaneseSpeaker = lazily(`(?:^|[、。「」\s])([\p{Han}\p{Katakana}ー・]{2,12}?)(?:氏|さん|首相|大統領|長官|教授|会長|社長|外相|知事|市長|大臣|議員|報道官)[はが]`)
	japaneseSaying  = lazily(`(?:と|を)(?:述べ|語っ|話し|言っ|発言し|説明し|主張し|指摘し|強調し|表明し|反論し|答え)`)
	japaneseNone    = "前元同両副現新各"
)

func japaneseSpeakers(sentence string) []string {
	if !japaneseSaying().MatchString(sentence) {
		return nil
	}
	return hanNames(sentence, japaneseNone, japaneseSpeaker())
}

// hanNames are what the patterns find outside quotations, without what holds a
// character that no name has.
func hanNames(sentence, none string, patterns ...*regexp.Regexp) (names []string) {
	for _, s := range analysis.Quotations(sentence) {
		sentence = sentence[:s.Start] + strings.Repeat(" ", s.End-s.Start) + sentence[s.End:]
	}
	for _, pattern := range patterns {
		for _, found := range pattern.FindAllStringSubmatch(sentence, -1) {
			if name := found[1]; !strings.ContainsAny(name, none) && len(names) == 0 {
				names = append(names, name)
			}
		}
	}
	return names
}
