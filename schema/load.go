package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/errors"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/schema/metamodel"
)

// recordID names a record: the top-level field it stands under and its key.
type recordID struct{ kind, key string }

// record is a record of a file: the value and where its label stands.
type record struct {
	id    recordID
	label nodeField
	typ   *metamodel.Type
}

// unit is one file on its way through the stages.
type unit struct {
	file        *file
	tree        *ast.File // nil if it could not be parsed
	shared      []*shared
	records     []record
	definitions []nodeField // what its shared definitions are
	pending     []*node     // values of its shared definitions that only CUE computes
	checker     checker
	found       diag.List
	more        int          // findings that are counted and not kept
	sums        []diag.Place // of sums with signs that only look like those of the language
}

// load reads a catalog through a walker that has read nothing yet.
func load(w *walker, o Options) (*Catalog, diag.List, error) {
	if err := w.walk(); err != nil {
		return nil, nil, err
	}
	c := &Catalog{Templates: map[string][]byte{}, Attachments: map[string][]byte{}, sources: map[string][]byte{}, roots: map[recordID]record{}, all: map[recordID][]version{}}
	c.mentioned = sync.OnceValue(func() map[string]bool { return wordsOf(c.broken) })
	c.indexes = sync.OnceValue(c.indexed)
	if w.left < 0 { // what is left out is no mistake in the rest
		w.found.Sort()
		return c, w.found, nil
	}
	var units []*unit
	for _, f := range w.files {
		if f.name == SchemaFile {
			if !bytes.Equal(f.data, SchemaCUE()) {
				w.found = append(w.found, foreignSchema())
			}
			continue
		}
		c.sources[f.name] = f.data
		c.Files = append(c.Files, f.name)
		units = append(units, &unit{file: f})
	}
	slices.Sort(c.Files)
	each(units, func(u *unit) {
		u.tree, u.found = parse(u.file)
		u.cut()
	})
	sc, found := collect(units)
	w.found = append(w.found, found...)
	each(units, func(u *unit) { u.walk(sc) })
	if err := settle(units, sc); err != nil {
		return nil, nil, err
	}
	for _, u := range units {
		if u.tree == nil {
			c.broken = append(c.broken, u.file.data)
		}
		c.definitions = append(c.definitions, u.definitions...)
		for _, r := range u.records {
			if first, ok := c.roots[r.id]; ok {
				w.found = append(w.found, duplicateRecord(r, first))
				continue
			}
			c.roots[r.id] = r
			c.order = append(c.order, r.id)
		}
	}
	invalid := map[*node]bool{}
	indexes := map[fieldpath.Kind]*recordIndex{}
	for _, u := range units {
		c.named(u, indexes)
		c.measures(u)
		w.found = append(w.found, u.shown()...)
		for n := range u.checker.invalid {
			invalid[n] = true
		}
	}
	slices.SortFunc(c.order, func(a, b recordID) int {
		return strings.Compare(a.kind+"\x00"+a.key, b.kind+"\x00"+b.key)
	})
	for _, id := range c.order {
		c.all[id] = c.roots[id].versions()
	}
	c.decoder = decoder{invalid}
	w.found = append(w.found, c.dated(o.AsOf)...)
	w.found = append(w.found, c.settled(w.found, invalid)...)
	c.decode()
	if err := c.templates(w); err != nil {
		return nil, nil, err
	}
	if err := c.digest(w); err != nil {
		return nil, nil, err
	}
	c.choose()
	w.found.Sort()
	return c, w.found, nil
}

// shown returns what is wrong with a file: no more than maxFindings, and how many more there are.
func (u *unit) shown() diag.List {
	u.cut()
	if more := u.more + u.checker.more; more > 0 {
		u.found = append(u.found, diag.Diagnostic{Code: "S016", Severity: diag.Error, Place: diag.Place{File: u.file.name},
			Message: diag.T("文件“%s”的问题超过 %d 个，还有 %d 个没有列出", "file %q has more than %d findings; %d more are not listed", u.file.name, maxFindings, more),
			Hint:    diag.T("先改正列出的，再检查一次", "Correct those listed, then check again")})
	}
	return u.found
}

