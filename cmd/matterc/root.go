package main

import (
	"fmt"

	"github.com/matterc/matterc/schema"
	"github.com/spf13/cobra"
)

// newRoot makes the tree of commands in the language of the app. A new command is one file and one line here.
func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "matterc",
		Short: a.say("把政务服务事项目录编译成办事指南、公开表和数据", "Compile a catalog of government approval matters into guides, sheets and data"),
		Long: a.say(`matterc 读取用 CUE 写的事项目录，先检查它能不能办成，再生成公众和其他系统所需的一切。

结束时的状态：0 没有达到 --fail-on 的问题；1 有问题；2 命令写得不对；3 无法执行，包括目录里没有命令所说的东西；128 加信号的号：被信号中断。
结果写到标准输出，其余写到标准错误。`,
			`matterc reads a catalog of matters written in CUE, checks that it can work, and makes what the public and other systems need.

Exit status: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage; 3 could not run, also where the catalog has not what the command names; 128 and the number of a signal: interrupted by it.
Results go to standard output, everything else to standard error.`),
		Args:              cobra.ArbitraryArgs,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				fmt.Fprint(a.err, a.help(c))
				return &failure{status: statusUsage}
			}
			return a.unknownCommand(c, args[0])
		},
	}
	flags := root.PersistentFlags()
	lang := a.lang.String() // languageOf has read the flag; it is here for its help and its errors
	flags.Var(choice{&lang, []string{"zh", "en"}, "LANG"}, "lang", a.say("语言：zh 中文、en 英文", "language: zh Chinese, en English"))
	flags.Lookup("lang").DefValue = "zh"
	a.color = "auto"
	flags.Var(choice{&a.color, []string{"auto", "always", "never"}, "WHEN"}, "color",
		a.say("颜色：auto 只在终端上、always、never；设了 NO_COLOR 时 auto 不用颜色", "colours: auto on a terminal, always, never; NO_COLOR turns auto off"))
	flags.BoolVarP(&a.quiet, "quiet", "q", false, a.say("不显示进度和总结，只显示结果和问题", "no progress and no summary, only results and findings"))
	flags.BoolP("help", "h", false, a.say("显示用法", "show the usage"))

	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { fmt.Fprint(a.out, a.help(c)) })
	root.SetHelpCommand(a.helpCommand(root))
	root.AddCommand(buildCommand(a), checkCommand(a), dueCommand(a), explainCommand(a), exportCommand(a), findCommand(a), graphCommand(a), listCommand(a), planCommand(a), renameCommand(a), verifyCommand(a), newCommand(a), initCommand(a),
		fmtCommand(a), versionCommand(a), completionCommand(a))
	completeFlag(root, "lang", []string{"zh", "en"})
	completeFlag(root, "color", []string{"auto", "always", "never"})
	return root
}

// execute parses and runs a command line. It returns the path of the command that ran, such as "matterc new law". Whatever happens,
// nothing that it was writing is left unfinished.
func (a *app) execute(args []string) (command string, err error) {
	defer a.heed()()
	defer a.unfinished.end()
	root := newRoot(a)
	root.SetArgs(args)
	root.SetOut(a.out)
	root.SetErr(a.err)
	c, err := root.ExecuteC()
	return c.CommandPath(), err
}

// unknownCommand names the command that was probably meant.
func (a *app) unknownCommand(parent *cobra.Command, word string) error {
	var names []string
	for _, c := range parent.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	if near, ok := schema.Nearest(word, names); ok {
		return usage("没有命令“%s”，是否应为“%s”？", "unknown command %q; did you mean %q?", word, near)
	}
	return usage("没有命令“%s”", "unknown command %q", word)
}

// arguments checks how many arguments a command takes; names says what they are.
func (a *app) arguments(least, most int, names string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usage("%s 后面要写 %s", "%s needs %s", c.CommandPath(), names)
		case len(args) > most:
			return usage("%s 多写了“%s”", "%s does not take %q", c.CommandPath(), args[most])
		}
		return nil
	}
}

// first returns the first argument, or what stands for it.
func first(args []string, def string) string {
	if len(args) > 0 {
		return args[0]
	}
	return def
}

// directories lets a shell complete folders.
var directories = cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs)
