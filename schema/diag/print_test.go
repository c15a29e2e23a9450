package diag

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/matterc/matterc/render/text"
)

// find returns the place of the nth occurrence (from 0) of a text in a source.
func find(file, source, text string, nth int) Place {
	at := 0
	for range nth {
		at += strings.Index(source[at:], text) + 1
	}
	at += strings.Index(source[at:], text)
	return Place{file, at, at + len(text)}
}

func from(sources map[string]string) func(string) ([]byte, bool) {
	return func(file string) ([]byte, bool) {
		s, ok := sources[file]
		return []byte(s), ok
	}
}

// sample is a list with the sources it speaks of and the rules it comes from.
type sample struct {
	sources map[string]string
	list    List
	rules   []Rule
}

// waiting is the example of design.md §5.
func waiting() sample {
	const (
		permit     = "matters/natural-resources/land-permit.cue"
		allocation = "matters/natural-resources/land-allocation.cue"
	)
	a := strings.Repeat("\n", 30) + `  {document: "land-decision", when: land: "划拨", basis: ["allocated"]},` + "\n"
	b := strings.Repeat("\n", 17) + `  {document: "land-permit", basis: ["law37"]},` + "\n"
	at := find(permit, a, `document: "land-decision"`, 0)
	return sample{
		sources: map[string]string{permit: a, allocation: b},
		list: List{{
			Code: "D101", Severity: Error, Matter: "land-permit", Field: "materials[0]", Place: at,
			Message: Text{
				"两个事项互为前提，供地方式为“划拨”的申请人都办不成",
				"two matters wait for each other: nobody whose land is “划拨” can obtain either",
			},
			Hint: Text{
				"（已验证）1. 删去 land-permit.cue:31 的材料要求；2. 将其改为 by: \"办结\"（容缺后补）",
				"(verified) 1. drop the material at land-permit.cue:31; 2. make it by: \"办结\"",
			},
			Related: []Related{{
				at,
				Text{
					"“建设用地规划许可证核发”要求先有“划拨决定书”（材料；城乡规划法第三十七条，法律）",
					"“建设用地规划许可证核发” asks for “划拨决定书” (material; 城乡规划法第三十七条, statute)",
				},
			}, {
				find(allocation, b, `document: "land-permit"`, 0),
				Text{
					"而“划拨决定书”由“国有土地划拨”核发，它要求先有“建设用地规划许可证”（前置）",
					"which “国有土地划拨” issues, and that asks for “建设用地规划许可证” (prerequisite)",
				},
			}},
		}},
		rules: []Rule{{
			Code: "D101", Name: "waiting", Severity: Error,
			Title: Text{"事项互为前提", "matters wait for each other"},
			Doc:   Text{"两个以上的事项互相要求对方先办结。\n\n依据：行政许可法第六条。", "Matters that need each other first."},
		}, {
			Code: "Z999", Name: "unused", Title: Text{"没有出现", "does not occur"},
		}},
	}
}

