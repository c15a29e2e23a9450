package render_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"math/big"
	"os"
	"path"
	"reflect"
	"regexp"
	"runtime/debug"
	"slices"
	"testing"

	"github.com/matterc/matterc/render"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/metamodel"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// unpublished are the fields of the language that are left out of the JSON contract, or stand on no page and in no sheet,
// and why.
var unpublished = map[string]struct{ json, readable string }{
	"matter.topics":                     {readable: "topics are for the portals that read the JSON; the pages are sorted by departments"},
	"matter.fee.items.amount":           {readable: ofFees},
	"matter.fee.items.per":              {readable: "guides and sheets print the standard in the office's words, which say for what it is paid"},
	"matter.fee.items.bands.upTo":       {readable: ofFees},
	"matter.fee.items.bands.permille":   {readable: ofFees},
	"matter.fee.items.bands.amount":     {readable: ofFees},
	"matter.fee.items.bandUnit":         {readable: ofFees},
	"matter.fee.items.remainder":        {readable: ofFees},
	"matter.fee.items.minimum":          {readable: ofFees},
	"matter.fee.items.maximum":          {readable: ofFees},
	"matter.fee.items.rounding":         {readable: ofFees},
	"matter.exempt.code":                {ofExemptions, ofExemptions},
	"matter.exempt.reason":              {ofExemptions, ofExemptions},
	"matter.exempt.until":               {ofExemptions, ofExemptions},
	"procedure.exempt.code":             {ofExemptions, ofExemptions},
	"procedure.exempt.reason":           {ofExemptions, ofExemptions},
	"procedure.exempt.until":            {ofExemptions, ofExemptions},
	"matter.bodies.key":                 {readable: ofKeys},
	"matter.materials.counts.key":       {readable: ofKeys},
	"matter.fee.items.bands.key":        {readable: ofKeys},
	"matter.service.key":                {readable: ofKeys},
	"matter.questions.key":              {readable: ofKeys},
	"procedure.members.key":             {readable: ofKeys},
	"procedure.service.key":             {readable: ofKeys},
	"matter.conditions.key":             {readable: ofKeys},
	"matter.prohibitions.key":           {readable: ofKeys},
	"matter.materials.key":              {readable: ofKeys},
	"matter.prerequisites.key":          {readable: ofKeys},
	"matter.deadline.excluded.key":      {readable: ofKeys},
	"matter.fee.items.key":              {readable: ofKeys},
	"matter.result.key":                 {readable: ofKeys},
	"matter.results.key":                {readable: ofKeys},
	"matter.steps.key":                  {readable: ofKeys},
	"matter.agencies.key":               {readable: ofKeys},
	"matter.agencies.prerequisites.key": {readable: ofKeys},
	"matter.basis.confirmed":            {ofConfirmed, ofConfirmed},
	"procedure.basis.confirmed":         {ofConfirmed, ofConfirmed},
	"document.validity.confirmed":       {ofConfirmed, ofConfirmed},
	"law.moved":                         {ofConfirmed, ofConfirmed},
	"law.effective.to":                  {readable: "pages cite laws that are in force, and say since when, not until when"},
	"catalog.review.value":              {ofReview, ofReview},
	"catalog.review.unit":               {ofReview, ofReview},
	"catalog.language":                  {"it says in which language the files are written, not what they say", "it says in which language the files are written, not what they say"},
	"document.order":                    {readable: ofOrders},
	"law.order":                         {readable: ofOrders},
	"fact.order":                        {readable: ofOrders},
	"law.source":                        {readable: "where the text was checked matters to those who check it again, not to applicants"},
	"department.effective.from":         {readable: ofDepartments},
	"department.effective.to":           {readable: ofDepartments},
	"document.external":                 {readable: "a guide names the issuer instead: a matter of the catalog, or an authority outside it"},
	"fact.question":                     {readable: ofFacts},
	"fact.type":                         {readable: ofFacts},
	"fact.min":                          {readable: ofFacts},
	"fact.max":                          {readable: ofFacts},
	"fact.integer":                      {readable: ofFacts},
	"fact.note":                         {readable: ofFacts},
	"impossible.reason":                 {readable: "pages speak of applicants that exist; who asks the tool about another is given the reason"},
	"calendar.off":                      {readable: ofCalendars},
	"calendar.work":                     {readable: ofCalendars},
	"calendar.source":                   {readable: ofCalendars},
	"milestone.after.key":               {readable: ofKeys},
	"milestone.after.matter":            {readable: ofMilestones},
	"milestone.after.document":          {readable: ofMilestones},
	"milestone.after.milestone":         {readable: ofMilestones},
	"milestone.after.of":                {readable: ofMilestones},
	"milestone.after.when":              {readable: ofMilestones},
	"milestone.after.basis":             {readable: ofMilestones},
	"milestone.after.anyOf.matter":      {readable: ofMilestones},
	"milestone.after.anyOf.document":    {readable: ofMilestones},
	"milestone.after.anyOf.milestone":   {readable: ofMilestones},
	"milestone.after.anyOf.of":          {readable: ofMilestones},
	"milestone.basis.law":               {readable: ofMilestones},
	"milestone.basis.article":           {readable: ofMilestones},
	"milestone.basis.kind":              {readable: ofMilestones},
	"milestone.basis.about":             {readable: ofMilestones},
	"milestone.basis.confirmed":         {ofConfirmed, ofConfirmed},
	"milestone.asks":                    {readable: "a plan asks it of those who make one"},
	"milestone.effective.from":          {readable: ofMilestones},
	"milestone.effective.to":            {readable: ofMilestones},
	"region.level":                      {ofRegions, ofRegions},
	"region.parent":                     {ofRegions, ofRegions},
}

