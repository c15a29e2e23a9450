package main

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/edit"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/spf13/cobra"
)

// recordFolders are the folders of a catalog where new files go, for kinds of which a catalog has many; the others go to a folder of
// their own below registers.
var recordFolders = map[fieldpath.Kind]string{fieldpath.MatterKind: "matters", fieldpath.ProcedureKind: "procedures", fieldpath.LawKind: "laws"}

// departmentFields are the fields of kinds of records that name the department in charge, and are flags of `new`.
var departmentFields = map[fieldpath.Kind]string{fieldpath.MatterKind: "department", fieldpath.ProcedureKind: "lead"}

// newExamples are examples of `new`, for the kinds whose ids need one.
var newExamples = map[fieldpath.Kind]string{
	fieldpath.MatterKind:    "matterc new matter land-permit --department natural-resources",
	fieldpath.ProcedureKind: "matterc new procedure company-startup --lead market-regulation",
	fieldpath.LawKind:       "matterc new law 城乡规划法",
	fieldpath.CalendarKind:  "matterc new calendar 2027",
	fieldpath.RegionKind:    "matterc new region 370503",
}

func newCommand(a *app) *cobra.Command {
	kinds := schema.Kinds()
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = string(k)
	}
	c := &cobra.Command{
		Use:   "new",
		Short: a.say("新增事项、部门、证照批文等的文件", "Write the file of a new matter, department, document or other record"),
		Long: a.say("新增一个记录的文件，写上全部必填项和它们的注释，可以不填的也列在注释里。要由本单位决定的值，一个也不预先填好：都写着“待填”，填好以前 check 会逐个指出。不改动已有的文件。",
			"Write the file of a new record with every required field and its comment; optional fields are offered as comments. No value that the office has to decide is filled in: each is 待填, and check finds it until it is decided. No file is overwritten."),
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return a.unknownCommand(c, args[0])
			}
			return usage("new 后面要写种类：%[1]s", "new needs a kind: %[2]s", strings.Join(words, "、"), strings.Join(words, ", "))
		},
	}
	for _, k := range kinds {
		c.AddCommand(a.newRecord(k))
	}
	return c
}

// newRecord makes `new KIND`. Files of matters go to a folder for the department, which a flag names.
func (a *app) newRecord(kind fieldpath.Kind) *cobra.Command {
	var dir, department string
	label := schema.Label(kind)
	key := edit.Key(kind).Doc
	c := &cobra.Command{
		Use:   string(kind) + " ID",
		Short: fmt.Sprintf(a.say("新增%s的文件", "Write the file of a new %s"), label.In(a.lang)),
		Long: fmt.Sprintf(a.say("新增%[1]s的文件，写上全部必填项和它们的注释，可以不填的也列在注释里。没有决定的值都写着“待填”。不改动已有的文件。\n\nID 是%[2]s：%[3]s",
			"Write the file of a new %[1]s with every required field and its comment; optional fields are offered as comments. Values that are not decided are 待填. No file is overwritten.\n\nID: %[3]s"),
			label.In(a.lang), key.Label, a.say(key.ZH, key.EN)),
		Example: cmp.Or(newExamples[kind], "matterc new "+string(kind)+" some-id"),
		Args:    a.arguments(1, 1, a.say("标识", "an id")),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.newFile(dir, kind, args[0], department)
		},
	}
	a.catalogFlag(c, &dir)
	if flag := departmentFields[kind]; flag != "" {
		field := schema.Language().Root.Field(string(kind)).Type.Elem.Field(flag)
		c.Flags().StringVar(&department, flag, "", fmt.Sprintf(a.say("%s的标识或名称 `ID`；不写则留待填写", "id or name `ID` of the %s department; left to be filled in if not given"), a.say(field.Doc.Label, flag)))
		err := c.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return a.completeIDs(&dir, fieldpath.DepartmentKind), cobra.ShellCompDirectiveNoFileComp
		})
		if err != nil {
			panic(err) // the flag was added one line before
		}
	}
	return c
}

// newFile writes the file of a new record; department is its id or what it is called, "" if nobody said.
func (a *app) newFile(dir string, kind fieldpath.Kind, id, department string) error {
	if !edit.ValidKey(kind, id) {
		doc := edit.Key(kind).Doc
		return usage("“%s”不能作标识：%[2]s", "%[1]q cannot be an id: %[3]s", id, doc.ZH, doc.EN)
	}
	l, err := a.load(dir, schema.Date{})
	if err != nil {
		return err
	}
	given := map[string]string{}
	if department != "" {
		r, err := named(l, l.AsOf, department, fieldpath.DepartmentKind)
		if err != nil {
			return err
		}
		department, given[departmentFields[kind]] = r.ID, r.ID
	}
	if at := l.Place(fieldpath.Record(kind, id)); !at.IsZero() {
		return cannot("“%s”已经有了，在 %s", "%q is already there, in %s", id, l.name(at.File))
	}
	source, err := edit.New(kind, id, given)
	if err != nil {
		return err
	}
	folder := cmp.Or(recordFolders[kind], "registers/"+plural(string(kind)))
	if kind == fieldpath.MatterKind {
		folder = path.Join(folder, department)
	}
	name := path.Join(folder, id+".cue")
	if err := a.unfinished.addFile(l.dir, name, source); err != nil {
		return err
	}
	a.print("%s", "%s", l.name(name))
	a.note("按注释填写后运行：matterc check %s", "fill it in as the comments say, then run: matterc check %s", l.name(name))
	return nil
}
