package dev.rondo.cli;

import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Output;
import dev.rondo.setting.Refusal;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;

/** Reads the words of a command line, runs the command, and makes an exit code and a message of how it ended. */
final class Execution {
    private Execution() {}

    static int run(Rondo rondo, String[] words) {
        CommandLine line = CommandList.commandLine(rondo, words);
        line.setExecutionStrategy(parsed -> {
            line.setColorScheme(rondo.helpColours());
            return new RunLast().execute(parsed);
        });
        line.setParameterExceptionHandler((mistake, all) -> misuse(mistake, rondo.output()));
        line.setExecutionExceptionHandler(
                (trouble, command, parsed) -> trouble(rondo.interruption().cause(trouble), rondo.output()));
        try {
            return line.execute(words);
        } catch (VirtualMachineError | LinkageError | AssertionError e) {
            return trouble(rondo.interruption().cause(e), rondo.output());
        }
    }

    private static int misuse(ParameterException mistake, Output output) {
        output.complain(Mistake.message(mistake), mistake);
        return Refusal.Kind.MISUSE.exitCode();
    }

    private static int trouble(Throwable trouble, Output output) {
        return switch (trouble) {
            case Refusal refusal -> {
                output.complain(refusal.getMessage(), refusal);
                yield refusal.kind().exitCode();
            }
            case OutOfMemoryError e -> {
                output.complain(
                        "Out of memory: Java may use " + Runtime.getRuntime().maxMemory() / (1 << 20)
                                + " MiB here. RONDO_JAVA_OPTS=-Xmx16g in the environment lets it use 16 GiB",
                        e);
                yield Console.FAILED;
            }
            default -> {
                output.complain(
                        "Rondo failed where it should not"
                                + Optional.ofNullable(trouble.getMessage())
                                        .map(message -> ": " + message)
                                        .orElse("")
                                + ". The same command with --debug says where",
                        trouble);
                yield Console.FAILED;
            }
        };
    }
}
