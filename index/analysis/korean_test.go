package analysis

import (
	"strings"
	"testing"
)

// TestKoreanWordsMeetInAllForms has a line for each word.
func TestKoreanWordsMeetInAllForms(t *testing.T) {
	for _, forms := range []string{
		"등대 등대는 등대를 등대에서 등대로 등대의 등대들은 등대였다 등대입니다 등대인가요",
		"섬 섬은 섬을 섬에서 섬이 섬이었다",
		"스페인 스페인은 스페인에서 스페인으로",
		"설립 설립한 설립했다 설립되었나요 설립된 설립하여 설립되었습니까 설립했을",
		"태어나고 태어났다 태어났나요 태어났습니다",
		"불리는 불렸다 불리고 불렸나요",
		"만들었다 만들었나요 만들었던",
	} {
		words := strings.Fields(forms)
		for _, w := range words[1:] {
			if a, b := korean(words[0]), korean(w); a != b {
				t.Errorf("%s is %s, %s is %s", words[0], a, w, b)
			}
		}
	}
	for _, whole := range strings.Fields("마을 국가 결과 캐나다 아이 가을 페르시아어 도로") {
		if got := korean(whole); got != whole {
			t.Errorf("%s loses its end: %s", whole, got)
		}
	}
}

func TestKoreanEndsFitTheirBound(t *testing.T) {
	longest := 0
	for end := range koreanEnds() {
		longest = max(longest, len(end))
	}
	for end := range koreanPast {
		longest = max(longest, len(end))
	}
	if longest != longestKoreanEnd {
		t.Errorf("the longest end has %d bytes, and %d are looked at", longest, longestKoreanEnd)
	}
}

func TestKoreanSynonymsAreOneFamily(t *testing.T) {
	a := For("ko")
	for _, line := range []string{"숨진 숨졌다 사망했다 죽었나요", "짓다 지었나요 건설된 세웠습니까", "편지를 서한이"} {
		tokens := a.Tokens(line)
		for _, other := range tokens[1:] {
			if other.Kind&Overlap == 0 && a.Family(other) != a.Family(tokens[0]) {
				t.Errorf("%s and %s are of two families", tokens[0].Word, other.Word)
			}
		}
	}
}
