package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/rendertest"
)

// listed is a catalog in which order, pinyin, code points and ids are four different orders: 安 an, 宝 bao, 丁 ding, 中 zhong by pinyin, and
// 丁, 中, 安, 宝 by code points. What is called 中 says that it comes first.
func listed() string {
	names := []string{"安", "宝", "丁", "中"}
	ids := map[string]string{"安": "d", "宝": "b", "丁": "c", "中": "a"}
	s := `package catalog

catalog: {name: "示例目录", edition: "2026-06-01", region: "370503", publisher: "示例县行政审批服务局", language: 2}
region: "370503": {name: "示例县", level: "县级"}
_matter: {
	type: "其他行政权力", handling: "承诺件", audience: ["自然人"], deadline: promised: {value: 5, unit: "工作日"}, materials: []
	steps: [{name: "审查"}], service: [{window: "一楼", lines: ["0546-0000000"], complaints: ["0546-0000001"]}]
}
`
	for _, n := range names {
		first := ""
		if n == "中" {
			first = ", order: 1"
		}
		law := n + "办法"
		s += fmt.Sprintf(`
department: "%[1]s": {name: "%[2]s局", address: "示例路 1 号", hours: "每天", phones: ["0546-0000000"], window: "常设"%[3]s}
agency: "%[1]s": {name: "%[2]s公司"%[3]s}
document: "%[1]s": {name: "%[2]s证", kind: "证照"%[3]s}
fact: "%[1]s": {name: "是否%[2]s", question: "是不是？", type: "是否"%[3]s}
law: "%[4]s": {title: "%[4]s", rank: "部门规章", effective: from: "2010-01-01"%[3]s}
procedure: "%[1]s": {name: "%[2]s一件事", lead: "%[1]s", audience: ["自然人"], members: [{matter: "%[1]s-one"}, {matter: "%[1]s-two"}]%[3]s}
impossible: "%[1]s": {reason: "%[2]s", where: {a: true, %[5]s: true}}
`, ids[n], n, first, law, map[bool]string{true: "b", false: ids[n]}[n == "中"])
		for _, x := range [][2]string{{"one", "中"}, {"two", "安"}} {
			s += fmt.Sprintf(`
matter: "%[1]s-%[3]s": #Matter & _matter & {
	name: "%[4]s%[2]s申请", department: "%[1]s", applies: "%[1]s": false, basis: open: {law: "%[2]s办法", article: "第一条"}
	fee: {charged: true, items: [{name: "工本费", standard: "每份 5 元", basis: ["open"]}]}
	result: document: "%[1]s"
	agencies: [{name: "检测", payer: "申请人", basis: ["open"], agencies: ["a", "b", "c", "d"]}]
}
`, ids[n], n, x[0], x[1])
		}
	}
	return s
}

// TestOrder wants every sheet in the order in which an office lists its records: by the order it has given, then by pinyin. Ids and code points
// are no order.
func TestOrder(t *testing.T) {
	p := rendertest.Source(t, listed())
	want := strings.Fields("中 安 宝 丁")
	tables := sourceOf(p)
	for _, x := range []struct {
		table  table
		column string
		suffix string
	}{
		{tables.fiveOpen(), "部门", "局"}, {tables.eightOpen(), "部门", "局"}, {tables.services(), "审批部门", "局"}, {tables.agencyList(), "机构名称", "公司"},
		{tables.materials(), "部门", "局"}, {tables.fees(), "部门", "局"}, {tables.procedureList(), "联办事项名称", "一件事"}, {tables.statistics(), "部门", "局"},
	} {
		at := slices.IndexFunc(x.table.Columns, func(c columnPlan) bool { return c.Title == x.column })
		if at < 0 {
			t.Errorf("%s has no column %s", x.table.Name, x.column)
			continue
		}
		var got []string
		for _, r := range x.table.rows {
			if r.cells == nil { // a band
				continue
			}
			if n := strings.TrimSuffix(r.cells[at].text, x.suffix); len(got) == 0 || got[len(got)-1] != n {
				got = append(got, n)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s lists %v, want %v", x.table.Name, got, want)
		}
	}
	var matters []string
	for _, r := range tables.fiveOpen().rows {
		matters = append(matters, r.cells[2].text)
	}
	if want := strings.Fields("安中申请 中中申请 安安申请 中安申请 安宝申请 中宝申请 安丁申请 中丁申请"); !slices.Equal(matters, want) {
		t.Errorf("五公开 lists %v, want %v", matters, want)
	}
}

// TestOrderOfLists wants the same of what is in no sheet, and of records that are looked up.
func TestOrderOfLists(t *testing.T) {
	p := rendertest.Source(t, listed())
	lists := map[string][]string{}
	for _, d := range p.Documents() {
		lists["documents"] = append(lists["documents"], d.Name)
	}
	for _, l := range p.Laws() {
		lists["laws"] = append(lists["laws"], l.Title)
	}
	for _, f := range p.Catalog().ListedFacts() {
		lists["facts"] = append(lists["facts"], strings.TrimPrefix(f.Name, "是否"))
	}
	for _, a := range p.Agencies() {
		lists["agencies"] = append(lists["agencies"], a.Name)
	}
	for what, got := range lists {
		for i, n := range strings.Fields("中 安 宝 丁") {
			if len(got) != 4 || !strings.HasPrefix(got[i], n) {
				t.Errorf("%s are listed as %v", what, got)
				break
			}
		}
	}
	var reasons []string
	for _, x := range p.Impossibles() {
		reasons = append(reasons, x.Reason)
	}
	if want := strings.Fields("安 宝 丁 中"); !slices.Equal(reasons, want) {
		t.Errorf("impossible combinations are listed as %v, want %v", reasons, want)
	}
	if len(lists) != 4 {
		t.Errorf("only %v", lists)
	}
}
