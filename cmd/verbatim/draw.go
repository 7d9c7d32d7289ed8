package main

import (
	"fmt"

	"verbatim/index"
)

// draw shows an answer to a person.
func (p *program) draw(answer index.Answer) {
	if !answer.Answered() {
		fmt.Fprintln(p.stdout, "Nothing in the articles answers that.")
		return
	}
	for _, q := range answer.Quotes {
		fmt.Fprintf(p.stdout, "%s\n%s\n", q.Passage.Text, q.Passage.ID())
	}
}
