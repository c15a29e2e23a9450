package render

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/guide"
	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// guideOptions are those of the golden files.
func guideOptions() Options { return Options{Commit: "0123456789abcdef0123456789abcdef01234567"} }

// TestGuideGolden compares the Markdown of every document of the small catalog, and the bodies of the pages of one
// matter, the procedure, the departments and the index, with their pictures, with the recorded ones.
func TestGuideGolden(t *testing.T) {
	files, err := guideFormat().Files(rendertest.Program(t, rendertest.Small), guideOptions())
	if err != nil {
		t.Fatal(err)
	}
	var golden []output.File
	for _, f := range files {
		shown := strings.Contains(f.Path, "licence") || !strings.HasPrefix(f.Path, "guides/")
		switch path.Ext(f.Path) {
		case ".md":
			golden = append(golden, f)
		case ".svg":
			if shown {
				golden = append(golden, f)
			}
		default:
			if shown {
				golden = append(golden, output.File{Path: f.Path, Data: []byte(body(string(f.Data)))})
			}
		}
	}
	rendertest.Goldens(t, "testdata/golden/guide", golden)
}

// documents builds every document of a program.
func documents(p *validate.Program) []page.Document {
	var ds []page.Document
	for _, g := range guide.Pages(p) {
		ds = append(ds, g.Build(guideOptions().Stamp(p)))
	}
	return ds
}

// TestGuidesKeepText prints the small and the worked catalog and reads what was printed.
func TestGuidesKeepText(t *testing.T) {
	for _, dir := range []string{rendertest.Small, rendertest.Worked} {
		p := rendertest.Program(t, dir)
		for _, d := range documents(p) {
			rendertest.WantMarkdown(t, d)
			if page := printPage(t, d); rendertest.HtmlWords(body(page)) != rendertest.TreeWords(d.Blocks, true) {
				t.Errorf("%s: the text of the page differs", d.Path)
			}
		}
	}
}

// TestGuideLinks follows every link inside the output, to the anchor, and wants no anchor twice.
func TestGuideLinks(t *testing.T) {
	for _, dir := range []string{rendertest.Small, rendertest.Worked} {
		files, err := guideFormat().Files(rendertest.Program(t, dir), guideOptions())
		if err != nil {
			t.Fatal(err)
		}
		exists := map[string]bool{}
		for _, f := range files {
			exists[f.Path] = true
			for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllSubmatch(f.Data, -1) {
				at := f.Path + "#" + string(m[1])
				if exists[at] {
					t.Errorf("%s is there twice", at)
				}
				exists[at] = true
			}
		}
		for _, f := range files {
			links := regexp.MustCompile(`<a href="([^"]*)"`).FindAllSubmatch(f.Data, -1)
			if strings.HasSuffix(f.Path, ".md") {
				links = regexp.MustCompile(`[^\\]\]\(([^)]*)\)`).FindAllSubmatch(f.Data, -1)
			}
			for _, m := range links {
				to := string(m[1])
				if strings.HasPrefix(to, "http") || regexp.MustCompile(`^tel:[0-9+-]+$`).MatchString(to) {
					continue
				}
				switch {
				case strings.HasPrefix(to, "#"):
					to = f.Path + to
				case strings.HasPrefix(to, "../"):
					to = strings.TrimPrefix(to, "../")
				case strings.Contains(f.Path, "/"):
					to = f.Path[:strings.LastIndex(f.Path, "/")+1] + to
				}
				if !exists[to] {
					t.Errorf("%s leads to %s, which is not there", f.Path, m[1])
				}
			}
		}
	}
}

