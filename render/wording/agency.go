package wording

import (
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/model"
)

// Payer says who pays for a service of an agency, and how its price is set. A sheet has a column for either.
func Payer(s model.AgencyService) page.Cell {
	c := page.Cell{page.Plain(string(s.Payer))}
	if s.Pricing != "" {
		c = append(c, page.Plain(string(s.Pricing)))
	}
	return c
}

// Commissioned says of a service of an agency that the department has it done while it handles the matter.
func Commissioned() diag.Text {
	return diag.T("受理后由审批部门委托，申请人不用委托", "commissioned by the department after the acceptance: nothing for the applicant to do")
}