// Reasons of several fields.
const (
	ofFees        = "guides and sheets print the standard in the office's words; this is for plans, which work out the sum"
	ofExemptions  = "an exemption is between the office and the checks; it is not about the applicant"
	ofDepartments = "a page of a department names its successor, and does not say since when or until when the department exists"
	ofFacts       = "pages say a condition in words with the name of the fact; this is for asking an applicant about it and judging the answer"
	ofCalendars   = "pages count in working days; this is for finding the dates of a case, as matterc due does"
	ofKeys        = "a key is for those who compare editions and refer to an element; applicants read its text"
	ofConfirmed   = "that an office has looked at a citation again, and where an article went, is between it and the checks"
	ofOrders      = "pages have them where matters name them, and no list of all"
	ofReview      = "how often an office goes through its catalog is between it and the checks"
	ofMilestones  = "what a milestone comes after is said by the order of a procedure, by its chart and by plans; guides of matters say that it has to have happened"
	ofRegions     = "of regions only that of the catalog is printed, by its code and name"
)

// unsheeted are the fields that stand on a page and in no sheet, and why.
var unsheeted = map[string]string{
	"catalog.region":                                   ofCatalog,
	"catalog.site":                                     ofCatalog,
	"catalog.note":                                     ofCatalog,
	"region.name":                                      ofCatalog,
	"matter.short":                                     ofGuides,
	"procedure.happened":                               ofGuides,
	"milestone.order":                                  ofGuides,
	"matter.materials.instructions":                    ofGuides,
	"matter.result.sample":                             ofGuides,
	"matter.results.sample":                            ofGuides,
	"matter.steps.standard":                            ofGuides,
	"matter.steps.output":                              ofGuides,
	"matter.visitReason":                               ofGuides,
	"matter.online.url":                                ofGuides,
	"matter.online.depth":                              ofGuides,
	"matter.reach":                                     ofGuides,
	"matter.service.hours":                             ofGuides,
	"matter.commitment.text":                           ofGuides,
	"matter.commitment.consequence":                    ofGuides,
	"matter.commitment.basis":                          ofGuides,
	"matter.tracking":                                  ofGuides,
	"matter.remedy.review":                             ofGuides,
	"matter.remedy.court":                              ofGuides,
	"matter.questions.question":                        ofGuides,
	"matter.questions.answer":                          ofGuides,
	"matter.mistakes":                                  ofGuides,
	"matter.note":                                      ofGuides,
	"family.note":                                      ofGuides,
	"document.kind":                                    ofGuides,
	"document.form":                                    ofGuides,
	"document.note":                                    ofGuides,
	"procedure.scope":                                  ofGuides,
	"procedure.holds":                                  ofGuides,
	"procedure.shared":                                 ofGuides,
	"procedure.service.hours":                          ofGuides,
	"procedure.note":                                   ofGuides,
	"matter.effective.from":                            ofDays,
	"matter.effective.to":                              ofDays,
	"matter.suspended.from":                            ofDays,
	"matter.suspended.to":                              ofDays,
	"matter.suspended.reason":                          ofDays,
	"matter.suspended.basis":                           ofDays,
	"matter.replaces":                                  ofDays,
	"matter.formerly":                                  ofDays,
	"procedure.effective.to":                           ofDays,
	"procedure.formerly":                               ofDays,
	"department.formerly":                              ofDays,
	"department.successor":                             ofDays,
	"matter.basis.about":                               ofBases,
	"matter.conditions.basis":                          ofBases,
	"matter.prohibitions.basis":                        ofBases,
	"matter.materials.relax.basis":                     ofBases,
	"matter.prerequisites.relax.basis":                 ofBases,
	"matter.prerequisites.basis":                       ofBases,
	"matter.deadline.statutory.basis":                  ofBases,
	"matter.deadline.excluded.basis":                   ofBases,
	"matter.fee.basis":                                 ofBases,
	"matter.agencies.prerequisites.relax.basis":        ofBases,
	"matter.agencies.prerequisites.basis":              ofBases,
	"procedure.basis.kind":                             ofBases,
	"procedure.basis.about":                            ofBases,
	"law.issuer":                                       ofBases,
	"law.effective.from":                               ofBases,
	"law.enacted":                                      ofBases,
	"matter.conditions.require":                        ofJudging,
	"matter.fee.items.base":                            ofJudging,
	"impossible.where":                                 ofJudging,
	"matter.prerequisites.relax.kind":                  ofRelaxing,
	"matter.prerequisites.relax.supply.value":          ofRelaxing,
	"matter.prerequisites.relax.supply.unit":           ofRelaxing,
	"matter.prerequisites.relax.effect":                ofRelaxing,
	"matter.agencies.prerequisites.relax.kind":         ofRelaxing,
	"matter.agencies.prerequisites.relax.supply.value": ofRelaxing,
	"matter.agencies.prerequisites.relax.supply.unit":  ofRelaxing,
	"matter.agencies.prerequisites.relax.effect":       ofRelaxing,
	"department.code":                                  ofOffices,
	"department.address":                               ofOffices,
	"department.hours":                                 ofOffices,
	"department.phones":                                ofOffices,
	"department.window":                                ofOffices,
	"department.lead":                                  ofOffices,
}

