package format

import "testing"

// TestBylines reads lines that say who wrote an article, and when, as papers of
// many languages have them.
func TestBylines(t *testing.T) {
	for line, want := range map[string]meta{
		"Autor: Anna Nowak | 14 marca 2023, 09:30": {author: "Anna Nowak", day: "2023-03-14"},
		"Autorin: Jutta Kessler":                   {author: "Jutta Kessler"},
		"Tekst: Siri Aune":                         {author: "Siri Aune"},
		"Автор: Иван Лосев":                        {author: "Иван Лосев"},
		"Yazan: Ayşe Demir":                        {author: "Ayşe Demir"},
		"作者：王小雨":                                   {author: "王小雨"},
		"מאת: דנה לוי":                             {author: "דנה לוי"},
		"بقلم ليلى حداد":                           {author: "ليلى حداد"},
		"लेखक: मीरा शर्मा":                         {author: "मीरा शर्मा"},
		"5 min read · Mar 9, 2021":                 {day: "2021-03-09"},
		"Publié le 18 avril 2021 à 05h30, modifié le 19 avril 2021 à 09h12 Temps de lecture : 3 min.": {day: "2021-04-18"},
		"21. Juli 2022 · Lesezeit: 3 Minuten":                {day: "2022-07-21"},
		"14 marts 2023":                                      {day: "2023-03-14"},
		"２０２３年８月２日":                                          {day: "2023-08-02"},
		"Posted on March 9, 2023 by Pia Holm":                {author: "Pia Holm", day: "2023-03-09"},
		"Posted on March 9, 2023 by Pia Holm in News":        {author: "Pia Holm", day: "2023-03-09"},
		"Posted on March 9, 2023 by admin | Leave a comment": {day: "2023-03-09"},
		"9 March 2023 | By Pia Holm and Erik Dahl":           {author: "Pia Holm and Erik Dahl", day: "2023-03-09"},
		"Veröffentlicht am 9. März 2023 von Pia Holm":        {author: "Pia Holm", day: "2023-03-09"},
		"9 March 2023 by eleven votes to nine":               {},
		"March 9, 2023 by Decree":                            {},
		"Автор этих строк был там в 1987 году":               {},
		"Tekst bez autora":                                   {},
	} {
		got, _ := parseMeta(line, false)
		if got.author != want.author || got.day != want.day {
			t.Errorf("%q: author %q, day %q, want %q, %q", line, got.author, got.day, want.author, want.day)
		}
	}
}
