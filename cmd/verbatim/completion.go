package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// completionCommand prints what makes shells complete the program's commands
// and flags. It reads no settings, for shells run it wherever they start.
func completionCommand() *cobra.Command {
	var shell string
	return &cobra.Command{
		Use:   "completion <shell>",
		Short: "Print what makes a shell complete commands and flags.",
		Long: `The program must be in the PATH under the name verbatim. Put one line into the file that your shell reads when it starts:

  ~/.bashrc  source <(verbatim completion bash)
  ~/.zshrc   source <(verbatim completion zsh)
  $PROFILE   verbatim completion powershell | Out-String | Invoke-Expression

Fish wants a file, which has to be written again after an upgrade:

  verbatim completion fish > ~/.config/fish/completions/verbatim.fish

Bash needs its package bash-completion, and zsh "autoload -U compinit; compinit" before the line.`,
		Args:        one(&shell),
		Annotations: arguments("One of bash, zsh, fish and powershell."),
		ValidArgs:   []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(cmd *cobra.Command, _ []string) error {
			root, out := cmd.Root(), cmd.OutOrStdout()
			switch shell {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(out)
			}
			return fmt.Errorf("unknown shell %s: want bash, zsh, fish or powershell", shell)
		},
	}
}
