package typst

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"github.com/matterc/matterc/random"
	"github.com/matterc/matterc/render/print/coverage"
	"github.com/matterc/matterc/render/print/typst/assets"
	"github.com/matterc/matterc/render/print/typst/typsttest"
	"github.com/matterc/matterc/render/viewtest"
	"golang.org/x/image/font/gofont/goregular"
)

func open(t testing.TB, options Options) *Engine {
	t.Helper()
	options.Cache = typsttest.Cache(t)
	e, err := Open(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

// catalog is a document as a template makes it: one file of ours, and the data as JSON.
func catalog(t testing.TB, matters int) Job {
	t.Helper()
	template, err := os.ReadFile("testdata/catalog.typ")
	if err != nil {
		t.Fatal(err)
	}
	type material struct{ Name, Source string }
	type matter struct {
		Name      string
		Materials []material
	}
	var data struct{ Matters []matter }
	for i := range matters {
		m := matter{Name: fmt.Sprintf("建设用地规划许可证核发（第 %d 项）", i+1)}
		for j := range 30 {
			m.Materials = append(m.Materials, material{
				fmt.Sprintf("%d 号材料：符合 GB/T 9704—2012《党政机关公文格式》的申请报告，原件核验", j+1), "申请人自备（䶮、㙍、堃、𬭎）"})
		}
		data.Matters = append(data.Matters, m)
	}
	raw, err := json.Marshal(data)
	if err != nil {
		t.Fatal(err)
	}
	return Job{Main: "catalog.typ", Files: map[string][]byte{"catalog.typ": template, "data.json": raw}, Date: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)}
}

func single(text string) Job {
	return Job{Main: "main.typ", Files: map[string][]byte{"main.typ": []byte(text)}, Date: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)}
}

func set(t testing.TB, e *Engine, job Job) []byte {
	t.Helper()
	pdf, _, err := e.PDF(t.Context(), job)
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

// poppler runs a program of poppler on a document.
func poppler(t *testing.T, pdf []byte, program string) string {
	t.Helper()
	name := viewtest.PDF(t, pdf)
	if program == "pdftotext" {
		return viewtest.Run(t, program, "-layout", name, "-")
	}
	return viewtest.Run(t, program, name)
}

func TestCatalog(t *testing.T) {
	e := open(t, Options{})
	pdf := set(t, e, catalog(t, 2))
	info := poppler(t, pdf, "pdfinfo")
	for _, want := range []string{`Title: +办事指南汇编`, `Tagged: +yes`, `Pages: +4\n`, `CreationDate: +\w+ Nov +1 .*2026`} {
		if !regexp.MustCompile(want).MatchString(info) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, info)
		}
	}
	pages := strings.Split(poppler(t, pdf, "pdftotext"), "\f")
	if len(pages) != 5 { // one after the last form feed
		t.Fatalf("%d pages", len(pages)-1)
	}
	for i, page := range pages[:4] {
		if !strings.Contains(page, "材料名称") {
			t.Errorf("page %d has no header row:\n%s", i+1, page)
		}
	}
	for _, want := range []string{"建设用地规划许可证核发（第 2 项）", "30 号材料", "GB/T 9704—2012", "䶮", "㙍", "堃", "𬭎"} {
		if !strings.Contains(strings.Join(pages[2:], ""), want) {
			t.Errorf("the text has no %s", want)
		}
	}
	if fonts := poppler(t, pdf, "pdffonts"); strings.Contains(fonts, " no ") && !regexp.MustCompile(`(?m)^\S+\+NotoSerifSC-Regular .*yes +yes +yes`).MatchString(fonts) {
		t.Errorf("pdffonts shows what is not embedded:\n%s", fonts)
	}
	if !bytes.Contains(pdf, []byte("/Outlines")) {
		t.Error("the document has no outline")
	}
}

func TestSameBytes(t *testing.T) {
	a := open(t, Options{})
	job := catalog(t, 2)
	first := set(t, a, job)
	if again := set(t, a, job); !bytes.Equal(first, again) {
		t.Error("the same engine gives other bytes the second time")
	}
	set(t, a, single("#set page(width: 5cm)\n= 另一份文件"))
	recycle(a)
	job.Date = job.Date.In(time.FixedZone("far", 14*3600)).Add(time.Hour)
	if again := set(t, a, job); !bytes.Equal(first, again) {
		t.Error("a new instance gives other bytes")
	}
	if again := set(t, open(t, Options{Memory: 300 << 20}), catalog(t, 2)); !bytes.Equal(first, again) {
		t.Error("a new engine gives other bytes")
	}
	job.Date = job.Date.AddDate(0, 0, 1)
	if other := set(t, a, job); bytes.Equal(first, other) {
		t.Error("the date does not matter")
	}
}