// hostile is a list of everything that has ever slipped under a caret or out of a format.
func hostile() sample {
	const (
		line = "matters/a.cue"
		crlf = "matters/换行.cue"
		odd  = "matters/a,b: 100%\n::error::x.cue"
		long = "matters/long.cue"
	)
	s := sample{sources: map[string]string{
		line: "package catalog\n\n" +
			"\t\tname: \"建设用地\"\t// 一个\t注释\n" +
			"\ttext: \"e\u0301a\u0308 👨‍👩‍👧 ❤️ ok\"\n" +
			"\ttext: \"\x1b[31m红\x1b[0m \u202e反\u202c \x00\x7f\u0085 \xff 100% ::error:: ]]>\"\n" +
			"::set-output name=x::##[add-mask]y\n" +
			"steps: [\n\t{name: \"受理\"},\n]\n" +
			"last: 1",
		crlf: "a: 1\r\nb: \"二\"\r\n",
		odd:  "x: 1\n",
		long: "y: 1\ntext: \"" + strings.Repeat("很长的一行", 40) + "目标" + strings.Repeat("，后面还有", 40) + "\"\n",
	}}
	add := func(code string, severity Severity, at Place, message, hint Text, related ...Related) *Diagnostic {
		s.list = append(s.list, Diagnostic{
			Code: code, Severity: severity, Matter: "a", Field: "x[1]", Place: at, Message: message, Hint: hint, Related: related,
		})
		return &s.list[len(s.list)-1]
	}
	src := s.sources[line]
	only := func(s string) Text { return Text{s, s} }

	add("S001", Error, Place{}, Text{"目录没有“catalog”记录", "the catalog has no “catalog” record"}, Text{})
	d := add("S002", Error, find(line, src, "建设用地", 0), Text{"名称“建设用地”已被使用", "the name “建设用地” is taken"},
		Text{"改用另一个名称", "choose another name"},
		Related{find(line, src, "注释", 0), Text{"制表符之后", "after tabs"}},
		Related{Place{}, Text{"没有位置的说明", "a remark without a place"}},
		Related{Place{"gone.cue", 3, 5}, Text{"文件已不在", "the file is gone"}},
		Related{Place{}, only("  ::warning::not a command")})
	d.Fixes = []Fix{
		{Message: Text{"改名", "rename"}, Safe: true, Edits: []Edit{
			{find(line, src, "建设用地", 0), "建设用地（新）"},
			{Place{crlf, 0, 0}, "b: 2\r\n"},
			{find(line, src, "last: 1", 0), ""},
		}},
		{Message: Text{"没有修改", "edits nothing"}},
		{Message: Text{"文件已不在", "of a file that is gone"}, Edits: []Edit{{Place{"gone.cue", 0, 1}, "x"}}},
		{Edits: []Edit{{Place{line, 0, 0}, "{0}"}}},
	}
	add("S003", Warning, find(line, src, "👨‍👩‍👧", 0), only("emoji {0} [link](https://example.com) \\"), Text{})
	add("S003", Warning, find(line, src, "❤️", 0), only("variation selector"), Text{})
	add("S003", Warning, find(line, src, "a\u0308", 0), only("combining"), Text{})
	add("S004", Error, find(line, src, "红", 0), only("\x1b[31mred\x1b[0m \u202eolleh\u202c \x00\x07\x7f\u0085\u2028\ufeff \xff \ufffe"),
		only("line one\nline two\r\n::error::three ##[add-mask]x ##vso[task]y"))
	add("S005", Warning, find(line, src, "::set-output", 0), only("::warning file=x::100% ]]> <b>&amp; \"quoted\" 'single'"), Text{})
	add("S006", Note, find(line, src, "[\n\t{name: \"受理\"},\n]\n", 0), Text{"多行", "over several lines"}, Text{})
	add("S006", Note, find(line, src, "\n\t{name", 0), Text{"从行尾开始", "from the end of a line"}, Text{})
	add("S007", Error, Place{line, len(src), len(src)}, Text{"文件在这里结束", "the file ends here"}, Text{})
	add("S007", Error, Place{line, len(src) + 10, len(src) + 20}, Text{"在文件之外", "outside the file"}, Text{})
	add("S007", Error, Place{line, -5, -7}, Text{"在文件之前", "before the file"}, Text{})
	add("S007", Error, find(line, src, "\xac", 0), Text{"从字符中间开始", "from the middle of a character"}, Text{})
	add("S008", Error, find(crlf, s.sources[crlf], "\"二\"\r\n", 0), Text{"到行尾为止", "up to the end of the line"}, Text{})
	add("S008", Error, Place{crlf, len(s.sources[crlf]), len(s.sources[crlf])}, Text{"最后一个换行之后", "after the last newline"}, Text{})
	add("S009", Warning, find(odd, "x: 1\n", "1", 0), Text{"文件名里有换行", "the name of the file has a newline"}, Text{})
	add("S010", Warning, find(long, s.sources[long], "目标", 0), Text{"长行的中间", "amid a long line"}, Text{})
	add("S010", Warning, find(long, s.sources[long], "text", 0), Text{"长行的开头", "at the start of a long line"}, Text{})
	add("S010", Warning, find(long, s.sources[long], "\"\n", 0), Text{"长行的末尾", "at the end of a long line"}, Text{})
	add("S010", Warning, Place{long, 12, len(s.sources[long]) - 2}, Text{"整个长行", "all of a long line"}, Text{})
	add("S011", Note, Place{"gone.cue", 3, 5}, only("same"), Text{})
	add("S011", Note, Place{"gone.cue", 7, 9}, only("same"), Text{})
	add("", Note, Place{File: line}, Text{ZH: "没有编号，也没有英文"}, Text{})
	s.rules = []Rule{{
		Code: "S002", Name: "duplicate-name", Severity: Error,
		Title: Text{"名称重复", "duplicate name"},
		Doc:   Text{"# 名称重复\n\n`name: \"…\"` 不能重复。", "# Duplicate name\n\nA `name: \"…\"` is used once."},
	}}
	return s
}

