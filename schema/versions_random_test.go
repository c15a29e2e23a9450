package schema

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/random"
)

// typed is what somebody would type of a matter on a day: the text of each field by its name, in the order in which it is printed.
type typed map[string]string

func (x typed) source() string {
	var b strings.Builder
	for _, name := range []string{"name", "promised", "statutory", "charged", "items", "extra", "note", "materials", "scope"} {
		if x[name] != "" {
			fmt.Fprintf(&b, "\t%s\n", x[name])
		}
	}
	return b.String()
}

// TestDatedCatalogs compares catalogs in which matters change on random days with those in which somebody typed the values of a day by hand,
// for every day on which something may change, the day before it and the day after. What is typed is kept apart, text by text.
func TestDatedCatalogs(t *testing.T) {
	compared := 0
	seed := random.Seed(t)
	for n := range uint64(random.Rounds(t, 150)) {
		r := rand.New(rand.NewPCG(seed, n))
		days := []Date{DateOf(2026, 11, 30)}
		for len(days) < 4 {
			days = append(days, days[len(days)-1].Plus(1+r.IntN(40)))
		}
		change := days[1:]
		// The matter as it is at first, and what changes on each day.
		state := typed{"name": `name: "事项0"`, "promised": `deadline: promised: {value: 9, unit: "工作日"}`, "charged": "fee: charged: false", "scope": `scope: "甲"`}
		var lines []string // materials: text and days
		type line struct {
			text     string
			from, to Date
		}
		var materials []line
		for k := range 1 + r.IntN(4) {
			x := line{text: fmt.Sprintf(`name: "材料%d", original: 1, basis: ["a"]`, k)}
			if r.IntN(2) == 0 {
				x.from = change[r.IntN(3)]
			}
			if r.IntN(2) == 0 {
				if x.to = change[r.IntN(3)]; !x.from.Before(x.to) {
					x.to = Date{}
				}
			}
			var during []string
			if !x.from.IsZero() {
				during = append(during, fmt.Sprintf("from: %q", x.from))
			}
			if !x.to.IsZero() {
				during = append(during, fmt.Sprintf("to: %q", x.to))
			}
			text := x.text
			if during != nil {
				text += ", effective: {" + strings.Join(during, ", ") + "}"
			}
			materials, lines = append(materials, x), append(lines, "{"+text+"}")
		}
		list := func(day Date, plain bool) string {
			var in []string
			for i, x := range materials {
				switch {
				case !plain:
					in = append(in, lines[i])
				case day.Within(x.from, x.to):
					in = append(in, lines[i]) // its days are the same on every day
				}
			}
			return "materials: [" + strings.Join(in, ", ") + "]"
		}
		state["materials"] = list(Date{}, false)
		source := "package catalog\n\nmatter: m: #Matter & {\n" + fixed + state.source()
		typedOn := map[Date]typed{days[0]: maps.Clone(state)}
		var changes []string
		for i, day := range change {
			var c []string
			if r.IntN(2) == 0 {
				state["name"] = fmt.Sprintf(`name: "事项%d"`, i+1)
				c = append(c, state["name"])
			}
			if r.IntN(2) == 0 {
				v := 1 + r.IntN(8)
				state["promised"] = fmt.Sprintf(`deadline: promised: {value: %d, unit: "工作日"}`, v)
				c = append(c, fmt.Sprintf("deadline: promised: value: %d", v)) // the unit stays
			}
			switch r.IntN(4) {
			case 0:
				state["charged"], state["items"] = "fee: charged: true", `fee: items: [{name: "费", standard: "每件 1 元", kind: "固定单价", basis: ["a"]}]`
				c = append(c, `fee: {charged: true, items: [{name: "费", standard: "每件 1 元", kind: "固定单价", basis: ["a"]}]}`)
			case 1:
				state["charged"], state["items"] = "fee: charged: false", ""
				c = append(c, "fee: {charged: false, items: null}")
			}
			switch r.IntN(3) {
			case 0:
				state["note"] = fmt.Sprintf(`note: "说明%d"`, i)
				c = append(c, state["note"])
			case 1:
				state["note"] = ""
				c = append(c, "note: null")
			}
			if r.IntN(3) == 0 {
				state["statutory"] = `deadline: statutory: {value: 20, unit: "工作日", basis: ["a"]}`
				c = append(c, state["statutory"])
			}
			if r.IntN(3) == 0 {
				state["extra"] = `basis: b: {law: "行政许可法", article: "第二条"}`
				c = append(c, state["extra"])
			}
			typedOn[day] = maps.Clone(state)
			changes = append(changes, fmt.Sprintf("\t\t%q: {\n\t\t\t%s\n\t\t}\n", day, strings.Join(c, "\n\t\t\t")))
		}
		r.Shuffle(len(changes), func(i, j int) { changes[i], changes[j] = changes[j], changes[i] })
		source += "\tchanges: {\n" + strings.Join(changes, "") + "\t}\n}\n"
		dated := fstest.MapFS{"catalog.cue": {Data: []byte(around)}, "m.cue": {Data: []byte(source)}}
		first, found, err := Load(dated, Options{})
		if err != nil || len(found) > 0 {
			t.Fatalf("%v %v\n%s", err, found, source)
		}
		for _, d := range days {
			for _, day := range []Date{d.Plus(-1), d, d.Plus(1)} {
				last := days[0]
				for _, x := range days {
					if !day.Before(x) {
						last = x
					}
				}
				hand := maps.Clone(typedOn[last])
				hand["materials"] = list(day, true)
				text := "package catalog\n\nmatter: m: #Matter & {\n" + fixed + hand.source() + "}\n"
				want, found, err := Load(fstest.MapFS{"catalog.cue": {Data: []byte(around)}, "m.cue": {Data: []byte(text)}}, Options{AsOf: day})
				if err != nil || len(found) > 0 {
					t.Fatalf("%v %v\n%s", err, found, text)
				}
				loaded, _, _ := Load(dated, Options{AsOf: day})
				for how, got := range map[string]*Catalog{"loaded": loaded, "moved": first.On(day)} {
					compared++
					if !reflect.DeepEqual(got.Matters, want.Matters) {
						t.Fatalf("seed %d, %d, %s, %s:\n%s\nis\n%+v\ntyped by hand\n%s\nit is\n%+v", seed, n, day, how, source, got.Matters, text, want.Matters)
					}
				}
			}
		}
	}
	if compared < 3000 {
		t.Errorf("only %d compared", compared)
	}
}

// around is what matters need, and fixed what is in each of them and never changes.
const (
	around = `package catalog

catalog: {name: "甲", edition: "2026-11-01", region: "370503", publisher: "乙"}
department: d: {name: "局", address: "路", hours: "工作日", phones: ["0546-0000001"], window: "常设"}
law: 行政许可法: {title: "中华人民共和国行政许可法", rank: "法律", effective: from: "2004-07-01"}
region: "370503": {name: "县", level: "县级"}
`
	fixed = `	department: "d", type: "公共服务", handling: "承诺件", audience: ["自然人"]
	basis: a: {law: "行政许可法", article: "第一条"}
	result: name: "完成"
`
)
