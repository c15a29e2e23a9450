package model_test

import (
	"os"
	"slices"
	"testing"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// TestLinked wants every id of a record beside matters to have become what it names, the same that everybody else names by it.
func TestLinked(t *testing.T) {
	links := map[string]int{}
	for _, dir := range []string{"../../render/testdata/every-field", "../../catalog"} {
		cat, found, err := schema.Load(os.DirFS(dir), schema.Options{})
		if err != nil {
			t.Fatal(err)
		}
		p, found := validate.Try(cat, found)
		if p == nil {
			t.Fatal(found)
		}
		for _, e := range cat.Departments {
			d := p.Department(e.Key)
			if d.Successor != p.Department(e.Value.Successor) {
				t.Errorf("%s is followed by %v", e.Key, d.Successor)
			}
			if d.Successor != nil {
				links["successor"]++
			}
		}
		for _, d := range p.Documents() {
			b, v := d.ValidityBasis, d.Validity
			switch {
			case v == nil || v.Law == "":
				if b != nil {
					t.Errorf("%s rests on %s", d.ID, b.Cite())
				}
			case b == nil || b.Law != p.Law(v.Law) || b.Article != v.Article:
				t.Errorf("%s rests on %v", d.ID, b)
			case b.Text != "":
				links["text of a validity"]++
			}
		}
		for _, e := range cat.Impossibles {
			x := p.Impossibles()[slices.IndexFunc(p.Impossibles(), func(x *model.Impossible) bool { return x.ID == e.Key })]
			if x.ID != e.Key || len(x.Where) != len(e.Value.Where) || x.Where[0].Fact != p.Fact(e.Value.Where[0].Key) {
				t.Errorf("%s is linked as %v", e.Key, x)
			}
			links["impossible"]++
		}
		for i, e := range cat.Calendars {
			if c := p.Calendars()[i]; c.Year != e.Key || len(c.Off) != len(e.Value.Off) {
				t.Errorf("%s is linked as %v", e.Key, c)
			}
			links["calendar"]++
		}
	}
	for _, what := range []string{"successor", "text of a validity", "impossible", "calendar"} {
		if links[what] == 0 {
			t.Errorf("no %s was tried", what)
		}
	}
}
