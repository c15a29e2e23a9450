package validate

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/diag/diagtest"
)

// TestUndecided checks the finding about a component that the budget does not suffice for, and that nothing else is said
// of it.
func TestUndecided(t *testing.T) {
	wrong, _ := example("D101")
	cat, found, err := schema.Load(diagtest.FS(base(t), wrong), schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	program, undecided := Run(cat, found, Options{Budget: 1})
	if program != nil || len(undecided) != 1 || undecided[0].Code != "D109" || undecided[0].Message.ZH != "2 个事项之间的关系太复杂，判断不了谁办得成：“借书证办理”、“阅览证办理”" {
		t.Errorf("got %v", undecided)
	}
	if _, decided := Run(cat, found, Options{}); len(decided) != 1 || decided[0].Code != "D101" {
		t.Errorf("with the engine's own limit got %v", decided)
	}
}

// TestFindingsOrder gives the files of every real case other names, so that they are read in the opposite order, and
// wants the same findings.
func TestFindingsOrder(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) < 30 {
		t.Fatal("too few cases", len(files), err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		fsys := diagtest.FS(base(t), string(data))
		var names []string
		for n := range fsys {
			names = append(names, n)
		}
		slices.Sort(names)
		renamed, old := fstest.MapFS{}, map[string]string{}
		for i, n := range names {
			other := "f" + string(rune('z'-i)) + ".cue" // names are at most 26
			renamed[other], old[other] = fsys[n], n
		}
		_, first := runOn(t, fsys)
		_, second := runOn(t, renamed)
		if a, b := said(first, nil), said(second, old); !slices.Equal(a, b) {
			t.Errorf("%s: got\n%s\nin another order\n%s", name, strings.Join(a, "\n"), strings.Join(b, "\n"))
		}
	}
}

// said is all that findings say, in the order of their places, with files by the names they had.
func said(found diag.List, names map[string]string) []string {
	var list []string
	for _, d := range found {
		s := fmt.Sprintf("%s %v %s %s %+v", d.Code, d.Severity, d.Matter, d.Field, []diag.Text{d.Message, d.Hint})
		for _, r := range append([]diag.Related{{Place: d.Place}}, d.Related...) {
			name := r.Place.File
			if old := names[name]; old != "" {
				name = old
			}
			s += fmt.Sprintf("; %s:%d-%d %+v", name, r.Place.Start, r.Place.End, r.Message)
		}
		for from, to := range names {
			s = strings.ReplaceAll(s, from, path.Base(to))
		}
		list = append(list, s)
	}
	slices.Sort(list) // the list is in the order of the files
	return list
}

// TestSlips makes one slip of the pen after another in a catalog that is sound: each is reported for what it is, and no
// dependency is.
func TestSlips(t *testing.T) {
	sound := `
-- matters/a.cue --
package catalog

matter: "card": #Matter & _card & {
	applies: residence: "本县" | "外地"
	conditions: [{text: "年满十四周岁", require: age: >=14, when: student: false, basis: ["open"]}]
	prerequisites: [{document: "reader-permit", when: residence: "本县", by: "受理", basis: ["open"]}]
}
-- matters/b.cue --
package catalog

document: "reader-permit": {name: "阅览证", kind: "证照"}
matter: "reader": #Matter & _plain & {
	name: "阅览证办理", department: "library", fee: charged: false, result: document: "reader-permit"
	prerequisites: [{document: "library-card", when: residence: "外地", of: "办结", basis: ["open"]}]
}
-- facts.cue --
package catalog

impossible: "child-student": {where: {student: true, age: <6}, reason: "不满六周岁不上学"}
`
	run := func(text string) (codes []string) {
		_, found := runOn(t, diagtest.FS(base(t), text))
		for _, d := range found {
			if d.Severity == diag.Error {
				codes = append(codes, d.Code)
			}
		}
		return codes
	}
	if codes := run(sound); len(codes) != 0 {
		t.Fatal(codes)
	}
	for _, slip := range [][2]string{
		{`when: residence: "本县"`, `when: residence: 本县`}, {`when: residence: "本县"`, `when: residence: ["本县"]`},
		{`when: residence: "本县"`, `whne: residence: "本县"`}, {`when: residence: "本县"`, `when: residence: =~"本"`},
		{`when: residence: "外地"`, `when: residence: "外国"`}, {`when: residence: "外地"`, `when: residense: "外地"`},
		{`by: "受理"`, `by: 受理`}, {`of: "办结"`, `of: 办结`}, {`of: "办结"`, `of: "办完"`}, {`>=14`, `>=一十四`}, {`>=14`, `>=` + strings.Repeat("1", 60)},
		{`applies: residence: "本县" | "外地"`, `applies: residence: 本县 | "外地"`}, {`applies: residence: "本县" | "外地"`, `aplies: residence: "本县"`},
		{`result: document: "reader-permit"`, `result: documnet: "reader-permit"`}, {`result: document: "reader-permit"`, `result: document: "reader-permits"`},
		{`{student: true, age: <6}`, `{student: 是, age: <6}`}, {`{student: true, age: <6}`, `{student: true, age: <六}`}, {`where:`, `were:`},
		{`document: "library-card", when`, `document: "library-crad", when`}, {`document: "library-card", when`, `documnt: "library-card", when`},
	} {
		if !strings.Contains(sound, slip[0]) {
			t.Fatal(slip[0])
		}
		codes := run(strings.Replace(sound, slip[0], slip[1], 1))
		if len(codes) == 0 {
			t.Errorf("%s: no finding", slip[1])
		}
		for _, c := range codes {
			if strings.HasPrefix(c, "D") {
				t.Errorf("%s: %v", slip[1], codes)
				break
			}
		}
	}
}

// TestPrintedRepairs does to every real case what its findings say, each fix by itself, and wants the finding to be gone.
func TestPrintedRepairs(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	applied := map[string]int{}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tryFixes(t, path.Base(name), string(data), applied)
	}
	if applied["删去"] < 10 || applied["when"] == 0 || applied["anyOf"] == 0 || applied["relax"] == 0 {
		t.Errorf("only %v were tried", applied)
	}
}

