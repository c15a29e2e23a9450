package render

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/render/book"
	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
)

// feeCatalog is what the matters of feeCases stand in.
const feeCatalog = `package catalog

catalog: {name: "示例目录", edition: "2026-06-01", region: "370503", publisher: "示例县图书馆"}
region: "370503": {name: "示例县", level: "县级"}
department: "library": {name: "示例县图书馆", address: "示例路 1 号", hours: "每天 9:00—17:00", phones: ["0546-0000000"], window: "常设"}
law: "行政许可法": {title: "中华人民共和国行政许可法", rank: "法律", effective: from: "2004-07-01", articles: "第五十九条": "行政机关实施行政许可，依照法律、行政法规收取费用的，应当按照公布的法定项目和标准收费。"}
fact: area: {name: "建筑面积", question: "多少平方米？", type: "数值", unit: "平方米", min: 0}
fact: capital: {name: "注册资本", question: "多少万元？", type: "数值", unit: "万元", min: 0}
_m: {
	department: "library", type: "公共服务", handling: "即办件", audience: ["自然人"]
	basis: open: {law: "行政许可法", article: "第五十九条"}
	deadline: promised: unit: "即时"
	steps: [{name: "受理", role: "窗口", visit: true}]
	service: [{window: "一楼", lines: ["0546-0000000"], complaints: ["0546-0000001"]}]
	result: name: "凭证"
}
`

// feeCases are matters with a fee of every kind, and what an applicant with 320 square metres and 2 million yuan pays, counted out by
// hand; "" where the standard leaves it open.
var feeCases = []struct{ id, item, standard, sum string }{
	{"fixed", `kind: "固定单价", amount: 81`, "每件 81 元", "81"},
	{"measured", `kind: "固定单价", amount: 12.5, per: "平方米", base: "area"`, "每平方米 12.5 元", "4000"},
	{"hundreds", `kind: "固定单价", amount: 7, per: "100 平方米", remainder: "按一个计价单位收", base: "area"`, "每 100 平方米 7 元，不足的按 100 平方米计", "28"},
	{"band-price", `kind: "分段固定单价", base: "area", bandUnit: "平方米", bands: [{upTo: 300, amount: 301}, {amount: 402}]`, "300 平方米以下 301 元，超过的 402 元", "402"},
	{"band-rate", `kind: "分段固定费率", base: "capital", bandUnit: "万元", bands: [{upTo: 100, permille: 4}, {permille: 8}]`, "100 万元以下 4‰，超过的 8‰", "16000"},
	{"progressive", `kind: "分段费率累加", base: "capital", bands: [{upTo: 1000000, permille: 0.8}, {permille: 0.4}], minimum: 50`, "100 万元以下 0.8‰，超过的 0.4‰，最低 50 元", "1200"},
	{"most", `kind: "分段费率累加", base: "capital", bands: [{permille: 1}], maximum: 1999`, "1‰，最高 1999 元", "1999"},
	{"floating", `kind: "浮动单价"`, "每件 60—90 元", ""},
	{"in-characters", `kind: "固定单价", amount: 105`, "每证壹佰零伍元", "105"},
}

