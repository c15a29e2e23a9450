package eligibility

import (
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

// ParseMilestones reads how long milestones take, written as milestone=period, such as completion=180日 or 工程竣工=6个月. What is wrong with
// one of them is said in problem.
func (w *Solution) ParseMilestones(texts []string) (told map[*model.Milestone]schema.Period, problem diag.Text) {
	told = map[*model.Milestone]schema.Period{}
	for _, text := range texts {
		word, value, ok := strings.Cut(strings.Replace(text, "＝", "=", 1), "=")
		if !ok {
			return nil, diag.T("“%s”要写成 里程碑=多久，如 completion=180日", "%q is not of the form milestone=period, such as completion=180日", text)
		}
		record, unfound := schema.Find(word, w.Records(fieldpath.MilestoneKind))
		if unfound != nil {
			return nil, unfound.Text(schema.Label(fieldpath.MilestoneKind))
		}
		e := w.Milestone(record.ID)
		p, problem := schema.ParsePeriod(value)
		if !problem.IsZero() {
			return nil, problem
		}
		if old, twice := told[e]; twice && old != p {
			return nil, diag.T("里程碑“%s”写了两次", "%[2]s is given twice", e.Name, e.ID)
		}
		told[e] = p
	}
	return told, diag.Text{}
}