// tryFixes makes every fix of the findings of a catalog, each by itself, and wants the finding to be gone, and all like it unless the fix
// says that something is left. It counts what kinds of fixes there are.
func tryFixes(t *testing.T, name, data string, applied map[string]int) {
	t.Helper()
	_, found := runOn(t, diagtest.FS(base(t), data))
	for _, d := range found {
		if d.Code != "D101" && d.Code != "D103" {
			continue
		}
		var where [][]string
		for _, fix := range fixStart.Split(d.Hint.ZH, -1)[1:] {
			fsys := diagtest.FS(base(t), data)
			applied[mend(t, fsys, fix, &where)]++
			if strings.Contains(fix, "，同时") {
				applied["同时"]++
			}
			left := strings.Contains(fix, "改后仍")
			_, again := runOn(t, fsys)
			for _, o := range again {
				same := slices.EqualFunc(o.Related, d.Related, func(a, b diag.Related) bool { return a.Message == b.Message })
				if o.Code == d.Code && (same || !left && slices.Equal(o.Concerns, d.Concerns)) || strings.HasPrefix(o.Code, "S") || strings.HasPrefix(o.Code, "R") && o.Severity == diag.Error {
					t.Errorf("%s: after %q there is %s %s", name, fix, o.Code, o.Message.ZH)
				}
			}
		}
	}
}

var (
	fixStart  = regexp.MustCompile(`(^|；)[0-9]+\. `)
	fixPlace  = regexp.MustCompile(`([a-z0-9.-]+\.cue):([0-9]+) 的(材料|前置|条件|中介服务)`)
	fixGuard  = regexp.MustCompile(`when: (\{.*\})）`)
	fixAdded  = regexp.MustCompile(`anyOf 中加 (\{.*?\})`)
	fixName   = regexp.MustCompile(`改写为 (name: "[^"]*")`)
	fixBefore = regexp.MustCompile(`并加前置 (\{.*\})`)
	oldGuard  = regexp.MustCompile(`when: (\{[^}]*\}|[a-z-]+: "?[^",}]*"?)(, )?`)
	oldBasis  = regexp.MustCompile(`basis: (\[[^\]]*\])`)
	oldOne    = regexp.MustCompile(`document: "([a-z0-9-]+)"`)
)

