package model

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/schema"
)

// The facts that are said here. The first name of a group of three is the shortest there is.
var (
	zero, hundred = schema.Decimal("0"), schema.Decimal("100")

	land   = choice("供地方式", "划拨", "出让", "租赁", "自有存量")
	place  = choice("公共场所类别", "其他场所", "住宿场所", "商场、书店", "游泳场所", "候诊、候车场所")
	form   = choice("主体类型", "公司", "合伙企业", "个人独资企业", "农民专业合作社", "个体工商户")
	school = choice("办学", "不办学校", "幼儿园", "小学", "中学", "大学")
	route  = choice("办理方式", "告知承诺", "不采用告知承诺")

	area   = number(schema.Fact{Name: "建筑面积", Unit: "平方米", Min: &zero})
	staff  = number(schema.Fact{Name: "从业人数", Unit: "人", Min: &zero, Max: &hundred, Integer: true})
	change = number(schema.Fact{Name: "增减", Unit: "亩"})
	sum    = number(schema.Fact{Name: "总投资", Unit: "元", Min: &zero})
	floors = number(schema.Fact{Name: "层数", Max: &hundred})
)

func choice(name string, values ...string) *Fact {
	return &Fact{ID: "a-choice", Fact: &schema.Fact{Name: name, Type: schema.Choice, Values: values}}
}

func number(f schema.Fact) *Fact {
	f.Type = schema.Number
	return &Fact{ID: "a-number", Fact: &f}
}

func yesNo(name string) *Fact {
	return &Fact{ID: "a-yes-no", Fact: &schema.Fact{Name: name, Type: schema.YesNo}}
}

// of makes a test of a fact: op and value, and what follows is joined to it with & or |.
func of(f *Fact, op schema.Op, v string) schema.Test {
	kind := map[schema.FactType]schema.ValueKind{schema.Choice: schema.TextValue, schema.Number: schema.NumberValue, schema.YesNo: schema.BoolValue}[f.Type]
	return schema.Test{Op: op, Value: schema.Value{Kind: kind, Text: v}}
}

func both(of ...schema.Test) schema.Test   { return schema.Test{Op: schema.And, Of: of} }
func either(of ...schema.Test) schema.Test { return schema.Test{Op: schema.Or, Of: of} }

