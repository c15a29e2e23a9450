package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/matterc/matterc/render"
	"github.com/matterc/matterc/render/book"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/print/coverage"
	"github.com/matterc/matterc/render/print/typst"
	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate"
	"github.com/spf13/cobra"
)

// printOptions are the flags of build about what goes to the printer.
type printOptions struct {
	paper, engine                  string
	departments, matters, audience []string
	fonts                          []string
}

// The engines of --pdf-engine: the one that is part of the program, and the program typst on the path.
const (
	builtInEngine  = "built-in"
	externalEngine = "typst"
)

// printFlags adds the flags about what goes to the printer.
func (a *app) printFlags(c *cobra.Command, o *printOptions) {
	var papers []string
	for _, p := range print.Papers {
		papers = append(papers, string(p))
	}
	chooseFlag(c, &o.paper, "paper", "SIZE", string(print.A4), a.say("印刷品的纸张：a4、a5，a4-large 是大字版", "paper of what is printed: a4, a5, and a4-large for large print"), papers)
	c.Flags().StringSliceVar(&o.departments, "department", nil, a.say("只印这些部门的事项（部门的标识或名称 `ID`）", "print only the matters of these departments (`ID` or name)"))
	var all []string
	for _, x := range schema.Values[schema.Audience]() {
		all = append(all, string(x))
	}
	c.Flags().Var(choices{&o.audience, all, "AUDIENCE,…"}, "audience", a.say("只印这些服务对象的事项：", "print only what is for: ")+strings.Join(all, "、"))
	completeFlag(c, "audience", all)
	c.Flags().StringSliceVar(&o.matters, "matter", nil, a.say("只印这些事项（事项的标识或名称 `ID`）", "print only these matters (`ID` or name)"))
	a.completeFlagIDs(c, "department", fieldpath.DepartmentKind)
	a.completeFlagIDs(c, "matter", fieldpath.MatterKind)
	chooseFlag(c, &o.engine, "pdf-engine", "ENGINE", builtInEngine, a.say("排版引擎：built-in 内置，typst 用 PATH 上的 typst 程序", "what sets the PDF: built-in, or the program typst on the path"), []string{builtInEngine, externalEngine})
	a.fontFlag(c, &o.fonts)
}

// given returns the first flag about what is printed that was given, "" for none.
func (o printOptions) given() string {
	switch {
	case len(o.departments) > 0:
		return "department"
	case len(o.audience) > 0:
		return "audience"
	case len(o.matters) > 0:
		return "matter"
	}
	return ""
}

// selection turns ids and names of the command line into what is printed.
func (o printOptions) selection(p *validate.Program) (book.Selection, error) {
	var s book.Selection
	for _, x := range o.audience {
		s.Audience = append(s.Audience, schema.Audience(x))
	}
	for _, x := range []struct {
		kind  fieldpath.Kind
		words []string
		ids   *[]string
	}{{fieldpath.DepartmentKind, o.departments, &s.Departments}, {fieldpath.MatterKind, o.matters, &s.Matters}} {
		for _, word := range x.words {
			r, err := named(p, p.AsOf(), word, x.kind)
			if err != nil {
				return s, err
			}
			*x.ids = append(*x.ids, r.ID)
		}
	}
	if matters, procedures := s.Count(p); matters+procedures == 0 {
		return s, cannot("没有要印的事项：--department、--audience 和 --matter 合在一起，一个也不剩", "nothing to print: --department, --audience and --matter together leave no matter")
	}
	return s, nil
}

// printer is an open print engine.
type printer struct {
	*book.Printer
	close func()
}

// prints reports whether a build of these formats prints.
func prints(only []string) bool { return len(only) == 0 || slices.Contains(only, render.PrintName) }

