package model

import (
	"slices"

	"github.com/matterc/matterc/schema"
)

// Ended is a matter that has ended by the day of the edition, and to whose addresses none of today's matters has taken over.
type Ended struct {
	ID         string
	Matter     *schema.Matter
	Department *Department // nil where that is not there any more
	Next       *schema.Matter
	From       schema.Date // from which Next, the first of those that are to replace it, is handled; Next is nil for none
}

// Ended returns the matters that have ended, by id: whoever keeps a printed code of one still asks for its page.
func (l *Catalog) Ended() (list []Ended) {
	taken := map[string]bool{}
	for _, m := range l.matters {
		taken[m.ID] = true
		for _, id := range m.Addresses {
			taken[id] = true
		}
	}
	all := l.cat.Everything.Matters
	for i := range all {
		e := &all[i]
		if x := e.Value.Effective; x == nil || x.To.IsZero() || l.AsOf().Before(x.To) || taken[e.Key] {
			continue
		}
		ended := Ended{ID: e.Key, Matter: &e.Value, Department: l.byDept[e.Value.Department]}
		for j := range all {
			s := &all[j].Value
			if slices.Contains(s.Replaces, e.Key) && s.Effective != nil && l.AsOf().Before(s.Effective.From) && (ended.Next == nil || s.Effective.From.Before(ended.From)) {
				ended.Next, ended.From = s, s.Effective.From
			}
		}
		list = append(list, ended)
	}
	return list
}
