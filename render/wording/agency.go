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

// Commissioned says of a service of an agency that the catalog has the department pay for it and nobody hand in what it makes: so the department
// has it done while it handles the matter.
func Commissioned() diag.Text {
	return diag.T("按目录，审批部门付费，成果不用申请人交：算作由它在受理后委托", "the catalog has the department pay and nobody hand in the result: taken as commissioned by it after the acceptance")
}
