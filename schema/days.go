package schema

import (
	"time"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/metamodel"
)

// noDay reports a text that has the form of a date, and a month or a day that no calendar has.
func (c *checker) noDay(n *node, t *metamodel.Type, o owner) bool {
	year, month, day, ok := dateParts(plainly(n.text))
	if !ok {
		return false
	}
	last := DateOf(year, time.Month(month)+1, 0).day
	hint := diag.T("改成实际的日期", "Write a real date")
	switch {
	case month < 1 || month > 12:
		c.report("S010", o, n, n.place(), o.says("“%s”写了 %d 月，一年只有 1 月到 12 月", "%[1]s has month %[2]d, and a year has months 1 to 12", month), hint)
	case day < 1 || day > last:
		c.report("S010", o, n, n.place(), o.says("“%s”写了 %d 日，%d 年 %d 月只有 1 日到 %d 日", "%[1]s has day %[2]d, and month %[4]d of %[3]d has days 1 to %[5]d", day, year, month, last), hint)
	default:
		return false
	}
	if t.Pattern.MatchString(n.text) { // CUE only looks at its form
		c.beyond++
	}
	return true
}

// never reports the days of an element that end before they begin: it would be in no edition, and nobody would see that.
func (c *checker) never(n *node, o owner) {
	from, to := n.field("from"), n.field("to")
	if from == nil || to == nil || c.invalid[from.value] || c.invalid[to.value] || from.value.text == "" || to.value.text == "" || from.value.text < to.value.text {
		return
	}
	c.beyond++ // CUE does not compare them
	c.report("S010", o, to.value, to.value.place(), o.says("“%s”到 %s 为止，不在开始的 %s 之后，哪一天都没有这一项", "%[1]s ends on %[2]s, not after it begins on %[3]s: it is there on no day", to.value.text, from.value.text),
		diag.T("改正两个日期", "Correct the two dates"))
}