// mend changes the lines of files as a fix says and returns what kind of fix it was. A fix that names no place is about the places
// before.
func mend(t *testing.T, fsys fstest.MapFS, fix string, where *[][]string) (kind string) {
	t.Helper()
	for _, change := range strings.Split(fix, "，同时") {
		if m := fixPlace.FindAllStringSubmatch(change, -1); m != nil {
			*where = m
		}
		for _, at := range *where {
			kind = mendLine(t, fsys, change, at[1], at[2], at[3])
		}
	}
	return kind
}

// mendLine does what a change says to a line of a file, on which an element stands.
func mendLine(t *testing.T, fsys fstest.MapFS, change, base, number, element string) (kind string) {
	t.Helper()
	n, _ := strconv.Atoi(number)
	for name, f := range fsys {
		if path.Base(name) != base {
			continue
		}
		lines := strings.Split(string(f.Data), "\n")
		line := lines[n-1]
		switch {
		case strings.Contains(change, "删去"):
			kind, line = "删去", ""
		case strings.Contains(change, `by: "办结"（`):
			kind, line = "by", strings.Replace(line, "{", `{by: "办结", `, 1)
		case strings.Contains(change, "告知承诺"):
			kind, line = "relax", strings.Replace(line, "{", `{relax: {kind: "告知承诺", basis: `+oldBasis.FindStringSubmatch(line)[1]+"}, ", 1)
		case fixName.MatchString(change) && element == "材料":
			kind = "name"
			basis := oldBasis.FindString(line)
			line = oldOne.ReplaceAllString(line, fixName.FindStringSubmatch(change)[1])
			if before := fixBefore.FindStringSubmatch(change); before != nil {
				before[1] = strings.TrimSuffix(before[1], "}") + ", " + basis + "}"
				for i := n - 1; ; i-- {
					if strings.Contains(lines[i], "materials: [") {
						lines[i] = strings.Replace(lines[i], "materials: [", "prerequisites: ["+before[1]+"], materials: [", 1)
						break
					}
				}
			}
		case fixAdded.MatchString(change):
			kind = "anyOf"
			alternative := fixAdded.FindStringSubmatch(change)[1]
			if strings.Contains(line, "anyOf: [") {
				line = strings.Replace(line, "anyOf: [", "anyOf: ["+alternative+", ", 1)
			} else {
				line = oldOne.ReplaceAllString(line, `anyOf: [{document: "$1"}, `+alternative+`]`)
			}
		case strings.Contains(change, `只等对方受理`):
			kind, line = "of", strings.Replace(line, "{", `{of: "受理", `, 1)
		case fixGuard.MatchString(change):
			kind = "when"
			line = strings.Replace(oldGuard.ReplaceAllString(line, ""), "{", "{when: "+fixGuard.FindStringSubmatch(change)[1]+", ", 1)
		default:
			t.Fatalf("cannot do %q", change)
		}
		lines[n-1] = line
		fsys[name] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
		return kind
	}
	t.Fatalf("no file %s", base)
	return ""
}

