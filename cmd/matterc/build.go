package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/matterc/matterc/render"
	"github.com/matterc/matterc/render/book"
	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
	"github.com/spf13/cobra"
)

// buildOptions are the flags of build.
type buildOptions struct {
	out, failOn string
	asOf        schema.Date
	only        []string
	print       printOptions
}

func buildCommand(a *app) *cobra.Command {
	var o buildOptions
	var names, titles []string
	for _, f := range render.Formats() {
		names = append(names, f.Name)
		titles = append(titles, f.Name+" "+f.About().In(a.lang))
	}
	c := &cobra.Command{
		Use:   "build [CATALOG]",
		Short: a.say("检查目录，生成办事指南、公开表和数据", "Check a catalog and write guides, sheets and data"),
		Long: a.say("检查目录，没有错误就生成全部输出。不写 CATALOG 的，是当前文件夹所在的目录，不在目录里面的是文件夹 catalog。输出文件夹归 matterc 所有，每次整个替换：要么是旧的一版，要么是新的一版；--only 没有写的种类，原来有的也移去，总结里写明；有错误时不动它。问题写到标准错误。\n\n输出的种类："+strings.Join(titles, "；")+"。",
			"Check a catalog and write every output if it has no errors. Without CATALOG it is the catalog around the working directory, or else the folder catalog. The output folder belongs to matterc and is replaced whole: a reader sees the old edition or the new one; outputs that --only does not name are removed if they were there, and the summary says so; errors leave it as it is. Findings go to standard error.\n\nOutputs: "+strings.Join(titles, "; ")+"."),
		Example:           "matterc build\nmatterc build my-catalog --out public --only guide,json",
		Args:              a.arguments(0, 1, "CATALOG"),
		ValidArgsFunction: directories,
		RunE: func(c *cobra.Command, args []string) error {
			return a.build(first(args, ""), c.Flags().Changed("out"), o)
		},
	}
	c.Flags().StringVarP(&o.out, "out", "o", "out", a.say("输出到文件夹 `DIR`；在目录的子文件夹里运行而不写的，输出到目录的文件夹里", "write to the folder `DIR`; below the folder of a catalog, if left out, to that folder"))
	if err := c.MarkFlagDirname("out"); err != nil {
		panic(err) // the flag was added one line before
	}
	c.Flags().Var(choices{&o.only, names, "FORMAT,…"}, "only", a.say("只生成这些种类：", "only these outputs: ")+strings.Join(names, "、"))
	completeFlag(c, "only", names)
	a.asOfFlag(c, &o.asOf)
	a.failOnFlag(c, &o.failOn)
	a.printFlags(c, &o.print)
	return c
}

