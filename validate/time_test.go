package validate

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/matterc/matterc/random"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/diag/diagtest"
	"github.com/matterc/matterc/validate/obtain"
	"github.com/matterc/matterc/validate/timing"
)

// timeCatalog returns the base catalog with one file, and with the calendar of 2026 if it is asked for.
func timeCatalog(t testing.TB, calendar bool, file string) fstest.MapFS {
	t.Helper()
	fsys := diagtest.FS(base(t))
	fsys["matters/x.cue"] = &fstest.MapFile{Data: []byte("package catalog\n\n" + file)}
	archive, err := txtar.ParseFile("testdata/T101_units.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if f.Name == "shared.cue" || calendar && f.Name == "calendar.cue" {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return fsys
}

// only returns the only finding of a code.
func only(t testing.TB, found diag.List, code string) diag.Diagnostic {
	t.Helper()
	found = slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool { return d.Code != code })
	if len(found) != 1 {
		t.Fatalf("%d findings %s: %v", len(found), code, found)
	}
	return found[0]
}

// TestWorstDay counts 20 working days against 30 days in 2026 by hand: accepted on Wednesday 2026-09-23, the 20th working
// day, after the Mid-Autumn Festival (25th to 27th), National Day (1st to 7th) and the working Saturday 10-10, is 10-28,
// and 30 days end on Friday 10-23. 17 working days from Saturday 2026-02-14 end on 03-17, 30 days on Monday 03-16.
func TestWorstDay(t *testing.T) {
	fsys := timeCatalog(t, true, `matter: "x": #Matter & _service & {name: "甲", deadline: {statutory: {value: 30, unit: "日", basis: ["open"]}, promised: {value: 20, unit: "工作日"}}}`)
	_, found := runOn(t, fsys)
	d := only(t, found, "T101")
	want := "“甲”的承诺时限（20 个工作日）比法定时限（30 日）长，最多晚 5 日：2026-09-23 受理的，应当到 2026-10-23 为止，实际可以到 2026-10-28"
	if d.Message.ZH != want {
		t.Errorf("message\n%s, want\n%s", d.Message.ZH, want)
	}
	if want := "承诺时限改为不超过 16 个工作日"; d.Hint.ZH != want {
		t.Errorf("hint %s, want %s", d.Hint.ZH, want)
	}
	var files []string
	for _, r := range d.Related {
		files = append(files, r.Place.File)
	}
	if want := []string{"matters/x.cue", "registers.cue", "calendar.cue"}; !slices.Equal(files, want) {
		t.Errorf("related places in %v, want %v", files, want)
	}
}

// TestEditionsCalendar wants an edition to be judged by its own calendar: by the one of another year the promise is too long on some days,
// and there is no telling whether it was.
func TestEditionsCalendar(t *testing.T) {
	fsys := timeCatalog(t, true, `matter: "x": #Matter & _service & {name: "甲", deadline: {statutory: {value: 30, unit: "日", basis: ["open"]}, promised: {value: 20, unit: "工作日"}}}`)
	cat, found, err := schema.Load(fsys, schema.Options{AsOf: day("2014-06-01")})
	if err != nil {
		t.Fatal(err)
	}
	_, found = Run(cat, found, Options{})
	if d := only(t, found, "T102"); !strings.HasSuffix(d.Message.ZH, "无法比较：目录没有登记 2014 年的日历") || slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == "T101" }) {
		t.Errorf("got %v", found)
	}
}

// TestMissingYear wants the year that is missing named: that of the edition, or the one after the calendars end.
func TestMissingYear(t *testing.T) {
	for _, test := range []struct {
		calendar bool
		year     string
	}{{false, "2026"}, {true, "2027"}} {
		fsys := timeCatalog(t, test.calendar, `matter: "x": #Matter & _service & {name: "甲", deadline: {statutory: {value: 300, unit: "工作日", basis: ["open"]}, promised: {value: 1, unit: "年"}}}`)
		_, found := runOn(t, fsys)
		d := only(t, found, "T102")
		if !strings.HasSuffix(d.Message.ZH, "无法比较：目录没有登记 "+test.year+" 年的日历") {
			t.Errorf("calendar %v: %s", test.calendar, d.Message.ZH)
		}
	}
}

// TestBrokenCalendar wants a calendar that contradicts itself to be named where it is needed, and to disturb nothing else.
func TestBrokenCalendar(t *testing.T) {
	fsys := timeCatalog(t, false, `matter: {
	"x": #Matter & _service & {name: "甲", deadline: {statutory: {value: 30, unit: "日", basis: ["open"]}, promised: {value: 20, unit: "工作日"}}}
	"y": #Matter & _service & {name: "乙", deadline: {statutory: {value: 3, unit: "日", basis: ["open"]}, promised: {value: 5, unit: "日"}}}
}`)
	fsys["calendar.cue"] = &fstest.MapFile{Data: []byte("package catalog\n\ncalendar: \"2026\": {off: [\"2026-05-09\"], work: [\"2026-05-09\"], source: \"示例\"}\n")}
	_, found := runOn(t, fsys)
	if d := only(t, found, "T102"); !strings.Contains(d.Message.ZH, "2026 年的日历自相矛盾") {
		t.Error(d.Message.ZH)
	}
	only(t, found, "T101")
}

