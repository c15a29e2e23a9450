package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/random"
	"github.com/matterc/matterc/render"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/page/form"
	"github.com/matterc/matterc/render/page/markdown"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/edit"
	"github.com/matterc/matterc/validate"
)

// hostileEdition is the file that makes a folder a catalog.
const hostileEdition = "package catalog\n\ncatalog: {name: \"示例\", edition: \"2026-06-01\", region: \"370503\", publisher: \"示例县\"}\n"

// hostileMatter is a matter that loads, with further fields behind its own.
func hostileMatter(id, more string) string {
	return fmt.Sprintf("matter: %q: #Matter & {name: \"借书证%[2]s\", department: \"library\", type: \"公共服务\", handling: \"即办件\", audience: [\"自然人\"], basis: open: {law: \"图书馆法\"}, "+
		"deadline: promised: unit: \"即时\", fee: charged: false, result: name: \"完成\", steps: [{name: \"受理\", role: \"窗口\"}], service: [{window: \"一楼\", lines: [\"12345\"], complaints: [\"12345\"]}]%[3]s}\n", id, id, more)
}

// hostileTexts are kinds of text that a stranger can write to make the program work: each makes, of a number, one file (or a few)
// that grows with it.
var hostileTexts = map[string]func(n int) map[string]string{
	"undefined definitions": one(func(i int) string { return fmt.Sprintf("_a%d: _zzz%d\n", i, i) }),
	"defined definitions":   one(func(i int) string { return fmt.Sprintf("_a%d: _a%d\n", i, i+1) }),
	"unknown fields":        inside(func(i int) string { return fmt.Sprintf(", nmae%d: 1", i) }),
	"unknown kinds":         one(func(i int) string { return fmt.Sprintf("mater%d: 1\n", i) }),
	"one unknown kind":      one(func(i int) string { return fmt.Sprintf("mater: \"a%d\": 1\n", i) }),
	"missing fields":        one(func(i int) string { return fmt.Sprintf("matter: \"a%d\": {}\n", i) }),
	"wrong values":          inside(func(i int) string { return fmt.Sprintf(", materials: [{name: %d}]", i) }),
	"hashes":                same("", "#", ""),
	"hashes and quotes":     same("_a: ", "#\"", "\n"),
	"full-width signs":      same("_a", "：", "\n"),
	"full-width quotes":     same("_a: ", "“", "\n"),
	"quotes in a text": func(n int) map[string]string {
		return file("_a: \"" + strings.Repeat("“", n/7*4) + strings.Repeat("”,", n/7*3) + "\n")
	},
	"full-width lines": same("", "_a: “\n", ""),
	"names and colons": same("", "a: ", "1\n"),
	"names on lines":   same("", "a:\n", "1\n"),
	"open brackets":    same("_a: ", "[", "\n"),
	"closed brackets":  same("_a: ", "]", "\n"),
	"open braces":      same("_a: ", "{a: ", "\n"),
	"brackets": func(n int) map[string]string {
		return file("_a: " + strings.Repeat("[", n) + strings.Repeat("]", n) + "\n")
	},
	"parentheses": func(n int) map[string]string {
		return file("_a: " + strings.Repeat("(", n) + "1" + strings.Repeat(")", n) + "\n")
	},
	"minus signs":        same("_a: ", "-", "1\n"),
	"sum":                same("_a: 1", "+1", "\n"),
	"product":            same("_a: 1", "*1", "\n"),
	"conjunction":        same("_b: {a: 1}\n_a: _b", "&_b", "\n"),
	"alternatives":       same("fact: f: {name: \"a\", question: \"b\", type: \"数值\"}\nimpossible: x: {reason: \"a\", where: f: 1", " | 2", "}\n"),
	"list":               same("_a: [", "1,", "]\n"),
	"texts":              same("fact: f: {name: \"a\", question: \"b\", type: \"选项\", values: [", "\"甲\",", "]}\n"),
	"other texts":        within("fact: f: {name: \"a\", question: \"b\", type: \"选项\", values: [", func(i int) string { return fmt.Sprintf("\"值%d\",", i) }, "]}\n"),
	"comments":           same("", "// a\n", ""),
	"comments in a list": same("_a: [\n", "1, // a\n", "]\n"),
	"blank lines":        same("", "\n", ""),
	"tabs":               same("_a: ", "\t", "1\n"),
	"carriage returns":   same("", "\r", ""),
	"long name":          same("matter: \"", "a", "\": 1\n"),
	"long field":         same("catalog: ", "n", ": 1\n"),
	"long reference":     same("_a: _", "n", "\n"),
	"long value":         same("region: \"370503\": {name: \"a\", level: \"", "县", "\"}\n"),
	"escapes":            same("_a: \"", "\\u4e00", "\"\n"),
	"broken escapes":     same("_a: \"", "\\z", "\"\n"),
	"lines of a text":    same("_a: \"\"\"\n", "\ta\n", "\t\"\"\"\n"),
	"unindented text":    same("_a: \"\"\"\n", "a\n", "\t\"\"\"\n"),
	"selections":         one(func(i int) string { return fmt.Sprintf("_a%d: _b.c%d\n", i, i) }),
	"known selections": func(n int) map[string]string {
		return file("_b: {c: 1}\n" + repeat(n, func(i int) string { return fmt.Sprintf("_a%d: _b.d%d\n", i, i) }))
	},
	"conjoined structs": func(n int) map[string]string {
		return file("_a: {" + repeat(n, func(i int) string { return fmt.Sprintf("a%d: 1,", i) }) + "} & {" + repeat(n, func(i int) string { return fmt.Sprintf("a%d: 2,", i) }) + "}\n")
	},
	"conflicts": one(func(i int) string { return fmt.Sprintf("_a%d: 1 & 2\n", i) }),
	"computed": one(func(i int) string {
		return fmt.Sprintf("impossible: x%d: {reason: \"a\", where: f: <(%d / 7)}\n", i, i)
	}),
	"calls":          one(func(i int) string { return fmt.Sprintf("_a%d: f(%d)\n", i, i) }),
	"imports":        same("import (\n", "\"a\"\n", ")\n"),
	"one definition": same("", "_a: 1\n", ""),
	"one record":     same("", "region: \"370503\": {name: \"a\", level: \"县级\"}\n", ""),
	"one field":      same("_a: {", "a: 1,", "}\n"),
	"records": one(func(i int) string {
		return fmt.Sprintf("document: \"d%d\": {name: \"证%d\", kind: \"证照\"}\n", i, i)
	}),
	"records in one": within("document: {", func(i int) string { return fmt.Sprintf("\"d%d\": {name: \"证%d\", kind: \"证照\"},", i, i) }, "}\n"),
	"same names":     one(func(i int) string { return fmt.Sprintf("document: \"d%d\": {name: \"证\", kind: \"证照\"}\n", i) }),
	"keys":           one(func(i int) string { return fmt.Sprintf("document: \"D %d\": 1\n", i) }),
	"matters":        one(func(i int) string { return hostileMatter(fmt.Sprintf("m%d", i), "") }),
	"waiting matters": one(func(i int) string {
		return hostileMatter(fmt.Sprintf("m%d", i), fmt.Sprintf(", prerequisites: [{matter: \"m%d\", basis: [\"open\"]}]", i+1))
	}),
	"wrong basis":             within(strings.TrimSuffix(hostileMatter("m", ", materials: ["), "}\n"), func(i int) string { return fmt.Sprintf("{name: \"表%d\", basis: [\"b%d\"]},", i, i) }, "]}\n"),
	"basis":                   within(strings.TrimSuffix(hostileMatter("m", ", basis: {"), "}\n"), func(i int) string { return fmt.Sprintf("b%d: {law: \"图书馆法%d\"},", i, i) }, "}}\n"),
	"materials":               within(strings.TrimSuffix(hostileMatter("m", ", materials: ["), "}\n"), func(i int) string { return fmt.Sprintf("{name: \"表%d\", basis: [\"open\"]},", i) }, "]}\n"),
	"elements without braces": within(strings.TrimSuffix(hostileMatter("m", ", materials: ["), "}\n"), func(i int) string { return fmt.Sprintf("name: \"表%d\", basis: [\"open\"],", i) }, "]}\n"),
	"records without braces":  within("", func(i int) string { return fmt.Sprintf("document: d%d: name: \"证\", kind: \"证照\"}, ", i) }, "\n"),
	"conditions": within(strings.TrimSuffix(hostileMatter("m", ", conditions: ["), "}\n"), func(i int) string {
		return fmt.Sprintf("{text: \"条件%d\", require: f%d: true, basis: [\"open\"]},", i, i)
	}, "]}\n"),
	"thresholds": within("fact: f: {name: \"面积\", question: \"多大？\", type: \"数值\"}\n"+strings.TrimSuffix(hostileMatter("m", ", conditions: ["), "}\n"), func(i int) string {
		return fmt.Sprintf("{text: \"条件%d\", require: f: >%d, basis: [\"open\"]},", i, i)
	}, "]}\n"),
	"steps":   within(strings.TrimSuffix(hostileMatter("m", ", questions: ["), "}\n"), func(i int) string { return fmt.Sprintf("{question: \"问%d\", answer: \"答\"},", i) }, "]}\n"),
	"windows": within(strings.TrimSuffix(hostileMatter("m", ", service: ["), "}\n"), func(i int) string { return fmt.Sprintf("{window: \"窗%d\", lines: [\"x\"], complaints: [\"x\"]},", i) }, "]}\n"),
	"exemptions": within(strings.TrimSuffix(hostileMatter("m", ", exempt: ["), "}\n"), func(i int) string {
		return fmt.Sprintf("{code: \"T%03d\", reason: \"a\", until: \"2027-01-01\"},", i%999)
	}, "]}\n"),
	"prerequisites":       within(strings.TrimSuffix(hostileMatter("m", ", prerequisites: ["), "}\n"), func(i int) string { return fmt.Sprintf("{matter: \"m%d\", basis: [\"open\"]},", i) }, "]}\n"),
	"alternatives of one": within(strings.TrimSuffix(hostileMatter("m", ", prerequisites: [{basis: [\"open\"], anyOf: ["), "}\n"), func(i int) string { return fmt.Sprintf("{matter: \"m%d\"},", i) }, "]}]}\n"),
	"guards":              within(strings.TrimSuffix(hostileMatter("m", ", materials: ["), "}\n"), func(i int) string { return fmt.Sprintf("{name: \"表%d\", when: f%d: true, basis: [\"open\"]},", i, i) }, "]}\n"),
	"facts": one(func(i int) string {
		return fmt.Sprintf("fact: f%d: {name: \"情形%d\", question: \"是否？\", type: \"是否\"}\n", i, i)
	}),
	"impossible": func(n int) map[string]string {
		return file("fact: f: {name: \"面积\", question: \"多大？\", type: \"数值\"}\n" + repeat(n, func(i int) string { return fmt.Sprintf("impossible: x%d: {reason: \"a\", where: f: >%d}\n", i, i) }))
	},
	"laws": one(func(i int) string {
		return fmt.Sprintf("law: \"法%d\": {title: \"法%d\", rank: \"法律\", issuer: \"a\", effective: from: \"2010-01-01\"}\n", i, i)
	}),
	"articles": within("law: \"法\": {title: \"法\", rank: \"法律\", issuer: \"a\", effective: from: \"2010-01-01\", articles: {", func(i int) string { return fmt.Sprintf("\"第%d条\": \"a\",", i) }, "}}\n"),
	"dates":    within("calendar: \"2026\": {work: [], source: \"a\", off: [", func(i int) string { return fmt.Sprintf("\"2026-13-%02d\",", i%99) }, "]}\n"),
	"days":     within("calendar: \"2026\": {work: [], source: \"a\", off: [", func(i int) string { return fmt.Sprintf("\"2026-%02d-%02d\",", 1+i%12, 1+i%28) }, "]}\n"),
	"members":  within("procedure: p: {name: \"联办\", lead: \"library\", members: [", func(i int) string { return fmt.Sprintf("{matter: \"m%d\"},", i) }, "]}\n"),
	"departments": one(func(i int) string {
		return fmt.Sprintf("department: d%d: {name: \"局%d\", address: \"a\", hours: \"b\", phones: [\"x\"], window: \"常设\"}\n", i, i)
	}),
	"forms": func(n int) map[string]string {
		files := file(strings.TrimSuffix(hostileMatter("m", ", materials: ["), "}\n") + repeat(n, func(i int) string {
			return fmt.Sprintf("{name: \"表%d\", template: \"forms/f%d.md\", basis: [\"open\"]},", i, i)
		}) + "]}\n")
		for i := range n {
			files[fmt.Sprintf("forms/f%d.md", i)] = "# 表\n"
		}
		return files
	},
	"unread files": func(n int) map[string]string {
		files := map[string]string{}
		for i := range n / 64 {
			files[fmt.Sprintf("x%d.cue", i)] = "package catalog\n\n" + strings.Repeat("}", 1+i%3) + strings.Repeat(" word", 500)
			files[fmt.Sprintf("y%d.cue", i)] = "package catalog\n\n" + repeat(16, func(j int) string {
				return hostileMatter(fmt.Sprintf("m%d-%d", i, j), fmt.Sprintf(", materials: [{document: \"d%d-%d\", basis: [\"open\"]}]", i, j))
			})
		}
		return files
	},
	"folders": func(n int) map[string]string {
		files := map[string]string{}
		for i := range n {
			files[fmt.Sprintf("d%d/x.cue", i)] = fmt.Sprintf("package catalog\n\n_a%d: _zzz%d\n", i, i)
		}
		return files
	},
	"definitions above": func(n int) map[string]string {
		files := file(repeat(n, func(i int) string { return fmt.Sprintf("_b%d: 1\n", i) }))
		for i := range n / 16 {
			files[fmt.Sprintf("d%d/x.cue", i)] = fmt.Sprintf("package catalog\n\n_a%d: _b%d\n_c%d: _bb%d\n", i, i, i, i)
		}
		return files
	},
}

