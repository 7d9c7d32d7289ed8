package format

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/tidy"
)

// monthNames lists the months by number, in the languages whose bylines are
// read; three letters of the English ones are enough.
var monthNames = [...]string{
	"january jan januar jänner januari janvier enero gennaio janeiro ene jan. янв января январь ocak يناير stycznia січня",
	"february feb februar februari février fevrier febrero febbraio fevereiro feb. fév févr fév. févr. fev fev. фев февраля февраль şubat فبراير lutego лютого",
	"march mar märz maerz mars marzo março maart marts mrz mar. mars. марта март mart مارس marca березня",
	"april apr avril abril aprile apr. abr abr. avr avr. апреля апрель апр nisan أبريل ابريل kwietnia квітня",
	"may mai maj mayo maggio maio mei мая май mayıs مايو maja травня",
	"june jun juni juin junio giugno junho jun. июня июнь haziran يونيو czerwca червня",
	"july jul juli juillet julio luglio julho jul. juil juil. июля июль temmuz يوليو lipca липня",
	"august aug août aout agosto augustus augusti ago aug. ago. августа август авг ağustos أغسطس اغسطس sierpnia серпня",
	"september sep sept septembre septiembre settembre setembro sep. sept. set set. сентября сентябрь сен eylül سبتمبر września вересня",
	"october oct oktober octobre octubre ottobre outubro okt oct. out out. октября октябрь окт ekim أكتوبر اكتوبر października жовтня",
	"november nov novembre noviembre novembro nov. ноября ноябрь ноя kasım نوفمبر listopada листопада",
	"december dec dezember décembre decembre diciembre dicembre dezembro desember dez dec. déc déc. dic dic. dez. декабря декабрь дек aralık ديسمبر grudnia грудня",
}

// monthOf tells the number of a month from its name, 0 for other words.
func monthOf(name string) int {
	name = strings.ToLower(name)
	for i, names := range monthNames {
		for n := range strings.FieldsSeq(names) {
			if n == name {
				return i + 1
			}
		}
	}
	return 0
}

// A dateForm is a way to write a day: the groups of the pattern hold year,
// month and day in the order given ("ymd").
type dateForm struct {
	pattern func() *regexp.Regexp
	order   string
}

var dateForms = []dateForm{
	{lazily(`\b(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}[:.,\dZ]*(?: ?[+-]\d{2}:?\d{2})?)?`), "ymd"},
	{lazily(`\b(\d{4})/(\d{1,2})/(\d{1,2})\b`), "ymd"},
	{lazily(`\b(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\b\.?`), "ymd"},
	{lazily(`(\d{4})年 ?(\d{1,2})月 ?(\d{1,2})日`), "ymd"},
	{lazily(`(\d{4})년 ?(\d{1,2})월 ?(\d{1,2})일`), "ymd"},
	{lazily(`(\p{L}{3,12}\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b`), "mdy"},
	{lazily(`\b(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?: of| de)? (\p{L}{3,12}\.?),?(?: de| del)? (\d{4})\b`), "dmy"},
	{lazily(`\b(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\b`), "dmy"},
	{lazily(`\b(\d{1,2})/(\d{1,2})/(\d{4})\b`), "dmy"},
	{lazily(`\b(\d{1,2})/(\d{1,2})/(\d{4})\b`), "mdy"},
}

// findDate finds the first day that is written in s, its ISO form and where it
// stands. A day such as 03/04/2022, which readers take for two different ones,
// is not found.
func findDate(s string) (day string, start, end int, ok bool) {
	for _, form := range dateForms {
		m := form.pattern().FindStringSubmatchIndex(s)
		if m == nil {
			continue
		}
		var parts [3]string
		for i, part := range form.order {
			parts[strings.IndexRune("ymd", part)] = s[m[2+2*i]:m[3+2*i]]
		}
		if day, ok := isoDay(parts); ok && !ambiguous(s[m[0]:m[1]], parts) {
			return day, m[0], m[1], true
		}
	}
	return "", 0, 0, false
}

