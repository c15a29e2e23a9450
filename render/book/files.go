package book

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/print/typst"
	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/render/verify"
	"github.com/matterc/matterc/validate"
	"golang.org/x/sync/errgroup"
)

// Printer is what printing needs besides the program: an engine, and what is to be printed how.
type Printer struct {
	Set       func(typst.Job) ([]byte, error)
	AtOnce    int // how many jobs Set takes at the same time; 0 is 1
	Paper     print.Paper
	Fonts     []string // families of further fonts the engine has, in order
	Selection Selection
	Progress  func(what string, done, all int)         // told before and after each job about how many pages of all are done; nil for nobody
	Begin     func() (end func())                      // told before the first document is set; end is told after the last. nil for nobody
	Idle      func()                                   // told when nothing is being set and much has been; nil for nobody
	Overfull  func(matter string, o validate.Overfull) // told of a folded sheet that does not fit a page even in the smallest type; nil for nobody
}

// printJob is what is set at a time: a PDF, or a section of the book.
type printJob struct {
	path     string // of the file that it is, or is a part of
	id       string // of the matter or procedure whose sheet it is
	what     string // which part, for messages; "" for the whole
	data     any    // a print.Leaflet, print.Notice, print.Front, print.Section or print.Running
	pictures map[string][]byte
	pdf      []byte // when it is set
}

// Files makes what goes to the printer: the bound book, a folded sheet for every matter, a notice for every procedure.
func Files(p *validate.Program, printer *Printer, commit, stamp string) ([]output.File, error) {
	if printer == nil {
		return nil, errors.New("there is no print engine")
	}
	day := p.AsOf().Time()
	if first := time.Unix(0, 0).UTC(); day.Before(first) {
		day = first // a PDF knows no earlier day
	}
	q := &queue{printer: printer, day: day}
	b := newBook(p, printer, commit, stamp)
	s, err := b.sections()
	if err != nil {
		return nil, err
	}
	small, err := b.alone()
	if err != nil {
		return nil, err
	}
	if printer.Begin != nil {
		defer printer.Begin()()
	}
	guiding := len(b.documents) / 8 // pages of what leads to the documents, about
	if err := q.set(slices.Concat(s.jobs(), small), guiding); err != nil {
		return nil, err
	}
	if printer.Idle != nil {
		printer.Idle()
	}
	var files []output.File
	for _, j := range small {
		if err := j.overfull(printer); err != nil {
			return nil, err
		}
		files = append(files, output.File{Path: j.path, Data: j.pdf})
	}
	book, err := s.bound(q)
	return append(files, output.File{Path: bookPath, Data: book}), err
}

// alone makes the jobs of what is a PDF of its own: the folded sheets and the notices.
func (b *book) alone() ([]*printJob, error) {
	var jobs []*printJob
	words := newLexicon(b.p)
	for _, e := range b.pages {
		sheet := e.Kind.Printing().PDF
		if sheet == page.NoSheet {
			continue
		}
		d := e.Build(b.stamp)
		frame := b.frame(d.Name(), d.Path)
		at := path.Join("print", string(sheet), e.ID+".pdf")
		t := newConverter(b.printer.Paper, b.p.Edition().Site, nil)
		t.folded, t.words = sheet == page.Leaflet, words
		if e.Kind == page.BriefPage {
			d.Path = page.PathOf(page.GuidePage, e.ID) // the code leads to all there is to read
		}
		doc, err := t.document(d)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", at, err)
		}
		data, err := sheetOf(sheet, frame, doc)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", at, err)
		}
		jobs = append(jobs, &printJob{path: at, id: e.ID, data: data, pictures: t.pictures})
	}
	return jobs, nil
}

// sheetOf is the data of a document that is set on sheets of its own.
func sheetOf(sheet page.Sheet, frame print.Frame, doc print.Document) (any, error) {
	switch sheet {
	case page.Leaflet:
		frame.Paper = print.A4 // which is what is folded
		return print.Leaflet{Frame: frame, Document: doc}, nil
	case page.Handout:
		return print.Notice{Frame: frame, Document: doc}, nil
	}
	return nil, fmt.Errorf("no template sets a sheet of kind %q", sheet)
}