// TestWorkedCatalogInTime wants the worked catalog to be sound about time in each of its editions.
func TestWorkedCatalogInTime(t *testing.T) {
	for _, asOf := range []string{"", "2014-06-01", "2025-06-01"} {
		cat, found, err := schema.Load(os.DirFS("../catalog"), schema.Options{AsOf: day(asOf)})
		if err != nil {
			t.Fatal(err)
		}
		_, found = Run(cat, found, Options{})
		for _, d := range found {
			if strings.HasPrefix(d.Code, "T") {
				t.Errorf("%s: %s %s:%d %s", asOf, d.Code, d.Place.File, d.Place.Start, d.Message.ZH)
			}
		}
	}
}

// TestNotTogether is a ring through two validities. The report has to be issued 20 days before the first use of the card,
// which is at most 15 days after the card; the card 20 days before the first use of the report, at most 15 days after the
// report. Each is possible without the other. There is no calendar: 5 days are at most 15, 20 working days at least 20.
func TestNotTogether(t *testing.T) {
	fsys := timeCatalog(t, false, `_short: {kind: "证照", validity: {value: 5, unit: "日"}}
document: {
	"card":   _short & {name: "卡"}
	"report": _short & {name: "报告"}
	"x":      {name: "甲意见", kind: "批文"}
	"y":      {name: "乙意见", kind: "批文"}
	"p":      {name: "甲证", kind: "批文"}
	"q":      {name: "乙证", kind: "批文"}
}
_now: _bare & {type: "公共服务", handling: "即办件", steps: [{name: "办理", role: "窗口"}], deadline: promised: unit: "即时"}
_slow: _bare & {type: "公共服务", handling: "承诺件", steps: [{name: "办理", role: "窗口"}], deadline: promised: {value: 20, unit: "工作日"}}
matter: {
	"card":   #Matter & _now & {name: "办卡", result: document: "card"}
	"report": #Matter & _now & {name: "出报告", result: document: "report"}
	"x":      #Matter & _slow & {name: "甲审查", result: document: "x", prerequisites: [{document: "report", basis: ["open"]}]}
	"y":      #Matter & _slow & {name: "乙审查", result: document: "y", prerequisites: [{document: "card", basis: ["open"]}]}
	"p":      #Matter & _now & {name: "办甲证", result: document: "p", prerequisites: [{document: "card", basis: ["open"]}, {document: "x", basis: ["open"]}]}
	"q":      #Matter & _now & {name: "办乙证", result: document: "q", prerequisites: [{document: "report", basis: ["open"]}, {document: "y", basis: ["open"]}]}
	"use":    #Matter & _now & {name: "使用", result: name: "准予", prerequisites: [{document: "p", basis: ["open"]}, {document: "q", basis: ["open"]}]}
}`)
	_, found := runOn(t, fsys)
	d := only(t, found, "T109")
	if want := "“办乙证”要用的“报告”等几件证照批文不能同时有效：有效期合计至多 30 日，沿途最快也要 40 日，"; !strings.HasPrefix(d.Message.ZH, want) {
		t.Errorf("%s, want %s", d.Message.ZH, want)
	}
	if len(d.Related) != 8 { // two validities, two promises, four demands
		t.Errorf("%d related places, want 8: %v", len(d.Related), d.Related)
	}
}

// TestExpiryByTrying compares what T109 decides on random catalogs with every profile and every choice of ways tried one
// by one.
func TestExpiryByTrying(t *testing.T) {
	rng := random.New(t, 1, 109)
	profiles, expired := 0, 0
	for range random.Rounds(t, 300) {
		fsys := diagtest.FS(base(t))
		fsys["matters/x.cue"] = &fstest.MapFile{Data: []byte(randomChain(rng))}
		cat, found, err := schema.Load(fsys, schema.Options{})
		if err != nil {
			t.Fatal(err)
		}
		l, _ := inspect(cat, found, Options{})
		x := l.expiry()
		s := x.w.Engine()
		for m := range l.Matters() {
			target := obtain.Event{Matter: m, Decided: true}
			x.left, x.leftAll = maxConstraints, maxAllConstraints
			proofs := x.never(m, s.Obtainable(target), nil)
			for _, residence := range []int{0, 1} {
				for _, student := range []int{0, 1} {
					p := make(obtain.Profile, len(x.w.Deciding()))
					p[x.w.FactNumber(l.Fact("age"))] = obtain.Value{Number: big.NewRat(1, 1)}
					p[x.w.FactNumber(l.Fact("residence"))] = obtain.Value{Choice: residence}
					p[x.w.FactNumber(l.Fact("student"))] = obtain.Value{Choice: student}
					own := s.Admissible() // of this profile alone
					for fact, v := range p {
						has, _ := s.Having(fact, v)
						own = own.And(has)
					}
					if s.Obtainable(target).And(own).Empty() {
						continue
					}
					profiles++
					got := slices.ContainsFunc(proofs, func(q proof) bool { return !q.in.And(own).Empty() })
					want := !x.feasible(m, own, map[int]way{})
					if want {
						expired++
					}
					if got != want {
						t.Fatalf("matter %s, residence %d, student %d: expires %v, want %v\n%s", l.Matters()[m].ID, residence, student, got, want, fsys["matters/x.cue"].Data)
					}
				}
			}
		}
	}
	if profiles < 500 || expired < 60 || expired > profiles/2 {
		t.Errorf("%d of %d situations expire: the catalogs test little", expired, profiles)
	}
}

