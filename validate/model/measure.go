package model

import (
	"math/big"
	"regexp"
	"strings"
)

// Measure is what a number counts: how much of the first unit of its kind one of it is. 亩 is 2000/3 平方米, for 15 are a 公顷.
type Measure struct {
	Kind    string   // 金额, 面积, …, or the unit itself where it is only counted: 件
	Size    *big.Rat // of one, in the first unit of the kind
	Counted bool     // one of it is a thing, such as 件, and not a quantity of something
}

// The kinds that rules of fees speak of.
const (
	moneyKind   = "金额"
	areaKind    = "面积"
	lengthKind  = "长度"
	volumeKind  = "体积"
	massKind    = "质量"
	energyKind  = "电量"
	powerKind   = "功率"
	dayKind     = "时间"
	monthKind   = "月数" // no number of days makes a month
	percentKind = "比率"
)

// unitsOf are the units that are measures of one another, by kind; the sizes are those of GB 3100—1993 and of the legal units
// of measurement (法定计量单位), and 亩, 斤 and 里 as the State Council fixed them in 1959 and 1984.
var unitsOf = []struct{ kind, size, units string }{
	{moneyKind, "1", "元 圆 块 ¥ ￥ CNY RMB"}, {moneyKind, "1/10", "角"}, {moneyKind, "1/100", "分"},
	{areaKind, "1", "平方米 平米 ㎡ m² m2"}, {areaKind, "1/100", "平方分米 dm²"}, {areaKind, "1/10000", "平方厘米 cm²"},
	{areaKind, "10000", "公顷 ha hm²"}, {areaKind, "1000000", "平方公里 平方千米 km² km2"}, {areaKind, "2000/3", "亩 市亩"},
	{lengthKind, "1", "米 公尺 m 延米 延长米"}, {lengthKind, "1/10", "分米 dm"}, {lengthKind, "1/100", "厘米 公分 cm"}, {lengthKind, "1/1000", "毫米 mm"},
	{lengthKind, "1000", "千米 公里 km"}, {lengthKind, "500", "里 华里"},
	{volumeKind, "1", "立方米 立方 方 ㎥ m³ m3"}, {volumeKind, "1/1000", "升 公升 立方分米 L"}, {volumeKind, "1/1000000", "毫升 立方厘米 mL ml"},
	{massKind, "1", "千克 公斤 kg ㎏"}, {massKind, "1/1000", "克 g"}, {massKind, "1/1000000", "毫克 mg"}, {massKind, "1000", "吨 t"}, {massKind, "1/2", "斤 市斤"},
	{energyKind, "1", "千瓦时 度 kWh kW·h"}, {energyKind, "1000", "兆瓦时 MWh"},
	{powerKind, "1", "千瓦 kW"}, {powerKind, "1/1000", "瓦 W"}, {powerKind, "1000", "兆瓦 MW"},
	{dayKind, "1", "天 日 自然日"}, {dayKind, "1/24", "小时 h"}, {dayKind, "1/1440", "分钟"}, {dayKind, "7", "周 星期"},
	{monthKind, "1", "月 个月"}, {monthKind, "3", "季 季度"}, {monthKind, "6", "半年"}, {monthKind, "12", "年"},
	{percentKind, "1/100", "% ％ 百分点 个百分点"}, {percentKind, "1/1000", "‰"}, {percentKind, "1/10000", "‱"},
}

// multiples are the words that make a unit of so many: 万元, 百万元, 亿元.
var multiples = map[rune]int64{'十': 10, '百': 100, '千': 1000, '万': 10_000, '亿': 100_000_000}

// units are unitsOf, by unit.
var units = func() map[string]Measure {
	known := map[string]Measure{}
	for _, u := range unitsOf {
		size, _ := new(big.Rat).SetString(u.size)
		for _, unit := range strings.Fields(u.units) {
			known[unit] = Measure{u.kind, size, false}
		}
	}
	return known
}()

// many finds the number that a unit of a price may begin with: 100 平方米.
var many = regexp.MustCompile(`^([0-9]+(?:\.[0-9]+)?)\s*(.+)$`)

// MeasureOf reads a unit: 元, 万元, 人民币万元, 平方米, 100 平方米, 件. One that measures nothing is of a kind of its own, so that 件 is
// only ever converted into 件 and 万件. The Kind is "" for no unit at all.
func MeasureOf(unit string) Measure {
	unit = strings.TrimSpace(unit)
	if parts := many.FindStringSubmatch(unit); parts != nil {
		n, _ := new(big.Rat).SetString(parts[1])
		m := MeasureOf(parts[2])
		if m.Kind == "" || n.Sign() == 0 {
			return Measure{}
		}
		return Measure{m.Kind, n.Mul(n, m.Size), m.Counted}
	}
	unit = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(unit, "人民币"), "人民币"))
	if unit == "" {
		return Measure{}
	}
	if known, ok := units[unit]; ok {
		return known
	}
	size, rest := big.NewRat(1, 1), unit
	for _, r := range unit {
		n, ok := multiples[r]
		if !ok {
			break
		}
		size.Mul(size, big.NewRat(n, 1))
		rest = strings.TrimPrefix(rest, string(r))
		if known, ok := units[rest]; ok { // 万千瓦时 is of 千瓦时
			return Measure{known.Kind, size.Mul(size, known.Size), false}
		}
	}
	// 百货 is no hundred of anything, but whoever writes 万件 means ten thousand.
	if first := []rune(unit)[0]; rest != "" && (first == '万' || first == '亿') {
		return Measure{rest, size, true}
	}
	return Measure{unit, big.NewRat(1, 1), true}
}

// Money reports whether the unit is one of money.
func (m Measure) Money() bool { return m.Kind == moneyKind }

// In converts a number of this unit into one of another; nil if they measure different things.
func (m Measure) In(other Measure, x *big.Rat) *big.Rat {
	if m.Kind == "" || m.Kind != other.Kind || m.Counted != other.Counted {
		return nil
	}
	y := new(big.Rat).Mul(x, m.Size)
	return y.Quo(y, other.Size)
}