// Reasons of several fields that are in no sheet.
const (
	ofCatalog  = "the record of the edition is of all sheets: its name, date and publisher stand above each"
	ofGuides   = "sheets have what 五公开, 八公开 and the lists of the centre ask for; this is for the applicant, who reads the guide"
	ofDays     = "sheets are of the day of the edition; pages say from and until when something holds, and what it was called"
	ofBases    = "sheets cite what a matter rests on in a column of its own, with the bases of materials and fees; which article prescribes which element is for the guide"
	ofJudging  = "sheets say a condition in the office's words; what of it is judged from facts is said where applicants look, in the guide"
	ofRelaxing = "sheets say how a material may be supplied later; a prerequisite stands there in a line, without how it may be relaxed"
	ofFigures  = "sheets have the figures that were announced; where, and why they cannot be divided, is on the page of the procedure"
	ofOffices  = "a department has a page; sheets name it beside its matters"
)

// names are the types of texts that name something: a record, an entry of a basis, a file.
var names = []string{"ID", "LawID", "Key", "RegionCode", "File"}

// leftOutWith are fields that cannot be changed alone, and the Go names of the fields beside each that are left out with it.
var leftOutWith = map[string][]string{
	"matter.fee.charged":                {"Items"}, // what is free has no items
	"matter.quota.limited":              {"Text"},  // there is none, or it is said
	"matter.deadline.statutory.limited": {"Value", "Unit"},
	"document.validity.forever":         {"Value", "Unit", "Renew"},
}

