package render

import (
	"errors"
	"fmt"
	"path"
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
	Progress  func(what string, done, all int) // told before each PDF about how many pages of all are done; nil for nobody
}

// PrintName is the name of the format that goes to the printer.
const PrintName = "print"

// printFormat writes what goes to the printer: the bound book, a folded sheet for every matter, a notice for every procedure.
func printFormat() Format {
	return Format{
		Name:  PrintName,
		Title: diag.Text{ZH: "印刷品：办事指南汇编、折页和一次性告知书，PDF", EN: "for the printer: the book of guides, folded sheets and one-time notices, as PDF"},
		Files: printFiles,
	}
}

// ErrNoPress is the error of printing without an engine.
var ErrNoPress = errors.New("there is no print engine")

// printJob is one PDF to be set.
type printJob struct {
	path     string
	data     any // a print.Book, print.Leaflet or print.Notice
	pictures map[string][]byte
}

// printFiles makes the files of printFormat.
func printFiles(p *validate.Program, o Options) ([]File, error) {
	if o.Press == nil {
		return nil, ErrNoPress
	}
	day, err := time.Parse(time.DateOnly, p.AsOf())
	if err != nil {
		return nil, err
	}
	if first := time.Unix(0, 0).UTC(); day.Before(first) {
		day = first // a PDF knows no earlier day
	}
	list, err := printJobs(p, o)
	if err != nil {
		return nil, err
	}
	jobs := make([]typst.Job, len(list))
	pages := make([]int, len(list)) // about
	all := 0
	for i, j := range list {
		if jobs[i], err = print.Job(j.data, j.pictures, day); err != nil {
			return nil, fmt.Errorf("%s: %w", j.path, err)
		}
		pages[i] = 1 + len(jobs[i].Files[print.DataFile])/bytesOfPage
		all += pages[i]
	}
	var files []File
	done := 0
	for i, j := range list {
		if o.Press.Progress != nil {
			o.Press.Progress(path.Base(j.path), done, all)
		}
		pdf, err := o.Press.Set(jobs[i])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", j.path, err)
		}
		files = append(files, File{j.path, pdf})
		done += pages[i]
	}
	return files, nil
}

// bytesOfPage is about how many bytes of data make a page.
const bytesOfPage = 3500

// printJobs lists what is to be set: the small ones first, from which it shows how fast this machine is, the book last.
func printJobs(p *validate.Program, o Options) ([]printJob, error) {
	b := newBook(p, o)
	var jobs []printJob
	alone := func(path string, d Document, page string, template func(print.Frame, print.Document) any) error {
		frame := o.Press.frame(p, o, d.Name(), d.Path)
		t := newTypesetter(o.Press.Paper, p.Edition().Site, nil)
		d.Path = page // to which the code leads
		doc, err := t.document(d)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		jobs = append(jobs, printJob{path, template(frame, doc), t.pictures})
		return nil
	}
	leaflet := func(f print.Frame, d print.Document) any {
		f.Paper = print.A4 // which is what is folded
		return print.Leaflet{Frame: f, Document: d}
	}
	notice := func(f print.Frame, d print.Document) any { return print.Notice{Frame: f, Document: d} }
	for _, m := range b.matters {
		if err := alone("print/leaflets/"+m.ID+".pdf", Brief(m, p, o), guidePath(m), leaflet); err != nil {
			return nil, err
		}
	}
	for _, pr := range b.procedures {
		if err := alone("print/notices/"+pr.ID+".pdf", Notice(pr, p, o), noticePath(pr), notice); err != nil {
			return nil, err
		}
	}
	data, t, err := b.data(o)
	return append(jobs, printJob{"print/" + bookTitle + ".pdf", data, t.pictures}), err
}

// frame is what the templates know of paper and edition. The mark names the documents, so that matterc verify can tell whether
// the print is current.
func (s *Press) frame(p *validate.Program, o Options, title string, documents ...string) print.Frame {
	mark := Mark{Edition: p.AsOf(), Commit: o.Commit, Digest: p.Digest(), Documents: documents}
	return print.Frame{
		Paper: s.Paper, Fonts: append([]string{}, s.Fonts...), Title: title, Banner: p.Edition().Name, Author: p.Edition().Publisher,
		Stamp: o.Stamp(p), Keywords: mark.Keywords(),
	}
}
