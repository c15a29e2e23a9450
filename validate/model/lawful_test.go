package model

import (
	"testing"

	"github.com/matterc/matterc/schema"
)

// TestLawful gives a licence the limits of the 行政许可法 from the day on which it is in force, 1 July 2004, and no other matter.
func TestLawful(t *testing.T) {
	working := func(n int) schema.Period { return schema.Period{Value: n, Unit: schema.WorkingDay} }
	five := working(5)
	promise := schema.Deadline{Promised: &five}
	for _, x := range []struct {
		name            string
		day             schema.Date
		matter          schema.Matter
		limit, delivery schema.Period
		ok              bool
	}{
		{"licence", schema.DateOf(2004, 7, 1), schema.Matter{Type: schema.Licence, Deadline: promise}, working(20), working(10), true},
		{"joint", schema.DateOf(2026, 11, 1), schema.Matter{Type: schema.Licence, Handling: schema.Joint, Deadline: promise}, working(45), working(10), true},
		{"before the law", schema.DateOf(2004, 6, 30), schema.Matter{Type: schema.Licence, Deadline: promise}, schema.Period{}, schema.Period{Unit: schema.Immediate}, false},
		{"at once", schema.DateOf(2026, 11, 1), schema.Matter{Type: schema.Licence, Handling: schema.AtOnce, Deadline: promise}, schema.Period{}, working(10), false},
		{"filing", schema.DateOf(2026, 11, 1), schema.Matter{Type: schema.Filing, Deadline: promise}, schema.Period{}, schema.Period{Unit: schema.Immediate}, false},
		{"said otherwise", schema.DateOf(2026, 11, 1), schema.Matter{Type: schema.Licence, Deadline: promise, Result: schema.Result{Within: &five}}, working(20), five, true},
	} {
		cat := &schema.Catalog{AsOf: x.day}
		cat.Matters = append(cat.Matters, schema.Entry[schema.Matter]{Key: "m", Value: x.matter})
		m := Link(cat).Matter("m")
		limit, general, ok := m.Lawful()
		if limit != x.limit || general != x.ok || ok != x.ok || m.Delivery() != x.delivery {
			t.Errorf("%s: %v, %v, %v, delivered within %v", x.name, limit, general, ok, m.Delivery())
		}
	}
}
