package dev.rondo.cli;

import dev.rondo.cli.console.ColourChoice;
import dev.rondo.cli.console.CommandEvents;
import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Interruption;
import dev.rondo.cli.console.Output;
import dev.rondo.cli.console.Style;
import dev.rondo.cli.console.Terminal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself: the options that every command has, and where its words go. */
@Command(name = "rondo")
public final class Rondo implements Console, Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private final Interruption interruption;
    private final Optional<CommandEvents> events;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Hide progress and notes.")
    private boolean quiet;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "auto (the default: on a terminal), always or never.")
    private ColourChoice colour = ColourChoice.AUTO;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
    private boolean debug;

    Rondo(PrintStream out, PrintStream err, Terminal terminal, Interruption interruption) {
        this(out, err, terminal, interruption, Optional.empty());
    }

    /** For another program: nothing goes to standard error. */
    Rondo(PrintStream out, CommandEvents events, Interruption interruption) {
        this(out, silence(), Terminal.NONE, interruption, Optional.of(events));
    }

    private Rondo(
            PrintStream out,
            PrintStream err,
            Terminal terminal,
            Interruption interruption,
            Optional<CommandEvents> events) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.interruption = interruption;
        this.events = events;
    }

    private static PrintStream silence() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    /** Without a command: what there is. */
    @Override
    public Integer call() {
        FrontPage.show(out, style());
        return Console.DONE;
    }

    @Override
    public Output output() {
        return new Output(out, err, terminal, style(), quiet, debug, events);
    }

    @Override
    public Interruption interruption() {
        return interruption;
    }

    /** Destination of {@code --help} of a command. */
    PrintWriter helpWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    ColorScheme helpColours() {
        return CommandLine.Help.defaultColorScheme(colour.isOn(terminal) ? Ansi.ON : Ansi.OFF);
    }

    private Style style() {
        return new Style(colour.isOn(terminal));
    }
}
