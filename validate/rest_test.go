package validate_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag/diagtest"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/eligibility"
)

// unfinished has records that are not filled in, records that need these, and records that do not.
const unfinished = `
-- matters.cue --
package catalog

_joint: {basis: open: {law: "行政许可法", article: "第三十条"}, service: [{window: "一楼", lines: ["0546-0000000"], complaints: ["0546-0000001"]}]}
document: "pass": {name: "通行证", kind: "证照"}
department: "annex": {name: "待填：名称", address: "示例路 3 号", hours: "每天 9:00—17:00", phones: ["0546-0000000"], window: "常设"}
law: "新条例": {title: "待填：全称", rank: "地方性法规", effective: from: "2026-01-01"}
calendar: "2027": {source: "待填：文号", off: ["2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-05-01", "2027-10-01", "2027-10-02", "2027-10-03"], work: []}

matter: {
	"card":    _card & {conditions: [{text: "年满十四周岁", require: age: >=14, basis: ["open"]}]}
	"reading": _plain & {name: "阅览", department: "library", fee: charged: false, result: name: "准予", prerequisites: [{document: "library-card", basis: ["open"]}]}
	"pass":    _plain & {name: "待填：名称", department: "library", fee: charged: false, result: document: "pass"}
	"renewal": _plain & {name: "通行证补办", department: "library", fee: charged: false, result: document: "pass"}
	"entry":   _plain & {name: "入库", department: "library", fee: charged: false, result: name: "准予", prerequisites: [{document: "pass", basis: ["open"]}]}
	"loan":    _plain & {name: "借出", department: "library", fee: charged: false, result: name: "准予", prerequisites: [{matter: "entry", basis: ["open"]}]}
	"annexed": _plain & {name: "分馆", department: "annex", fee: charged: false, result: name: "准予", basis: "pass": {law: "行政许可法", article: "第三十条"}} // a key is no reference
	"novel":   _plain & {name: "新办", department: "library", fee: charged: false, result: name: "准予", basis: new: {law: "新条例", article: "第一条"}}
}
procedure: "both": {name: "读书一件事", lead: "library", audience: ["自然人"], members: [{matter: "card"}, {matter: "reading"}]} & _joint
procedure: "all": {name: "借书一件事", lead: "library", audience: ["自然人"], members: [{matter: "card"}, {matter: "loan"}]} & _joint
`

// assessed says who can obtain a matter and what its prerequisites add.
func assessed(s *eligibility.Solution, matter string) string {
	j := s.Assess(s.Matter(matter), nil)
	said := fmt.Sprint(j.Applies.All, j.Qualifies.All, j.Orderable.All, j.Obtainable.All)
	for _, a := range j.Added {
		said += " " + a.Matter.ID + ": " + a.Require.Sentence()
	}
	return said
}

// TestRest has by hand what is left out of a catalog that is not finished and why, and wants the rest to say what it says once the catalog
// is finished.
func TestRest(t *testing.T) {
	base, err := os.ReadFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	read := func(changes ...string) (*eligibility.Solution, []validate.Omission) {
		cat, found, err := schema.Load(diagtest.FS(string(base), strings.NewReplacer(changes...).Replace(unfinished)), schema.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s, omitted, _ := validate.Rest(cat, found)
		return s, omitted
	}
	s, omitted := read()
	if s == nil {
		t.Fatal("nothing is understood")
	}
	var got []string
	for _, o := range omitted {
		line := fmt.Sprintf("%s %s: %d wrong", o.Record.RecordKind(), o.Record.RecordID(), len(o.Wrong))
		for _, n := range o.Needs {
			line += " needs " + n.RecordID()
		}
		got = append(got, line)
	}
	slices.Sort(got)
	want := []string{
		"calendar 2027: 1 wrong",
		"department annex: 1 wrong",
		"law 新条例: 1 wrong",
		"matter annexed: 0 wrong needs annex",
		"matter entry: 0 wrong needs pass",
		"matter loan: 0 wrong needs entry",
		"matter novel: 0 wrong needs 新条例",
		"matter pass: 1 wrong",
		"procedure all: 0 wrong needs loan",
	}
	if !slices.Equal(got, want) {
		t.Errorf("left out:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	whole, omitted := read("待填：", "")
	if whole == nil || len(omitted) > 0 {
		t.Fatal("the finished catalog is not whole:", omitted)
	}
	kept := 0
	for _, m := range s.Matters() {
		kept++
		if got, want := assessed(s, m.ID), assessed(whole, m.ID); got != want {
			t.Errorf("%s: %s, and %s in the finished catalog", m.ID, got, want)
		}
	}
	if s := assessed(s, "reading"); s != "true true true false card: 年龄14岁以上" {
		t.Errorf("reading is understood as %s", s)
	}
	if kept != 3 {
		t.Errorf("%d matters are left", kept)
	}
	if r := s.Records(fieldpath.LawKind); len(r) != 2 || s.Law("新条例") != nil {
		t.Errorf("laws that are left: %v", r)
	}
	for _, everybody := range [][]string{
		{`document: "pass"`, "_x: [}\ndocument: \"pass\""},                                                       // cannot be read
		{`document: "pass":`, "_x: 1/0\ndocument: \"pass\":"},                                                    // a shared definition
		{`document: "pass":`, "impossible: \"x\": {where: {age: 1, no: 2}, reason: \"无\"}\ndocument: \"pass\":"}, // for everybody
		{`document: "pass":`, "catalog: {name: \"再写一次\"}\ndocument: \"pass\":"},                                  // the record of the catalog
		{`document: "pass":`, "matter: \"card\": _card & {name: \"借书证\"}\ndocument: \"pass\":"},                  // which of the two is meant?
	} {
		if s, _ := read(everybody...); s != nil {
			t.Errorf("%q is left out", everybody[1])
		}
	}
}
