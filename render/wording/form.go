package wording

import (
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// The two sorts of forms that a material has.
const (
	Blank  = "空白表格"
	Sample = "示范样表"
)

// Forms says which forms of a material the catalog holds, nothing for none. Where those in Markdown are appended to the page, they are
// linked; the others are linked to the file.
func Forms(r *schema.Material, c *model.Catalog, appended bool) page.Text {
	var forms, files []page.Text
	for _, f := range []struct{ path, name string }{{r.Template, Blank}, {r.Sample, Sample}} {
		switch {
		case c.Attachment(f.path) != nil:
			files = append(files, Download(f.name, f.path))
		case len(c.Template(f.path)) > 0:
			t := page.Plain(f.name)
			if appended {
				t[0].Link = page.Link{Anchor: page.FormAnchor(f.path)}
			}
			forms = append(forms, t)
		}
	}
	var parts []page.Text
	switch {
	case forms != nil && appended:
		parts = append(parts, page.Concat(page.Plain("见附录："), page.Separate("、", forms...)))
	case forms != nil:
		parts = append(parts, page.Concat(page.Plain("有"), page.Separate("、", forms...)))
	}
	if files != nil {
		parts = append(parts, page.Concat(page.Plain("可以下载："), page.Separate("、", files...)))
	}
	return page.Separate("；", parts...)
}

// Download names a file for downloading and what kind of file it is: 空白表格（Word）.
func Download(name, path string) page.Text {
	return page.Linked(name+Bracketed(schema.FormKind(path)), page.Link{File: page.FilePath(path)})
}
