// Package demo holds the story that Verbatim can be tried on without articles
// of one's own, and questions to measure it by.
//
// The story is told in three short articles in this project's own words:
// [Articles]. [Questions] are labelled with the passages that answer them. To
// add a question, edit questions.txt; to change the story, edit the Markdown
// in articles, where the numbers in the labels count the paragraphs of each.
package demo