// cut leaves no more than maxFindings of the findings so far, and counts the others.
func (u *unit) cut() {
	if len(u.found) > maxFindings {
		u.found.Sort()
		u.more += len(u.found) - maxFindings
		u.found = slices.Clip(slices.Clone(u.found[:maxFindings]))
	}
}

// each runs f on all units, on all processors. A panic in f is one in each.
func each(units []*unit, f func(*unit)) {
	var wg sync.WaitGroup
	next := make(chan *unit)
	var failure atomic.Value
	guarded := func(u *unit) {
		defer func() {
			if r := recover(); r != nil {
				stack := make([]byte, 16<<10)
				failure.Store(fmt.Sprintf("%s: %v\n%s", u.file.name, r, stack[:runtime.Stack(stack, false)]))
			}
		}()
		f(u)
	}
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for u := range next {
				guarded(u)
			}
		})
	}
	for _, u := range units {
		next <- u
	}
	close(next)
	wg.Wait()
	if f := failure.Load(); f != nil {
		panic(f)
	}
}

func foreignSchema() diag.Diagnostic {
	return diag.Diagnostic{Code: "S019", Severity: diag.Warning, Place: diag.Place{File: SchemaFile},
		Message: diag.T("“%s”与本工具的版本不一致，编辑器和 cue 命令会按旧的规定检查", "%s is not this version's; editors and the cue command check by other rules", SchemaFile),
		Hint:    diag.T("运行 matterc init --schema 更新它", "Run matterc init --schema to renew it")}
}

// collect finds the shared definitions of all files. A name may be used again only where neither file sees the other's.
func collect(units []*unit) (scope, diag.List) {
	sc, found := scope{}, diag.List{}
	again := func(s, first *shared, name string) {
		found = append(found, diag.Diagnostic{Code: "S011", Severity: diag.Error, Place: diag.Place{File: s.file.name, Start: s.start, End: s.end},
			Message: diag.T("共用定义“%s”写了两次", "the shared definition %s is written twice", short(name)),
			Hint:    diag.T("只留一处，或者换一个名称", "Keep one, or give it another name"),
			Related: []diag.Related{{Place: diag.Place{File: first.file.name, Start: first.start, End: first.end},
				Message: diag.T("另一处写在这里", "the other one is here")}}})
		s.file.broken = true
	}
	for _, u := range units {
		dir := path.Dir(u.file.name)
		if u.tree == nil {
			u.file.broken = true
			in := sc.folder(dir)
			in.broken = append(in.broken, u.file.data)
			continue
		}
		for _, d := range u.tree.Decls {
			f, ok := d.(*ast.Field)
			if !ok {
				continue
			}
			name, ident, err := ast.LabelName(f.Label)
			if err != nil || !ident || !strings.HasPrefix(name, "_") || strings.HasPrefix(name, "_#") {
				continue
			}
			s := &shared{u.file, f, f.Label.Pos().Offset(), f.Label.End().Offset()}
			u.shared = append(u.shared, s)
			if first := sc.add(dir, name, s); first != nil {
				again(s, first, name)
			}
		}
	}
	for _, u := range units {
		dir := path.Dir(u.file.name)
		for _, s := range u.shared {
			name, _, _ := ast.LabelName(s.field.Label)
			if dir == "." || sc.own(dir, name) != s {
				continue
			}
			if above := sc.find(path.Dir(dir), name); above != nil {
				again(s, above, name)
			}
		}
	}
	return sc, found
}

