package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/matterc/matterc/schema/diag"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// TestREADME compares README.md with the tree of commands.
func TestREADME(t *testing.T) {
	a := &app{lang: diag.ZH}
	want := a.reference(newRoot(a))
	if *update {
		if err := os.WriteFile("README.md", []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("README.md is not what the commands say: run go generate ./cmd/matterc")
	}
}

// reference returns cmd/matterc/README.md, made from the tree of commands.
func (a *app) reference(root *cobra.Command) string {
	var b strings.Builder
	b.WriteString("# cmd/matterc\n\n```\n" + referenceExample + "```\n\n" + root.Long + "\n\n")
	b.WriteString("本文件由命令的定义生成（`go generate ./cmd/matterc`）；英文用法见 `matterc --lang en COMMAND --help`。\n\n| 命令 | 作用 |\n|---|---|\n")
	var commands []*cobra.Command
	var collect func(*cobra.Command)
	collect = func(c *cobra.Command) {
		for _, sub := range c.Commands() {
			if !sub.IsAvailableCommand() {
				continue
			}
			if !sub.HasAvailableSubCommands() {
				commands = append(commands, sub)
			}
			collect(sub)
		}
	}
	collect(root)
	for _, c := range commands {
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s |\n", c.CommandPath(), strings.ReplaceAll(c.CommandPath(), " ", "-"), c.Short)
	}
	for _, c := range commands {
		text := c.Long
		if text == "" {
			text = c.Short + "。"
		}
		fmt.Fprintf(&b, "\n## %s\n\n```\n%s\n```\n\n%s\n", c.CommandPath(), a.usageLine(c), text)
		a.referenceFlags(&b, c.LocalNonPersistentFlags())
		if c.Example != "" {
			fmt.Fprintf(&b, "\n```\n%s\n```\n", c.Example)
		}
	}
	b.WriteString("\n## 所有命令都有的选项\n")
	a.referenceFlags(&b, root.PersistentFlags())
	return b.String()
}

// referenceExample is the first thing a reader of the README sees.
const referenceExample = `matterc init my-catalog     # 建立一个小的示例目录
matterc check my-catalog    # 检查它
matterc build my-catalog    # 生成指南、公开表和数据，放在 out/
`

func (a *app) referenceFlags(b *strings.Builder, flags *pflag.FlagSet) {
	rows := a.flagRows(flags)
	if len(rows) == 0 {
		return
	}
	b.WriteString("\n| 选项 | 说明 |\n|---|---|\n")
	for _, r := range rows {
		fmt.Fprintf(b, "| `%s` | %s |\n", strings.TrimSpace(r.left), strings.ReplaceAll(r.right, "|", `\|`))
	}
}
