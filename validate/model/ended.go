package model

import (
	"slices"

	"github.com/matterc/matterc/schema"
)

// Ended is a matter that has ended by the day of the edition.
type Ended struct {
	ID         string
	Matter     *schema.Matter
	Department *Department // nil where that is not there any more
	Now        []*Matter   // to which its addresses lead
	Next       *schema.Matter
	From       schema.Date // from which Next, the first of those that are to replace it, is handled; Next is nil for none
}

// Ended returns the matters that have ended and to whose addresses none of today's matters has taken over, by id: whoever keeps a printed
// code of one still asks for its page.
func (l *Catalog) Ended() []Ended {
	return slices.DeleteFunc(l.Endings(), func(e Ended) bool { return len(e.Now) > 0 })
}

// Endings returns the matters that have ended, by id.
func (l *Catalog) Endings() (list []Ended) {
	there, now := map[string]bool{}, map[string][]*Matter{}
	for _, m := range l.matters {
		there[m.ID] = true
		for _, id := range m.Addresses {
			now[id] = append(now[id], m)
		}
	}
	all := l.cat.Everything.Matters
	for i := range all {
		e := &all[i]
		if x := e.Value.Effective; x == nil || x.To.IsZero() || l.AsOf().Before(x.To) || there[e.Key] {
			continue
		}
		ended := Ended{ID: e.Key, Matter: &e.Value, Department: l.Department(e.Value.Department), Now: now[e.Key]}
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