// walk evaluates and checks one file.
func (u *unit) walk(sc scope) {
	u.checker.invalid = map[*node]bool{}
	if u.tree == nil {
		return
	}
	e := &evaluator{file: u.file, scope: sc}
	root := Language().Root
	for _, s := range u.shared { // also those nobody uses must be inside the dialect
		e.active = []*shared{s}
		value := e.eval(s.field.Value)
		e.repeated(value)
		name, _, _ := ast.LabelName(s.field.Label)
		u.definitions = append(u.definitions, nodeField{name: name, file: u.file, start: s.start, end: s.end, until: s.field.Value.End().Offset(), value: value})
	}
	u.pending, e.left = e.left, nil
	e.active = nil
	top, _ := e.fields(u.tree.Decls, true)
	u.checker.words, u.checker.said = e.words, e.found
	u.more += e.more
	u.absorb(e.sums)
	u.file.broken = u.file.broken || len(u.found)+len(e.found) > 0
	o := owner{label: diag.T(root.Doc.Label, "the catalog")}
	for _, f := range u.gather(top, o) {
		field := root.Field(f.name)
		if field == nil {
			u.checker.strangers([]*nodeField{&f}, map[string]nodeField{}, &node{partial: true}, root, o)
			if field = root.Field(f.name); field == nil {
				continue
			}
		}
		fo := o.in(called(field), f.name, f.place())
		if field.Type.Kind != metamodel.Map {
			u.checker.check(f.value, field.Type, fo.in(called(field), "", f.place()))
			u.records = append(u.records, record{recordID{f.name, ""}, f, field.Type})
			continue
		}
		u.checker.check(f.value, field.Type, fo)
		if f.value.kind != structNode {
			continue
		}
		seen := map[string]bool{}
		for _, r := range f.value.fields {
			// A second one in the same braces, and a key of the wrong form, are reported by the checker.
			if !seen[r.name] && field.Type.Key.Pattern.MatchString(r.name) {
				u.records = append(u.records, record{recordID{f.name, r.name}, r, field.Type.Elem})
			}
			seen[r.name] = true
		}
	}
	u.found = append(u.found, u.checker.said...)
}

// absorb leaves out what is wrong with the signs of sums, each of which is a finding itself, and notes these sums.
func (u *unit) absorb(sums []diag.Place) {
	u.found = slices.DeleteFunc(u.found, func(d diag.Diagnostic) bool {
		i := slices.IndexFunc(sums, func(at diag.Place) bool { return inside(d.Place, at) })
		if i >= 0 {
			u.sums = append(u.sums, sums[i])
		}
		return i >= 0
	})
}

// inside reports whether a place is inside another.
func inside(inner, outer diag.Place) bool {
	return outer.File == inner.File && outer.Start <= inner.Start && inner.End <= outer.End
}

// gather puts fields that stand behind a record, and belong into it, where they belong: the record was ended too early.
func (u *unit) gather(top []nodeField, o owner) (kept []nodeField) {
	root := Language().Root
	for i := 0; i < len(top); i++ {
		kept = append(kept, top[i])
		field, value := root.Field(top[i].name), top[i].value
		if field == nil || field.Type.Kind != metamodel.Map || field.Type.Elem.Kind != metamodel.Struct || value.kind != structNode || len(value.fields) == 0 {
			continue
		}
		r := value.fields[len(value.fields)-1]
		end := r.value.end - 1
		if r.value.kind != structNode || r.value.file != u.file || end < 0 || u.file.data[end] != '}' {
			continue
		}
		strays := top[i+1:]
		for n, f := range strays {
			if n == len(field.Type.Elem.Fields) || root.Field(f.name) != nil || field.Type.Elem.Field(f.name) == nil || r.value.field(f.name) != nil {
				strays = strays[:n]
				break
			}
		}
		if len(strays) == 0 {
			continue
		}
		last := strays[len(strays)-1].value
		at := diag.Place{File: u.file.name, Start: end, End: end + 1}
		from, to := end, end+1
		if line := bytes.LastIndexByte(u.file.data[:end], '\n') + 1; len(bytes.TrimSpace(u.file.data[line:end])) == 0 && line > 0 { // alone on its line
			from = line - 1
		}
		hint := diag.T("把这个 } 移到它的最后一项后面", "Move this } behind its last field")
		if last.file == u.file { // and no shared definition
			hint = diag.T("把这个 } 移到第 %d 行后面", "Move this } behind line %d", 1+bytes.Count(u.file.data[:last.end], []byte("\n")))
		}
		d := u.checker.report("S004", o.in(diag.T(short(r.name), short(r.name)), "", at).in(diag.T(short(r.name), short(r.name)), r.name, at), nil, at,
			diag.T("“%s”在这里就结束了，而下面的“%s”是它里面的一项", "%s ends here, and %q below is a part of it", short(r.name), strays[0].name), hint)
		d.Related = []diag.Related{{Place: strays[0].place(), Message: diag.T("从这一项起都在它外面了", "from here on all is outside of it")}}
		if last.file == u.file {
			d.Fixes = []diag.Fix{{Message: hint, Edits: []diag.Edit{{Place: diag.Place{File: u.file.name, Start: from, End: to}},
				{Place: diag.Place{File: u.file.name, Start: last.end, End: last.end}, New: "\n}"}}}}
		}
		r.value.fields = append(r.value.fields[:len(r.value.fields):len(r.value.fields)], strays...)
		i += len(strays)
	}
	return kept
}

