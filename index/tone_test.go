package index

import (
	"slices"
	"strings"
	"testing"

	"verbatim/index/analysis"
)

func TestVietnameseIsReadWithoutMarks(t *testing.T) {
	s := shelf{}
	s.putIn("vi", "lamp", "Ngọn hải đăng", "Ngọn hải đăng cũ cao bốn mươi mét, do ông Đỗ Bảo xây.", "Người gác đèn sống một mình với con mèo.")
	s.putIn("vi", "ferry", "Con phà", "Con phà chạy hai lần mỗi ngày, trừ khi có bão.")
	x := open(t, "", s)
	h := held(t, x)
	for question, want := range map[string]string{
		"ai xay ngon hai dang?":            "ai xây ngọn hải đăng",
		"Pha chay bao nhieu lan moi ngay?": "phà chạy bao nhiêu lần mỗi ngày",
		"nguoi gac den song voi con gi":    "người gác đèn sống với con gì",
		"hai đang":                         "hai đang", // has marks, so it is meant
		"who built the lighthouse":         "who built the lighthouse",
	} {
		q := queryOf(t, h, question)
		var words []string
		for _, tok := range q.tokens["vi"] {
			if tok.Kind&analysis.Overlap == 0 {
				words = append(words, tok.Word)
			}
		}
		if got := strings.Join(words, " "); got != want || len(q.corrected) > 0 {
			t.Errorf("%s is read as %s (%v), want %s", question, got, q.corrected, want)
		}
	}
}

func TestMarksOfASyllable(t *testing.T) {
	for plain, want := range map[string]string{"duoc": "được", "nguyen": "nguyễn", "di": "đi", "yeu": "yêu", "e": "ế"} {
		if list := withMarks(plain); list[0] != plain || !slices.Contains(list, want) {
			t.Errorf("%s may not be %s: %v", plain, want, list)
		}
	}
	if list := withMarks("owls"); len(list) != 1 {
		t.Errorf("owls may be %v", list)
	}
}
