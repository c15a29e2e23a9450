package model_test

import (
	"errors"
	"os"
	"slices"
	"testing"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag/diagtest"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/timing"
)

// TestCalendar counts the working days of the worked catalog's years, as domain.md has them, and one period.
func TestCalendar(t *testing.T) {
	cat, found, err := schema.Load(os.DirFS("../../catalog"), schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, found := validate.Try(cat, found)
	if p == nil {
		t.Fatal(found)
	}
	c, err := p.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	if years := c.Years(); !slices.Equal(years, []int{2013, 2014, 2024, 2025, 2026}) {
		t.Errorf("the years are %v", years)
	}
	day := func(s string) timing.Date {
		d, err := schema.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return model.TimingDate(d)
	}
	for _, v := range []struct {
		after, to string
		want      int
	}{{"2024-12-31", "2025-12-31", 248}, {"2025-12-31", "2026-12-31", 248}} {
		if n, err := c.WorkingDays(day(v.after), day(v.to)); err != nil || n != v.want {
			t.Errorf("%d working days after %s to %s, want %d (%v)", n, v.after, v.to, v.want, err)
		}
	}
	for _, v := range []struct {
		period schema.Period
		want   string
	}{
		{schema.Period{Value: 20, Unit: schema.WorkingDay}, "2026-03-30"},
		{schema.Period{Value: 20, Unit: schema.Day}, "2026-03-23"},
		{schema.Period{Value: 2, Unit: schema.Month}, "2026-05-06"},
		{schema.Period{Unit: schema.Immediate}, "2026-03-02"},
	} {
		last, err := c.Last(day("2026-03-02"), model.TimingPeriod(v.period))
		if err != nil || last != day(v.want) {
			t.Errorf("%s ends on %s, want %s (%v)", v.period.Sentence(), last, v.want, err)
		}
	}
	if got := model.TimingPeriod(schema.Period{Value: 5, Unit: schema.Year}); got != (timing.Period{Value: 5, Unit: timing.Year}) {
		t.Errorf("five years are %v", got)
	}
}

func TestCalendarFlaw(t *testing.T) {
	base, err := os.ReadFile("../testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	cat, found, err := schema.Load(diagtest.FS(string(base), `
-- c.cue --
package catalog

calendar: "2026": {off: ["2025-10-01"], work: [], source: "示例"}
`), schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) > 0 {
		t.Fatal(found)
	}
	p := model.Link(cat)
	var flaw *timing.NoticeError
	if _, err := p.Calendar(); !errors.As(err, &flaw) || flaw.Year != 2026 || flaw.Flaw != timing.OtherYear {
		t.Errorf("a day of another year: %v", err)
	}
}
