package validate

import (
	"os"
	"reflect"
	"testing"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag/diagtest"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
)

// TestLinks checks by hand what one small catalog links to.
func TestLinks(t *testing.T) {
	p, found := runOn(t, diagtest.FS(base(t), `
-- matters/a.cue --
package catalog

matter: "card": #Matter & _card & {
	materials: [{document: "identity-card", original: 1, when: {residence: "本县" | "外地", age: >=14}, basis: ["open"]}]
	conditions: [{text: "年满十四周岁", require: age: >=14, basis: ["open"]}]
}
matter: "loan": #Matter & _base & {
	name:       "借书"
	department: "library"
	fee: charged: false
	prerequisites: [{document: "library-card", of: "受理", basis: ["open"]}]
}
-- p.cue --
package catalog

procedure: "both": {
	name: "一起办"
	lead: "library"
	audience: ["自然人"]
	basis: open: {law: "行政许可法", article: "第四十二条"}
	members: [{matter: "card"}, {matter: "loan", when: student: true}]
	service: [{window: "一楼", lines: ["0546-0000000"], complaints: ["0546-0000001"]}]
}
`))
	if p == nil {
		t.Fatal(found)
	}
	card := p.Matter("card")
	for _, test := range []struct{ what, got, want string }{
		{"department", card.Department.Name, "示例县图书馆"},
		{"short name", card.Department.ShortName(), "示例县图书馆"},
		{"citation", card.Basis[0].Cite(), "《中华人民共和国行政许可法》第三十条"},
		{"guard", card.Materials[0].When.Sentence(), "年龄14岁以上"},
		{"material", card.Materials[0].Title, "居民身份证"},
		{"result", card.ResultName(), "借书证"},
		{"statutory", card.Statutory.Sentence(), "20 个工作日"},
		{"member guard", p.Procedures()[0].Members[1].When.Sentence(), "属于学生"},
		{"region", p.Region().Name, "示例县"},
		{"prerequisite", p.Matter("loan").Prerequisites[0].AnyOf[0].Title(), "借书证"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %s, want %s", test.what, test.got, test.want)
		}
	}
	if n := len(p.Matter("loan").Prerequisites[0].AnyOf[0].Issuers()); n != 2 {
		t.Errorf("%d issuers of the library card, want 2", n)
	}
	if n, known := card.Visits(); n != 1 || !known || len(card.Procedures) != 1 || len(p.Laws()) != 1 || len(p.Departments()) != 1 || len(p.Laws()[0].CitedBy) != 2 {
		t.Errorf("visits %d, procedures %d, laws %d, departments %d", n, len(card.Procedures), len(p.Laws()), len(p.Departments()))
	}
}

// TestWorkedCatalog demands that the worked catalog can be published in both of its editions, and that nothing is found in it but notes on what
// its sources do not say: it does not make that up.
func TestWorkedCatalog(t *testing.T) {
	for asOf, least := range map[string]int{"": 20, "2014-06-01": 5} {
		cat, found, err := schema.Load(os.DirFS("../catalog"), schema.Options{AsOf: day(asOf)})
		if err != nil {
			t.Fatal(err)
		}
		p, found := Run(cat, found, Options{})
		for _, d := range found {
			if d.Code != "P003" {
				t.Errorf("as of %q: %v", asOf, d)
			}
		}
		if p == nil {
			t.Fatalf("as of %q: no program", asOf)
		}
		if n := len(p.Matters()); n < least {
			t.Errorf("as of %q: only %d matters", asOf, n)
		}
	}
}

// TestSealed wants nothing of a program to be a field that others can set: its catalog is the one that was checked, and who obtains
// what was decided from that.
func TestSealed(t *testing.T) {
	for _, typ := range []reflect.Type{reflect.TypeFor[Program](), reflect.TypeFor[eligibility.Solution](), reflect.TypeFor[model.Catalog]()} {
		for f := range typ.Fields() {
			if f.IsExported() {
				t.Errorf("anybody can set %s of %s", f.Name, typ)
			}
		}
	}
}

// TestUnread demands that R019 leaves out types that the language has.
func TestUnread(t *testing.T) {
	for _, name := range unread {
		if schema.Language().Type(name) == nil {
			t.Errorf("the language has no type %s", name)
		}
	}
}

// day is a day that a test has written, no day for "".
func day(s string) schema.Date {
	d, _ := schema.ParseDate(s)
	return d
}
