package main

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/spf13/cobra"
)

func exportCommand(a *app) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "export [CATALOG]",
		Short: a.say("把目录原样输出为 JSON", "Print the catalog's data as JSON"),
		Long: a.say("把目录（不写的，是当前文件夹所在的目录，或者文件夹 catalog）的全部数据，包括已失效的事项和法律，输出为 JSON，默认值都已填上。cue export 也输出这些数据，但是条件写成范围（如 >=18）的目录它不输出，这里把范围写成一组；写法不对的目录不输出，问题写到标准错误。",
			"Print all data of a catalog (the one around the working directory, or else the folder catalog, if none is named), matters and laws out of force included, as JSON with defaults filled in. The command cue export prints the same data, but refuses a catalog with a condition that is a range (such as >=18), which is an object here. A catalog whose shape is wrong is not printed; its findings go to standard error."),
		Example:           "matterc export > catalog.json\nmatterc export my-catalog --out catalog.json",
		Args:              a.arguments(0, 1, "CATALOG"),
		ValidArgsFunction: directories,
		RunE: func(_ *cobra.Command, args []string) error {
			at, err := whole(first(args, ""))
			if err != nil {
				return err
			}
			l, err := a.loadAt(at, schema.Date{})
			if err != nil {
				return err
			}
			if err := a.printFindings(a.err, l, l.found, diag.FormatText); err != nil {
				return err
			}
			if l.found.AtLeast(diag.Error) {
				return errFindings
			}
			raw, err := l.Export()
			if err != nil {
				return err
			}
			if out == "" {
				return a.result("json", raw)
			}
			return a.unfinished.writeFile(out, raw, 0o666)
		},
	}
	c.Flags().StringVarP(&out, "out", "o", "", a.say("写到文件 `FILE`，不写到标准输出", "write to `FILE` instead of standard output"))
	return c
}