// zeros are the first digits of the scripts that have digits of their own, the
// other nine behind them: Arabic, Persian, Devanagari, Bengali, full width.
const zeros = "٠۰०০０"

// plainDigits writes all digits as ASCII has them.
func plainDigits(s string) string {
	if tidy.ASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		for _, zero := range zeros {
			if r >= zero && r <= zero+9 {
				return r - zero + '0'
			}
		}
		return r
	}, s)
}

// ambiguous reports whether day and month of a date with slashes could be
// swapped.
func ambiguous(text string, ymd [3]string) bool {
	d, m := number(ymd[2]), number(ymd[1])
	return strings.Count(text, "/") == 2 && len(ymd[0]) == 4 && text[:4] != ymd[0] && d <= 12 && m <= 12 && d != m
}

// number is Atoi with 0 for anything else.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// isoDay writes year, month (a number or a name) and day as an ISO date, if
// there is such a day.
func isoDay(ymd [3]string) (string, bool) {
	month := number(ymd[1])
	if month == 0 {
		month = monthOf(ymd[1])
	}
	day := fmt.Sprintf("%s-%02d-%02d", ymd[0], month, number(ymd[2]))
	_, err := time.Parse(time.DateOnly, day)
	return day, err == nil
}

// monthYear is "March 2022", alone.
var monthYear = lazily(`^(\p{L}{3,12}\.?),? (\d{4})$`)

// ParseDate reads a whole text as a date and writes it as a Header keeps it; ok is
// false for what is none, as is the year 1 that programs write for no date. It is
// the day where the text was written: times of day and zones are left out.
func ParseDate(s string) (day string, ok bool) {
	s = plainDigits(tidy.OneLine(s))
	if strings.HasPrefix(s, "000") {
		return "", false
	}
	if corpus.IsDate(s) {
		return s, true
	}
	if m := monthYear().FindStringSubmatch(s); m != nil && monthOf(m[1]) > 0 {
		return fmt.Sprintf("%s-%02d", m[2], monthOf(m[1])), true
	}
	day, start, end, ok := findDate(s)
	return day, ok && onlyDateWords(s[:start]) && onlyDateWords(s[end:])
}

// dateWords is what surrounds the day in a line that says when a text was
// published or changed.
var dateWords = lazily(`(?i)^(?:published|updated|posted|modified|last|first|on|at|am|pm|a\.m|p\.m|` +
	`mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|` +
	`montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|` +
	`atualizado|actualizado|modifié|modificado|опубликовано|обновлено|г|года|güncelleme|güncellendi|yayınlanma|saat|نشر|في|公開|更新|updated|입력|수정|오전|오후|alle|ore|às|las|veröffentlicht|aktualisiert|stand|am|um|uhr|publié|publicado|publicerad|publisert|gepubliceerd|le|el|à|mis|jour|uur|kl|` +
	`[A-Z]{1,2}[SD]?T|(?:utc|gmt)(?:[+-]\d{1,2}(?::?\d{2})?)?|cest|cet|bst|ist|jst|z|date|time|local|eastern|` +
	`\d{1,2}(?:[:.]\d{2}){0,2}(?:h|am|pm)?|\d{1,2}h\d{2}|\d{1,2}[時点时](?:\d{1,2}分)?|\d{1,2}시(?:\d{1,2}분)?|[+-]\d{1,2}:?\d{2}|[|·•,:;()/–—-]+)$`)

// onlyDateWords reports whether s holds nothing but words, times and marks that
// go with a date.
func onlyDateWords(s string) bool {
	s = strings.NewReplacer("|", " ", "·", " ", "•", " ", ",", " ", "(", " ", ")", " ", "—", " ", "–", " ", ";", " ").Replace(s)
	for w := range strings.FieldsSeq(s) {
		if w = strings.TrimRight(w, ".:"); w != "" && !dateWords().MatchString(w) {
			return false
		}
	}
	return true
}
