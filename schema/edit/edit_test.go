package edit

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/schema/metamodel"
	"github.com/matterc/matterc/validate"
)

func TestFormat(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"layout", "package catalog\nmatter: \"a\":   #Matter&{\n  name:   \"甲\"\n  department: \"tax\"\n}\n",
			"package catalog\n\nmatter: \"a\": #Matter & {\n\tname:       \"甲\"\n\tdepartment: \"tax\"\n}\n"},
		{"comment behind a bracket", "package catalog\n\na: { // 说明\n\tb: 1 // 尾注\n}\n", "package catalog\n\na: { // 说明\n\tb: 1 // 尾注\n}\n"},
		{"comment of a list", "package catalog\n\na: [ // 说明\n\t1,\n\t// 最后\n]\n", "package catalog\n\na: [ // 说明\n\t1,\n\t// 最后\n]\n"},
		{"comment inside an expression", "package catalog\n\na: \"x\" & // 为什么\n\t\"x\"\n// 末尾\n", "package catalog\n\na: \"x\" & // 为什么\n\t\"x\"\n// 末尾\n"},
		{"comment behind the bracket of an element", "package catalog\n\na: [\n\t{ // 第一种情形\n\t\tb: 1\n\t},\n\t{ // 第二种情形\n\t\tb:   2\n\t},\n]\n",
			"package catalog\n\na: [\n\t{ // 第一种情形\n\t\tb: 1\n\t},\n\t{ // 第二种情形\n\t\tb: 2\n\t},\n]\n"},
		{"comment behind a choice", "package catalog\n\na: \"x\" | // 甲\n\"y\" // 乙\n", "package catalog\n\na: \"x\" | // 甲\n\t\"y\" // 乙\n"},
		{"comment inside brackets", "package catalog\n\na: (\"x\" | // 甲\n\"y\")\n", "package catalog\n\na: (\"x\" | // 甲\n\t\"y\")\n"},
		{"lines of Windows", "package catalog\r\n\r\n// 说明\r\na: 1\r\n", "package catalog\n\n// 说明\na: 1\n"},
		{"text of several lines", "package catalog\n\na: \"\"\"\n      甲\n        乙\n      \"\"\"\n", "package catalog\n\na: \"\"\"\n\t甲\n\t  乙\n\t\"\"\"\n"},
		{"nothing at the end of the file", "package catalog\n\na: 1", "package catalog\n\na: 1\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Format([]byte(c.source))
			if err != nil || string(got) != c.want {
				t.Fatalf("Format = %q, %v\nwant     %q", got, err, c.want)
			}
			again, err := Format(got)
			if err != nil || !bytes.Equal(again, got) {
				t.Errorf("formatting again = %q, %v", again, err)
			}
		})
	}
}

func TestFormatRefuses(t *testing.T) {
	for _, c := range []struct {
		name, source string
		at           string // the source from the place of the refusal on begins with it
		reason       string
	}{
		{"syntax", "package catalog\n\na: {\n\tb： 1\n}\n", "： 1", "全角的 ："},
		{"what CUE's printer writes otherwise", "package catalog\n\n// 说明\nb: 1 // 尾注\na?: [#ID]: #A @go(B)\n", "[#ID]", "改动或者丢失"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Format([]byte(c.source))
			var r *Refusal
			if !errors.As(err, &r) {
				t.Fatalf("Format = %q, %v; want a refusal", got, err)
			}
			if !strings.HasPrefix(c.source[r.Offset:], c.at) || !strings.Contains(r.Reason.ZH, c.reason) {
				t.Errorf("refused at %q: %s", c.source[r.Offset:], r.Reason.ZH)
			}
		})
	}
}

// TestFormatCatalog formats every file of the worked catalog.
func TestFormatCatalog(t *testing.T) {
	n := 0
	err := filepath.WalkDir("../../catalog", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".cue" || d.Name() == schema.SchemaFile { // which fmt leaves alone
			return err
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		n++
		got, err := Format(source)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return nil
		}
		for _, comment := range regexp.MustCompile(`(?m)^\s*// (.+)$`).FindAllSubmatch(source, -1) {
			if !bytes.Contains(got, comment[1]) {
				t.Errorf("%s: the comment %q is gone", name, comment[1])
			}
		}
		return nil
	})
	if err != nil || n < 20 {
		t.Fatalf("%d files, %v", n, err)
	}
}

