package wording

import (
	"math/big"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/validate/model"
)

// Free is said where nothing is charged.
const Free = "不收费"

// Charged says in a word whether a matter costs something, where a list of matters has no room for how much.
func Charged(m *model.Matter) string {
	switch charged, known := m.Charged(); {
	case !known:
		return Unpublished
	case charged:
		return "收费"
	}
	return Free
}

// FeeSummary says what is charged, one text for each item, at the head of a guide, which says in its section who pays less.
func FeeSummary(m *model.Matter) []page.Text {
	return fees(m, func(f model.FeeItem) string { return Only(f.When) })
}

// Fees says what is charged and who pays less, one text for each item, and the note on it all, where nothing else is said of it.
func Fees(m *model.Matter) []page.Text {
	texts := fees(m, func(f model.FeeItem) string {
		waiver := condensed(f.Waiver)
		if waiver != "" {
			waiver = "减免：" + waiver
		}
		return semicolons(Only(f.When), waiver)
	})
	if m.Fee == nil {
		return texts
	}
	switch note := condensed(m.Fee.Note); {
	case note == "":
	case m.Fee.Charged:
		texts = append(texts, page.Plain(note))
	default:
		texts[0] = page.Concat(texts[0], page.Plain(Bracketed(note)))
	}
	return texts
}

// fees says what is charged, with a remark in brackets on each item.
func fees(m *model.Matter, remark func(model.FeeItem) string) []page.Text {
	if charged, _ := m.Charged(); !charged || len(m.Fees) == 0 {
		return []page.Text{page.Plain(Charged(m))}
	}
	var texts []page.Text
	for _, f := range m.Fees {
		texts = append(texts, page.Plain(f.Name, "：", condensed(f.Standard), Bracketed(remark(f))))
	}
	return texts
}

// FeeStandard says how much a fee is and what it is reckoned by. A column of a sheet that is read back holds the standard alone.
func FeeStandard(f model.FeeItem) page.Cell {
	c := page.Cell(page.Paragraphs(f.Standard))
	if f.Base != nil {
		c = append(c, page.Plain("按", f.Base.Name, "计算"))
	}
	return c
}

// FeeRemarks says who pays less of a fee, and every remark on it.
func FeeRemarks(f model.FeeItem) page.Cell {
	c := page.Cell(page.Paragraphs(f.Waiver))
	for _, s := range []string{f.Management, f.Note} {
		if s != "" {
			c = append(c, page.Plain(s))
		}
	}
	return c
}

// DecimalText writes an amount exactly; amounts of the catalog are decimals, so that they end.
func DecimalText(r *big.Rat) string {
	n, _ := r.FloatPrec()
	return r.FloatString(n)
}