// TestFieldsArePublished demands that every field of the language is in the JSON contract, and on a page or in a sheet. It takes
// a catalog that has them all. Texts get a mark each, and what is printed then is searched for the marks; any other field is
// given another value alone, and something of what is printed must change. So a field that is new in the schema and forgotten by
// the printers is found here, and one that the catalog does not have yet as well.
func TestFieldsArePublished(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // much is printed and thrown away
	c := loadFields(t, "testdata/every-field")
	seen := c.marked(t)
	before := map[string][]byte{}
	for _, format := range []string{"json", "guide", "sheet"} {
		before[format] = printed(t, c.program(), format)
	}
	silent := c.silent(t, seen, before)
	for _, f := range c.fields {
		if len(c.places[f]) == 0 {
			t.Errorf("%s: the catalog of this test has none, so nobody can tell whether it is printed", f)
			continue
		}
		if !seen[f].tried {
			seen[f] = c.changed(t, f, before, silent && unpublished[f].readable != "")
		}
		listed := unpublished[f]
		switch {
		case !seen[f].tried:
			t.Errorf("%s: the catalog of this test has errors with every other value", f)
		case !seen[f].json && listed.json == "":
			t.Errorf("%s is not in the JSON contract", f)
		case seen[f].json && listed.json != "":
			t.Errorf("%s is in the JSON contract; take it out of the list", f)
		}
		switch {
		case seen[f].tried && !seen[f].readable && listed.readable == "":
			t.Errorf("%s is on no page and in no sheet", f)
		case seen[f].readable && listed.readable != "":
			t.Errorf("%s is on a page or in a sheet; take it out of the list", f)
		}
		switch {
		case seen[f].tried && !seen[f].sheet && listed.readable == "" && unsheeted[f] == "":
			t.Errorf("%s is in no sheet", f)
		case unsheeted[f] != "" && (seen[f].sheet || listed.readable != ""):
			t.Errorf("%s is in a sheet, or on no page either; take it out of the list of what is in no sheet", f)
		}
	}
	for _, f := range slices.Concat(slices.Sorted(maps.Keys(unpublished)), slices.Sorted(maps.Keys(unsheeted)), slices.Sorted(maps.Keys(leftOutWith))) {
		if !slices.Contains(c.fields, f) {
			t.Errorf("%s is listed, but the language has no such field", f)
		}
	}
}

// fieldCatalog is a catalog and where its fields are.
type fieldCatalog struct {
	*schema.Catalog
	fields []string                // of the language, such as matter.deadline.promised.value, in the order of the schema
	places map[string][]fieldPlace // by field
}

// fieldPlace is a field that is written in a catalog.
type fieldPlace struct {
	typ      *metamodel.Type
	optional bool          // it may be left out
	value    reflect.Value // the field, or the element of a list, which can be set
	record   reflect.Value // what it is a field of
}

