package reason

import (
	"strings"
	"testing"
)

func TestGuardMakesAnErrorOfAPanic(t *testing.T) {
	read := func(at int) (n int, err error) {
		defer Guard(&err)
		return []int{7}[at], nil
	}
	if n, err := read(0); n != 7 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if _, err := read(1); Of(err) != Broken || !strings.Contains(err.Error(), "index out of range [1]") {
		t.Errorf("error %v", err)
	}
}
