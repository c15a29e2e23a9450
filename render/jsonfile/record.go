// Package jsonfile is the JSON contract: what other systems read, with the JSON Schema of each file.
//
// Others are 审批系统, 电子监察, 触摸屏 and 国家平台.
//
// Its types are its own, mapped from the models and never used as one: a field never changes its meaning, and formatVersion goes up
// when one is dropped. The schemas are made from the types, and every file is checked against its schema before it is returned.
//
// invopop/jsonschema (MIT, v0.14.0 of April 2026) makes a schema of draft 2020-12 from Go types. santhosh-tekuri/jsonschema v5
// (Apache-2.0, v5.3.1 of July 2023; Gitea uses it) checks: all of draft 2020-12, and no requirements. It stays at v5, which says
// all that is asked of it here.
package jsonfile

import (
	"encoding/json"
	"reflect"

	"github.com/matterc/matterc/render/graph"
	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// Files prints the program as JSON. Every file has been validated against the schema that is printed with it.
func Files(p *validate.Program, commit string) ([]output.File, error) {
	schemas, err := outputSchemas()
	if err != nil {
		return nil, err
	}
	var files []output.File
	add := func(s jsonSchema, path string, v any) error {
		f, err := s.file(path, v)
		files = append(files, f)
		return err
	}
	edition, cat := editionJSON(p.Catalog(), commit), catalogJSON(p, commit)
	errs := []error{
		add(schemas.catalog, "json/catalog.json", cat),
		add(schemas.graph, "json/graph.json", jsonGraphFile{FormatVersion: formatVersion, Edition: edition, jsonGraph: cat.Graph}),
	}
	for _, m := range cat.Matters {
		errs = append(errs, add(schemas.matter, "json/matters/"+m.ID+".json",
			jsonMatterFile{FormatVersion: formatVersion, Edition: edition, Matter: m}))
	}
	for _, r := range cat.Procedures {
		errs = append(errs, add(schemas.procedure, "json/procedures/"+r.ID+".json",
			jsonProcedureFile{FormatVersion: formatVersion, Edition: edition, Procedure: r}))
	}
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	for _, s := range schemas.all() {
		files = append(files, output.File{Path: "json/schema/" + s.name + ".schema.json", Data: s.data})
	}
	return files, nil
}

// each makes a list that is never nil, so that it is written as [].
func each[T, U any](list []T, f func(T) U) []U {
	made := make([]U, 0, len(list))
	for _, v := range list {
		made = append(made, f(v))
	}
	return made
}

// counted is each with the number of the element, from 1.
func counted[T, U any](list []T, f func(int, T) U) []U {
	n := 0
	return each(list, func(v T) U { n++; return f(n, v) })
}

// written is what is made of a list of the catalog: nil, and so left out, where the list is left out there.
func written[T, U any](list []T, made []U) []U {
	if list == nil {
		return nil
	}
	return made
}

// visitsJSON is how often the applicant comes, nil where the catalog does not say.
func visitsJSON(m *model.Matter) *int {
	if n, known := m.Visits(); known {
		return &n
	}
	return nil
}

// some returns the list, empty instead of nil.
func some[T any](list []T) []T { return each(list, func(v T) T { return v }) }

// catalogJSON is the whole program.
func catalogJSON(p *validate.Program, commit string) jsonCatalog {
	asked := requirers(p)
	return jsonCatalog{
		FormatVersion: formatVersion,
		Edition:       editionJSON(p.Catalog(), commit),
		Matters:       each(p.Catalog().Listed(), func(m *model.Matter) jsonMatter { return matterJSON(p, m) }),
		Procedures:    each(p.Procedures(), func(r *model.Procedure) jsonProcedure { return procedureJSON(p, r) }),
		Departments:   each(p.Departments(), departmentJSON),
		Families: each(p.Catalog().Families(), func(f *model.Family) jsonFamily {
			return jsonFamily{ID: f.ID, Name: f.Name, Code: f.Code, Order: f.Order, Note: f.Note, Matters: each(f.Matters, func(m *model.Matter) jsonRef { return jsonRef{ID: m.ID, Name: m.Name} })}
		}),
		Documents: each(p.Documents(), func(d *model.Document) jsonDocument {
			return jsonDocument{
				ID: d.ID, Name: d.Name, Order: d.Order, Kind: d.Kind, Form: d.Form, Validity: validityJSON(d), External: d.External,
				IssuedBy: each(d.Issuers, matterRef), Issuer: d.Issuer, RequiredBy: each(asked[d], matterRef), Note: d.Note,
			}
		}),
		Laws: each(p.Laws(), func(l *model.Law) jsonLaw {
			return jsonLaw{
				ID: l.ID, Title: l.Title, Order: l.Order, Rank: l.Rank, Number: l.Number, Issuer: l.Issuer,
				Effective: jsonInForce{From: day(l.Effective.From), To: day(l.Effective.To)}, Enacted: day(l.Enacted), Source: l.Source, CitedBy: each(l.CitedBy, matterRef),
				Articles: each(l.Articles, func(a schema.Entry[string]) jsonArticle { return jsonArticle{Article: a.Key, Text: a.Value} }),
			}
		}),
		Facts: each(p.Catalog().ListedFacts(), func(f *model.Fact) jsonFact {
			return jsonFact{
				ID: f.ID, Name: f.Name, Order: f.Order, Question: f.Question, Type: f.Type, Values: some(f.Values), Unit: f.Unit,
				Min: f.Min, Max: f.Max, Integer: f.Integer, Note: f.Note,
			}
		}),
		Milestones: each(p.Milestones(), func(e *model.Milestone) jsonMilestone {
			return jsonMilestone{ID: e.ID, Name: e.Name, After: written(e.Milestone.After, counted(e.After, prerequisiteJSON(p, e.Event, nil))), Asks: e.Asks, Note: e.Note, Order: e.Order, Basis: written(e.Milestone.Basis, each(e.Basis, basisJSON)), Effective: effectiveJSON(e.Effective)}
		}),
		Impossible: each(p.Impossibles(), func(i *model.Impossible) jsonImpossible {
			return jsonImpossible{ID: i.ID, Where: *guardJSON(i.Where), Reason: i.Reason}
		}),
		Agencies: each(p.Agencies(), func(a *model.Agency) jsonAgency {
			return jsonAgency{
				ID: a.ID, Name: a.Name, Order: a.Order, Nature: a.Nature, Address: a.Address, Phones: some(a.Phones), Qualification: a.Qualification,
			}
		}),
		Calendars: each(p.Calendars(), func(c *model.Calendar) jsonCalendar {
			return jsonCalendar{Year: c.Year, Off: each(c.Off, day), Work: each(c.Work, day), Source: c.Source}
		}),
		Graph: graphRecord(graph.Of(p.Catalog(), p.Waiting(), p.Matters())),
	}
}

// day is a day of the catalog, "" for none.
func day(d schema.Date) jsonDate { return jsonDate(d.String()) }

// editionJSON says which edition and commit a file is from.
func editionJSON(p *model.Catalog, commit string) jsonEdition {
	e := p.Edition()
	region := jsonRegion{Code: e.Region}
	if r := p.Region(); r != nil {
		region.Name = r.Name
	}
	return jsonEdition{
		Name: e.Name, AsOf: day(p.AsOf()), Region: region, Publisher: e.Publisher, Site: e.Site, Note: e.Note, Example: e.Example,
		Digest: p.Digest(), Commit: commit,
	}
}

// requirers returns, for every document, the matters that ask for it, as they are listed.
func requirers(p *validate.Program) map[*model.Document][]*model.Matter {
	asked := map[*model.Document][]*model.Matter{}
	for _, m := range p.Catalog().Listed() {
		add := func(d *model.Document) {
			if list := asked[d]; d != nil && (len(list) == 0 || list[len(list)-1] != m) {
				asked[d] = append(list, m)
			}
		}
		for _, x := range m.Materials {
			add(x.Document)
		}
		for _, x := range m.EveryPrerequisite() {
			for _, a := range x.AnyOf {
				add(a.Document)
			}
		}
	}
	return asked
}

// matterRef names a matter.
func matterRef(m *model.Matter) jsonMatterRef {
	return jsonMatterRef{ID: m.ID, Name: m.Name, Department: departmentRef(m.Department)}
}

// awaitedRef names a matter, nil for the event of a milestone.
func awaitedRef(m *model.Matter) *jsonMatterRef {
	if m.Milestone != nil {
		return nil
	}
	ref := matterRef(m)
	return &ref
}

// milestoneRef names the milestone whose event a matter is, nil for a matter of an office.
func milestoneRef(m *model.Matter) *jsonRef {
	if m.Milestone == nil {
		return nil
	}
	return &jsonRef{ID: m.ID, Name: m.Name}
}

// departmentRef names a department.
func departmentRef(d *model.Department) jsonRef { return jsonRef{ID: d.ID, Name: d.Name} }

// documentRef names a document; nil stays nil.
func documentRef(d *model.Document) *jsonRef {
	if d == nil {
		return nil
	}
	return &jsonRef{ID: d.ID, Name: d.Name}
}

// origin returns the matters from which a document can be had and, where it comes from outside, who issues it.
func origin(d *model.Document, from []*model.Matter) ([]jsonMatterRef, string) {
	if d == nil {
		return []jsonMatterRef{}, ""
	}
	return each(from, matterRef), d.Issuer
}

// effectiveJSON is a period of effect; nil stays nil.
func effectiveJSON(e *schema.Effective) *jsonEffective {
	if e == nil {
		return nil
	}
	return &jsonEffective{From: day(e.From), To: day(e.To)}
}

// excludedJSON is time that a limit does not count.
func excludedJSON(x model.Excluded) jsonExcluded {
	return jsonExcluded{Key: x.Key, Kind: x.Kind, Value: x.Value, Unit: x.Unit, Text: wording.ExcludedPeriod(x), When: guardJSON(x.When), Basis: citations(x.Basis)}
}

// periodJSON is a period as data and as text.
func periodJSON(p schema.Period) jsonPeriod {
	return jsonPeriod{Value: p.Value, Unit: p.Unit, Text: p.Sentence()}
}

// periodRef is periodJSON where there may be none.
func periodRef(p *schema.Period) *jsonPeriod {
	if p == nil {
		return nil
	}
	made := periodJSON(*p)
	return &made
}

// validityJSON is the validity of a document, with the law that sets it; nil stays nil.
func validityJSON(d *model.Document) *jsonValidity {
	v := d.Validity
	if v == nil {
		return nil
	}
	made := &jsonValidity{Forever: v.Forever != nil && *v.Forever, UpTo: v.UpTo != nil && *v.UpTo, Until: v.Until, Unit: v.Unit, Text: wording.ValidFor(d), Renew: periodRef(v.Renew)}
	if d.Term != nil {
		made.Value = d.Term.Value
	}
	if b := d.ValidityBasis; b != nil {
		made.Citation = b.Cite()
	}
	if b := d.RenewalBasis; b != nil {
		made.RenewCitation = b.Cite()
	}
	return made
}

// guardJSON returns nil for no guard.
func guardJSON(g model.Guard) *jsonGuard {
	if len(g) == 0 {
		return nil
	}
	return &jsonGuard{
		Sentence: g.Sentence(),
		Tests: each(g, func(t model.GuardTest) jsonFactTest {
			return jsonFactTest{
				Fact: t.Fact.ID, Name: t.Fact.Name, Unit: t.Fact.Unit,
				Sentence: model.Guard{t}.Sentence(), Test: testJSON(t.Test),
			}
		}),
	}
}

// testJSON is a constraint on one fact, always with its operator.
func testJSON(t schema.Test) jsonTest {
	if t.Op == schema.And || t.Op == schema.Or {
		return jsonTest{Op: t.Op, Of: each(t.Of, testJSON)}
	}
	switch t.Value.Kind {
	case schema.NumberValue:
		return jsonTest{Op: t.Op, Value: json.Number(t.Value.Text)}
	case schema.BoolValue:
		return jsonTest{Op: t.Op, Value: t.Value.Text == "true"}
	}
	return jsonTest{Op: t.Op, Value: t.Value.Text}
}

// basisJSON spells out an entry of a basis.
func basisJSON(b *model.Basis) jsonBasis {
	return jsonBasis{
		Key: b.Key, Citation: b.Cite(), Law: jsonRef{ID: b.Law.ID, Name: b.Law.Title}, Rank: b.Law.Rank,
		Number: b.Law.Number, Issuer: b.Law.Issuer, Kind: b.Kind, Article: b.Article, About: b.About, Text: b.Text,
	}
}

// citations refer to entries of a basis, nil where nobody has said whether there is one.
func citations(list []*model.Basis) []jsonCitation {
	return written(list, each(list, func(b *model.Basis) jsonCitation { return jsonCitation{Key: b.Key, Citation: b.Cite()} }))
}

// suspendedJSON is a suspension; nil stays nil.
func suspendedJSON(x *model.Suspension) *jsonSuspension {
	if x == nil {
		return nil
	}
	return &jsonSuspension{From: day(x.From), To: day(x.To), Reason: x.Reason, Basis: citations(x.Basis)}
}

// citedJSON is a text with its basis.
func citedJSON(c model.Cited) jsonCited {
	return jsonCited{Text: c.Text, Basis: citations(c.Basis)}
}

// relaxationJSON is a relaxation; nil stays nil.
func relaxationJSON(r *model.Relaxation) *jsonRelaxation {
	if r == nil {
		return nil
	}
	return &jsonRelaxation{Kind: r.Kind, Supply: periodRef(r.Supply), Effect: r.Effect, Basis: citations(r.Basis)}
}

// windowsJSON fills in the address and hours of the department where a window has none of its own.
func windowsJSON(list []schema.Window, d *model.Department) []jsonWindow {
	return each(list, func(w schema.Window) jsonWindow {
		return jsonWindow{
			Key: w.Key, Window: w.Window, Address: wording.Address(w, d), Hours: wording.Hours(w, d), Lines: w.Lines, Complaints: w.Complaints,
		}
	})
}

// matterJSON is a matter.
func matterJSON(p *validate.Program, m *model.Matter) jsonMatter {
	judged := p.Assess(m, nil)
	made := jsonMatter{
		ID: m.ID, Name: m.Name, ShortName: m.Short, Keywords: m.Keywords, Formerly: some(m.Formerly), Department: departmentRef(m.Department),
		Coming: each(m.Coming, comingJSON[schema.Matter]),
		Type:   m.Type, Handling: m.Handling, Levels: m.Level, Kind: m.Kind, Order: m.Order, Suspended: suspendedJSON(m.Suspended), Replaces: m.Replaces, Power: m.Power, Body: m.Body,
		Entrusted: m.Entrusted, Audience: m.Audience, Topics: m.Topics,
		Effective: effectiveJSON(m.Effective), Scope: m.Scope, Applies: guardJSON(m.Applies),
		Basis: written(m.Matter.Basis, each(m.Basis, basisJSON)),
		Bodies: written(m.Bodies, each(m.Bodies, func(b model.Body) jsonBody {
			return jsonBody{Key: b.Key, Role: b.Role, Name: b.Name, Basis: citations(b.Basis)}
		})),
		Conditions: written(m.Matter.Conditions, each(m.Conditions, func(c model.Condition) jsonCondition {
			return jsonCondition{Key: c.Key, Kind: c.Kind, Text: c.Text, Require: guardJSON(c.Require), When: guardJSON(c.When), Basis: citations(c.Basis)}
		})),
		Prohibitions: written(m.Matter.Prohibitions, counted(m.Prohibitions, func(n int, c model.Cited) jsonCited {
			made := citedJSON(c)
			made.Key = m.Matter.Prohibitions[n-1].Key
			return made
		})),
		Materials:     written(m.Matter.Materials, counted(m.Materials, func(n int, x model.Material) jsonMaterial { return materialJSON(p, m, n, x) })),
		Prerequisites: written(m.Matter.Prerequisites, counted(m.Prerequisites, prerequisiteJSON(p, m, nil))),
		Added:         each(judged.Added, addedJSON),
		Lost:          each(judged.Lost, whoJSON),
		Deadline: jsonDeadline{
			Promised:  periodRef(m.Deadline.Promised),
			Unlimited: written(m.Unlimited, citations(m.Unlimited)),
			Note:      m.Deadline.Note,
			Excluded:  written(m.Deadline.Excluded, each(m.Excluded, excludedJSON)),
		},
		Result: resultJSON(m),
		Steps: written(m.Matter.Steps, counted(m.Steps, func(n int, s *model.Step) jsonStep {
			made := jsonStep{Number: n, Key: s.Key, Name: s.Name, Role: s.Role, Visit: s.Visit, When: guardJSON(s.When), Via: s.Via, Together: s.Together, Standard: s.Standard, Output: s.Output}
			if t := wording.StepLength(s); t != "" {
				p := s.Period()
				made.Time = &jsonPeriod{Value: p.Value, Unit: p.Unit, Text: t}
			}
			return made
		})),
		Visits: visitsJSON(m), VisitReason: m.VisitReason, Channels: m.Channels, Reach: m.Reach,
		Windows: written(m.Service, windowsJSON(m.Service, m.Department)),
		Services: written(m.Matter.Agencies, each(m.Agencies, func(a model.AgencyService) jsonService {
			return jsonService{
				Key: a.Key, Name: a.Name, Qualification: a.Qualification, Payer: a.Payer, Pricing: a.Pricing, Period: periodRef(a.Period),
				Agencies: each(a.Agencies, func(g *model.Agency) jsonRef { return jsonRef{ID: g.ID, Name: g.Name} }),
				Output:   a.Output, Prerequisites: counted(a.Prerequisites, prerequisiteJSON(p, m, a.When)), When: guardJSON(a.When), Basis: citations(a.Basis),
			}
		})),
		Tracking: m.Tracking,
		Questions: written(m.Questions, each(m.Questions, func(q schema.Question) jsonQuestion {
			return jsonQuestion{Key: q.Key, Question: q.Question, Answer: q.Answer}
		})),
		Mistakes:   m.Mistakes,
		Note:       m.Note,
		Procedures: each(m.Procedures, func(r *model.Procedure) jsonRef { return jsonRef{ID: r.ID, Name: r.Name} }),
	}
	if c := m.Codes; c != nil {
		made.Codes = &jsonCodes{Basic: c.Basic, Specification: c.Specification, Implementation: c.Implementation, Item: c.Item, Local: c.Local}
	}
	if f := m.Family; f != nil {
		made.Family = &jsonRef{ID: f.ID, Name: f.Name}
	}
	if f := m.Fee; f != nil {
		made.Fee = &jsonFee{Charged: f.Charged, Items: each(m.Fees, feeItemJSON), Basis: written(f.Basis, citations(m.Free)), Note: f.Note}
	}
	if q := m.Quota; q != nil {
		made.Quota = &jsonQuota{Limited: model.Limited(m.Matter.Quota.Limited), Text: q.Text, Basis: citations(q.Basis)}
	}
	if limit, general, ok := m.Lawful(); ok {
		made.Deadline.Statutory = &jsonLimit{jsonPeriod: periodJSON(limit), Derived: general, Basis: []jsonCitation{}}
		if !general {
			made.Deadline.Statutory.Basis = citations(m.Statutory.Basis)
		}
	}
	for _, r := range m.Others() {
		made.Results = append(made.Results, resultOf(r))
	}
	if m.Online != nil {
		made.Online = &jsonOnline{URL: m.Online.URL, Depth: m.Online.Depth}
	}
	if c := m.Commitment; c != nil {
		made.Commitment = &jsonCommitment{Text: c.Text, Consequence: m.Matter.Commitment.Consequence, Basis: citations(c.Basis)}
	}
	if m.Remedy != nil {
		made.Remedy = &jsonRemedy{Review: m.Remedy.Review, Court: m.Remedy.Court}
	}
	return made
}

// materialJSON is the nth material of a matter.
func materialJSON(p *validate.Program, m *model.Matter, n int, x model.Material) jsonMaterial {
	made := jsonMaterial{
		Number: n, Key: x.Key, Name: x.Title, Document: documentRef(x.Document), Original: x.Original, Copies: x.Copies, Either: x.Either,
		Counts: written(x.Counts, each(x.Counts, func(c model.Count) jsonCount {
			return jsonCount{Key: c.Key, When: *guardJSON(c.When), Original: c.Original, Copies: c.Copies, Either: c.Either}
		})), Format: x.Format, Via: x.Via, Exempted: x.Exempted, Form: x.Form, Paper: x.Paper,
		Necessity: x.Necessity, Source: x.Source, SourceNote: x.SourceNote, Template: x.Template, Sample: x.Sample,
		Instructions: x.Instructions, Standard: x.Standard, When: guardJSON(x.When), By: x.By,
		Relaxation: relaxationJSON(x.Relax), Basis: citations(x.Basis), Note: x.Note,
	}
	made.IssuedBy, made.Issuer = origin(x.Document, p.IssuersOf(model.Member{Matter: m}, x))
	if e := x.Milestone; e != nil {
		made.Milestone = milestoneRef(e.Event)
	}
	if f := x.Proof; f != nil {
		made.Proof = &jsonProof{Purpose: f.Purpose, Issuer: f.Issuer, Commitment: f.Commitment, Reason: f.Reason}
	}
	return made
}

// prerequisiteJSON makes the nth prerequisite of a matter, of those who satisfy a guard.
func prerequisiteJSON(p *validate.Program, m *model.Matter, when model.Guard) func(int, model.Prerequisite) jsonPrerequisite {
	return func(n int, x model.Prerequisite) jsonPrerequisite {
		return jsonPrerequisite{
			Number: n, Key: x.Key,
			AnyOf: each(x.AnyOf, func(a model.Alternative) jsonAlternative {
				made := jsonAlternative{Name: a.Title(), Document: documentRef(a.Document), Of: a.Of}
				made.IssuedBy, made.Issuer = origin(a.Document, p.IssuersFor(model.Member{Matter: m, When: when.And(x.When)}, a))
				if a.Matter != nil {
					made.Matter, made.Milestone = awaitedRef(a.Matter), milestoneRef(a.Matter)
				}
				return made
			}),
			When: guardJSON(x.When), By: x.By, Relaxation: relaxationJSON(x.Relax), Basis: citations(x.Basis),
		}
	}
}

// feeItemJSON is an item of a fee.
func feeItemJSON(x model.FeeItem) jsonFeeItem {
	made := jsonFeeItem{
		Key: x.Key, Name: x.Name, Standard: x.Standard, Kind: x.Kind, Amount: x.Amount, Per: x.Per, Remainder: x.Remainder,
		Minimum: x.Minimum, Maximum: x.Maximum, Rounding: x.Rounding, BandUnit: x.BandUnit,
		Bands: each(x.Bands, func(b schema.Band) jsonBand {
			return jsonBand{Key: b.Key, UpTo: b.UpTo, Permille: b.Permille, Amount: b.Amount}
		}),
		Management: x.Management, Waiver: x.Waiver, When: guardJSON(x.When), Basis: citations(x.Basis), Note: x.Note,
	}
	if x.Base != nil {
		made.Base = &jsonRef{ID: x.Base.ID, Name: x.Base.Name}
	}
	return made
}

// comingJSON is a coming version of a record.
func comingJSON[T any](v schema.Coming[T]) jsonComing {
	return jsonComing{From: jsonDate(v.From.String()), Fields: each(v.Fields, func(f schema.ChangedField) string { return f.Name })}
}

// resultJSON is the result (审批结果) of a matter, nil where the catalog does not say it.
func resultJSON(m *model.Matter) *jsonResult {
	if reflect.ValueOf(m.Result).IsZero() {
		return nil
	}
	r := model.Result{Result: m.Result, Payment: m.Payment} // nobody says what it is
	if len(m.Results) > len(m.Others()) {
		r = m.Results[0]
	}
	made := resultOf(r)
	return &made
}

// resultOf is a result.
func resultOf(r model.Result) jsonResult {
	made := jsonResult{
		Key: r.Key, Name: r.Title(), When: guardJSON(r.When), Document: documentRef(r.Document),
		Delivery: r.Delivery, Within: periodRef(r.Within), Pickup: r.Pickup, Collector: r.Collector, Sample: r.Sample,
	}
	if r.Document != nil {
		made.Kind, made.Validity = r.Document.Kind, validityJSON(r.Document)
	}
	if p := r.Payment; p != nil {
		made.Payment = &jsonPayment{Text: p.Text, When: guardJSON(p.When), Basis: citations(p.Basis)}
	}
	return made
}

// procedureJSON is a procedure with what its members take on their own, and what follows for the whole.
func procedureJSON(p *validate.Program, r *model.Procedure) jsonProcedure {
	made := jsonProcedure{
		ID: r.ID, Name: r.Name, Order: r.Order, Coming: each(r.Coming, comingJSON[schema.Procedure]), Formerly: some(r.Formerly), Lead: departmentRef(r.Lead), Audience: r.Audience, Effective: effectiveJSON(r.Effective),
		Scope: r.Scope, Holds: each(r.Holds, func(d *model.Document) jsonRef { return *documentRef(d) }), Happened: each(r.Happened, func(e *model.Milestone) jsonRef { return *milestoneRef(e.Event) }), Basis: written(r.Procedure.Basis, each(r.Basis, basisJSON)), Shared: r.Shared, Derived: derivedJSON(p, r), Windows: written(r.Service, windowsJSON(r.Service, r.Lead)), Note: r.Note,
		Members: counted(r.Members, func(n int, x model.Member) jsonMember {
			made := jsonMember{
				Number: n, Key: x.Key, Matter: matterRef(x.Matter), Stage: x.Stage, When: guardJSON(x.When),
				Promised: periodRef(x.Matter.Deadline.Promised), Visits: visitsJSON(x.Matter),
			}
			if limit, _, ok := x.Matter.Lawful(); ok {
				made.Statutory = periodRef(&limit)
			}
			return made
		}),
	}
	if c := r.Claims; c != nil {
		made.Claims = &jsonClaims{
			Statutory: c.Statutory, Promised: c.Promised, VisitsBefore: c.VisitsBefore, VisitsAfter: c.VisitsAfter, Whole: c.Whole, Source: c.Source,
		}
	}
	return made
}

// departmentJSON is a department with its matters.
func departmentJSON(d *model.Department) jsonDepartment {
	made := jsonDepartment{
		ID: d.ID, Name: d.Name, ShortName: d.Short, Formerly: some(d.Formerly), Code: d.Code, Address: d.Address, Hours: d.Hours, Phones: d.Phones,
		Order: d.Order, WindowKind: d.Window, LeadWindow: d.Lead, WindowCount: d.Windows, StaffCount: d.Staff, Effective: effectiveJSON(d.Effective),
		Matters: each(d.Matters, func(m *model.Matter) jsonRef { return jsonRef{ID: m.ID, Name: m.Name} }),
	}
	if d.Successor != nil {
		next := departmentRef(d.Successor)
		made.Successor = &next
	}
	return made
}