// hostileForms are kinds of blank forms that a stranger can write to make the program work: each makes, of a number, about as many
// bytes.
var hostileForms = map[string]func(n int) string{
	"quotes": again("> "), "quotes without blanks": again(">"), "quotes and tabs": again(">\t"), "deep quotes on lines": again(strings.Repeat("> ", 40) + "a\n"), "lists": again("- "), "numbers": again("1. "), "mixed lists": again("> - 1. "),
	"quotes and lines": func(n int) string { return strings.Repeat("> ", n/4) + "a\n" + strings.Repeat("b\n", n/4) },
	"stairs": func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n/2; i++ {
			b.WriteString(strings.Repeat("  ", i) + "- a\n")
		}
		return b.String() + strings.Repeat("\n", n/2)
	},
	"links": again("[a](b) "), "open links": again("[a]("), "open pictures": again("![a]("), "open angles": again("[a](<"), "open titles": again("[a](b (\n"), "references": again("[a][b]"), "open references": again("[a][\n"), "definitions": again("[a]: b\n"),
	"open brackets": again("["), "closed brackets": again("]"), "boxes": again("[ ] "), "brackets": func(n int) string { return strings.Repeat("[", n/2) + strings.Repeat("]", n/2) },
	"links in links": func(n int) string { return strings.Repeat("[", n/6) + strings.Repeat("a](b)", n/6) },
	"pictures in brackets": func(n int) string {
		return strings.Repeat("[", n/8) + "![" + strings.Repeat("`a`", n/8) + "](b)" + strings.Repeat("]", n/8)
	},
	"bold": again("**a**"), "bold opened": again("**a "), "bold closed": again("a** "), "bold links": again("[**b**](c)"), "bold across links": func(n int) string { return "**a" + strings.Repeat("[b**c](d)", n/9) },
	"bold in bold": func(n int) string { return strings.Repeat("**a", n/6) + strings.Repeat("b**", n/6) }, "stars": again("*"), "emphasis": again("*a _b "),
	"code": again("`"), "open code": again("`a``"), "tables": again("|a|\n|-|\n|b|\n\n"), "dashes": again("a\n-|-\n"), "table": func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|c|d|\n", n/6) },
	"broad table": func(n int) string { return strings.Repeat("|a", n/4) + "\n" + strings.Repeat("|-", n/4) + "\n" },
	"empty table": func(n int) string {
		return strings.Repeat("|a", n/8) + "\n" + strings.Repeat("|-", n/8) + "\n" + strings.Repeat("|\n", n/4)
	},
	"code in table":     func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|`c\\|`|d|\n", n/10) },
	"table of one row":  func(n int) string { return "|a|\n|-|\n|`" + strings.Repeat("\\|", n/2) + "`|\n" },
	"preformatted code": func(n int) string { return "    " + strings.Repeat("`", n) + "\n" },
	"entities":          again("&amp;"), "open entities": again("&#"), "backslashes": again("\\"),
	"tags": again("<a>"), "open tags": again("<a b=\""), "comments": again("<!--"), "declarations": again("<!A "), "addresses": again("<http://a"), "html": again("<div>\n"),
	"tag on lines":     func(n int) string { return "<a" + strings.Repeat("\nb", n/2) + ">" },
	"comment on lines": func(n int) string { return "a <!--" + strings.Repeat("\na", n/2) + "-->" },
	"items":            again("1. a\n"), "odd items": again("1. a\n3. b\n"), "items apart": again("- a\n\n"), "headings": again("# a\n"), "fences": again("```\n"), "lines of Chinese": again("甲\n"), "breaks": again("甲<br>"), "blank lines": func(n int) string { return "- a\n" + strings.Repeat("\n", n) },
}

