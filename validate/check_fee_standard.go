package validate

import (
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	chinese "github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkFeeStandard() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R024", Name: "fee-standard", Severity: diag.Warning,
			Title: diag.T("印出的收费标准与计算用的数不一致", "the standard that is printed is not what a fee is reckoned by"),
			Doc: diag.T("指南和公开表印的是 standard 的文字，计划和 JSON 按 amount、bands、minimum、maximum 计算。标准里写了钱数的，计算用的每个钱数都应当在其中，每多少收的也要一样；写了费率的，各段的费率也是。只写一个数、不写单位的，读的人不知道是多少钱。钱数写成数字还是汉字都可以；说不准的，如“几十元”，和没有写数的标准，如“按物价部门规定”，不核对。",
				"Guides and sheets print the text of standard; plans and JSON reckon by amount, bands, minimum and maximum. Where the standard names sums of money, every sum that is reckoned with is one of them, for the same unit; where it names rates, every rate of a band is. A number without a unit does not say how much it is. Sums are read in digits and in characters; what is not surely a number, such as 几十元, and a standard without numbers are not judged."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			l.eachFee(func(at fieldpath.InFeeItem, f *model.FeeItem) {
				if l.flawed(at.Standard()) {
					return
				}
				if bare.MatchString(f.Standard) {
					report(l.unitless(at, f))
					return
				}
				if !reckonings[f.Kind].reckoned() || l.feeFaulty(at, f) {
					return
				}
				said, ok := read(f.Standard)
				for _, n := range reckoned(at, f) {
					judged := slices.ContainsFunc(said, func(q quantity) bool { return q.kind == n.kind })
					if !ok || !judged || slices.ContainsFunc(said, func(q quantity) bool { return q.says(n) }) {
						continue
					}
					d := l.Finding(at.Standard(), diag.T("收费项目“%[1]s”印出的标准里没有计算用的%[2]s：%[4]s", "the printed standard of “%[1]s” does not have the %[3]s that it is reckoned by: %[4]s", f.Name, n.zh, n.en, n.text()),
						diag.T("改正标准的文字，或者改正这个数，使两者一致", "Correct the text of the standard, or the number, so that they agree"))
					d.Related = []diag.Related{{Place: l.Place(n.at), Message: diag.T("计算用的%s写在这里", "the %[2]s is written here", n.zh, n.en)}}
					report(d)
					break // who mends the text looks at all of it
				}
			})
		},
	}
}

// bare finds a standard that is a number and nothing else.
var bare = regexp.MustCompile(`^\s*[0-9]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?\s*$`)

// unitless is the finding about a standard that is a bare number. That it is a sum of yuan is sure where no other one is reckoned with.
func (l *inspected) unitless(at fieldpath.InFeeItem, f *model.FeeItem) diag.Diagnostic {
	d := l.Finding(at.Standard(), diag.T("收费项目“%[1]s”印出的标准只是一个数“%[2]s”，没有单位", "the printed standard of “%[1]s” is a bare number, %[2]q, without a unit", f.Name, f.Standard),
		diag.T("写上单位，如 80 元/件", "Write the unit, such as 80 元/件"))
	amount := f.FeeItem.Amount
	if amount == nil && len(f.Bands) > 0 || amount != nil && amount.Rat().Cmp(number(strings.TrimSpace(f.Standard))) != 0 {
		return d
	}
	sum := strings.TrimSpace(f.Standard) + " 元"
	if f.Per != "" {
		sum += "/" + f.Per
	}
	l.mend(&d, f.Standard, strconv.Quote(sum))
	return d
}

// figure is a number that a fee is reckoned by.
type figure struct {
	value  *big.Rat // of yuan, of one, or of the first unit of its kind
	per    string   // of a price: what it is for
	kind   string   // of what it counts
	at     fieldpath.Selector
	shown  string // as the catalog has it, with its unit
	zh, en string
}

// text says a figure as an office would print it.
func (n figure) text() string {
	if n.per != "" {
		return n.shown + "/" + n.per
	}
	return n.shown
}

// reckoned returns the figures of an item of a fee that a standard names: what is 0 goes without saying.
func reckoned(at fieldpath.InFeeItem, f *model.FeeItem) []figure {
	money, rate := model.MeasureOf("元"), model.MeasureOf("‰")
	var list []figure
	add := func(d *schema.Decimal, in model.Measure, shown string, n figure) {
		if d != nil && d.Rat().Sign() != 0 {
			n.kind, n.value, n.shown = in.Kind, new(big.Rat).Mul(d.Rat(), in.Size), string(*d)+shown
			list = append(list, n)
		}
	}
	add(f.FeeItem.Amount, money, " 元", figure{at: at.Amount(), per: f.Per, zh: "金额", en: "amount"})
	for i, b := range f.Bands {
		band := at.Bands().Item(i)
		add(b.Amount, money, " 元", figure{at: band.Amount(), per: f.Per, zh: "单价", en: "price"})
		add(b.Permille, rate, "‰", figure{at: band.Permille(), zh: "费率", en: "rate"})
		add(b.UpTo, model.MeasureOf(f.BandsIn()), " "+f.BandsIn(), figure{at: band.UpTo(), zh: "上限", en: "upper end"})
	}
	add(f.Minimum, money, " 元", figure{at: at.Minimum(), zh: "最低收费", en: "minimum"})
	add(f.Maximum, money, " 元", figure{at: at.Maximum(), zh: "最高收费", en: "maximum"})
	return list
}