// TestRepairs wants these words of fixes: documents are named, what is demanded twice is mended together, what the office has no power over
// is marked and comes last, two changes are named where no single one within its power helps, and what a fix leaves is said.
func TestRepairs(t *testing.T) {
	applied := map[string]int{}
	head := "-- a.cue --\npackage catalog\n\nlaw: \"办事指南\": {title: \"图书馆办事指南\", rank: \"规范性文件\", effective: from: \"2020-01-01\"}\n" +
		"document: \"seat-paper\": {name: \"座位证\", kind: \"证照\"}\ndocument: \"study-paper\": {name: \"自习证\", kind: \"证照\"}\ndocument: \"booking-paper\": {name: \"预约单\", kind: \"证照\"}\n" +
		"_any: #Matter & _plain & {department: \"library\", fee: charged: false, basis: guide: law: \"办事指南\"}\n" +
		"matter: \"booking\": _any & {name: \"座位预约\", result: document: \"booking-paper\"}\n"
	for _, test := range []struct{ name, text, zh, en string }{
		{"twice", `
matter: "seat": _any & {name: "座位证办理", result: document: "seat-paper"
	materials: [
		{document: "study-paper", when: residence: "外地", source: "政府部门核发", basis: ["guide"]},
	]
	prerequisites: [
		{document: "study-paper", basis: ["guide"]},
	]
}
matter: "study": _any & {name: "自习证办理", result: document: "study-paper"
	prerequisites: [
		{document: "seat-paper", basis: ["open"]},
		{document: "booking-paper", basis: ["open"]},
	]
}`,
			`1. 删去 a.cue:12 的材料“自习证”和 a.cue:15 的前置“自习证”；2. 将 a.cue:12 的材料“自习证”的 document 改写为 name: "自习证或者预约单"，并将 a.cue:15 的前置“自习证”增加一个可以代替的选项“预约单”（anyOf 中加 {document: "booking-paper"}）
1. 删去 a.cue:15 的前置“自习证”和 a.cue:12 的材料“自习证”；2. 将 a.cue:12 的材料“自习证”的 document 改写为 name: "自习证或者预约单"，并将 a.cue:15 的前置“自习证”增加一个可以代替的选项“预约单”（anyOf 中加 {document: "booking-paper"}）`,
			`1. remove the material “自习证” at a.cue:12 and the prerequisite “自习证” at a.cue:15; 2. let the material “自习证” at a.cue:12 say name: "自习证或者预约单" instead of document, and let the prerequisite “自习证” at a.cue:15 accept “预约单” in its place (add {document: "booking-paper"} to anyOf)`},
		{"statutes", `
matter: "seat": _any & {name: "座位证办理", result: document: "seat-paper"
	materials: [
		{document: "study-paper", source: "政府部门核发", basis: ["open"]},
	]
}
matter: "study": _any & {name: "自习证办理", result: document: "study-paper"
	prerequisites: [
		{document: "seat-paper", basis: ["open"]},
	]
}`,
			`1. 将 a.cue:12 的材料“自习证”改为 by: "办结"（容缺后补），同时将 a.cue:17 的前置“座位证”改为只等对方受理（of: "受理"）（所引依据是法律：容缺受理、只等受理要有规定准许，没有的，本机关无权自行决定）；2. 将 a.cue:12 的材料“自习证”的 document 改写为 name: "自习证的受理凭证"，并加前置 {document: "study-paper", of: "受理"}，同时将 a.cue:17 的前置“座位证”改为 by: "办结"（容缺后补）（所引依据是法律：只等受理、容缺受理要有规定准许，没有的，本机关无权自行决定）；3. 删去 a.cue:12 的材料“自习证”（所引依据是法律，确由它规定的，本机关无权自行改动）；4. 删去 a.cue:17 的前置“座位证”（所引依据是法律，确由它规定的，本机关无权自行改动）`,
			`1. let the material “自习证” at a.cue:12 hold up the decision only (by: "办结"), and let the prerequisite “座位证” at a.cue:17 wait for the acceptance only (of: "受理") (its basis is a 法律: to let it be supplied later or to wait for the acceptance only needs a rule that allows it, else the office has no power over it); 2. let the material “自习证” at a.cue:12 say name: "自习证的受理凭证" instead of document, and add the prerequisite {document: "study-paper", of: "受理"}, and let the prerequisite “座位证” at a.cue:17 hold up the decision only (by: "办结") (its basis is a 法律: to wait for the acceptance only or to let it be supplied later needs a rule that allows it, else the office has no power over it); 3. remove the material “自习证” at a.cue:12 (its basis is a 法律: if that prescribes it, the office has no power over it); 4. remove the prerequisite “座位证” at a.cue:17 (its basis is a 法律: if that prescribes it, the office has no power over it)`},
		{"another paper", `
matter: "seat": _any & {name: "座位证办理", result: document: "seat-paper"
	materials: [
		{document: "study-paper", source: "政府部门核发", basis: ["guide"]},
	]
}
matter: "study": _any & {name: "自习证办理", result: document: "study-paper"
	prerequisites: [
		{document: "seat-paper", basis: ["open"]},
		{anyOf: [{document: "study-paper"}, {document: "booking-paper"}], basis: ["open"]},
	]
}`,
			`1. 删去 a.cue:12 的材料“自习证”；2. 将 a.cue:12 的材料“自习证”的 document 改写为 name: "自习证或者预约单"，并加前置 {anyOf: [{document: "study-paper"}, {document: "booking-paper"}]}`,
			`1. remove the material “自习证” at a.cue:12; 2. let the material “自习证” at a.cue:12 say name: "自习证或者预约单" instead of document, and add the prerequisite {anyOf: [{document: "study-paper"}, {document: "booking-paper"}]}`},
		{"two reasons", `
matter: "seat": _any & {name: "座位证办理", result: document: "seat-paper"
	prerequisites: [
		{document: "study-paper", basis: ["guide"]},
		{document: "booked", basis: ["guide"]},
	]
}
document: "booked": {name: "占座单", kind: "证照"}
matter: "study": _any & {name: "自习证办理", result: document: "study-paper"
	prerequisites: [
		{document: "seat-paper", basis: ["open"]},
	]
}
matter: "book": _any & {name: "占座", result: document: "booked"
	prerequisites: [
		{document: "seat-paper", basis: ["open"]},
	]
}`,
			`1. 删去 a.cue:12 的前置“自习证”（改后仍有申请人因别的要求办不成）；2. 删去 a.cue:19 的前置“座位证”（所引依据是法律，确由它规定的，本机关无权自行改动；改后仍有申请人因别的要求办不成）
1. 删去 a.cue:13 的前置“占座单”（改后仍有申请人因别的要求办不成）；2. 删去 a.cue:24 的前置“座位证”（所引依据是法律，确由它规定的，本机关无权自行改动；改后仍有申请人因别的要求办不成）`,
			`1. remove the prerequisite “自习证” at a.cue:12 (other requirements still keep some applicants from it); 2. remove the prerequisite “座位证” at a.cue:19 (its basis is a 法律: if that prescribes it, the office has no power over it; other requirements still keep some applicants from it)`},
		{"an agency in between", `
matter: "seat": _any & {name: "座位证办理", result: document: "seat-paper"
	agencies: [{name: "照片采集", payer: "申请人", basis: ["open"]
		prerequisites: [
			{document: "study-paper", when: residence: "外地", basis: []},
		]
	}]
}
matter: "study": _any & {name: "自习证办理", result: document: "study-paper"
	prerequisites: [
		{document: "seat-paper", basis: ["open"]},
	]
}`,
			`1. 删去 a.cue:13 的中介服务“照片采集”的前置“自习证”（没有依据，本机关可以自行取消）；2. 删去 a.cue:19 的前置“座位证”（所引依据是法律，确由它规定的，本机关无权自行改动）；3. 将其限定为只对户籍为“本县”的申请人提出（when: {residence: "本县"}）（所引依据是法律，确由它规定的，本机关无权自行改动）`,
			`1. remove the prerequisite “自习证” of the agency service “照片采集” at a.cue:13 (it has no basis: the office itself can do without it); 2. remove the prerequisite “座位证” at a.cue:19 (its basis is a 法律: if that prescribes it, the office has no power over it); 3. restrict it to those with residence: "本县" (when: {residence: "本县"}) (its basis is a 法律: if that prescribes it, the office has no power over it)`},
		{"an agency service that nobody prescribes", `
matter: "seat": _any & {name: "座位证办理", result: document: "seat-paper"
	agencies: [
		{name: "照片采集", payer: "申请人", basis: [], prerequisites: [{document: "study-paper", basis: ["open"]}]},
	]
}
matter: "study": _any & {name: "自习证办理", result: document: "study-paper"
	prerequisites: [
		{document: "seat-paper", basis: []},
	]
}`,
			`1. 删去 a.cue:12 的中介服务“照片采集”（没有依据，本机关可以自行取消）；2. 删去 a.cue:17 的前置“座位证”（没有依据，本机关可以自行取消）`,
			`1. remove the agency service “照片采集” at a.cue:12 (it has no basis: the office itself can do without it); 2. remove the prerequisite “座位证” at a.cue:17 (it has no basis: the office itself can do without it)`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, found := runOn(t, diagtest.FS(base(t), head+test.text))
			var zh, en []string
			for _, d := range found {
				if d.Code == "D101" {
					zh, en = append(zh, d.Hint.ZH), append(en, d.Hint.EN)
				}
			}
			if got := strings.Join(zh, "\n"); got != test.zh {
				t.Errorf("got\n%s\nwant\n%s", got, test.zh)
			}
			if got := en[0]; got != test.en {
				t.Errorf("got\n%s\nwant\n%s", got, test.en)
			}
			tryFixes(t, test.name, head+test.text, applied)
		})
	}
	if applied["name"] == 0 || applied["of"]+applied["by"] == 0 || applied["同时"] == 0 {
		t.Errorf("only %v were tried", applied)
	}
}

