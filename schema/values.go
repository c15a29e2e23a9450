package schema

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	numeral "github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema/metamodel"
)

// What offices write in values, and how the language writes it. A replacer is built once: that costs more than using it.
var (
	thousands   = strings.NewReplacer(",", "", "，", "")
	dashes      = strings.NewReplacer(" ", "", "—", "-", "–", "-", "－", "-", "（", "(", "）", ")", "--", "-")
	quoted      = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`)
	comparisons = strings.NewReplacer("≥", ">=", "≤", "<=", "≠", "!=", "＞", ">", "＜", "<", "＝", "=")
)

// proposal returns how a text that an office has written is written as a value of a type: 80 for “80元” where a number is wanted. ok
// is false where what is meant is not sure, or where the value says less than the text.
func proposal(t *metamodel.Type, s string) (literal string, ok bool) {
	s = strings.Trim(plainly(s), " \n")
	switch t.Kind {
	case metamodel.Bool:
		return yesNo(s)
	case metamodel.Int, metamodel.Number:
		n, unit, ok := quantity(s)
		if t.Kind == metamodel.Int {
			n = fractionless.ReplaceAllString(n, "")
		}
		if !ok || unit != "" && !strings.Contains(measures, unit) || t.Kind == metamodel.Int && strings.Contains(n, ".") {
			return "", false
		}
		return n, true
	case metamodel.Date:
		d, ok := day(s)
		return strconv.Quote(d), ok
	case metamodel.Enum:
		v, ok := choice(t, s)
		return strconv.Quote(v), ok
	case metamodel.String:
		f, ok := form(t, s)
		return cueText(f), ok
	case metamodel.List:
		return listOf(t, s)
	case metamodel.Struct:
		return structOf(t, s)
	}
	return "", false
}

// generic are words that people add to a value of an enumeration, and that say nothing.
var generic = []string{"窗口", "事项", "类", "型"}

// choice returns the value of an enumeration that a text means: the same without blanks, a part that only one value has, or one with
// a word that says nothing.
func choice(t *metamodel.Type, s string) (string, bool) {
	alike := Alike(s)
	var part []string
	for _, v := range t.Values {
		if Alike(v) == alike || t.Name == "Unit" && s != anyDay && v == unitOf(s) || slices.ContainsFunc(generic, func(g string) bool { return alike == v+g }) {
			return v, true
		}
		if utf8.RuneCountInString(alike) > 1 && strings.Contains(v, alike) {
			part = append(part, v)
		}
	}
	if len(part) != 1 {
		return "", false
	}
	return part[0], true
}

// fractionless finds a fraction that is none.
var fractionless = regexp.MustCompile(`\.0+$`)

// measures are the words behind a number that say no more than the name of its field.
const measures = "元 份 个 件 张 本 套 次 人 名 位"

// yesNo reads a word for yes or no.
func yesNo(s string) (literal string, ok bool) {
	switch strings.ToLower(s) {
	case "是", "有", "对", "需要", "需", "要", "可以", "yes", "y", "true", "√", "✓":
		return "true", true
	case "否", "无", "不", "不是", "没有", "不需要", "不用", "不要", "不可以", "no", "n", "false", "×":
		return "false", true
	}
	return "", false
}

var (
	plainNumber = regexp.MustCompile(`^[¥￥]?\s*([0-9]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?)\s*(.*)$`)
	hanNumber   = regexp.MustCompile(`^([零〇一二两三四五六七八九十百千]+)\s*(.*)$`)
)

// quantity reads a number, in digits or Chinese, and the word behind it.
func quantity(s string) (number, unit string, ok bool) {
	if m := plainNumber.FindStringSubmatch(s); m != nil {
		number = thousands.Replace(m[1])
		if trimmed := strings.TrimLeft(number, "0"); trimmed != "" && trimmed[0] != '.' {
			number = trimmed
		} else if trimmed == "" {
			number = "0"
		}
		return number, m[2], !strings.ContainsAny(m[2], "0123456789")
	}
	if m := hanNumber.FindStringSubmatch(s); m != nil {
		n, rest := numeral.Number(strings.ReplaceAll(m[1], "两", "二"))
		return strconv.Itoa(n), m[2], rest == ""
	}
	return "", "", false
}

// anyDay is what people write for calendar days and for working days alike.
const anyDay = "天"

// unitOf returns the unit of a period that a word means, "" for none.
func unitOf(s string) string {
	s = strings.TrimPrefix(strings.TrimSpace(s), "个")
	switch s {
	case "工作日", "月", "年", "日":
		return s
	case "自然日", anyDay:
		return "日"
	case "周年":
		return "年"
	}
	return ""
}

var (
	digitDay = regexp.MustCompile(`^((?:19|20)[0-9]{2})[-/.年 ]\s*([0-9]{1,2})[-/.月 ]\s*([0-9]{1,2})日?$`)
	plainDay = regexp.MustCompile(`^((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})$`)
	hanDay   = regexp.MustCompile(`^([一二][零〇一二三四五六七八九]{3})年([一二三四五六七八九十]+)月([一二三四五六七八九十]+)日$`)
)

// dateParts reads a date as offices write it, whether any calendar has it or not: 2026年6月1日, 2026/6/1, 20260601, 二〇二六年六月一日.
func dateParts(s string) (year, month, day int, ok bool) {
	for _, form := range []*regexp.Regexp{digitDay, plainDay, hanDay} {
		m := form.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		for i, part := range []*int{&year, &month, &day} {
			var err error
			if *part, err = strconv.Atoi(m[i+1]); err != nil {
				*part, _ = numeral.Number(m[i+1])
			}
		}
		return year, month, day, true
	}
	return 0, 0, 0, false
}

// day writes a date that offices write otherwise as the language does.
func day(s string) (string, bool) {
	year, month, day, ok := dateParts(s)
	d := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
	_, err := ParseDate(d)
	return d, ok && err == nil
}

// fits reports whether a text has the form of a type of texts.
func fits(t *metamodel.Type, s string) bool { return t.Pattern == nil || t.Pattern.MatchString(s) }

// form returns a text in the form of a type, if it is sure which text was meant.
func form(t *metamodel.Type, s string) (string, bool) {
	if fits(t, s) {
		return s, true
	}
	var tries []string
	switch t.Name {
	case "Phone":
		tries = phones(s)
	case "ID", "Key":
		tries = []string{strings.ToLower(s), strings.ReplaceAll(strings.ToLower(s), "_", "-"), strings.ReplaceAll(strings.ToLower(s), " ", "-")}
	case "LawID":
		tries = []string{strings.Trim(s, "《》")}
	case "RegionCode", "CreditCode":
		tries = []string{strings.ToUpper(strings.ReplaceAll(s, " ", ""))}
	case "URL":
		tries = []string{strings.ReplaceAll(s, " ", ""), address(s)}
	case "File":
		tries = []string{strings.TrimPrefix(strings.ReplaceAll(s, `\`, "/"), "./")}
	case "Line":
		tries = []string{strings.Join(strings.Fields(s), " ")}
	case "":
		whole := strings.ReplaceAll(s, " ", "")
		tries = append(tries, whole)
		_, after, _ := strings.Cut(whole, "》")
		for _, cited := range []string{whole, after, whole + "条"} {
			if a, ok := readArticle(cited); ok {
				tries = append(tries, a.String())
			}
		}
	}
	for _, try := range tries {
		if try != "" && fits(t, try) {
			return try, true
		}
	}
	return "", false
}

var (
	// begun finds what begins as the address of a page does, host and path apart.
	begun = regexp.MustCompile(`^(https?://)([^/?#]*)(.*)$`)
	// wellFormed finds how far an address is written as one.
	wellFormed = regexp.MustCompile(`^https?://[A-Za-z0-9.-]*(?::[0-9]{1,5})?(?:/[^\s\p{Cc}\p{Cf}"<>]*)?`)
	// stops are the stops of Chinese text that an input method writes for the dot of a host.
	stops = strings.NewReplacer("。", ".", "．", ".", "｡", ".", " ", "")
)

// punctuation is what a sentence has behind an address, and no address ends with.
const punctuation = "。，、；：！.,;:!"

// address writes an address with the dots of its host as dots, without what a sentence has behind it.
func address(s string) string {
	m := begun.FindStringSubmatch(strings.ReplaceAll(s, " ", ""))
	if m == nil {
		return ""
	}
	if m[3] == "" {
		m[2] = strings.TrimRight(m[2], punctuation)
	} else {
		m[3] = strings.TrimRight(m[3], punctuation)
	}
	if m[3] != "" && m[3][0] != '/' {
		m[3] = "/" + m[3]
	}
	return m[1] + stops.Replace(m[2]) + m[3]
}

// misplaced returns the first character of an address that none has at its place; ok is false if it does not begin as one does.
func misplaced(s string) (character string, ok bool) {
	s = strings.Trim(s, " \n")
	if !begun.MatchString(s) {
		return "", false
	}
	for _, r := range s[len(wellFormed.FindString(s)):] {
		return string(r), true
	}
	return "", false
}

var (
	areaPhone = regexp.MustCompile(`^(?:\+?86-?)?\(?(0[0-9]{2,3})\)?-?([0-9]{7,8})(?:[-转x]([0-9]{1,6}))?$`)
	handPhone = regexp.MustCompile(`^(?:\+?86-?)?(1[3-9][0-9]{9})$`)
)

// phones returns how a telephone number may be written.
func phones(s string) []string {
	s = dashes.Replace(s)
	if m := areaPhone.FindStringSubmatch(s); m != nil && len(m[1])+len(m[2]) <= 12 {
		if (m[1] == "010" || m[1][1] == '2') != (len(m[1]) == 3) {
			return nil // where the area code ends is not sure
		}
		if m[3] != "" {
			m[3] = "-" + m[3]
		}
		return []string{m[1] + "-" + m[2] + m[3]}
	}
	if m := handPhone.FindStringSubmatch(strings.ReplaceAll(s, "-", "")); m != nil {
		return []string{m[1]}
	}
	return []string{s}
}

// listOf writes a text as a list: its parts, where each is one, or itself.
func listOf(t *metamodel.Type, s string) (string, bool) {
	if l, ok := proposal(t.Elem, s); ok && (t.Elem.Kind != metamodel.String || !strings.ContainsAny(s, "、，,；;")) {
		return "[" + l + "]", true
	}
	if t.Elem.Kind == metamodel.Struct {
		return "", false
	}
	var parts []string
	for _, p := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，,；; \n", r) }) {
		l, ok := proposal(t.Elem, p)
		if !ok || t.Elem.Kind == metamodel.String && t.Elem.Name == "Line" {
			return "", false
		}
		parts = append(parts, l)
	}
	return "[" + strings.Join(parts, ", ") + "]", len(parts) > 0
}