// overfull tells of a folded sheet that takes more than a page.
func (j *printJob) overfull(printer *Printer) error {
	sheet, folded := j.data.(print.Leaflet)
	if !folded || printer.Overfull == nil {
		return nil
	}
	set, err := j.section()
	if err != nil {
		return err
	}
	if set.Pages() > 1 {
		printer.Overfull(j.id, validate.Overfull{Path: j.path, Pages: set.Pages(), Parts: longest(sheet.Document)})
	}
	return nil
}

// worthShortening is the share of a folded sheet from which on it helps to shorten a part, 1 in so many.
const worthShortening = 10

// longest returns the parts of a folded sheet that it helps to shorten, the longest first.
func longest(d print.Document) []validate.LongPart {
	said := func(x print.Text) (s string) {
		for _, span := range x {
			s += span.Text
		}
		return s
	}
	var parts []validate.LongPart
	all := 0
	for _, b := range d.Blocks {
		for _, f := range b.Facts {
			title, n := said(f.Key), 0
			for _, x := range f.Value {
				n += utf8.RuneCountInString(said(x))
			}
			i := slices.IndexFunc(parts, func(p validate.LongPart) bool { return p.Title == title })
			if i < 0 {
				i, parts = len(parts), append(parts, validate.LongPart{Title: title})
			}
			parts[i].Characters += n
			all += n
		}
	}
	slices.SortStableFunc(parts, func(a, b validate.LongPart) int { return cmp.Compare(b.Characters, a.Characters) })
	short := slices.IndexFunc(parts, func(p validate.LongPart) bool { return p.Characters*worthShortening < all })
	if short < 0 {
		return parts
	}
	return parts[:max(short, 1)]
}

// queue sets jobs and says how far it is.
type queue struct {
	printer   *Printer
	day       time.Time // of the edition
	mu        sync.Mutex
	done, all int // pages, about
}

// bytesOfPage is about how many bytes of data make a page.
const bytesOfPage = 3500

// set sets jobs, as many at once as the printer can, before others of about so many pages. An error ends it; of several, that of the
// first job is returned.
func (s *queue) set(jobs []*printJob, later int) error {
	ready := make([]typst.Job, len(jobs))
	pages := make([]int, len(jobs)) // about
	s.all = s.done + later
	for i, j := range jobs {
		var err error
		if ready[i], err = print.Job(j.data, j.pictures, s.day); err != nil {
			return j.failed(err)
		}
		pages[i] = 1 + len(ready[i].Files[print.DataFile])/bytesOfPage
		s.all += pages[i]
	}
	failed := make([]error, len(jobs))
	group, ctx := errgroup.WithContext(context.Background())
	group.SetLimit(max(s.printer.AtOnce, 1))
	for i, j := range jobs {
		if ctx.Err() != nil {
			break // a job has failed; those before it are set to the end
		}
		group.Go(func() error {
			s.report(j, 0)
			if j.pdf, failed[i] = s.printer.Set(ready[i]); failed[i] == nil {
				s.report(j, pages[i])
			}
			return failed[i]
		})
	}
	_ = group.Wait() // is in failed
	for i, err := range failed {
		if err != nil {
			return jobs[i].failed(err)
		}
	}
	return nil
}

// failed says of which job an error is.
func (j *printJob) failed(err error) error {
	if j.what == "" {
		return fmt.Errorf("%s: %w", j.path, err)
	}
	return fmt.Errorf("%s（%s）: %w", j.path, j.what, err)
}

// report says what is being set, now that so many more pages are done.
func (s *queue) report(j *printJob, pages int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done += pages; s.printer.Progress != nil {
		s.printer.Progress(path.Base(j.path), s.done, s.all)
	}
}

// frame is what the templates know of paper and edition. The imprint names the documents, so that matterc verify can tell whether
// the print is current.
func (b *book) frame(title string, documents ...string) print.Frame {
	imprint := verify.Imprint{Edition: b.p.AsOf(), Commit: b.commit, Digest: b.p.Digest(), Documents: documents}
	return print.Frame{
		Paper: b.printer.Paper, Fonts: append([]string{}, b.printer.Fonts...), Title: text.Visible(title), Banner: text.Visible(b.p.Edition().Name), Author: text.Visible(b.p.Edition().Publisher),
		Stamp: text.Visible(b.stamp), Keywords: imprint.Keywords(),
	}
}
