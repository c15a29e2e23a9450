package wording

import "github.com/matterc/matterc/schema"

// Claim is a figure that an office has announced about a procedure.
type Claim struct {
	Name, Unit string
	Value      *int // nil where it has announced none
}

// Claims are the figures that an office has announced: the limits of the law added up, the promise, and how often applicants come,
// for one matter after another and for all together. The columns of a sheet, which are narrow, have the unit in the header above them.
func Claims(c *schema.Claims) (statutory, promised, apart, together Claim) {
	return Claim{"法定时限合计", " 个工作日", c.Statutory}, Claim{"承诺时限", " 个工作日", c.Promised},
		Claim{"分别办理跑动次数", " 次", c.VisitsBefore}, Claim{"联办跑动次数", " 次", c.VisitsAfter}
}
