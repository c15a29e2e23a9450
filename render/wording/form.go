package wording

import (
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
)

// The two sorts of forms that a material has.
const (
	Blank  = "空白表格"
	Sample = "示范样表"
)

// Forms says which forms of a material the catalog holds, nothing for none: held returns what it holds. Where they are appended to the
// page, they are linked.
func Forms(r *schema.Material, held func(path string) []byte, appended bool) page.Text {
	var forms []page.Text
	for _, f := range []struct{ path, name string }{{r.Template, Blank}, {r.Sample, Sample}} {
		if len(held(f.path)) == 0 {
			continue
		}
		t := page.Plain(f.name)
		if appended {
			t[0].Link = page.Link{Anchor: page.FormAnchor(f.path)}
		}
		forms = append(forms, t)
	}
	switch {
	case forms == nil:
		return nil
	case appended:
		return page.Concat(page.Plain("见附录："), page.Separate("、", forms...))
	}
	return page.Concat(page.Plain("有"), page.Separate("、", forms...))
}
