package main

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
	"github.com/spf13/cobra"
)

func checkCommand(a *app) *cobra.Command {
	var format, failOn string
	var asOf, until schema.Date
	var fonts []string
	var fix bool
	c := &cobra.Command{
		Use:   "check [PATH]",
		Short: a.say("检查目录，指出问题在哪里、怎么改", "Check a catalog and say what is wrong, where, and what to do"),
		Long: a.say("检查目录，把问题写到标准输出。不写 PATH，检查当前文件夹所在的目录，不在目录里面的检查文件夹 catalog。PATH 是目录里面的一个文件或文件夹的，仍检查整个目录，只显示与它有关的问题。text 给人看，json 给程序用，sarif、github、junit 给持续集成用。没有问题时，只在标准错误上写一行。\n\n检查的是版本日期那一天，也检查以后有变化的每一天（法律、事项、暂停、豁免的起止，从某一天起的变更），到 --until 为止：今天没有而到那天才有的问题写明日期，最多是警告，不影响生成。\n\n目录在 git 里的，还看以前的提交：给了别的事项的标识、没有去处的网址、落后太久的版本日期（catalog.review）。只读，不运行仓库设置里的程序；历史没有取全的（浅克隆），只看有的。\n\n--fix 先把改法只有一种、改了意思不变的问题改掉：全角的标点、写错一个字母的名称、没有写在引号里的文字等。改了哪里、改成什么，一处一行写出来；再显示剩下的问题，结束时的状态也只看剩下的。要由本单位决定的，一个也不改。",
			"Check a catalog and print the findings to standard output. Without PATH it is the catalog around the working directory, or else the folder catalog. With a file or folder inside a catalog all of the catalog is checked and the findings about that part are shown. Formats: text for people, json for programs, sarif, github and junit for CI. Without findings there is only a line on standard error.\n\nThe edition's day is judged, and each coming day on which something changes (laws, matters, suspensions and exemptions that begin or end, changes from a day on), up to --until: what is found then and not today names the day, is a warning at most, and keeps nobody from building.\n\nWhere the catalog is in git, earlier commits are looked at too: an id given to something else, an address that leads nowhere, an edition date too far behind (catalog.review). They are only read, nothing that the settings of the repository name is run, and of a history that is not all here (a shallow clone) what is there is looked at.\n\n--fix first mends what can be mended in one way alone that says the same: full-width signs, a name with one letter wrong, a text without quotes and the like. What has become of what is printed, a line each; then the remaining findings, of which the status is. Nothing is changed that the office has to decide."),
		Example: "matterc check\nmatterc check catalog/matters/tax\nmatterc check my-catalog --format sarif > findings.sarif\nmatterc check --fail-on warning --as-of 2026-07-01\nmatterc check --fix",
		Args:    a.arguments(0, 1, "PATH"),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.check(first(args, ""), asOf, until, diag.Format(format), severity(failOn), fonts, fix)
		},
	}
	var formats []string
	for _, f := range diag.Formats() {
		formats = append(formats, string(f))
	}
	chooseFlag(c, &format, "format", "FORMAT", string(diag.FormatText), a.say("格式：text、json、sarif、github、junit", "text, json, sarif, github or junit"), formats)
	a.failOnFlag(c, &failOn)
	a.asOfFlag(c, &asOf)
	c.Flags().Var(date{&until}, "until", a.say("以后的变化检查到这一天，如 2027-06-30；不写则到版本日期后 180 日", "look at coming days up to this one, such as 2027-06-30; 180 days after the edition if left out"))
	a.fontFlag(c, &fonts)
	c.Flags().BoolVar(&fix, "fix", false, a.say("先改掉改法只有一种、意思不变的问题", "first mend what can be mended in one way that says the same"))
	return c
}

