package validate

import (
	"fmt"
	"strings"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

// Overfull is what printing has shown of the folded sheet of a matter that does not fit a page. The zero value is that of one that does.
type Overfull struct {
	Path  string     // of the file
	Pages int        // that it takes in the smallest type
	Parts []LongPart // of the sheet that have the most to say, the longest first
}

// LongPart is a part of a folded sheet, as its heading names it, and how many characters it has.
type LongPart struct {
	Title      string
	Characters int
}

// checkLeaflet is silent before the sheets have been set: only build knows, see Printed. It is no rule of public reform: so R and not P.
func checkLeaflet() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R031", Name: "leaflet-overfull", Severity: diag.Warning,
			Title: diag.T("折页一页排不下", "a leaflet that does not fit a page"),
			Doc: diag.T("每个事项的简版指南排成一张横放的 A4，分三栏，可以折成三折发给群众，所以只能有一页。字号从 13 磅起逐级缩小，到 7 磅还排不下的，才是这个问题：再小看不清。印出来的折页有几页，内容一样不少，但是折不成一张，不宜分发；办事指南、汇编、告知单、网页、公开表、JSON 和 Word 不受影响。只有排了版才知道，所以 build 报告，check 不报告；写 --fail-on warning 的，有这个问题就不写输出。\n\n把问题里说的最长的几部分写短：服务内容只说办什么；申报条件和申报材料各写一句，本来是一项的合成一项，空白表格上已经写明的不再写。确实写不短的，发办事指南，不发折页。",
				"The short guide of every matter is set on a landscape A4 page of three columns, to be folded and handed out, so it has one page. The type begins at 13 points and gets smaller step by step; what does not fit at 7 points is reported, for nobody can read less. The leaflet is printed on several pages and has all there is to say, but it cannot be folded and should not be handed out; guides, the book, notices, web pages, sheets, JSON and Word are not concerned. It is known only when it has been set: build reports it and check does not; with --fail-on warning nothing is written then.\n\nShorten the longest parts, which the finding names: the scope says only what is done; a condition or a material is one sentence; join what is one; what a form says need not be said again. What cannot be shorter is handed out as the guide, and not as a leaflet."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			if l.options.Overfull == nil {
				return
			}
			for _, m := range l.Matters() {
				o := l.options.Overfull(m)
				if o.Pages < 2 {
					continue
				}
				zh, en := make([]string, len(o.Parts)), make([]string, len(o.Parts))
				for i, p := range o.Parts {
					zh[i], en[i] = fmt.Sprintf("“%s”%d 字", p.Title, p.Characters), fmt.Sprintf("“%s” (%d characters)", p.Title, p.Characters)
				}
				report(l.Finding(fieldpath.Matter(m.ID),
					diag.T("“%[1]s”的折页一页排不下，用最小的字也要 %[2]d 页，折不成一张；最长的是%[3]s", "the leaflet of “%[1]s” does not fit a page: it takes %[2]d even in the smallest type and cannot be folded; longest are %[4]s", m.Name, o.Pages, strings.Join(zh, "、"), strings.Join(en, ", ")),
					diag.T("把这几部分写短；不改的，%[1]s 有 %[2]d 页，内容不缺，不要折页分发，发办事指南", "Shorten these parts; as it is, %[1]s has %[2]d pages and lacks nothing, but hand out the guide instead", o.Path, o.Pages)))
			}
		},
	}
}

// Printed returns the findings that only printing can make.
func (p *Program) Printed(overfull func(*model.Matter) Overfull) (found diag.List) {
	c := checkLeaflet()
	c.Run(&inspected{Catalog: p.Catalog(), options: Options{Overfull: overfull}}, func(d diag.Diagnostic) {
		d.Code, d.Severity = c.Code, c.Severity
		found = append(found, d)
	})
	found.Sort()
	return found
}