// loadFields loads a catalog, which must have no errors.
func loadFields(t *testing.T, dir string) *fieldCatalog {
	t.Helper()
	cat, found, err := schema.Load(os.DirFS(dir), schema.Options{})
	if err != nil || found.AtLeast(diag.Error) {
		t.Fatal(err, found)
	}
	c := &fieldCatalog{Catalog: cat, places: map[string][]fieldPlace{}}
	root := schema.Language().Root
	for _, f := range root.Fields {
		c.declare(f.Name, f.Type)
	}
	data := reflect.ValueOf(&cat.Data).Elem()
	for _, f := range root.Fields {
		c.find(f.Name, fieldPlace{f.Type, false, data.FieldByName(f.GoName), data})
	}
	return c
}

// part returns the type of the elements of a list or map of records; nil if a type is a value of its own, as a constraint on
// facts is.
func part(t *metamodel.Type) *metamodel.Type {
	if t.Kind == metamodel.List || t.Kind == metamodel.Map && t.Elem.Kind != metamodel.Test {
		return t.Elem
	}
	return nil
}

// declare lists the fields of a type.
func (c *fieldCatalog) declare(field string, t *metamodel.Type) {
	switch e := part(t); {
	case e != nil:
		c.declare(field, e)
	case t.Kind == metamodel.Struct:
		for _, f := range t.Fields {
			if !f.Type.Changes() && f.Type.Name != "Days" { // the same fields on another day, and which elements there are: schema.TestVersions
				c.declare(field+"."+f.Name, f.Type)
			}
		}
	default:
		c.fields = append(c.fields, field)
	}
}

// find lists the places of fields that are written.
func (c *fieldCatalog) find(field string, p fieldPlace) {
	v := p.value
	switch e := part(p.typ); {
	case e != nil:
		for i := range v.Len() {
			x := v.Index(i)
			if p.typ.Kind == metamodel.Map {
				x = x.FieldByName("Value")
			}
			c.find(field, fieldPlace{e, false, x, p.record})
		}
	case p.typ.Kind == metamodel.Struct:
		if v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		if !v.IsValid() {
			return
		}
		for _, f := range p.typ.Fields {
			if f.Type.Changes() || f.Type.Name == "Days" {
				continue
			}
			c.find(field+"."+f.Name, fieldPlace{f.Type, !f.Required && f.Default == "", v.FieldByName(f.GoName), v})
		}
	case !p.optional || !v.IsZero():
		c.places[field] = append(c.places[field], p)
	}
}

// published says of a field whether it could be changed, and whether that changed the JSON contract, a page or a sheet, and a sheet.
type published struct{ tried, json, readable, sheet bool }

// texts are the texts of a catalog that name nothing, with the marks they are given, and the field of each by its mark.
func (c *fieldCatalog) texts() (texts []markedText, of map[string]string) {
	of = map[string]string{}
	for _, f := range c.fields {
		for _, p := range c.places[f] {
			if p.typ.Kind == metamodel.String && !slices.Contains(names, p.typ.Name) {
				x := markedText{p.value, p.value.String(), fmt.Sprintf("q%04dq", len(texts))}
				of[x.mark] = f
				texts = append(texts, x)
			}
		}
	}
	return texts, of
}

// markAll marks every text with which the catalog has no errors; the function it returns takes that back.
func (c *fieldCatalog) markAll() (undo func()) {
	texts, _ := c.texts()
	kept := c.mark(texts)
	return func() {
		for _, x := range kept {
			x.value.SetString(x.was)
		}
	}
}

// marked puts a mark at the end of every text at once, leaving out those with which the catalog has errors, and looks for the
// marks in what is printed.
func (c *fieldCatalog) marked(t *testing.T) map[string]published {
	t.Helper()
	texts, of := c.texts()
	kept := c.mark(texts)
	seen := map[string]published{}
	note := func(mark string, is func(*published)) {
		s := seen[of[mark]]
		is(&s)
		seen[of[mark]] = s
	}
	for _, x := range kept {
		note(x.mark, func(s *published) { s.tried = true })
	}
	p := c.program()
	for _, format := range []string{"json", "guide", "sheet"} {
		for _, m := range markForm.FindAllString(string(printed(t, p, format)), -1) {
			note(m, func(s *published) {
				s.json = s.json || format == "json"
				s.readable = s.readable || format != "json"
				s.sheet = s.sheet || format == "sheet"
			})
		}
	}
	for _, x := range kept {
		x.value.SetString(x.was)
	}
	return seen
}

