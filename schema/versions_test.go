package schema

import (
	"strings"
	"testing"
	"testing/fstest"
)

// dated is a catalog in which a matter changes twice, and lines of lists come and go.
const dated = `package catalog

catalog: {name: "甲", edition: "2026-11-01", region: "370503", publisher: "乙"}
department: d: {name: "局", address: "路", hours: "工作日", phones: ["0546-0000001"], window: "常设", changes: "2026-12-15": {name: "新局"}}
matter: m: #Matter & {
	name: "事项", department: "d", type: "公共服务", handling: "承诺件", audience: ["自然人"]
	basis: a: {law: "行政许可法", article: "第一条"}
	deadline: {promised: {value: 5, unit: "工作日"}, statutory: {value: 20, unit: "工作日", basis: ["a"]}}
	fee: {charged: true, items: [{name: "费", standard: "每件 5 元", kind: "固定单价", basis: ["a"]}]}
	result: name: "完成"
	materials: [
		{name: "表", original: 1, basis: ["a"]},
		{name: "旧图", original: 1, basis: ["a"], effective: to: "2026-12-01"},
		{name: "新图", original: 1, basis: ["a"], effective: from: "2026-12-01"},
	]
	changes: {
		"2027-01-01": {fee: {charged: false, items: null}}
		"2026-12-01": {deadline: promised: {value: 3}}
	}
}
law: 行政许可法: {title: "中华人民共和国行政许可法", rank: "法律", effective: from: "2004-07-01"}
region: "370503": {name: "县", level: "县级"}
`

// TestVersions reads a catalog on days before, on and after those of its changes, which stand in it out of order.
func TestVersions(t *testing.T) {
	files := fstest.MapFS{"catalog.cue": {Data: []byte(dated)}}
	for _, c := range []struct {
		day, department, materials string
		promised, items            int
		charged                    bool
	}{
		{"", "局", "表 旧图", 5, 1, true},
		{"2026-11-30", "局", "表 旧图", 5, 1, true},
		{"2026-12-01", "局", "表 新图", 3, 1, true},
		{"2026-12-15", "新局", "表 新图", 3, 1, true},
		{"2027-01-01", "新局", "表 新图", 3, 0, false},
		{"2030-01-01", "新局", "表 新图", 3, 0, false},
	} {
		var day Date
		if c.day != "" {
			day, _ = ParseDate(c.day)
		}
		loaded, found, err := Load(files, Options{AsOf: day})
		if err != nil || len(found) > 0 {
			t.Fatal(err, found)
		}
		first, _, _ := Load(files, Options{})
		for how, cat := range map[string]*Catalog{"loaded": loaded, "moved": first.On(loaded.AsOf)} {
			m := cat.Matters.Get("m")
			var names []string
			for _, x := range m.Materials {
				names = append(names, x.Name)
			}
			if got := strings.Join(names, " "); got != c.materials || m.Deadline.Promised.Value != c.promised || m.Deadline.Promised.Unit != "工作日" || m.Deadline.Statutory == nil ||
				m.Fee.Charged != c.charged || len(m.Fee.Items) != c.items || cat.Departments.Get("d").Name != c.department {
				t.Errorf("%s, %s: %s, %v, %v, %s", c.day, how, got, m.Deadline, m.Fee, cat.Departments.Get("d").Name)
			}
		}
	}
}

// TestVersionsAreChecked finds what is wrong with a change, and what only it makes wrong, on the day from which it is.
func TestVersionsAreChecked(t *testing.T) {
	for change, want := range map[string]string{
		`"2026-12-01": {deadline: promissed: {value: 3}}`:                                             "S004",
		`"2026-12-01": {deadline: promised: {value: "3"}}`:                                            "S007",
		`"2026-12-01": {type: "行政"}`:                                                                  "S005",
		`"2026-12-01": {materials: [{name: "表", effective: {from: "2027-01-01", to: "2027-01-01"}}]}`: "S010",
		`"2026-12-01": {name: null}`:                                                                  "S006 自2026-12-01起",
		`"2026-12-01": {materials: [{original: "一"}]}`:                                                "S007",
		`"2026-02-30": {name: "乙"}`:                                                                   "S010",
		`"12月1日": {name: "乙"}`:                                                                        "S009",
		`"2026-12-01": {effective: to: "2027-01-01"}`:                                                 "S004",
		`"2026-12-01": {changes: {}}`:                                                                 "S004",
		`"2026-12-01": {deadline: extended: null}`:                                                    "S004",
		`"2026-12-01": {remedy: {review: "政府"}}`:                                                      "S006 自2026-12-01起",
	} {
		source := strings.Replace(dated, `"2026-12-01": {deadline: promised: {value: 3}}`, change, 1)
		_, found, err := Load(fstest.MapFS{"catalog.cue": {Data: []byte(source)}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		code, message, _ := strings.Cut(want, " ")
		if len(found) != 1 || found[0].Code != code || !strings.HasPrefix(found[0].Message.ZH, message) {
			t.Errorf("%s: %v, want %s", change, found, want)
		}
	}
}

// TestComingDays has the days on which something begins, changes or ends, those that a change brings included.
func TestComingDays(t *testing.T) {
	source := strings.Replace(dated, `deadline: promised: {value: 3}`, `deadline: promised: {value: 3}, suspended: {from: "2026-12-20", to: "2027-01-10", reason: "改造"}, exempt: [{code: "R001", reason: "试", until: "2027-02-01"}]`, 1)
	cat, found, err := Load(fstest.MapFS{"catalog.cue": {Data: []byte(source)}}, Options{})
	if err != nil || found != nil {
		t.Fatal(found, err)
	}
	var days []string
	for _, d := range cat.ComingDays(DateOf(2028, 1, 1)) {
		days = append(days, d.String())
	}
	if got := strings.Join(days, " "); got != "2026-12-01 2026-12-15 2026-12-20 2027-01-01 2027-01-10 2027-02-01" {
		t.Error(got)
	}
}