// settle asks CUE about the files our own walk could not decide: those with a value it cannot compute, and those it
// refuses. A file that CUE accepts although the walk refuses it is accepted, with a finding about the tool itself.
func settle(units []*unit, sc scope) error {
	j := &cueEvaluator{scope: sc}
	for _, u := range units {
		refused := len(u.checker.found)+u.checker.more > u.checker.beyond
		if u.tree == nil || len(u.found) > 0 || !refused && len(u.checker.unknown)+len(u.pending) == 0 {
			u.found = append(u.found, u.checker.found...)
			continue
		}
		if refused {
			// One record that CUE refuses too settles it; all that is wrong with a large file would take CUE minutes.
			if _, ok, err := j.evaluate(u, recordAt(u.checker.found[0].Place.Start)); ok && err != nil {
				u.found = append(u.found, u.checker.found...)
				continue
			}
		}
		v, ok, err := j.evaluate(u, whole)
		switch {
		case !ok:
			u.found = append(u.found, u.checker.found...)
		case err == nil && refused:
			u.found = append(u.found, disagreement(u))
			u.checker.invalid = map[*node]bool{}
		case err == nil:
			for _, n := range u.checker.unknown {
				if err := n.fill(v); err != nil {
					return err
				}
				if n.node.huge() {
					e := &evaluator{file: n.node.file}
					e.tooLarge(n.node.expr)
					n.node.kind = badNode
					u.found = append(u.found, e.found...)
				}
			}
			u.found = append(u.found, u.checker.found...)
		case !refused:
			u.found = append(u.found, contradiction(u, err))
		default:
			u.found = append(u.found, u.checker.found...)
		}
	}
	return nil
}

func disagreement(u *unit) diag.Diagnostic {
	d := u.checker.found[0]
	return diag.Diagnostic{Code: "S030", Severity: diag.Warning, Place: d.Place,
		Message: diag.Text{ZH: "这里的写法有效，但本工具的说明认为不对：" + d.Message.ZH, EN: "this is valid, but the tool's own explanation says otherwise: " + d.Message.EN},
		Hint:    diag.T("这是工具的缺陷，请把这个文件报告给我们", "This is a defect of the tool; please report the file")}
}

// contradiction is what the walk could not see: CUE refuses a file for a value only CUE computes.
func contradiction(u *unit, err error) diag.Diagnostic {
	computed := u.pending
	for _, n := range u.checker.unknown {
		computed = append(computed, n.node)
	}
	at := computed[0].place()
	for _, e := range errors.Errors(err) {
		for _, p := range errors.Positions(e) {
			for _, n := range computed {
				if place := n.place(); p.Filename() == place.File && place.Start <= p.Offset() && p.Offset() < place.End {
					at = place
				}
			}
		}
	}
	return diag.Diagnostic{Code: "S013", Severity: diag.Error, Place: at,
		Message: diag.T("这里算出来的值不符合要求", "the value computed here is not allowed"),
		Hint:    diag.T("直接写出结果，看是否符合这一项的填法", "Write the result itself and compare it with what the field takes")}
}

func duplicateRecord(r, first record) diag.Diagnostic {
	kind := Language().Root.Field(r.id.kind).Doc.Label
	message := diag.T("%s“%s”写了两次", "%[3]s %[2]q is written twice", kind, short(r.id.key), r.id.kind)
	if r.id.key == "" {
		message = diag.T("“%s”写了两次", "%[2]s is written twice", kind, r.id.kind)
	}
	return diag.Diagnostic{Code: "S011", Severity: diag.Error, Matter: r.id.key, Place: r.label.place(), Message: message,
		Hint:    diag.T("只留一处，或者换一个标识", "Keep one of them, or give it another id"),
		Related: []diag.Related{{Place: first.label.place(), Message: diag.T("第一次写在这里", "the first one is here")}}}
}

