package validate

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
	"github.com/matterc/matterc/validate/timing"
)

func checkSteps() Check {
	return Check{
		Rule: diag.Rule{
			Code: "T105", Name: "steps-and-promise", Severity: diag.Warning,
			Title: diag.T("各环节的时间与承诺时限不符", "the steps do not add up to the promise"),
			Doc: diag.T("办理流程各环节的时间相加，应当等于承诺时限；承诺当场办结的，各环节都不占时间。送达可以不算（决定以后才送达，行政许可法第四十四条），名称与“不计入时限”的环节相同的不算，一个环节也没有写时间的不核对；没有写承诺时限的，各环节合计不能超过法定时限。环节用了不同单位、不能相加的，按目录的日历从每一天受理起依次计算，有一天超过承诺时限才报告。",
				"The times of the steps add up to the promise, and are nothing where the matter is settled at once. Delivery may be left out, for it follows the decision; steps of the same name as excluded time do not count; nothing is said where no step has a time; where nothing is promised, the steps are held against the statutory limit. Steps of different units cannot be added: they are counted one after another by the catalog's calendars, from every day of acceptance, and reported only if they exceed the promise."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			c := l.comparer()
			for _, m := range l.Matters() {
				a := fieldpath.Matter(m.ID)
				if m.Deadline.Promised == nil {
					if d, found := l.stepsBeyondLaw(c, m); found {
						report(d)
					}
					continue
				}
				promise := *m.Deadline.Promised
				if l.flawed(a.Steps()) || l.flawed(a.Deadline().Promised()) || l.vague(a.Deadline().Promised(), promise) {
					continue
				}
				var message diag.Text
				for _, steps := range l.flows(m) {
					if message = c.stepsBeside(m, steps, promise); message.ZH != "" {
						break
					}
				}
				if message.ZH == "" {
					continue
				}
				d := l.Finding(a.Steps().OfLabel(), message, diag.T("改正各环节的时间或者承诺时限，使两者相符", "Correct the times of the steps, or the promise"))
				d.Related = []diag.Related{{Place: l.Place(fieldpath.Matter(m.ID).Deadline().Promised()), Message: diag.T("承诺时限写在这里", "the promise is written here")}}
				report(d)
			}
		},
	}
}

// stepsBeyondLaw reports the steps of a matter that promises nothing where they take longer than the law lets it take.
func (l *inspected) stepsBeyondLaw(c *comparer, m *model.Matter) (d diag.Diagnostic, found bool) {
	limit, _, ok := m.Lawful()
	if !ok || l.flawed(fieldpath.Matter(m.ID).Steps()) || l.flawed(fieldpath.Matter(m.ID).Deadline()) {
		return d, false
	}
	for _, steps := range l.flows(m) {
		sum, parts, same := addSteps(steps, limit.Unit)
		if same && sum-deliveryTime(steps) <= limit.Value || !same && c.sequence(steps, limit) == nil {
			continue
		}
		return l.Finding(fieldpath.Matter(m.ID).Steps().OfLabel(), diag.T("“%[1]s”的各环节（%[2]s）比法定时限（%[3]s）长", "the steps of “%[1]s” (%[2]s) are longer than the statutory limit of %[4]s", m.Name, parts, limit.Sentence(), limit.SentenceEN()),
			diag.T("改正各环节的时间；法律、法规另有规定的，登记法定时限", "Correct the times of the steps; if a law or regulation says otherwise, register that limit")), true
	}
	return d, false
}

// mostFlows is how many sorts of applicants have their steps added up.
const mostFlows = 64

// flows returns the steps that take time, as some applicants have them through some channel: each list of steps once. A matter whose
// guards tell more than mostFlows sorts apart has those of the first.
func (l *inspected) flows(m *model.Matter) (list [][]*model.Step) {
	concerns := []func(*model.Step) bool{func(*model.Step) bool { return true }}
	if slices.ContainsFunc(m.Steps, func(s *model.Step) bool { return len(s.When) > 0 }) { // else nobody has to be told apart
		concerns = l.sortsOf(m)
	}
	for _, has := range concerns {
		for _, c := range schema.Values[schema.Channel]() {
			if len(m.Channels) > 0 && !slices.Contains(m.Channels, c) {
				continue
			}
			steps := slices.DeleteFunc(timedSteps(m), func(s *model.Step) bool { return !s.In(c) || !has(s) })
			if len(steps) > 0 && !slices.ContainsFunc(list, func(o []*model.Step) bool { return slices.Equal(o, steps) }) {
				list = append(list, steps)
			}
		}
	}
	return list
}

// sortsOf tells the applicants of a matter apart by the guards of its steps, and says of each sort which steps it has.
func (l *inspected) sortsOf(m *model.Matter) (list []func(*model.Step) bool) {
	w := l.solution()
	sorts := []obtain.Region{w.Engine().Applies(w.NumberOf(m))}
	for _, s := range m.Steps {
		t, ok := w.Translate(s.When)
		if len(s.When) == 0 || !ok {
			continue
		}
		var apart []obtain.Region
		for _, in := range sorts {
			for _, part := range []obtain.Region{in.And(w.Engine().Satisfying(t)), in.Minus(w.Engine().Satisfying(t))} {
				if !part.Empty() && len(apart) < mostFlows {
					apart = append(apart, part)
				}
			}
		}
		sorts = apart
	}
	for _, in := range sorts {
		list = append(list, func(s *model.Step) bool { return w.Holds(s.When, in) })
	}
	return list
}

// stepsBeside says how steps do not add up to a promise, nothing where they do.
func (c *comparer) stepsBeside(m *model.Matter, steps []*model.Step, promise schema.Period) diag.Text {
	switch sum, parts, ok := addSteps(steps, promise.Unit); {
	case promise.Value == 0 || promise.Unit == schema.Immediate:
		return diag.T("“%[1]s”承诺当场办结，各环节却要%[2]s", "“%[1]s” is settled at once, but its steps take %[2]s", m.Name, parts)
	case !ok:
		w := c.sequence(steps, promise)
		if w == nil {
			return diag.Text{}
		}
		return diag.T("“%[1]s”的各环节（%[2]s）依次办理，最多比承诺时限（%[3]s）晚 %[4]d 日：%[5]s 受理的，承诺到 %[6]s，各环节要到 %[7]s", "the steps of “%[1]s” (%[2]s), one after another, take up to %[4]d days more than the promise of %[8]s: accepted on %[5]s, promised by %[6]s, done on %[7]s",
			m.Name, parts, promise.Sentence(), w.Days(), w.Accepted, w.Statute, w.Promise, promise.SentenceEN())
	case sum == promise.Value || sum-deliveryTime(steps) == promise.Value:
		return diag.Text{}
	default:
		total := schema.Period{Value: sum, Unit: promise.Unit}
		return diag.T("“%[1]s”的各环节合计 %[2]s（%[3]s），承诺时限是 %[4]s", "the steps of “%[1]s” add up to %[5]s (%[3]s), its promise is %[6]s", m.Name, total.Sentence(), parts, promise.Sentence(), total.SentenceEN(), promise.SentenceEN())
	}
}

// timedSteps returns the steps of a matter that take time within its limits: all with a time but those of excluded time.
func timedSteps(m *model.Matter) []*model.Step {
	return slices.DeleteFunc(slices.Clone(m.Steps), func(s *model.Step) bool {
		return s.Unit == schema.Immediate || s.Period().Value == 0 || slices.ContainsFunc(m.Excluded, func(x model.Excluded) bool { return x.Kind == s.Name })
	})
}

// addSteps adds the times of steps and lists them; ok is false if one has another unit. Years and months are different units
// here: who mixes them should not.
func addSteps(steps []*model.Step, unit schema.Unit) (sum int, parts string, ok bool) {
	ok = true
	var list []string
	for _, s := range steps {
		sum += s.Period().Value
		ok = ok && s.Unit == unit
		list = append(list, s.Name+" "+s.Period().Sentence())
	}
	return sum, strings.Join(list, "、"), ok
}

// deliveryTime returns the time of those of the steps that come after the decision (送达).
func deliveryTime(steps []*model.Step) int {
	n := 0
	for _, s := range steps {
		if s.Name == "送达" {
			n += s.Period().Value
		}
	}
	return n
}

// sequence returns the acceptance for which steps, one after another, end the most days after the promise, the latest of
// equals; nil if there is none that the calendar can count.
func (c *comparer) sequence(steps []*model.Step, promise schema.Period) *timing.Excess {
	var worst *timing.Excess
	for d := range c.days {
		limit, err := c.calendar.Last(d, model.TimingPeriod(promise))
		if err != nil {
			continue
		}
		end := d
		for _, s := range steps {
			if end, err = c.calendar.Last(end, model.TimingPeriod(s.Period())); err != nil {
				break
			}
		}
		if e := (timing.Excess{Accepted: d, Promise: end, Statute: limit}); err == nil && e.Days() > 0 && (worst == nil || e.Days() >= worst.Days()) {
			worst = &e
		}
	}
	return worst
}