func TestTextStaysText(t *testing.T) {
	nasty := "#panic() $x$ *粗* _斜_ `码` <标> @引 = 一 // 注 /* 注 */ \\ \" ' ~ -- #import \"x\" ]]) " + strings.Repeat("长", 300)
	raw, err := json.Marshal(nasty)
	if err != nil {
		t.Fatal(err)
	}
	job := single(`#set text(font: "Noto Serif SC"); #json("data.json")`)
	job.Files["data.json"] = raw
	text := poppler(t, set(t, open(t, Options{}), job), "pdftotext")
	strip := func(s string) string { return strings.Join(strings.Fields(s), "") }
	if got := strip(text); got != strip(nasty) {
		t.Errorf("got  %s\nwant %s", got, strip(nasty))
	}
}

func TestErrors(t *testing.T) {
	e := open(t, Options{})
	dir := t.TempDir()
	outside := filepath.Join(dir, "outside.txt")
	if err := os.WriteFile(outside, []byte("secret"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, want string // the error begins with want
	}{
		{"第一行\n\n中文 #bad()", "main.typ:3:5: unknown variable: bad"},
		{"#import \"part.typ\": f\n#f()", "part.typ:2:12: cannot add integer and string\nmain.typ:2:2: while calling f"},
		{"#(", "main.typ:1:2: unclosed delimiter"},
		{`#panic("中文")`, `main.typ:1:2: panicked with: "中文"`},
		{"#let f(x) = f(x + 1)\n#f(0)", "main.typ:1:13: maximum function call depth exceeded"},
		{"#while true {}", "main.typ:1:8: condition is always true"},
		{"#set text(size: 3)", "main.typ:1:17: expected length, found integer (a length needs a unit - did you mean 3pt?)"},
		// Nothing outside the job.
		{`#import "@preview/cetz:0.3.0": *`, "main.typ:1:9: failed to load package"},
		{`#import "@local/a:0.1.0": *`, "main.typ:1:9: failed to load package"},
		{`#read("/etc/passwd")`, "main.typ:1:7: failed to load file (not one of the files of this document)"},
		{`#read("/proc/self/environ")`, "main.typ:1:7: failed to load file (not one of the files of this document)"},
		{`#read("../x")`, "main.typ:1:7: failed to load file (not one of the files of this document)"},
		{`#read("` + outside + `")`, "main.typ:1:7: failed to load file (not one of the files of this document)"},
		{`#read("x/../../../../../../etc/passwd")`, "main.typ:1:7: failed to load file (not one of the files of this document)"},
		{`#image("https://example.com/x.png")`, "main.typ:1:8: failed to load file (not one of the files of this document)"},
		{`#plugin("x.wasm")`, "main.typ:1:9: failed to load file (not one of the files of this document)"},
	} {
		job := single(c.text)
		job.Files["part.typ"] = []byte("#let f() = [\n  #let x = 1 + \"a\"\n]")
		pdf, diagnostics, err := e.PDF(t.Context(), job)
		document := (*DocumentError)(nil)
		switch {
		case pdf != nil || !errors.As(err, &document) || len(diagnostics) == 0:
			t.Errorf("%s: %v", c.text, err)
		case !strings.HasPrefix(err.Error(), c.want):
			t.Errorf("%s: got\n%s\nwant\n%s", c.text, err, c.want)
		}
		if running(e) == nil {
			t.Errorf("%s: the instance did not survive", c.text)
		}
	}
	_, diagnostics, _ := e.PDF(t.Context(), single("\n中文 #bad()"))
	if want := (Diagnostic{Error: true, Path: "main.typ", From: Position{2, 5}, To: Position{2, 8}, Message: "unknown variable: bad"}); len(diagnostics) != 1 || diagnostics[0] != want {
		t.Errorf("got %+v, want %+v", diagnostics, want)
	}
	// What one document was given, the next does not see.
	if _, _, err := e.PDF(t.Context(), single(`#import "part.typ": f`)); err == nil {
		t.Error("a file of the last document is still there")
	}
}

func TestPaths(t *testing.T) {
	e := open(t, Options{})
	for _, name := range []string{"", ".", "/main.typ", "../main.typ", "a/../main.typ", "a//b", "a\\b", "a\x00b"} {
		if _, _, err := e.PDF(t.Context(), Job{Main: name, Files: map[string][]byte{name: nil}, Date: time.Unix(0, 0)}); err == nil {
			t.Errorf("%q is taken for a path", name)
		}
	}
	if _, _, err := e.PDF(t.Context(), Job{Main: "main.typ", Date: time.Unix(0, 0)}); err == nil {
		t.Error("a job without its main file is set")
	}
	if _, _, err := e.PDF(t.Context(), Job{Main: "main.typ", Files: map[string][]byte{"main.typ": nil}}); err == nil {
		t.Error("a job without a date is set")
	}
	job := single(`#import "/目录/部分.typ": x; #x`)
	job.Files["目录/部分.typ"] = []byte(`#let x = read("数据.txt")`)
	job.Files["目录/数据.txt"] = []byte("内容")
	set(t, e, job)
}

func TestLimits(t *testing.T) {
	e := open(t, Options{Memory: 128 << 20})
	_, _, err := e.PDF(t.Context(), single("#let s = \"0123456789\" * 10000000\n#let t = s + s + s + s\n#t.len()"))
	if memory := (*MemoryError)(nil); !errors.As(err, &memory) || err.Error() != "the document needs more than 128 MiB of memory" {
		t.Errorf("too much memory: %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	_, _, err = e.PDF(ctx, catalog(t, 200)) // which takes many times as long
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("too much time: %v", err)
	}
	if text := poppler(t, set(t, e, single("#set text(font: \"Noto Serif SC\")\n还在")), "pdftotext"); !strings.Contains(text, "还在") {
		t.Error("the engine does not work after it was stopped")
	}
}

// count returns how many characters fonts can print.
func count(c coverage.Coverage) (n int) {
	for r := range rune(unicode.MaxRune + 1) {
		if c.Has(r) {
			n++
		}
	}
	return n
}

// TestCoverage looks for characters that fonts often lack, and for what is printed where the first font lacks one.
func TestCoverage(t *testing.T) {
	typsttest.Need(t)
	c, err := Coverage()
	if err != nil {
		t.Fatal(err)
	}
	if missing := c.Missing("一丁䶮㙍堃𬭎㎡≥①Ⅳ〇“”——……·《》〔2024〕①℃×÷±％‰￥→√■□●○★△☆\u2060\n"); len(missing) != 0 {
		t.Errorf("missing %q", missing)
	}
	if missing := c.Missing("𠮷家a\x01𠮷😀"); string(missing) != "\x01😀𠮷" {
		t.Errorf("missing %q", missing)
	}
	var faces []string
	all := count(c)
	for _, f := range assets.Fonts {
		c, err := f.Characters()
		if err != nil {
			t.Fatal(err)
		}
		faces = append(faces, f.Name)
		if n := count(c); n < all-100 {
			t.Errorf("%s has %d of %d characters", f.Name, n, all)
		}
		// What pack has written is what the font says.
		font, err := f.Read()
		if err != nil {
			t.Fatal(err)
		}
		if fresh, err := coverage.Of(font); err != nil || !bytes.Equal(fresh.Append(nil), c.Append(nil)) {
			t.Errorf("%s: its table of characters is another: %v", f.Name, err)
		}
	}
	if all < 30000 {
		t.Errorf("%q have %d characters", faces, all)
	}
	more, err := Coverage(goregular.TTF)
	if err != nil || count(more) < all {
		t.Errorf("with another font, %d of %d characters: %v", count(more), all, err)
	}
}

// TestFonts gives the engine one more font, and wants it used where it is asked for and where others lack a character.
func TestFonts(t *testing.T) {
	pdf := set(t, open(t, Options{Fonts: [][]byte{goregular.TTF}}), single("#set text(font: (\"Go\", \"Noto Serif SC\"))\nGo 中文"))
	if fonts := poppler(t, pdf, "pdffonts"); !strings.Contains(fonts, "GoRegular") || !strings.Contains(fonts, "NotoSerifSC-Regular") {
		t.Errorf("not both fonts are used:\n%s", fonts)
	}
}

func TestVersion(t *testing.T) {
	typsttest.Need(t)
	engine, fonts, ok := Version()
	if !ok || len(fonts) != 3 {
		t.Fatalf("%v %v %v", engine, fonts, ok)
	}
	e := open(t, Options{})
	job := single("#set text(font: \"Noto Serif SC\")\n#str(sys.version)")
	if text := poppler(t, set(t, e, job), "pdftotext"); strings.TrimSpace(text) != engine.Version {
		t.Errorf("Typst says it is %s, the table says %s", text, engine.Version)
	}
}

// TestImports wants no function in the host that the engine does not import.
func TestImports(t *testing.T) {
	e := open(t, Options{})
	wanted := map[string]bool{}
	for _, f := range e.module.ImportedFunctions() {
		_, name, _ := f.Import()
		wanted[offered(name)] = true
	}
	for name := range imports {
		if !wanted[name] {
			t.Errorf("the engine does not import %s", name)
		}
	}
}

// running is the instance of an engine with one seat, nil if it has none.
func running(e *Engine) *instance {
	s := <-e.seats
	defer func() { e.seats <- s }()
	return s.in
}

// recycle has the next document of an engine with one seat begin anew.
func recycle(e *Engine) {
	s := <-e.seats
	if s.in != nil {
		s.drop()
	}
	e.seats <- s
}

// Two documents that are set at the same time are those that are set one after the other.
func TestAtOnce(t *testing.T) {
	e := open(t, Options{AtOnce: 2})
	jobs := []Job{catalog(t, 3), catalog(t, 4), catalog(t, 5)}
	pdfs := make([][]byte, len(jobs))
	var wait sync.WaitGroup
	for i, j := range jobs {
		wait.Go(func() {
			var err error
			if pdfs[i], _, err = e.PDF(t.Context(), j); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	alone := open(t, Options{})
	for i, j := range jobs {
		if !bytes.Equal(pdfs[i], set(t, alone, j)) {
			t.Errorf("document %d is another when it is set beside others", i)
		}
	}
	// Who finds no free seat waits no longer than he wants.
	a, b := <-e.seats, <-e.seats
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := e.PDF(ctx, jobs[0]); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
	e.seats <- a
	e.seats <- b
	// A closed engine says so, and can be closed twice.
	for range 2 {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, _, err := e.PDF(t.Context(), jobs[0]); err == nil || !strings.Contains(err.Error(), "closed") {
		t.Errorf("a closed engine answers %v", err)
	}
}

func TestRecycling(t *testing.T) {
	e := open(t, Options{})
	first := running(e)
	for i := range jobsPerInstance + 1 {
		set(t, e, single(fmt.Sprintf("#set text(font: \"Noto Serif SC\")\n第 %d 份", i)))
	}
	if running(e) == first {
		t.Error("the instance is never replaced")
	}
}

// The code of the engine is not compiled here, for that takes longer than the test.
func TestInterruptible(t *testing.T) {
	typsttest.Need(t)
	e, err := Open(t.Context(), Options{Interpret: true, Interruptible: true})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	_, _, err = e.PDF(ctx, single("#for i in range(100000) { for j in range(100000) { let x = calc.pow(1.0, 1) } }"))
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("too much time: %v", err)
	}
}

func TestInterpreter(t *testing.T) {
	if random.Rounds(t, 1) == 1 {
		t.Skip("a night compares the interpreter")
	}
	typsttest.Need(t)
	e, err := Open(t.Context(), Options{Interpret: true})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	job := single("#set text(font: \"Noto Serif SC\")\n= 你好")
	if slow, fast := set(t, e, job), set(t, open(t, Options{}), job); !bytes.Equal(slow, fast) {
		t.Error("the interpreter gives other bytes")
	}
}

func TestWithoutAssets(t *testing.T) {
	if assets.Present() {
		t.Skip("this build has an engine")
	}
	const want = "this build has no print engine: run make assets and build again"
	if _, err := Open(t.Context(), Options{}); !errors.Is(err, ErrMissing) || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if _, err := Coverage(); !errors.Is(err, ErrMissing) {
		t.Errorf("got %v, want %s", err, want)
	}
	if _, _, ok := Version(); ok {
		t.Error("there is a version of what is not there")
	}
}

func BenchmarkOpen(b *testing.B) {
	cache := typsttest.Cache(b)
	open(b, Options{}) // fills the cache
	for b.Loop() {
		e, err := Open(b.Context(), Options{Cache: cache})
		if err != nil {
			b.Fatal(err)
		}
		e.Close()
	}
}

func BenchmarkPDF(b *testing.B) {
	for _, matters := range []int{1, 50} { // two pages each
		b.Run(fmt.Sprintf("pages=%d", 2*matters), func(b *testing.B) {
			e := open(b, Options{})
			job := catalog(b, matters)
			for b.Loop() {
				recycle(e) // nothing is remembered
				set(b, e, job)
			}
		})
	}
}