// decode fills Data from the records as they are on the day of the edition.
func (c *Catalog) decode() {
	d, data := c.decoder, reflect.ValueOf(&c.Data).Elem()
	for _, id := range c.order {
		r := c.roots[id]
		field := Language().Root.Field(id.kind)
		target := data.FieldByName(field.GoName)
		if id.key == "" {
			d.decode(c.value(id), r.typ, target)
			continue
		}
		entry := reflect.New(target.Type().Elem()).Elem()
		entry.Field(0).SetString(id.key)
		d.decode(c.value(id), r.typ, entry.Field(1))
		target.Set(reflect.Append(target, entry))
	}
}

// templates reads the files that materials and results name.
func (c *Catalog) templates(w *walker) error {
	for _, e := range c.Matters {
		type named struct {
			name string
			at   fieldpath.Value
		}
		files := []named{{e.Value.Result.Sample, fieldpath.Matter(e.Key).Result().Sample()}}
		for j, r := range e.Value.Results {
			files = append(files, named{r.Sample, fieldpath.Matter(e.Key).Results().Item(j).Sample()})
		}
		for j, m := range e.Value.Materials {
			material := fieldpath.Matter(e.Key).Materials().Item(j)
			files = append(files, named{m.Template, material.Template()}, named{m.Sample, material.Sample()})
		}
		for _, t := range files {
			if t.name == "" || c.Templates[t.name] != nil || c.Attachments[t.name] != nil {
				continue
			}
			if err := c.template(w, t.name, c.Place(t.at)); err != nil {
				return err
			}
		}
	}
	return c.comingTemplates(w)
}

// comingTemplates reads what is first named for a day to come. It is looked for at once, and is a warning until then.
func (c *Catalog) comingTemplates(w *walker) (failed error) {
	for _, e := range c.Matters {
		r := c.roots[recordID{string(fieldpath.MatterKind), e.Key}]
		for _, v := range c.all[r.id] {
			if !c.AsOf.Before(v.from) {
				continue
			}
			v.value.files(func(name string, at diag.Place) {
				if failed != nil || !formName.MatchString(name) || c.Templates[name] != nil || c.Attachments[name] != nil || slices.ContainsFunc(w.found, func(d diag.Diagnostic) bool { return d.Code == "S021" && d.Place == at }) {
					return
				}
				before := len(w.found)
				if failed = c.template(w, name, at); failed != nil {
					return
				}
				for i := range w.found[before:] {
					d := &w.found[before+i]
					d.Severity = min(d.Severity, diag.Warning)
					d.Message = diag.Text{ZH: "自" + v.from.String() + "起：" + d.Message.ZH, EN: "from " + v.from.String() + " on: " + d.Message.EN}
				}
			})
		}
	}
	return failed
}

// template reads a form or sample.
func (c *Catalog) template(w *walker, name string, at diag.Place) error {
	data, ok, err := w.template(name, at)
	if err != nil || !ok {
		return err
	}
	if c.sources[name] = data; binary(name) {
		c.Attachments[name] = data
	} else {
		c.Templates[name] = bytes.TrimPrefix(data, []byte(byteOrderMark))
	}
	return nil
}

// digest fills in Digest and reads the forms it covers, also those that no material of this edition names. What is wrong
// with one of these is none of this edition's findings.
func (c *Catalog) digest(w *walker) error {
	var failed error
	quiet := &walker{fsys: w.fsys, folders: w.folders, left: w.left}
	c.Digest, c.Covered = digest(slices.Concat(c.Files, w.forms), slices.AppendSeq(slices.Collect(maps.Keys(c.Templates)), maps.Keys(c.Attachments)), func(name string) (Summary, bool) {
		data, ok := c.sources[name]
		if !ok {
			d, err := quiet.lstat(name)
			if err == nil {
				data, ok, err = quiet.read(name, d)
			}
			if err != nil {
				failed = err
			}
			if !ok {
				return Summary{}, false
			}
			c.sources[name] = data
		}
		return Summarize(name, data)
	})
	if w.left >= 0 && quiet.left < 0 {
		w.found = append(w.found, quiet.found[len(quiet.found)-1])
	}
	return failed
}

