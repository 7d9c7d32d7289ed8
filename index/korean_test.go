package index

import "testing"

func TestKoreanCauseAnswersWhy(t *testing.T) {
	s := shelf{}
	s.putIn("ko", "lamp", "브레비크 등대",
		"브레비크 등대는 1871년에 세워졌다. 등대는 1902년에 문을 닫았다. 그해 마을의 항구도 문을 닫았다.",
		"등대가 문을 닫은 것은 전기가 들어왔기 때문에 기름 등불이 필요 없게 되었기 때문이다.",
		"등대의 램프는 고래 기름을 썼다. 지금은 박물관이 되었다.")
	if got := first(t, open(t, "", s), "등대는 왜 문을 닫았습니까?"); got != "lamp#2" {
		t.Errorf("answered by %q, want lamp#2", got)
	}
}
