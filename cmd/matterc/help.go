package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help returns what --help prints.
func (a *app) help(c *cobra.Command) string {
	var b strings.Builder
	text := c.Long
	if text == "" {
		text = c.Short
	}
	fmt.Fprintf(&b, "%s\n\n%s\n  %s\n", text, a.say("用法：", "Usage:"), a.usageLine(c))
	if rows := commandRows(c); len(rows) > 0 {
		fmt.Fprintf(&b, "\n%s\n%s", a.say("命令：", "Commands:"), table(rows))
	}
	if rows := a.flagRows(c.LocalNonPersistentFlags()); len(rows) > 0 {
		fmt.Fprintf(&b, "\n%s\n%s", a.say("选项：", "Flags:"), table(rows))
	}
	fmt.Fprintf(&b, "\n%s\n%s", a.say("所有命令都有的选项：", "Flags of every command:"), table(a.flagRows(c.Root().PersistentFlags())))
	if c.Example != "" {
		fmt.Fprintf(&b, "\n%s\n%s\n", a.say("例子：", "Examples:"), indent(c.Example))
	}
	return b.String()
}

// usageLine returns how a command is called.
func (a *app) usageLine(c *cobra.Command) string {
	line := c.CommandPath()
	if _, args, ok := strings.Cut(c.Use, " "); ok {
		line += " " + args
	}
	if c.HasAvailableSubCommands() {
		line += " COMMAND"
	}
	return line + a.say(" [选项]", " [flags]")
}

// row is a line of a table in a help text.
type row struct{ left, right string }

func commandRows(c *cobra.Command) []row {
	var rows []row
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			rows = append(rows, row{sub.Name(), sub.Short})
		}
	}
	return rows
}

// flagRows describes flags, in the order of their names.
func (a *app) flagRows(flags *pflag.FlagSet) []row {
	var rows []row
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		left := "    --" + f.Name
		if f.Shorthand != "" {
			left = "-" + f.Shorthand + ", --" + f.Name
		}
		value, text := pflag.UnquoteUsage(f)
		if value != "" {
			left += " " + value
		}
		if !slices.Contains([]string{"", "false", "[]"}, f.DefValue) {
			text += a.say("（默认 "+f.DefValue+"）", " (default "+f.DefValue+")")
		}
		rows = append(rows, row{left, text})
	})
	return rows
}

// table sets rows in two columns; what stands on the left is ASCII.
func table(rows []row) string {
	width := 0
	for _, r := range rows {
		width = max(width, len(r.left))
	}
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "  %-*s  %s\n", width, r.left, r.right)
	}
	return b.String()
}

func indent(s string) string { return "  " + strings.ReplaceAll(s, "\n", "\n  ") }

// helpCommand is `matterc help COMMAND`.
func (a *app) helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:    "help [COMMAND]",
		Short:  a.say("显示一个命令的用法", "Show the usage of a command"),
		Hidden: true,
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err != nil || c == root && len(rest) > 0 {
				return a.unknownCommand(root, args[0])
			}
			fmt.Fprint(a.out, a.help(c))
			return nil
		},
	}
}