// Place returns where an element of a record, or its label, stands in the office's file; what is missing is looked for as far
// as the way to it goes.
func (c *Catalog) Place(s fieldpath.Selector) diag.Place {
	at := s.Here()
	r, ok := c.roots[recordOf(at)]
	if !ok {
		return diag.Place{}
	}
	value := c.value(r.id)
	path := at.Path()
	if last := len(path) - 1; last >= 0 && at.Labelled() {
		if n := value.find(path[:last]); n != nil {
			if name, ok := path[last].(string); ok && n.field(name) != nil {
				return n.field(name).place()
			}
		}
	}
	return value.at(r.label.place(), path)
}

// Span returns the whole range of an element of a record; ok is false if the record has no such element.
func (c *Catalog) Span(s fieldpath.Selector) (span diag.Place, ok bool) {
	at := s.Here()
	r, ok := c.roots[recordOf(at)]
	if !ok {
		return diag.Place{}, false
	}
	n := c.value(r.id).find(at.Path())
	if n == nil {
		return diag.Place{}, false
	}
	return n.place(), true
}

func recordOf(a fieldpath.At) recordID { return recordID{string(a.RecordKind()), a.RecordID()} }

// Texts calls yield for every text of the records of the edition, with the path to it.
func (c *Catalog) Texts(yield func(path Path, text string)) {
	buffer := make([]step, 0, maxNesting)
	absent := map[recordID]bool{}
	for _, a := range c.Absent {
		absent[recordID{string(a.Kind), a.Key}] = true
	}
	for _, id := range c.order {
		if !absent[id] {
			c.value(id).texts(Path{id, buffer}, yield)
		}
	}
}

// TypeOf returns the name of the type that the language gives an element of a record, such as Line or ID; "" for one
// without a name, or if there is no such element.
func TypeOf(s fieldpath.Selector) string {
	at := s.Here()
	field := Language().Root.Field(string(at.RecordKind()))
	if field == nil {
		return ""
	}
	t := field.Type
	if t.Kind == metamodel.Map {
		t = t.Elem
	}
	for _, p := range at.Path() {
		name, _ := p.(string)
		switch t.Kind {
		case metamodel.Struct, metamodel.Change:
			f := t.Field(name)
			if f == nil {
				return ""
			}
			t = f.Type
		case metamodel.Map, metamodel.List:
			t = t.Elem
		default:
			return ""
		}
	}
	return t.Name
}

// Source returns the content of a file of the catalog, for printing findings.
func (c *Catalog) Source(name string) ([]byte, bool) {
	data, ok := c.sources[name]
	return data, ok
}

// Mentions reports whether a file that could not be read as CUE contains a word. What such a file declares is unknown,
// so a reference to it must not be reported as a reference to nothing.
func (c *Catalog) Mentions(word string) bool { return c.mentioned()[word] }

// wordsOf returns the words of texts: what stands together of letters, digits, hyphens and underscores.
func wordsOf(texts [][]byte) map[string]bool {
	words := map[string]bool{}
	for _, text := range texts {
		for _, w := range bytes.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_' }) {
			words[string(w)] = true
		}
	}
	return words
}

// Export returns the catalog, all editions together, as JSON with defaults filled in: the data `cue export` prints. A
// constraint that is no single value, which CUE cannot export, is an object (see Test).
func (c *Catalog) Export() ([]byte, error) {
	root := Keyed[any]{}
	for _, id := range c.order {
		r := c.roots[id]
		value := r.label.value.export(r.typ)
		if id.key == "" {
			root = append(root, Entry[any]{id.kind, value})
			continue
		}
		if root.Get(id.kind) == nil {
			root = append(root, Entry[any]{id.kind, Keyed[any]{}})
		}
		group := root.Get(id.kind)
		*group = append((*group).(Keyed[any]), Entry[any]{id.key, value})
	}
	raw, err := json.Marshal(root)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = json.Indent(&b, raw, "", "    ")
	b.WriteByte('\n')
	return b.Bytes(), err
}
