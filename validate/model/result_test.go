package model

import (
	"slices"
	"testing"

	"github.com/matterc/matterc/schema"
)

// TestDeliveries wants a result that has its own time to be delivered within it, and others within that of the matter.
func TestDeliveries(t *testing.T) {
	days := func(n int) *schema.Period { return &schema.Period{Value: n, Unit: schema.Day} }
	own := schema.Matter{Result: schema.Result{Name: "许可", Within: days(3)}, Results: []schema.Result{{Name: "告知单", Within: days(9)}, {Name: "须知"}, {Name: "公函", Within: days(20)}}}
	list, at := WrittenResults("m", &own)
	m := &Matter{ID: "m", Matter: &own}
	for i, r := range list {
		m.Results = append(m.Results, Result{Result: r, At: at[i]})
	}
	m.Results[3].When = Guard{{}}
	for _, x := range []struct {
		meets bool
		want  []int
	}{{true, []int{3, 9, 20}}, {false, []int{3, 9}}} {
		var got []int
		for _, p := range m.Deliveries(func(g Guard) bool { return x.meets || len(g) == 0 }) {
			got = append(got, p.Value)
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("delivered within %v, want %v", got, x.want)
		}
	}
}
