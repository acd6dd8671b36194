package dev.rondo.cli;

import dev.rondo.cli.console.CommandEvents;
import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Interruption;
import dev.rondo.cli.console.StandardStreams;
import dev.rondo.cli.console.Terminal;
import java.io.PrintStream;

/** The program. */
public final class Main {
    private Main() {}

    /** Entry point of the launcher. */
    public static void main(String[] args) {
        StandardStreams streams = StandardStreams.open();
        Interruption interruption = Interruption.ofProcess(streams);
        int code = run(args, streams.out(), streams.err(), streams.terminal(), interruption);
        code = streams.close(code);
        interruption.over(code);
        if (code != Console.DONE) {
            // Not for 0: System.exit would first load the classes of Java's logging, to ask whether it is to be logged.
            System.exit(code);
        }
    }

    /**
     * Runs a command in this JVM; neither stream counts as a terminal.
     *
     * @return the exit code: 0 done, 1 failed, 2 misuse, 75 interrupted
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return run(args, out, err, Terminal.NONE, Interruption.never());
    }

    static int run(String[] args, PrintStream out, PrintStream err, Terminal terminal, Interruption interruption) {
        if (FrontPage.answers(args, out, terminal)) {
            return Console.DONE;
        }
        return Execution.run(new Rondo(out, err, terminal, interruption), args);
    }

    /**
     * Runs a command for another program.
     *
     * @param events receiver of everything but the result
     */
    static int run(String[] args, PrintStream out, CommandEvents events, Interruption interruption) {
        if (FrontPage.answers(args, out, Terminal.NONE)) {
            return Console.DONE;
        }
        return Execution.run(new Rondo(out, events, interruption), args);
    }
}
