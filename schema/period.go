package schema

import "fmt"

// Sentence says a period as offices print it: “20 个工作日”, “30 日”, “3 个月”, “5 年”, “当场办结”.
func (p Period) Sentence() string {
	switch {
	case p.Unit == Immediate || p.Value == 0:
		return "当场办结"
	case p.Unit == WorkingDay || p.Unit == Month:
		return fmt.Sprintf("%d 个%s", p.Value, p.Unit)
	}
	return fmt.Sprintf("%d %s", p.Value, p.Unit)
}

// SentenceEN is Sentence in English: “20 working days”, “1 calendar day”, “settlement at once”.
func (p Period) SentenceEN() string {
	unit := map[Unit]string{WorkingDay: "working day", Day: "calendar day", Month: "month", Year: "year", Immediate: ""}[p.Unit]
	switch {
	case unit == "" || p.Value == 0:
		return "settlement at once"
	case p.Value == 1:
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", p.Value, unit)
}
