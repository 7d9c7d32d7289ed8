package demo

import (
	_ "embed"
	"fmt"
	"strings"

	"verbatim/corpus"
)

// questionsText is the labelled questions in the format that it explains at
// its top.
//
//go:embed questions.txt
var questionsText string

// A Question is something a member of a server asks, and where it is answered.
type Question struct {
	Text string
	// Passages are the IDs of all passages that answer the question, such as
	// "china-russia-story#3". None means that no article of the demo does.
	Passages []string
}

// Questions returns the labelled questions in the order of questions.txt.
func Questions() []Question {
	questions, err := parseQuestions(questionsText)
	if err != nil {
		// The text is part of the program, and a test reads it.
		panic(err)
	}
	return questions
}

// parseQuestions reads the format of questions.txt. Errors name the line,
// counted from 1.
func parseQuestions(text string) ([]Question, error) {
	var questions []Question
	var passages []string
	labelled := false
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			var err error
			if passages, err = parseLabel(line); err != nil {
				return nil, fmt.Errorf("questions line %d: %w", i+1, err)
			}
			labelled = true
		case !labelled:
			return nil, fmt.Errorf("questions line %d: no [passage] line stands above %q", i+1, line)
		default:
			questions = append(questions, Question{line, passages})
		}
	}
	return questions, nil
}

// parseLabel reads "[a#1 b#2]" as its passage IDs and "[none]" as no ID.
func parseLabel(line string) ([]string, error) {
	inner, ok := strings.CutSuffix(line[1:], "]")
	ids := strings.Fields(inner)
	if !ok || len(ids) == 0 {
		return nil, fmt.Errorf("%q: want [none] or passage IDs in brackets", line)
	}
	if inner == "none" {
		return nil, nil
	}
	for _, id := range ids {
		if _, _, err := corpus.ParsePassageID(id); err != nil {
			return nil, err
		}
	}
	return ids, nil
}
