package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func text(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

const edition = "package catalog\n\ncatalog: {name: \"示例\", edition: \"2026-06-01\", region: \"370503\", publisher: \"示例县\"}\n"

// TestRefused lists what a catalog may not hold: each is one finding with the code, in its file, and the rest is read.
func TestRefused(t *testing.T) {
	chain := "package catalog\n\n_a0: {x: 1, y: 2}\n"
	for i := 1; i < 20; i++ {
		chain += fmt.Sprintf("_a%d: {x: _a%d, y: _a%d}\n", i, i-1, i-1)
	}
	for name, test := range map[string]struct {
		code  string
		files fstest.MapFS
	}{
		"symlink":       {"S015", fstest.MapFS{"x.cue": {Data: []byte("/etc/passwd"), Mode: fs.ModeSymlink}}},
		"linked folder": {"S015", fstest.MapFS{"x": {Data: []byte("/etc"), Mode: fs.ModeSymlink}}},
		"device":        {"S015", fstest.MapFS{"x.cue": {Mode: fs.ModeDevice}}},
		"large":         {"S016", fstest.MapFS{"x.cue": text(strings.Repeat("// x\n", 60000))}},
		"deep folders":  {"S016", fstest.MapFS{strings.Repeat("a/", 14) + "x.cue": text("package catalog\n")}},
		"deep braces":   {"S016", fstest.MapFS{"x.cue": text("package catalog\n\n_x: " + strings.Repeat("{a: ", 60) + "1" + strings.Repeat("}", 60) + "\n")}},
		"doubling":      {"S016", fstest.MapFS{"x.cue": text(chain)}},
		"long number":   {"S016", fstest.MapFS{"x.cue": text("package catalog\n\n_x: " + strings.Repeat("9", 50) + "\n")}},
		"exponent":      {"S016", fstest.MapFS{"x.cue": text("package catalog\n\n_x: 1e999999\n")}},
		"product":       {"S016", fstest.MapFS{"x.cue": text("package catalog\n\n_n: 99999999\n_x: " + strings.Repeat("_n * ", 6) + "9\n")}},
		"itself":        {"S014", fstest.MapFS{"x.cue": text("package catalog\n\n_x: {a: _y}\n_y: {b: _x}\n")}},
		"encoding":      {"S017", fstest.MapFS{"x.cue": text("package catalog\n\n// \xff\n")}},
		"folder name":   {"S017", fstest.MapFS{"a\xffb/x.cue": text("package catalog\n")}},
		"file name":     {"S017", fstest.MapFS{"a/x\xff.cue": text("package catalog\n")}},
		"package":       {"S018", fstest.MapFS{"x.cue": text("package other\n")}},
		"no package":    {"S018", fstest.MapFS{"x.cue": text("region: \"370503\": {name: \"x\", level: \"县级\"}\n")}},
		"schema":        {"S019", fstest.MapFS{SchemaFile: text("package catalog\n")}},
	} {
		t.Run(name, func(t *testing.T) {
			test.files["catalog.cue"] = text(edition)
			c, found := mustLoad(t, test.files)
			if len(found) == 0 || found[0].Code != test.code {
				t.Fatalf("want %s, got %+v", test.code, found)
			}
			for _, d := range found {
				if d.Code != test.code {
					t.Errorf("also %s: %s", d.Code, d.Message.ZH)
				}
			}
			if c.Edition == nil || c.Edition.Name != "示例" {
				t.Error("the rest of the catalog was not read")
			}
		})
	}
}

// TestHermetic reads a real folder with links that point outside it.
func TestHermetic(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	secret := filepath.Join(outside, "secret.cue")
	for name, data := range map[string]string{secret: "package catalog\n\nregion: \"999999\": {name: \"secret\", level: \"县级\"}\n", filepath.Join(dir, "catalog.cue"): edition,
		filepath.Join(outside, "form.md"): "secret"} {
		if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, link := range []string{"link.cue", "folder"} {
		target := map[string]string{"link.cue": secret, "folder": outside}[link]
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	c, found, err := Load(root.FS(), Options{})
	if err != nil || len(found) != 2 || found[0].Code != "S015" || found[1].Code != "S015" || len(c.Regions) != 0 {
		t.Fatal(err, found, c.Regions)
	}
}

const matter = `package catalog

matter: "card": {
	name: "借书证", department: "library", type: "公共服务", handling: "即办件", audience: ["自然人"]
	effective: from: "2020-01-01"
	effective: to: "2025-01-01"
	basis: open: {law: "行政许可法"}
	materials: [{name: "表", template: "forms/a.md", sample: "forms/none.md", basis: ["open"]}, {name: "表二", template: "forms/a.md", basis: ["open"]}]
	deadline: promised: unit: "即时"
	fee: charged: false
	result: name: "完成"
	steps: [{name: "受理", role: "窗口"}]
	service: [{window: "一楼", lines: ["12345"], complaints: ["12345"]}]
}
`

func TestEditionsAndTemplates(t *testing.T) {
	files := fstest.MapFS{"catalog.cue": text(edition), "m/card.cue": text(matter), "forms/a.md": text("# 表\n"),
		"forms/unused.md": text("not read"), ".git/x.cue": text("junk"), "cue.mod/module.cue": text("junk")}
	c, found := mustLoad(t, files)
	if len(found) != 1 || found[0].Code != "S021" || found[0].Field != "" && !strings.HasPrefix(found[0].Field, "materials") {
		t.Fatal(found)
	}
	if p := c.Place(fieldpath.Matter("card").Materials().Item(0).Sample()); found[0].Place != p {
		t.Errorf("the missing file is reported at %v, not %v", found[0].Place, p)
	}
	if len(c.Matters) != 0 || len(c.Everything.Matters) != 1 || len(c.Absent) != 1 || c.Absent[0].Effective.To != DateOf(2025, 1, 1) {
		t.Errorf("edition %s: %d matters, absent %v", c.AsOf, len(c.Matters), c.Absent)
	}
	if !bytes.Equal(c.Templates["forms/a.md"], []byte("# 表\n")) || len(c.Templates) != 1 {
		t.Errorf("templates %v", c.Templates)
	}
	old, _, err := Load(files, Options{AsOf: DateOf(2024, 12, 31)})
	if err != nil || len(old.Matters) != 1 || old.Digest != c.Digest {
		t.Fatal(err, old.Matters)
	}
	m := old.Matters[0].Value
	if m.Level != nil || m.Materials[0].Necessity != "" || m.Materials[0].By != Accepted || m.Steps[0].Unit != WorkingDay || m.Materials[0].Original != nil {
		t.Errorf("defaults: %+v", m)
	}
	for _, date := range []Date{DateOf(2019, 12, 31), DateOf(2025, 1, 1)} {
		if c, _, _ := Load(files, Options{AsOf: date}); len(c.Matters) != 0 {
			t.Errorf("the matter is in force on %s", date)
		}
	}
	files["forms/a.md"] = text("changed")
	if c2, _ := mustLoad(t, files); c2.Digest == c.Digest {
		t.Error("the digest does not depend on the forms")
	}
	plain := fstest.MapFS{"catalog.cue": text(edition), "m/card.cue": text(matter), "forms": text("a file where a folder was meant")}
	if _, found := mustLoad(t, plain); len(found) != 3 || found[0].Code != "S021" {
		t.Errorf("a file in place of the folder of forms: %v", found)
	}
	files["forms"] = &fstest.MapFile{Mode: fs.ModeSymlink}
	delete(files, "forms/a.md")
	delete(files, "forms/unused.md")
	if _, found := mustLoad(t, files); len(found) != 4 { // the link itself and three references
		t.Errorf("a linked folder of forms: %v", found)
	}
}

// TestHugeComputed keeps numbers that CUE computes within the limit too.
func TestHugeComputed(t *testing.T) {
	_, found := mustLoad(t, fstest.MapFS{"catalog.cue": text(edition), "a.cue": text("package catalog\n\n_c: 1.5e39\n_a: _c * _c\n_b: _a * _a * _a * _a\n" +
		"impossible: x: {where: n: <(_b * _b), reason: \"示例\"}\n")})
	if len(found) != 1 || found[0].Code != "S016" {
		t.Errorf("%v", found)
	}
}

func TestPlaces(t *testing.T) {
	c, _ := mustLoad(t, fstest.MapFS{"catalog.cue": text(edition), "m/card.cue": text(matter)})
	at := func(p diag.Place) string {
		src, _ := c.Source(p.File)
		return string(src[p.Start:p.End])
	}
	for _, test := range []struct {
		want string
		path []any
	}{
		{`"card"`, nil}, {`"借书证"`, []any{"name"}}, {"materials", []any{"materials"}}, {`"表"`, []any{"materials", 0, "name"}},
		{`"card"`, []any{"nothing", "x"}}, {"materials", []any{"materials", 7}}, {`"即时"`, []any{"deadline", "promised", "unit"}},
	} {
		if got := at(c.Place(fieldpath.Walked(fieldpath.MatterKind, "card", test.path...))); got != test.want {
			t.Errorf("%v is at %s, want %s", test.path, got, test.want)
		}
	}
	if got := at(c.Place(fieldpath.Matter("card").Deadline().Promised().OfLabel())); got != "promised" {
		t.Errorf("the label is at %s", got)
	}
	if got := at(c.Place(fieldpath.Matter("card").Materials().Item(0).OfLabel())); got != at(c.Place(fieldpath.Matter("card").Materials().Item(0))) {
		t.Errorf("an element has no label, but got %s", got)
	}
	for _, path := range [][]any{{"x", "y"}, {"materials", 9, "y"}, {"y"}} {
		missing := fieldpath.Walked(fieldpath.MatterKind, "card", path...)
		if c.Place(missing.OfLabel()) != c.Place(missing) {
			t.Errorf("the label of what is missing, %v", path)
		}
		if _, ok := c.Span(missing); ok {
			t.Errorf("%v has a span", path)
		}
	}
	if span, ok := c.Span(fieldpath.Matter("card").Materials().Item(0)); !ok || !strings.HasPrefix(at(span), "{name:") {
		t.Errorf("span %v", span)
	}
	if !c.Place(fieldpath.Matter("none")).IsZero() {
		t.Error("a place of nothing")
	}
	if _, ok := c.Span(fieldpath.Matter("none")); ok {
		t.Error("a span of nothing")
	}
}

func TestMentions(t *testing.T) {
	c, _ := mustLoad(t, fstest.MapFS{"catalog.cue": text(edition), "x.cue": text("package catalog\n\ndocument: \"land-permit\": {")})
	for word, want := range map[string]bool{"land-permit": true, "land": false, "permit": false, "document": true, "": false, "other": false} {
		if c.Mentions(word) != want {
			t.Errorf("%q: %v", word, !want)
		}
	}
}

func TestHolds(t *testing.T) {
	number := func(s string) Value { return Value{NumberValue, s} }
	choice := Value{TextValue, "出让"}
	between := Test{Op: And, Of: []Test{{Op: Ge, Value: number("10")}, {Op: Lt, Value: number("20")}}}
	either := Test{Op: Or, Of: []Test{{Op: Eq, Value: choice}, {Op: Eq, Value: Value{TextValue, "划拨"}}}}
	for _, test := range []struct {
		test Test
		v    Value
		want bool
	}{
		{between, number("10"), true}, {between, number("9.9"), false}, {between, number("20"), false},
		{either, choice, true}, {either, Value{TextValue, "租赁"}, false},
		{Test{Op: Ne, Value: choice}, choice, false}, {Test{Op: Ne, Value: choice}, number("1"), false},
		{Test{Op: Gt, Value: number("30000000")}, number("30000000"), false},
		{Test{Op: Le, Value: number("200000000")}, number("3"), true},
		{Test{Op: Gt, Value: number("1")}, choice, false}, {Test{Op: Eq, Value: Value{BoolValue, "true"}}, Value{BoolValue, "true"}, true},
	} {
		if got := test.test.Holds(test.v); got != test.want {
			t.Errorf("%v of %v: %v", test.test, test.v, got)
		}
	}
}

func TestNearest(t *testing.T) {
	for word, want := range map[string]string{"nmae": "name", "namee": "name", "Name": "name", "departmnt": "department", "xyz": "", "na": "", "行政许可": "行政许可法", "公安局": "", "卫生局": "卫健局"} {
		if got, _ := Nearest(word, []string{"name", "department", "行政许可法", "卫健局"}); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

func TestPeriodSentence(t *testing.T) {
	for p, want := range map[Period][2]string{{20, WorkingDay}: {"20 个工作日", "20 working days"}, {1, WorkingDay}: {"1 个工作日", "1 working day"}, {60, Day}: {"60 日", "60 calendar days"},
		{3, Month}: {"3 个月", "3 months"}, {5, Year}: {"5 年", "5 years"}, {0, Immediate}: {"当场办结", "settlement at once"}} {
		if got := [2]string{p.Sentence(), p.SentenceEN()}; got != want {
			t.Errorf("%v: %q, want %q", p, got, want)
		}
	}
}

// TestComputed has CUE compute what our own evaluation leaves to it, and checks the results by hand.
func TestComputed(t *testing.T) {
	c, found := mustLoad(t, fstest.MapFS{"catalog.cue": text(edition), "a.cue": text("package catalog\n\n_two: 2\n_half: 1 / _two\n" +
		"fact: area: {name: \"面积\", question: \"多大？\", type: \"数值\", min: -7 / _two, max: 1.5 + _two, unit: \"㎡\"}\n" +
		"impossible: big: {where: {area: >=(7 / _two) & <(10 / _two) | 10 / _two}, reason: \"示例\"}\n" +
		"impossible: small: {where: area: _half, reason: \"示例\"}\n")})
	if len(found) > 0 {
		t.Fatal(found)
	}
	area := c.Facts.Get("area")
	if *area.Min != "-3.5" || *area.Max != "3.5" {
		t.Errorf("from %v to %v", *area.Min, *area.Max)
	}
	where := *c.Impossibles.Get("big").Where.Get("area")
	for v, want := range map[string]bool{"3.4": false, "3.5": true, "4.9": true, "5": true, "6": false} {
		if got := where.Holds(Value{NumberValue, v}); got != want {
			t.Errorf("%v of %s: %v", where, v, got)
		}
	}
	if got := c.Impossibles.Get("small").Where[0].Value; got.Op != Eq || got.Value != (Value{NumberValue, "0.5"}) {
		t.Errorf("half is %v", got)
	}
}

// TestDisagreement: where the walk refuses what CUE accepts, the file counts and the finding is about the tool.
func TestDisagreement(t *testing.T) {
	u := &unit{file: &file{name: "a.cue", data: []byte("package catalog\n\nregion: \"370503\": {name: \"示例县\", level: \"县级\"}\n")}}
	u.tree, _ = parse(u.file)
	u.walk(scope{})
	u.checker.found = diag.List{{Code: "S005", Message: diag.T("不对", "wrong")}}
	if err := settle([]*unit{u}, scope{}); err != nil || len(u.found) != 1 || u.found[0].Code != "S030" || u.found[0].Severity != diag.Warning {
		t.Errorf("%v: %v", err, u.found)
	}
}

// TestAtOnce loads the worked catalog with all processors and with one and demands the same of everything that can be printed.
func TestAtOnce(t *testing.T) {
	export := func(processors int) []byte {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		c, _, err := Load(os.DirFS("../catalog"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		raw, err := c.Export()
		if err != nil {
			t.Fatal(err)
		}
		return append(raw, c.Digest...)
	}
	if !bytes.Equal(export(4), export(1)) {
		t.Error("two loads differ")
	}
}

// FuzzLoad demands that no file makes loading fail, hang or point outside the file.
func FuzzLoad(f *testing.F) {
	f.Add(edition)
	f.Add(matter)
	f.Add("package catalog\n\n_x: _x & {a: _x.a}\nmatter: \"a\": _x\n")
	f.Add("package catalog\nmatter：“a”：{name：“甲”，}\n")
	f.Add("package catalog\n_zero: 0\ndocument: \"p\": {validity: {value: 10 / _zero, unit: \"年\"}}\n")
	f.Add("package catalog\nfact: \"a\": \"\"\"\n\tx\n\t\"\"\"\n#\"\"# '''")
	f.Add("package catalog\r\nlaw: \"x\": {title: \"甲\r\n乙\", note: \"\"\"丙\r\n丁\"\"\"}")
	f.Add("package catalog\nx: {a: [1, 2}\n<<<<<<< a\nb: 10 天\n/* c\n*/ d = ”e“\n- f\n>>>>>>> b\n")
	f.Fuzz(func(t *testing.T, src string) {
		c, found, err := Load(fstest.MapFS{"a/x.cue": text(src)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range found {
			if d.Place.Start < 0 || d.Place.Start > d.Place.End || d.Place.End > len(src) {
				t.Errorf("%s points to %v of %d bytes", d.Code, d.Place, len(src))
			}
			if d.Message.ZH == "" || strings.Contains(d.Message.ZH, "%!") || strings.Contains(d.Hint.EN, "%!") || strings.Contains(d.Message.EN, "%!") {
				t.Errorf("%s says %q", d.Code, d.Message)
			}
		}
		if _, err := c.Export(); err != nil {
			t.Fatal(err)
		}
	})
}

// TestDecimals keeps numbers as they are written: more digits than a binary fraction has are read, compared and written back.
func TestDecimals(t *testing.T) {
	c, found := mustLoad(t, fstest.MapFS{"catalog.cue": text(edition), "a.cue": text("package catalog\n\n" +
		"fact: capital: {name: \"资本\", question: \"多少？\", type: \"数值\", min: 0.10000000000000000001, max: 12345678901234567890.5, unit: \"元\"}\n")})
	if len(found) > 0 {
		t.Fatal(found)
	}
	f := c.Facts.Get("capital")
	if *f.Min != "0.10000000000000000001" || *f.Max != "12345678901234567890.5" {
		t.Errorf("from %v to %v", *f.Min, *f.Max)
	}
	if data, err := json.Marshal(f.Max); err != nil || string(data) != "12345678901234567890.5" {
		t.Errorf("written as %s, %v", data, err)
	}
	if f.Min.Cmp(*f.Max) >= 0 || Decimal("0.1").Cmp("0.10") != 0 || Decimal("").Rat().Sign() != 0 {
		t.Error("decimals are not ordered as numbers")
	}
}
