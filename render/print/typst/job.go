package typst

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Job is one document to set. It says everything the document can know.
type Job struct {
	Main  string            // the file to begin with, one of Files
	Files map[string][]byte // what the document may read, by its path from the root, such as "book.typ" and "data/book.json"
	Date  time.Time         // the day the document takes for today, from 1970 on; it cannot ask the time of that day
}

// Diagnostic is what the engine has to say about a document.
type Diagnostic struct {
	Error   bool   // or else a warning
	Path    string // one of Job.Files; "" when it is about none
	From    Position
	To      Position
	Message string
	Hint    string // what to do, "" when the engine has no idea
}

// Position is a place in a file. Line and column begin at 1; columns count characters. The zero value is no place.
type Position struct{ Line, Column int }

func (d Diagnostic) String() string {
	text := d.Message
	if d.Hint != "" {
		text += " (" + d.Hint + ")"
	}
	if d.From != (Position{}) {
		text = fmt.Sprintf("%d:%d: %s", d.From.Line, d.From.Column, text)
	}
	if d.Path != "" {
		text = d.Path + ":" + text
	}
	return text
}

// DocumentError is the error of a document that cannot be set. It is a defect of the template, for what the data says is
// only ever text.
type DocumentError struct{ Diagnostics []Diagnostic }

func (e *DocumentError) Error() string {
	var lines []string
	for _, d := range e.Diagnostics {
		if d.Error {
			lines = append(lines, d.String())
		}
	}
	return strings.Join(lines, "\n")
}

// MemoryError is the error of a document that needs more memory than the engine may use.
type MemoryError struct{ Limit uint64 }

func (e *MemoryError) Error() string {
	return fmt.Sprintf("the document needs more than %d MiB of memory", e.Limit>>20)
}

// PDF sets a document. The same job gives the same bytes, whatever the engine has set before. With a document it returns
// the engine's warnings; where there is none, an error: a *DocumentError, a *MemoryError, or that of the context.
func (e *Engine) PDF(ctx context.Context, job Job) ([]byte, []Diagnostic, error) {
	for name := range job.Files {
		if !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, "\\\x00") {
			return nil, nil, fmt.Errorf("%q is no path of a file of a document", name)
		}
	}
	if _, ok := job.Files[job.Main]; !ok {
		return nil, nil, fmt.Errorf("the document has no file %q to begin with", job.Main)
	}
	if job.Date.Year() < 1970 {
		return nil, nil, errors.New("the document has no date, or one before 1970")
	}
	var s *seat
	select {
	case s = <-e.seats:
		if s == nil {
			return nil, nil, errors.New("the print engine is closed")
		}
		defer func() { e.seats <- s }()
	case <-ctx.Done():
	}
	if ctx.Err() != nil {
		return nil, nil, context.Cause(ctx)
	}
	if s.in == nil {
		in, err := e.instance(ctx, s)
		if err != nil {
			return nil, nil, err
		}
		s.in = in
	}
	in := s.in
	s.memory.job = ctx
	pdf, diagnostics, err := in.pdf(context.WithValue(ctx, instanceKey{}, in), job)
	s.memory.job = nil
	refused := s.memory.refused
	if err != nil || s.memory.used > bytesPerInstance || in.jobs >= jobsPerInstance {
		s.drop()
	}
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, nil, context.Cause(ctx)
	case refused:
		return nil, nil, &MemoryError{s.memory.limit}
	case err != nil:
		return nil, nil, fmt.Errorf("the print engine failed: %w", err)
	case pdf == nil:
		return nil, diagnostics, &DocumentError{diagnostics}
	}
	return pdf, diagnostics, nil
}

// pdf returns no document and no error when the document is at fault.
func (in *instance) pdf(ctx context.Context, job Job) ([]byte, []Diagnostic, error) {
	in.jobs++
	in.messages = nil
	year, month, day := job.Date.Date()
	in.now = float64(time.Date(year, month, day, 12, 0, 0, 0, time.UTC).UnixMilli())

	if _, err := in.call(ctx, "typstcompiler_reset_shadow", in.compiler); err != nil {
		return nil, nil, in.explain(err)
	}
	for _, name := range slices.Sorted(maps.Keys(job.Files)) {
		path, pathSize, err := in.pass(ctx, []byte("/"+name))
		if err != nil {
			return nil, nil, err
		}
		data, dataSize, err := in.pass(ctx, job.Files[name])
		if err != nil {
			return nil, nil, err
		}
		taken, err := in.call(ctx, "typstcompiler_map_shadow", in.compiler, path, pathSize, data, dataSize)
		if err != nil {
			return nil, nil, in.explain(err)
		}
		if taken == 0 {
			return nil, nil, fmt.Errorf("the engine does not take the file %q", name)
		}
	}
	main, mainSize, err := in.pass(ctx, []byte("/"+job.Main))
	if err != nil {
		return nil, nil, err
	}
	format, formatSize, err := in.pass(ctx, []byte("pdf"))
	if err != nil {
		return nil, nil, err
	}
	const noInputs, fullDiagnostics = 0, 3
	place, err := in.returned(ctx, "typstcompiler_compile", 3, in.compiler, main, mainSize, noInputs, noInputs, format, formatSize, fullDiagnostics)
	if err != nil {
		return nil, nil, in.explain(err)
	}
	result := in.table.take(place)
	pdf, _ := property(result, "result").(byteArray)
	diagnostics := diagnosticsOf(property(result, "diagnostics"))
	if pdf == nil && !slices.ContainsFunc(diagnostics, func(d Diagnostic) bool { return d.Error }) {
		return nil, nil, in.explain(fmt.Errorf("it returned neither a document nor an error: %s", display(result)))
	}
	tag(pdf)
	return pdf, diagnostics, nil
}

// explain adds what the engine has said to an error.
func (in *instance) explain(err error) error {
	if len(in.messages) == 0 {
		return err
	}
	return fmt.Errorf("%s: %w", strings.Join(in.messages, "; "), err)
}

// diagnosticsOf reads what the engine returns: an array of objects with severity, path, range and message.
func diagnosticsOf(v value) (diagnostics []Diagnostic) {
	a, ok := v.(*array)
	if !ok {
		return nil
	}
	text := func(o value, name string) string { s, _ := property(o, name).(string); return s }
	for _, item := range a.items {
		d := Diagnostic{Error: text(item, "severity") != "warning", Path: strings.TrimPrefix(text(item, "path"), "/")}
		d.Message, d.Hint, _ = strings.Cut(text(item, "message"), ", hints: ")
		if file, ok := strings.CutPrefix(d.Message, "failed to load file"); ok && file == " (access denied)" {
			d.Message, d.Hint = "failed to load file", noFile // the engine speaks of a command line that is not there
		}
		from, to, _ := strings.Cut(text(item, "range"), "-")
		d.From, d.To = positionOf(from), positionOf(to)
		diagnostics = append(diagnostics, d)
	}
	return diagnostics
}

// positionOf reads "2:13", where both numbers begin at 0.
func positionOf(text string) Position {
	line, column, _ := strings.Cut(text, ":")
	l, err := strconv.Atoi(line)
	if err != nil {
		return Position{}
	}
	c, err := strconv.Atoi(column)
	if err != nil {
		return Position{}
	}
	return Position{Line: l + 1, Column: c + 1}
}
