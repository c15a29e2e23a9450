package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"iter"
	"os"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
)

const module = "github.com/matterc/matterc"

// room is what a package may import besides the pure packages of the standard library.
type room struct {
	imports []string // packages of ours and of third parties
	machine bool     // it may also import what touches the machine, and ask the time
}

// rooms are the packages of the module. What is not listed here fails: a new package, or a new import, is a decision.
var rooms = map[string]room{
	"cmd/matterc": {machine: true, imports: []string{"render", "render/book", "render/jsonfile", "render/output", "render/verify", "render/print", "render/print/coverage", "render/print/typst", "render/text", "render/wording", "schema", "schema/diag", "schema/edit", "schema/fieldpath", "validate", "validate/eligibility", "validate/model", "validate/plan", "validate/timing",
		"github.com/spf13/cobra", "github.com/spf13/pflag", "golang.org/x/term", "golang.org/x/sys/unix", "golang.org/x/sys/windows",
		"github.com/tetratelabs/wazero"}}, // for the directory of its cache alone
	"random":  {machine: true},                                                                                      // imported by tests alone
	"release": {machine: true, imports: []string{"render/print/typst/assets", "github.com/CycloneDX/cyclonedx-go"}}, // run by make release alone
	"schema": {imports: []string{"render/text", "schema/diag", "schema/metamodel", "schema/fieldpath", "golang.org/x/text/unicode/norm",
		"cuelang.org/go/cue", "cuelang.org/go/cue/ast", "cuelang.org/go/cue/build", "cuelang.org/go/cue/cuecontext", "cuelang.org/go/cue/errors",
		"cuelang.org/go/cue/literal", "cuelang.org/go/cue/parser", "cuelang.org/go/cue/scanner", "cuelang.org/go/cue/token", "github.com/cockroachdb/apd/v3"}},
	"schema/diag":          {imports: []string{"render/text"}},                                                          // a leaf, as its package comment says
	"schema/diag/diagtest": {imports: []string{"schema/diag", "golang.org/x/tools/txtar", "testing", "testing/fstest"}}, // imported by tests alone
	"schema/edit": {imports: []string{"schema", "schema/diag", "schema/fieldpath", "schema/metamodel",
		"cuelang.org/go/cue/ast", "cuelang.org/go/cue/format", "cuelang.org/go/cue/literal", "cuelang.org/go/cue/parser", "cuelang.org/go/cue/scanner", "cuelang.org/go/cue/token"}},
	"schema/metamodel": {imports: []string{
		"cuelang.org/go/cue/ast", "cuelang.org/go/cue/literal", "cuelang.org/go/cue/parser", "cuelang.org/go/cue/token", "github.com/cockroachdb/apd/v3"}},
	"schema/fieldpath":               {},
	"schema/metamodel/gen":           {machine: true, imports: []string{"schema/metamodel"}},
	"validate":                       {imports: []string{"render/text", "schema", "schema/diag", "schema/fieldpath", "validate/eligibility", "validate/model", "validate/obtain", "validate/plan", "validate/timing", "golang.org/x/tools/txtar"}},
	"validate/eligibility":           {imports: []string{"schema", "schema/diag", "schema/fieldpath", "validate/model", "validate/obtain"}},
	"validate/model":                 {imports: []string{"schema", "schema/diag", "schema/fieldpath", "validate/timing", "golang.org/x/text/collate", "golang.org/x/text/language"}},
	"validate/obtain":                {},
	"validate/plan":                  {imports: []string{"schema", "schema/diag", "validate/eligibility", "validate/model", "validate/obtain", "validate/timing"}},
	"validate/timing":                {},
	"render":                         {imports: []string{"render/book", "render/explanation", "render/graph", "render/guide", "render/jsonfile", "render/output", "render/page", "render/page/docx", "render/page/html", "render/page/markdown", "render/page/terminal", "render/sheet", "render/timetable", "render/verify", "schema/diag", "validate", "validate/eligibility", "validate/model", "validate/plan"}},
	"render/book":                    {imports: []string{"render/guide", "render/output", "render/page", "render/print", "render/print/bind", "render/print/typst", "render/shapes", "render/text", "render/verify", "render/wording", "schema", "validate", "validate/model", "golang.org/x/sync/errgroup", "golang.org/x/text/collate", "golang.org/x/text/language"}},
	"render/chart":                   {imports: []string{"render/shapes", "render/text"}},
	"render/explanation":             {imports: []string{"render/text", "render/wording", "schema", "schema/diag", "validate/eligibility", "validate/model"}},
	"render/graph":                   {imports: []string{"render/chart", "render/text", "render/wording", "schema", "validate/eligibility", "validate/model"}},
	"render/guide":                   {imports: []string{"render/chart", "render/graph", "render/page", "render/page/form", "render/timetable", "render/wording", "schema", "schema/diag", "validate", "validate/eligibility", "validate/model", "validate/plan"}},
	"render/jsonfile":                {imports: []string{"render/graph", "render/output", "render/timetable", "render/wording", "schema", "schema/diag", "validate", "validate/eligibility", "validate/model", "validate/plan", "validate/timing", "github.com/invopop/jsonschema", "github.com/santhosh-tekuri/jsonschema/v5"}},
	"render/output":                  {},
	"render/page":                    {imports: []string{"render/output", "render/shapes", "render/text"}},
	"render/page/docx":               {imports: []string{"render/page", "render/print", "render/wordxml", "schema"}},
	"render/page/form":               {imports: []string{"render/page", "render/text", "github.com/yuin/goldmark", "github.com/yuin/goldmark/ast", "github.com/yuin/goldmark/extension", "github.com/yuin/goldmark/extension/ast", "github.com/yuin/goldmark/parser", "github.com/yuin/goldmark/renderer/html", "github.com/yuin/goldmark/text", "github.com/yuin/goldmark/util"}},
	"render/page/html":               {imports: []string{"render/page", "render/shapes", "render/text", "github.com/yuin/goldmark", "github.com/yuin/goldmark/ast", "github.com/yuin/goldmark/extension", "github.com/yuin/goldmark/extension/ast", "github.com/yuin/goldmark/renderer", "github.com/yuin/goldmark/renderer/html", "github.com/yuin/goldmark/util"}},
	"render/page/markdown":           {imports: []string{"render/page", "render/text"}},
	"render/page/terminal":           {imports: []string{"render/page", "render/text"}},
	"render/print":                   {imports: []string{"render/print/typst", "render/shapes", "github.com/skip2/go-qrcode"}},
	"render/print/bind":              {},
	"render/print/coverage":          {imports: []string{"golang.org/x/image/font/sfnt"}},
	"render/print/typst":             {imports: []string{"render/print/coverage", "render/print/typst/assets", "github.com/tetratelabs/wazero", "github.com/tetratelabs/wazero/api", "github.com/tetratelabs/wazero/experimental"}},
	"render/print/typst/assets":      {imports: []string{"render/print/coverage", "github.com/klauspost/compress/zstd"}},
	"render/print/typst/assets/pack": {machine: true, imports: []string{"render/print/typst/assets"}},
	"render/print/typst/typsttest":   {machine: true, imports: []string{"render/print/typst/assets", "github.com/tetratelabs/wazero"}},                                                                                                                                                                                                                                                    // imported by tests alone
	"render/rendertest":              {machine: true, imports: []string{"render/chart", "render/output", "render/page", "render/page/markdown", "render/print", "render/print/typst", "render/shapes", "render/text", "schema", "schema/diag", "validate", "validate/eligibility", "validate/plan", "validate/timing", "github.com/yuin/goldmark", "github.com/yuin/goldmark/extension"}}, // imported by tests alone
	"render/shapes":                  {imports: []string{"render/text"}},
	"render/sheet":                   {imports: []string{"render/page", "render/text", "render/timetable", "render/wording", "schema", "schema/fieldpath", "validate", "validate/model", "github.com/xuri/excelize/v2"}},
	"render/text":                    {imports: []string{"github.com/mattn/go-runewidth"}}, // none of ours, so that everybody may import it
	"render/timetable":               {imports: []string{"render/chart", "render/page", "render/shapes", "render/text", "render/verify", "render/wording", "schema", "schema/diag", "validate/model", "validate/plan", "validate/timing"}},
	"render/verify":                  {imports: []string{"render/output", "render/page", "render/text", "schema", "schema/diag"}},
	"render/viewtest": {machine: true, imports: []string{"render/print/typst/assets", "github.com/chromedp/cdproto/accessibility", "github.com/chromedp/cdproto/cdp", "github.com/chromedp/cdproto/emulation", "github.com/chromedp/cdproto/page",
		"github.com/chromedp/chromedp", "github.com/chromedp/chromedp/kb"}}, // imported by tests alone
	"render/wording": {imports: []string{"render/page", "render/text", "schema", "schema/diag", "validate/eligibility", "validate/model", "validate/timing"}},
	"render/wordxml": {imports: []string{"render/shapes", "render/text", "schema"}}, // for what it draws, and a day
}

