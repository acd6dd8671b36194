package dev.rondo.cli;

import dev.rondo.file.Environment;
import java.io.PrintStream;

/**
 * Output of {@code rondo}, {@code rondo --help} and {@code rondo --version}.
 *
 * <p>They are answered without picocli: its classes are of Java 5's format, which the JVM neither archives nor verifies
 * fast, and would make half of the time that a user waits here.
 */
final class FrontPage {
    private static final String USAGE = """
            Usage: rondo COMMAND [OPTIONS]
            Trains, simulates and dissects excitatory-inhibitory recurrent networks.
            """;

    private static final String OPTIONS = """
              -h, --help         Show help and exit.
              -q, --quiet        Hide progress and notes.
                  --color=WHEN   auto (the default: on a terminal), always or never.
                  --debug        Show the stack trace of a failure.
              -V, --version      Show the version and exit.
            """;

    private static final String END = """
            The main job: rondo run
            More about a command: rondo COMMAND --help
            Exit codes: 0 done, 1 failed, 2 misuse""";

    private FrontPage() {}

    /** Answers a command line that asks for nothing else; says whether it was one. */
    static boolean answers(String[] words, PrintStream out, Terminal terminal) {
        String word = words.length == 0 ? "--help" : words[0];
        boolean alone = words.length <= 1;
        if (alone && (word.equals("--help") || word.equals("-h") || word.equals("help"))) {
            show(out, new Style(ColourChoice.AUTO.isOn(terminal)));
            return true;
        }
        if (alone && (word.equals("--version") || word.equals("-V"))) {
            out.println("Rondo " + Environment.rondoVersion() + " (Java " + System.getProperty("java.version") + ")");
            return true;
        }
        return false;
    }

    static void show(PrintStream out, Style style) {
        out.print(USAGE);
        out.println();
        out.println(style.bold("Commands"));
        int width = 0;
        for (CommandList.Entry entry : CommandList.ENTRIES) {
            width = Math.max(width, entry.name().length());
        }
        for (CommandList.Entry entry : CommandList.ENTRIES) {
            String gap = " ".repeat(width - entry.name().length() + 2);
            out.println("  " + style.bold(entry.name()) + gap + entry.summary());
        }
        out.println();
        out.println(style.bold("Options of every command"));
        out.print(OPTIONS);
        out.println();
        out.println(END);
    }
}