// structOf writes a text as a struct: a period, a day from which something is in force, a fee that is not charged.
func structOf(t *metamodel.Type, s string) (string, bool) {
	has := func(names ...string) bool {
		for _, n := range names {
			if t.Field(n) == nil {
				return false
			}
		}
		return true
	}
	if has("limited") {
		return "", false // of a limit the office knows the basis
	}
	for _, f := range t.Fields {
		if f.Required && f.Name != "value" && f.Name != "unit" && f.Name != "from" && f.Name != "charged" {
			return "", false // more than the text says
		}
	}
	switch {
	case has("forever") && slices.Contains([]string{"长期", "长期有效", "永久", "永久有效", "无期限", "无限期"}, s):
		return `{forever: true}`, true
	case has("value", "unit"):
		s = strings.TrimSuffix(strings.TrimSuffix(s, "以内"), "内")
		if t.Name == "Period" {
			switch s {
			case "即时", "当场", "当场办结", "即办", "即时办结", "立等可取":
				return `{unit: "即时"}`, true
			}
		}
		n, unit, ok := quantity(s)
		if strings.TrimPrefix(unit, "个") == anyDay {
			return "", false
		}
		if unit = unitOf(unit); !ok || unit == "" || strings.Contains(n, ".") {
			return "", false
		}
		return fmt.Sprintf(`{value: %s, unit: %q}`, n, unit), true
	case has("from", "to"):
		d, ok := day(s)
		return fmt.Sprintf(`{from: %q}`, d), ok
	case has("charged"):
		switch s {
		case "不收费", "免费", "不收", "无", "否":
			return `{charged: false}`, true
		}
	}
	return "", false
}

