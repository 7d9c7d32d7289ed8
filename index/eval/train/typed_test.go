package main

import "testing"

func TestKeywordsAreTheLongestWords(t *testing.T) {
	const question = "Who was the first keeper of the Skerry lighthouse?"
	for n, want := range map[int]string{
		1: "lighthouse",
		2: "keeper lighthouse",
		9: "first keeper skerry lighthouse",
	} {
		if got := keywords(question, n); got != want {
			t.Errorf("%d keywords: got %q, want %q", n, got, want)
		}
	}
	if got := keywords("Who is it?", 2); got != "Who is it?" {
		t.Errorf("got %q of a question without any", got)
	}
}
