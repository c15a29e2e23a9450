package validate

import (
	"fmt"
	"slices"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/obtain"
)

func checkWaiting() Check {
	return Check{
		Rule: diag.Rule{
			Code: string(eligibility.Mutual), Name: "mutual-prerequisites", Severity: diag.Error,
			Title: diag.T("事项互为前提，有的申请人办不成", "matters wait for each other, so that some applicants can finish none"),
			Doc: diag.T("几个事项互相要求对方先办，申请人就谁也办不成。编译器对所有申请人情形同时判断，只报告确有申请人办不成的：只在互斥情形下才成圈的，或者圈上有别的选项可走的，都不报告。\n\n"+
				"每个问题写明对谁如此，以及一组缺一不可的要求：哪份文件的哪一行、由材料、前置还是中介机构提出、依据哪一条、效力层级如何。列出的改法都已逐一试过，对全部申请人有效，依据最弱的排在最前：没有法律、行政法规依据的前置本来就应当取消（国办发〔2014〕59号；企业投资项目核准和备案管理条例第六条）。常见的改法有取消要求、拆分事项、把“且”改成“或”、容缺后补、告知承诺、只等对方受理。同一项要求既写成材料又写成前置的，一起改。取消、限定或者代替法律、法规、规章所定的要求，本机关无权自行决定，注明并列在最后；除此之外改一处不够的，试两处一起改。容缺、承诺和只等受理不取消要求，但是要有规定准许：容缺只限次要材料，告知承诺不适用于关系公共安全、生态环境、人身健康等的事项；所定要求出自法律、法规、规章的，注明本机关无权自行决定。没有依据的要求（basis: []），本机关可以自行取消。\n\n"+
				"改一处就不再互为前提，但几个问题可能同时存在，改完请再检查一遍。",
				"Where matters require each other first, applicants can finish none of them. The compiler decides this for all profiles at once and reports only what blocks somebody: not a circle that closes only through cases that exclude each other, nor one with another way out.\n\n"+
					"A finding says for whom, and gives a set of requirements of which none can be left out, each with its place, element, basis and rank. Every fix it names has been tried and works for all profiles, those of the weakest basis first. What is demanded both as a material and as a prerequisite is mended together. An office cannot by itself take away, restrict or replace what laws, regulations or rules demand: such fixes are marked and come last; where no other single change helps, two are tried together. Accepting earlier, commitments and waiting for the acceptance take nothing away, but need a rule that allows them: only minor materials may follow, and no commitment will do where public safety, the environment or health are at stake; where laws, regulations or rules make the demand the fix says that the office cannot decide it by itself. What has no basis (basis: []) the office can drop. Several such findings may exist at once."),
		},
		Demands:    true,
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			w := l.solution()
			for _, f := range w.Obstacles() {
				if f.Kind != obtain.Waiting {
					continue
				}
				r := w.Requirements()[f.Requirements[0]]
				who := w.ApplicantsWith(f.Witness)
				message := diag.T("%[1]s个事项互为前提，%[3]s都办不成", "%[2]d matters wait for each other, so that none can be finished by %[4]s", count(len(f.Matters)), len(f.Matters), who.ZH, who.EN)
				if len(f.Matters) == 1 {
					message = diag.T("“%[1]s”以自己为前提，%[2]s都办不成", "“%[1]s” waits for itself, so that it cannot be finished by %[3]s", r.Matter.Name, who.ZH, who.EN)
				}
				d := l.Finding(r.At[0], message, w.Repairs(f))
				d.Place, d.Tried, d.Related = l.ElementPlace(r.At[0]), true, w.Hops(f)
				for _, k := range f.Matters {
					d.Concerns = append(d.Concerns, w.Awaited()[k].ID)
				}
				if n := others(w.Obstacles(), f); n > 0 {
					d.Related = append(d.Related, diag.Related{Message: diag.T("这些事项之间另有 %d 组互为前提，分别列出；改好这一组后，其余的可能还在", "%[1]d other circles among these matters are reported by themselves; mending this one may leave them", n)})
				}
				if f.More {
					d.Related = append(d.Related, diag.Related{Message: diag.T("这一组事项之间还有别的互为前提没有列出，改后请再检查", "there are more circles among these matters; check again after mending this one")})
				}
				report(d)
			}
		},
	}
}

// count writes a number of things in Chinese: 两, 三, … 十, 11.
func count(n int) string {
	if words := []string{"", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"}; n < len(words) {
		return words[n]
	}
	return fmt.Sprintf(" %d ", n)
}

// others counts the other findings of mutual prerequisites about some of the same matters and applicants.
func others(findings []obtain.Obstacle, f obtain.Obstacle) (n int) {
	for _, o := range findings {
		if o.Kind == obtain.Waiting && !slices.Equal(o.Requirements, f.Requirements) && !o.Where.And(f.Where).Empty() &&
			slices.ContainsFunc(o.Matters, func(m int) bool { return slices.Contains(f.Matters, m) }) {
			n++
		}
	}
	return n
}
