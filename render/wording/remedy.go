package wording

import (
	"slices"
	"time"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// Rights says the rights and duties of the applicant of a matter by the law in force on a day, a sentence or two each.
func Rights(m *model.Matter, day schema.Date) []string {
	of := noLicence
	if m.Type == schema.Licence {
		of = onlyLicence
	}
	return rights(day, of, m.Remedy)
}

// MemberRights says those of the applicant of a procedure whose members have one remedy, nil for none or several.
func MemberRights(pr *model.Procedure, day schema.Date, remedy *schema.Remedy) []string {
	return rights(day, licensed(pr), remedy)
}

// Remedies says what who does not agree with a decision on a matter can do, by the law in force on a day.
func Remedies(m *model.Matter, day schema.Date) []string {
	return remedies(day, m.Remedy)
}

// Acceptance says what happens when an application for a procedure comes in, and when something is missing, by the law in force on a day.
func Acceptance(pr *model.Procedure, day schema.Date) []string {
	of := licensed(pr)
	if of == noLicence || day.Before(model.LicensingLaw) {
		return []string{"材料不齐全或者不符合要求的，窗口一次告知需要补正的全部内容。"}
	}
	lead := of.lead()
	return []string{
		"材料齐全、符合法定形式的，当场受理，出具加盖专用印章、注明日期的书面凭证（" + lead + "《行政许可法》第三十二条）。",
		"材料不齐全或者不符合法定形式的，当场或者在五个工作日内一次告知需要补正的全部内容；逾期不告知的，自收到申请材料之日起即为受理（" + lead + "《行政许可法》第三十二条、第八十二条）。",
		"材料中可以当场更正的错误，允许当场更正（" + lead + "《行政许可法》第三十二条）。",
		"不予许可的，出具书面决定，说明理由，告知申请行政复议或者提起行政诉讼的权利（" + lead + "《行政许可法》第三十八条）。",
	}
}

// JointCeiling is the limit of the law in force on a day on joint handling of licences, nothing for a procedure of none.
func JointCeiling(pr *model.Procedure, day schema.Date) page.Text {
	if licensed(pr) == noLicence || day.Before(model.LicensingLaw) {
		return nil
	}
	return page.Concat(page.Plain("行政许可统一办理或者联合办理、集中办理的，办理的时间不得超过四十五日；四十五日内不能办结的，经本级人民政府负责人批准，"+
		"可以延长十五日，并将延长期限的理由告知申请人。期限以工作日计算，不含法定节假日。"),
		page.Small("（《行政许可法》第二十六条、第四十二条、第八十二条）"))
}

// amended is what the law in force from a day says about remedies. Sources: 行政许可法第七条、第三十一条；
// 行政复议法（1999）第九条、（2023）第二十条、第二十三条；行政诉讼法（1989）第三十八条、第三十九条、（2014）第四十五条、第四十六条.
type amended struct {
	from schema.Date // no day: from the beginning
	text string
}

// inForce returns the last text in force on a day, "" for none. Texts are in the order of their days.
func inForce(texts []amended, day schema.Date) string {
	text := ""
	for _, r := range texts {
		if !day.Before(r.from) {
			text = r.text
		}
	}
	return text
}

// licences says whether 行政许可法 governs what a guide is about.
type licences int

// The answers: for a matter the first or the last, for the members of a procedure any.
const (
	noLicence licences = iota
	someLicence
	onlyLicence
)

// lead begins a citation of 行政许可法 where it governs some members only.
func (of licences) lead() string {
	if of == someLicence {
		return "行政许可事项依照"
	}
	return ""
}

// rights says the rights and duties of an applicant (申请人权利和义务) by the law in force on a day.
func rights(day schema.Date, of licences, remedy *schema.Remedy) []string {
	licence, duty := "", ""
	if of != noLicence && !day.Before(model.LicensingLaw) {
		licence, duty = "（"+of.lead()+"《行政许可法》第七条）", "（"+of.lead()+"《行政许可法》第三十一条）"
	}
	first := inForce([]amended{{schema.Date{}, ""}, {schema.DateOf(2024, time.January, 1), "认为行政机关未履行法定职责的，应当先申请行政复议，对复议决定不服的，再提起行政诉讼（《行政复议法》第二十三条）。"}}, day)
	items := append(remedies(day, remedy), first)
	if licence != "" { // what 行政许可法 gives to whoever applies for a licence, it gives to nobody else
		items = slices.Concat([]string{"申请人依法享有陈述权、申辩权；合法权益因行政机关违法办理受到损害的，有权依法要求赔偿" + licence + "。"}, items,
			[]string{"申请人应当如实提交有关材料和反映真实情况，并对申请材料实质内容的真实性负责" + duty + "。"})
	}
	return slices.DeleteFunc(items, func(s string) bool { return s == "" })
}

// remedies says what who does not agree with a decision can do, by the law in force on a day.
func remedies(day schema.Date, remedy *schema.Remedy) []string {
	review, court := "行政复议机关", "人民法院"
	if remedy != nil {
		review, court = remedy.Review, remedy.Court
	}
	reviewBasis := inForce([]amended{{schema.DateOf(1999, time.October, 1), "（《行政复议法》第九条）"}, {schema.DateOf(2024, time.January, 1), "（《行政复议法》第二十条）"}}, day)
	term := inForce([]amended{{schema.Date{}, "三个月"}, {schema.DateOf(2015, time.May, 1), "六个月"}}, day)
	suit := inForce([]amended{{schema.DateOf(1990, time.October, 1), "（《行政诉讼法》第三十九条）"}, {schema.DateOf(2015, time.May, 1), "（《行政诉讼法》第四十六条）"}}, day)
	after := inForce([]amended{{schema.DateOf(1990, time.October, 1), "（《行政诉讼法》第三十八条）"}, {schema.DateOf(2015, time.May, 1), "（《行政诉讼法》第四十五条）"}}, day)
	known := inForce([]amended{{schema.Date{}, "知道该具体行政行为"}, {schema.DateOf(2024, time.January, 1), "知道或者应当知道该决定"}}, day)
	made := inForce([]amended{{schema.Date{}, "知道作出具体行政行为"}, {schema.DateOf(2015, time.May, 1), "知道或者应当知道该决定"}}, day)
	return []string{
		"对决定不服的，可以自" + known + "之日起六十日内，向" + review + "申请行政复议" + reviewBasis + "。",
		"也可以自" + made + "之日起" + term + "内，直接向" + court + "提起行政诉讼" + suit +
			"；对复议决定不服的，可以自收到复议决定书之日起十五日内提起行政诉讼" + after + "。",
	}
}

// licensed says whether the members of a procedure are licences.
func licensed(pr *model.Procedure) licences {
	n := 0
	for _, b := range pr.Members {
		if b.Matter.Type == schema.Licence {
			n++
		}
	}
	switch n {
	case 0:
		return noLicence
	case len(pr.Members):
		return onlyLicence
	}
	return someLicence
}