func FuzzFormat(f *testing.F) {
	for _, s := range []string{
		"package catalog\n", "", "// 只有注释", "a: {\n\tb: 1, c: 2}\n", "a: [\n 1, 2, // 二\n]\n", "a: \"\"\"\n  甲\n  \"\"\"\n",
		"a: (\"x\" | // c\n\"y\")\n", "a: b: c: {d: 1} // e\n", "a: { // b\n}\n", "a: \"\\(b)\"\n", "a: 1 & // why\n\t1\n", "a: >=1 & <=2 | !=3\n",
		"a:\t\"b\" // c\n\n\n// d\n", "a: #'\\n'#\r\n", "[a=b]: 1 @x(y)\n", "import \"x\"\n", "a: {b: 1\n\n// c\n\n}\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		once, err := Format(source)
		if err != nil {
			var r *Refusal
			if !errors.As(err, &r) || r.Offset < 0 || r.Offset > len(source) {
				t.Fatalf("%#v is no refusal at a place of the source", err)
			}
			return
		}
		twice, err := Format(once)
		if err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("%q\nonce  %q\ntwice %q (%v)", source, once, twice, err)
		}
	})
}

// edition is a catalog with nothing but its record of itself.
const edition = "package catalog\n\ncatalog: {name: \"甲\", edition: \"2026-01-01\", region: \"000000\", publisher: \"乙\"}\n"

// filled are values of the types whose texts have a form, as an office would write them.
var filled = map[string]string{
	"ID": `"some-id"`, "Key": `"main"`, "LawID": `"行政许可法"`, "Date": `"2026-03-02"`, "RegionCode": `"370503"`, "Phone": `"0546-0000001"`, "CreditCode": `"11370503MB00000001"`,
	"URL": `"https://example.cn/affairs"`, "File": `"forms/form.md"`, "Basis.article": `"第一条"`, "Exemption.code": `"D104"`,
	"Codes.basic": `"000000000001"`, "Family.code": `"00000000001Y"`, "Codes.implementation": `"1137050300000000011000000000001"`, "Codes.item": `"113705030000000001100000000000101"`,
	"Where": `{}`, "Days": `{}`,
}

// decide returns a value of the type that a finding's path leads to.
func decide(t *testing.T, record *metamodel.Type, field string) string {
	at, owner, name := record, "", ""
	for _, step := range strings.FieldsFunc(field, func(r rune) bool { return r == '.' || r == '[' }) {
		switch at.Kind {
		case metamodel.List, metamodel.Map:
			at = at.Elem
		default:
			owner, name = at.Name, step
			at = at.Field(step).Type
		}
	}
	for _, known := range []string{owner + "." + name, at.Name} {
		if v, ok := filled[known]; ok {
			return v
		}
	}
	if at.Kind == metamodel.Map {
		return "{}"
	}
	switch at.Kind {
	case metamodel.Enum:
		return strconv.Quote(at.Values[0])
	case metamodel.Bool:
		return "true"
	case metamodel.Int, metamodel.Number:
		return "1"
	case metamodel.Test:
		return `"甲"`
	case metamodel.String:
		return `"甲"`
	}
	t.Fatalf("%s: nothing to write for %s", field, at.Name)
	return ""
}

// loaded returns what loading has against the source of a new record.
func loaded(t *testing.T, source []byte) diag.List {
	t.Helper()
	_, found, err := schema.Load(fstest.MapFS{"catalog.cue": {Data: []byte(edition)}, "new.cue": {Data: source}, "forms/form.md": {Data: []byte("甲\n")}}, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Place.File != "new.cue" })
}

