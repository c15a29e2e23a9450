package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkRegion() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R010", Name: "unknown-region", Severity: diag.Error,
			Title: diag.T("引用的行政区划没有登记", "reference to a region that is not in the catalog"),
			Doc: diag.T("目录所属的行政区划和区划的上级，要在 region 中登记，指南封面和公开表才写得出地名。",
				"The region of the catalog and the region above a region must be registered under region; covers and sheets print its name."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			known := l.written.Regions.Keys()
			check := func(a fieldpath.Selector, code string) {
				if code != "" && l.written.Regions.Get(code) == nil {
					l.nothing(report, a, referent{fieldpath.RegionKind, "行政区划", "region"}, code, known)
				}
			}
			if l.written.Edition != nil {
				check(fieldpath.Catalog().Region(), l.written.Edition.Region)
			}
			for _, r := range l.written.Regions {
				check(fieldpath.Region(r.Key).Parent(), r.Value.Parent)
			}
		},
	}
}
