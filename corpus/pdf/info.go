package pdf

import "regexp"

// programTitle is a title that a program gave, not a person: the name of the
// file or of the program.
var programTitle = regexp.MustCompile(`(?i)^(?:microsoft (?:word|powerpoint)\b.*|untitled.*|(?:un)?benannt.*|document\d*|print|.*\.(?:docx?|pdf|indd|qxp|tex|dvi|odt|rtf|html?|pages))$`)

// infoDate is a date as PDF writes it: D:20220318120000+01'00'.
var infoDate = regexp.MustCompile(`^(?:D:)?(\d{4})(\d{2})(\d{2})`)

// day is the day of such a date as ISO 8601; "" for anything else.
func day(s string) string {
	m := infoDate.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	return m[1] + "-" + m[2] + "-" + m[3]
}