// machinery are the packages of the standard library that touch the machine, with what is below them; tests are only
// for packages that list them.
var machinery = []string{"os", "net", "syscall", "plugin", "log", "runtime/debug", "io/ioutil", "unsafe", "testing"}

// clock are the functions that ask the machine for the time.
var clock = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}

// sources yields the Go files of the module but for tests, by their paths in it. Every test of how the module is written reads them
// here, so that none passes over files that the others see.
func sources(t *testing.T) iter.Seq2[string, []byte] {
	t.Helper()
	return func(yield func(string, []byte) bool) {
		root := os.DirFS("../..")
		err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || slices.Contains([]string{"testdata", "out", "node_modules"}, d.Name())):
				return fs.SkipDir
			case d.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
				return nil
			}
			source, err := fs.ReadFile(root, name)
			if err == nil && !yield(name, source) {
				return fs.SkipAll
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestArchitecture reads every file of the module and compares its imports with the table.
func TestArchitecture(t *testing.T) {
	used := map[string]map[string]bool{}
	for name, source := range sources(t) {
		pkg := path.Dir(name)
		allowed, ok := rooms[pkg]
		if !ok {
			t.Errorf("%s: the table of the architecture test has no package %s", name, pkg)
			continue
		}
		if used[pkg] == nil {
			used[pkg] = map[string]bool{}
		}
		for _, problem := range breaches(t, name, source, allowed, used[pkg]) {
			t.Error(problem)
		}
	}
	for pkg, r := range rooms {
		for i, p := range r.imports {
			if slices.Contains(r.imports[:i], p) {
				t.Errorf("the table lists %s twice for %s", p, pkg)
			}
			if used[pkg] == nil || !used[pkg][p] {
				t.Errorf("%s does not import %s any more; take it out of the table", pkg, p)
			}
		}
	}
}

// TestPrintersReadTheLinkedCatalog keeps printers and commands from what the office has written: an id in it is linked once, by
// package model, and nothing that is made of a catalog hands out the one it was made of.
func TestPrintersReadTheLinkedCatalog(t *testing.T) {
	for _, made := range []reflect.Type{reflect.TypeFor[*model.Catalog](), reflect.TypeFor[*eligibility.Solution](), reflect.TypeFor[*validate.Program]()} {
		for i := range made.NumMethod() {
			m := made.Method(i)
			for j := range m.Type.NumOut() {
				if m.Type.Out(j) == reflect.TypeFor[*schema.Catalog]() {
					t.Errorf("%v.%s hands out what is not linked", made, m.Name)
				}
			}
		}
	}
}

// breaches returns what a file does that its room does not allow, and notes the listed imports it uses.
func breaches(t *testing.T, name string, source []byte, allowed room, used map[string]bool) (problems []string) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	report := func(n ast.Node, text string) { problems = append(problems, set.Position(n.Pos()).String()+": "+text) }
	times := ""
	for _, i := range file.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		ours := strings.TrimPrefix(p, module+"/")
		dot := i.Name != nil && i.Name.Name == "."
		switch {
		case p == "time" && dot:
			report(i, "time is imported with a dot")
		case p == "time":
			times = "time"
			if i.Name != nil {
				times = i.Name.Name
			}
		case slices.Contains(allowed.imports, ours):
			used[ours] = true
		case ours != p || strings.Contains(strings.Split(p, "/")[0], "."):
			report(i, path.Dir(name)+" may not import "+p)
		case !allowed.machine && touches(p):
			report(i, path.Dir(name)+" may not touch the machine: "+p)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if id, ok := s.X.(*ast.Ident); ok && times != "" && id.Name == times && slices.Contains(clock, s.Sel.Name) && !allowed.machine {
			report(s, path.Dir(name)+" may not ask the time: time."+s.Sel.Name)
		}
		return true
	})
	return problems
}

