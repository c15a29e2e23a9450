package wording

import (
	"testing"
	"time"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// TestStanding says since when a law is in force as far as the catalog knows, and no day that nobody has written.
func TestStanding(t *testing.T) {
	first, text := schema.DateOf(2004, time.July, 1), schema.DateOf(2019, time.April, 23)
	for _, c := range []struct {
		enacted, from schema.Date
		amended       bool
		want          string
	}{
		{schema.Date{}, first, false, "法律，自2004年7月1日起施行"},
		{first, text, false, "法律，2004年7月1日起施行，现行文本自2019年4月23日起施行"},
		{schema.Date{}, schema.Date{}, false, "法律"},
		{first, schema.Date{}, false, "法律，2004年7月1日起施行"},
		{schema.Date{}, text, true, "法律，现行文本自2019年4月23日起施行"},
	} {
		l := &model.Law{Law: &schema.Law{Rank: schema.Statute, Enacted: c.enacted, Effective: schema.LawPeriod{From: c.from}}, Amended: c.amended}
		if got := Standing(l); got != c.want {
			t.Errorf("%v %v: %s, want %s", c.enacted, c.from, got, c.want)
		}
	}
}
