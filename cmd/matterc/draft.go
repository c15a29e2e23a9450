package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/timing"
)

// drafted is a catalog for commands that help to understand one: it may have mistakes in what is demanded, and it is without the records
// that cannot be understood yet, unless what is asked for is among them.
type drafted struct {
	*eligibility.Solution
	app     *app
	loaded  *loaded
	omitted []validate.Omission
	failed  error // what the command is to return when it has done its work: the mistakes have been printed
}

// draft reads a catalog to be understood. What is wrong with what is left of it is printed, and what is left out is told; if the command is
// about some kinds of records only, so are these.
func (a *app) draft(arg string, asOf schema.Date, about ...fieldpath.Kind) (*drafted, error) {
	l, err := a.load(arg, asOf)
	if err != nil {
		return nil, err
	}
	solution, omitted, found := validate.Rest(l.Catalog, l.found)
	if solution != nil && len(about) > 0 {
		omitted = slices.DeleteFunc(omitted, func(o validate.Omission) bool { return !slices.Contains(about, o.Record.RecordKind()) })
		found = slices.DeleteFunc(found, func(f diag.Diagnostic) bool {
			r, ok := l.At(f.Place)
			return !ok || !slices.Contains(about, r.RecordKind())
		})
	}
	if err := a.printFindings(a.err, l, found, diag.FormatText); err != nil {
		return nil, err
	}
	if solution == nil {
		return nil, errFindings
	}
	d := &drafted{solution, a, l, omitted, nil}
	if found.AtLeast(diag.Error) {
		d.failed = errFindings
	}
	d.tellOmitted()
	return d, nil
}

// mostOmitted is how many omitted records are told one by one.
const mostOmitted = 10

// tellOmitted says what is left out and why.
func (d *drafted) tellOmitted() {
	if len(d.omitted) == 0 {
		return
	}
	tell := func(zh, en string, args ...any) {
		fmt.Fprintln(d.app.err, sentence(zh, en, args...).In(d.app.lang))
	}
	tell("没有采用 %d 个记录，它们有错误，或者用到有错误的记录；其余的照常。全部错误用 matterc check 查看。没有采用的是：", "%d records are left out, for there are errors in them or in what they need; the rest is as it would be. matterc check shows all errors. Left out are:", len(d.omitted))
	for _, o := range d.omitted[:min(len(d.omitted), mostOmitted)] {
		why := d.why(o)
		label := schema.Label(o.Record.RecordKind())
		tell("  %[1]s“%[2]s”（%[3]s）：%[4]s", "  %[5]s %[2]q (%[3]s): %[6]s", label.ZH, o.Record.RecordID(), d.loaded.name(d.loaded.Place(o.Record).File), why.ZH, label.EN, why.EN)
	}
	if more := len(d.omitted) - mostOmitted; more > 0 {
		tell("  还有 %d 个", "  and %d more", more)
	}
}

// why says why a record is left out.
func (d *drafted) why(o validate.Omission) diag.Text {
	switch {
	case len(o.Wrong) > 0:
		count := o.Wrong.Counts()
		return diag.T("%[1]s，第一个是：%[2]s", "%[3]s, the first being: %[4]s", count.ZH, o.Wrong[0].Message.ZH, count.EN, o.Wrong[0].Message.EN)
	case len(o.Needs) > 0:
		label := schema.Label(o.Needs[0].RecordKind())
		return diag.T("用到没有采用的%[1]s“%[2]s”", "it needs %[3]s %[2]q, which is left out", label.ZH, o.Needs[0].RecordID(), label.EN)
	}
	return diag.T("用到没有采用的记录", "it needs a record that is left out")
}

// noDate says why there is no date: what is wrong with the calendar of a year that is left out, or that there is none.
func (d *drafted) noDate(err error) error {
	if missing := (*timing.MissingYearError)(nil); errors.As(err, &missing) {
		if _, wrong := d.named(strconv.Itoa(missing.Year), fieldpath.CalendarKind); errors.Is(wrong, errFindings) {
			return wrong
		}
	}
	return calendarError(err)
}

// named is named of the whole catalog. What cannot be answered without what is left out ends the command: what is wrong with it is
// printed.
func (d *drafted) named(word string, kinds ...fieldpath.Kind) (schema.Record, error) {
	r, err := named(d.loaded, d.loaded.AsOf, word, kinds...)
	if err != nil {
		return r, err
	}
	for _, o := range d.omitted {
		m := d.loaded.Matters.Get(o.Record.RecordID())
		issues := o.Record.RecordKind() == fieldpath.MatterKind && r.Kind == fieldpath.DocumentKind && m != nil && (m.Result.Document == r.ID || slices.ContainsFunc(m.Results, func(x schema.Result) bool { return x.Document == r.ID }))
		switch same := o.Record.RecordKind() == r.Kind && o.Record.RecordID() == r.ID; {
		case same && len(o.Wrong) > 0:
			if err := d.app.printFindings(d.app.err, d.loaded, o.Wrong, diag.FormatText); err != nil {
				return r, err
			}
			return r, errFindings
		case same || issues:
			label := schema.Label(r.Kind)
			return r, &failure{status: statusFindings, text: diag.T("没有采用的记录改好以前，说不清%[1]s“%[2]s”", "nothing can be said of %[3]s %[2]q before what is left out is put right", label.ZH, word, label.EN)}
		}
	}
	return r, nil
}
