package wording

import (
	"github.com/matterc/matterc/render/page"
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