// inCatalog names a file as seen from the folder above the catalog.
func inCatalog(file string) string { return path.Join("catalog", file) }

// printed returns what Print writes.
func printed(t testing.TB, s sample, o Options) string {
	t.Helper()
	var b bytes.Buffer
	o.Rules = s.rules
	if err := Print(&b, s.list, from(s.sources), o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	produced := map[string]bool{}
	golden := func(name string, s sample, o Options) {
		produced[name] = true
		t.Run(name, func(t *testing.T) {
			got, file := printed(t, s, o), filepath.Join("testdata", name)
			if again := printed(t, s, o); again != got {
				t.Error("two runs differ")
			}
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s\nUPDATE=1 go test records it", got, want)
			}
		})
	}
	for _, f := range Formats() {
		for _, l := range []Lang{ZH, EN} {
			o := Options{Format: f, Lang: l, Version: "1.2.3", Name: inCatalog}
			golden(fmt.Sprintf("waiting.%s.%s.golden", l, f), waiting(), o)
			golden(fmt.Sprintf("hostile.%s.%s.golden", l, f), hostile(), o)
		}
		golden(fmt.Sprintf("empty.%s.golden", f), sample{}, Options{Format: f})
	}
	golden("waiting.color.golden", waiting(), Options{Color: true, Name: inCatalog})
	golden("hostile.noroot.sarif.golden", hostile(), Options{Format: FormatSARIF})

	files, err := filepath.Glob("testdata/*.golden")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !produced[filepath.Base(f)] {
			t.Errorf("%s: no test produces it", f)
		}
	}
}

// TestSeverityWords wants the word for a severity to mean that and nothing else in what is printed: no line that says something else
// begins with it.
func TestSeverityWords(t *testing.T) {
	for _, lang := range []Lang{ZH, EN} {
		for _, s := range []sample{waiting(), hostile()} {
			for line := range strings.Lines(printed(t, s, Options{Lang: lang, Name: inCatalog})) {
				for _, severity := range []Severity{Note, Warning, Error} {
					if strings.HasPrefix(line, "  "+severity.Title().In(lang)) {
						t.Errorf("%s is a severity and begins %q", severity.Title().In(lang), line)
					}
				}
			}
		}
	}
}