// touches reports whether a package of the standard library touches the machine.
func touches(p string) bool {
	return p != "net/url" && slices.ContainsFunc(machinery, func(m string) bool { return p == m || strings.HasPrefix(p, m+"/") })
}

// TestOneWayOut wants everything that the module prints to go through a diag.Console, which makes it safe: the two streams are named
// where the console is made and nowhere else, and nothing prints without naming one.
func TestOneWayOut(t *testing.T) {
	for name, source := range sources(t) {
		if tool := path.Base(path.Dir(name)); tool == "gen" || tool == "pack" || tool == "release" || strings.HasSuffix(tool, "test") { // they run where the module is made
			continue
		}
		for _, way := range waysOut(t, name, source) {
			if strings.HasPrefix(way, "cmd/matterc/terminal.go:") && strings.HasSuffix(way, ": .Behind") { // to ask whether somebody watches
				continue
			}
			if name != "cmd/matterc/main.go" || !strings.HasSuffix(way, ": os.Stdout") && !strings.HasSuffix(way, ": os.Stderr") && !strings.HasSuffix(way, ": diag.NewConsole") {
				t.Errorf("%s prints past the console", way)
			}
		}
	}
}

// waysOut returns where a file names a way to a terminal or a log: a stream, a function that has one, or a new console.
func waysOut(t *testing.T, name string, source []byte) (found []string) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		way := ""
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if id, ok := n.X.(*ast.Ident); ok {
				way = id.Name + "." + n.Sel.Name
			}
			switch {
			case slices.Contains([]string{"os.Stdout", "os.Stderr", "os.NewFile", "diag.NewConsole", "fmt.Print", "fmt.Printf", "fmt.Println", "debug.PrintStack", "syscall.Stdout", "syscall.Stderr", "unix.Write", "syscall.Write"}, way):
			case strings.HasPrefix(way, "log.") || strings.HasPrefix(way, "slog."):
			case slices.Contains([]string{"OutOrStdout", "OutOrStderr", "ErrOrStderr", "Behind"}, n.Sel.Name): // of cobra, and of the console itself
				way = "." + n.Sel.Name
			default:
				return true
			}
		case *ast.CallExpr:
			if id, ok := n.Fun.(*ast.Ident); !ok || id.Name != "print" && id.Name != "println" {
				return true
			} else {
				way = id.Name
			}
		default:
			return true
		}
		found = append(found, set.Position(n.Pos()).String()+": "+way)
		return true
	})
	return found
}

