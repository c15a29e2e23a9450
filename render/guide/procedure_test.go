package guide

import (
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/page/markdown"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// TestTopological wants every member after those it waits for, whichever way a circle is entered.
func TestTopological(t *testing.T) {
	after := func(from ...int) need { return need{from: from} }
	for _, test := range []struct {
		needs [][]need
		want  []int
	}{
		{nil, nil},
		{[][]need{{after(2)}, nil, nil}, []int{2, 0, 1}},
		{[][]need{{after(1, 2)}, {after(0)}, nil}, []int{2, 0, 1}}, // 1 waits for 0, so 0 needs only 2
		{[][]need{{after(1)}, {after(0)}}, []int{1, 0}},
	} {
		if got := topological(test.needs); !slices.Equal(got, test.want) {
			t.Errorf("%v: got %v, want %v", test.needs, got, test.want)
		}
	}
}

// TestDerivedFigures reads what guides and notices say of the worked procedures.
func TestDerivedFigures(t *testing.T) {
	p := rendertest.Program(t, rendertest.Worked)
	five, _ := rendertest.FiveCertificates(t)
	for _, x := range []struct {
		p     *validate.Program
		id    string
		wants []string
	}{
		{five, "five-certificates", []string{
			"**12 个工作日**", "第 2–6 个工作日", "第 5 次：第 12 个工作日", "(five-certificates.flow.svg)", "(five-certificates.time.svg)", "示范样表：", "空白表格：",
			"\n公布的法定时限合计 68 个工作日，是以前公布的总数，不由各事项推算：法定时限合计只公布了总数，怎样分到五个事项没有资料（出处：2014年河口区政务服务概况）。\n",
			"《行政许可法》第三十二条", "告知窗口（盖章）", "办理流程、缴费清单和示范样表",
		}},
		{p, "restaurant", []string{"\n第 2、5 项**二选一**：办下来的都是公众聚集场所投入使用、营业前消防安全检查意见书，按消防检查办理方式只办其中一项。\n"}},
		{p, "company-startup", []string{"\n只适用于不办学校的申请人。\n", "| 招用职工，主体类型为个体工商户以外的类型，并且领用纸质发票 | 5 项 | **2 个工作日** |", "| 不招用职工，并且不领用纸质发票 | 3 项 | **2 个工作日** |", "不确定<br>这些时间不算，最多 3 个工作日", "\n不确定的，是因为中介服务“公章刻制”没有写明要多久，请先向窗口问明。\n"}},
		{p, "construction-project", []string{"情形很多，以用时较长的一种为例", "| □ | **国有建设用地租赁合同**", "| □ | **满足施工需要的消防设计图纸及技术资料** |", "\n各项的先后因情形而异，按各自的前置办理。写“都要办”的，每个申请人都要办；其余的看“谁办”。\n", "承诺时限"}},
	} {
		i := slices.IndexFunc(x.p.Procedures(), func(r *model.Procedure) bool { return r.ID == x.id })
		text := string(markdown.Print(Notice(x.p.Procedures()[i], x.p, "版本 2026-11-01")))
		for _, w := range x.wants {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %q in\n%s", x.id, w, text)
			}
		}
	}
	guide := string(markdown.Print(ProcedureGuide(five.Procedures()[0], five, "版本 2026-11-01")))
	for _, w := range []string{"| 法定时限合计 | 68 个工作日 | 是以前公布的总数，不由各事项推算 |", "\n公布的法定时限合计 68 个工作日，是以前公布的总数，不由各事项推算：法定时限合计只公布了总数，怎样分到五个事项没有资料（出处：2014年河口区政务服务概况）。\n", "| 承诺时限 | 12 个工作日 | 最短可以承诺 12 个工作日 |", "| 分别办理跑动次数 | 8 次 | 8 次 |", "| 联办跑动次数 | 5 次 | 5 次 |"} {
		if !strings.Contains(guide, w) {
			t.Errorf("no %q in\n%s", w, guide)
		}
	}
}

