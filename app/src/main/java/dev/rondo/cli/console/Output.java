package dev.rondo.cli.console;

import dev.rondo.file.ResultJson;
import dev.rondo.file.json.Json;
import java.io.PrintStream;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where a command's words go: results to standard output, everything else to standard error.
 *
 * <p>Usable from any thread.
 */
public final class Output {
    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private final Style style;
    private final boolean quiet;
    private final boolean debug;
    private final Optional<CommandEvents> events;

    public Output(
            PrintStream out,
            PrintStream err,
            Terminal terminal,
            Style style,
            boolean quiet,
            boolean debug,
            Optional<CommandEvents> events) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.style = style;
        this.quiet = quiet;
        this.debug = debug;
        this.events = events;
    }

    /** A line of the result. */
    public void result(String line) {
        out.println(line);
    }

    /** A line of the result that its reader gets at once. */
    public void line(String line) {
        out.print(line + "\n");
        out.flush();
    }

    /** A line of the result that others wait for while the command goes on. */
    public void resultNow(String line) {
        out.println(line);
        out.flush();
    }

    /** The result for people. */
    public void table(Table table) {
        table.lines(style).forEach(out::println);
    }

    /** The result as one document. */
    public void json(JsonNode document) {
        out.print(Json.text(document));
    }

    /**
     * The result in the form that was asked for.
     *
     * @param asJson true to print one JSON document instead of the line
     */
    public void result(String line, Record result, boolean asJson) {
        if (asJson) {
            json(ResultJson.of(result));
        } else {
            result(line);
        }
    }

    /** Something that is good to know. */
    public void remark(String line) {
        if (!quiet) {
            err.println(Printable.text(line));
            events.ifPresent(e -> e.remark(line));
        }
    }

    /** Something that should not go unnoticed, also where {@code --quiet} is given. */
    public void warn(String line) {
        err.println(style.bad("warning: ") + Printable.text(line));
        events.ifPresent(e -> e.warning(line));
    }

    /** Reason why the command ends without a result. */
    public void complain(String message, Throwable because) {
        err.println(style.bad(Printable.text(message)));
        events.ifPresent(e -> e.complaint(message));
        if (debug) {
            because.printStackTrace(err);
        }
    }

    /**
     * The progress of long work: a bar where somebody watches, else a line now and then.
     *
     * @param what activity, such as "training 5 networks"
     * @param total total amount of work
     */
    public Progress progress(String what, long total) {
        if (events.isPresent() && !quiet) {
            return new Progress(events.get(), what, total, System::nanoTime);
        }
        Progress.Form form =
                quiet ? Progress.Form.NOTHING : terminal.isWatched() ? Progress.Form.BAR : Progress.Form.LINES;
        return new Progress(err, form, terminal.columns(), what, total, System::nanoTime);
    }

    public Style style() {
        return style;
    }
}
