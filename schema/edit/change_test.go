package edit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cuelang.org/go/cue/cuecontext"
	"github.com/matterc/matterc/random"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"golang.org/x/tools/txtar"
)

// at returns an element of matter m.
func at(path ...any) fieldpath.At { return fieldpath.Walked("matter", "m", path...) }

// TestApply makes one change of one layout after another: testdata/change has the file, the change and what must become of it, byte for
// byte, or why it is refused. All of it is written by hand.
func TestApply(t *testing.T) {
	names, err := filepath.Glob("testdata/change/*.txtar")
	if err != nil || len(names) < 20 {
		t.Fatalf("%d cases, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := map[string][]byte{}
			for _, f := range archive.Files {
				files[f.Name] = bytes.ReplaceAll(f.Data, []byte("<CR>"), []byte("\r"))
			}
			var changes []Change
			for line := range strings.Lines(string(archive.Comment)) {
				if c, ok := changeOf(t, line); ok {
					changes = append(changes, c)
				}
			}
			source := files["before"]
			was := bytes.Clone(source)
			got, err := Apply(source, changes, files["shared"])
			if !bytes.Equal(source, was) {
				t.Error("the source has been written")
			}
			if want, ok := files["refused"]; ok {
				var r *Refusal
				if !errors.As(err, &r) {
					t.Fatalf("not refused: %v\n%s", err, got)
				}
				line := 1 + bytes.Count(source[:r.Offset], []byte("\n"))
				if said := fmt.Sprintf("%d: %s\n", line, r.Reason.ZH); said != string(want) {
					t.Errorf("refused with %q, want %q", said, want)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, files["after"]) {
				t.Errorf("got\n%s\nwant\n%s", got, files["after"])
			}
		})
	}
}

// changeOf reads a line of a case: set deadline.promised.value = 3. Values are JSON.
func changeOf(t *testing.T, line string) (Change, bool) {
	verb, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	path, value, _ := strings.Cut(rest, " = ")
	var steps []any
	for _, p := range strings.FieldsFunc(path, func(r rune) bool { return r == '.' }) {
		if n, err := strconv.Atoi(p); err == nil {
			steps = append(steps, n)
		} else {
			steps = append(steps, p)
		}
	}
	switch verb {
	case "set":
		return Set(at(steps...), fromJSON(t, value)), true
	case "insert":
		return Insert(at(steps...), fromJSON(t, value)), true
	case "remove":
		return Remove(at(steps...)), true
	case "rename":
		return Rename(at(steps...), value), true
	}
	return Change{}, false
}

// fromJSON reads a value whose fields are in an order.
func fromJSON(t *testing.T, s string) any {
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	var read func() any
	read = func() any {
		tok, err := d.Token()
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		switch tok {
		case json.Delim('['):
			list := []any{}
			for d.More() {
				list = append(list, read())
			}
			_, _ = d.Token()
			return list
		case json.Delim('{'):
			var fields Fields
			for d.More() {
				key, _ := d.Token()
				fields = append(fields, Fields{{Key: key.(string), Value: read()}}...)
			}
			_, _ = d.Token()
			return fields
		}
		return tok
	}
	return read()
}

// scribe writes random values in random layouts.
type scribe struct {
	*rand.Rand
	b       strings.Builder
	unit    string
	defs    strings.Builder // the shared definitions that it has used
	outside strings.Builder // those that stand in another file
	n       int
}

var names = []string{"name", "basis", "short", "fee", "when", "x-1", "名称", "steps"}

func (s *scribe) word() string {
	return []string{"身份证", "a\"b", "两行\n字", "{x}", "a // b", "7", "", "\\", "，", "#x", "_id"}[s.IntN(11)]
}

