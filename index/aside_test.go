package index

import "testing"

func TestAsidesDecideNothing(t *testing.T) {
	x := open(t, "", lighthouse())
	const question = "Who lit the lighthouse at Skerry Point in 1871?"
	plain := confidenceIn(t, x, question)
	for _, aside := range []string{"My cousin argued over dinner that nobody knows. ", "Zanzibar had a famous windmill. "} {
		if got := confidenceIn(t, x, aside+question); got < plain-0.1 {
			t.Errorf("%s: confidence %.2f, want about %.2f", aside, got, plain)
		}
	}
	if got := confidenceIn(t, x, question+" A) Ada Marlow B) Zebedee Quill"); got < plain-0.1 {
		t.Errorf("with answers to choose from: confidence %.2f, want about %.2f", got, plain)
	}
}
