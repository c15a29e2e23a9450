package eligibility_test

import (
	"os"
	"slices"
	"strings"
	"testing"

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
	check(judge("card"), "all", "年龄不小于14岁，且户籍为本县；年龄不小于18岁", "all", "年龄不小于14岁，且户籍为本县；年龄不小于18岁")
	check(judge("card", "residence=外地"), "all", "年龄不小于18岁", "all", "年龄不小于18岁")
	check(judge("card", "age=13"), "all", "none", "all", "none")
	check(judge("gold"), "属于学生", "年龄小于30岁", "户籍为本县", "年龄不小于14岁且小于30岁，且户籍为本县", "：年龄不小于14岁（借书证办理）")
	check(judge("gold", "student=false"), "none", "none", "none", "none")
	check(judge("gold", "student=是", "residence=本县", "age=20"), "all", "all", "all", "all")
	blocked := judge("gold", "residence=外地")
	if len(blocked.Blocks) != 1 || blocked.Blocks[0].Code != "D101" || len(blocked.Blocks[0].Matters) != 2 || len(blocked.Blocks[0].Who) > 1 {
		t.Errorf("got %+v", blocked.Blocks)
	}

	for _, x := range [][2]string{
		{"age", "“age”要写成 情形=值，如 land=划拨"},
		{"agee=1", "没有情形“agee”，是否应为“age”？"},
		{"age=old", "情形“年龄”要写一个数：age=100"},
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
	if len(j.Added) != 1 || j.Added[0].When.Sentence() != "户籍为外地" || j.Added[0].Require.Sentence() != "年龄不小于18岁，且属于学生" || len(j.Lost) != 0 {
		t.Errorf("got %+v, lost %v", j.Added, j.Lost)
	}
	w := p
	for _, m := range p.Matters() {
		n := w.Number[m]
		decided := obtain.Event{Matter: n, Decided: true}
		could := w.Engine.Qualifies(n).And(w.Engine.Orderable(decided))
		said := could
		j := p.Assess(m, nil)
		for _, a := range j.Added {
			when, _ := w.Translate(a.When)
			require, _ := w.Translate(a.Require)
			said = said.Minus(w.Engine.Satisfying(when).Minus(w.Engine.Satisfying(require)))
		}
		for _, g := range j.Lost {
			lost, _ := w.Translate(g)
			said = said.Minus(w.Engine.Satisfying(lost))
		}
		if !said.Equal(w.Engine.Obtainable(decided)) {
			t.Errorf("%s: what is added does not say who obtains it", m.ID)
		}
	}
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