// TestKeptOut wants a guide to say whom a condition of a prerequisite keeps out, and not of everybody that he must not be such a one.
func TestKeptOut(t *testing.T) {
	p := rendertest.Program(t, rendertest.Worked)
	text := string(markdown.Print(Guide(p.Matter("tobacco-retail"), p, "版本 2026-11-01")))
	for _, w := range []string{"### 实际还须满足", "1. **办学类别为非营利性民办学校的：** 办不成“[市场主体设立登记](company-registration.md)”，它的条件："} {
		if !strings.Contains(text, w) {
			t.Errorf("no %q in\n%s", w, text)
		}
	}
}

// TestNoticeLaw wants a notice to cite the licensing law only where it is in force and there are licences.
func TestNoticeLaw(t *testing.T) {
	p := rendertest.Program(t, rendertest.Small)
	for _, r := range p.Procedures() {
		text := string(markdown.Print(Notice(r, p, "版本 2026-11-01")))
		licences := slices.ContainsFunc(r.Members, func(b model.Member) bool { return b.Matter.Type == schema.Licence })
		if cites := strings.Contains(text, "《行政许可法》第三十二条"); cites != licences {
			t.Errorf("%s: cites the law %v", r.ID, cites)
		}
	}
}

// TestNoticeReliefs wants every relief that the guides of the members grant in the notice, and every other word on a material: for a material in its row, for a prerequisite of
// the member that has it.
func TestNoticeReliefs(t *testing.T) {
	count := 0
	for _, dir := range []string{rendertest.Worked, rendertest.Small, "render/testdata/every-field"} {
		p := rendertest.Program(t, dir)
		for _, pr := range p.Procedures() {
			lines := strings.Split(string(markdown.Print(Notice(pr, p, "版本 2026-11-01"))), "\n")
			has := func(relief string, of ...string) {
				count++
				if relief == "" || !slices.ContainsFunc(lines, func(line string) bool {
					return strings.Contains(line, relief) && !slices.ContainsFunc(of, func(s string) bool { return !strings.Contains(line, s) })
				}) {
					t.Errorf("%s: no %q of %s", pr.ID, relief, of)
				}
			}
			for _, b := range pr.Members {
				for _, r := range b.Matter.Materials {
					if r.Fetched() {
						continue
					}
					for _, said := range []string{r.Standard, r.Instructions, r.Note} {
						if first, _, _ := strings.Cut(said, "\n"); first != "" {
							has(first, r.Title)
						}
					}
					if r.Relax != nil {
						has(wording.Relaxation(r.Relax).ZH, r.Title)
					}
					if model.Pledged(r.Proof) {
						has("可以用书面承诺代替", r.Title)
					}
				}
				for _, r := range b.Matter.Prerequisites {
					if r.Relax != nil {
						has(wording.Relaxation(r.Relax).ZH, r.AnyOf[0].Title())
					}
				}
			}
		}
	}
	if count < 4 {
		t.Errorf("%d reliefs are too few to judge", count)
	}
}

// TestWaysOpen names of the matters that issue a document those alone from which the applicants can have it who are asked for it: new
// construction land has no way through what is for land in stock, and the other way round.
func TestWaysOpen(t *testing.T) {
	p := rendertest.Program(t, rendertest.Worked)
	const fresh, stock = "](land-preapproval.md)", "](site-opinion.md)"
	lines := 0
	for _, m := range p.Matters() {
		for line := range strings.Lines(string(markdown.Print(Guide(m, p, "")))) {
			if !strings.Contains(line, "受理前，须已经取得“建设项目用地预审与选址意见书”") || !strings.Contains(line, "新增建设用地的：**") {
				continue
			}
			lines++
			if other := strings.Contains(line, "**不新增") || strings.Contains(line, " 不新增"); strings.Contains(line, fresh) == other || strings.Contains(line, stock) != other {
				t.Errorf("%s: %s", m.ID, line)
			}
		}
	}
	if lines == 0 {
		t.Error("nobody asks for it")
	}
}
