package schema

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/cuecontext"
	cueload "cuelang.org/go/cue/load"
	"github.com/matterc/matterc/random"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// plain turns what CUE evaluated into data: maps, slices, and a Test for every scalar and constraint.
func plain(t testing.TB, v cue.Value) any {
	t.Helper()
	switch v.IncompleteKind() {
	case cue.StructKind:
		m := map[string]any{}
		it, err := v.Fields()
		if err != nil {
			t.Fatal(err)
		}
		for it.Next() {
			m[it.Selector().Unquoted()] = plain(t, it.Value())
		}
		return m
	case cue.ListKind:
		list := []any{}
		it, err := v.List()
		if err != nil {
			t.Fatal(err)
		}
		for it.Next() {
			list = append(list, plain(t, it.Value()))
		}
		return list
	}
	if d, ok := v.Default(); ok {
		v = d
	}
	test, err := testOf(v)
	if err != nil {
		t.Fatal(v.Path(), err)
	}
	return test
}

// exported turns what Export printed into the same form.
func exported(t testing.TB, v any) any {
	t.Helper()
	switch v := v.(type) {
	case map[string]any:
		if op, ok := v["op"].(string); ok {
			if value, ok := v["value"]; ok {
				test := exported(t, value).(Test)
				test.Op = Op(op)
				return test
			}
			test := Test{Op: Op(op)}
			for _, o := range v["of"].([]any) {
				test.Of = append(test.Of, exported(t, o).(Test))
			}
			return test
		}
		m := map[string]any{}
		for k, e := range v {
			m[k] = exported(t, e)
		}
		return m
	case []any:
		list := []any{}
		for _, e := range v {
			list = append(list, exported(t, e))
		}
		return list
	case string:
		return Test{Op: Eq, Value: Value{TextValue, v}}
	case json.Number:
		return Test{Op: Eq, Value: Value{NumberValue, string(v)}}
	case bool:
		return Test{Op: Eq, Value: Value{BoolValue, fmt.Sprint(v)}}
	}
	t.Fatalf("unexpected %T in the export", v)
	return nil
}

// same compares the two forms; constraints are compared by what they accept, since CUE simplifies them.
func same(path string, a, b any) string {
	if reflect.TypeOf(a) != reflect.TypeOf(b) {
		return fmt.Sprintf("%s: %v against %v", path, a, b)
	}
	switch a := a.(type) {
	case map[string]any:
		b := b.(map[string]any)
		for k := range b {
			if _, ok := a[k]; !ok {
				return fmt.Sprintf("%s.%s is only in the second", path, k)
			}
		}
		for k, v := range a {
			w, ok := b[k]
			if !ok {
				return fmt.Sprintf("%s.%s is only in the first", path, k)
			}
			if d := same(path+"."+k, v, w); d != "" {
				return d
			}
		}
	case []any:
		b := b.([]any)
		if len(a) != len(b) {
			return fmt.Sprintf("%s: %d elements against %d", path, len(a), len(b))
		}
		for i := range a {
			if d := same(fmt.Sprintf("%s[%d]", path, i), a[i], b[i]); d != "" {
				return d
			}
		}
	case Test:
		b := b.(Test)
		if a.Op == Eq || b.Op == Eq {
			if !reflect.DeepEqual(a, b) {
				return fmt.Sprintf("%s: %v against %v", path, a, b)
			}
			return ""
		}
		for _, v := range samples(a, b) {
			if a.Holds(v) != b.Holds(v) {
				return fmt.Sprintf("%s: %v and %v differ at %v", path, a, b, v)
			}
		}
	}
	return ""
}

// samples returns values around every value the tests name.
func samples(tests ...Test) []Value {
	list := []Value{{TextValue, "x"}, {BoolValue, "true"}, {BoolValue, "false"}}
	for _, t := range tests {
		t.Values(func(_ Op, v Value) {
			list = append(list, v)
			var f float64
			if _, err := fmt.Sscan(v.Text, &f); err == nil && v.Kind == NumberValue {
				for _, d := range []float64{-1, -0.5, 0.5, 1} {
					list = append(list, Value{NumberValue, fmt.Sprintf("%.1f", f+d)})
				}
			}
		})
	}
	return list
}

// data unmarshals what Export prints.
func data(t testing.TB, c *Catalog) map[string]any {
	t.Helper()
	raw, err := c.Export()
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return exported(t, v).(map[string]any)
}