// TestGuideSections wants the sections of 行政许可标准化指引（2016版）附录2 in their order, but for those of which the catalog says nothing, none of
// them and no appendix empty.
func TestGuideSections(t *testing.T) {
	all := []string{"适用范围", "事项审查类型", "审批依据", "受理机构", "决定机构", "数量限制", "申请条件", "禁止性要求", "申请材料目录", "申请接收",
		"办理基本流程", "办理方式", "审批时限", "审批收费依据及标准", "审批结果", "结果送达", "申请人权利和义务", "咨询途径", "监督投诉渠道",
		"办公地址和时间", "办理进程和结果公开查询"}
	for _, dir := range []string{rendertest.Small, rendertest.Worked} {
		p := rendertest.Program(t, dir)
		for _, m := range p.Matters() {
			silent := map[string]bool{
				"数量限制": m.Matter.Quota == nil, "禁止性要求": m.Matter.Prohibitions == nil, "办理进程和结果公开查询": m.Tracking == "",
				"办理方式": len(wording.Channels(m)) == 0 && wording.Visits(m) == nil && m.Online == nil && m.Matter.Commitment == nil,
				"结果送达": m.Result.Delivery == nil && m.Result.Within == nil && m.Type != schema.Licence,
			}
			want := slices.DeleteFunc(slices.Clone(all), func(s string) bool { return silent[s] })
			blocks := guide.Guide(m, p, "").Blocks
			if box, ok := blocks[0].(page.KeyTable); !ok || !box.Box {
				t.Errorf("%s does not begin with a box", m.ID)
			}
			var got []string
			for i, b := range blocks {
				h, ok := b.(page.Heading)
				if !ok {
					continue
				}
				if h.Level == 2 && len(got) < len(want) {
					if h.Number != text.Numeral(len(got)+1)+"、" {
						t.Errorf("%s: %s is numbered %s", m.ID, h.Text, h.Number)
					}
					got = append(got, h.Text)
				}
				if i+1 == len(blocks) {
					t.Errorf("%s: %s is empty", m.ID, h.Text)
				} else if next, ok := blocks[i+1].(page.Heading); ok && next.Level <= h.Level {
					t.Errorf("%s: %s is empty", m.ID, h.Text)
				}
				if l, ok := blocks[min(i+1, len(blocks)-1)].(page.List); ok && len(l.Items) == 0 {
					t.Errorf("%s: the list of %s is empty", m.ID, h.Text)
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: sections %v", m.ID, got)
			}
		}
	}
}

// TestBriefEight wants what 八公开 asks for in every brief: 服务内容、审批依据、申报条件、申报材料、办理程序、承诺期限、收费标准、办事结果.
func TestBriefEight(t *testing.T) {
	p := rendertest.Program(t, rendertest.Small)
	for _, m := range p.Matters() {
		values := map[string]string{}
		for _, r := range guide.Brief(m, p, "").Blocks[0].(page.KeyTable).Rows {
			for _, v := range r.Value {
				values[r.Key] += v.String()
			}
		}
		for _, key := range []string{"服务内容", "审批依据", "申报条件", "申报材料", "办理程序", "承诺期限", "收费标准", "办事结果", "办理窗口", "咨询电话", "投诉电话"} {
			if values[key] == "" {
				t.Errorf("%s: no %s", m.ID, key)
			}
		}
	}
}

// TestGuideSays compares lines written by hand with the guide of a matter.
func TestGuideSays(t *testing.T) {
	p := rendertest.Program(t, rendertest.Small)
	text := func(d page.Document) string { return rendertest.TreeWords(d.Blocks, false) }
	for _, test := range []struct {
		d    page.Document
		want []string
	}{
		{guide.Guide(p.Matter("licence"), p, ""), []string{
			"事项名称试验许可（办许可）", "承诺时限5个工作日", "法定时限20个工作日材料齐全时起算收费", "到现场次数2次（核对原件）",
			"申请材料共3项，1项只有部分申请人需要。", "办理窗口河口区行政服务中心二楼B12开发区分中心办公时间",
			"供地方式为出让或者租赁的：投资不低于3000万元。（核验：总投资3000万元以上）（《试验许可办法》第一条；《试验法》第五条）",
			"受理前，须符合下列任一项（《试验许可办法》第一条）。须已经取得“立项\"批复\"”（办理“立项审批”取得）；",
			"”须已经受理。", "且供地方式为划拨或者租赁的：办结前，“立项审批”须已经办结（《试验法》第五条）。",
			"适用情形：总投资超过1000元不超过5000万元容缺后补办结前提交复印件2份中介机构出具由测绘单位核发" +
				"可以容缺受理，受理后5个工作日内补齐，逾期视为撤回申请（《试验许可办法》第二条）。《试验许可办法》第二条",
			"证明事项：用于证明没有违法；由公安机关开具；可以用书面承诺代替",
			"不计入时限：供地方式为划拨的，专家评审，最长15个工作日（《试验许可办法》第三条）",
			"登记费适用情形：供地方式为出让0.8‰，最低50元。按总投资计算小微企业免收。缴入国库《试验法》第五条",
			"有效期5年（《试验法》第九条）；需要延续的，在期满30日前提出申请",
			"窗口领取、邮寄送达。自作出决定之日起10日内送达。",
			"可以自知道或者应当知道该决定之日起六十日内，向河口区人民政府申请行政复议（《行政复议法》第二十条）。",
			"六个月内，直接向河口区人民法院提起行政诉讼（《行政诉讼法》第四十六条）", "（《行政许可法》第七条）", "附录一办理流程图",
		}},
		{guide.Guide(p.Matter("approve"), p, ""), []string{
			"承诺时限1个月收费不收费适用情形", "申请材料未公布。", "六、申请条件未公布。七、申请材料目录未公布。", "窗口接收", "环节办理人员时限1受理窗口2审查投资科10个工作日",
			"一、适用范围适用情形：属于政府投资。", "十一、审批收费依据及标准不收费。十二", "类别和形式批文说明两年内没有开工的，自行失效。十三、申请人权利和义务",
			"决定机构河口区人民政府", "五、决定机构河口区人民政府承办机构：河口区\"质量\"[安全]{局}\\本事项须报决定机构审批。",
			"《中华人民共和国试验法》（法律，1990年10月1日起施行，现行文本自2005年7月1日起施行）",
		}},
		{guide.Guide(p.Matter("file"), p, ""), []string{
			"本事项自2015年1月1日起办理，2027年1月1日起停止办理。", "有效期2年（《试验许可办法》第三条第一款）",
			"依据条文《试验许可办法》第三条第一款行政机关应当自受理之日起二十日内作出决定。",
		}},
		{guide.Guide(p.Matter("renewal"), p, ""), []string{"法定时限20个工作日（行政许可法第四十二条；未登记另有规定）", "十三、审批结果准予延续。十四、结果送达自作出决定之日起10个工作日内送达（行政许可法第四十四条）。"}},
		{guide.Brief(p.Matter("licence"), p, ""), []string{
			"1.申请表（原件1份；可以在网上填写）2.测绘成果（复印件2份；容缺后补；办结前提交；总投资超过1000元不超过5000万元的提交；可以容缺受理，受理后5个工作日内补齐，逾期视为撤回申请）3.无违法证明（原件1份；可以用书面承诺代替）",
			"3.受理前，须已经取得“立项\"批复\"”或“备案证明#1;end”，或者“项目备案", "不予办理1.三年内被撤销过许可的数量限制", "有效期：5年；需要延续的，在期满30日前提出申请送达：窗口领取、邮寄送达，自作出决定之日起10日内送达", "办理程序受理→审查→决定→送达",
		}},
		{guide.ProcedureGuide(p.Procedures()[0], p, ""), []string{
			"四、先后顺序以用时最长的情形为例：供地方式为划拨，并且属于政府投资。不在本联办内，要先办：立项审批（适用情形：属于政府投资）。下面的材料、时限、收费和到现场次数包括它们。下面按先后排列，写明哪一项要等哪一项；没有写明先后的，同一阶段内可以同时办理。",
			"不得超过四十五日", "法定时限合计20个工作日20个工作日承诺时限29个工作日最短可以承诺29个工作日分别办理跑动次数2次2次联办跑动次数2次2次出处：公告"}},
	} {
		got := text(test.d)
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s does not say %s:\n%s", test.d.Path, want, got)
			}
		}
	}
}