// TestNew writes a record of every kind and does what an office does with it: it uncomments what is offered, and writes a value in
// the place of each that is still to be decided. Until then each is a finding, and there is no other; after that there is none.
func TestNew(t *testing.T) {
	var (
		offered  = regexp.MustCompile(`(?m)^(\t+)// ([a-z][A-Za-z]*: )`)
		comments = regexp.MustCompile(`(?m)//.*$`)
		texts    = regexp.MustCompile(`"[^"]*"`)
	)
	for _, kind := range schema.Kinds() {
		t.Run(string(kind), func(t *testing.T) {
			key := map[fieldpath.Kind]string{"law": "城乡规划法", "calendar": "2026", "region": "370503"}[kind]
			if key == "" {
				key = "land-permit"
			}
			source, err := New(kind, key, nil)
			if err != nil {
				t.Fatal(err)
			}
			if again, err := Format(source); err != nil || !bytes.Equal(again, source) {
				t.Errorf("not laid out: %v\n%s", err, source)
			}
			record := schema.Language().Root.Field(string(kind)).Type.Elem
			all := offered.ReplaceAll(source, []byte("$1$2"))
			for _, f := range record.Fields {
				want := 1
				if f.Outdated {
					want = 0
				}
				if n := bytes.Count(all, []byte("\n\t"+f.Name+": ")); n != want {
					t.Errorf("%s stands in it %d times, not %d", f.Name, n, want)
				}
				if f.Required && !bytes.Contains(source, []byte("\n\t"+f.Name+": ")) {
					t.Errorf("%s is required and not written", f.Name)
				}
			}
			for name, s := range map[string][]byte{"as it is": source, "with all that is offered": all} {
				_, body, _ := bytes.Cut(s, []byte("& {\n"))
				body = comments.ReplaceAll(body, nil)
				for _, text := range texts.FindAll(body, -1) {
					if !bytes.HasPrefix(text, []byte(`"`+schema.Unfilled)) && string(text) != `"main"` && string(text) != `"第一条"` {
						t.Errorf("%s: %s has been decided by nobody", name, text)
					}
				}
				if decided := regexp.MustCompile(`[0-9]|true|false`).Find(texts.ReplaceAll(body, nil)); decided != nil {
					t.Errorf("%s: %s has been decided by nobody", name, decided)
				}
				found := loaded(t, s)
				for _, d := range found {
					if d.Code != "R017" {
						t.Errorf("%s: %s %s at %q in\n%s", name, d.Code, d.Message.ZH, s[d.Place.Start:d.Place.End], s)
					}
				}
				if n := bytes.Count(body, []byte(`"`+schema.Unfilled)); len(found) != n || n == 0 {
					t.Errorf("%s: %d findings for %d values", name, len(found), n)
				}
				var edits []diag.Edit
				for _, d := range found {
					edits = append(edits, diag.Edit{Place: d.Place, New: decide(t, record, d.Field)})
				}
				done, err := Splice(s, edits)
				if err != nil {
					t.Fatal(err)
				}
				for _, d := range loaded(t, done) {
					t.Errorf("%s, decided: %s %s at %q in\n%s", name, d.Code, d.Message.ZH, done[d.Place.Start:d.Place.End], done)
				}
			}
		})
	}
}

