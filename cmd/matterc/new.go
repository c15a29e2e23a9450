package main

import (
	"path"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/edit"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/spf13/cobra"
)

func newCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Short: a.say("新增事项、联办或法律的文件", "Write the file of a new matter, procedure or law"),
		Args:  cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return a.unknownCommand(c, args[0])
			}
			return usage("new 后面要写 matter、procedure 或 law", "new needs matter, procedure or law")
		},
	}
	c.AddCommand(
		a.newRecord("matter", "matters", "department",
			a.say("新增一个事项", "Write the file of a new matter"),
			a.say("实施部门的标识 `ID`；不写则留待填写", "the department's `ID`; left to be filled in if not given"),
			"matterc new matter land-permit --department natural-resources"),
		a.newRecord("procedure", "procedures", "lead",
			a.say("新增一个联办", "Write the file of a new procedure"),
			a.say("牵头部门的标识 `ID`；不写则留待填写", "the lead department's `ID`; left to be filled in if not given"),
			"matterc new procedure company-startup --lead market-regulation"),
		a.newRecord("law", "laws", "", a.say("新增一部法律、法规、规章或文件", "Write the file of a new law"), "", "matterc new law 城乡规划法"),
	)
	return c
}

// newRecord makes `new KIND`. Files go to a folder of the catalog; those of matters to one for the department, which
// the flag names.
func (a *app) newRecord(kind, folder, flag, short, flagHelp, example string) *cobra.Command {
	var dir, department string
	c := &cobra.Command{
		Use:   kind + " ID",
		Short: short,
		Long: short + a.say("的文件，写上全部必填项和它们的注释，可以不填的也列在注释里。不改动已有的文件。",
			" with every required field and its comment; optional fields are offered as comments. No file is overwritten."),
		Example: example,
		Args:    a.arguments(1, 1, a.say("标识", "an id")),
		RunE: func(_ *cobra.Command, args []string) error {
			given := map[string]string{}
			folder := folder
			if department != "" {
				given[flag] = department
			}
			if kind == "matter" {
				folder = path.Join(folder, department)
			}
			return a.newFile(dir, kind, args[0], folder, department, given)
		},
	}
	a.catalogFlag(c, &dir)
	if flag != "" {
		c.Flags().StringVar(&department, flag, "", flagHelp)
	}
	return c
}

func (a *app) newFile(dir, kind, id, folder, department string, given map[string]string) error {
	if !edit.ValidKey(kind, id) {
		doc := edit.Key(kind).Doc
		return usage("“%s”不能作标识：%[2]s", "%[1]q cannot be an id: %[3]s", id, doc.ZH, doc.EN)
	}
	l, err := a.load(dir, schema.Date{})
	if err != nil {
		return err
	}
	departments := l.Everything.Departments.Keys()
	if department != "" && l.Everything.Departments.Get(department) == nil {
		if near, ok := schema.Nearest(department, departments); ok {
			return cannot("没有部门“%s”，是否应为“%s”？", "there is no department %q; did you mean %q?", department, near)
		}
		return cannot("没有部门“%s”；先在目录中登记它", "there is no department %q; declare it in the catalog first", department)
	}
	if at := l.Place(fieldpath.Record(fieldpath.Kind(kind), id)); !at.IsZero() {
		return cannot("“%s”已经有了，在 %s", "%q is already there, in %s", id, l.name(at.File))
	}
	source, err := edit.New(kind, id, given)
	if err != nil {
		return err
	}
	name := path.Join(folder, id+".cue")
	if err := a.unfinished.addFile(l.dir, name, source); err != nil {
		return err
	}
	a.print("%s", "%s", l.name(name))
	a.note("按注释填写后运行：matterc check %s", "fill it in as the comments say, then run: matterc check %s", l.name(name))
	return nil
}
