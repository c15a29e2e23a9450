package main

import (
	"slices"

	"github.com/matterc/matterc/render"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/spf13/cobra"
)

func graphCommand(a *app) *cobra.Command {
	var format, dir string
	var asOf schema.Date
	c := &cobra.Command{
		Use:   "graph [ID]",
		Short: a.say("画出事项之间的先后关系", "Draw which matter waits for which"),
		Long: a.say("输出事项和证照批文之间的关系图。写事项或者证照批文的标识，只画它需要的和直接需要它的；写联办的标识，画全部成员需要的；写部门的标识，画它的全部事项和这些事项直接需要的。大的目录不写标识时，svg 每个部门画一个框。互为前提的画成红色。",
			"Print the graph of matters and documents. With the id of a matter or document it is what that one needs and what directly needs it, with that of a procedure what its members need, with that of a department its matters and what these directly need. Without an id, svg draws a large catalog with one box for each department. Mutual prerequisites are red."),
		Example: "matterc graph > departments.svg\nmatterc graph land-permit > land-permit.svg\nmatterc graph natural-resources --format mermaid",
		Args:    a.arguments(0, 1, "ID"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			l, err := a.load(dir, asOf)
			if err != nil {
				return nil, cobra.ShellCompDirectiveError
			}
			p, _ := validate.Try(l.Catalog, l.found)
			if p == nil {
				return nil, cobra.ShellCompDirectiveError
			}
			return graphIDs(p), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			draft, failed, err := a.draft(dir, asOf)
			if err != nil {
				return err
			}
			id := first(args, "")
			if ids := graphIDs(draft); id != "" && !slices.Contains(ids, id) {
				if near, ok := schema.Nearest(id, ids); ok {
					return cannot("没有标识为“%s”的事项、证照批文、联办或部门，是否应为“%s”？", "no matter, document, procedure or department has the id %q; did you mean %q?", id, near)
				}
				return cannot("没有标识为“%s”的事项、证照批文、联办或部门", "no matter, document, procedure or department has the id %q", id)
			}
			drawing, err := render.Graph(draft, id, format)
			if err != nil {
				return err
			}
			if _, err = a.out.Write(drawing); err != nil {
				return err
			}
			return failed
		},
	}
	formats := render.GraphFormats()
	chooseFlag(c, &format, "format", "FORMAT", formats[0], a.say("格式：svg、dot（Graphviz）、mermaid、json", "svg, dot (Graphviz), mermaid or json"), formats)
	a.catalogFlag(c, &dir)
	a.asOfFlag(c, &asOf)
	return c
}

// graphIDs returns what a graph can be drawn of.
func graphIDs(p *eligibility.Solution) []string {
	var ids []string
	for _, m := range p.Matters() {
		ids = append(ids, m.ID)
	}
	for _, d := range p.Documents() {
		ids = append(ids, d.ID)
	}
	for _, r := range p.Procedures() {
		ids = append(ids, r.ID)
	}
	for _, d := range p.Departments() {
		ids = append(ids, d.ID)
	}
	return ids
}

// catalogFlag adds --catalog, for commands whose arguments are something else.
func (a *app) catalogFlag(c *cobra.Command, dir *string) {
	c.Flags().StringVar(dir, "catalog", defaultCatalog, a.say("目录所在的文件夹 `DIR`", "the catalog's folder `DIR`"))
	if err := c.MarkFlagDirname("catalog"); err != nil {
		panic(err) // the flag was added one line before
	}
}
