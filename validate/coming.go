package validate

import (
	"fmt"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
)

// mostDays is how many coming days are judged: each takes as long as the edition's own, without reading it.
const mostDays = 30

// Horizon is how many days after that of the edition are looked at where nobody says until when.
const Horizon = 180

// Coming judges a catalog on each of the days after that of its edition on which something in it begins, ends or changes (ComingDays), up to
// one of them, and returns what is found on such a day and on none before it, with the day: a law that ends, a promise that its steps do
// not keep from December on. It breaks nothing of today, so errors are warnings. today is what is found in the edition, loading what was
// found in reading it. left are the days that are too many to be judged.
func Coming(cat *schema.Catalog, loading, today diag.List, until schema.Date, o Options) (found diag.List, left []schema.Date) {
	seen := map[string]bool{}
	key := func(d diag.Diagnostic) string { return fmt.Sprint(d.Code, d.Place, d.Message.ZH) }
	for _, d := range today {
		seen[key(d)] = true
	}
	o.Given, o.Changed = nil, Changed{} // what was before is found today
	days := cat.ComingDays(until)
	if len(days) > mostDays {
		days, left = days[:mostDays], days[mostDays:]
	}
	for _, day := range days {
		_, then := inspect(cat.On(day), loading, o)
		for _, d := range then {
			if seen[key(d)] {
				continue
			}
			seen[key(d)] = true
			d.Severity = min(d.Severity, diag.Warning)
			d.Message = diag.Text{ZH: "自" + day.String() + "起：" + d.Message.ZH, EN: "from " + day.String() + " on: " + d.Message.EN}
			d.Fixes = nil // they are for today's text
			found = append(found, d)
		}
	}
	found.Sort()
	return found, left
}
