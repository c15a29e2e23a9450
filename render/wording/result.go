package wording

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// Result says on a line each what the applicant receives, for how long it is valid if the catalog says so, and how it is delivered,
// where there is room for no more than that; cite puts behind what is paid on what basis where it is not nil. A guide has sections for them.
func Result(m *model.Matter, cite func([]*model.Basis) page.Text) []page.Text {
	var texts []page.Text
	if len(m.Results) == 0 {
		texts = page.Some(Unpublished)
	}
	for _, r := range m.Results {
		texts = append(texts, page.Plain(r.Said()))
		if s := validity(r.Document); s != "" {
			texts = append(texts, page.Plain("有效期：", s))
		}
	}
	for _, x := range Payments(m) {
		texts = append(texts, page.Concat(page.Plain(x.Title, "：", condensed(x.Text)), cited(cite, x.Basis)))
	}
	if t := Bodies(m, schema.PayingBody, nil); t != nil {
		texts = append(texts, page.Concat(page.Plain(string(schema.PayingBody), "："), t))
	}
	if s := delivery(m, "，"); s != "" {
		texts = append(texts, page.Plain("送达：", s))
	}
	for _, r := range m.Others() {
		if s := otherDelivery(r); s != "" {
			texts = append(texts, page.Plain(s))
		}
	}
	return append(texts, Fetching(m)...)
}

// DeliveryWays says how and within what time the result is delivered, by 行政许可法第四十四条 where the catalog gives a licence no time; ""
// where nobody has said anything.
func DeliveryWays(m *model.Matter) string {
	var said []string
	if s := delivery(m, "。"); s != "" {
		said = append(said, s)
	}
	for _, r := range m.Others() {
		if s := otherDelivery(r); s != "" {
			said = append(said, s)
		}
	}
	if said == nil {
		return ""
	}
	return strings.Join(said, "。") + "。"
}

// otherDelivery says how and within what time a result besides the first is delivered, and where and by whom it is fetched, "" where the catalog says nothing of its own.
func otherDelivery(r model.Result) string {
	way := OtherWays(r)
	for _, x := range [][2]string{{"领取地点：", r.Pickup}, {"领取人：", r.Collector}} {
		if x[1] != "" {
			way = Listed(way, x[0]+x[1])
		}
	}
	if way == "" {
		return ""
	}
	return "“" + Inner(r.Title()) + "”送达：" + way
}

// OtherWays says how and within what time a result besides the first is delivered, "" where the catalog says nothing of its own.
func OtherWays(r model.Result) string {
	return Listed(Join("、", r.Delivery), periodRef(r.Within, within, "内送达"))
}

// PaymentRow names what a benefit comes to.
const PaymentRow = "给付标准"

// Paid is what a result pays, under what it is called: 给付标准, of a result besides the first with its name, and to whom it is paid where
// not to all who are given it.
type Paid struct {
	Title string
	model.Cited
}

// Payments returns what a matter pays, in the order of its results.
func Payments(m *model.Matter) (list []Paid) {
	add := func(p *model.Payment, of string) {
		if p != nil {
			list = append(list, Paid{of + PaymentRow + Bracketed(p.When.Sentence()), p.Cited})
		}
	}
	add(m.Payment, "")
	for _, r := range m.Others() {
		add(r.Payment, "“"+Inner(r.Title())+"”")
	}
	return list
}

// Fetching says where and by whom a result is fetched, a line each, nothing where the catalog does not say.
func Fetching(m *model.Matter) []page.Text {
	var texts []page.Text
	if m.Result.Pickup != "" {
		texts = append(texts, page.Plain("领取地点：", page.Sentence(m.Result.Pickup)))
	}
	if m.Result.Collector != "" {
		texts = append(texts, page.Plain("领取人：", page.Sentence(m.Result.Collector)))
	}
	return texts
}

// within begins to say within what time the result is delivered.
const within = "自作出决定之日起 "

// delivery says how and within what time the result is delivered, "" where the catalog does not say.
func delivery(m *model.Matter, sep string) string {
	parts := []string{Join("、", m.Result.Delivery), periodRef(m.Result.Within, within, "内送达")}
	if time := m.Delivery(); m.Result.Within == nil && time.Value > 0 { // which the law says
		parts[1] = within + time.Sentence() + "内送达（行政许可法第四十四条）"
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), sep)
}

// validity says how long a document is valid and when to apply for renewal, "" where the catalog does not say.
func validity(d *model.Document) string {
	if d == nil || d.Validity == nil {
		return ""
	}
	return ValidFor(d) + renewal(d)
}

// ValidFor says for how long a document is valid, "" where the catalog does not say.
func ValidFor(d *model.Document) string {
	switch v := d.Validity; {
	case d.Term != nil && v.UpTo != nil && *v.UpTo:
		return "最长 " + d.Term.Sentence()
	case d.Term != nil:
		return d.Term.Sentence()
	case v != nil && v.Until != "":
		return "到当年 " + monthDay(v.Until)
	case v != nil && v.Forever != nil && *v.Forever:
		return "长期"
	}
	return ""
}

// monthDay says a day of the year: 12 月 31 日.
func monthDay(s string) string {
	month, day, _ := strings.Cut(s, "-")
	return strings.TrimPrefix(month, "0") + " 月 " + strings.TrimPrefix(day, "0") + " 日"
}

// renewal says when to apply for renewal.
func renewal(d *model.Document) string {
	return periodRef(d.Validity.Renew, "；需要延续的，在期满 ", "前提出申请")
}

// Validity says the same in the row 有效期 of a guide; cite puts behind the period, and behind the renewal, what sets it. It is nil where the
// catalog does not say.
func Validity(d *model.Document, cite func([]*model.Basis) page.Text) []page.Text {
	s := ValidFor(d)
	if s == "" {
		return nil
	}
	var sets, renews []*model.Basis
	if d.ValidityBasis != nil {
		sets = append(sets, d.ValidityBasis)
	}
	if d.RenewalBasis != nil {
		renews = append(renews, d.RenewalBasis)
	}
	return []page.Text{page.Concat(page.Plain(s), cited(cite, sets), page.Plain(renewal(d)), cited(cite, renews))}
}

// Inner is a name between quotation marks: those that it has itself are single there (GB/T 15834—2011 on 引号).
func Inner(s string) string { return strings.NewReplacer("“", "‘", "”", "’").Replace(s) }
