// Package sheet prints the disclosure sheets (公开表) of a program as Excel workbooks. Excel is known only here.
//
// They are the directories, lists and statistics that an office publishes and pins on the wall.
//
// A sheet is data: its plan names every column once (title, width, kind, and the field of the catalog it comes from),
// a function gives the rows, and one writer lays any sheet out. Every body row carries the place of its record in the
// catalog in a hidden last column, outside the print area. The tests read every sheet back by its plan.
//
// Layout follows the sheets offices publish (政务服务事项公开目录 and the like): title across, unit and edition below it, grey header rows
// that are frozen and repeated in print, thin borders, department cells merged down, what nobody has said blank, one page wide,
// page numbers. What Excel cannot hold is handled the same way everywhere: a text longer than a cell ends with
// “…（全文见办事指南）” and a line under the table says so; a record taller than a row continues on following rows, its
// cells merged down over them.
//
// The same program gives the same bytes: no clock, no order of maps, and a package repacked in one order.
//
// excelize (BSD, v2.11.1 of November 2026) writes and reads the workbooks: it has all that a sheet for the wall needs, charts, print
// titles, validation and headers among it, without Excel and without cgo. The order of one of its files is that of a map, which
// pack.go puts right.
package sheet

import (
	"fmt"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// Workbook is a workbook: its file name without folder, and its bytes.
type Workbook struct {
	Name string
	Data []byte
}

// Workbooks returns the workbooks of a program in the order offices list them. The stamp, which says which edition and
// commit they are from, is printed on every sheet.
func Workbooks(p *validate.Program, stamp string) ([]Workbook, error) {
	return sourceOf(p).workbooks(stamp)
}

// source is what the sheets are printed from: the lists of a program.
type source struct {
	edition     schema.Edition
	asOf        schema.Date // of the edition
	matters     []*model.Matter
	procedures  []*model.Procedure
	departments []*model.Department
	agencies    []*model.Agency
	figures     func(*model.Procedure) *figures
	issuers     func(*model.Matter, model.Material) []*model.Matter
}

// sourceOf takes the lists out of a program.
func sourceOf(p *validate.Program) *source {
	s := &source{
		asOf:        p.AsOf(),
		matters:     p.Catalog().Listed(),
		procedures:  p.Procedures(),
		departments: p.Departments(),
		agencies:    p.Agencies(),
		figures:     func(pr *model.Procedure) *figures { return figuresOf(p, pr) },
		issuers: func(m *model.Matter, r model.Material) []*model.Matter {
			return p.IssuersOf(model.Member{Matter: m}, r)
		},
	}
	if e := p.Edition(); e != nil {
		s.edition = *e
	}
	return s
}

// workbooks makes every workbook.
func (s *source) workbooks(stamp string) ([]Workbook, error) {
	var all []Workbook
	for _, b := range []struct {
		name   string
		tables []table
	}{
		{disclosureWorkbook, []table{s.fiveOpen(), s.eightOpen(), s.standardDirectory(), s.elements()}},
		{materialsWorkbook, []table{s.materials()}},
		{feesWorkbook, []table{s.fees()}},
		{agenciesWorkbook, []table{s.services(), s.agencyList()}},
		{proofsWorkbook, []table{s.proofs()}},
		{proceduresWorkbook, []table{s.procedureList()}},
		{statisticsWorkbook, []table{s.statistics()}},
	} {
		data, err := s.write(b.name, b.tables, stamp)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", b.name, err)
		}
		all = append(all, Workbook{Name: b.name + ".xlsx", Data: data})
	}
	return all, nil
}