// quantity is a number of a text: with a unit, what it counts; without, nothing, and it may be of anything.
type quantity struct {
	value *big.Rat // of yuan, of one, or of the first unit of its kind
	kind  string
	per   string // what a sum is for: 每亩, /件
}

// characters are those that numbers are written with, those of sums in words among them.
const characters = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"

// ordinary writes them as laws do.
var ordinary = strings.NewReplacer("〇", "零", "两", "二", "壹", "一", "贰", "二", "叁", "三", "肆", "四", "伍", "五", "陆", "六", "柒", "七", "捌", "八", "玖", "九", "拾", "十", "佰", "百", "仟", "千")

// mostRead is how many numbers of a text are read; one that has more is no standard but a table, and not judged.
const mostRead = 500

var (
	// numeral finds a number.
	numeral = regexp.MustCompile(`[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?`)
	// inCharacters finds numbers in characters.
	inCharacters = regexp.MustCompile(`[` + characters + `]+`)
	// unsure finds what is not surely the number that it seems: 几十元, 八十余元, 八点五元, 1万5千元, 5角5分, 百分之三.
	unsure = regexp.MustCompile(`[几数][` + characters + `]+\s*元|[` + characters + `]\s*[余多来]\s*元|[` + characters + `]点[` + characters + `]|[0-9]\s*[千万亿]\s*[0-9` + characters + `]|角\s*[0-9` + characters + `]+\s*分|[百千万]分之`)
	// unreadable finds a sum, or the beginning of a range, in characters that were not read.
	unreadable = regexp.MustCompile(`(?:^|[^0-9\s` + characters + `])[` + characters + `]+\s*(?:[元角]|(?:[—–~～－-]{1,2}|至|到)\s*[0-9])`)
	// further finds the rest of a range behind its first number.
	further = regexp.MustCompile(`^\s*(?:[—–~～－-]{1,2}|至|到)\s*[0-9]`)
	// upTo follows the first number of a range, with a multiple of its own or none, whose unit comes after the second.
	upTo = regexp.MustCompile(`^\s*([百千万亿]*)\s*(?:[—–~～－-]{1,2}|至|到)\s*$`)
	// before finds what a price is for before it: 每件（收取）550 元, 每 100 平方米 5 元.
	before = regexp.MustCompile(`每\s*((?:[0-9.]+\s*)?[^\s0-9，,。；;：:、（）()每]{1,8}?)\s*(?:应?(?:收取|收费|缴纳|缴|收|交|计|按|为))?\s*(?:人民币|¥|￥)?\s*$`)
	// behind finds it behind: 550 元/件, 550 元每件, 5 元/100 平方米.
	behind = regexp.MustCompile(`^\s*[/／每]\s*((?:[0-9.]+\s*)?[^\s0-9，,。；;：:、（）()/／]{1,8})`)
	// currency is a sign before a sum that has no unit behind it.
	currency = regexp.MustCompile(`[¥￥]\s*$`)
	// free is what a standard says for nothing.
	free = regexp.MustCompile(`免费|免收|不收费|不收取`)
)

// inDigits writes the quantities of a text in digits: 80元/证 for 八十元/证. What is no quantity stays as it is. ok is false if the text
// has a sum that is not surely a number, or more numbers than are read.
func inDigits(text string) (digits string, ok bool) {
	text = strings.ReplaceAll(text, "圆", "元")
	found := inCharacters.FindAllStringIndex(text, mostRead+1)
	if len(found) > mostRead || unsure.MatchString(text) {
		return "", false
	}
	from, behind := len(text), "" // what is written already, and where it begins
	for _, at := range slices.Backward(found) {
		behind = text[at[1]:from] + behind
		from = at[0]
		word := ordinary.Replace(text[at[0]:at[1]])
		n, _ := chinese.Number(word)
		_, unit := unitAt(behind)
		before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:from], " "))
		canonical := word == chinese.Numeral(n) || word == "一"+chinese.Numeral(n) && n < 20
		if canonical && (unit > 0 || further.MatchString(behind)) && !strings.ContainsRune("0123456789第", before) {
			word = strconv.Itoa(n)
		} else {
			word = text[at[0]:at[1]]
		}
		behind = word + behind
	}
	digits = text[:from] + behind
	return digits, !unreadable.MatchString(digits)
}