// feasible tries every choice of ways for the region of a profile, requirement by requirement.
func (x *expiry) feasible(target int, own obtain.Region, chosen map[int]way) bool {
	s := x.w.Engine()
	var constraints []timing.Constraint
	number := func(e obtain.Event) int {
		if e.Decided {
			return 2*e.Matter + 1
		}
		return 2 * e.Matter
	}
	seen := map[int]bool{target: true}
	for queue := []int{target}; len(queue) > 0; queue = queue[1:] {
		m := queue[0]
		constraints = append(constraints, timing.AtLeast(2*m, 2*m+1, x.lead(x.w.Matters()[m]), 0))
		for _, n := range x.w.Of(m) {
			ways := x.ways[n]
			if s.Holds(n).And(own).Empty() || len(ways) == 0 {
				continue
			}
			y, ok := chosen[n]
			if !ok {
				return slices.ContainsFunc(ways, func(y way) bool {
					if x.open(y).And(own).Empty() {
						return false
					}
					chosen[n] = y
					defer delete(chosen, n)
					return x.feasible(target, own, chosen)
				})
			}
			by := number(obtain.Event{Matter: m, Decided: x.w.Requirements()[n].By == schema.Decided})
			constraints = append(constraints, timing.AtLeast(number(y.event), by, 0, 0))
			if days, ok := x.validity[y.document]; ok {
				constraints = append(constraints, timing.AtMost(number(y.event), by, days, 0))
			}
			if !seen[y.event.Matter] {
				seen[y.event.Matter] = true
				queue = append(queue, y.event.Matter)
			}
		}
	}
	_, conflict := timing.Solve(2*len(x.w.Matters()), constraints)
	return conflict == nil
}

// randomChain writes six matters, each of which mostly asks for documents of those before it, in words of the base
// catalog. There is no calendar: a working day is a day, and a validity of n days is n + 10.
func randomChain(rng *rand.Rand) string {
	var b strings.Builder
	b.WriteString("package catalog\n\n")
	guard := func(field string) string {
		return []string{"", "", "", "", "", fmt.Sprintf(", %s: residence: \"本县\"", field), fmt.Sprintf(", %s: student: true", field), fmt.Sprintf(", %s: {residence: \"外地\", student: false}", field)}[rng.IntN(8)]
	}
	for d := range 4 {
		fmt.Fprintf(&b, "document: \"d%d\": {name: \"证%d\", kind: \"证照\"", d, d)
		if rng.IntN(5) > 0 {
			fmt.Fprintf(&b, ", validity: {value: %d, unit: \"日\"}", 1+rng.IntN(8))
		}
		b.WriteString("}\n")
	}
	for m := range 6 {
		fmt.Fprintf(&b, "matter: \"m%d\": #Matter & {name: \"事项%d\", department: \"library\", type: \"公共服务\", handling: \"联办件\", audience: [\"自然人\"], fee: charged: false, basis: open: {law: \"行政许可法\", article: \"第三十条\"}, steps: [{name: \"办理\", role: \"窗口\"}], service: [{window: \"一楼\", lines: [\"0546-0000000\"], complaints: [\"0546-0000001\"]}], deadline: promised: {value: %d, unit: \"工作日\"}%s",
			m, m, rng.IntN(80), guard("applies"))
		if m < 5 {
			fmt.Fprintf(&b, ", result: document: \"d%d\"", m%4)
		} else {
			b.WriteString(", result: name: \"准予\"")
		}
		b.WriteString(", prerequisites: [")
		for range rng.IntN(3) + min(m, 2) {
			by := []string{"", "", ", by: \"办结\""}[rng.IntN(3)]
			one := func() string { return fmt.Sprintf("document: \"d%d\"", rng.IntN(min(m+1, 4))) }
			if rng.IntN(3) == 0 {
				fmt.Fprintf(&b, "{anyOf: [{%s}, {%s}], basis: [\"open\"]%s%s}, ", one(), one(), by, guard("when"))
			} else {
				fmt.Fprintf(&b, "{%s, basis: [\"open\"]%s%s}, ", one(), by, guard("when"))
			}
		}
		b.WriteString("]}\n")
	}
	return b.String()
}