// TestGuideHostile puts nasty texts into a catalog that has been checked and prints it.
func TestGuideHostile(t *testing.T) {
	p := rendertest.Program(t, rendertest.Small)
	m := p.Matter("licence")
	one := func(n int) *int { return &n }
	for _, s := range rendertest.Nasty() {
		m.Name, m.Short, m.Scope, m.Note, m.VisitReason, m.Tracking = s, s, s+"\n"+s, s, s, s
		m.Quota.Text, m.Conditions[0].Text, m.Prohibitions[0].Text = s, s+"\n"+s, s
		m.Materials[0].Title, m.Materials[0].Instructions, m.Materials[0].Note = s, s+"\n"+s, s
		m.Materials[1].Original = one(1)
		m.Mistakes, m.Questions = []string{s}, []schema.Question{{Question: s, Answer: s + "\n" + s}}
		m.Matter.Commitment = &schema.Commitment{Text: s, Consequence: s}
		m.Commitment = &model.Cited{Text: s, Basis: m.Basis}
		m.Handling, m.Power, m.Entrusted = schema.Reported, schema.PowerSource(s), s
		m.Department.Name, m.Document.Name, m.Document.Note = s, s, s
		m.Basis[0].Text, m.Basis[0].About, m.Basis[0].Law.Number = s, s, s
		for _, d := range documents(p) {
			rendertest.WantMarkdown(t, d)
			if page := printPage(t, d); rendertest.HtmlWords(body(page)) != rendertest.TreeWords(d.Blocks, true) {
				t.Errorf("%s: the text of the page differs for %q", d.Path, s)
			}
		}
	}
}

