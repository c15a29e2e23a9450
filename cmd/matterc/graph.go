package main

import (
	"github.com/matterc/matterc/render"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/spf13/cobra"
)

func graphCommand(a *app) *cobra.Command {
	var format, dir string
	var asOf schema.Date
	c := &cobra.Command{
		Use:   "graph [ID]",
		Short: a.say("画出事项之间的先后关系", "Draw which matter waits for which"),
		Long: a.say("输出事项和证照批文之间的关系图。写事项或者证照批文的标识或名称，只画它需要的和直接需要它的；写联办的，画全部成员需要的；写部门的，画它的全部事项和这些事项直接需要的。大的目录什么也不写时，svg 每个部门画一个框。互为前提的画成红色。",
			"Print the graph of matters and documents. With the id or the name of a matter or document it is what that one needs and what directly needs it, with that of a procedure what its members need, with that of a department its matters and what these directly need. Without either, svg draws a large catalog with one box for each department. Mutual prerequisites are red."),
		Example:           "matterc graph > departments.svg\nmatterc graph land-permit > land-permit.svg\nmatterc graph natural-resources --format mermaid",
		Args:              a.arguments(0, 1, "ID"),
		ValidArgsFunction: a.completesIDs(&dir, drawn...),
		RunE: func(_ *cobra.Command, args []string) error {
			draft, err := a.draft(dir, asOf)
			if err != nil {
				return err
			}
			var subject schema.Record
			if len(args) > 0 {
				if subject, err = draft.named(args[0], drawn...); err != nil {
					return err
				}
				if subject.Kind == fieldpath.DepartmentKind && len(draft.Department(subject.ID).Matters) == 0 {
					return cannot("部门“%s”没有事项，没有可以画的", "department %q has no matters, so there is nothing to draw", subject.Name)
				}
			}
			drawing, err := render.Graph(draft.Solution, subject.ID, format)
			if err != nil {
				return err
			}
			if err := a.result(format, drawing); err != nil {
				return err
			}
			return draft.failed
		},
	}
	formats := render.GraphFormats()
	chooseFlag(c, &format, "format", "FORMAT", formats[0], a.say("格式：svg、dot（Graphviz）、mermaid、json", "svg, dot (Graphviz), mermaid or json"), formats)
	a.catalogFlag(c, &dir)
	a.asOfFlag(c, &asOf)
	return c
}

// drawn are the kinds of records that a graph can be drawn of.
var drawn = []fieldpath.Kind{fieldpath.MatterKind, fieldpath.DocumentKind, fieldpath.ProcedureKind, fieldpath.DepartmentKind}

// catalogFlag adds --catalog, for commands whose arguments are something else.
func (a *app) catalogFlag(c *cobra.Command, dir *string) {
	c.Flags().StringVar(dir, "catalog", "", a.say("目录的文件夹 `DIR`；不写的，是当前文件夹所在的目录，或者文件夹 catalog", "the catalog's folder `DIR`; the catalog around the working directory, or else the folder catalog, if left out"))
	if err := c.MarkFlagDirname("catalog"); err != nil {
		panic(err) // the flag was added one line before
	}
}
