package guide

import "github.com/matterc/matterc/render/page"

// What several rows and sections come from.
var (
	fromDeciders = []page.Source{"matter.decider", "matter.bodies"}
	fromLimits   = []page.Source{"matter.deadline", "matter.type", "matter.handling", "行政许可法第四十二条"}
	fromVisits   = []page.Source{"matter.steps", "matter.visitReason", "matter.channels"}
	fromOnline   = []page.Source{"matter.online"}
	fromDesks    = []page.Source{"matter.service", "matter.department", "department.address", "department.hours"}
	fromScope    = []page.Source{"matter.scope", "matter.applies", "matter.audience", "matter.effective", "matter.replaces"}
	fromDecision = []page.Source{"matter.decider", "matter.bodies", "matter.department", "matter.level", "matter.power", "matter.body", "matter.entrusted", "matter.handling"}
	fromComing   = []page.Source{"matter.changes", "matter.effective", "matter.replaces", "matter.name"}
	fromResults  = []page.Source{"matter.result", "matter.results", "matter.bodies", "document"}
	fromDelivery = []page.Source{"matter.result", "matter.results", "document.name", "matter.type", "行政许可法第四十四条"}
	fromRights   = []page.Source{"matter.type", "matter.remedy", "matter.department", "行政许可法第七条", "行政复议法第二十条", "行政诉讼法第四十六条"}
	fromChart    = []page.Source{"matter.steps", "matter.result", "document.name", "matter.deadline.promised", "matter.channels", "matter.materials"}
	fromJudged   = []page.Source{"matter.conditions", "matter.applies", "matter.prerequisites", "matter.materials", "matter.agencies", "matter.result", "document", "impossible", "fact"} // of who can obtain a matter
)

// rowSources is where rows come from.
func rowSources(rows []page.KeyRow) (all []page.Source) {
	for _, r := range rows {
		all = append(all, r.From...)
	}
	return all
}
