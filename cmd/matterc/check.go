package main

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
	"github.com/spf13/cobra"
)

func checkCommand(a *app) *cobra.Command {
	var format, failOn string
	var asOf schema.Date
	var fonts []string
	c := &cobra.Command{
		Use:   "check [CATALOG]",
		Short: a.say("检查目录，指出问题在哪里、怎么改", "Check a catalog and say what is wrong, where, and what to do"),
		Long: a.say("检查目录（默认 catalog），把问题写到标准输出。text 给人看，json 给程序用，sarif、github、junit 给持续集成用。没有问题时，只在标准错误上写一行。",
			"Check a catalog (catalog by default) and print the findings to standard output: text for people, json for programs, sarif, github and junit for CI. Without findings there is only a line on standard error."),
		Example:           "matterc check\nmatterc check my-catalog --format sarif > findings.sarif\nmatterc check --fail-on warning --as-of 2026-07-01",
		Args:              a.arguments(0, 1, "CATALOG"),
		ValidArgsFunction: directories,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.check(first(args, defaultCatalog), asOf, diag.Format(format), severity(failOn), fonts)
		},
	}
	var formats []string
	for _, f := range diag.Formats() {
		formats = append(formats, string(f))
	}
	chooseFlag(c, &format, "format", "FORMAT", string(diag.FormatText), a.say("格式：text、json、sarif、github、junit", "text, json, sarif, github or junit"), formats)
	a.failOnFlag(c, &failOn)
	a.asOfFlag(c, &asOf)
	a.fontFlag(c, &fonts)
	return c
}

func (a *app) check(dir string, asOf schema.Date, format diag.Format, failOn diag.Severity, fonts []string) error {
	_, unprintable, err := a.fonts(fonts)
	if err != nil {
		return err
	}
	p := a.progress()
	defer p.stop()
	p.stage("检查目录", "checking the catalog")
	l, err := a.load(dir, asOf)
	if err != nil {
		return err
	}
	_, found := validate.Run(l.Catalog, l.found, validate.Options{Unprintable: unprintable})
	p.stop()
	if err := a.printFindings(a.out, l, found, format); err != nil {
		return err
	}
	if len(found) == 0 {
		a.note("没有问题：%d 个事项，%d 个联办，版本 %s", "no findings: %d matters, %d procedures, edition %s", len(l.Matters), len(l.Procedures), l.AsOf)
	}
	if found.AtLeast(failOn) {
		return errFindings
	}
	return nil
}