// value makes a random value.
func (s *scribe) value(depth int) any {
	switch n := s.IntN(9); {
	case n < 3 && depth > 0:
		f := Fields{}
		for _, i := range s.Perm(len(names))[:s.IntN(4)] {
			f = append(f, Fields{{Key: names[i], Value: s.value(depth - 1)}}...)
		}
		return f
	case n < 5 && depth > 0:
		l := []any{}
		for range s.IntN(4) {
			l = append(l, s.value(depth-1))
		}
		return l
	case n == 5:
		return s.IntN(2) == 0
	case n == 6:
		return s.IntN(40)
	}
	return s.word()
}

func (s *scribe) label(name string) string {
	if s.IntN(4) == 0 {
		return quoted(name)
	}
	return label(name)
}

// comment writes a comment now and then, on a line of its own.
func (s *scribe) comment(indent string) {
	if s.IntN(5) == 0 {
		s.b.WriteString(indent + []string{"// 注释", "//", "// a: 1, }", "// \"x"}[s.IntN(4)] + "\n")
		if s.IntN(3) == 0 {
			s.b.WriteString("\n")
		}
	}
}

// behind ends a line, now and then with a comment.
func (s *scribe) behind() {
	if s.IntN(6) == 0 {
		s.b.WriteString([]string{" // 说明", "\t//", "  // }, ]"}[s.IntN(3)])
	}
	s.b.WriteString("\n")
	if s.IntN(8) == 0 {
		s.b.WriteString("\n")
	}
}

// write writes a value somehow.
func (s *scribe) write(v any, indent string, one bool) {
	if s.IntN(14) == 0 { // through a definition
		s.n++
		name := fmt.Sprintf("_d%d", s.n)
		inner := &scribe{Rand: s.Rand, unit: s.unit, n: 100 * s.n}
		f, ok := v.(Fields)
		part := v
		var rest Fields
		if ok && len(f) > 0 && s.IntN(2) == 0 {
			cut := s.IntN(len(f) + 1)
			part, rest = slices.Clone(f[:cut]), slices.Clone(f[cut:])
		}
		inner.b.WriteString(layout{"\n", "\t"}.value(part, "", true))
		to := &s.defs
		if s.IntN(2) == 0 {
			to = &s.outside
		}
		fmt.Fprintf(to, "%s: %s\n", name, inner.b.String())
		s.b.WriteString(name)
		if rest != nil {
			s.b.WriteString(" & ")
			s.plain(rest, indent, one)
		}
		return
	}
	if n, ok := v.(int); ok && n%2 == 0 && s.IntN(3) == 0 {
		fmt.Fprintf(&s.b, "2*%d", n/2)
		return
	}
	if s.IntN(20) == 0 {
		s.b.WriteString("(")
		s.plain(v, indent, true)
		s.b.WriteString(")")
		return
	}
	s.plain(v, indent, one)
}

