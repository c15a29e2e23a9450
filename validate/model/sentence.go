package model

import (
	"math/big"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
)

// Sentence says the guard in Chinese as offices print it, such as “供地方式为划拨，并且项目总投资超过3000万元”; "" for no guard. It says which
// values a fact may have, however the catalog writes that, so that nothing is denied twice.
func (g Guard) Sentence() string { return g.said(false) }

// Said says the guard in Chinese as Sentence does, and in English as the catalog writes it.
func (g Guard) Said() diag.Text { return diag.Text{ZH: g.said(false), EN: g.Source()} }

// Quoted is Said with the values of choices in quotes, as findings write what the catalog says: 供地方式为“划拨”.
func (g Guard) Quoted() diag.Text { return diag.Text{ZH: g.said(true), EN: g.Source()} }

// said joins what is said of each fact. However many there are, they are joined by one word, before the last; a fact that may be anything
// is named only where there is no other.
func (g Guard) said(quote bool) string {
	var parts, any []string
	for _, t := range g {
		if s := t.said(quote); s == t.all(true) {
			any = append(any, s)
		} else {
			parts = append(parts, s)
		}
	}
	if parts == nil {
		parts = any
	}
	if last := len(parts) - 1; last > 0 {
		return strings.Join(parts[:last], "，") + "，并且" + parts[last]
	}
	return strings.Join(parts, "")
}

// said says which values the fact may have.
func (t GuardTest) said(quote bool) string {
	switch kind := t.named()[0].Kind; kind {
	case schema.NumberValue:
		return t.numbers()
	case schema.BoolValue:
		yes, no := t.Test.Holds(schema.Value{Kind: kind, Text: "true"}), t.Test.Holds(schema.Value{Kind: kind, Text: "false"})
		if yes == no {
			return t.all(yes)
		}
		return asserted(t.Fact.Name, yes)
	}
	return t.choices(quote)
}

// named returns the values that the test names.
func (t GuardTest) named() (list []schema.Value) {
	t.Test.Values(func(_ schema.Op, v schema.Value) { list = append(list, v) })
	return list
}

// all says that any value will do, or none.
func (t GuardTest) all(will bool) string {
	switch {
	case !will:
		return "没有符合的“" + t.Fact.Name + "”"
	case strings.Contains(t.Fact.Name, "是否"):
		return "不论" + t.Fact.Name
	}
	return t.Fact.Name + "不限"
}

// denials are the words of denial, which are not denied again.
const denials = "不没无未非免"

// choices says which values of a choice will do: 供地方式为出让或者划拨. Where they are many, those are said that will not: 主体类型为个体工商户
// 以外的类型; but what is not 其他 is something of the list, and what is not a denial is said without one.
func (t GuardTest) choices(quote bool) string {
	values := slices.Clone(t.Fact.Values)
	for _, v := range t.named() {
		if !slices.Contains(values, v.Text) {
			values = append(values, v.Text)
		}
	}
	var with, without []string
	quote = quote || slices.ContainsFunc(values, func(v string) bool { return strings.Contains(v, "、") })
	plain := true
	for _, v := range values {
		said := v
		if quote {
			said = "“" + v + "”"
		}
		if t.Test.Holds(schema.Value{Kind: schema.TextValue, Text: v}) {
			with = append(with, said)
			continue
		}
		without = append(without, said)
		plain = plain && !strings.HasPrefix(v, "其他") && !strings.ContainsAny(v, denials)
	}
	switch {
	case with == nil, without == nil && len(with) > 1: // one value of a choice of one is said all the same
		return t.all(with != nil)
	case plain && len(with) > 3 && len(without) < len(with):
		return t.Fact.Name + "为" + strings.Join(without, "、") + "以外的" + sortOf(t.Fact.Name)
	}
	if len(with) == 1 && !quote && t.stated(with[0]) {
		return with[0]
	}
	return t.Fact.Name + "为" + anyOf(with)
}

// stated reports whether a value of a choice denies what the fact is about in its own words, and so needs no subject: 不办学校, of 办学类别.
// Other values may be of other facts as well, as 没有变化 is, or be no denial, as 不动产权证书.
func (t GuardTest) stated(value string) bool {
	rest, denies := strings.CutPrefix(value, "不")
	said := []rune(rest)
	return denies && len(said) > 2 && strings.HasPrefix(t.Fact.Name, string(said[:2]))
}

// anyOf says things of which any will do: 划拨、出让或者租赁.
func anyOf(list []string) string {
	last := len(list) - 1
	if last < 1 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:last], "、") + "或者" + list[last]
}

// sortOf is what a fact calls its values: 类型 for 主体类型.
func sortOf(fact string) string {
	for _, s := range []string{"类型", "类别", "种类", "方式", "形式", "项目", "位置", "用途", "性质", "等级", "级别", "行业", "来源", "状态", "范围", "对象"} {
		if strings.HasSuffix(fact, s) {
			return s
		}
	}
	return "情形"
}