// moneyProgram loads the matters of feeCases.
func moneyProgram(t *testing.T) (*validate.Program, *eligibility.Solution) {
	t.Helper()
	var b strings.Builder
	b.WriteString(feeCatalog)
	for i, c := range feeCases {
		fmt.Fprintf(&b, "matter: %q: #Matter & _m & {name: \"收费事项%d\", fee: {charged: true, items: [{name: \"费用%d\", standard: %q, basis: [\"open\"], %s}]}}\n", c.id, i+1, i+1, c.standard, c.item)
	}
	cat, found, err := schema.Load(fstest.MapFS{"catalog.cue": {Data: []byte(b.String())}}, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, all := validate.Run(cat, found, validate.Options{})
	for _, d := range all {
		if d.Severity == diag.Error || strings.Contains(d.Field, "fee") {
			t.Errorf("%s %s: %s", d.Code, d.Matter, d.Message.ZH)
		}
	}
	s, _ := validate.Try(cat, found)
	if p == nil || s == nil {
		t.FailNow()
	}
	return p, s
}

// wantStandards wants the standard of every fee of a program, as a reader sees it, in every file of a format that says what a matter costs:
// the full and the short guide, as web page, Markdown and Word document, the folded sheet, the sheet of fees, and the JSON. It returns in
// how many places.
func wantStandards(t *testing.T, p *validate.Program, format string, files []output.File) (places int) {
	t.Helper()
	texts := map[string]string{}
	for _, m := range p.Matters() {
		for i, x := range m.Fees {
			for _, name := range filesOfFees(m.ID)[format] {
				if _, known := texts[name]; !known {
					at := slices.IndexFunc(files, func(f output.File) bool { return f.Path == name })
					if at < 0 {
						t.Fatalf("there is no %s", name)
					}
					s, ok := readable(t, files[at])
					if !ok {
						s = broken.Replace(string(files[at].Data)) // what SetNothing writes
					}
					texts[name] = rendertest.Words(s)
				}
				for line := range strings.Lines(x.Standard) {
					if want := strings.TrimRight(rendertest.Words(line), "。；"); !strings.Contains(texts[name], want) {
						t.Errorf("%s does not say that fee %d of %s is %q", name, i+1, m.ID, want)
					}
				}
				places++
			}
		}
	}
	return places
}

// broken takes away what stands in the data of a page template around what is not to be divided between lines.
var broken = strings.NewReplacer(`"},{"n":"`, "", `",{"n":"`, "", `{"n":"`, "", `"},"`, "")

// filesOfFees are the files that say what a matter costs, by format.
func filesOfFees(id string) map[string][]string {
	guide := "guides/" + id
	return map[string][]string{
		"guide": {guide + ".html", guide + ".md", guide + ".brief.html", guide + ".brief.md"}, "docx": {"docx/" + guide + ".docx"},
		PrintName: {"print/leaflets/" + id + ".pdf"}, "sheet": {"sheets/收费目录清单.xlsx"}, "json": {"json/matters/" + id + ".json"},
	}
}

// TestFeesAreTheSameEverywhere wants guides, folded sheets, workbooks and JSON to print one standard for a fee, and plans, for a terminal, as
// Markdown and as JSON, to take the sum that this standard comes to for an applicant, for a
// fee of every kind. TestFormats asks for the standards of the worked catalog.
func TestFeesAreTheSameEverywhere(t *testing.T) {
	p, s := moneyProgram(t)
	for _, f := range Formats() {
		files, err := f.Files(p, Options{Printer: &book.Printer{Paper: print.A4, AtOnce: 2, Set: rendertest.SetNothing}})
		if err != nil {
			t.Fatal(err)
		}
		if n := wantStandards(t, p, f.Name, files); n < len(feeCases) {
			t.Errorf("%s says in %d places what something costs", f.Name, n)
		}
	}
	given, problem := s.ParseGiven([]string{"area=320", "capital=200"})
	if !problem.IsZero() {
		t.Fatal(problem)
	}
	for _, c := range feeCases {
		at := slices.IndexFunc(s.Matters(), func(m *model.Matter) bool { return m.ID == c.id })
		made, err := plan.Make(s, nil, s.Matters()[at], plan.Options{Given: given})
		if err != nil {
			t.Fatal(c.id, err)
		}
		data, err := Plan(s.Catalog(), made, "json", diag.ZH)
		if err != nil {
			t.Fatal(err)
		}
		var contract struct {
			Fees []struct {
				Standard string
				Amount   *string
			}
			FeeTotal struct {
				Amount  string
				Unknown int
			}
		}
		if err := json.Unmarshal(data, &contract); err != nil {
			t.Fatal(err)
		}
		sum, total, unknown := "", "0", 1
		if len(contract.Fees) != 1 {
			t.Fatalf("%s: %s", c.id, data)
		}
		if a := contract.Fees[0].Amount; a != nil {
			sum = *a
		}
		if c.sum != "" {
			total, unknown = c.sum, 0
		}
		if sum != c.sum || contract.Fees[0].Standard != c.standard || contract.FeeTotal.Amount != total || contract.FeeTotal.Unknown != unknown {
			t.Errorf("%s: the JSON of the plan says %q for %q, in all %+v; want %q", c.id, sum, contract.Fees[0].Standard, contract.FeeTotal, c.sum)
		}
		row, all := c.sum+"元", "收费："+c.sum+"元。"
		if c.sum == "" {
			row, all = "按标准计算", "收费：1项，金额按标准计算。"
		}
		for _, format := range []string{"text", "markdown"} {
			text, err := Plan(s.Catalog(), made, format, diag.ZH)
			if err != nil {
				t.Fatal(err)
			}
			said := rendertest.Words(string(text))
			if format == "markdown" {
				said = rendertest.MarkdownWords(t, text)
			}
			said = seamless.Replace(said)
			if strings.Count(said, row) < 2 || !strings.Contains(said, all) || !strings.Contains(said, seamless.Replace(rendertest.Words(c.standard))) {
				t.Errorf("%s: the plan as %s does not say %q for %q:\n%s", c.id, format, c.sum, c.standard, text)
			}
		}
	}
}

// seamless takes away what a terminal draws between cells.
var seamless = strings.NewReplacer("│", "", "|", "", "─", "")