func (s *scribe) plain(v any, indent string, one bool) {
	in := indent + s.unit
	one = one || s.IntN(3) == 0
	switch v := v.(type) {
	case Fields:
		if len(v) == 1 && s.IntN(3) == 0 && s.b.Len() > 0 && strings.HasSuffix(s.b.String(), ": ") { // a: b: 1
			s.b.WriteString(s.label(v[0].Key) + ": ")
			s.write(v[0].Value, indent, one)
			return
		}
		s.b.WriteString("{")
		if one {
			for i, e := range v {
				if i > 0 {
					s.b.WriteString([]string{", ", ",", " , "}[s.IntN(3)])
				}
				s.b.WriteString(s.label(e.Key) + ": ")
				s.write(e.Value, indent, true)
			}
			if len(v) > 0 && s.IntN(5) == 0 {
				s.b.WriteString(",")
			}
		} else {
			s.behind()
			for _, e := range v {
				s.comment(in)
				s.b.WriteString(in)
				s.field(e.Key, e.Value, in)
				if s.IntN(5) == 0 {
					s.b.WriteString(",")
				}
				s.behind()
			}
			s.comment(in)
			s.b.WriteString(indent)
		}
		s.b.WriteString("}")
	case []any:
		s.b.WriteString("[")
		switch {
		case one || len(v) == 0:
			for i, e := range v {
				if i > 0 {
					s.b.WriteString([]string{", ", ","}[s.IntN(2)])
				}
				s.write(e, indent, true)
			}
			if len(v) > 0 && s.IntN(5) == 0 {
				s.b.WriteString(",")
			}
		case s.IntN(3) == 0: // [{ … }, { … }]
			for i, e := range v {
				if i > 0 {
					s.b.WriteString(", ")
				}
				s.plain(e, indent, false)
			}
		default:
			s.behind()
			for i, e := range v {
				s.comment(in)
				s.b.WriteString(in)
				s.write(e, in, false)
				if i+1 < len(v) || s.IntN(2) == 0 {
					s.b.WriteString(",")
				}
				s.behind()
			}
			s.comment(in)
			s.b.WriteString(indent)
		}
		s.b.WriteString("]")
	case string:
		if !one && strings.Contains(v, "\n") && !strings.ContainsAny(v, `"\`) && s.IntN(2) == 0 {
			s.b.WriteString("\"\"\"\n")
			for line := range strings.SplitSeq(v, "\n") {
				s.b.WriteString(in + line + "\n")
			}
			s.b.WriteString(in + "\"\"\"")
			return
		}
		s.b.WriteString(quoted(v))
	default:
		fmt.Fprint(&s.b, v)
	}
}

// field writes a field, one with several parts perhaps in two places.
func (s *scribe) field(name string, v any, indent string) {
	f, ok := v.(Fields)
	if ok && len(f) > 1 && s.IntN(4) == 0 {
		s.b.WriteString(s.label(name) + ": " + s.label(f[0].Key) + ": ")
		s.write(f[0].Value, indent, false)
		s.b.WriteString("\n" + indent)
		v = f[1:]
	}
	s.b.WriteString(s.label(name) + ": ")
	s.write(v, indent, false)
}

// file writes records m and o in a random layout.
func (s *scribe) file(m, o Fields) (source, shared string) {
	s.b.WriteString("package catalog\n\n")
	s.comment("")
	both := Fields{{Key: "m", Value: m}, {Key: "o", Value: o}}
	switch s.IntN(3) {
	case 0:
		s.b.WriteString("matter: ")
		s.plain(both, "", false)
		s.b.WriteString("\n")
	default:
		for _, e := range both {
			s.b.WriteString("matter: " + s.label(e.Key) + ": ")
			s.plain(e.Value, "", false)
			s.behind()
		}
	}
	source = strings.Replace(s.b.String(), "\n", "\n"+s.defs.String(), 1)
	if s.IntN(2) == 0 {
		source = s.b.String() + s.defs.String()
	}
	if s.IntN(6) == 0 {
		source = strings.TrimSuffix(source, "\n")
	}
	shared = "package catalog\n" + s.outside.String()
	if s.IntN(5) == 0 && !strings.Contains(source, `"""`) {
		source = strings.ReplaceAll(source, "\n", "\r\n")
	}
	return source, shared
}

// evaluated returns what CUE makes of a file with its definitions.
func evaluated(source []byte, shared string) (any, error) {
	_, defs, _ := strings.Cut(shared, "\n")
	all := slices.Concat(source, []byte("\n"), []byte(defs))
	v := cuecontext.New().CompileBytes(all)
	raw, err := v.MarshalJSON()
	if err != nil {
		return nil, fmt.Errorf("%w\n%s", err, all)
	}
	var out any
	err = json.Unmarshal(raw, &out)
	return out, err
}

// plainly turns a value into what JSON makes of it.
func plainly(v any) any {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	var out any
	_ = json.Unmarshal(raw, &out)
	return out
}

// walked calls yield for every element of a value.
func walked(v any, path []any, yield func(path []any, v any)) {
	yield(slices.Clone(path), v)
	switch v := v.(type) {
	case Fields:
		for _, e := range v {
			walked(e.Value, append(path, e.Key), yield)
		}
	case []any:
		for i, e := range v {
			walked(e, append(path, i), yield)
		}
	}
}

// edited returns a value after a change, done on data.
func edited(v any, path []any, c Change) any {
	if len(path) == 0 {
		return c.value
	}
	switch step := path[0].(type) {
	case string:
		f := slices.Clone(v.(Fields))
		i := slices.Index(f.Keys(), step)
		switch {
		case len(path) == 1 && c.kind == removing:
			return slices.Delete(f, i, i+1)
		case len(path) == 1 && c.kind == renaming:
			f[i].Key = c.name
			return f
		case i < 0:
			return append(f, Fields{{Key: step, Value: edited(Fields{}, path[1:], c)}}...)
		}
		f[i].Value = edited(f[i].Value, path[1:], c)
		return f
	case int:
		l := slices.Clone(v.([]any))
		switch {
		case len(path) == 1 && c.kind == removing:
			return slices.Delete(l, step, step+1)
		case len(path) == 1 && c.kind == inserting:
			return slices.Insert(l, step, c.value)
		}
		l[step] = edited(l[step], path[1:], c)
		return l
	}
	return v
}

// TestEveryLayout changes random catalogs, written in random layouts, at random places: what is read again, by CUE and not by this
// package, is the data with the change, and no byte outside of what is changed is another.
func TestEveryLayout(t *testing.T) {
	r := random.New(t, 16, 1)
	done, refused := 0, 0
	for round := range random.Rounds(t, 1500) {
		s := &scribe{Rand: r, unit: []string{"\t", "  ", "    "}[r.IntN(3)]}
		m, o := Fields{{Key: "name", Value: s.value(2)}, {Key: "z", Value: s.value(3)}, {Key: "list", Value: []any{s.value(2), s.value(2)}}}, Fields{{Key: "name", Value: s.value(1)}}
		source, shared := s.file(m, o)
		if was, err := evaluated([]byte(source), shared); err != nil || !reflect.DeepEqual(was, plainly(map[string]any{"matter": Fields{{Key: "m", Value: m}, {Key: "o", Value: o}}})) {
			t.Fatalf("round %d: the test itself writes %v\n%s\n%s", round, err, source, shared)
		}
		var paths [][]any
		var values []any
		walked(m, nil, func(path []any, v any) { paths, values = append(paths, path), append(values, v) })
		i := r.IntN(len(paths))
		path, v := paths[i], values[i]
		var c Change
		switch r.IntN(5) {
		case 0:
			c = Remove(at(path...))
			if len(path) == 0 {
				continue
			}
		case 1:
			c = Set(at(path...), s.value(2))
			if len(path) == 0 {
				continue
			}
		case 2:
			l, ok := v.([]any)
			if !ok {
				continue
			}
			path = append(path, r.IntN(len(l)+1))
			c = Insert(at(path...), s.value(2))
		case 3:
			if _, ok := v.(Fields); !ok {
				continue
			}
			path = append(path, "added")
			if r.IntN(3) == 0 {
				path = append(path, "in-it")
			}
			c = Set(at(path...), s.value(2))
		case 4:
			if len(path) == 0 {
				continue
			}
			if _, ok := path[len(path)-1].(string); !ok {
				continue
			}
			c = Rename(at(path...), []string{"fresh", "新", "x-2", "if"}[r.IntN(4)])
		}
		got, err := Apply([]byte(source), []Change{c}, []byte(shared))
		if refusal := (*Refusal)(nil); errors.As(err, &refusal) {
			refused++
			if !strings.Contains(source, "_d") && !strings.Contains(refusal.Reason.ZH, "几个地方") {
				t.Errorf("round %d: %v of %v refused: %s\n%s", round, c.kind, path, refusal.Reason.ZH, source)
			}
			continue
		}
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		done++
		is, err := evaluated(got, shared)
		want := plainly(map[string]any{"matter": Fields{{Key: "m", Value: edited(m, path, c)}, {Key: "o", Value: o}}})
		if err != nil || !reflect.DeepEqual(is, want) {
			t.Fatalf("round %d: %v of %v: %v\n%s\nbecame\n%s", round, c.kind, path, err, source, got)
		}
		outside(t, []byte(source), []byte(shared), c)
		if t.Failed() {
			t.Fatalf("round %d: %v of %v\n%s\nbecame\n%s", round, c.kind, path, source, got)
		}
	}
	t.Logf("%d changes, %d refused", done, refused)
	if done < 2*refused {
		t.Errorf("%d changes, %d refused", done, refused)
	}
}

// outside wants nothing to be taken away but the value that is set, the label that is another, and what is removed with its comments.
func outside(t *testing.T, source, shared []byte, c Change) {
	tree, err := parse(source, [][]byte{shared})
	if err != nil {
		t.Fatal(err)
	}
	slots, err := tree.slots(c.path())
	if err != nil {
		t.Fatal(err)
	}
	from, to := 0, 0
	if len(slots) > 0 && c.kind != inserting {
		from, to = span(slots[0].value())
		if slots[0].field != nil && c.kind != setting {
			from = slots[0].field.Pos().Offset()
		}
	}
	var edits []diag.Edit
	switch c.kind {
	case setting:
		edits, err = tree.set(c.path(), c.value)
	case inserting:
		edits, err = tree.insert(c.path(), c.value)
	case removing:
		edits, err = tree.remove(c.path())
	case renaming:
		edits, err = tree.rename(c.path(), c.name)
		from, to = span(slots[0].field.Label)
		if len(edits) == len(slots) && len(slots) > 1 {
			return // each is a label
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		for _, p := range pieces(source) {
			if p.end <= e.Place.Start || e.Place.End <= p.start {
				continue
			}
			within := from <= p.start && p.end <= to
			if !within && (c.kind != removing || !p.comment) && p.text != "," {
				t.Errorf("%q is taken away", p.text)
			}
		}
	}
}

// FuzzApply changes what somebody has written at a place that may be there: no change breaks a file.
func FuzzApply(f *testing.F) {
	f.Add([]byte("matter: m: {a: [1, 2], b: c: 3}\n"), "a", 1)
	f.Add([]byte("_d: {a: 1}\nmatter: m: _d & {\n\tb: [\n\t\t1, // x\n\t]\n}\n"), "b", 0)
	f.Fuzz(func(t *testing.T, source []byte, name string, index int) {
		for _, c := range []Change{Set(at(name), "x"), Remove(at(name)), Insert(at(name, index), true), Remove(at(name, index)), Rename(at(name), "y")} {
			got, err := Apply(source, []Change{c})
			var r *Refusal
			switch {
			case errors.As(err, &r):
				if r.Offset < 0 || r.Offset > len(source) || r.Reason.ZH == "" || r.Hint.ZH == "" {
					t.Errorf("refused at %d: %+v", r.Offset, r)
				}
			case err != nil:
				t.Error(err)
			default:
				if _, err := Apply(got, nil); err != nil {
					t.Error(err)
				}
			}
		}
	})
}

// TestApplyToCatalog sets a field of the record of the catalog, which has no id.
func TestApplyToCatalog(t *testing.T) {
	for _, x := range []struct{ before, after string }{
		{"catalog: {\n\tname: \"示例\" // 印在封面\n}\n", "catalog: {\n\tname: \"示例\" // 印在封面\n\tlanguage: 2\n}\n"},
		{"catalog: name: \"示例\"\n", "catalog: {name: \"示例\", language: 2}\n"},
		{"catalog: {language: 1}\n", "catalog: {language: 2}\n"},
	} {
		got, err := Apply([]byte("package catalog\n\n"+x.before), []Change{Set(fieldpath.Catalog().Language(), 2)})
		if want := "package catalog\n\n" + x.after; err != nil || string(got) != want {
			t.Errorf("%s becomes %s (%v)", x.before, got, err)
		}
	}
}
