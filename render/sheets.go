package render

import (
	"github.com/matterc/matterc/render/sheet"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
)

// sheetFormat prints the disclosure sheets as Excel workbooks under sheets/, by the names offices publish them under.
func sheetFormat() Format {
	return Format{
		Name:  "sheet",
		Title: diag.Text{ZH: "公开表（Excel）：公开目录、材料、收费、中介服务、证明、联办、统计", EN: "disclosure sheets (Excel)"},
		Files: func(p *validate.Program, o Options) ([]File, error) {
			books, err := sheet.Books(p, o.Stamp(p))
			if err != nil {
				return nil, err
			}
			var files []File
			for _, b := range books {
				files = append(files, File{Path: "sheets/" + b.Name, Data: b.Data})
			}
			return files, nil
		},
	}
}
