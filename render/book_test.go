package render

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/print/typst"
	"github.com/matterc/matterc/schema"
)

// dataPress is a press that sets nothing: a PDF of it is the data of its job.
func dataPress() *Press {
	return &Press{Paper: print.A4, Set: func(job typst.Job) ([]byte, error) { return job.Files[print.DataFile], nil }}
}

// TestBook wants every matter and procedure in the book once, under its department, and every line of the contents and the
// indexes, and every page number, to lead to a place that is there.
func TestBook(t *testing.T) {
	p := loadProgram(t, "../catalog")
	o := guideOptions()
	o.Press = dataPress()
	data, _, err := newBook(p, o).data(o)
	if err != nil {
		t.Fatal(err)
	}
	places := map[string]int{}
	for _, x := range data.Indexes {
		places[x.Label]++
	}
	for _, part := range data.Parts {
		places[part.Label]++
		for _, d := range part.Documents {
			places[d.Label]++
		}
	}
	for label, n := range places {
		if n != 1 {
			t.Errorf("%d places have the label %s", n, label)
		}
	}
	entries := map[string]int{}
	for _, e := range data.Contents {
		entries[e.Label]++
	}
	for label := range places {
		if entries[label] != 1 {
			t.Errorf("the contents have %s %d times", label, entries[label])
		}
	}
	if len(entries) != len(places) {
		t.Errorf("the contents have %d entries for %d places", len(entries), len(places))
	}
	for _, d := range p.Departments() {
		i := slices.IndexFunc(data.Parts, func(x print.Part) bool { return x.Label == "department/"+d.ID })
		if (i >= 0) != (len(d.Matters) > 0) {
			t.Errorf("%s has %d matters and part %d", d.ID, len(d.Matters), i)
			continue
		}
		for _, m := range d.Matters {
			if !slices.ContainsFunc(data.Parts[i].Documents, func(x print.Document) bool { return x.Label == guidePath(m) }) {
				t.Errorf("%s is not in the part of %s", m.ID, d.ID)
			}
			for k, x := range data.Indexes {
				found := 0
				for _, g := range x.Groups {
					for _, e := range g.Entries {
						if e.Label == guidePath(m) && e.Text[0].Text == m.Name {
							found++
						}
					}
				}
				if found == 0 || k == 1 && found != 1 {
					t.Errorf("%s has %d entries in %s", m.ID, found, x.Title)
				}
			}
		}
	}
	raw, err := json.Marshal(data)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		t.Fatal(err)
	}
	leads := 0
	var walk func(any)
	walk = func(x any) {
		switch x := x.(type) {
		case []any:
			for _, y := range x {
				walk(y)
			}
		case map[string]any:
			for _, key := range []string{"p", "l"} {
				if to, ok := x[key].(string); ok {
					leads++
					if places[to] == 0 {
						t.Errorf("something leads to %s, which is not there", to)
					}
				}
			}
			for _, y := range x {
				walk(y)
			}
		}
	}
	walk(tree)
	if leads < 3*len(p.Matters()) {
		t.Errorf("%d links and page numbers in a book of %d matters", leads, len(p.Matters()))
	}
}

// TestSelection wants the parts of a book to hold what was asked for, and to say so.
func TestSelection(t *testing.T) {
	p := loadProgram(t, "../catalog")
	for _, c := range []struct {
		name string
		s    Selection
		want []string // guides; nil for more than can be listed
		says string
	}{
		{"matter", Selection{Matters: []string{"food-licence"}}, []string{"guides/food-licence"}, "“食品经营许可”"},
		{"two", Selection{Matters: []string{"food-licence", "tobacco-retail"}}, []string{"guides/food-licence", "guides/tobacco-retail"}, "选编 2 项"},
		{"department and matter", Selection{Departments: []string{p.Matter("food-licence").Department.ID}, Matters: []string{"food-licence", "tobacco-retail"}}, []string{"guides/food-licence"}, "选编 2 项"},
		{"audience", Selection{Audience: []schema.Audience{schema.NaturalPerson}}, nil, "服务对象：自然人"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := guideOptions()
			o.Press = dataPress()
			o.Press.Selection = c.s
			b := newBook(p, o)
			data, _, err := b.data(o)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, part := range data.Parts {
				for _, d := range part.Documents {
					got = append(got, d.Label)
				}
			}
			if c.want != nil && !slices.Equal(got, c.want) {
				t.Errorf("%v", got)
			}
			for _, m := range p.Matters() {
				if slices.Contains(got, guidePath(m)) != c.s.Matter(m) {
					t.Errorf("%s", m.ID)
				}
			}
			if !strings.Contains(data.Cover.Part, c.says) {
				t.Errorf("the cover says %q", data.Cover.Part)
			}
		})
	}
}

// TestArticleNumber reads the numbers of articles as laws write them.
func TestArticleNumber(t *testing.T) {
	for s, want := range map[string]int{"第一条": 1, "第十条": 10, "第十九条": 19, "第二十条": 20, "第四十二条第一款": 42, "第一百零五条": 105, "第一百二十条之一": 120, "第一千二百六十条": 1260, "": 0, "附件一": 0} {
		if got := articleNumber(s); got != want {
			t.Errorf("%s: %d", s, got)
		}
	}
}