func TestNewMatter(t *testing.T) {
	source, err := New(fieldpath.MatterKind, "land-permit", map[string]string{"department": "natural-resources"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"package catalog\n\nmatter: \"land-permit\": #Matter & {\n",
		"\t// 事项名称：与实施清单一致的全称。\n\tname: \"待填：事项名称\"\n",
		"\t// 实施部门：部门标识。\n\tdepartment: \"natural-resources\"\n",
		"可以填：行政许可、行政给付、行政确认、行政奖励、行政裁决、行政备案、行政征收、其他行政权力、公共服务。\n\ttype: \"待填：事项类型\"\n",
		"可以填：自然人、企业法人、事业法人、社会组织法人、非法人企业、行政机关、其他组织。\n\taudience: [\"待填：服务对象\"]\n",
		"\t\t// 是否收费：true 为收费。\n\t\tcharged: \"待填：是否收费\"\n",
		"\t// bodies: [{role: \"待填：职责\", name: \"待填：名称\"}]\n",
		"\t// 申请材料：申请人要提交的材料；不用提交材料的写 []。\n\t// materials: [{name: \"待填：材料名称\", original: \"待填：原件份数\", necessity: \"待填：必要性\", source: \"待填：来源渠道\", basis: [\"main\"]}]\n",
	} {
		if !strings.Contains(string(source), want) {
			t.Errorf("the template has no %q:\n%s", want, source)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	for _, c := range []struct {
		kind fieldpath.Kind
		key  string
	}{{"matter", "Land"}, {"matter", ""}, {"matter", "../x"}, {"matter", "a\nb"}, {"law", "../x"}, {"law", "《法》"}, {"catalog", "a"}, {"nothing", "a"}} {
		if got, err := New(c.kind, c.key, nil); err == nil {
			t.Errorf("New(%q, %q) = %s", c.kind, c.key, got)
		}
	}
}

func skeletonFS(t *testing.T) fstest.MapFS {
	files, err := Skeleton()
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

func TestSkeleton(t *testing.T) {
	fsys := skeletonFS(t)
	for _, name := range []string{"catalog.cue", "schema.cue", "cue.mod/module.cue", "README.md", ".gitignore", "forms/licence-renewal.md"} {
		if fsys[name] == nil {
			t.Errorf("no %s", name)
		}
	}
	cat, found, err := schema.Load(fsys, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, found := validate.Run(cat, found, validate.Options{})
	for _, d := range found {
		t.Errorf("%s %s: %s", d.Place.File, d.Code, d.Message.ZH)
	}
	if p == nil {
		t.Fatal("the catalog cannot be published")
	}
	if len(p.Matters()) != 2 || len(p.Laws()) != 1 {
		t.Errorf("%d matters, %d laws", len(p.Matters()), len(p.Laws()))
	}
	for name, f := range fsys {
		if strings.HasSuffix(name, ".cue") && name != "schema.cue" {
			if got, err := Format(f.Data); err != nil || !bytes.Equal(got, f.Data) {
				t.Errorf("%s is not laid out: %v\n%s", name, err, got)
			}
		}
		for _, phone := range regexp.MustCompile(`"([0-9]+-[0-9]+)"`).FindAllSubmatch(f.Data, -1) {
			if strings.Trim(string(phone[1]), "01-") != "" {
				t.Errorf("%s: %s may be somebody's telephone", name, phone[1])
			}
		}
	}
}

// TestSkeletonText compares the articles of the new catalog with those of the worked one.
func TestSkeletonText(t *testing.T) {
	load := func(fsys fs.FS) schema.Law {
		cat, _, err := schema.Load(fsys, schema.Options{})
		if err != nil {
			t.Fatal(err)
		}
		law := cat.Everything.Laws.Get("行政许可法")
		if law == nil {
			t.Fatal("the law is not there")
		}
		return *law
	}
	ours, theirs := load(skeletonFS(t)), load(os.DirFS("../../catalog"))
	for _, a := range ours.Articles {
		if text := theirs.Articles.Get(a.Key); text == nil || *text != a.Value {
			t.Errorf("%s differs from the worked catalog", a.Key)
		}
	}
}

// TestNames demands that New speaks of types and fields that the language has: one of another name would be left out without a word.
func TestNames(t *testing.T) {
	field := func(owner, name string) *metamodel.Field {
		typ := schema.Language().Type(owner)
		if typ == nil {
			t.Errorf("the language has no type %s", owner)
			return nil
		}
		f := typ.Field(name)
		if f == nil {
			t.Errorf("#%s has no field %s", owner, name)
		}
		return f
	}
	for owner, names := range written {
		for _, name := range names {
			if f := field(owner, name); f != nil && f.Required {
				t.Errorf("%s.%s is written anyway", owner, name)
			}
		}
	}
	if key := schema.Language().Type("Key"); key == nil || !key.Pattern.MatchString(basisKey) {
		t.Errorf("%s is no key of a basis", basisKey)
	}
}
