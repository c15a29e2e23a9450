package guide

// The titles of sections to which other places refer: a place that names a section takes its title from here, so that no page sends its
// reader to a section that is called something else.
const (
	// MaterialsSection lists the materials of a matter.
	MaterialsSection = "申请材料目录"
	// LimitsSection says in a book how long a matter takes.
	LimitsSection = "时限"
	// LawsSection prints the articles that a page cites.
	LawsSection = "依据条文"

	membersSection = "联办事项"       // of a procedure's guide: numbers the members
	orderSection   = "办哪几项、先办什么"  // of a notice: numbers the members
	tripsSection   = "要来几次、每次带什么" // of a notice
	feesSection    = "缴费清单"       // of a notice
	timesSection   = "多长时间办完"     // of a notice
)
