package schema_test

import (
	"encoding/json"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/matterc/matterc/schema"
)

func TestDate(t *testing.T) {
	for s, want := range map[string]schema.Date{
		"2026-03-02": schema.DateOf(2026, time.March, 2), "2024-02-29": schema.DateOf(2024, time.February, 29), "1900-01-01": schema.DateOf(1900, time.January, 1),
	} {
		got, err := schema.ParseDate(s)
		if err != nil || got != want || got.String() != s || got.IsZero() {
			t.Errorf("%s is %s, %v", s, got, err)
		}
		year, month, day := got.Civil()
		if again := schema.DateOf(year, month, day); again != got || got.Time() != time.Date(year, month, day, 0, 0, 0, 0, time.UTC) {
			t.Errorf("%s is on %d-%d-%d", s, year, month, day)
		}
	}
	for _, s := range []string{"", "2026-02-30", "2023-02-29", "2026-3-2", "2026-03-02T00:00:00Z", "昨天", "2026-00-01"} {
		if d, err := schema.ParseDate(s); err == nil || !d.IsZero() {
			t.Errorf("%q is %s", s, d)
		}
	}
	if d := schema.DateOf(2026, time.February, 30); d.String() != "2026-03-02" {
		t.Errorf("two days after the end of February 2026 is %s", d)
	}
	if s := (schema.Date{}).String(); s != "" || !(schema.Date{}).Time().IsZero() {
		t.Errorf("no day is %q", s)
	}
}

func TestDateOrder(t *testing.T) {
	want := []schema.Date{{}, schema.DateOf(1999, 12, 31), schema.DateOf(2000, 1, 1), schema.DateOf(2000, 1, 2), schema.DateOf(2000, 2, 1), schema.DateOf(2001, 1, 1)}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, schema.Date.Compare)
	if !slices.Equal(got, want) {
		t.Errorf("sorted: %v", got)
	}
	for i := range want {
		for j := range want {
			if want[i].Before(want[j]) != (i < j) {
				t.Errorf("%q before %q: %v", want[i], want[j], i >= j)
			}
		}
	}
}

// TestDatesLoaded reads every date of the language: of fields, optional fields and lists, and one with a finding.
func TestDatesLoaded(t *testing.T) {
	files := fstest.MapFS{"a.cue": &fstest.MapFile{Data: []byte(`package catalog

catalog: {name: "示例", edition: "2026-11-01", region: "370503", publisher: "示例"}
law: "甲法": {title: "甲法", rank: "法律", enacted: "2003-08-27", effective: {from: "2019-04-23"}}
law: "乙法": {title: "乙法", rank: "法律", effective: {from: "2026-02-30", to: "2030-01-01"}}
calendar: "2026": {off: ["2026-01-01", "2026-13-01", "2026-01-03"], work: ["2026-01-04"], source: "示例"}
`)}}
	c, found, err := schema.Load(files, schema.Options{})
	if err != nil || len(found) != 2 || found[0].Code != "S010" || found[1].Code != "S010" {
		t.Fatal(found, err)
	}
	if want := schema.DateOf(2026, time.November, 1); c.AsOf != want || c.Edition.Edition != want {
		t.Errorf("the edition is of %s", c.AsOf)
	}
	one, other := c.Laws.Get("甲法"), c.Laws.Get("乙法")
	if one.Enacted != schema.DateOf(2003, time.August, 27) || one.Effective != (schema.LawPeriod{From: schema.DateOf(2019, time.April, 23)}) {
		t.Errorf("甲法: enacted %s, in force %v", one.Enacted, one.Effective)
	}
	if other.Effective != (schema.LawPeriod{To: schema.DateOf(2030, time.January, 1)}) || !other.Enacted.IsZero() {
		t.Errorf("乙法: enacted %s, in force %v", other.Enacted, other.Effective)
	}
	if got := c.Calendars.Get("2026").Off; !slices.Equal(got, []schema.Date{schema.DateOf(2026, 1, 1), {}, schema.DateOf(2026, 1, 3)}) {
		t.Errorf("days off: %v", got)
	}
	if got, err := json.Marshal(c.Laws.Get("甲法").Effective); err != nil || string(got) != `{"from":"2019-04-23"}` {
		t.Errorf("in JSON: %s, %v", got, err)
	}
}
