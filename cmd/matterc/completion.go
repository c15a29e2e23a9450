package main

import "github.com/spf13/cobra"

func completionCommand(a *app) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:     "completion SHELL",
		Short:   a.say("输出命令行自动补全的脚本", "Print a script for completion in a shell"),
		Long:    a.say("输出 bash、zsh、fish 或 powershell 的自动补全脚本。", "Print the completion script for bash, zsh, fish or powershell."),
		Example: "source <(matterc completion bash)\nmatterc completion zsh > \"${fpath[1]}/_matterc\"\nmatterc completion fish > ~/.config/fish/completions/matterc.fish",
		Args:    a.arguments(1, 1, a.say("bash、zsh、fish 或 powershell", "bash, zsh, fish or powershell")),

		ValidArgsFunction: cobra.FixedCompletions(shells, cobra.ShellCompDirectiveNoFileComp),
		RunE: func(c *cobra.Command, args []string) error {
			switch root := c.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.out.Data(), true)
			case "zsh":
				return root.GenZshCompletion(a.out.Data())
			case "fish":
				return root.GenFishCompletion(a.out.Data(), true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.out.Data())
			}
			return usage("没有“%s”的补全脚本；可以是 bash、zsh、fish、powershell", "there is no script for %q; it takes bash, zsh, fish or powershell", args[0])
		},
	}
}