func (a *app) check(arg string, asOf, until schema.Date, format diag.Format, failOn diag.Severity, fonts []string, fix bool) error {
	_, unprintable, err := a.fonts(fonts)
	if err != nil {
		return err
	}
	p := a.progress()
	defer p.stop()
	p.stage("检查目录", "checking the catalog")
	l, err := a.load(arg, asOf)
	if err != nil {
		return err
	}
	options := validate.Options{Unprintable: unprintable}
	whole := a.given(l, &options)
	_, found := validate.Run(l.Catalog, l.found, options)
	var made []mended
	if fix {
		p.stage("改正", "mending")
		if l, found, made, err = a.mend(l, found, asOf, options); err != nil {
			return err
		}
	}
	if until.IsZero() {
		until = l.AsOf.Plus(validate.Horizon)
	}
	coming, unjudged := validate.Coming(l.Catalog, l.found, found, until, options)
	found = append(found, coming...)
	found.Sort()
	p.stop()
	a.tellMended(made, format)
	if l.part != "" && !l.knows(found) {
		return cannot("目录“%s”不读“%s”，它不算目录的内容", "catalog %s does not read %s, which is no part of it", l.dir, arg)
	}
	elsewhere := found
	if l.part != "" {
		found = slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool { return !l.concerns(d) })
		elsewhere = slices.DeleteFunc(elsewhere, l.concerns)
	}
	if err := a.printFindings(a.out, l, found, format); err != nil {
		return err
	}
	switch {
	case len(found) == 0 && l.part != "":
		a.note("“%s”没有问题", "no findings in %s", arg)
	case len(found) == 0:
		a.note("没有问题：%d 个事项，%d 个联办，版本 %s", "no findings: %d matters, %d procedures, edition %s", len(l.Matters), len(l.Procedures), l.AsOf)
	}
	if days := l.ComingDays(until); len(days) > 0 && format == diag.FormatText {
		const shown = 10
		var list []string
		for _, d := range days[:min(len(days), shown)] {
			list = append(list, d.String())
		}
		said := diag.T("%s", "%s", strings.Join(list, "、"))
		if len(days) > shown {
			said = diag.T("%[1]s 等 %[2]d 天", "%[1]s and others, %[2]d days", said.ZH, len(days))
		}
		a.note("以后有变化的日子（到 %[2]s）：%[1]s", "coming days on which something changes (up to %[2]s): %[3]s", said.ZH, until, said.EN)
	}
	if n, first := exemptions(l.Catalog); n > 0 && !found.AtLeast(diag.Warning) && format == diag.FormatText {
		a.note("豁免 %[1]d 个，最早的 %[2]s 到期", "%[1]d exemptions, the first of which ends on %[2]s", n, first)
	}
	if len(unjudged) > 0 {
		a.note("%[1]s 起的 %[2]d 天没有检查：用 --as-of 检查", "%[2]d days from %[1]s on have not been judged: use --as-of", unjudged[0], len(unjudged))
	}
	if !whole && format == diag.FormatText {
		a.note("git 历史没有看全（没有取全，或者太长）：标识从前是不是别的，只按看到的检查", "not all of the history of git has been read (it is not all here, or too long): whether ids were something else's is judged by what was")
	}
	if l.part != "" && len(elsewhere) > 0 {
		a.note("目录“%[1]s”的其他地方有 %[2]d 个问题，其中 %[3]d 个错误；要全部显示：matterc check %[1]s",
			"elsewhere in catalog %[1]s there are %[2]d findings, %[3]d of them errors; to see all: matterc check %[1]s", l.dir, len(elsewhere), elsewhere.Count(diag.Error))
	}
	if found.AtLeast(failOn) {
		return errFindings
	}
	return nil
}

// exemptions returns how many findings a catalog exempts its matters and procedures from, and when the first of these ends.
func exemptions(cat *schema.Catalog) (n int, first schema.Date) {
	add := func(list []schema.Exemption) {
		for _, e := range list {
			if n++; first.IsZero() || e.Until.Before(first) {
				first = e.Until
			}
		}
	}
	for _, m := range cat.Matters {
		add(m.Value.Exempt)
	}
	for _, p := range cat.Procedures {
		add(p.Value.Exempt)
	}
	return n, first
}
