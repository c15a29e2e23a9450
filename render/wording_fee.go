package render

import (
	"math/big"

	"github.com/matterc/matterc/validate/model"
)

// feeStandard says how much a fee is and what it is reckoned by.
func feeStandard(f model.FeeItem) Cell {
	c := Cell(paragraphs(f.Standard))
	if f.Base != nil {
		c = append(c, plain("按", f.Base.Name, "计算"))
	}
	return c
}

// feeRemarks says who pays less of a fee, and every remark on it.
func feeRemarks(f model.FeeItem) Cell {
	c := Cell(paragraphs(f.Waiver))
	for _, s := range []string{f.Management, f.Note} {
		if s != "" {
			c = append(c, plain(s))
		}
	}
	return c
}

// decimalText writes an amount exactly; amounts of the catalog are decimals, so that they end.
func decimalText(r *big.Rat) string {
	n, _ := r.FloatPrec()
	return r.FloatString(n)
}
