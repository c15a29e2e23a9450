package diag

import (
	"bytes"
	"encoding/json"
)

// The JSON form: findings.schema.json says what each field means. A change that is not an addition raises the version.
type jsonReport struct {
	Version  int           `json:"version"`
	Lang     string        `json:"lang"`
	Findings []jsonFinding `json:"findings"`
	Counts   jsonCounts    `json:"counts"`
}

type jsonCounts struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Note    int `json:"note"`
}

type jsonFinding struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Matter   string `json:"matter"`
	Field    string `json:"field"`
	jsonPlace
	Message string        `json:"message"`
	Hint    string        `json:"hint"`
	Tried   bool          `json:"tried"`
	Related []jsonRelated `json:"related"`
	Fixes   []jsonFix     `json:"fixes"`
}

type jsonPlace struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	Offset    int    `json:"offset"`
	EndOffset int    `json:"endOffset"`
}

type jsonRelated struct {
	jsonPlace
	Message string `json:"message"`
}

type jsonFix struct {
	Message string     `json:"message"`
	Safe    bool       `json:"safe"`
	Edits   []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	jsonPlace
	New string `json:"new"`
}

// json prints the findings as data: texts as they are, in one language.
func (p *printer) json(b *bytes.Buffer, list List) error {
	report := jsonReport{
		Version:  1,
		Lang:     p.Lang.String(),
		Findings: []jsonFinding{},
		Counts:   jsonCounts{list.Count(Error), list.Count(Warning), list.Count(Note)},
	}
	for _, d := range list {
		f := jsonFinding{
			Code:      d.Code,
			Severity:  d.Severity.String(),
			Matter:    d.Matter,
			Field:     d.Field,
			jsonPlace: p.jsonPlace(d.Place),
			Message:   p.in(d.Message),
			Hint:      p.in(d.Hint),
			Tried:     d.Tried,
			Related:   []jsonRelated{},
			Fixes:     []jsonFix{},
		}
		for _, r := range d.Related {
			f.Related = append(f.Related, jsonRelated{p.jsonPlace(r.Place), p.in(r.Message)})
		}
		for _, x := range d.Fixes {
			fix := jsonFix{p.in(x.Message), x.Safe, []jsonEdit{}}
			for _, e := range x.Edits {
				fix.Edits = append(fix.Edits, jsonEdit{p.jsonPlace(e.Place), e.New})
			}
			f.Fixes = append(f.Fixes, fix)
		}
		report.Findings = append(report.Findings, f)
	}
	return encode(b, report)
}

func (p *printer) jsonPlace(at Place) jsonPlace {
	s := p.locate(at)
	return jsonPlace{at.File, s.from.line, s.from.column, s.to.line, s.to.column, s.start, s.end}
}

// encode writes a value as indented JSON that people can read too.
func encode(b *bytes.Buffer, v any) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
