package model

import (
	"testing"

	"github.com/matterc/matterc/schema"
)

// TestGuardSentence wants guards in the words of laws: no “不为其他”, which says of nothing what it is, and nothing that is more than nothing.
func TestGuardSentence(t *testing.T) {
	zero := schema.Decimal("0")
	fact := func(f schema.Fact) *Fact { return &Fact{ID: "f", Fact: &f} }
	place := fact(schema.Fact{Name: "公共场所类别", Type: schema.Choice, Values: []string{"其他场所", "住宿场所", "商场、书店"}})
	use := fact(schema.Fact{Name: "用途", Type: schema.Choice, Values: []string{"其他", "商业", "工业", "仓储"}})
	land := fact(schema.Fact{Name: "供地方式", Type: schema.Choice, Values: []string{"划拨", "出让", "自有存量"}})
	area := fact(schema.Fact{Name: "建筑面积", Type: schema.Number, Unit: "平方米", Min: &zero})
	change := fact(schema.Fact{Name: "增减", Type: schema.Number, Unit: "亩"})
	text := func(op schema.Op, v string) schema.Test {
		return schema.Test{Op: op, Value: schema.Value{Kind: schema.TextValue, Text: v}}
	}
	number := func(op schema.Op, v string) schema.Test {
		return schema.Test{Op: op, Value: schema.Value{Kind: schema.NumberValue, Text: v}}
	}
	for _, c := range []struct {
		test GuardTest
		want string
	}{
		{GuardTest{place, text(schema.Ne, "其他场所")}, "公共场所类别为“住宿场所”或者“商场、书店”"},
		{GuardTest{use, text(schema.Ne, "其他")}, "用途为商业、工业或者仓储"},
		{GuardTest{use, text(schema.Eq, "其他")}, "用途为其他"},
		{GuardTest{land, text(schema.Ne, "自有存量")}, "供地方式不是自有存量"},
		{GuardTest{area, number(schema.Gt, "0")}, "有建筑面积"},
		{GuardTest{area, number(schema.Gt, "300")}, "建筑面积超过300平方米"},
		{GuardTest{area, number(schema.Ge, "0")}, "建筑面积达到0平方米"},
		{GuardTest{change, number(schema.Gt, "0")}, "增减超过0亩"},
	} {
		if got := (Guard{c.test}).Sentence(); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}