// openPrinter makes ready what prints PDFs, nil if none are wanted, or if this build cannot make them and nobody has asked for
// them by name.
func (a *app) openPrinter(p *validate.Program, only []string, o printOptions, fonts [][]byte, soon *soonEngine, watch *progress) (*printer, error) {
	asked := slices.Contains(only, render.PrintName)
	if !prints(only) {
		if flag := o.given(); flag != "" {
			return nil, usage("--%[1]s 只管印刷品，--only 里没有 print", "--%[1]s is about what is printed, and --only does not name print", flag)
		}
		return nil, nil
	}
	selection, err := o.selection(p)
	if err != nil {
		return nil, err
	}
	var families []string
	for _, f := range fonts {
		name, err := coverage.Family(f)
		if err != nil {
			return nil, err
		}
		families = append(families, name)
	}
	out := &printer{&book.Printer{Paper: print.Paper(o.paper), Fonts: families, Selection: selection, Progress: watch.setting()}, func() {}}
	ctx := context.Background()
	if o.engine == externalEngine {
		t, err := a.openTypst(fonts)
		if err != nil {
			return nil, err
		}
		out.Set = func(job typst.Job) ([]byte, error) { return t.pdf(ctx, job) }
		out.close = t.close
		return out, nil
	}
	watch.stage("准备排版引擎", "making the print engine ready")
	e, err := soon.engine()
	if errors.Is(err, typst.ErrMissing) {
		if asked {
			return nil, cannot("这个 matterc 没有内置排版引擎，不能生成 PDF；用 make 重新编译，或者用 --pdf-engine typst", "this matterc was built without a print engine and cannot make PDFs; build it with make, or use --pdf-engine typst")
		}
		a.note("这个 matterc 没有内置排版引擎，没有生成 PDF", "this matterc was built without a print engine; no PDFs were made")
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	out.close = func() { _ = e.close(ctx) } // nothing is lost with it
	out.AtOnce, out.Begin, out.Idle = engineSeats(), collectRarely, debug.FreeOSMemory
	out.Set = func(job typst.Job) ([]byte, error) {
		pdf, _, err := e.PDF(ctx, job)
		var much *typst.MemoryError
		if errors.As(err, &much) {
			return nil, cannot("有一处排不下：排版要用的内存超过 %[1]d MB。可能有特别长的文字；也可以用 --pdf-engine typst", "something is too large to set: it takes more than %[1]d MB. Look for a text that is very long, or use --pdf-engine typst", much.Limit>>20)
		}
		return pdf, err
	}
	return out, nil
}

// How much memory typesetting may add before the program looks for garbage: what the engines need and little more. With less than the
// least room it is better to look always.
const (
	printMemory = 640 << 20
	leastRoom   = 128 << 20
)

// collectRarely has the program look for garbage only when memory is used up, until the function it returns is called. The engine's
// code cannot be halted, so that one document would have to wait for the other to end; and there is little garbage while documents are
// set.
func collectRarely() (end func()) {
	debug.FreeOSMemory() // of what has been left behind so far
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	given := debug.SetMemoryLimit(-1) // of the environment, math.MaxInt64 for none
	limit, ok := printLimit(int64(now.Sys-now.HeapReleased), given, machineMemory())
	if !ok {
		return func() {}
	}
	old := debug.SetGCPercent(-1)
	debug.SetMemoryLimit(limit)
	return func() {
		debug.SetGCPercent(old)
		debug.SetMemoryLimit(given)
	}
}

// printLimit returns up to how many bytes no garbage is looked for, of which so many are in use: what was given at most, and half of what
// the machine or the container has, 0 if that is not known. ok is false if that leaves no room.
func printLimit(used, given, machine int64) (limit int64, ok bool) {
	limit = min(given, used+printMemory)
	if machine > 0 {
		limit = min(limit, machine/2)
	}
	return limit, limit-used >= leastRoom
}

// typstProgram is the program typst of the path, with a folder of its own that has the fonts.
type typstProgram struct {
	path, dir string
	builtIn   bool // our fonts are among them, so that those of the machine are not needed
	env       []string
	close     func() // removes the folder
}

// openTypst finds the program typst and writes the fonts for it, ours and the given ones.
func (a *app) openTypst(fonts [][]byte) (*typstProgram, error) {
	name, err := exec.LookPath("typst")
	if err != nil {
		return nil, cannot("PATH 上没有 typst 程序", "there is no program typst on the path")
	}
	builtIn, err := typst.Fonts()
	if err != nil && !errors.Is(err, typst.ErrMissing) {
		return nil, err
	}
	t := &typstProgram{path: name, builtIn: len(builtIn) > 0}
	for _, v := range []string{"PATH", "HOME", "USERPROFILE", "SYSTEMROOT"} { // and no TYPST_ variable
		if value := a.getenv(v); value != "" {
			t.env = append(t.env, v+"="+value)
		}
	}
	root, err := os.OpenRoot(os.TempDir())
	if err != nil {
		return nil, err
	}
	dir, err := a.unfinished.folder(root, "typst", 0o700)
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	t.dir = filepath.Join(root.Name(), dir)
	t.close = func() {
		_ = a.unfinished.finish(dir, func() error { return nil }) // it takes no place
		root.Close()
	}
	files := map[string][]byte{}
	for i, f := range append(builtIn, fonts...) {
		files[fmt.Sprintf("fonts/%d.ttf", i)] = f
	}
	if err := t.write(files); err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

// write writes files into the folder.
func (t *typstProgram) write(files map[string][]byte) error {
	for name, data := range files {
		full := filepath.Join(t.dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(full, data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// pdf sets a job. The program may read what is written for it and no fonts but those of the folder, unless ours are missing.
func (t *typstProgram) pdf(ctx context.Context, job typst.Job) ([]byte, error) {
	root := filepath.Join(t.dir, "job")
	defer os.RemoveAll(root)
	files := map[string][]byte{}
	for name, data := range job.Files {
		files["job/"+name] = data
	}
	if err := t.write(files); err != nil {
		return nil, err
	}
	args := []string{"compile", "--root", root, "--font-path", filepath.Join(t.dir, "fonts"), "--creation-timestamp", fmt.Sprint(job.Date.Unix())}
	if t.builtIn {
		args = append(args, "--ignore-system-fonts")
	}
	out := filepath.Join(root, "out.pdf")
	cmd := exec.CommandContext(ctx, t.path, append(args, filepath.Join(root, job.Main), out)...)
	cmd.Dir, cmd.Env = root, t.env
	if said, err := cmd.CombinedOutput(); err != nil {
		failed := &failure{status: statusFailed, text: diag.T("typst 程序没有排成：", "the program typst failed:")}
		for _, line := range text.Lines(strings.TrimSpace(string(said[:min(len(said), mostSaid)]))) {
			failed.lines = append(failed.lines, diag.Text{ZH: line})
		}
		return nil, failed
	}
	return os.ReadFile(out)
}

// mostSaid is how many bytes of what a program says are repeated.
const mostSaid = 4000

// setting returns what tells the progress line which PDF is being set, and about how long the rest takes, reckoned from the
// pages that are done. It counts down by itself, for a book takes long.
func (p *progress) setting() func(what string, done, all int) {
	start := time.Now()
	return func(what string, done, all int) {
		zh, en := fmt.Sprintf("排版 %s（约 %d 页，已排 %d 页）", what, all, done), fmt.Sprintf("setting %s (%d of about %d pages are done)", what, done, all)
		if taken := time.Since(start); done > 0 && taken > time.Second {
			left := taken.Seconds() / float64(done) * float64(all-done)
			zh, en = zh+fmt.Sprintf("，还要约 %.0f 秒", left), en+fmt.Sprintf(", about %.0f s left", left)
		}
		p.stage(zh, en)
	}
}