// perPrice finds what a price is for behind it: 元/证, 元每平方米, /件.
var perPrice = regexp.MustCompile(`^(.*?)\s*[/／每]\s*(\S.*)$`)

// yuan reads a number and what stands behind it as a sum of yuan, and what it is the price of: 12000 for 1.2 and 万元/亩, and 亩.
func yuan(number, unit string) (amount, per string, ok bool) {
	if m := perPrice.FindStringSubmatch(unit); m != nil {
		unit, per = m[1], m[2]
	}
	unit = strings.TrimSuffix(strings.TrimPrefix(unit, "人民币"), "元")
	times, rest := numeral.Number(unit)
	if unit == "" {
		times = 1
	}
	x, okX := new(big.Rat).SetString(number)
	if !okX || rest != "" || times == 0 {
		return "", "", false
	}
	x.Mul(x, new(big.Rat).SetInt64(int64(times)))
	digits, exact := x.FloatPrec()
	return x.FloatString(digits), per, exact
}

// cueText writes a text of one line, or of several, as a literal.
func cueText(s string) string {
	return `"` + quoted.Replace(s) + `"`
}

// spanned finds two numbers with a sign of a range between them, and perhaps a unit behind them.
var spanned = regexp.MustCompile(`^([0-9]+(?:\.[0-9]+)?)\s*(?:-{1,2}|[~～—–－−‐‑]{1,2}|至|到)\s*([0-9]+(?:\.[0-9]+)?)(.*)$`)