// again is a blank form of one part again and again.
func again(part string) func(int) string {
	return func(n int) string { return strings.Repeat(part, n/len(part)) }
}

// formed is the catalog that init writes, with a blank form.
func formed(t *testing.T, text string) fstest.MapFS {
	t.Helper()
	skeleton, err := edit.Skeleton()
	if err != nil {
		t.Fatal(err)
	}
	files, found := fstest.MapFS{}, false
	for _, f := range skeleton {
		if path.Dir(f.Name) == "forms" {
			f.Data, found = []byte(text), true
		}
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	if !found {
		t.Fatal("the catalog of init has no form")
	}
	return files
}

// file is a catalog of one file with a body.
func file(body string) map[string]string {
	return map[string]string{"x.cue": "package catalog\n\n" + body}
}

// repeat joins what a function makes of the numbers below n.
func repeat(n int, part func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(part(i))
	}
	return b.String()
}

// one is a file of n parts.
func one(part func(i int) string) func(int) map[string]string { return within("", part, "") }

// within is a file of n parts between two others.
func within(before string, part func(i int) string, after string) func(int) map[string]string {
	return func(n int) map[string]string { return file(before + repeat(n, part) + after) }
}

// inside is a file of a region with n more parts.
func inside(part func(i int) string) func(int) map[string]string {
	return within("region: \"370503\": {name: \"a\", level: \"县级\"", part, "}\n")
}

