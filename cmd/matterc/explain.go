package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
	"github.com/spf13/cobra"
)

func explainCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "explain CODE",
		Short:   a.say("说明一个编号的问题是什么意思、怎么改", "Explain a code: what it means and what to do"),
		Long:    a.say("显示一个编号的说明（Markdown）：是什么问题、为什么、怎么改，以及写错和写对的例子。", "Print the document of a code in Markdown: what is wrong, why, what to do, and an example of each."),
		Example: "matterc explain S004",
		Args:    a.arguments(1, 1, a.say("问题编号，如 S004", "a code such as S004")),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var codes []string
			for _, r := range validate.Rules() {
				codes = append(codes, cobra.CompletionWithDesc(r.Code, r.Title.In(a.lang)))
			}
			return codes, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			code := strings.ToUpper(args[0])
			var codes []string
			for _, r := range validate.Rules() {
				if r.Code == code {
					fmt.Fprint(a.out, a.document(r))
					return nil
				}
				codes = append(codes, r.Code)
			}
			if near, ok := schema.Nearest(code, codes); ok {
				return usage("没有编号“%s”，是否应为“%s”？", "there is no code %q; did you mean %q?", args[0], near)
			}
			return usage("没有编号“%s”；编号是一个字母和三位数字，如 %s", "there is no code %q; a code is a letter and three digits, such as %s", args[0], codes[0])
		},
	}
}

// wanted is the mark of the examples' tests at the end of a line that has the finding.
var wanted = regexp.MustCompile(`[ \t]*// want ([A-Z][0-9]{3}).*`)

// document returns the document of a rule in Markdown.
func (a *app) document(r diag.Rule) string {
	var b strings.Builder
	word := [...]string{diag.Note: a.say("说明", "note"), diag.Warning: a.say("警告", "warning"), diag.Error: a.say("错误", "error")}[r.Severity]
	fmt.Fprintf(&b, "# %s %s\n\n%s%s\n\n%s\n", r.Code, r.Title.In(a.lang), a.say("严重程度：", "Severity: "), word, strings.TrimSpace(r.Doc.In(a.lang)))
	for _, example := range []struct{ title, text string }{
		{a.say("写错的例子", "Wrong"), wanted.ReplaceAllString(r.Bad, " // ← $1")},
		{a.say("写对的例子", "Right"), r.Good},
	} {
		if example.text != "" {
			fmt.Fprintf(&b, "\n## %s\n\n```cue\n%s\n```\n", example.title, strings.TrimSpace(example.text))
		}
	}
	return b.String()
}