// TestIssuedOnce wants these words about documents whose issuers are not in force: not the advice to declare external what is issued no more.
func TestIssuedOnce(t *testing.T) {
	text, err := os.ReadFile("testdata/R012_abolished.txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, found := runOn(t, diagtest.FS(base(t), string(text)))
	var got []string
	for _, d := range found {
		got = append(got, d.Message.ZH+"："+d.Hint.ZH)
		for _, r := range d.Related[1:] {
			got = append(got, "  "+r.Message.ZH)
		}
	}
	want := `“借书证办理”要求有“暂住证”，而核发它的“暂住登记”自 2016-01-01 起不再有效，“暂住证”不再核发：删去这项要求；已由别的证照批文代替的，改为要求那一件
  “暂住登记”核发它，自 2016-01-01 起不再有效
  “暂住登记（试行）”核发它，自 1990-01-01 起不再有效
“借书证办理”要求有“居住证”，而核发它的“居住登记”2027-01-01 起才施行：删去这项要求，到那一天再提；“居住登记”已经施行的，改正它的有效期间
  “居住登记”核发它，2027-01-01 起才施行
“借书证办理”要求有“出入证”，而核发它的“出入登记（旧）”自 2016-01-01 起不再有效，“出入证”不再核发：“出入登记”2027-01-01 起才接着核发：核对两者的有效期间，中间确有空档的，这项要求在空档里要取消
  “出入登记（旧）”核发它，自 2016-01-01 起不再有效
  “出入登记”核发它，2027-01-01 起才施行
“借书证办理”要求有“通行证”，但在 2026-06-01 没有事项核发它：写明哪个事项核发它；不归本目录核发的，声明 external: true 并写明 issuer`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}

// TestAskedOf wants what a matter leaves out to be named, and the procedures that have it from their members.
func TestAskedOf(t *testing.T) {
	data, err := os.ReadFile("testdata/P003_elements.txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, found := runOn(t, diagtest.FS(base(t), string(data)))
	got := map[string]string{}
	for _, d := range found {
		_, said, _ := strings.Cut(d.Message.ZH, "没有写：")
		for _, r := range d.Related {
			said += "；" + r.Place.File + "：" + r.Message.ZH
		}
		got[d.Matter] = said
	}
	for matter, want := range map[string]string{
		"barred":  "禁止性要求（没有的写 prohibitions: []）", // of which a procedure says nothing
		"endless": "许可证件的有效期（证照批文的 validity；长期有效的写 forever: true）",
		"first":   "前置（没有的写 prerequisites: []）；procedures/p.cue：联办“两件事”有这个成员，也就说不全",
		"survey":  "出具材料的中介服务（agencies）",
	} {
		if got[matter] != want {
			t.Errorf("%s: %s, want %s", matter, got[matter], want)
		}
	}
}

// TestGeneralLimit wants a licence without a registered limit to be told the one that is printed: 45 working days in joint handling.
func TestGeneralLimit(t *testing.T) {
	data, err := os.ReadFile("testdata/P005_limits.txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, found := runOn(t, diagtest.FS(base(t), string(data)))
	for _, want := range []string{
		"行政许可“甲”没有登记法定时限，印的是行政许可法第四十二条的 20 个工作日",
		"行政许可“丙”没有登记法定时限，印的是行政许可法第四十二条的 45 个工作日",
	} {
		if !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Message.ZH == want }) {
			t.Errorf("not found: %s", want)
		}
	}
}
