// Package model is the linked catalog: every id has become what it names, and every element knows its place in the office's
// files.
//
// It is what checks, planner and printers share and none may change. A catalog that has mistakes is linked as far as it
// goes: what an id does not name is left out, and the checks of package validate report it.
package model

import (
	"slices"
	"time"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// Catalog is a linked catalog. Its lists are sorted by id unless said otherwise; nothing in it may be changed.
type Catalog struct {
	cat         *schema.Catalog
	matters     []*Matter
	procedures  []*Procedure
	departments []*Department
	documents   []*Document
	laws        []*Law
	facts       []*Fact
	agencies    []*Agency
	impossibles []*Impossible
	calendars   []*Calendar
	byMatter    map[string]*Matter
	byDept      map[string]*Department
	byDocument  map[string]*Document
	byLaw       map[string]*Law
	byFact      map[string]*Fact
	byAgency    map[string]*Agency
	inUse       map[string]bool // documents that some matter of the edition issues or asks for
}

// Edition returns the catalog's record of itself.
func (l *Catalog) Edition() *schema.Edition { return l.cat.Edition }

// AsOf returns the date of the edition.
func (l *Catalog) AsOf() schema.Date { return l.cat.AsOf }

// Digest returns the SHA-256 of the catalog's files in hexadecimal.
func (l *Catalog) Digest() string { return l.cat.Digest }

// Records returns what can be called of some kinds of records, by id or by name, those not in force too: see schema.Find.
func (l *Catalog) Records(kinds ...fieldpath.Kind) []schema.Record { return l.cat.Records(kinds...) }

// Region returns the record of the catalog's own region, or nil.
func (l *Catalog) Region() *schema.Region { return l.cat.Regions.Get(l.cat.Edition.Region) }

// RegionOf returns the region of a level in which the catalog's own lies, or which it is; nil for none that is registered.
func (l *Catalog) RegionOf(level schema.Level) *schema.Region {
	r := l.Region()
	for range l.cat.Regions { // a region may lie in itself, by mistake
		if r == nil || r.Level == level {
			return r
		}
		r = l.cat.Regions.Get(r.Parent)
	}
	return nil
}

// Matters returns the matters.
func (l *Catalog) Matters() []*Matter { return l.matters }

// Matter returns a matter by id, or nil.
func (l *Catalog) Matter(id string) *Matter { return l.byMatter[id] }

// Department returns a department by id, or nil, also one without matters.
func (l *Catalog) Department(id string) *Department { return l.byDept[id] }

// Document returns a document by id, or nil.
func (l *Catalog) Document(id string) *Document { return l.byDocument[id] }

// Law returns a law by id, or nil, also one that nothing cites.
func (l *Catalog) Law(id string) *Law { return l.byLaw[id] }

// Fact returns a fact by id, or nil.
func (l *Catalog) Fact(id string) *Fact { return l.byFact[id] }

// Agency returns an agency by id, or nil.
func (l *Catalog) Agency(id string) *Agency { return l.byAgency[id] }

// InUse reports whether some matter of the edition issues or asks for a document.
func (l *Catalog) InUse(document string) bool { return l.inUse[document] }

// Procedures returns the procedures.
func (l *Catalog) Procedures() []*Procedure { return l.procedures }

// Departments returns the departments that have at least one matter or lead a procedure.
func (l *Catalog) Departments() []*Department { return l.departments }

// Documents returns the documents.
func (l *Catalog) Documents() []*Document { return l.documents }

// Laws returns the laws that some matter or procedure cites.
func (l *Catalog) Laws() []*Law { return l.laws }

// Facts returns the facts.
func (l *Catalog) Facts() []*Fact { return l.facts }

// Agencies returns the agencies.
func (l *Catalog) Agencies() []*Agency { return l.agencies }

// Impossibles returns the combinations of facts that nobody has.
func (l *Catalog) Impossibles() []*Impossible { return l.impossibles }

// Calendars returns the calendars, by year.
func (l *Catalog) Calendars() []*Calendar { return l.calendars }

// Template returns the content of a file that a material names, Markdown.
func (l *Catalog) Template(path string) []byte { return l.cat.Templates[path] }

// Department is an authority with its matters.
type Department struct {
	ID string
	*schema.Department
	Matters   []*Matter
	Successor *Department // which has taken over, nil for none
}

// ShortName returns the name used in tables.
func (d *Department) ShortName() string {
	if d.Short != "" {
		return d.Short
	}
	return d.Name
}

// Document is a paper with the matters that issue it.
type Document struct {
	ID string
	*schema.Document
	Issuers       []*Matter      // empty if the document is external
	Term          *schema.Period // how long it is valid, nil where it does not expire or nobody has said
	ValidityBasis *Basis         // what sets how long it is valid, nil where the catalog does not say; part of no matter's basis
}

// Law is a law with the matters that cite it.
type Law struct {
	ID string
	*schema.Law
	CitedBy []*Matter
	Cited   bool // by a matter or a procedure
}

// Fact is a declared property of an applicant or project.
type Fact struct {
	ID string
	*schema.Fact
}

// Agency is a provider of intermediary services.
type Agency struct {
	ID string
	*schema.Agency
}

// Impossible is a combination of facts that nobody has.
type Impossible struct {
	ID string
	*schema.Impossible
	Where Guard
}

// Calendar says which days of a year are off and which are worked.
type Calendar struct {
	Year string
	*schema.Calendar
}

// Basis is an entry of a matter's or procedure's basis, linked to its law.
type Basis struct {
	Key string
	*schema.Basis
	Law  *Law
	Text string // the article's text, "" if the catalog does not hold it
}

// Cite returns the citation as offices print it: 《城乡规划法》第三十七条.
func (b *Basis) Cite() string { return "《" + b.Law.Title + "》" + b.Article }

// Matter is a matter with everything it names.
type Matter struct {
	ID string
	*schema.Matter
	Department    *Department
	Applies       Guard
	Basis         []*Basis // in the order of the file
	Conditions    []Condition
	Prohibitions  []Cited
	Quota         *Cited // without a text where the catalog says that there is none, nil where it does not say
	Materials     []Material
	Prerequisites []Prerequisite
	Statutory     *Limit   // as the catalog has it: nil where the law sets none or nobody has looked, see Lawful
	Unlimited     []*Basis // what makes it that the law sets no limit; nil where it does or nobody has looked
	Excluded      []Excluded
	Fees          []FeeItem
	Free          []*Basis  // on what basis nothing is charged
	Document      *Document // nil where the result is no document
	Agencies      []AgencyService
	Commitment    *Cited
	Procedures    []*Procedure // those it is a member of
	early         bool         // the edition is of a day before the LicensingLaw
}

// ResultName returns the name of what the applicant receives.
func (m *Matter) ResultName() string {
	if m.Document != nil {
		return m.Document.Name
	}
	return m.Result.Name
}

// ValidityBasis returns what sets how long what the applicant receives is valid, nil where the catalog does not say.
func (m *Matter) ValidityBasis() *Basis {
	if m.Document == nil {
		return nil
	}
	return m.Document.ValidityBasis
}

// Visits returns how often the applicant must come: the steps that ask for it. Where no step says whether he must, it is not known.
func (m *Matter) Visits() (n int, known bool) {
	for _, s := range m.Steps {
		if Comes(s) {
			n++
		}
		known = known || s.Visit != nil
	}
	return n, known
}

// Comes reports whether the applicant comes for a step.
func Comes(s schema.Step) bool { return s.Visit != nil && *s.Visit }

// StepPeriod is how long a step takes, zero where it takes nothing of the limit or nobody has said.
func StepPeriod(s schema.Step) schema.Period {
	p := schema.Period{Unit: s.Unit}
	if s.Value != nil {
		p.Value = *s.Value
	}
	return p
}

// Limited reports whether a limit or quota is one: it is, unless the catalog says that there is none.
func Limited(said *bool) bool { return said == nil || *said }

// The limits of 行政许可法第四十二条, in working days by 第八十二条.
var (
	LicenceLimit = schema.Period{Value: 20, Unit: schema.WorkingDay}
	JointLimit   = schema.Period{Value: 45, Unit: schema.WorkingDay}
)

// LicensingLaw is the first day of the 行政许可法: editions of earlier days do not know it.
var LicensingLaw = schema.DateOf(2004, time.July, 1)

// licenceDelivery is within what time a decision on a licence is delivered at the latest (行政许可法第四十四条, in working days by 第八十二条).
var licenceDelivery = schema.Period{Value: 10, Unit: schema.WorkingDay}

// Delivery is within what time the result is delivered: what the catalog says, or for a licence the law; at once where nobody says it.
func (m *Matter) Delivery() schema.Period {
	switch {
	case m.Result.Within != nil:
		return *m.Result.Within
	case m.Type == schema.Licence && !m.early:
		return licenceDelivery
	}
	return schema.Period{Unit: schema.Immediate}
}

// Lawful is the statutory limit of a matter. Where none is registered and none is said to be absent, a licence that is not decided at once
// has the general one of 行政许可法第四十二条; ok is false where the law sets none as far as the catalog says.
func (m *Matter) Lawful() (limit schema.Period, general, ok bool) {
	switch {
	case m.Statutory != nil:
		return m.Statutory.Period, false, true
	case m.Unlimited != nil, m.early, m.Type != schema.Licence, m.Handling == schema.AtOnce, m.Deadline.Promised.Unit == schema.Immediate:
		return schema.Period{}, false, false
	case m.Handling == schema.Joint:
		return JointLimit, true, true
	}
	return LicenceLimit, true, true
}

// Review returns the kind of review a guide names (审查类型): 即审即办 for a case settled at once, else 前审后批.
func (m *Matter) Review() string {
	if m.Handling == schema.AtOnce {
		return "即审即办"
	}
	return "前审后批"
}

// Cited is a text with the basis that prescribes it.
type Cited struct {
	Text  string
	Basis []*Basis
}

// Condition is a condition, linked.
type Condition struct {
	Cited
	Require, When Guard
}

// Material is a material, linked. Title is its name, or that of its document.
type Material struct {
	*schema.Material
	Title    string
	Document *Document // nil where the material is no document
	When     Guard
	Basis    []*Basis
	Relax    *Relaxation
	paper    paper
}

// paper is what makes a material the same as another.
type paper struct {
	document   *Document
	form, name string     // filled in under this name: one blank form may serve for several applications
	place      diag.Place // where it is named
}

// paper returns what a material of a matter is: the document, else the blank form under its name, else what is named at one place of the
// files, as shared definitions are. Two offices that both ask for a 申请表 do not ask for the same, and the application for the review is
// not that for the inspection, though one form has a box for each.
func (l *Catalog) paper(matter string, n int, m Material) paper {
	switch {
	case m.Document != nil:
		return paper{document: m.Document}
	case m.Template != "":
		return paper{form: m.Template, name: m.Title}
	}
	return paper{place: l.Place(fieldpath.Matter(matter).Materials().Item(n).Name())}
}

// Same reports whether two materials are one paper, handed in once where both are asked for.
func (m *Material) Same(o *Material) bool { return m.paper == o.paper }

// Required reports whether a material has to be handed in with the application: what is listed is, unless the catalog says otherwise.
func (m *Material) Required() bool {
	return m.Necessity == "" || m.Necessity == schema.Required
}

// Pledged reports whether the written word of the applicant will do instead of a certificate (告知承诺).
func Pledged(f *schema.Proof) bool { return f != nil && f.Commitment != nil && *f.Commitment }

// Windows are the names of the windows of a matter, each once.
func (m *Matter) Windows() (names []string) {
	for _, w := range m.Service {
		if !slices.Contains(names, w.Window) {
			names = append(names, w.Window)
		}
	}
	return names
}

// Prerequisite is a prerequisite, linked; it always has at least one alternative.
type Prerequisite struct {
	*schema.Prerequisite
	AnyOf []Alternative
	When  Guard
	Basis []*Basis
	Relax *Relaxation
}

// Alternative is one way of meeting a prerequisite: a matter or a document.
type Alternative struct {
	Matter   *Matter
	Document *Document
	Of       schema.Event
}

// Title returns the name of the matter or document.
func (a Alternative) Title() string {
	if a.Document != nil {
		return a.Document.Name
	}
	return a.Matter.Name
}

// Issuers returns the matters one of which must have come to the event.
func (a Alternative) Issuers() []*Matter {
	if a.Document != nil {
		return a.Document.Issuers
	}
	return []*Matter{a.Matter}
}

// Relaxation is a declared relaxation with its basis.
type Relaxation struct {
	*schema.Relaxation
	Basis []*Basis
}

// Limit is a statutory limit with its basis.
type Limit struct {
	schema.Period
	Basis []*Basis
}

// Excluded is time that a limit does not count.
type Excluded struct {
	Kind          string
	schema.Period // without a unit where nobody says how long
	When          Guard
	Basis         []*Basis
}

// FeeItem is an item of a fee, linked.
type FeeItem struct {
	*schema.FeeItem
	Base  *Fact // nil where no fact decides the amount
	When  Guard
	Basis []*Basis
}

// AgencyService is an intermediary service, linked.
type AgencyService struct {
	*schema.AgencyService
	Agencies      []*Agency
	Prerequisites []Prerequisite
	When          Guard
	Basis         []*Basis
}

// EveryPrerequisite returns what must have happened first: the matter's own prerequisites, then those of its agency services, which
// hold for whom the service is needed.
func (m *Matter) EveryPrerequisite() []Prerequisite {
	list := slices.Clone(m.Prerequisites)
	for _, s := range m.Agencies {
		for _, p := range s.Prerequisites {
			p.When = s.When.And(p.When)
			list = append(list, p)
		}
	}
	return list
}

// Procedure is a combined procedure, linked.
type Procedure struct {
	ID string
	*schema.Procedure
	Lead    *Department
	Holds   []*Document // what those who use it hold already
	Basis   []*Basis
	Members []Member
}

// Common returns what the procedure asks of the applicants of every member, so that it is for nobody else.
func (p *Procedure) Common() Guard {
	if len(p.Members) == 0 {
		return nil
	}
	common := p.Members[0].When
	for _, b := range p.Members[1:] {
		common = common.Without(common.Without(b.When))
	}
	return common
}

// Member is a member of a procedure, linked.
type Member struct {
	*schema.Member
	Matter *Matter
	When   Guard
}
