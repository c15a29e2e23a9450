package wording

import (
	"math/big"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/validate/model"
)

// FeeStandard says how much a fee is and what it is reckoned by.
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