// rangeOf reads a range: 300-500, 300～500, 300 至 500. The smaller number comes first, however they are written.
func rangeOf(s string) (low, high string, ok bool) {
	m := spanned.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil || m[3] != "" {
		return "", "", false
	}
	l, okL := new(big.Rat).SetString(m[1])
	h, okH := new(big.Rat).SetString(m[2])
	if !okL || !okH {
		return "", "", false
	}
	if l.Cmp(h) > 0 {
		return m[2], m[1], true
	}
	return m[1], m[2], true
}

// span writes a range as a constraint on a fact, its ends included (民法典第一千二百五十九条).
func span(s string) (literal string, ok bool) {
	low, high, ok := rangeOf(s)
	return ">=" + low + " & <=" + high, ok && strings.HasPrefix(strings.TrimSpace(s), low) && low != high
}

// signed finds a bound written in signs, such as >=20.
var signed = regexp.MustCompile(`^(>=|<=|>|<|!=)\s*([0-9]+(?:\.[0-9]+)?)$`)

// bounding are the words that rules set bounds with, before a number or behind it. What is above and below a number includes it, what
// exceeds it or falls short of it does not (民法典第一千二百五十九条).
var bounding = []struct{ before, behind, op string }{
	{"不少于", "", ">="}, {"不低于", "", ">="}, {"不小于", "", ">="}, {"至少", "", ">="}, {"", "及以上", ">="}, {"", "以上", ">="},
	{"不超过", "", "<="}, {"不多于", "", "<="}, {"不大于", "", "<="}, {"至多", "", "<="}, {"", "及以下", "<="}, {"", "以下", "<="}, {"", "以内", "<="},
	{"超过", "", ">"}, {"大于", "", ">"}, {"高于", "", ">"}, {"不足", "", "<"}, {"不满", "", "<"}, {"小于", "", "<"}, {"少于", "", "<"}, {"低于", "", "<"},
}

// Literal returns how a value of a fact is written that somebody meant who wrote a text, if that is sure.
func (f Fact) Literal(text string) (literal string, ok bool) {
	s := strings.TrimSpace(plainly(text))
	switch f.Type {
	case YesNo:
		return yesNo(s)
	case Choice:
		v, ok := choice(&metamodel.Type{Kind: metamodel.Enum, Values: f.Values}, s)
		return strconv.Quote(v), ok && Alike(v) == Alike(s)
	case Number:
		if m := signed.FindStringSubmatch(comparisons.Replace(s)); m != nil {
			return m[1] + m[2], true
		}
		if literal, ok := span(strings.TrimSuffix(s, f.Unit)); ok {
			return literal, true
		}
		op := ""
		for _, b := range bounding {
			if strings.HasPrefix(s, b.before) && strings.HasSuffix(s, b.behind) {
				op, s = b.op, strings.TrimSuffix(strings.TrimPrefix(s, b.before), b.behind)
				break
			}
		}
		n, unit, ok := quantity(s)
		return op + n, ok && (unit == "" || unit == f.Unit)
	}
	return "", false
}