// TestCarets has the columns counted by hand: two for a Han character or an emoji, none for a combining mark, four or
// fewer for a tab.
func TestCarets(t *testing.T) {
	for _, c := range []struct {
		line, mark  string
		column      int    // in characters, from 1
		shown       string // the line as printed
		pad, carets int    // in cells
	}{
		{`a: "b"`, `"b"`, 4, `a: "b"`, 3, 3},
		{`name: "建设用地"`, `建设用地`, 8, `name: "建设用地"`, 7, 8},      // n a m e : ␣ "  = 7
		{`建设: "用地", x: 1`, `x`, 11, `建设: "用地", x: 1`, 14, 1},   // 4 + 3 + 4 + 3
		{"\tname: 1", "name", 2, "    name: 1", 4, 4},          // a tab to 4
		{"ab\tc", "c", 4, "ab  c", 4, 1},                       // a tab from 2 to 4
		{"建\t设\tc", "c", 5, "建  设  c", 8, 1},                   // 2 to 4, 6 to 8
		{"x\ty", "\t", 2, "x   y", 1, 3},                       // the tab itself
		{"e\u0301e\u0301 z", "z", 6, "e\u0301e\u0301 z", 3, 1}, // combining marks take nothing
		{"😀😀 z", "z", 4, "😀😀 z", 5, 1},                         // 2 + 2 + 1
		{"👨‍👩‍👧 z", "z", 7, "👨‍👩‍👧 z", 3, 1},                   // one picture of five characters
		{"（甲）“乙”", "乙", 5, "（甲）“乙”", 7, 2},                     // full-width brackets 2, quotes 1
		{"ｶﾅ z", "z", 4, "ｶﾅ z", 3, 1},                         // half-width kana
		{"a\u202eb c", "c", 5, "a<U+202E>b c", 11, 1},          // made visible: 1 + 8 + 2
		{"a\x1bb c", "c", 5, "a<U+001B>b c", 11, 1},
		{"abc", "", 1, "abc", 0, 1},                                                            // here, without a width
		{"\u3000甲", "甲", 2, "\u3000甲", 2, 2},                                                   // ideographic space
		{strings.Repeat("长", 200) + "x", "x", 201, "…" + strings.Repeat("长", 49) + "x", 99, 1}, // 1 + 98, cut to 100
	} {
		at := find("f", c.line, c.mark, 0)
		got := printed(t, sample{map[string]string{"f": c.line}, List{{Place: at}}, nil}, Options{})
		want := fmt.Sprintf("提示: \n  f:1:%d\n      1 │ %s\n        │ %s%s\n\n共 1 个问题：1 个提示\n",
			c.column, c.shown, strings.Repeat(" ", c.pad), strings.Repeat("^", c.carets))
		if got != want {
			t.Errorf("%q in %q:\n%s\nwant:\n%s", c.mark, c.line, got, want)
		}
	}
}

func TestCutLinesFit(t *testing.T) {
	s := hostile()
	for _, line := range strings.Split(printed(t, s, Options{}), "\n") {
		if _, source, ok := strings.Cut(line, "│ "); ok && !strings.Contains(source, "^") {
			if w := text.Width(source); w > maxWidth {
				t.Errorf("%d cells: %s", w, line)
			}
		}
	}
}

func TestFormats(t *testing.T) {
	for _, f := range Formats() {
		if got, err := parseFormat(string(f)); got != f || err != nil {
			t.Errorf("parseFormat(%q) = %q, %v", f, got, err)
		}
	}
	if _, err := parseFormat("yaml"); err == nil {
		t.Error("parseFormat accepts yaml")
	}
	if err := Print(io.Discard, nil, nil, Options{Format: "yaml"}); err == nil {
		t.Error("Print accepts yaml")
	}
	if got := printed(t, sample{list: List{{Code: "S001", Place: Place{"a.cue", 1, 2}}}}, Options{Lang: EN}); !strings.Contains(got, "  a.cue\n") {
		t.Errorf("without sources: %s", got)
	}
	if err := Print(io.Discard, waiting().list, nil, Options{}); err != nil {
		t.Error(err)
	}
}

type full struct{ writes int }

func (f *full) Write([]byte) (int, error) {
	f.writes++
	return 0, errors.New("disk full")
}

func TestPrintWritesOnce(t *testing.T) {
	for _, f := range Formats() {
		var w full
		if err := Print(&w, waiting().list, nil, Options{Format: f}); err == nil || w.writes != 1 {
			t.Errorf("%s: %d writes, error %v", f, w.writes, err)
		}
	}
	var w full
	if err := Print(&w, nil, nil, Options{}); err != nil || w.writes != 0 {
		t.Errorf("an empty list: %d writes, error %v", w.writes, err)
	}
}

