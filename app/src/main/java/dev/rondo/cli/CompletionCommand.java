package dev.rondo.cli;

import dev.rondo.cli.console.Console;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rondo completion SHELL}: the script with which a shell completes commands and options. */
@Command(
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  source <(rondo completion bash)     complete in this shell",
            "  rondo completion zsh > ~/.rondo-completion.zsh     keep it, and source it in ~/.zshrc"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Rondo rondo;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.BASH;

    /** A shell that can complete; the script tells the two apart by itself. */
    private enum Shell {
        BASH,
        ZSH
    }

    CompletionCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    @Override
    public Integer call() {
        String[] all = CommandList.ENTRIES.stream().map(CommandList.Entry::name).toArray(String[]::new);
        CommandLine whole = CommandList.commandLine(rondo, all);
        String script = AutoComplete.bash("rondo", whole);
        rondo.output().result(shell == Shell.ZSH ? "autoload -U +X bashcompinit && bashcompinit\n" + script : script);
        return Console.DONE;
    }
}
