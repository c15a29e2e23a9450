package render

import (
	"fmt"
	"slices"

	"github.com/matterc/matterc/render/book"
	"github.com/matterc/matterc/render/guide"
	"github.com/matterc/matterc/render/jsonfile"
	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/page/docx"
	"github.com/matterc/matterc/render/page/html"
	"github.com/matterc/matterc/render/page/markdown"
	"github.com/matterc/matterc/render/sheet"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
)

// guideFormat writes every page as a web page and as Markdown, with its pictures beside it.
func guideFormat() Format {
	return Format{
		Name:  "guide",
		Title: diag.Text{ZH: "办事指南（完整版、简版）、联办指南、一次性告知书、窗口文书、部门办事目录和总目录，网页和 Markdown", EN: "service guides, full and short, procedure guides, one-time notices, papers of windows, pages of departments and the index, as web pages and Markdown"},
		Files: func(p *validate.Program, o Options) ([]output.File, error) {
			stamp := o.Stamp(p)
			pages := html.New(stamp)
			var files []output.File
			var documents []page.Document
			for _, g := range guide.Pages(p) {
				documents = append(documents, g.Build(stamp))
			}
			for _, d := range slices.Concat(documents, guide.Moved(p, stamp), guide.Ended(p, stamp)) {
				web, err := pages.HTML(d)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", d.Path, err)
				}
				files = append(files, output.File{Path: d.Path + ".html", Data: web}, output.File{Path: d.Path + ".md", Data: markdown.Print(d)})
				files = append(files, page.Pictures(d)...)
			}
			for _, name := range p.Catalog().Attachments() {
				files = append(files, output.File{Path: page.FilePath(name), Data: p.Catalog().Attachment(name)})
			}
			return files, nil
		},
	}
}

// docxFormat writes the full guides, procedure guides and one-time notices as Word documents, for offices that must edit
// a copy. An edited copy is no longer what the catalog says, so they are made on request only.
func docxFormat() Format {
	return Format{
		Name:      "docx",
		Title:     diag.Text{ZH: "办事指南、联办指南、一次性告知书、窗口文书，Word", EN: "service guides, procedure guides, one-time notices and papers of windows, Word"},
		OnRequest: true,
		Files: func(p *validate.Program, o Options) ([]output.File, error) {
			var files []output.File
			for _, g := range guide.Pages(p) {
				if !g.Kind.Printing().Word {
					continue
				}
				data, err := docx.Print(g.Build(o.Stamp(p)), p.AsOf(), page.Address(p.Edition().Site, g.Path()))
				if err != nil {
					return nil, fmt.Errorf("%s: %w", g.Path(), err)
				}
				files = append(files, output.File{Path: "docx/" + g.Path() + ".docx", Data: data})
			}
			return files, nil
		},
	}
}

// jsonFormat prints the program for other systems (审批系统, 电子监察, 触摸屏, 国家平台): everything in one file, one file
// a matter and a procedure, the dependency graph, and the JSON Schema of each of them.
func jsonFormat() Format {
	return Format{
		Name:  "json",
		Title: diag.Text{ZH: "供其他系统读取的 JSON 及其 JSON Schema", EN: "JSON for other systems, with its JSON Schema"},
		Files: func(p *validate.Program, o Options) ([]output.File, error) { return jsonfile.Files(p, o.Commit) },
	}
}

// sheetFormat prints the disclosure sheets as Excel workbooks under sheets/, by the names offices publish them under.
func sheetFormat() Format {
	return Format{
		Name:  "sheet",
		Title: diag.Text{ZH: "公开表（Excel）：公开目录、材料、收费、中介服务、证明、联办、统计", EN: "disclosure sheets (Excel)"},
		Files: func(p *validate.Program, o Options) ([]output.File, error) {
			books, err := sheet.Workbooks(p, o.Stamp(p))
			if err != nil {
				return nil, err
			}
			var files []output.File
			for _, b := range books {
				files = append(files, output.File{Path: "sheets/" + b.Name, Data: b.Data})
			}
			return files, nil
		},
	}
}

// PrintName is the name of the format that goes to the printer.
const PrintName = "print"

// printFormat writes what goes to the printer: the bound book, a folded sheet for every matter, a notice for every procedure.
func printFormat() Format {
	return Format{
		Name:  PrintName,
		Title: diag.Text{ZH: "印刷品：办事指南汇编、折页和一次性告知书，PDF", EN: "for the printer: the book of guides, folded sheets and one-time notices, as PDF"},
		Files: func(p *validate.Program, o Options) ([]output.File, error) {
			return book.Files(p, o.Printer, o.Commit, o.Stamp(p))
		},
	}
}
