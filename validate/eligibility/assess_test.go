package eligibility_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag/diagtest"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/obtain"
)

// TestAssess says by hand who can obtain what in a small catalog.
func TestAssess(t *testing.T) {
	cat, found, err := schema.Load(diagtest.FS(base(t), `
-- matters/a.cue --
package catalog

document: "gold-card": {name: "金卡", kind: "证照"}
document: "pass": {name: "通行证", kind: "证照"}
matter: "card": #Matter & _card & {
	conditions: [
		{text: "年满十四周岁", require: age: >=14, basis: ["open"]},
		{text: "外地户籍的须年满十八周岁", require: age: >=18, when: residence: "外地", basis: ["open"]},
	]
}
matter: "gold": #Matter & _plain & {
	name: "金卡办理", department: "library", fee: charged: false, result: document: "gold-card"
	applies: student: true
	conditions: [{text: "不满三十周岁", require: age: <30, basis: ["open"]}]
	prerequisites: [
		{document: "library-card", basis: ["open"]},
		{document: "pass", when: residence: "外地", basis: ["open"]},
	]
}
matter: "pass": #Matter & _plain & {
	name: "通行证办理", department: "library", fee: charged: false, result: document: "pass"
	prerequisites: [{document: "gold-card", when: residence: "外地", basis: ["open"]}]
}
`), schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, found := validate.Try(cat, found)
	if p == nil {
		t.Fatal(found)
	}
	judge := func(id string, facts ...string) eligibility.Assessment {
		t.Helper()
		given, problem := p.ParseGiven(facts)
		if !problem.IsZero() {
			t.Fatal(problem)
		}
		return p.Assess(p.Matter(id), given)
	}
	who := func(a eligibility.Answer) string {
		switch {
		case a.None:
			return "none"
		case a.All:
			return "all"
		}
		var list []string
		for _, g := range a.Who {
			list = append(list, g.Sentence())
		}
		return strings.Join(list, "；")
	}
	check := func(j eligibility.Assessment, applies, qualifies, orderable, obtainable string, added ...string) {
		t.Helper()
		var got []string
		for _, a := range j.Added {
			got = append(got, a.When.Sentence()+"："+a.Require.Sentence()+"（"+a.Matter.Name+"）")
		}
		for _, g := range j.Lost {
			got = append(got, "办不成："+g.Sentence())
		}
		if a, q, w, o := who(j.Applies), who(j.Qualifies), who(j.Orderable), who(j.Obtainable); a != applies || q != qualifies || w != orderable || o != obtainable || !slices.Equal(got, added) {
			t.Errorf("%s: got %q, %q, %q, %q, %q", j.Matter.ID, a, q, w, o, got)
		}
	}
	check(judge("card"), "all", "年龄14岁以上，并且户籍为本县；年龄18岁以上", "all", "年龄14岁以上，并且户籍为本县；年龄18岁以上")
	check(judge("card", "residence=外地"), "all", "年龄18岁以上", "all", "年龄18岁以上")
	check(judge("card", "age=13"), "all", "none", "all", "none")
	check(judge("gold"), "属于学生", "年龄不满30岁", "户籍为本县", "年龄14岁以上不满30岁，并且户籍为本县", "：年龄14岁以上（借书证办理）")
	check(judge("gold", "student=false"), "none", "none", "none", "none")
	check(judge("gold", "student=是", "residence=本县", "age=20"), "all", "all", "all", "all")
	blocked := judge("gold", "residence=外地")
	if len(blocked.Blocks) != 1 || blocked.Blocks[0].Cause != eligibility.Mutual || len(blocked.Blocks[0].Matters) != 2 || len(blocked.Blocks[0].Who) > 1 {
		t.Errorf("got %+v", blocked.Blocks)
	}

	for _, x := range [][2]string{
		{"age", "“age”要写成 情形=值，如 land=划拨"},
		{"agee=1", "没有标识或名称为“agee”的申请人情形，是否应为“age”？"},
		{"颜色=红", "没有标识或名称为“颜色”的申请人情形；有的是：age（申请人情形“年龄”）、residence（申请人情形“户籍”）、student（申请人情形“是否属于学生”）"},
		{"age=old", "情形“年龄”要写一个数，如 age=100"},
		{"age=200", "情形“年龄”没有“200”这个值。写这项情形范围之内的数"},
		{"student=maybe", "情形“是否属于学生”没有“maybe”这个值。可以写 true 或 false，是或否"},
		{"residence=外国", "情形“户籍”没有“外国”这个值。可以写：本县、外地"},
	} {
		if _, problem := p.ParseGiven([]string{x[0]}); problem.ZH != x[1] {
			t.Errorf("%s: got %q, want %q", x[0], problem.ZH, x[1])
		}
	}
	if _, problem := p.ParseGiven([]string{"age=20", "age=21"}); problem.ZH != "情形“年龄”写了两个值" {
		t.Errorf("got %q", problem.ZH)
	}
}

// TestAddedWhen has a condition of a prerequisite that concerns only some: what it adds is said only of these, and within
// those who could put the matter in order it says exactly who obtains it.
func TestAddedWhen(t *testing.T) {
	cat, found, err := schema.Load(diagtest.FS(base(t), `
-- matters/a.cue --
package catalog

document: "gold-card": {name: "金卡", kind: "证照"}
matter: "card": #Matter & _card & {conditions: [{text: "外地的成年学生", require: {age: >=18, student: true}, when: residence: "外地", basis: ["open"]}]}
matter: "gold": #Matter & _plain & {
	name: "金卡办理", department: "library", fee: charged: false, result: document: "gold-card"
	prerequisites: [{document: "library-card", basis: ["open"]}]
}
`), schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, found := validate.Try(cat, found)
	if p == nil {
		t.Fatal(found)
	}
	j := p.Assess(p.Matter("gold"), nil)
	if len(j.Added) != 1 || j.Added[0].When.Sentence() != "户籍为外地" || j.Added[0].Require.Sentence() != "年龄18岁以上，并且属于学生" || len(j.Lost) != 0 {
		t.Errorf("got %+v, lost %v", j.Added, j.Lost)
	}
	wantAddedComplete(t, p)
}

// base is the catalog that the cases add to.
func base(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("../testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestForeignMatter wants no answer about a matter of another loading of the same files.
func TestForeignMatter(t *testing.T) {
	load := func() *eligibility.Solution {
		cat, found, err := schema.Load(diagtest.FS(base(t), "-- a.cue --\npackage catalog\n\nmatter: \"card\": #Matter & _card\n"), schema.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s, found := validate.Try(cat, found)
		if s == nil {
			t.Fatal(found)
		}
		return s
	}
	s, other := load(), load()
	s.Assess(s.Matter("card"), nil)
	defer func() {
		if recover() == nil {
			t.Error("a matter of another catalog is assessed")
		}
	}()
	s.Assess(other.Matter("card"), nil)
}

// TestAddedEnds assesses a catalog in which the shortest description of those who fail a condition is of others that are in
// question for another reason: it was looked for again and again. m0 wants d3, which m3 issues for d4 or d5; who gets neither is lost.
func TestAddedEnds(t *testing.T) {
	cat, found, err := schema.Load(fstest.MapFS{"a.cue": {Data: []byte(`package catalog

catalog: {name: "示例", edition: "2026-06-01", region: "370503", publisher: "示例"}
region: "370503": {name: "示例县", level: "县级"}
department: "dep": {name: "示例局", address: "示例路 1 号", hours: "工作日", phones: ["0546-0000000"], window: "常设"}
law: "甲法": {title: "甲法", rank: "法律", effective: from: "2000-01-01"}
_item: {
	type: "行政许可", handling: "承诺件", department: "dep"
	audience: ["企业法人"]
	basis: {b0: {law: "甲法", article: "第一条"}}
	deadline: promised: {value: 10, unit: "工作日"}
	fee: charged: false
	steps: [{name: "受理", role: "窗口", visit: true}, {name: "决定", role: "分管领导"}]
	service: [{window: "一楼", lines: ["0546-0000000"], complaints: ["0546-0000001"]}]
}
fact: storeys: {name: "层数", question: "几层？", type: "数值", unit: "层", min: 0, max: 5, integer: true}
fact: use: {name: "用途", question: "做什么用？", type: "选项", values: ["甲", "乙"]}
fact: area: {name: "面积", question: "多大？", type: "数值", unit: "平方米", min: 0}
document: d1: {name: "证一", kind: "证照"}
document: d3: {name: "证三", kind: "证照"}
document: d4: {name: "证四", kind: "证照"}
document: d5: {name: "证五", kind: "证照"}
matter: m0: #Matter & _item & {
	name: "事项零"
	result: document: "d1"
	conditions: [{text: "用途为乙的，面积不小于二", when: {use: "乙"}, require: {area: >=2}, basis: ["b0"]}]
	prerequisites: [{document: "d3", basis: ["b0"]}]
}
matter: m3: #Matter & _item & {
	name: "事项三"
	result: document: "d3"
	prerequisites: [{anyOf: [{document: "d4"}, {document: "d5"}], basis: ["b0"]}]
}
matter: m1: #Matter & _item & {
	name: "事项一"
	applies: {area: >=2}
	result: document: "d5"
	conditions: [{text: "面积不小于三，且不是两层", require: {area: >=3, storeys: !=2}, basis: ["b0"]}]
}
matter: m4: #Matter & _item & {
	name: "事项四"
	applies: {area: <3}
	result: document: "d4"
	conditions: [{text: "用途为甲", require: {use: "甲"}, basis: ["b0"]}]
}
`)}}, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, found := validate.Try(cat, found)
	if s == nil {
		t.Fatal(found)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		wantAddedComplete(t, s)
	}()
	select {
	case <-done:
	case <-time.After(time.Minute): // a thousand times what it takes
		t.Fatal("it does not end")
	}
}

// wantAddedComplete wants what is added and who is lost to say exactly who obtains each matter, of those who could put it in order and
// qualify.
func wantAddedComplete(t *testing.T, p *eligibility.Solution) {
	t.Helper()
	for _, m := range p.Matters() {
		n := p.NumberOf(m)
		decided := obtain.Event{Matter: n, Decided: true}
		could := p.Engine().Qualifies(n).And(p.Engine().Orderable(decided))
		said := could
		j := p.Assess(m, nil)
		for _, a := range j.Added {
			when, _ := p.Translate(a.When)
			require, _ := p.Translate(a.Require)
			said = said.Minus(p.Engine().Satisfying(when).Minus(p.Engine().Satisfying(require)))
		}
		for _, g := range j.Lost {
			lost, _ := p.Translate(g)
			said = said.Minus(p.Engine().Satisfying(lost))
		}
		if !said.Equal(p.Engine().Obtainable(decided)) {
			t.Errorf("%s: what is added does not say who obtains it", m.ID)
		}
	}
}

// TestAssessMore has more to say than an assessment lists, of conditions and of those kept out by several, and wants it to say so.
func TestAssessMore(t *testing.T) {
	var facts, numbers, one, other strings.Builder
	for i := range eligibility.MostGuards + 2 { // all or none of them: who has some and not others is described in as many ways
		fmt.Fprintf(&facts, "fact: \"a%d\": {name: \"甲%d\", question: \"？\", type: \"是否\"}\n", i, i)
		fmt.Fprintf(&one, "a%d: true, ", i)
		fmt.Fprintf(&other, "a%d: false, ", i)
	}
	for i := range eligibility.MostAdded + 1 {
		fmt.Fprintf(&numbers, "{text: \"第 %d 项\", require: age: !=%d, basis: [\"open\"]},\n", i, 2*i+1)
	}
	catalog := func(conditions string) string {
		return "-- matters/a.cue --\npackage catalog\n" + facts.String() + `
document: "gold-card": {name: "金卡", kind: "证照"}
document: "paper-a": {name: "证甲", kind: "证照"}
document: "paper-b": {name: "证乙", kind: "证照"}
matter: "card": #Matter & _card & {conditions: [` + conditions + `]}
matter: "paper-a": #Matter & _plain & {name: "证甲", department: "library", fee: charged: false, result: document: "paper-a"
	conditions: [{text: "甲", require: {` + one.String() + `}, basis: ["open"]}]}
matter: "paper-b": #Matter & _plain & {name: "证乙", department: "library", fee: charged: false, result: document: "paper-b"
	conditions: [{text: "乙", require: {` + other.String() + `}, basis: ["open"]}]}
matter: "gold": #Matter & _plain & {name: "金卡办理", department: "library", fee: charged: false, result: document: "gold-card"
	prerequisites: [{document: "library-card", basis: ["open"]}]}
matter: "silver": #Matter & _plain & {name: "银卡办理", department: "library", fee: charged: false, result: name: "银卡"
	prerequisites: [{anyOf: [{document: "paper-a"}, {document: "paper-b"}], basis: ["open"]}]}
`
	}
	for _, test := range []struct {
		matter, conditions string
		added, lost        int
		more               bool
	}{
		{"gold", numbers.String(), eligibility.MostAdded, 0, true},
		{"gold", strings.Join(strings.SplitAfter(numbers.String(), "\n")[1:], ""), eligibility.MostAdded, 0, false},
		{"silver", "", 0, eligibility.MostGuards, true},
	} {
		cat, found, err := schema.Load(diagtest.FS(base(t), catalog(test.conditions)), schema.Options{})
		if err != nil {
			t.Fatal(err)
		}
		p, found := validate.Try(cat, found)
		if p == nil {
			t.Fatal(found)
		}
		if j := p.Assess(p.Matter(test.matter), nil); len(j.Added) != test.added || len(j.Lost) != test.lost || j.More != test.more {
			t.Errorf("%s: %d added, %d lost, more: %v; want %d, %d, %v", test.matter, len(j.Added), len(j.Lost), j.More, test.added, test.lost, test.more)
		}
	}
}
