package wording

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// Result says on a line each what the applicant receives, for how long it is valid if the catalog says so, and how it is delivered,
// where there is room for no more than that. A guide has sections for them.
func Result(m *model.Matter) []page.Text {
	texts := []page.Text{page.Plain(m.ResultName())}
	if s := validity(m.Document); s != "" {
		texts = append(texts, page.Plain("有效期：", s))
	}
	if s := delivery(m, "，"); s != "" {
		texts = append(texts, page.Plain("送达：", s))
	}
	return texts
}

// DeliveryWays says how and within what time the result is delivered.
func DeliveryWays(m *model.Matter) string {
	if len(m.Result.Delivery) == 0 {
		return "按受理时告知的方式送达。" + periodRef(m.Result.Within, within, "内送达。")
	}
	return delivery(m, "。") + "。"
}

// within begins to say within what time the result is delivered.
const within = "自作出决定之日起 "

// delivery says how and within what time the result is delivered, "" where the catalog does not say.
func delivery(m *model.Matter, sep string) string {
	parts := []string{Join("、", m.Result.Delivery), periodRef(m.Result.Within, within, "内送达")}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), sep)
}

// validity says how long a document is valid and when to apply for renewal, "" where the catalog gives no period.
func validity(d *model.Document) string {
	if d == nil || d.Validity == nil {
		return ""
	}
	return validFor(d) + renewal(d)
}

// validFor says for how long a document is valid for which the catalog says it.
func validFor(d *model.Document) string {
	return schema.Period{Value: d.Validity.Value, Unit: d.Validity.Unit}.Sentence()
}

// renewal says when to apply for renewal.
func renewal(d *model.Document) string {
	return periodRef(d.Validity.Renew, "；需要延续的，在期满 ", "前提出申请")
}

// ValidFor says the same in the row 有效期 of a guide, citing what sets the period behind it, and the note on a document for which it leaves
// another row: where the catalog gives no period and the note speaks of the end, the note is what is said of the period.
func ValidFor(d *model.Document, cited page.Text) (valid, note []page.Text) {
	note = page.Paragraphs(d.Note)
	switch {
	case d.Validity != nil:
		return []page.Text{page.Concat(page.Plain(validFor(d)), cited, page.Plain(renewal(d)))}, note
	case limited(d.Note):
		return note, nil
	}
	return []page.Text{page.Plain("长期")}, note
}

// limited reports whether a note on a document speaks of its end, so that the document is not valid 长期 although the
// catalog gives no period. A note that only seems to is printed in the same place, which is never wrong.
func limited(note string) bool {
	return slices.ContainsFunc([]string{"期", "年", "月", "有效", "失效", "废止", "作废", "注销", "撤销", "不再"},
		func(s string) bool { return strings.Contains(note, s) })
}

// Inner is a name between quotation marks: those that it has itself are single there (GB/T 15834—2011 on 引号).
func Inner(s string) string { return strings.NewReplacer("“", "‘", "”", "’").Replace(s) }