// same is a file of one part n times between two others.
func same(before, part, after string) func(int) map[string]string {
	return within(before, func(int) string { return part }, after)
}

// sized returns the files of a kind of hostile text, about as many bytes in all.
func sized(make func(int) map[string]string, bytes int) fstest.MapFS {
	size := func(files map[string]string) (all int) {
		for _, data := range files {
			all += len(data)
		}
		return all
	}
	n := 1024
	for range 3 { // numbers get longer
		n = max(1, int(float64(n)*float64(bytes)/float64(max(1, size(make(n))))))
	}
	files := fstest.MapFS{"catalog.cue": {Data: []byte(hostileEdition)}}
	for name, data := range make(n) {
		files[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return files
}

// judge is what check does with a catalog: it returns what is printed as text, and how many findings there are.
func judge(t *testing.T, files fs.FS) (printed []byte, findings int) {
	t.Helper()
	c, found, err := schema.Load(files, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, found = validate.Run(c, found, validate.Options{})
	var b bytes.Buffer
	if err := diag.Print(&b, found, c.Source, diag.Options{Rules: validate.Rules()}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), len(found)
}

// TestHostile reads every kind of hostile text, by day in an eighth of the size that a file may have and by night in all of it: it
// is judged, in memory that grows with the text, and what is said about it is no more than twelve times what was read. Every kind of
// hostile form is printed, in memory that grows with it.
func TestHostile(t *testing.T) {
	const whole = 250 << 10
	size := min(random.Rounds(t, 31)<<10, whole)
	judge(t, sized(hostileTexts["one field"], 100)) // what is made once
	for _, kind := range slices.Sorted(maps.Keys(hostileTexts)) {
		files := sized(hostileTexts[kind], size)
		before := allocated()
		printed, findings := judge(t, files)
		perByte := (allocated() - before) / uint64(size)
		t.Logf("%s: %d findings, %d bytes allocated for each that was read", kind, findings, perByte)
		if findings == 0 {
			t.Errorf("%s: nothing is found", kind) // the registers are missing, if nothing else
		}
		if perByte > 4000 {
			t.Errorf("%s: %d bytes are allocated for each that was read", kind, perByte)
		}
		if len(printed) > 10*whole {
			t.Errorf("%s: %d findings are printed in %d bytes", kind, findings, len(printed))
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(hostileForms)) {
		source := []byte(hostileForms[kind](min(size, random.Rounds(t, 8)<<10)))
		before := allocated()
		printed := markdown.Print(page.Document{Path: "a", Title: "a", Blocks: form.Read(source)})
		if perByte := (allocated() - before) / uint64(len(source)); perByte > 4000 || len(printed) > 64*len(source) {
			t.Errorf("form of %s: %d bytes are allocated, and %d printed, for each that was read", kind, perByte, len(printed)/len(source))
		}
	}
}

// allocated is how many bytes this process has allocated so far.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// TestLinear counts the statements that `matterc check` executes for every kind of hostile text, and `matterc build` for every kind of
// hostile form, and for twice as much of it: twice as much text may take no more than three times the steps. Nothing is timed. A day
// tries what was quadratic once and two others and counts in what is ours and in the reader of forms, a night tries all and counts in
// CUE's parser too, of which everything of CUE has then to be built again.
func TestLinear(t *testing.T) {
	exe := filepath.Join(t.TempDir(), "matterc")
	counted := []string{module + "/cmd/matterc", module + "/schema/...", module + "/validate/...", module + "/render/text", module + "/render/page/...", "github.com/yuin/goldmark/..."}
	if random.Rounds(t, 1) > 1 {
		counted = append(counted, "cuelang.org/go/cue/scanner", "cuelang.org/go/cue/parser", "cuelang.org/go/cue/errors", "cuelang.org/go/cue/literal")
	}
	build := exec.Command("go", "build", "-cover", "-covermode=count", "-coverpkg="+strings.Join(counted, ","), "-o", exe, ".")
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	const size = 48 << 10
	text := counting{exe, []string{"check", "."}, statusFindings}
	page := counting{exe, []string{"build", ".", "--only", "guide", "--out", "out"}, statusOK}
	nothing := map[*counting]int64{&text: text.steps(t, fstest.MapFS{"catalog.cue": {Data: []byte(hostileEdition)}}), &page: page.steps(t, formed(t, "甲\n"))}
	type kind struct {
		name string
		by   *counting
		make func(bytes int) fstest.MapFS
	}
	var kinds []kind
	for _, name := range slices.Sorted(maps.Keys(hostileTexts)) {
		kinds = append(kinds, kind{name, &text, func(bytes int) fstest.MapFS { return sized(hostileTexts[name], bytes) }})
	}
	for _, name := range slices.Sorted(maps.Keys(hostileForms)) {
		kinds = append(kinds, kind{"form of " + name, &page, func(bytes int) fstest.MapFS { return formed(t, hostileForms[name](bytes)) }})
	}
	r := random.New(t, 8, 1)
	r.Shuffle(len(kinds), func(i, j int) { kinds[i], kinds[j] = kinds[j], kinds[i] })
	once := []string{"undefined definitions", "unknown fields", "form of open pictures"}
	slices.SortStableFunc(kinds, func(a, b kind) int { return slices.Index(once, b.name) - slices.Index(once, a.name) })
	kinds = kinds[:min(len(kinds), len(once)+random.Rounds(t, 2))]
	for _, k := range kinds {
		t.Run(k.name, func(t *testing.T) {
			a, b := k.by.steps(t, k.make(size))-nothing[k.by], k.by.steps(t, k.make(2*size))-nothing[k.by]
			t.Logf("%d and %d steps", a, b)
			if a < size/100 {
				t.Errorf("%d steps are not what reads %d bytes", a, size)
			}
			if b > 3*a {
				t.Errorf("twice the text takes %.1f times the steps", float64(b)/float64(a))
			}
		})
	}
}

// counting is a matterc that counts the statements it executes, and what it is to do.
type counting struct {
	exe    string
	args   []string
	status int
}

// steps returns how many statements are executed for a catalog.
func (c counting) steps(t *testing.T, files fstest.MapFS) (sum int64) {
	t.Helper()
	dir, counts := t.TempDir(), t.TempDir()
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	run := exec.Command(c.exe, c.args...)
	run.Dir, run.Env = dir, append(os.Environ(), "GOCOVERDIR="+counts)
	if said, err := run.CombinedOutput(); run.ProcessState.ExitCode() != c.status {
		t.Fatalf("%v\n%s", err, said[:min(len(said), 2000)])
	}
	profile := filepath.Join(t.TempDir(), "profile")
	if said, err := exec.Command("go", "tool", "covdata", "textfmt", "-i", counts, "-o", profile).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	data, err := os.ReadFile(profile)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(string(data), "\n") { // FILE:L.C,L.C STATEMENTS COUNT
		f := strings.Fields(line)
		if len(f) != 3 {
			continue
		}
		statements, err := strconv.ParseInt(f[1], 10, 64)
		count, err2 := strconv.ParseInt(f[2], 10, 64)
		if err := firstError(err, err2); err != nil {
			t.Fatal(err)
		}
		sum += statements * count
	}
	return sum
}

// TestNoCommands has strangers name catalogs, matters, departments, files and folders so that a log would take the names for commands,
// a terminal for escape sequences and a reader for lines of ours, and runs every command that says anything of them.
func TestNoCommands(t *testing.T) {
	named := regexp.MustCompile(`\b(name|title|short|address): +"`)
	told := 0 // how often a command has done its work
	for _, name := range []string{"::error file=README.md::pwned", "##[error]pwned", "x ##vso[task.complete]pwned", "x\npwned", "x\u2028pwned", "\x1b]0;pwned\x07", "a\u202epwned"} {
		t.Run(strconv.QuoteToASCII(name), func(t *testing.T) {
			dir := t.TempDir()
			t.Chdir(dir)
			quoted := strings.Trim(strconv.Quote(name), `"`)
			quoted = strings.NewReplacer(`\x1b`, `\u001b`).Replace(quoted)
			folder := strings.ReplaceAll(name, "/", "_")
			write := func(path, text string) {
				t.Helper()
				if err := firstError(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(text), 0o666)); err != nil {
					t.Fatal(err)
				}
			}
			skeleton, err := edit.Skeleton()
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range skeleton {
				if filepath.Ext(f.Name) == ".cue" && f.Name != schema.SchemaFile {
					f.Data = named.ReplaceAll(f.Data, []byte("${0}"+strings.ReplaceAll(quoted, "$", "$$")))
				}
				write(filepath.Join(folder, f.Name), string(f.Data))
			}
			write(filepath.Join(folder, folder+".cue"), "package   catalog\n\n\n\n_x: 1\n")
			write(filepath.Join("broken", folder+".cue"), "package catalog\n\nmatter: \"a"+strings.ReplaceAll(quoted, "\n", "")+"\": {nmae: 1}\n")
			write(filepath.Join("broken", "catalog.cue"), hostileEdition)
			for _, args := range [][]string{
				{"check", folder}, {"check", "broken"}, {"build", folder, "--only", "json", "--out", folder + "-out"}, {"build", folder, "--only", "json", "--out", folder},
				{"list", "--catalog", folder}, {"explain", "licence-renewal", "--catalog", folder}, {"plan", "licence-renewal", "--catalog", folder}, {"plan", "--catalog", folder, name},
				{"graph", name, "--catalog", folder}, {"fmt", "--check", folder}, {"fmt", folder}, {"new", "matter", name, "--catalog", folder}, {"new", "matter", "b", "--department", name, "--catalog", folder},
				{"find", "pwned", folder}, {"find", name, folder}, {"find", name, "broken"}, {"rename", "licence-renewal", name, folder}, {"rename", name, "b", folder}, {"rename", "licensing-advice", "advice", folder},
				{"check", "--fix", folder}, {"check", "--fix", "broken"}, {"init", folder}, {"init", "new-" + folder}, {"export", name}, {"verify", name + ".pdf"}, {"due", name, name}, {name}, {"check", "--" + name}, {"check", "--format", name},
			} {
				for _, lang := range []string{"zh", "en"} {
					var out, said bytes.Buffer
					if run(append(args, "--lang", lang), &out, &said, func(string) string { return "" }) == statusOK {
						told++
					}
					for _, line := range strings.Split(out.String()+"\n"+said.String(), "\n") {
						clean := strings.TrimSpace(line)
						if strings.HasPrefix(clean, "::") || strings.Contains(line, "##[") || strings.Contains(line, "##vso[") || strings.HasPrefix(clean, "pwned") || strings.ContainsAny(line, "\x1b\x07\r\u2028\u202e") {
							t.Errorf("%q says %q", args, line)
						}
					}
				}
			}
		})
	}
	if told < 40 {
		t.Errorf("commands have done their work %d times only", told)
	}
}

// TestDataIsNoCommand has strangers name matters, documents, offices and files as TestNoCommands has them, and prints every format that a
// command writes, of a catalog with findings for check and of one with names that are let through for the others: no line is a command of a log, and nothing goes out that acts instead of being seen.
func TestDataIsNoCommand(t *testing.T) {
	named := regexp.MustCompile(`\b(name|title|short|address|text|standard): +"`)
	dir := t.TempDir()
	t.Chdir(dir)
	const through = `::error file=README.md::pwned ##[error]pwned ##vso[task.complete]pwned`
	skeleton, err := edit.Skeleton()
	if err != nil {
		t.Fatal(err)
	}
	for folder, names := range map[string]string{"c": through, "broken": through + `\n::error::pwned \u2028::pwned\u001b]0;pwned\u0007\u202epwned\r::pwned]]>::pwned `} {
		for _, f := range skeleton {
			if filepath.Ext(f.Name) == ".cue" && f.Name != schema.SchemaFile {
				f.Data = named.ReplaceAll(f.Data, []byte("${0}"+names))
			}
			name := filepath.Join(folder, f.Name)
			if err := firstError(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, f.Data, 0o666)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.WriteFile("broken/##[error]\n::error::pwned\x1b.cue", []byte("package catalog\n\nmatter: \"::error::pwned ##[error]\": {\"::nmae ##[a]\": \"##vso[a]\"}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	a := &app{out: diag.NewConsole(io.Discard), err: diag.NewConsole(io.Discard), getenv: func(string) string { return "" }}
	formats := 0
	for _, c := range newRoot(a).Commands() {
		flag := c.Flags().Lookup("format")
		if flag == nil || c.Name() == "version" {
			continue
		}
		args := map[string][]string{"check": {"broken"}, "verify": {"c"}, "due": {"2026-03-02", "5"}, "find": {"pwned", "broken"}}[c.Name()]
		if args == nil {
			args = []string{"licence-renewal"}
		}
		if c.Name() == "list" {
			args = nil
		}
		if c.Flags().Lookup("catalog") != nil {
			args = append(args, "--catalog", "c")
		}
		for _, format := range flag.Value.(choice).allowed {
			formats++
			var out, said bytes.Buffer
			run(append([]string{c.Name(), "--format", format}, args...), &out, &said, a.getenv)
			if c.Name() != "verify" && c.Name() != "due" && !strings.Contains(out.String(), "pwned") { // these show no names
				t.Errorf("%s --format %s does not show the names: %s%s", c.Name(), format, out.String(), said.String())
			}
			for line := range strings.SplitSeq(out.String()+"\n"+said.String(), "\n") {
				if ours := c.Name() == "check" && format == string(diag.FormatGitHub); ours {
					line = regexp.MustCompile(`^::(error|warning|notice) [^:]*::`).ReplaceAllString(line, "")
				}
				if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") || strings.Contains(line, "##vso[") || strings.ContainsFunc(line, func(r rune) bool {
					return r < ' ' && r != '\t' || r >= 0x7f && r < 0xa0 || r >= 0x2028 && r <= 0x202e
				}) {
					t.Errorf("%s --format %s says %q", c.Name(), format, line[:min(len(line), 600)])
				}
			}
		}
	}
	if formats < len(diag.Formats())+len(render.GraphFormats())+8 {
		t.Errorf("only %d formats were printed", formats)
	}
}

// TestManyFindings prints, of far too many findings, the worst, and says in every format how many there are besides.
func TestManyFindings(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("catalog.cue", hostileEdition)
	for f := range 2 + maxListed/1000 { // of one file a thousand are kept
		var b strings.Builder
		b.WriteString("package catalog\n\n")
		for i := range 1100 {
			fmt.Fprintf(&b, "mater%d_%d: 1\n", f, i)
		}
		write(fmt.Sprintf("f%d.cue", f), b.String())
	}
	for format, one := range map[string]string{"text": "\n  说明：", "json": `"severity":`, "sarif": `"ruleId":`, "github": "::error ", "junit": "<failure"} {
		var out, said bytes.Buffer
		if status := run([]string{"check", dir, "--format", format}, &out, &said, func(string) string { return "" }); status != statusFindings {
			t.Fatalf("status %d: %s", status, &said)
		}
		if n := strings.Count(out.String(), one); n > maxListed+1 || n < maxListed/2 { // annotations of one place are one
			t.Errorf("%s: %d findings, want %d", format, n, maxListed+1)
		}
		if !strings.Contains(out.String(), fmt.Sprintf("只列出最重的 %d 个，还有 ", maxListed)) {
			t.Errorf("%s does not say that there are more", format)
		}
	}
}

// TestFormatHuge gives fmt a file that no catalog may have: it is not read.
func TestFormatHuge(t *testing.T) {
	name := filepath.Join(t.TempDir(), "huge.cue")
	if err := firstError(os.WriteFile(name, []byte("package   catalog\n"), 0o666), os.Truncate(name, 1<<30)); err != nil {
		t.Skip(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for _, args := range [][]string{{"fmt", name}, {"fmt", filepath.Dir(name)}, {"fmt", "--check", name}} {
		var out, said bytes.Buffer
		if status := run(args, &out, &said, func(string) string { return "" }); status != statusFindings || !strings.Contains(said.String(), "文件超过 256 KB，没有排版") {
			t.Errorf("%q: status %d: %s", args, status, &said)
		}
	}
	if runtime.ReadMemStats(&after); after.TotalAlloc-before.TotalAlloc > 64<<20 {
		t.Errorf("%d MB were used", (after.TotalAlloc-before.TotalAlloc)>>20)
	}
}

// TestFormatLeavesUnread wants fmt to lay out, of a folder, what a catalog reads of it and no more, and a manifest that no build can have
// written not to be read.
func TestFormatLeavesUnread(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	const odd = "package   catalog\n\n\n\n_x: 1\n"
	for _, name := range []string{"a.cue", "_b.cue", "b_test.cue", "b_tool.cue", "_c/d.cue", "testdata/d.cue", ".e.cue", "cue.mod/f.cue", "g/h.cue"} {
		if err := firstError(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(odd), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	var out, said bytes.Buffer
	if status := run([]string{"fmt", "--check", "."}, &out, &said, func(string) string { return "" }); status != statusFindings || out.String() != "a.cue\ng/h.cue\n" {
		t.Errorf("status %d, laid out:\n%s%s", status, out.String(), said.String())
	}

	if err := firstError(os.WriteFile(manifestName, nil, 0o666), os.Truncate(manifestName, maxPlain+1)); err != nil {
		t.Fatal(err)
	}
	before := allocated()
	if stranger, _, err := there(".", nil); err != nil || stranger == "" || allocated()-before > 1<<20 {
		t.Errorf("a manifest of %d bytes: %q %v, %d bytes allocated", maxPlain+1, stranger, err, allocated()-before)
	}
}