// TestGuardSentence wants constraints in the words of laws, whatever the catalog writes them with.
func TestGuardSentence(t *testing.T) {
	demolition := yesNo("是否需要拆迁")
	for _, c := range []struct {
		fact *Fact
		test schema.Test
		want string
	}{
		{land, of(land, schema.Eq, "划拨"), "供地方式为划拨"},
		{land, of(land, schema.Ne, "自有存量"), "供地方式为划拨、出让或者租赁"},
		{land, either(of(land, schema.Eq, "出让"), of(land, schema.Eq, "划拨")), "供地方式为划拨或者出让"}, // in the order of the choice
		{land, both(of(land, schema.Ne, "出让"), of(land, schema.Ne, "划拨")), "供地方式为租赁或者自有存量"},
		{land, either(of(land, schema.Ne, "出让"), of(land, schema.Eq, "出让")), "供地方式不限"},
		{land, both(of(land, schema.Eq, "出让"), of(land, schema.Eq, "划拨")), "没有符合的“供地方式”"},
		{form, of(form, schema.Ne, "个体工商户"), "主体类型为个体工商户以外的类型"},
		{form, both(of(form, schema.Ne, "个体工商户"), of(form, schema.Ne, "公司")), "主体类型为合伙企业、个人独资企业或者农民专业合作社"},
		{place, of(place, schema.Ne, "其他场所"), "公共场所类别为“住宿场所”、“商场、书店”、“游泳场所”或者“候诊、候车场所”"},
		{place, of(place, schema.Eq, "其他场所"), "公共场所类别为“其他场所”"},
		{place, of(place, schema.Ne, "商场、书店"), "公共场所类别为“商场、书店”以外的类别"},
		{school, of(school, schema.Ne, "不办学校"), "办学为幼儿园、小学、中学或者大学"},
		{school, of(school, schema.Ne, "小学"), "办学为小学以外的情形"},
		{route, of(route, schema.Ne, "不采用告知承诺"), "办理方式为告知承诺"},
		{area, of(area, schema.Gt, "0"), "有建筑面积"},
		{area, of(area, schema.Ge, "0"), "建筑面积不限"},
		{area, of(area, schema.Eq, "0"), "建筑面积为0平方米"},
		{area, of(area, schema.Le, "0"), "建筑面积为0平方米"},
		{area, of(area, schema.Ne, "0"), "有建筑面积"},
		{area, of(area, schema.Lt, "0"), "没有符合的“建筑面积”"},
		{area, of(area, schema.Gt, "300"), "建筑面积超过300平方米"},
		{area, of(area, schema.Ge, "300"), "建筑面积300平方米以上"},
		{area, of(area, schema.Lt, "300"), "建筑面积不满300平方米"},
		{area, of(area, schema.Le, "300"), "建筑面积不超过300平方米"},
		{area, of(area, schema.Ne, "300"), "建筑面积不满300平方米或者超过300平方米"},
		{area, both(of(area, schema.Ge, "100"), of(area, schema.Lt, "200")), "建筑面积100平方米以上不满200平方米"},
		{area, both(of(area, schema.Ge, "100"), of(area, schema.Le, "200")), "建筑面积100平方米以上不超过200平方米"},
		{area, both(of(area, schema.Gt, "100"), of(area, schema.Le, "200")), "建筑面积超过100平方米不超过200平方米"},
		{area, both(of(area, schema.Gt, "0"), of(area, schema.Le, "200")), "建筑面积超过0平方米不超过200平方米"},
		{area, either(of(area, schema.Lt, "100"), of(area, schema.Ge, "200"), of(area, schema.Eq, "150")), "建筑面积不满100平方米、为150平方米或者200平方米以上"},
		{area, both(either(of(area, schema.Ge, "10"), of(area, schema.Le, "5")), of(area, schema.Ne, "30")), "建筑面积不超过5平方米、10平方米以上不满30平方米或者超过30平方米"},
		{area, both(of(area, schema.Lt, "100"), of(area, schema.Lt, "50")), "建筑面积不满50平方米"},
		{change, of(change, schema.Gt, "0"), "增减超过0亩"},
		{change, of(change, schema.Le, "-1.5"), "增减不超过-1.5亩"},
		{staff, either(of(staff, schema.Eq, "3"), of(staff, schema.Eq, "5")), "从业人数为3人或者为5人"},
		{staff, of(staff, schema.Ge, "100"), "从业人数为100人"},
		{staff, both(of(staff, schema.Ge, "3"), of(staff, schema.Le, "100")), "从业人数3人以上"},
		{floors, of(floors, schema.Gt, "0"), "层数超过0"},
		{sum, of(sum, schema.Gt, "30000000"), "总投资超过3000万元"},
		{sum, of(sum, schema.Le, "200000000"), "总投资不超过2亿元"},
		{sum, of(sum, schema.Ge, "12345.5"), "总投资12345.5元以上"},
		{demolition, of(demolition, schema.Eq, "true"), "需要拆迁"},
		{demolition, of(demolition, schema.Eq, "false"), "不需要拆迁"},
		{demolition, of(demolition, schema.Ne, "true"), "不需要拆迁"},
		{demolition, either(of(demolition, schema.Eq, "true"), of(demolition, schema.Eq, "false")), "不论是否需要拆迁"},
	} {
		if got := (Guard{{c.fact, c.test}}).Sentence(); got != c.want {
			t.Errorf("%s: %s, want %s", Source(c.test), got, c.want)
		}
	}
	one, two := GuardTest{land, of(land, schema.Eq, "划拨")}, GuardTest{demolition, of(demolition, schema.Eq, "false")}
	three := GuardTest{area, of(area, schema.Ge, "300")}
	for want, g := range map[string]Guard{
		"": nil, "供地方式为划拨": {one}, "供地方式为划拨，并且不需要拆迁": {one, two}, "供地方式为划拨，不需要拆迁，并且建筑面积300平方米以上": {one, two, three},
		"不需要拆迁": {two, {area, of(area, schema.Ge, "0")}}, "供地方式为出让": {{choice("供地方式", "出让"), of(land, schema.Eq, "出让")}},
	} {
		if got := g.Sentence(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got, want := (Guard{{land, of(land, schema.Ne, "划拨")}, two}).Quoted().ZH, "供地方式为“出让”、“租赁”或者“自有存量”，并且不需要拆迁"; got != want {
		t.Errorf("quoted: %s, want %s", got, want)
	}
}

// TestYesNo wants what a fact asks asserted and denied, and no denial denied.
func TestYesNo(t *testing.T) {
	for name, want := range map[string][2]string{
		"是否需要拆迁": {"需要拆迁", "不需要拆迁"}, "是否有校产": {"有校产", "没有校产"}, "采伐是否超过规模": {"采伐超过规模", "采伐不超过规模"},
		"学生": {"“学生”为“是”", "“学生”为“否”"}, "是否为学生": {"为学生", "不是学生"}, "是否是学生": {"是学生", "不是学生"}, "是否不需要拆迁": {"不需要拆迁", "需要拆迁"},
		"是否没有贷款": {"没有贷款", "有贷款"}, "是否无住房": {"无住房", "有住房"}, "是否未婚": {"未婚", "已婚"}, "是否已婚": {"已婚", "未婚"}, "是否已经开工": {"已经开工", "没有开工"},
		"是否非营利": {"非营利", "“是否非营利”为“否”"}, "是否免税": {"免税", "“是否免税”为“否”"},
	} {
		f := yesNo(name)
		for i, v := range []string{"true", "false"} {
			if got := (Guard{{f, of(f, schema.Eq, v)}}).Sentence(); got != want[i] {
				t.Errorf("%s: %s, want %s", name, got, want[i])
			}
		}
	}
}

// TestStatedValues leaves a fact unsaid only where its value denies it in its own words.
func TestStatedValues(t *testing.T) {
	for fact, c := range map[string]struct{ value, want string }{
		"办学类别": {"不办学校", "不办学校"}, "消防设施": {"没有变化", "消防设施为没有变化"}, "权属证明": {"不动产权证书", "权属证明为不动产权证书"}, "年龄": {"未成年人", "年龄为未成年人"},
	} {
		f := &Fact{ID: "f", Fact: &schema.Fact{Name: fact, Type: schema.Choice, Values: []string{c.value, "其他情形"}}}
		g := Guard{{f, schema.Test{Op: schema.Eq, Value: schema.Value{Kind: schema.TextValue, Text: c.value}}}}
		if got := g.Sentence(); got != c.want {
			t.Errorf("%s: %s, want %s", fact, got, c.want)
		}
	}
}

// TestGuardsReadBack says every operator on every kind of fact, in one, two, three and five terms that all hold or of which one holds, alone
// and together with others, and reads the sentence again: it must mean what was written.
func TestGuardsReadBack(t *testing.T) {
	yes := yesNo("是否需要拆迁")
	terms := map[*Fact][]schema.Test{}
	for _, f := range []*Fact{land, place, form, school, route} {
		for _, op := range []schema.Op{schema.Eq, schema.Ne} {
			for _, v := range f.Values {
				terms[f] = append(terms[f], of(f, op, v))
			}
		}
	}
	for _, f := range []*Fact{area, staff, change, sum, floors} {
		for _, op := range []schema.Op{schema.Eq, schema.Ne, schema.Lt, schema.Le, schema.Gt, schema.Ge} {
			for _, v := range []string{"0", "20", "30.5", "100", "50000"} {
				terms[f] = append(terms[f], of(f, op, v))
			}
		}
	}
	terms[yes] = []schema.Test{of(yes, schema.Eq, "true"), of(yes, schema.Eq, "false"), of(yes, schema.Ne, "true")}
	facts := []*Fact{land, place, form, school, route, area, staff, change, sum, floors, yes}
	said := 0
	var guards []Guard
	for _, f := range facts {
		list := terms[f]
		for i := range list {
			pick := func(n, step int) (some []schema.Test) {
				for k := range n {
					some = append(some, list[(i+k*step)%len(list)])
				}
				return some
			}
			guards = append(guards, Guard{{f, list[i]}})
			for step := range list {
				for _, n := range []int{2, 3, 5} {
					guards = append(guards, Guard{{f, both(pick(n, step)...)}}, Guard{{f, either(pick(n, step)...)}})
				}
				guards = append(guards, Guard{{f, both(either(pick(2, step)...), list[i])}}, Guard{{f, either(both(pick(2, step)...), list[(i+1)%len(list)])}})
			}
		}
	}
	for i, n := range []int{2, 3, 5, 5} {
		for k := range 200 {
			var g Guard
			for j := range n {
				f := facts[(j*2+i+k)%len(facts)]
				if !slices.ContainsFunc(g, func(t GuardTest) bool { return t.Fact == f }) {
					g = append(g, GuardTest{f, terms[f][(k*7+j)%len(terms[f])]})
				}
			}
			guards = append(guards, g)
		}
	}
	for _, g := range guards {
		s := g.Sentence()
		said++
		if strings.Count(s, "并且") > 1 || strings.Contains(s, "且") && !strings.Contains(s, "，并且") || denied.MatchString(s) || latin.MatchString(s) {
			t.Errorf("%s is no sentence of an office", s)
		}
		parts := strings.Split(strings.Replace(s, "，并且", "，", 1), "，")
		if some := slices.DeleteFunc(slices.Clone(g), always); len(some) > 0 {
			g = some // what is said of the others is nothing
		}
		if len(parts) != len(g) {
			t.Errorf("%s has %d parts, the guard %d", s, len(parts), len(g))
			continue
		}
		for i, c := range g {
			for _, v := range samples(c.Fact) {
				if got, want := read(t, parts[i], c.Fact, v), c.Test.Holds(v); got != want {
					t.Fatalf("%s means %v for %s, but %s does not", parts[i], got, v.Text, Source(c.Test))
				}
			}
		}
	}
	if said < 10_000 {
		t.Errorf("only %d sentences", said)
	}
}

var (
	denied  = regexp.MustCompile(`[不没无未非][是为]?[不没无未非]`)
	latin   = regexp.MustCompile(`[A-Za-z]`)
	numeric = regexp.MustCompile(`^(?:为([-0-9.]+)(万?))?(?:([-0-9.]+)(万?)以上)?(?:超过([-0-9.]+)(万?))??(?:不满([-0-9.]+)(万?))?(?:不超过([-0-9.]+)(万?))?$`)
	marked  = regexp.MustCompile(`“[^”]*”`)
)

// always reports whether a test holds of all values.
func always(t GuardTest) bool {
	return !slices.ContainsFunc(samples(t.Fact), func(v schema.Value) bool { return !t.Test.Holds(v) })
}

// samples are values of a fact on all sides of the bounds above.
func samples(f *Fact) (list []schema.Value) {
	add := func(kind schema.ValueKind, texts ...string) {
		for _, s := range texts {
			list = append(list, schema.Value{Kind: kind, Text: s})
		}
	}
	switch f.Type {
	case schema.Choice:
		add(schema.TextValue, f.Values...)
	case schema.YesNo:
		add(schema.BoolValue, "true", "false")
	case schema.Number:
		for _, s := range []string{"-7", "0", "0.5", "20", "25", "30.5", "77", "100", "101", "50000", "60000"} {
			d := schema.Decimal(s)
			if (f.Min == nil || d.Cmp(*f.Min) >= 0) && (f.Max == nil || d.Cmp(*f.Max) <= 0) {
				add(schema.NumberValue, s)
			}
		}
	}
	return list
}

// read reports whether a sentence about a fact, read as anybody reads it, is true of a value.
func read(t *testing.T, s string, f *Fact, v schema.Value) bool {
	t.Helper()
	switch s {
	case f.Name + "不限", "不论" + f.Name:
		return true
	case "没有符合的“" + f.Name + "”":
		return false
	case "需要拆迁", "不需要拆迁":
		return (s == "需要拆迁") == (v.Text == "true")
	case "有" + f.Name:
		return v.Text != "0"
	}
	if f.Type == schema.Choice && slices.Contains(f.Values, s) && strings.HasPrefix(s, "不") {
		return v.Text == s
	}
	rest, ok := strings.CutPrefix(s, f.Name)
	if !ok {
		t.Fatalf("%s does not speak of %s", s, f.Name)
	}
	if f.Type == schema.Choice {
		rest, ok = strings.CutPrefix(rest, "为")
		list, _, but := strings.Cut(rest, "以外的")
		found := slices.Contains(listed(list), v.Text)
		if !ok || list == "" {
			t.Fatalf("cannot read %s", s)
		}
		return found != but
	}
	x, _ := new(big.Rat).SetString(v.Text)
	for _, part := range listed(strings.ReplaceAll(rest, f.Unit, "")) {
		m := numeric.FindStringSubmatch(part)
		if m == nil {
			t.Fatalf("cannot read %s in %s", part, s)
		}
		holds := part != ""
		for i, will := range []func(int) bool{
			func(c int) bool { return c == 0 }, func(c int) bool { return c >= 0 }, func(c int) bool { return c > 0 },
			func(c int) bool { return c < 0 }, func(c int) bool { return c <= 0 },
		} {
			if m[1+2*i] == "" {
				continue
			}
			bound, _ := new(big.Rat).SetString(m[1+2*i])
			if m[2+2*i] != "" {
				bound.Mul(bound, big.NewRat(10_000, 1))
			}
			holds = holds && will(x.Cmp(bound))
		}
		if holds {
			return true
		}
	}
	return false
}

// listed reads a list: 划拨、出让或者租赁, of which some stand in quotes.
func listed(s string) []string {
	var quoted []string
	s = marked.ReplaceAllStringFunc(s, func(q string) string {
		quoted = append(quoted, strings.Trim(q, "“”"))
		return fmt.Sprintf("#%d", len(quoted)-1)
	})
	list := strings.Split(strings.ReplaceAll(s, "或者", "、"), "、")
	for i, e := range list {
		var n int
		if c, _ := fmt.Sscanf(e, "#%d", &n); c == 1 {
			list[i] = quoted[n]
		}
	}
	return list
}
