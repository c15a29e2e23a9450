package schema

import (
	"strings"
	"testing"
)

// TestParsePeriod reads what clerks write; what is wrong is told with what to write instead.
func TestParsePeriod(t *testing.T) {
	for _, c := range []struct {
		text string
		want Period
	}{
		{"20工作日", Period{20, WorkingDay}}, {" 20 个工作日 ", Period{20, WorkingDay}}, {"30日", Period{30, Day}}, {"3个月", Period{3, Month}},
		{"1年", Period{1, Year}}, {"即时", Period{0, Immediate}}, {"0工作日", Period{0, WorkingDay}}, {"1200日", Period{1200, Day}},
	} {
		if got, problem := ParsePeriod(c.text); got != c.want || !problem.IsZero() {
			t.Errorf("%q is read as %v, %s; want %v", c.text, got, problem, c.want)
		}
	}
	for text, says := range map[string]string{
		"": "写得不对", "日": "写得不对", "20": "写得不对", "20周": "写得不对", "3即时": "写得不对", "-1日": "写得不对", "1.5日": "写得不对", "1234567890日": "写得不对",
		"7天": "写成 7工作日 或 7日", "1201日": "最多 1200", "999999999年": "最多 1200",
	} {
		if got, problem := ParsePeriod(text); got != (Period{}) || !strings.Contains(problem.ZH, says) {
			t.Errorf("%q is read as %v, %s; want that it says %s", text, got, problem, says)
		}
	}
}
