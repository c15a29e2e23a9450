package render

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/rendertest"
	"github.com/xuri/excelize/v2"
)

// issuersCatalog has a licence that two offices give, to the old the one and to the young the other, and a matter for the old that wants it as
// a material and before it accepts; and one that wants it of everybody.
const issuersCatalog = saidCatalog + `
document: licence: {name: "经营证", kind: "证照"}
_office: _matter & {department: "office", type: "其他行政权力", handling: "承诺件", audience: ["自然人"], basis: open: {law: "办法", article: "第一条"}, deadline: promised: {value: 5, unit: "工作日"}, fee: charged: false, service: [{window: "一楼"}]}
_paper: {document: "licence", copies: 1, basis: ["open"]}
department: office: #Department & _department & {name: "示例局"}
matter: "for-old": #Matter & _office & {name: "老人发证", applies: old: true, result: document: "licence"}
matter: "for-young": #Matter & _office & {name: "青年发证", applies: old: false, result: document: "licence"}
matter: care: #Matter & _office & {name: "老人照料", applies: old: true, result: name: "照料单", materials: [_paper], prerequisites: [{document: "licence", basis: ["open"]}],
	agencies: [{name: "评估", payer: "申请人", basis: ["open"], prerequisites: [{document: "licence", basis: ["open"]}]}]}
matter: club: #Matter & _office & {name: "俱乐部", result: name: "会员单", materials: [_paper], prerequisites: [{milestone: "opening", basis: ["open"]}]}
milestone: opening: {name: "开业", after: [{document: "licence", basis: ["open"]}], basis: open: {law: "办法", article: "第一条"}}
procedure: both: {name: "两件一起办", lead: "office", audience: ["自然人"], basis: open: {law: "办法", article: "第一条"}, members: [{matter: "care"}]}
`

// TestIssuersOfApplicants wants a material, and a prerequisite, to be had only from the matters that those can use who are asked for it, on
// every page, in the sheet and in JSON; the document has all of its issuers.
func TestIssuersOfApplicants(t *testing.T) {
	p := rendertest.Source(t, issuersCatalog)
	files, err := Files(p, Options{Only: []string{"guide", "json", "sheet"}})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, f := range files {
		switch {
		case strings.HasSuffix(f.Path, "材料清单.xlsx"):
			book, err := excelize.OpenReader(bytes.NewReader(f.Data))
			if err != nil {
				t.Fatal(err)
			}
			rows, err := book.GetRows(book.GetSheetList()[0])
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				all := strings.Join(row, "|")
				for _, name := range []string{"老人照料", "俱乐部"} {
					if strings.Contains(all, name) {
						seen["sheet "+name] = all
					}
				}
			}
		default:
			seen[f.Path] = string(f.Data)
		}
	}
	for _, name := range []string{"guides/care.md", "guides/care.html", "guides/care.brief.md", "procedures/both.md", "notices/both.md", "sheet 老人照料", "json/matters/care.json"} {
		if text := seen[name]; text == "" || strings.Contains(text, "青年发证") || name != "guides/care.brief.md" && !strings.Contains(text, "老人发证") {
			t.Errorf("%s: the old can have it from 老人发证 alone:\n%s", name, text)
		}
	}
	for _, name := range []string{"guides/club.md", "sheet 俱乐部", "json/matters/club.json"} {
		if text := seen[name]; !strings.Contains(text, "青年发证") || !strings.Contains(text, "老人发证") {
			t.Errorf("%s: some can have it from 老人发证 and some from 青年发证:\n%s", name, text)
		}
	}
	var all struct {
		Documents []struct {
			ID       string
			IssuedBy []struct{ ID string }
		}
		Milestones []struct {
			After []struct {
				AnyOf []struct{ IssuedBy []struct{ ID string } }
			}
		}
	}
	if err := json.Unmarshal([]byte(seen["json/catalog.json"]), &all); err != nil {
		t.Fatal(err)
	}
	for _, d := range all.Documents {
		if d.ID == "licence" && len(d.IssuedBy) != 2 {
			t.Errorf("the licence is issued by %v", d.IssuedBy)
		}
	}
	if len(all.Milestones) != 1 || len(all.Milestones[0].After[0].AnyOf[0].IssuedBy) != 2 {
		t.Errorf("milestones: %+v", all.Milestones)
	}
}
