package schema

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/cockroachdb/apd/v3"
	"github.com/matterc/matterc/schema/diag"
)

// NoTime says what takes no time.
func NoTime() diag.Text { return diag.T("当场", "at once") }

// Sentence says a period as offices print it: “20 个工作日”, “30 日”, “3 个月”, “5 年”, “当场办结”.
func (p Period) Sentence() string {
	switch {
	case p.Unit == Immediate || p.Value == 0:
		return NoTime().ZH + "办结"
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
		return "settlement " + NoTime().EN
	case p.Value == 1:
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", p.Value, unit)
}

// writtenPeriod is a period as a clerk writes it.
var writtenPeriod = regexp.MustCompile(`^([0-9]{1,9}) *(?:个 *)?(\D+)$`)

// ParsePeriod reads a period as a clerk writes it: 20工作日, 20 个工作日, 30日, 3个月, 1年, 即时. The problem says what to write instead.
func ParsePeriod(s string) (p Period, problem diag.Text) {
	s = strings.TrimSpace(s)
	if s == string(Immediate) {
		return Period{Unit: Immediate}, diag.Text{}
	}
	m := writtenPeriod.FindStringSubmatch(s)
	if m == nil || m[2] != "天" && Order(Unit(m[2])) < 0 || m[2] == string(Immediate) {
		return Period{}, diag.T("期限“%[1]s”写得不对：要写成 20工作日、30日、3个月、1年 或 即时", "%[1]q is no period; write 20工作日, 30日, 3个月, 1年 or 即时", s)
	}
	if m[2] == "天" { // no unit of the language
		return Period{}, diag.T("期限“%[1]s”说不清是工作日还是自然日：写成 %[2]s工作日 或 %[2]s日", "%[1]q may be working days or calendar days; write %[2]s工作日 or %[2]s日", s, m[1])
	}
	value, err := strconv.Atoi(m[1])
	if err != nil {
		panic(err) // it has at most nine digits
	}
	for _, b := range Language().Type("Period").Field("value").Type.Bounds {
		if !b.Holds(apd.New(int64(value), 0)) {
			return Period{}, diag.T("期限“%[1]s”太长：最多 %[2]s", "the period %[1]q is too long; the most is %[2]s", s, b.Value)
		}
	}
	return Period{Value: value, Unit: Unit(m[2])}, diag.Text{}
}