// build makes the outputs. If nobody says where to, they go where they would if the command were run in the folder of the catalog.
func (a *app) build(arg string, choseOut bool, o buildOptions) error {
	start := time.Now()
	if strings.TrimSpace(o.out) == "" {
		return usage("选项 --out 后面要写文件夹", "flag --out needs a folder")
	}
	at, err := whole(arg)
	if err != nil {
		return err
	}
	if !choseOut && at.above() {
		o.out = filepath.Join(at.dir, o.out)
	}
	fonts, unprintable, err := a.fonts(o.print.fonts)
	if err != nil {
		return err
	}
	var soon *soonEngine
	if prints(o.only) && o.print.engine == builtInEngine {
		soon = startEngine(context.Background(), fonts)
	}
	l, program, found, err := a.compile(at, o.asOf, severity(o.failOn), validate.Options{Unprintable: unprintable})
	if err != nil {
		return err
	}
	if err := checkPlace(o.out, l.dir); err != nil {
		return err
	}
	p := a.progress()
	defer p.stop()
	p.stage("生成输出", "making the outputs")
	commit, changed := a.commitOf(l.dir, l.Catalog)
	options := render.Options{Only: o.only, Commit: commit, Version: toolVersion()}
	var printer *printer
	overfull := map[string]validate.Overfull{} // by matter
	rare := 0
	for _, d := range found {
		if d.Code == validate.UnprintableCode {
			rare++
		}
	}
	switch {
	case rare == 0 || !prints(o.only):
		if printer, err = a.openPrinter(program, o.only, o.print, fonts, soon, p); err != nil {
			return err
		}
	case slices.Contains(o.only, render.PrintName):
		a.note("有字印不出来（%[1]s，%[2]d 处），没有生成 PDF", "some characters cannot be printed (%[1]s, %[2]d places): no PDFs were made", validate.UnprintableCode, rare)
		return errFindings
	default: // the book would have blanks; the rest is not concerned
		a.note("有字印不出来（%[1]s，%[2]d 处），没有生成 PDF；其他照常生成", "some characters cannot be printed (%[1]s, %[2]d places): no PDFs were made, everything else was", validate.UnprintableCode, rare)
	}
	if printer != nil {
		defer printer.close()
		options.Printer = printer.Printer
		options.Printer.Overfull = func(matter string, o validate.Overfull) { overfull[matter] = o }
	}
	files, err := render.Files(program, options)
	if errors.Is(err, book.ErrOtherEngine) {
		return cannot("汇编拼不成：PATH 上的 typst 写的 PDF 和内置引擎（Typst 0.14）的写法不同。请用内置引擎，或者换 0.14 版的 typst（%[1]s）", "the book cannot be bound: the program typst writes PDFs otherwise than the built-in engine (Typst 0.14). Use the built-in engine or a typst of version 0.14 (%[1]s)", err)
	}
	if err != nil {
		return err
	}
	if printed := program.Printed(func(m *model.Matter) validate.Overfull { return overfull[m.ID] }); len(printed) > 0 {
		p.stop()
		if err := a.printFindings(a.err, l, printed, diag.FormatText); err != nil {
			return err
		}
		if found = append(found, printed...); printed.AtLeast(severity(o.failOn)) {
			return errFindings
		}
	}
	p.stage("写入输出", "writing the outputs")
	gone, err := checkOutput(o.out, files)
	if err != nil {
		return err
	}
	if err := a.unfinished.writeOutput(o.out, files); err != nil {
		return err
	}
	p.stop()
	if changed {
		a.note("目录有还没有提交到 git 的改动，输出上不印提交号", "the catalog has changes that are not committed; the outputs name no commit")
	}
	if !a.quiet {
		a.summary(program, found, files, gone, printer, o, time.Since(start))
	}
	return nil
}

// summary says what a build has made: how much of the catalog is in the files written, and what is no longer there.
func (a *app) summary(p *validate.Program, found diag.List, files []output.File, gone []string, printed *printer, o buildOptions, took time.Duration) {
	size := 0
	for _, f := range files {
		size += len(f.Data)
	}
	a.print("%s（版本 %s）", "%s (edition %s)", p.Edition().Name, p.AsOf())
	part := printed != nil && o.print.given() != ""
	if !part || !slices.Equal(o.only, []string{render.PrintName}) {
		a.print("事项 %d 个，联办 %d 个，部门 %d 个", "%d matters, %d procedures, %d departments", len(p.Matters()), len(p.Procedures()), len(p.Departments()))
	}
	if part {
		matters, procedures := printed.Selection.Count(p)
		a.print("印刷品：事项 %d 个，联办 %d 个", "printed: %d matters, %d procedures", matters, procedures)
	}
	if len(found) == 0 {
		a.print("没有问题", "no findings")
	} else {
		a.print("问题 %[1]d 个：%[2]s", "%[1]d findings: %[3]s", len(found), found.Counts().ZH, found.Counts().EN)
	}
	a.print("文件 %d 个，%s，在 %s", "%d files, %s, in %s", len(files), megabytes(size), o.out)
	if len(gone) > 0 {
		list := folders(gone)
		a.print("上一次生成而这次没有的 %[1]d 个文件，已经移去：%[2]s", "%[1]d files of the build before that are not in this one were removed: %[3]s", len(gone), list.ZH, list.EN)
	}
	a.print("用时 %.1f 秒", "took %.1f s", took.Seconds())
}

func megabytes(bytes int) string { return fmt.Sprintf("%.1f MB", float64(bytes)/1e6) }
