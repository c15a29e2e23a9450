package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkNone() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R033", Name: "none-or-how-much", Severity: diag.Error,
			Title: diag.T("写了没有，又写了是什么，或者两样都没写", "both none and what there is, or neither"),
			Doc: diag.T("没有数量限制、法律没有规定期限、证照长期有效，要写出来：quota: limited: false、statutory: {limited: false, basis: […]}、validity: forever: true。证照到当年某一天为止的写 until，与数量和单位只写一样。写了没有的，不再写内容、数量和单位；没有写的，内容和依据、数量和单位都要写。不收费的依据和说明写在 fee 里，收费的依据写在各个收费项目里。",
				"That there is no quota, that the law sets no limit, that a document does not expire is said: quota: limited: false, statutory: {limited: false, basis: […]}, validity: forever: true. A document that ends on a day of the year has until instead of value and unit. Where it is, there is neither text nor value and unit; where it is not, text and basis, or value and unit are required. On what basis nothing is charged stands in the fee; where something is, each item has its own basis."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			say := func(at fieldpath.Selector, wrong, hint diag.Text) {
				if !l.flawed(at) {
					report(l.Finding(at, wrong, hint))
				}
			}
			for _, e := range l.written.Matters {
				m, a := &e.Value, fieldpath.Matter(e.Key)
				if q := m.Quota; q != nil {
					switch limited := model.Limited(q.Limited); {
					case !limited && q.Text != "":
						say(a.Quota().Text(), diag.T("写了没有数量限制，又写了限制的内容", "it says that there is no quota, and what it is"), diag.T("有限制的删去 limited: false；没有的删去 text", "If there is one, remove limited: false; if not, remove the text"))
					case limited && (q.Text == "" || len(q.Basis) == 0):
						say(a.Quota(), diag.T("有数量限制，却没有写明内容和依据", "there is a quota, without its text and basis"), diag.T("写明 text 和 basis；没有限制的写 limited: false", "Write text and basis; if there is none, limited: false"))
					}
				}
				if t := m.Deadline.Statutory; t != nil {
					at := a.Deadline().Statutory()
					switch limited := model.Limited(t.Limited); {
					case !limited && (t.Unit != "" || t.Value != 0):
						say(at, diag.T("写了法律没有规定期限，又写了期限", "it says that the law sets no limit, and what it is"), diag.T("有期限的删去 limited: false；没有的删去 value 和 unit", "If there is one, remove limited: false; if not, remove value and unit"))
					case !limited && len(t.Basis) == 0:
						say(at, diag.T("写了法律没有规定期限，却没有写依据", "it says that the law sets no limit, without the basis"), diag.T("写明使它没有期限的依据 basis；不知道的，删去 statutory", "Write the basis that makes it that there is none; if nobody knows, remove statutory"))
					case limited && t.Unit == "":
						say(at, diag.T("法定时限没有写单位", "the statutory limit has no unit"), diag.T("写明 unit，如“工作日”；法律没有规定期限的写 limited: false 和依据", "Write the unit, such as 工作日 (working days); if the law sets no limit, limited: false and the basis"))
					}
				}
				if m.Fee != nil && m.Fee.Charged && len(m.Fee.Basis) > 0 {
					say(a.Fee().Basis(), diag.T("收费的事项，依据要写在各个收费项目里", "a matter that is charged for has the basis in the items of its fee"), diag.T("移到 items 的各项", "Move it to the items"))
				}
			}
			for _, e := range l.written.Documents {
				v, at := e.Value.Validity, fieldpath.Document(e.Key).Validity()
				if v == nil {
					continue
				}
				counted := v.Value != nil || v.Unit != ""
				switch forever := v.Forever != nil && *v.Forever; {
				case forever && (counted || v.Until != "" || v.Renew != nil):
					say(at, diag.T("写了长期有效，又写了期限", "it says that it does not expire, and when"), diag.T("有期限的删去 forever: true；长期有效的删去期限和延续申请", "If it expires, remove forever: true; if not, remove value, unit, until and renewal"))
				case v.Until != "" && counted:
					say(at, diag.T("写了有效到哪一天，又写了多久", "it says until which day it is valid, and for how long"), diag.T("删去 until，或者删去 value 和 unit", "Remove until, or value and unit"))
				case !forever && v.Until == "" && (v.Value == nil || v.Unit == ""):
					say(at, diag.T("有效期没有写明数量和单位", "the validity has no value and unit"), diag.T("写明 value 和 unit；到当年某一天的写 until；长期有效的写 forever: true", "Write value and unit; until, if it ends on a day of the year; forever: true, if it does not expire"))
				}
			}
		},
	}
}