// markedText is a text of a catalog with the mark it is given.
type markedText struct {
	value     reflect.Value
	was, mark string
}

// markForm is the form of a mark, which nothing else has that is printed.
var markForm = regexp.MustCompile(`q[0-9]{4}q`)

// mark marks texts, all but those with which the catalog has errors, and returns those it has marked.
func (c *fieldCatalog) mark(list []markedText) []markedText {
	for _, x := range list {
		x.value.SetString(x.was + x.mark)
	}
	if c.program() != nil {
		return list
	}
	for _, x := range list {
		x.value.SetString(x.was)
	}
	if len(list) < 2 {
		return nil
	}
	first := c.mark(list[:len(list)/2])
	return slices.Concat(first, c.mark(list[len(list)/2:]))
}

// enough is how many changes without effect show that a field is not printed: one value may say nothing in one place.
const enough = 3

// changed gives a field other values, one after another and in one place after another, and compares what is printed with before.
// Of a field that is said to be unpublished, one change is enough; the pages and sheets of one that is silent are known.
func (c *fieldCatalog) changed(t *testing.T, field string, before map[string][]byte, silent bool) (seen published) {
	t.Helper()
	changes := 0
	for _, x := range c.changes(field) {
		undo := x.make()
		if p := c.program(); p != nil {
			changes++
			differs := func(format string) bool { return !bytes.Equal(printed(t, p, format), before[format]) }
			seen.tried = true
			seen.json = seen.json || differs("json")
			if !silent {
				seen.sheet = seen.sheet || differs("sheet")
				seen.readable = seen.readable || seen.sheet || differs("guide")
			}
		}
		undo()
		if listed := unpublished[field]; seen.json && seen.readable && seen.sheet || changes == enough ||
			changes > 0 && seen.json == (listed.json == "") && seen.readable == (listed.readable == "") && seen.sheet == (listed.readable == "" && unsheeted[field] == "") {
			break
		}
	}
	return seen
}

// silent changes all fields at once that are said to stand on no page and in no sheet, and reports whether that is so. Texts have
// been looked for already.
func (c *fieldCatalog) silent(t *testing.T, seen map[string]published, before map[string][]byte) bool {
	t.Helper()
	for _, f := range c.fields {
		if unpublished[f].readable == "" || seen[f].tried {
			continue
		}
		for _, x := range c.changes(f) {
			undo := x.make()
			if c.program() != nil {
				defer undo()
				break
			}
			undo()
		}
	}
	p := c.program()
	return bytes.Equal(printed(t, p, "guide"), before["guide"]) && bytes.Equal(printed(t, p, "sheet"), before["sheet"])
}

// change is another value for a field in one place, and the fields beside it that are left out with it.
type change struct {
	value, to reflect.Value
	beside    []reflect.Value
}

// make changes the catalog; the function it returns takes that back.
func (x change) make() (undo func()) {
	was := reflect.New(x.value.Type()).Elem()
	was.Set(x.value)
	x.value.Set(x.to)
	lost := make([]reflect.Value, len(x.beside))
	for i, b := range x.beside {
		lost[i] = reflect.New(b.Type()).Elem()
		lost[i].Set(b)
		b.SetZero()
	}
	return func() {
		x.value.Set(was)
		for i, b := range x.beside {
			b.Set(lost[i])
		}
	}
}

// changes returns what could be changed about a field: the likeliest of every place, then the others.
func (c *fieldCatalog) changes(field string) []change {
	var first, others []change
	for _, p := range c.places[field] {
		x := change{value: p.value}
		for _, name := range leftOutWith[field] {
			x.beside = append(x.beside, p.record.FieldByName(name))
		}
		for i, v := range c.others(field, p) {
			x.to = v
			if i == 0 {
				first = append(first, x)
			} else {
				others = append(others, x)
			}
		}
	}
	return append(first, others...)
}