// TestProcedureMerges puts before the members of the small procedure one that waits for another of them and asks for
// materials and fees that the others ask for, too.
func TestProcedureMerges(t *testing.T) {
	p := rendertest.Program(t, rendertest.Small)
	pr, licence, renewal := p.Procedures()[0], p.Matter("licence"), p.Matter("renewal")
	three, one := 3, 1
	survey, proof, fee := licence.Materials[1], licence.Materials[2], licence.Fees[1]
	survey.Material = &schema.Material{Original: &one, Copies: &three, Necessity: schema.Required, By: schema.Accepted, Form: "纸质或电子", Note: "用原来的成果"}
	survey.When, survey.Relax = nil, nil
	proof.Material = &schema.Material{Name: proof.Title, Source: schema.SystemSource, Necessity: schema.Optional, By: schema.Decided}
	renewal.Materials = append(renewal.Materials, survey, proof)
	renewal.Fee.Charged, renewal.Fees = true, []model.FeeItem{fee}
	renewal.Remedy = &schema.Remedy{Review: "甲机关", Court: "乙法院"}
	pr.Procedure.Name = "试验联办"
	pr.Members = append([]model.Member{{Member: &schema.Member{}, Matter: renewal, When: licence.Conditions[1].When}}, pr.Members...)
	d := guide.ProcedureGuide(pr, p, "")
	if d.Name() != "试验联办指南" {
		t.Errorf("the title is %s", d.Name())
	}
	got := rendertest.TreeWords(d.Blocks, false)
	for _, want := range []string{
		"试验许可受理前，须已经取得“立项", "立项审批不在本联办内，要先办", "没有写明要不要等其他事项的：",
		"“项目备案[web]<b>&amp;</b>|`x`%%{init}%%”须已经受理。属于政府投资，并且供地方式为划拨或者租赁的：办结前，“立项审批”须已经办结。试验许可延续（适用情形：供地方式为出让或者租赁）受理前，须已经取得“试验许可证”（办理“试验许可”取得）。",
		"4试验许可证第3项非必要原件1份",
		"测绘成果第2项（总投资超过1000元不超过5000万元的；容缺后补；办结前提交）第3项必要原件1份、复印件3份纸质或电子" +
			"中介机构出具由测绘单位核发第2项：可以容缺受理",
		"无违法证明第2项第3项（非必要；由窗口调取）原件1份",
		"试验许可延续3个工作日20个工作日（行政许可法第四十二条；未登记另有规定）项目备案", "20个工作日（《试验许可办法》第三条）材料齐全时起算供地方式为划拨的，专家评审，最长15个工作日",
		"工本费每份10元。试验许可试验许可延续（供地方式为出让或者租赁的）《试验法》第五条", "其余事项不收费。",
		"试验许可延续准予延续自作出决定之日起10个工作日内送达（行政许可法第四十四条）。", "向行政复议机关申请行政复议", "试验许可延续甲机关乙法院",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the guide does not say %s:\n%s", want, got)
		}
	}
}

// BenchmarkGuides prints every document of the worked catalog.
func BenchmarkGuides(b *testing.B) {
	p := rendertest.Program(b, rendertest.Worked)
	for b.Loop() {
		if _, err := guideFormat().Files(p, guideOptions()); err != nil {
			b.Fatal(err)
		}
	}
}
