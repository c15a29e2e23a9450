package model_test

import (
	"math/big"
	"testing"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// TestMeasures converts units as offices write them. The figures are those of the legal units, worked out by hand.
func TestMeasures(t *testing.T) {
	for _, test := range []struct{ n, from, to, want string }{
		{"1", "万元", "元", "10000"}, {"3.5", "亿元", "元", "350000000"}, {"5", "角", "元", "0.5"}, {"7", "分", "元", "0.07"}, {"2", "人民币万元", "千元", "20"},
		{"1", "百万元", "万元", "100"}, {"1", "千万元", "元", "10000000"}, {"1", "万亿元", "亿元", "10000"}, {"12", "元人民币", "元", "12"},
		{"3", "亩", "平方米", "2000"}, {"1", "公顷", "亩", "15"}, {"1", "平方公里", "公顷", "100"}, {"2", "万平方米", "公顷", "2"}, {"1", "万亩", "亩", "10000"}, {"5", "㎡", "平方米", "5"},
		{"1500", "千克", "吨", "1.5"}, {"3", "斤", "公斤", "1.5"}, {"1", "万吨", "吨", "10000"}, {"2", "公里", "米", "2000"}, {"1", "立方米", "升", "1000"},
		{"1", "万千瓦时", "度", "10000"}, {"1", "兆瓦", "千瓦", "1000"}, {"2", "年", "月", "24"}, {"1", "天", "小时", "24"}, {"2", "周", "日", "14"},
		{"250", "平方米", "100 平方米", "2.5"}, {"250", "平方米", "100平方米", "2.5"}, {"3", "万件", "件", "30000"}, {"7", "件", "件", "7"}, {"5", "百分点", "%", "5"},
		{"1", "元", "平方米", ""}, {"1", "件", "本", ""}, {"1", "月", "日", ""}, {"1", "万美元", "元", ""}, {"1", "", "元", ""}, {"1", "元", "", ""}, {"1", "0 件", "件", ""}, {"1", "百货", "货", ""},
	} {
		n, _ := new(big.Rat).SetString(test.n)
		got := model.MeasureOf(test.from).In(model.MeasureOf(test.to), n)
		want, ok := new(big.Rat).SetString(test.want)
		if (got == nil) != !ok || ok && got.Cmp(want) != 0 {
			t.Errorf("%s %s in %s: %v, want %s", test.n, test.from, test.to, got, test.want)
		}
	}
}

// TestWorth works out fees whose sums were worked out by hand.
func TestWorth(t *testing.T) {
	d := func(s string) *schema.Decimal {
		if s == "" {
			return nil
		}
		return new(schema.Decimal(s))
	}
	price := func(to, amount string) schema.Band { return schema.Band{UpTo: d(to), Amount: d(amount)} }
	rate := func(to, permille string) schema.Band { return schema.Band{UpTo: d(to), Permille: d(permille)} }
	capital := []schema.Band{rate("10000000", "0.8"), rate("100000000", "0.4"), rate("", "0")}
	for _, test := range []struct {
		name string
		fee  schema.FeeItem
		unit string // of the fact
		base string
		want string
	}{
		{"civil defence", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("1200"), Per: "平方米", Base: "x"}, "平方米", "500", "600000"},
		{"by mu", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("30000"), Per: "亩", Base: "x"}, "平方米", "2000", "90000"},
		{"by hundred", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("5"), Per: "100 平方米", Base: "x"}, "平方米", "250", "12.5"},
		{"started", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("5"), Per: "100 平方米", Base: "x", Remainder: schema.ChargedWhole}, "平方米", "250", "15"},
		{"whole", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("5"), Per: "100 平方米", Base: "x", Remainder: schema.NotCharged}, "平方米", "250", "10"},
		{"exactly whole", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("5"), Per: "100 平方米", Base: "x", Remainder: schema.ChargedWhole}, "平方米", "200", "10"},
		{"copies", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("10"), Per: "本", Base: "x"}, "本", "3", "30"},
		{"a case", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("550"), Per: "件"}, "", "", "550"},
		{"no unit", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("550")}, "", "", "550"},
		{"no number of square metres", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("1200"), Per: "平方米"}, "", "", ""},
		{"ten of them", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("10"), Per: "10 件"}, "", "", ""},
		{"by another thing", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("1200"), Per: "平方米", Base: "x"}, "万元", "500", ""},
		{"by nothing", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("1200"), Base: "x"}, "平方米", "500", ""},
		{"not answered", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("1200"), Per: "平方米", Base: "x"}, "平方米", "", ""},
		{"below nothing", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("1200"), Per: "平方米", Base: "x", Minimum: d("1")}, "平方米", "-1", ""},
		{"no amount", schema.FeeItem{Kind: schema.FixedPrice, Minimum: d("5")}, "", "", ""},
		{"floating", schema.FeeItem{Kind: schema.FloatingPrice, Amount: d("5")}, "", "", ""},

		{"capital of 100 万元", schema.FeeItem{Kind: schema.ProgressiveRate, Base: "x", Bands: capital, Minimum: d("50")}, "万元", "100", "800"},
		{"capital of 3000 万元", schema.FeeItem{Kind: schema.ProgressiveRate, Base: "x", Bands: capital, Minimum: d("50")}, "万元", "3000", "16000"},
		{"capital of 3000 万元 in yuan", schema.FeeItem{Kind: schema.ProgressiveRate, Base: "x", Bands: capital, Minimum: d("50")}, "元", "30000000", "16000"},
		{"bands in 万元", schema.FeeItem{Kind: schema.ProgressiveRate, Base: "x", BandUnit: "万元", Bands: []schema.Band{rate("1000", "0.8"), rate("10000", "0.4"), rate("", "0")}}, "元", "30000000", "16000"},
		{"at least", schema.FeeItem{Kind: schema.ProgressiveRate, Base: "x", Bands: capital, Minimum: d("50")}, "元", "1", "50"},
		{"at most", schema.FeeItem{Kind: schema.ProgressiveRate, Base: "x", Bands: capital, Maximum: d("30000")}, "亿元", "9", "30000"},
		{"beyond the last band", schema.FeeItem{Kind: schema.ProgressiveRate, Base: "x", Bands: capital[:1]}, "元", "10000000.01", ""},
		{"end of the last band", schema.FeeItem{Kind: schema.ProgressiveRate, Base: "x", Bands: capital[:1]}, "元", "10000000", "8000"},
		{"rate of square metres", schema.FeeItem{Kind: schema.ProgressiveRate, Base: "x", Bands: capital, BandUnit: "平方米"}, "平方米", "5", ""},

		{"whole in the first band", schema.FeeItem{Kind: schema.BandRate, Base: "x", Bands: []schema.Band{rate("1000000", "5"), rate("", "3")}}, "万元", "100", "5000"},
		{"whole in the second band", schema.FeeItem{Kind: schema.BandRate, Base: "x", Bands: []schema.Band{rate("1000000", "5"), rate("", "3")}}, "元", "1000001", "3000"},
		{"whole beyond the last", schema.FeeItem{Kind: schema.BandRate, Base: "x", Bands: []schema.Band{rate("1000000", "5")}, Minimum: d("1")}, "元", "1000001", ""},

		{"price of a band", schema.FeeItem{Kind: schema.BandPrice, Base: "x", BandUnit: "平方米", Bands: []schema.Band{price("500", "300"), price("", "500")}}, "平方米", "500", "300"},
		{"price of the next band", schema.FeeItem{Kind: schema.BandPrice, Base: "x", BandUnit: "平方米", Bands: []schema.Band{price("500", "300"), price("", "500")}, Per: "件"}, "亩", "3", "500"},
		{"price of each", schema.FeeItem{Kind: schema.BandPrice, Base: "x", BandUnit: "平方米", Bands: []schema.Band{price("500", "3"), price("", "2")}, Per: "平方米"}, "平方米", "600", "1200"},
		{"bands in yuan, number in square metres", schema.FeeItem{Kind: schema.BandPrice, Base: "x", Bands: []schema.Band{price("500", "3"), price("", "2")}}, "平方米", "600", ""},
		{"price of another thing", schema.FeeItem{Kind: schema.BandPrice, Base: "x", Bands: []schema.Band{price("500", "3"), price("", "2")}, Per: "平方米"}, "元", "600", ""},

		{"half a fen", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("0.005"), Per: "平方米", Base: "x"}, "平方米", "3", "0.02"},
		{"less than half a fen", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("0.001"), Per: "平方米", Base: "x"}, "平方米", "4", "0"},
		{"a third", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("1"), Per: "亩", Base: "x"}, "平方米", "1000", "1.5"},
		{"three mu less a metre", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("1"), Per: "亩", Base: "x"}, "平方米", "1999", "3"},
		{"to the jiao", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("1.25"), Rounding: schema.NearestJiao}, "", "", "1.3"},
		{"to the yuan", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("1.49"), Rounding: schema.NearestYuan}, "", "", "1"},
		{"up to the yuan", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("1.01"), Rounding: schema.UpToYuan}, "", "", "2"},
		{"down to the yuan", schema.FeeItem{Kind: schema.FixedPrice, Amount: d("1.99"), Rounding: schema.DownToYuan}, "", "", "1"},
	} {
		item := &model.FeeItem{FeeItem: &test.fee}
		if test.fee.Base != "" {
			item.Base = &model.Fact{ID: "x", Fact: &schema.Fact{Type: schema.Number, Unit: test.unit}}
		}
		base, _ := new(big.Rat).SetString(test.base)
		if test.base == "" {
			base = nil
		}
		got := item.Worth(base)
		want, ok := new(big.Rat).SetString(test.want)
		if (got == nil) != !ok || ok && got.Cmp(want) != 0 {
			t.Errorf("%s: %v, want %s", test.name, got, test.want)
		}
	}
}