// others returns values that a field could have instead, those first that are likely to be allowed.
func (c *fieldCatalog) others(field string, p fieldPlace) []reflect.Value {
	typ, now := p.value.Type(), p.value
	if typ.Kind() == reflect.Pointer {
		typ, now = typ.Elem(), now.Elem()
	}
	var list []reflect.Value
	add := func(x any) {
		v := reflect.New(typ).Elem()
		v.Set(reflect.ValueOf(x).Convert(typ))
		if p.value.Kind() == reflect.Pointer {
			v = v.Addr()
		}
		list = append(list, v)
	}
	switch p.typ.Kind {
	case metamodel.Enum:
		for _, x := range p.typ.Values {
			if x != now.String() {
				add(x)
			}
		}
	case metamodel.Date:
		day := now.Interface().(schema.Date).Time()
		add(schema.DateOf(day.AddDate(0, 0, 1).Date()))
		add(schema.DateOf(day.AddDate(0, 0, -1).Date()))
	case metamodel.Int:
		add(now.Int() + 1)
		add(now.Int() - 1)
	case metamodel.Number:
		for _, step := range []int64{1, -1} {
			x := now.Interface().(schema.Decimal).Rat()
			add(schema.Decimal(model.Decimal(x.Add(x, big.NewRat(step, 1)))))
		}
	case metamodel.Bool:
		add(!now.Bool())
	case metamodel.Map: // a constraint
		for _, q := range c.places[field] {
			if !reflect.DeepEqual(q.value.Interface(), now.Interface()) {
				add(q.value.Interface())
			}
		}
	case metamodel.String:
		for _, x := range c.alike(field, p.typ) {
			if x != now.String() {
				add(x)
			}
		}
		for _, end := range []string{"1", "2"} { // of a code, a telephone
			if x := now.String()[:now.Len()-1] + end; x != now.String() && p.typ.Pattern.MatchString(x) {
				add(x)
			}
		}
	}
	if p.optional {
		list = append(list, reflect.Zero(p.value.Type()))
	}
	return list
}

// alike returns the texts that the catalog has in a field, then those of the same type in others: an id for an id.
func (c *fieldCatalog) alike(field string, t *metamodel.Type) []string {
	var same, others []string
	for _, f := range c.fields {
		for _, p := range c.places[f] {
			switch {
			case f == field:
				same = append(same, p.value.String())
			case p.typ == t:
				others = append(others, p.value.String())
			}
		}
	}
	list := append(same, others...)
	var once []string
	for _, x := range list {
		if !slices.Contains(once, x) {
			once = append(once, x)
		}
	}
	return once
}

// program returns the catalog as a program, nil if it has errors.
func (c *fieldCatalog) program() *validate.Program {
	c.AsOf = c.Edition.Edition // as loading has it
	p, _ := validate.Run(c.Catalog, nil, validate.Options{})
	return p
}

// printed prints a program in a format, but for the README and the manifest, which every format has. A workbook is unpacked.
func printed(t *testing.T, p *validate.Program, format string) []byte {
	t.Helper()
	files, err := render.Files(p, render.Options{Only: []string{format}})
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	for _, f := range files {
		switch {
		case f.Path == "README.md" || f.Path == "manifest.json":
		case path.Ext(f.Path) == ".xlsx":
			z, err := zip.NewReader(bytes.NewReader(f.Data), int64(len(f.Data)))
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range z.File {
				r, err := x.Open()
				if err != nil {
					t.Fatal(err)
				}
				if _, err := io.Copy(&all, r); err != nil {
					t.Fatal(err)
				}
			}
		default:
			all.Write(f.Data)
		}
	}
	return all.Bytes()
}