// TestWaysOut shows that the test of the one way out sees what it is for.
func TestWaysOut(t *testing.T) {
	for body, want := range map[string]int{
		`import "os"; var x = os.Stdout`:                               1,
		`import "os"; func f() { os.Stderr.WriteString("") }`:          1,
		`import "fmt"; func f() { fmt.Println() }`:                     1,
		`import "fmt"; func f(w any) { _ = fmt.Sprint(w) }`:            0,
		`import "log"; func f() { log.Print() }`:                       1,
		`func f() { println() }`:                                       1,
		`func f(c interface{ OutOrStdout() any }) { c.OutOrStdout() }`: 1,
		`import "x/diag"; var c = diag.NewConsole(nil)`:                1,
	} {
		if got := waysOut(t, "x.go", []byte("package x\n"+body)); len(got) != want {
			t.Errorf("%s: %q, want %d", body, got, want)
		}
	}
}

// TestBreaches shows that the architecture test sees what it is for.
func TestBreaches(t *testing.T) {
	pure := room{imports: []string{"schema"}}
	for _, c := range []struct {
		body string
		room room
		want int
	}{
		{`import "strings"`, pure, 0},
		{`import "github.com/matterc/matterc/schema"`, pure, 0},
		{`import "github.com/matterc/matterc/render"`, pure, 1},
		{`import "cuelang.org/go/cue"`, pure, 1},
		{`import _ "os"`, pure, 1},
		{`import "os/exec"`, pure, 1},
		{`import x "net/http"`, pure, 1},
		{`import "io/fs"`, pure, 0},
		{`import "time"; var x = time.Date`, pure, 0},
		{`import "time"; var x = time.Now`, pure, 1},
		{`import clock "time"; var x = clock.Since`, pure, 1},
		{`import . "time"`, pure, 1},
		{`import "os"; import "time"; var x = time.Now`, room{machine: true}, 0},
		{`import "cuelang.org/go/cue"`, room{machine: true}, 1},
	} {
		if got := breaches(t, "validate/x.go", []byte("package x\n"+c.body), c.room, map[string]bool{}); len(got) != c.want {
			t.Errorf("%s: %q, want %d", c.body, got, c.want)
		}
	}
}

// TestWalked keeps the one way of naming an element without a selector where the names come from a file.
func TestWalked(t *testing.T) {
	use := regexp.MustCompile(`fieldpath\.(Walked\(|In[A-Z][A-Za-z]*\{|Value\{|List\[[^\]]*\]\{|Map\[[^\]]*\]\{)`)
	for name, source := range sources(t) {
		if pkg := path.Dir(name); pkg == "schema" || pkg == "schema/fieldpath" {
			continue
		}
		if found := use.Find(source); found != nil {
			t.Errorf("%s makes a place by %s…): select it, fieldpath.Matter(id).Deadline()", name, found)
		}
	}
}