// TestOnce tells a price that is paid once, for want of a number, from one that is reckoned.
func TestOnce(t *testing.T) {
	number := func(unit string) *model.Fact { return &model.Fact{Fact: &schema.Fact{Type: schema.Number, Unit: unit}} }
	for _, test := range []struct {
		fee  schema.FeeItem
		base *model.Fact
		want string
	}{
		{schema.FeeItem{Kind: schema.FixedPrice, Per: "本"}, nil, "本"},
		{schema.FeeItem{Kind: schema.FixedPrice}, nil, ""},
		{schema.FeeItem{Kind: schema.FixedPrice, Per: "本", Base: "x"}, number("本"), ""},
		{schema.FeeItem{Kind: schema.FixedPrice, Per: "平方米"}, nil, ""},
		{schema.FeeItem{Kind: schema.BandPrice, Per: "本", Base: "x"}, number("平方米"), "本"},
		{schema.FeeItem{Kind: schema.BandPrice, Per: "本", Base: "x"}, number("万本"), ""},
		{schema.FeeItem{Kind: schema.ProgressiveRate, Per: "本", Base: "x"}, number("元"), ""},
	} {
		if got := (&model.FeeItem{FeeItem: &test.fee, Base: test.base}).Once(); got != test.want {
			t.Errorf("%+v: %q, want %q", test.fee, got, test.want)
		}
	}
}