// asserted turns the name of a yes-or-no fact into a statement. What is a denial already is denied by leaving it out: 没有贷款, 有贷款.
func asserted(name string, yes bool) string {
	before, after, ok := strings.Cut(name, "是否")
	if ok && yes {
		return before + after
	}
	for _, d := range []struct{ of, no string }{ // the longer before the shorter
		{"没有", "有"}, {"不", ""}, {"无", "有"}, {"未", "已"}, {"已经", "没有"}, {"已", "未"}, {"有", "没有"}, {"为", "不是"}, {"是", "不是"},
	} {
		if rest, has := strings.CutPrefix(after, d.of); ok && has {
			return before + d.no + rest
		}
	}
	if !ok || strings.ContainsAny(string([]rune(after + " ")[0]), denials) {
		return "“" + name + "”为“" + map[bool]string{true: "是", false: "否"}[yes] + "”"
	}
	return before + "不" + after
}

// span is a run of numbers that will do. A bound is nil where there is none, or none that needs to be said.
type span struct {
	low, high     *big.Rat
	lowIn, highIn bool
}

// numbers says which numbers will do, from the smallest to the largest, as laws say bounds (民法典第一千二百五十九条): 以上 and 不超过 have the
// number in, 超过 and 不满 leave it out. What is more than nothing, and cannot be less, is there: 有建筑面积.
func (t GuardTest) numbers() string {
	spans := t.spans()
	var parts []string
	for _, r := range spans {
		part := ""
		switch {
		case r.low == nil && r.high == nil:
			return t.all(true)
		case r.low != nil && r.high != nil && r.low.Cmp(r.high) == 0:
			part = "为" + t.quantity(r.low)
		case r.low != nil && r.low.Sign() == 0 && r.high == nil && !r.lowIn && len(spans) == 1 && t.Fact.Min != nil && t.Fact.Min.Rat().Sign() == 0:
			return "有" + t.Fact.Name
		default:
			if r.low != nil {
				part = map[bool]string{true: t.quantity(r.low) + "以上", false: "超过" + t.quantity(r.low)}[r.lowIn]
			}
			if r.high != nil {
				part += map[bool]string{true: "不超过", false: "不满"}[r.highIn] + t.quantity(r.high)
			}
		}
		parts = append(parts, part)
	}
	if parts == nil {
		return t.all(false)
	}
	return t.Fact.Name + anyOf(parts)
}

// spans returns the runs of numbers that will do, of those that the fact can have.
func (t GuardTest) spans() (list []span) {
	var marks []*big.Rat
	add := func(d schema.Decimal) { marks = append(marks, d.Rat()) }
	for _, v := range t.named() {
		add(schema.Decimal(v.Text))
	}
	for _, d := range []*schema.Decimal{t.Fact.Min, t.Fact.Max} {
		if d != nil {
			add(*d)
		}
	}
	slices.SortFunc(marks, (*big.Rat).Cmp)
	marks = slices.CompactFunc(marks, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })
	marks = slices.DeleteFunc(marks, func(m *big.Rat) bool {
		return t.Fact.Min != nil && m.Cmp(t.Fact.Min.Rat()) < 0 || t.Fact.Max != nil && m.Cmp(t.Fact.Max.Rat()) > 0
	})
	var open *span
	see := func(sample, low, high *big.Rat, in bool) { // one number, or those between two
		if !t.Test.Holds(schema.Value{Kind: schema.NumberValue, Text: decimal(sample)}) {
			open = nil
			return
		}
		if open == nil {
			list = append(list, span{low: low, lowIn: in})
			open = &list[len(list)-1]
		}
		open.high, open.highIn = high, in
	}
	one := big.NewRat(1, 1)
	for i, m := range marks {
		if i == 0 && t.Fact.Min == nil {
			see(new(big.Rat).Sub(m, one), nil, m, false)
		}
		see(m, m, m, true)
		if i+1 < len(marks) {
			sum := new(big.Rat).Add(m, marks[i+1])
			see(sum.Mul(sum, big.NewRat(1, 2)), m, marks[i+1], false)
		} else if t.Fact.Max == nil {
			see(new(big.Rat).Add(m, one), m, nil, false)
		}
	}
	for i := range list {
		r := &list[i]
		if r.low != nil && r.high != nil && r.low.Cmp(r.high) == 0 {
			continue
		}
		if r.lowIn && t.Fact.Min != nil && r.low.Cmp(t.Fact.Min.Rat()) == 0 {
			r.low = nil
		}
		if r.highIn && t.Fact.Max != nil && r.high.Cmp(t.Fact.Max.Rat()) == 0 {
			r.high = nil
		}
	}
	return list
}

// decimal writes a number that has an end, digit by digit.
func decimal(x *big.Rat) string {
	digits, _ := x.FloatPrec()
	return x.FloatString(digits)
}

// quantity says a number with the fact's unit: a whole number of 万 or 亿 with that word, as offices do, and any other as it is.
func (t GuardTest) quantity(x *big.Rat) string {
	number := decimal(x)
	for _, g := range []struct{ zeros, word string }{{"00000000", "亿"}, {"0000", "万"}} {
		if s, ok := strings.CutSuffix(number, g.zeros); ok && s != "" && !strings.Contains(s, ".") {
			return s + g.word + t.Fact.Unit
		}
	}
	return number + t.Fact.Unit
}