// read reads the numbers of a standard; ok is false if it has some that cannot be read, or too many.
func read(text string) (list []quantity, ok bool) {
	text, ok = inDigits(text)
	found := numeral.FindAllStringIndex(text, mostRead+1)
	if !ok || len(found) > mostRead {
		return nil, false
	}
	money, end := model.MeasureOf("元"), 0
	for i, at := range found {
		head, tail := text[max(0, at[0]-longestBefore):at[0]], text[at[1]:]
		unit, length := unitAt(tail)
		if length == 0 {
			if currency.MatchString(head) {
				unit = money
			} else if i+1 < len(found) {
				unit = sharedUnit(text[at[1]:found[i+1][0]], text[found[i+1][1]:])
			}
		}
		value := number(text[at[0]:at[1]])
		q := quantity{value: value, kind: unit.Kind}
		if unit.Kind != "" {
			value.Mul(value, unit.Size)
		}
		if n := len(list); n > 0 && unit.Money() && list[n-1].kind == money.Kind && list[n-1].per == "" && unit.Size.Cmp(money.Size) < 0 && strings.TrimSpace(text[end:at[0]]) == "" {
			list[n-1].value.Add(list[n-1].value, value) // 12 元 5 角
			q, list = list[n-1], list[:n-1]
		}
		end = at[1] + length
		if unit.Money() {
			if m := behind.FindStringSubmatch(tail[length:]); m != nil {
				q.per = m[1]
			} else if m := before.FindStringSubmatch(head); m != nil {
				q.per = m[1]
			}
		}
		list = append(list, q)
	}
	if free.MatchString(text) && !slices.ContainsFunc(list, func(q quantity) bool { return q.kind == money.Kind }) {
		list = append(list, quantity{value: new(big.Rat), kind: money.Kind})
	}
	return list, true
}

// number reads what numeral finds.
func number(text string) *big.Rat {
	x, _ := new(big.Rat).SetString(strings.NewReplacer(",", "", "，", "").Replace(text))
	return x
}

const (
	longestUnit   = 6  // characters
	longestBefore = 90 // bytes before a number in which 每 is looked for
)

// unitAt returns the longest unit of a quantity that a text begins with, and its length in bytes, spaces before it included. A mark of
// an examination (80 分) is no fen.
func unitAt(text string) (m model.Measure, length int) {
	spaces := len(text) - len(strings.TrimLeft(text, " "))
	n := 0
	for i, r := range text[spaces:] {
		if n++; n > longestUnit {
			break
		}
		name := text[spaces:][:i+len(string(r))]
		if u := model.MeasureOf(name); u.Kind != "" && !u.Counted && name != "分" {
			m, length = u, spaces+len(name)
		}
	}
	return m, length
}

// sharedUnit returns the unit that the first number of a range shares with the second: 1000—5000 万元, 100 万至 500 万元.
func sharedUnit(text, after string) model.Measure {
	m := upTo.FindStringSubmatch(text)
	_, length := unitAt(after)
	if m == nil || length == 0 {
		return model.Measure{}
	}
	unit := strings.TrimSpace(after[:length])
	if m[1] != "" {
		unit = m[1] + strings.TrimLeft(unit, "百千万亿")
	}
	return model.MeasureOf(unit)
}

// perOf reads what a price is for: a unit of a quantity at the beginning, 100 平方米 among them, or else something that is counted.
// A time (每年) is how often a price is paid, and says nothing of how much of something it is for.
func perOf(text string) model.Measure {
	size := big.NewRat(1, 1)
	if at := numeral.FindStringIndex(text); at != nil && at[0] == 0 {
		size = number(text[:at[1]])
		text = text[at[1]:]
	}
	unit, length := unitAt(text)
	switch {
	case length == 0:
		unit = model.MeasureOf("件")
	case unit.Kind == model.MeasureOf("年").Kind || unit.Kind == model.MeasureOf("日").Kind:
		return model.Measure{}
	}
	return model.Measure{Kind: unit.Kind, Size: size.Mul(size, unit.Size), Counted: unit.Counted}
}

// says reports whether a quantity of a standard is a figure: the same number, and as a price for as much.
func (q quantity) says(n figure) bool {
	said, price := perOf(q.per), perOf(n.per)
	switch {
	case q.kind != "" && q.kind != n.kind:
		return false
	case q.kind == "" || q.per == "" || said.Kind == "":
		return q.value.Cmp(n.value) == 0
	case n.per == "":
		return q.value.Cmp(n.value) == 0 && said.Counted // 每件 of a price that is paid once
	case price.Kind == "":
		return q.value.Cmp(n.value) == 0
	}
	return said.Kind == price.Kind && new(big.Rat).Mul(q.value, price.Size).Cmp(new(big.Rat).Mul(n.value, said.Size)) == 0
}
