package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/matterc/matterc/render"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate"
	"github.com/spf13/cobra"
)

func explainCommand(a *app) *cobra.Command {
	var format, dir string
	var asOf schema.Date
	var facts []string
	c := &cobra.Command{
		Use:   "explain CODE|ID",
		Short: a.say("说明一个编号的问题，或者一个事项谁办得成、为什么", "Explain a code, or who can obtain a matter and why"),
		Long: a.say("写问题编号，显示它的说明（Markdown）：是什么问题、为什么、怎么改，以及写错和写对的例子。\n\n写事项、证照批文或者联办的标识或名称，说明适用于谁、谁办得成、前置的条件另外要求什么（实际还须满足）、为什么有人办不成，以及先后要办什么。--fact 写明已知的申请人情形，只就这些申请人回答。目录有互为前提一类的错误时也能说明，最后以状态 1 结束。有别的错误的记录（例如刚新增、还没有填好的事项）和用到它的，不采用，另外说明；其余的照常。",
			"With a code, print its document in Markdown: what is wrong, why, what to do, and an example of each.\n\nWith the id or the name of a matter, document or procedure, tell to whom it applies, who can obtain it, what the conditions of its prerequisites add, why some cannot, and what has to come first. --fact gives what is known of the applicant. This also works if what the catalog demands is mistaken (D); the status then is 1. Records with other errors, such as a new matter that is not filled in, and those that need one, are left out and named; the rest is as it would be."),
		Example: "matterc explain S004\nmatterc explain construction-land-permit\nmatterc explain 食品经营许可\nmatterc explain construction-land-permit --fact land=划拨 --format json",
		Args:    a.arguments(1, 1, a.say("问题编号，如 S004，或者事项的标识或名称", "a code such as S004, or the id or name of a matter")),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var words []string
			for _, r := range validate.Rules() {
				words = append(words, cobra.CompletionWithDesc(r.Code, r.Title.In(a.lang)))
			}
			return append(words, a.completeIDs(&dir, explained...)...), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			if rule, ok := ruleOf(args[0]); ok {
				if len(facts) > 0 || c.Flags().Changed("format") {
					return usage("--fact 和 --format 只用于标识，不用于编号", "--fact and --format are for ids, not for codes")
				}
				fmt.Fprint(a.out, a.document(rule))
				return nil
			}
			if codeLike.MatchString(args[0]) {
				return unknownCode(args[0])
			}
			for _, f := range facts {
				if !strings.Contains(f, "=") {
					return usage("--fact 要写成 情形=值，如 land=划拨，不是“%s”", "--fact is written fact=value, such as land=划拨, not %q", f)
				}
			}
			draft, err := a.draft(dir, asOf)
			if err != nil {
				return err
			}
			subject, err := draft.named(args[0], explained...)
			if err != nil {
				return err
			}
			if d := draft.Document(subject.ID); subject.Kind == fieldpath.DocumentKind && len(d.Issuers) == 0 {
				return cannot("没有事项核发“%s”，没有可以说明的", "no matter issues %q, so there is nothing to explain", d.Name)
			}
			given, problem := draft.ParseGiven(facts)
			if !problem.IsZero() {
				return cannot(problem.ZH, problem.EN)
			}
			text, err := render.Explain(draft.Solution, subject.ID, given, format, a.lang)
			if err != nil {
				return err
			}
			if err := a.result(format, text); err != nil {
				return err
			}
			return draft.failed
		},
	}
	formats := render.ExplainFormats()
	chooseFlag(c, &format, "format", "FORMAT", formats[0], a.say("格式：text 或 json，只用于标识", "text or json, of an id"), formats)
	a.factFlag(c, &facts, &dir)
	a.catalogFlag(c, &dir)
	a.asOfFlag(c, &asOf)
	return c
}

// explained are the kinds of records that are explained.
var explained = []fieldpath.Kind{fieldpath.MatterKind, fieldpath.DocumentKind, fieldpath.ProcedureKind}

// ruleOf returns the rule of a code, in capitals or not.
func ruleOf(code string) (diag.Rule, bool) {
	for _, r := range validate.Rules() {
		if strings.EqualFold(r.Code, code) {
			return r, true
		}
	}
	return diag.Rule{}, false
}

// codeLike is what a code looks like; ids have no capitals.
var codeLike = regexp.MustCompile(`^[A-Z][0-9]+$`)

// unknownCode says that there is no such code.
func unknownCode(code string) error {
	var codes []string
	for _, r := range validate.Rules() {
		codes = append(codes, r.Code)
	}
	if near, ok := schema.Nearest(code, codes); ok {
		return usage("没有编号“%s”，是否应为“%s”？", "there is no code %q; did you mean %q?", code, near)
	}
	return usage("没有编号“%s”；编号是一个字母和三位数字，如 %s", "there is no code %q; a code is a letter and three digits, such as %s", code, codes[0])
}

// wanted is the mark of the examples' tests at the end of a line that has the finding.
var wanted = regexp.MustCompile(`[ \t]*// want ([A-Z][0-9]{3}).*`)

// document returns the document of a rule in Markdown.
func (a *app) document(r diag.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s %s\n\n%s%s\n\n%s\n", r.Code, r.Title.In(a.lang), a.say("级别：", "Severity: "), r.Severity.Title().In(a.lang), strings.TrimSpace(r.Doc.In(a.lang)))
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
