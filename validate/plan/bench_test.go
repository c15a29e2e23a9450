package plan_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
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
	"github.com/matterc/matterc/validate/plan"
)

// sixty is a catalog with a procedure of 60 matters that demand 200 documents of one another, each of the same or an
// earlier of five stages, a quarter of them of some applicants alone; shared has all of them ask for one report, for which every other one names
// the agency.
func sixty(t testing.TB, shared bool) fs.FS {
	t.Helper()
	const matters, demands = 60, 200
	r := rand.New(rand.NewPCG(1, 2))
	asks := make([][]int, matters)
	for n := 0; n < demands; {
		i := 1 + r.IntN(matters-1)
		j := r.IntN(i)
		if !slices.Contains(asks[i], j) {
			asks[i] = append(asks[i], j)
			n++
		}
	}
	var b, members strings.Builder
	b.WriteString("package catalog\n\n_report: name: \"检测报告\"\n")
	for f := range 6 {
		fmt.Fprintf(&b, "fact: \"f%d\": #Fact & {name: \"情形%[1]d\", question: \"是否？\", type: \"选项\", values: [\"甲\", \"乙\"]}\n", f)
	}
	for i, list := range asks {
		fmt.Fprintf(&b, "document: \"d%d\": {name: \"证%[1]d\", kind: \"证照\"}\nmatter: \"m%[1]d\": #Matter & {name: \"事项%[1]d\", type: \"公共服务\", handling: \"承诺件\", "+
			"department: \"library\", audience: [\"自然人\"], fee: charged: false, basis: open: {law: \"行政许可法\", article: \"第三十条\"}, "+
			"deadline: {statutory: {value: 20, unit: \"工作日\", basis: [\"open\"]}, promised: {value: %[2]d, unit: \"工作日\"}}, result: document: \"d%[1]d\", "+
			"steps: [{name: \"受理\", role: \"窗口\", visit: true}, {name: \"审查\", role: \"馆长\", value: %[2]d}], "+
			"service: [{window: \"一楼\", lines: [\"0546-0000000\"], complaints: [\"0546-0000001\"]}], materials: [", i, 1+r.IntN(9))
		for k, j := range list {
			when := ""
			if r.IntN(4) == 0 {
				when = fmt.Sprintf(", when: \"f%d\": \"甲\"", r.IntN(6))
			}
			relax := ""
			if k == 0 && r.IntN(3) == 0 {
				relax = ", relax: {kind: \"模拟\", basis: [\"open\"]}"
			}
			fmt.Fprintf(&b, "{document: \"d%d\", copies: 1%s%s, basis: [\"open\"]}, ", j, when, relax)
		}
		agency := ""
		if shared {
			b.WriteString("_report & {original: 1, basis: [\"open\"]}")
			if i%2 == 0 {
				agency = ", agencies: [{name: \"检测\", payer: \"申请人\", period: {value: 3, unit: \"工作日\"}, output: \"检测报告\", basis: [\"open\"]}]"
			}
		}
		fmt.Fprintf(&b, "]%s}\n", agency)
		fmt.Fprintf(&members, "{matter: \"m%d\", stage: \"阶段%d\"}, ", i, i/12)
	}
	fmt.Fprintf(&b, "procedure: \"sixty\": #Procedure & {name: \"六十项联办\", lead: \"library\", audience: [\"自然人\"], basis: open: {law: \"行政许可法\", article: \"第四十二条\"}, "+
		"members: [%s], service: [{window: \"一楼\", lines: [\"0546-0000000\"], complaints: [\"0546-0000001\"]}]}\n", &members)
	base, err := os.ReadFile("../testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys := diagtest.FS(string(base))
	fsys["matters/sixty.cue"] = &fstest.MapFile{Data: []byte(b.String())}
	return fsys
}

// read reads a catalog and finds out who can obtain what.
func read(t testing.TB, fsys fs.FS) *eligibility.Solution {
	t.Helper()
	cat, found, err := schema.Load(fsys, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, found := validate.Try(cat, found)
	if p == nil {
		t.Fatal(found)
	}
	return p
}

// planSixty plans it for one applicant.
func planSixty(t testing.TB, p *eligibility.Solution) *plan.Plan {
	given, problem := p.ParseGiven([]string{"f0=甲", "f1=甲", "f2=乙", "f3=甲", "f4=甲", "f5=乙"})
	if !problem.IsZero() {
		t.Fatal(problem)
	}
	plan, err := plan.Make(p, procedure(t, p, "sixty"), nil, plan.Options{Given: given})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// TestPlanSixty shows that what the benchmark measures is of the size it claims.
func TestPlanSixty(t *testing.T) {
	p := read(t, sixty(t, false))
	demands := 0
	for _, m := range p.Matters() {
		for _, c := range m.Materials {
			if c.Document != nil && strings.HasPrefix(m.ID, "m") {
				demands++
			}
		}
	}
	made := planSixty(t, p)
	if len(made.Items) != 60 || demands < 200 || made.Length <= 0 || made.Length >= made.Sum || len(made.Reliefs) < 2 {
		t.Errorf("%d items, %d demands, length %d of %d, %d reliefs", len(made.Items), demands, made.Length, made.Sum, len(made.Reliefs))
	}
	shared := planSixty(t, read(t, sixty(t, true)))
	if n := slices.IndexFunc(shared.Materials, func(m plan.Material) bool { return m.Title == "检测报告" }); n < 0 || len(shared.Materials[n].For) != 60 || len(shared.Services) != 30 {
		t.Errorf("no report of 30 agencies for 60 matters in %d services", len(shared.Services))
	}
}

// BenchmarkPlan60 compares planning with reading the catalog that is planned and finding out who can obtain what, in the same run: a plan
// costs a third of it, and may not cost a half. (The planner that did not look for what is first there took 5.6 ms where this one takes 13.)
// With a report that all share it costs two and a half times as much.
func BenchmarkPlan60(b *testing.B) {
	for _, shared := range []bool{false, true} {
		b.Run(map[bool]string{false: "plain", true: "shared"}[shared], func(b *testing.B) {
			fsys := sixty(b, shared)
			p := read(b, fsys)
			planSixty(b, p) // what many plans share is worked out once for a catalog
			var reading, planning time.Duration
			for b.Loop() {
				begun := time.Now()
				read(b, fsys)
				middle := time.Now()
				planSixty(b, p)
				reading, planning = reading+middle.Sub(begun), planning+time.Since(middle)
			}
			b.ReportMetric(float64(planning.Microseconds())/1000/float64(b.N), "ms/plan")
			b.ReportMetric(planning.Seconds()/reading.Seconds(), "of-reading")
		})
	}
}
