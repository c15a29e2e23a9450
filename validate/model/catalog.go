// Package model is the linked catalog: every id has become what it names, and every element knows its place in the office's
// files.
//
// It is what checks, planner and printers share and none may change. A catalog that has mistakes is linked as far as it
// goes: what an id does not name is left out, and the checks of package validate report it.
package model

import (
	"maps"
	"slices"
	"time"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// Catalog is a linked catalog; nothing in it may be changed. Its lists stand in the order in which offices list them, matters where they are
// Listed or part of another record, and facts where they are ListedFacts: by id, matters and facts are for findings and engines.
type Catalog struct {
	cat         *schema.Catalog
	matters     []*Matter
	listed      []*Matter // the same in the order in which they are listed
	procedures  []*Procedure
	departments []*Department
	documents   []*Document
	laws        []*Law
	facts       []*Fact
	listedFacts []*Fact   // the same in the order in which they are listed
	families    []*Family // those that have a matter
	milestones  []*Milestone
	agencies    []*Agency
	impossibles []*Impossible
	calendars   []*Calendar
	inherited   map[string]bool // ids of matters that have ended whose addresses another has
	byMatter    map[string]*Matter
	byDept      map[string]*Department
	tookOver    map[string]*Department // by the ids of departments that have been dissolved
	byDocument  map[string]*Document
	byLaw       map[string]*Law
	byFact      map[string]*Fact
	byAgency    map[string]*Agency
	byMilestone map[string]*Milestone
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

// Listed returns the matters in the order in which they are listed, by department.
func (l *Catalog) Listed() []*Matter { return l.listed }

// Matters returns the matters, by id, which is no order to list them in: see Listed.
func (l *Catalog) Matters() []*Matter { return l.matters }

// Matter returns a matter by id, or nil.
func (l *Catalog) Matter(id string) *Matter { return l.byMatter[id] }

// Department returns a department by id, or nil, also one without matters.
//
// Of one that has been dissolved it is the department that has taken over, by what its record says: its powers go on there, and so do the
// matters that name it.
func (l *Catalog) Department(id string) *Department {
	if d := l.byDept[id]; d != nil {
		return d
	}
	return l.tookOver[id]
}

// Document returns a document by id, or nil.
func (l *Catalog) Document(id string) *Document { return l.byDocument[id] }

// Law returns a law by id, or nil, also one that nothing cites.
func (l *Catalog) Law(id string) *Law { return l.byLaw[id] }

// Fact returns a fact by id, or nil.
func (l *Catalog) Fact(id string) *Fact { return l.byFact[id] }

// Agency returns an agency by id, or nil.
func (l *Catalog) Agency(id string) *Agency { return l.byAgency[id] }

// Milestone returns a milestone by id, or nil.
func (l *Catalog) Milestone(id string) *Milestone { return l.byMilestone[id] }

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

// Facts returns the facts, by id, which is no order to list them in: see ListedFacts.
func (l *Catalog) Facts() []*Fact { return l.facts }

// ListedFacts returns the facts in the order in which they are listed.
func (l *Catalog) ListedFacts() []*Fact { return l.listedFacts }

// Agencies returns the agencies.
func (l *Catalog) Agencies() []*Agency { return l.agencies }

// Milestones returns the milestones.
func (l *Catalog) Milestones() []*Milestone { return l.milestones }

// Awaited returns what can be waited for: the matters, then the events of the milestones.
func (l *Catalog) Awaited() []*Matter {
	list := slices.Clone(l.matters)
	for _, e := range l.milestones {
		list = append(list, e.Event)
	}
	return list
}

// Families returns the families that have a matter.
func (l *Catalog) Families() []*Family { return l.families }

// Impossibles returns the combinations of facts that nobody has.
func (l *Catalog) Impossibles() []*Impossible { return l.impossibles }

// Calendars returns the calendars, by year.
func (l *Catalog) Calendars() []*Calendar { return l.calendars }

// Template returns the content of a file that a material names, Markdown; nil for one of another kind.
func (l *Catalog) Template(path string) []byte { return l.cat.Templates[path] }

// Attachment returns the content of a file for downloading, nil for Markdown.
func (l *Catalog) Attachment(path string) []byte { return l.cat.Attachments[path] }

// Attachments returns the paths of the files for downloading, sorted.
func (l *Catalog) Attachments() []string { return slices.Sorted(maps.Keys(l.cat.Attachments)) }

// Texts calls yield for every text of the catalog.
func (l *Catalog) Texts(yield func(text string)) {
	l.cat.Texts(func(_ schema.Path, text string) { yield(text) })
}

// Department is an authority with its matters.
type Department struct {
	ID string
	*schema.Department
	Matters   []*Matter
	Successor *Department // which has taken over, nil for none
	Addresses []string    // ids that lead to it: those it had before, and those of departments that it has taken over from
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
	Issuers       []*Matter      // that issue it to anybody; empty if the document is external
	Term          *schema.Period // how long it is valid, nil where it does not expire or nobody has said
	RenewalBasis  *Basis         // what sets when to apply for renewal, nil where it is that of the validity or nobody has said
	ValidityBasis *Basis         // what sets how long it is valid, nil where the catalog does not say; part of no matter's basis
}

// Law is a law with the matters that cite it.
type Law struct {
	ID string
	*schema.Law
	CitedBy []*Matter
	Cited   bool // by a matter or a procedure
	Amended bool // its text in force is one of its changes, and Effective begins with that
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
func (b *Basis) Cite() string { return "《" + b.Law.Title + "》" + b.Cited() }

// Cited names the article in a citation, "" where it is of the whole law.
func (b *Basis) Cited() string { return schema.Cited(b.Article) }

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
	Document      *Document // of the first of the results, nil where that is no document
	Results       []Result  // what it gives, the result (审批结果) first
	Payment       *Payment  // what a benefit comes to by the result (审批结果), also where that has no name
	Steps         []*Step
	Family        *Family    // nil for none
	Milestone     *Milestone // whose event it is: then it is no matter of an office, and has no department; nil for a matter
	Bodies        []Body     // that have a role, the decider of the first version of the language among them
	Suspended     *Suspension
	Replaced      []string // names of the earlier matters that it replaces
	Coming        []schema.Coming[schema.Matter]
	Successors    []string // names of the matters that replace it when it ends
	Addresses     []string // ids that lead to it: those it had before, and those of matters that it has replaced
	Agencies      []AgencyService
	Commitment    *Cited
	Procedures    []*Procedure // those it is a member of
	early         bool         // the edition is of a day before the LicensingLaw
}

// Visits returns how often an applicant must come at most: the steps that ask for it, of the channel that asks most often. Where no step says
// whether he must, it is not known.
func (m *Matter) Visits() (n int, known bool) {
	for _, s := range m.Flow(nil) {
		if s.Comes() {
			n++
		}
	}
	return n, slices.ContainsFunc(m.Steps, func(s *Step) bool { return s.Visit != nil })
}

// VisitsVia is Visits for those who apply through a channel. It is not known where there are steps in it and none says whether they come.
func (m *Matter) VisitsVia(c schema.Channel) (n int, known bool) {
	steps := 0
	for _, s := range m.Steps {
		if s.In(c) {
			steps++
			known = known || s.Visit != nil
			if s.Comes() {
				n++
			}
		}
	}
	return n, known || steps == 0
}

// Flow returns the steps of those who meet guards, through the channel in which they come most often, so that what is promised of visits
// holds for every channel; a nil function meets every guard.
func (m *Matter) Flow(meet func(Guard) bool) []*Step {
	var most []*Step
	comes := -1
	channels := m.Channels
	if len(channels) == 0 {
		channels = schema.Values[schema.Channel]()
	}
	for _, c := range channels {
		var list []*Step
		n := 0
		for _, s := range m.Steps {
			if s.In(c) && (meet == nil || meet(s.When)) {
				if list = append(list, s); s.Comes() {
					n++
				}
			}
		}
		if n > comes {
			most, comes = list, n
		}
	}
	return most
}

// Step is a step of the flow, linked.
type Step struct {
	*schema.Step
	When Guard
}

// Comes reports whether the applicant comes for the step.
func (s *Step) Comes() bool { return s.Visit != nil && *s.Visit }

// In reports whether there is the step for those who apply through a channel.
func (s *Step) In(c schema.Channel) bool { return len(s.Via) == 0 || slices.Contains(s.Via, c) }

// Period is how long the step takes, zero where it takes nothing of the limit or nobody has said.
func (s *Step) Period() schema.Period {
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

// Promise is what is promised: what the catalog says, or that the matter is settled at once where it is of that kind (即办件); ok is false
// where nothing is.
func (m *Matter) Promise() (p schema.Period, ok bool) {
	if m.Deadline.Promised != nil {
		return *m.Deadline.Promised, true
	}
	return schema.Period{Unit: schema.Immediate}, m.AtOnce()
}

// Time is within what time a matter is decided: as promised, or, where nothing is promised, within its statutory limit. It is at once, and
// known is false, where neither is known.
func (m *Matter) Time() (p schema.Period, known bool) {
	p, promised := m.Promise()
	if promised {
		return p, true
	}
	if limit, _, ok := m.Lawful(); ok {
		return limit, true
	}
	return p, false
}

// AtOnce reports whether a matter is settled on the spot, by its promise or by the kind of case that it is.
func (m *Matter) AtOnce() bool {
	p := m.Deadline.Promised
	return m.Handling == schema.AtOnce || p != nil && (p.Unit == schema.Immediate || p.Value == 0)
}

// Charged reports whether something is charged for a matter; known is false where nobody has said.
func (m *Matter) Charged() (charged, known bool) {
	if m.Fee == nil {
		return false, false
	}
	return m.Fee.Charged, true
}

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
	case m.Unlimited != nil, m.early, m.Type != schema.Licence, m.AtOnce():
		return schema.Period{}, false, false
	case m.Handling == schema.Joint:
		return JointLimit, true, true
	}
	return LicenceLimit, true, true
}

// Cited is a text with the basis that prescribes it.
type Cited struct {
	Text  string
	Basis []*Basis
}

// Condition is a condition, linked.
type Condition struct {
	Key string
	Cited
	Kind          schema.ConditionKind
	Require, When Guard
}

// Body is a body that has a role in a matter.
type Body struct {
	Key   string // "" for none
	Role  schema.BodyRole
	Name  string
	Basis []*Basis
}

// Deciders returns who decides, where it is not the department: more than one where it depends.
func (m *Matter) Deciders() []Body { return m.In(schema.DecidingBody) }

// In returns the bodies that have a role in the matter.
func (m *Matter) In(role schema.BodyRole) []Body {
	return slices.DeleteFunc(slices.Clone(m.Bodies), func(b Body) bool { return b.Role != role })
}

// Suspension is the time in which a matter cannot be applied for.
type Suspension struct {
	*schema.Suspension
	Basis []*Basis
}

// Family is what several matters are kinds of.
type Family struct {
	ID string
	*schema.Family
	Matters []*Matter
}

// Material is a material, linked. Title is its name, or that of its document.
type Material struct {
	*schema.Material
	Title     string
	Document  *Document  // nil where the material is no document
	Milestone *Milestone // without which it cannot exist, nil for none
	When      Guard
	Counts    []Count // of some situations
	Basis     []*Basis
	Relax     *Relaxation
	paper     paper
}

// Count is how many of a material some applicants hand in, linked.
type Count struct {
	*schema.Count
	When Guard
}

// Numbers are how many of a paper are handed in: originals, copies, and papers that may be either; 0 where nobody says how many.
type Numbers struct{ Original, Copies, Either int }

// NumbersOf makes numbers of what a catalog says.
func NumbersOf(original, copies, either *int) (n Numbers) {
	for _, c := range []struct{ to, said *int }{{&n.Original, original}, {&n.Copies, copies}, {&n.Either, either}} {
		if c.said != nil {
			*c.to = *c.said
		}
	}
	return n
}

// Max are the larger of two numbers, each by itself.
func (n Numbers) Max(o Numbers) Numbers {
	return Numbers{max(n.Original, o.Original), max(n.Copies, o.Copies), max(n.Either, o.Either)}
}

// Plus adds numbers.
func (n Numbers) Plus(o Numbers) Numbers {
	return Numbers{n.Original + o.Original, n.Copies + o.Copies, n.Either + o.Either}
}

// Numbers are how many some applicants hand in.
func (c Count) Numbers() Numbers { return NumbersOf(c.Original, c.Copies, c.Either) }

// Numbers are how many of the material are handed in by those who meet guards: by the first of its counts that they meet, else as it says
// of everybody.
func (m *Material) Numbers(meet func(Guard) bool) Numbers {
	for _, c := range m.Counts {
		if meet(c.When) {
			return c.Numbers()
		}
	}
	return NumbersOf(m.Original, m.Copies, m.Either)
}

// Most are the largest numbers of the material that anybody hands in.
func (m *Material) Most() Numbers {
	most := NumbersOf(m.Original, m.Copies, m.Either)
	for _, c := range m.Counts {
		most = most.Max(c.Numbers())
	}
	return most
}

// Fetched reports whether the office has a material or fetches it, so that nobody hands it in.
func (m *Material) Fetched() bool { return m.Source == schema.SystemSource || m.Exempted != "" }

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

// Alternative is one way of meeting a prerequisite: a matter, a document, or a milestone, which is the matter of its event.
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

// GivenTo says to whom one of its issuers gives what the alternative demands, of those to whom it applies: to all without a test.
func (a Alternative) GivenTo(m *Matter) Guard {
	if a.Document == nil {
		return nil
	}
	return m.IssuedTo(a.Document)
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
	Key           string
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
	Lead     *Department
	Holds    []*Document  // what those who use it hold already
	Happened []*Milestone // what has happened for them already
	Basis    []*Basis
	Members  []Member
	Coming   []schema.Coming[schema.Procedure]
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