// TestExportEqualsCUE loads the worked catalog the way the cue command does and compares its data with Export.
func TestExportEqualsCUE(t *testing.T) {
	c, found, err := Load(os.DirFS("../catalog"), Options{})
	if err != nil || found.AtLeast(diag.Error) {
		t.Fatal(err, found)
	}
	got := data(t, c)
	want := map[string]any{}
	instances := cueload.Instances([]string{"./catalog/..."}, &cueload.Config{Dir: ".."})
	if len(instances) < 10 {
		t.Fatalf("only %d instances", len(instances))
	}
	for _, inst := range instances {
		v := cuecontext.New().BuildInstance(inst)
		if err := v.Validate(cue.Final()); err != nil {
			t.Fatalf("cue refuses %s: %v", inst.Dir, err)
		}
		for kind, records := range plain(t, v).(map[string]any) {
			if kind == "catalog" {
				want[kind] = records
				continue
			}
			if want[kind] == nil {
				want[kind] = map[string]any{}
			}
			for id, r := range records.(map[string]any) {
				want[kind].(map[string]any)[id] = r
			}
		}
	}
	if d := same("", got, want); d != "" {
		t.Error("matterc export and cue export differ:", d)
	}
	if n := len(got["matter"].(map[string]any)); n < 20 {
		t.Errorf("compared only %d matters", n)
	}
}

