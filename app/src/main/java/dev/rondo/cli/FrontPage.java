package dev.rondo.cli;

import dev.rondo.cli.console.ColourChoice;
import dev.rondo.cli.console.Style;
import dev.rondo.cli.console.Terminal;
import dev.rondo.file.Environment;
import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.lapack.Blas;
import dev.rondo.setting.Refusal;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

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
          -V, --version      Show the version and exit (with --verbose: Java,
                             linear algebra, kernels, C library, caches).
        """;

    private static final String END = """
        The main job: rondo run
        More about a command: rondo COMMAND --help; pages of the documentation: rondo help topics
        Exit codes: 0 done, 1 failed, 2 misuse\
        """;

    private static final int VERSION_COLUMN = 16;

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
        if (words.length == 2 && word.equals("--version") && words[1].equals("--verbose")) {
            versions().forEach((name, value) -> out.println(name + " ".repeat(VERSION_COLUMN - name.length()) + value));
            return true;
        }
        return false;
    }

    /** Everything that results may depend on, and where it keeps things. */
    private static Map<String, String> versions() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Rondo", Environment.rondoVersion());
        all.put("Java", System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vm.name"));
        all.put("Java's folder", System.getProperty("java.home"));
        all.put("linear algebra", library());
        all.put("kernels", Kernels.inUse().name());
        all.put("C library", Blas.glibcVersion().map(v -> "glibc " + v).orElse("not glibc"));
        all.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        all.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        all.put("memory", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB at most");
        all.put("cache", Blas.cacheFolder().toString());
        all.put("start-up cache", System.getProperty("rondo.start", "none"));
        return all;
    }

    private static String library() {
        try {
            return Blas.loadedName();
        } catch (Refusal refusal) {
            return String.valueOf(refusal.getMessage());
        }
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
