package validate

import (
	"testing"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/fieldpath"
)

// TestGivenAgain has what an id meant before, the newest first, and whether what it means now is something else.
func TestGivenAgain(t *testing.T) {
	now := func(name string, codes ...string) schema.Identity {
		return schema.Identity{Kind: fieldpath.MatterKind, ID: "a", Names: []string{name}, Codes: codes}
	}
	was := func(name string, codes ...string) Given { return Given{Identity: now(name, codes...)} }
	began := func(g Given) Given {
		g.Began = true
		return g
	}
	nameless := Given{Identity: schema.Identity{Kind: fieldpath.MatterKind, ID: "a"}}
	other := func(g Given, id string) Given {
		g.ID = id
		return g
	}
	dated := now("不动产登记")
	dated.Names = []string{"营业执照核发", "不动产登记"}
	renamed := now("食品经营许可")
	renamed.Formerly = []string{"b"}
	for _, test := range []struct {
		about string
		now   schema.Identity
		past  []Given
		all   []schema.Identity
		want  bool
	}{
		{"the same", now("食品经营许可"), []Given{was("食品经营许可")}, nil, false},
		{"another name of the same code", now("仅销售预包装食品备案", "1"), []Given{was("食品经营许可", "1")}, nil, false},
		{"another name and another code", now("食品经营许可变更", "2"), []Given{was("食品经营许可", "1")}, nil, true},
		{"another code of the same name", now("食品经营许可", "2"), []Given{was("食品经营许可", "1")}, nil, false},
		{"reworded", now("食品经营许可核发"), []Given{was("食品经营许可")}, nil, false},
		{"reworded more than once", now("食品销售备案登记"), []Given{was("食品经营备案登记"), was("食品经营许可登记"), was("食品经营许可")}, nil, false},
		{"a code that was not written at first", now("备案", "1"), []Given{was("食品经营备案", "1"), was("食品经营许可")}, nil, false},
		{"a name that has nothing to do with it", now("仅销售预包装食品备案"), []Given{was("食品经营许可")}, nil, true},
		{"two steps back", now("图书捐赠登记"), []Given{was("图书捐赠"), was("食品经营许可")}, nil, true},
		{"a name that another has now", now("食品经营备案"), []Given{was("食品经营许可")}, []schema.Identity{{Kind: fieldpath.MatterKind, ID: "b", Names: []string{"食品经营许可"}}}, true},
		{"a change from a day on", dated, []Given{was("营业执照核发")}, nil, false},
		{"deleted and given again", now("食品经营备案"), []Given{began(was("食品经营备案")), was("食品经营许可")}, nil, true},
		{"deleted and back", now("食品经营许可核发"), []Given{began(was("食品经营许可核发")), was("食品经营许可")}, nil, false},
		{"under another id in between", renamed, []Given{began(was("食品经营许可")), other(was("营业执照核发"), "b"), was("营业执照核发")}, nil, false},
		{"a slip that was mended", now("食品经营许可"), []Given{was("食品经营许可"), was("图书捐赠登记"), was("食品经营许可")}, nil, false},
		{"a slip of a code", now("仅销售预包装食品备案", "1"), []Given{was("仅销售预包装食品备案", "2"), was("食品经营许可", "1")}, nil, false},
		{"a name written elsewhere", now("图书捐赠登记"), []Given{nameless}, nil, false},
		{"a name written elsewhere in between", now("图书捐赠登记"), []Given{nameless, was("食品经营许可")}, nil, true},
		{"another record", now("图书捐赠登记"), []Given{other(was("食品经营许可"), "c")}, nil, false},
	} {
		l := &inspected{options: Options{Given: test.past}}
		if _, got := l.givenAgain(test.now, append(test.all, test.now)); got != test.want {
			t.Errorf("%s: something else: %v", test.about, got)
		}
	}
}

// TestAfter adds periods to days: of months that are shorter it is the last day.
func TestAfter(t *testing.T) {
	for _, test := range []struct {
		value int
		unit  schema.Unit
		want  string
	}{{6, schema.Month, "2026-02-28"}, {1, schema.Year, "2026-08-31"}, {30, schema.Day, "2025-09-30"}, {20, schema.WorkingDay, ""}, {0, schema.Immediate, ""}} {
		got, ok := after(day("2025-08-31"), schema.Period{Value: test.value, Unit: test.unit})
		if got.String() != test.want || ok != (test.want != "") {
			t.Errorf("%d %s: %s, %v", test.value, test.unit, got, ok)
		}
	}
}