// TestCUEExportsConcrete shows where Export and the cue command can be compared byte for byte in meaning: a matter
// without open constraints marshals in CUE to the same JSON.
func TestCUEExportsConcrete(t *testing.T) {
	c, _, err := Load(os.DirFS("../catalog"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	j, compared := &cueEvaluator{scope: worked(t).scope}, 0
	all := data(t, c)["matter"].(map[string]any)
	for _, e := range c.Everything.Matters {
		name := c.Place(fieldpath.Matter(e.Key)).File
		src, _ := c.Source(name)
		u := &unit{file: &file{name: name, data: src}}
		u.tree, _ = parse(u.file)
		v, _, err := j.evaluate(u, whole)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := v.LookupPath(cue.MakePath(cue.Str("matter"), cue.Str(e.Key))).MarshalJSON()
		if err != nil {
			continue // an open constraint, which CUE cannot export
		}
		d := json.NewDecoder(strings.NewReader(string(raw)))
		d.UseNumber()
		var m any
		if err := d.Decode(&m); err != nil {
			t.Fatal(err)
		}
		if d := same(e.Key, all[e.Key], exported(t, m)); d != "" {
			t.Error(d)
		}
		compared++
	}
	if compared < 15 {
		t.Errorf("compared only %d matters", compared)
	}
}

type workedFiles struct {
	scope scope
	units []*unit
}

// worked parses the worked catalog.
func worked(t testing.TB) workedFiles {
	t.Helper()
	w := newWalker(os.DirFS("../catalog"))
	if err := w.walk(); err != nil {
		t.Fatal(err)
	}
	var units []*unit
	for _, f := range w.files {
		if f.name == SchemaFile {
			continue
		}
		u := &unit{file: f}
		u.tree, u.found = parse(f)
		units = append(units, u)
	}
	sc, _ := collect(units)
	return workedFiles{sc, units}
}

// words are what mutations put in place of other things.
var words = []string{`"行政许可"`, `"受理"`, `"办结"`, `"工作日"`, `"2026-01-01"`, `"2026-1-1"`, `"a-b"`, `"A"`, `""`, `" x"`, `"x\ny"`, "0", "1", "-1", "100", "1.5", "3.0",
	"true", "false", "null", "{}", "[]", `["x"]`, "{value: 3, unit: \"日\"}", ">=3", "!=2", `"x" | "y"`, ">=1 & <9", "_mutant.original * 3", "7 - _mutant.original", "6 / _mutant.original", "_mutant.original + 1.5", "#Period", `#Period & {value: 2, unit: "日"}`,
	`"0546-0000000"`, `["0546-0000000"]`, "_mutant", "(#Name & {name: \"x\"})", "(#Material & {name: \"x\"})", "_mutant & {name: \"x\"}", "_mutant.name", "1_000", "0x10", "3M", "1e2"}

var names = []string{"name", "nmae", "value", "unit", "when", "by", "basis", "document", "matter", "x", `"y-z"`, "original", "effective", "law", "article", "text", "anyOf"}

// mutate changes one to three tokens of a file.
func mutate(r *rand.Rand, src string) string {
	for range 1 + r.IntN(3) {
		tokens := tokenize(src)
		if len(tokens) < 8 {
			return src
		}
		i := 3 + r.IntN(len(tokens)-3)
		tok := tokens[i]
		isLabel := i+1 < len(tokens) && tokens[i+1] == ":"
		switch k := r.IntN(10); {
		case isLabel && k < 4:
			tokens[i] = names[r.IntN(len(names))]
		case isLabel:
			continue
		case strings.HasPrefix(tok, `"`) || tok[0] >= '0' && tok[0] <= '9' || tok == "true" || tok == "false":
			if k < 8 {
				tokens[i] = words[r.IntN(len(words))]
			} else {
				tokens[i] = tok + " & " + words[r.IntN(len(words))]
			}
		case tok == "{" && k < 5:
			tokens[i] = "{ " + names[r.IntN(len(names))] + ": " + words[r.IntN(len(words))] + ", "
		case tok == "}" && k < 3:
			tokens[i] = "} & {" + names[r.IntN(len(names))] + ": " + words[r.IntN(len(words))] + "}"
		case tok == "[" && k < 5:
			tokens[i] = "[ " + words[r.IntN(len(words))] + ", "
		case tok == "," || tok == "\n":
			if k < 3 { // take a line away
				for j := i + 1; j < len(tokens) && j < i+6; j++ {
					if tokens[j] == "\n" || tokens[j] == "," {
						tokens = append(tokens[:i], tokens[j:]...)
						break
					}
				}
			}
		}
		src = strings.Join(tokens, " ")
	}
	return src
}

// tokenize splits a file into tokens; comments are dropped.
func tokenize(src string) []string {
	var tokens []string
	for i := 0; i < len(src); {
		switch c := src[i]; {
		case c == ' ' || c == '\t':
			i++
		case c == '"' || c == '/':
			end := max(skipText([]byte(src), i), i+1)
			if c == '"' || end == i+1 {
				tokens = append(tokens, src[i:end])
			} else {
				tokens = append(tokens, "\n")
			}
			i = end
		case strings.IndexByte("{}[],:&|*()\n", c) >= 0:
			tokens = append(tokens, src[i:i+1])
			i++
		default:
			j := i
			for j < len(src) && strings.IndexByte(" \t\"{}[],:&|*()\n", src[j]) < 0 {
				j++
			}
			tokens = append(tokens, src[i:j])
			i = j
		}
	}
	return tokens
}

// TestWalkAgreesWithCUE compares the verdict of our own walk with CUE's on mutated files of the worked catalog, and the
// data of files both accept. Four hundred are a sample; a night tries many more.
func TestWalkAgreesWithCUE(t *testing.T) {
	shards, each := 4, random.Rounds(t, 100)
	w := worked(t)
	for shard := range shards {
		t.Run(fmt.Sprint(shard), func(t *testing.T) {
			t.Parallel()
			r := random.New(t, 2026, uint64(shard))
			judged, accepted, refused := 0, 0, 0
			for tries := 0; judged < each; tries++ {
				if tries > 40*each {
					t.Fatal("too few files are inside the dialect")
				}
				u := w.units[r.IntN(len(w.units))]
				if len(u.file.data) > 9000 {
					continue
				}
				src := mutate(r, string(u.file.data)+"\n_mutant: {name: \"x\", original: 1}\n")
				ok, valid := verdict(t, w, u.file.name, src)
				if !ok {
					continue
				}
				judged++
				if valid {
					accepted++
				} else {
					refused++
				}
			}
			if accepted < each/20 || refused < each/4 {
				t.Errorf("of %d files %d were accepted and %d refused: the mutations are too tame or too wild", judged, accepted, refused)
			}
		})
	}
}

// verdict judges one file both ways; ok is false if the file is outside the dialect, where CUE is not asked.
func verdict(t *testing.T, w workedFiles, name, src string) (ok, valid bool) {
	t.Helper()
	f := &file{name: name, data: []byte(src)}
	u := &unit{file: f}
	u.tree, u.found = parse(f)
	if u.tree == nil || len(u.found) > 0 {
		return false, false
	}
	own, found := collect([]*unit{u})
	if len(found) > 0 {
		return false, false
	}
	sc := scope{}
	for dir, defs := range own {
		for n, d := range defs.byName {
			sc.add(dir, n, d)
		}
	}
	for dir, defs := range w.scope {
		for n, d := range defs.byName {
			if d.file.name != name {
				sc.add(dir, n, d)
			}
		}
	}
	u.walk(sc)
	for _, d := range u.found {
		if d.Code != "S013" {
			return false, false
		}
	}
	for _, d := range u.checker.found {
		if d.Code == "S003" { // a range where a value belongs
			return false, false
		}
	}
	if u.checker.beyond > 0 { // we refuse more than CUE does: a day that does not exist, a field written twice
		return false, false
	}
	v, asked, err := (&cueEvaluator{scope: sc}).evaluate(u, whole)
	if !asked {
		return false, false
	}
	refused := len(u.found) > 0 || len(u.checker.found) > 0
	if !refused && len(u.checker.unknown)+len(u.pending) > 0 {
		return true, err == nil // left to CUE
	}
	if refused != (err != nil) {
		t.Errorf("the walk refuses: %v, CUE says: %v\n%v\n%s", refused, err, append(u.found, u.checker.found...), src)
	}
	if !refused && err == nil {
		c, _, err := Load(fstest.MapFS{name: &fstest.MapFile{Data: append([]byte(src), sharedText(sc, u)...)}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if d := same("", data(t, c), plain(t, v)); d != "" {
			t.Errorf("the data differ: %s\n%s", d, src)
		}
	}
	return true, !refused
}

// sharedText returns the shared definitions of other files that a file needs, as text to add to it.
func sharedText(sc scope, u *unit) []byte {
	var b []byte
	needed, _ := (&cueEvaluator{scope: sc}).needed(u)
	for _, d := range needed {
		b = append(append(b, '\n'), d.file.data[d.start:d.field.End().Offset()]...)
	}
	return b
}