// valid reports what a JSON Schema has against a document.
func valid(t testing.TB, schema, document string) {
	t.Helper()
	s, err := jsonschema.Compile(schema)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal([]byte(document), &v); err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("%s: %#v", schema, err)
	}
}

// officialSARIF is the schema that OASIS publishes with the standard.
const officialSARIF = "testdata/oasis/sarif-schema-2.1.0.json"

// TestSchemas validates what is printed: JSON against the schema we publish, SARIF against the schema OASIS publishes and against our
// own reading of the standard, which is stricter.
func TestSchemas(t *testing.T) {
	for _, s := range []sample{{}, waiting(), hostile()} {
		for _, l := range []Lang{ZH, EN} {
			for _, name := range []func(string) string{nil, inCatalog} {
				valid(t, "findings.schema.json", printed(t, s, Options{Format: FormatJSON, Lang: l}))
				sarif := printed(t, s, Options{Format: FormatSARIF, Lang: l, Version: "1.2.3", Name: name})
				valid(t, "testdata/sarif.schema.json", sarif)
				valid(t, officialSARIF, sarif)
			}
		}
	}
}

// TestSARIFIndices checks what a schema cannot: that indices and ids point where they say.
func TestSARIFIndices(t *testing.T) {
	var log sarifLog
	if err := json.Unmarshal([]byte(printed(t, hostile(), Options{Format: FormatSARIF})), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	for _, r := range run.Results {
		if r.RuleID == "" {
			continue
		}
		if got := run.Tool.Driver.Rules[*r.RuleIndex].ID; got != r.RuleID {
			t.Errorf("ruleIndex of %s points at %s", r.RuleID, got)
		}
		for i, l := range r.Related {
			if *l.ID != i {
				t.Errorf("%s: related location %d has id %d", r.RuleID, i, *l.ID)
			}
		}
	}
}

// fingerprints returns those of a run, by its order.
func fingerprints(t testing.TB, s sample, lang Lang) []string {
	t.Helper()
	var log sarifLog
	if err := json.Unmarshal([]byte(printed(t, s, Options{Format: FormatSARIF, Lang: lang})), &log); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range log.Runs[0].Results {
		out = append(out, r.Fingerprints.Finding)
	}
	return out
}

// TestFingerprints edits sources beside findings, and wants code scanning to know each again; and where the finding itself has
// become another, that it does not.
func TestFingerprints(t *testing.T) {
	const source = "matter: \"a\": #Matter & {\n\tmaterials: [\n\t\t{name: \"甲\", copies: 1},\n\t\t{name: \"乙\", copis: 1},\n\t]\n}\n"
	finding := func(file, source string, item int, mark, reason string) sample {
		return sample{map[string]string{file: source}, List{{
			Code: "S004", Severity: Error, Matter: "a", Field: fmt.Sprintf("materials[%d].copis", item), Place: find(file, source, mark, 0),
			Message: Text{"没有这一项", "no such field"}, Related: []Related{{Place: find(file, source, reason, 0)}},
		}}, nil}
	}
	first := fingerprints(t, finding("a.cue", source, 1, "copis", "乙"), ZH)
	edited := strings.NewReplacer("{name: \"甲\"", "{name: \"丙\", copies: 2}, // 新增\n  {name: \"甲\"", "copis: 1", " copis: 2").Replace(source)
	for name, s := range map[string]sample{
		"lines above":               finding("a.cue", "// 说明\n\n"+source, 1, "copis", "乙"),
		"an item before, and edits": finding("a.cue", edited, 2, "copis", "乙"),
		"the file moved":            finding("b/a.cue", source, 1, "copis", "乙"),
	} {
		if got := fingerprints(t, s, ZH); !slices.Equal(got, first) {
			t.Errorf("%s: %q, want %q", name, got, first)
		}
	}
	if got := fingerprints(t, finding("a.cue", source, 1, "copis", "乙"), EN); !slices.Equal(got, first) {
		t.Errorf("in English: %q, want %q", got, first)
	}
	other := finding("a.cue", source, 1, "copis", "乙")
	other.list[0].Matter = "b"
	for name, s := range map[string]sample{
		"other words":    finding("a.cue", source, 1, "copies", "乙"),
		"another reason": finding("a.cue", source, 1, "copis", "甲"),
		"another record": other,
	} {
		if got := fingerprints(t, s, ZH); slices.Equal(got, first) {
			t.Errorf("%s: the same %q", name, got)
		}
	}

	// Those that nothing tells apart are counted.
	for _, s := range []sample{waiting(), hostile()} {
		seen := map[string]bool{}
		for _, f := range fingerprints(t, s, ZH) {
			if seen[f] {
				t.Errorf("two results have the fingerprint %s", f)
			}
			seen[f] = true
		}
	}
}

// TestJUnit reads the report back, as a CI server does.
func TestJUnit(t *testing.T) {
	s := hostile()
	var report junitSuites
	if err := xml.Unmarshal([]byte(printed(t, s, Options{Format: FormatJUnit, Lang: EN, Color: true})), &report); err != nil {
		t.Fatal(err)
	}
	failures, names := 0, map[string]bool{}
	for i, c := range report.Suite.Cases {
		if names[c.Class+c.Name] {
			t.Errorf("two cases are called %s %s", c.Class, c.Name)
		}
		names[c.Class+c.Name] = true
		one := printed(t, sample{s.sources, s.list[i : i+1], nil}, Options{Lang: EN})
		body, _, _ := strings.Cut(one, "\n\n")
		switch {
		case c.Failure != nil:
			failures++
			if c.Failure.Text != "\n"+body+"\n" {
				t.Errorf("%s: %q, want %q", c.Name, c.Failure.Text, body)
			}
		case c.Out == nil || c.Out.Text != "\n"+body+"\n":
			t.Errorf("%s: %v, want %q", c.Name, c.Out, body)
		}
	}
	if got := report.Suite; got.Tests != len(s.list) || len(got.Cases) != got.Tests || got.Failures != failures {
		t.Errorf("%d cases, %d tests, %d of %d failures", len(got.Cases), got.Tests, got.Failures, failures)
	}
}

// TestLocate finds each place again by its line and column alone, as a reader of the output would.
func TestLocate(t *testing.T) {
	s := hostile()
	p := &printer{sources: from(s.sources), files: map[string]*file{}}
	for _, d := range s.list {
		if d.Place.Start < 0 || s.sources[d.Place.File] == "" || d.Place.Start > len(s.sources[d.Place.File]) {
			continue
		}
		text := s.sources[d.Place.File]
		at := p.locate(d.Place)
		offset := func(pt point) int {
			lines := strings.SplitAfter(text, "\n")
			n := len(strings.Join(lines[:pt.line-1], ""))
			for range pt.column - 1 {
				_, size := utf8.DecodeRuneInString(text[n:])
				n += size
			}
			return n
		}
		if a, z := offset(at.from), offset(at.to); a != at.start || z != at.end {
			t.Errorf("%s %v: line and column lead to %d–%d, want %d–%d", d.Code, d.Place, a, z, at.start, at.end)
		}
	}
}

func FuzzPrint(f *testing.F) {
	for _, s := range []sample{waiting(), hostile()} {
		for _, d := range s.list {
			f.Add(s.sources[d.Place.File], d.Place.File, d.Code, d.Message.ZH, d.Hint.EN, d.Place.Start, d.Place.End, int(d.Severity), "catalog")
		}
	}
	f.Add("", "f", "", "", "", 0, 0, 0, "")
	f.Add("x\ny", ":", "", ":", " ::", 2, 3, 1, "")
	f.Add("甲\x80\x80\x80", "f", "", "", "", 4, 5, 1, "")
	f.Add("\xf0\x9f\x98", "::x", "##[", "\r\n::error::", "##", 1, 2, -1, "..")
	f.Add(strings.Repeat("\t\u0301", 3000)+"x", " ::", "x", "", "", 5000, 9001, 9, "/")
	findings, err := jsonschema.Compile("findings.schema.json")
	if err != nil {
		f.Fatal(err)
	}
	sarif, err := jsonschema.Compile("testdata/sarif.schema.json")
	if err != nil {
		f.Fatal(err)
	}
	official, err := jsonschema.Compile(officialSARIF)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, source, file, code, message, hint string, start, end, severity int, root string) {
		at := Place{file, start, end}
		d := Diagnostic{
			Code: code, Severity: Severity(severity), Matter: code, Field: hint, Place: at,
			Message: Text{message, hint}, Hint: Text{hint, message},
			Related: []Related{{at, Text{ZH: hint}}, {Place{}, Text{ZH: message}}, {Place{hint, end, start}, Text{}}},
			Fixes:   []Fix{{Message: Text{ZH: message}, Edits: []Edit{{at, hint}, {Place{file, end, start}, ""}}}},
		}
		s := sample{map[string]string{file: source}, List{d, d}, []Rule{{Code: code, Title: Text{ZH: "题"}}}}
		for _, format := range Formats() {
			for _, lang := range []Lang{ZH, EN} {
				out := printed(t, s, Options{Format: format, Lang: lang, Name: func(file string) string { return path.Join(root, file) }})
				if !utf8.ValidString(out) {
					t.Errorf("%s is not UTF-8: %q", format, out)
				}
				switch format {
				case FormatJSON, FormatSARIF:
					var v any
					if err := json.Unmarshal([]byte(out), &v); err != nil {
						t.Fatal(err)
					}
					schemas := []*jsonschema.Schema{findings}
					if format == FormatSARIF {
						schemas = []*jsonschema.Schema{sarif, official}
					}
					for _, schema := range schemas {
						if err := schema.Validate(v); err != nil {
							t.Errorf("%s: %#v", format, err)
						}
					}
				case FormatJUnit:
					for d := xml.NewDecoder(strings.NewReader(out)); ; {
						if _, err := d.Token(); err == io.EOF {
							break
						} else if err != nil {
							t.Fatalf("%v: %q", err, out)
						}
					}
				default:
					lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
					if format == FormatGitHub && len(lines) != len(s.list) {
						t.Errorf("%d commands for %d findings: %q", len(lines), len(s.list), out)
					}
					for _, line := range lines {
						if strings.ContainsAny(line, "\x1b\r\u202e\u2066\x00\x7f\u0085\u2028") || strings.Contains(line, "##[") {
							t.Errorf("%s lets through %q", format, line)
						}
						if format == FormatText && strings.HasPrefix(strings.TrimSpace(line), "::") {
							t.Errorf("text has a command: %q", line)
						}
					}
				}
			}
		}
	})
}

// TestByteOrderMark wants the places of the first line of a file to be the same with a byte order mark before it and without, in every
// format: what is marked too.
func TestByteOrderMark(t *testing.T) {
	const mark = "\ufeff"
	source := "pakage catalog\n\n_a: 1\n"
	for _, format := range Formats() {
		if format == FormatJSON { // which has the offsets of bytes too
			continue
		}
		for _, at := range []Place{{"x.cue", 0, 6}, {"x.cue", 0, 0}, find("x.cue", source, "_a", 0)} {
			moved := at
			if at.End > 0 {
				moved.Start, moved.End = at.Start+len(mark), at.End+len(mark)
			}
			plain := printed(t, sample{sources: map[string]string{"x.cue": source}, list: List{{Code: "S001", Severity: Error, Place: at, Message: T("一", "a")}}}, Options{Format: format})
			marked := printed(t, sample{sources: map[string]string{"x.cue": mark + source}, list: List{{Code: "S001", Severity: Error, Place: moved, Message: T("一", "a")}}}, Options{Format: format})
			if plain != marked {
				t.Errorf("%s at %v: without a mark\n%s\nwith one\n%s", format, at, plain, marked)
			}
		}
	}
}
