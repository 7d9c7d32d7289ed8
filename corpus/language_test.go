package corpus

import (
	"strings"
	"testing"

	"verbatim/corpus/tidy"
)

func TestDetectLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"":               "",
		"1984":           "",
		"Oslo.":          "",
		"aaaa bbbb cccc": "",
		// A few words tell English, if they are its own.
		"The cat sat on the mat.":        "en",
		"Oslo is the capital of Norway.": "en",
		"The mayor of Köln was there.":   "en",
		"Er hört heute The Who.":         "",
		"De boot is in het water.":       "",
		"Han hat for lite mat.":          "",
		"The Beatles":                    "",
		"The council met on Tuesday evening and spoke for four hours about the bridge.":             "en",
		"Der Rat traf sich am Dienstag und sprach vier Stunden über die Brücke.":                    "de",
		"Le conseil s’est réuni mardi soir et a parlé pendant quatre heures du pont.":               "fr",
		"El consejo se reunió el martes por la noche y habló cuatro horas del puente.":              "es",
		"O conselho reuniu-se na terça-feira à noite e falou durante quatro horas.":                 "pt",
		"Il consiglio si è riunito martedì sera e ha parlato per quattro ore del ponte.":            "it",
		"De gemeenteraad kwam dinsdagavond bijeen en sprak vier uur lang over de brug.":             "nl",
		"Kommunestyret møttes tirsdag kveld og snakket i fire timer om hva som skal skje med brua.": "no",
		"Fullmäktige möttes på tisdagskvällen och talade i fyra timmar om vad som ska hända.":       "sv",
		"Valtuusto kokoontui tiistai-iltana ja puhui neljä tuntia sataman tulevaisuudesta.":         "fi",
		"Rada spotkała się we wtorek wieczorem i przez cztery godziny mówiła o moście.":             "pl",
		"Meclis salı akşamı toplandı ve dört saat boyunca köprünün geleceğini konuştu.":             "tr",
		"Hội đồng đã họp vào tối thứ Ba và thảo luận bốn giờ về tương lai của cây cầu.":             "vi",
		"Совет собрался во вторник вечером и четыре часа говорил о будущем моста.":                  "ru",
		"Рада зібралася у вівторок увечері й чотири години говорила про майбутнє мосту.":            "uk",
		"Το συμβούλιο συνεδρίασε την Τρίτη το βράδυ.":                                               "el",
		"המועצה נפגשה ביום שלישי בערב ודיברה במשך ארבע שעות על עתיד הגשר והנמל של העיר.":            "he",
		"اجتمع المجلس مساء الثلاثاء وتحدث أربع ساعات عن مستقبل الجسر والميناء في المدينة.":          "ar",
		"परिषद की बैठक मंगलवार शाम को हुई और पुल के भविष्य पर चार घंटे तक बात हुई।":                 "hi",
		"สภาประชุมกันเมื่อเย็นวันอังคาร":                                                            "th",
		"議会は火曜日の夜に開催され、橋梁の将来について四時間議論した。":                                                           "ja",
		"议会星期二晚上开会，讨论了四个小时大桥的未来。":                                                                   "zh",
		"市议会在“ドラえもん”展览馆旁开会，讨论了四个小时的大桥、港口、学校、医院和图书馆的未来，没有作出任何决定，大家在雨中回家。议员们说下个月还要再开会，市民可以旁听，也可以写信提出意见。": "zh",
		"의회는 화요일 저녁에 모였다.":              "ko",
		"Խորհուրդը հավաքվեց երեքշաբթի.": "hy",
		"ສະພາໄດ້ປະຊຸມໃນຕອນແລງວັນອັງຄານ": "lo",
		"საბჭო შეიკრიბა სამშაბათს.":     "ka",
	} {
		if got := DetectLanguage(text); got != want {
			t.Errorf("%q: got %q, want %q", tidy.FirstWords(text, 40), got, want)
		}
	}
	if got := DetectLanguage(strings.Repeat("The council met on Tuesday. ", 100_000)); got != "en" {
		t.Errorf("a long text: got %q", got)
	}
}
