package render

import (
	"errors"
	"fmt"
	"time"

	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/print/typst"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
)

// Press is what printing needs besides the program: an engine, and what is to be printed how.
type Press struct {
	Set       func(typst.Job) ([]byte, error)
	Paper     print.Paper
	Fonts     []string // families of further fonts the engine has, in order
	Selection Selection
	Progress  func(what string, done, all int) // told before each PDF how much of the work is done; nil for nobody
}

// printName is the name of printFormat.
const printName = "print"

// printFormat writes what goes to the printer: the bound book, a folded sheet for every matter, a notice for every procedure.
func printFormat() Format {
	return Format{
		Name:  printName,
		Title: diag.Text{ZH: "印刷品：办事指南汇编、折页和一次性告知书，PDF", EN: "for the printer: the book of guides, folded sheets and one-time notices, as PDF"},
		Files: printFiles,
	}
}

// ErrNoPress is the error of printing without an engine.
var ErrNoPress = errors.New("there is no print engine")

// printFiles makes the files of printFormat.
func printFiles(p *validate.Program, o Options) ([]File, error) {
	if o.Press == nil {
		return nil, ErrNoPress
	}
	b := newBook(p, o)
	data, t, err := b.data(o)
	if err != nil {
		return nil, err
	}
	jobs := []struct {
		path     string
		data     any
		pictures map[string][]byte
		weight   int
	}{{"print/" + bookTitle + ".pdf", data, t.pictures, 0}}
	alone := func(path string, d Document, make func(print.Frame, print.Document) any) error {
		t := newTypesetter(o.Press.Paper, p.Edition().Site, []Document{d})
		doc, err := t.document(d)
		if err != nil {
			return err
		}
		jobs = append(jobs, struct {
			path     string
			data     any
			pictures map[string][]byte
			weight   int
		}{path, make(o.Press.frame(p, o, d.Name(), d), doc), t.pictures, 0})
		return nil
	}
	for _, m := range b.matters {
		err := alone("print/leaflets/"+m.ID+".pdf", Brief(m, p, o), func(f print.Frame, d print.Document) any { return print.Leaflet{Frame: f, Document: d} })
		if err != nil {
			return nil, err
		}
	}
	for _, pr := range b.procedures {
		err := alone("print/notices/"+pr.ID+".pdf", Notice(pr, p, o), func(f print.Frame, d print.Document) any { return print.Notice{Frame: f, Document: d} })
		if err != nil {
			return nil, err
		}
	}
	day, err := time.Parse(time.DateOnly, p.AsOf())
	if err != nil {
		return nil, err
	}
	if first := time.Unix(0, 0).UTC(); day.Before(first) {
		day = first // a PDF knows no earlier day
	}
	var files []File
	for _, j := range jobs {
		job, err := print.Job(j.data, j.pictures, day)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", j.path, err)
		}
		pdf, err := o.Press.Set(job)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", j.path, err)
		}
		files = append(files, File{j.path, pdf})
	}
	return files, nil
}

// frame is what the templates know of paper and edition.
func (s *Press) frame(p *validate.Program, o Options, title string, documents ...Document) print.Frame {
	fonts := s.Fonts
	if fonts == nil {
		fonts = []string{}
	}
	return print.Frame{
		Paper: s.Paper, Fonts: fonts, Title: title, Banner: p.Edition().Name, Author: p.Edition().Publisher, Stamp: o.Stamp(p), Keywords: []string{},
	}
}
