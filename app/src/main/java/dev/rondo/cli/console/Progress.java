package dev.rondo.cli.console;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Progress of a long computation, shown to the user. Usable from any thread. */
public final class Progress implements AutoCloseable {
    /** Form of display. */
    enum Form {
        /** A bar that moves, on a terminal. */
        BAR,
        /** A line now and then, in a log. */
        LINES,
        /** Events for another program. */
        EVENTS,
        /** Not at all. */
        NOTHING
    }

    private static final double SECONDS_BETWEEN_FRAMES = 0.1;
    private static final double SECONDS_BETWEEN_LINES = 10;
    private static final double SECONDS_OF_SPEED = 3;
    /** Before so much is done, the speed is that of code that is still being compiled. */
    private static final double LEAST_SHARE = 0.02;

    private static final int WIDEST_BAR = 30;
    private static final String RETURN = "\r";
    private static final String CLEAR_TO_END = "\u001b[K";

    private final PrintStream err;
    private final Optional<CommandEvents> events;
    private final Form form;
    private final int columns;
    private final String what;
    private final long total;
    private final LongSupplier nanoseconds;
    private final long start;
    private double lastShown;
    private Mark older = new Mark(0, 0);
    private Mark newer = older;

    /** Amount of work done at a time. */
    private record Mark(long done, double seconds) {}

    Progress(PrintStream err, Form form, int columns, String what, long total, LongSupplier nanoseconds) {
        this(err, form, columns, what, total, nanoseconds, Optional.empty());
    }

    /** Progress that another program shows. */
    Progress(CommandEvents events, String what, long total, LongSupplier nanoseconds) {
        this(System.err, Form.EVENTS, 0, what, total, nanoseconds, Optional.of(events));
    }

    private Progress(
            PrintStream err,
            Form form,
            int columns,
            String what,
            long total,
            LongSupplier nanoseconds,
            Optional<CommandEvents> events) {
        this.events = events;
        this.err = err;
        this.form = form;
        this.columns = columns;
        this.what = what;
        this.total = total;
        this.nanoseconds = nanoseconds;
        start = nanoseconds.getAsLong();
        lastShown = form == Form.BAR ? -SECONDS_BETWEEN_FRAMES : 0;
    }

    /**
     * Shows where the work is, if it is time to.
     *
     * @param done amount of work done so far, of the total
     * @param note remark on the progress, such as "best R2 0.913"
     */
    public synchronized void at(long done, String note) {
        double seconds = (nanoseconds.getAsLong() - start) * 1e-9;
        mark(done, seconds);
        double between = form == Form.LINES ? SECONDS_BETWEEN_LINES : SECONDS_BETWEEN_FRAMES;
        if (form == Form.NOTHING || seconds - lastShown < between) {
            return;
        }
        lastShown = seconds;
        if (form == Form.BAR) {
            err.print(RETURN + fitting(bar(done, seconds, note)) + CLEAR_TO_END);
            err.flush();
        } else if (events.isPresent()) {
            events.get().progress(what, share(done), note);
        } else {
            err.println(what + ": " + percent(done) + " %" + left(done, seconds) + (note.isEmpty() ? "" : ", " + note));
        }
    }

    /** Leaves an empty line for what comes next. */
    @Override
    public synchronized void close() {
        if (form == Form.BAR) {
            err.print(RETURN + CLEAR_TO_END);
            err.flush();
        }
    }

    private String bar(long done, double seconds, String note) {
        int width = Math.clamp(columns / 3, 1, WIDEST_BAR);
        int full = (int) (width * share(done));
        return what + "  [" + "#".repeat(full) + ".".repeat(width - full) + "]  " + percent(done) + " %"
                + left(done, seconds) + (note.isEmpty() ? "" : "  " + note);
    }

    private String fitting(String line) {
        return line.length() < columns ? line : line.substring(0, Math.max(0, columns - 1));
    }

    private double share(long done) {
        return total == 0 ? 1 : Math.clamp((double) done / total, 0, 1);
    }

    private long percent(long done) {
        return (long) (100 * share(done));
    }

    private void mark(long done, double seconds) {
        if (seconds - newer.seconds > SECONDS_OF_SPEED) {
            older = newer;
            newer = new Mark(done, seconds);
        }
    }

    /** The time that is left at the speed of the last seconds; nothing while that is not known. */
    private String left(long done, double seconds) {
        long since = done - older.done;
        if (older.seconds == 0 || since <= 0 || share(done) < LEAST_SHARE || done >= total) {
            return "";
        }
        return ", " + span((seconds - older.seconds) * (total - done) / since) + " left";
    }

    /** {@code 12 s}, {@code 3:07 min}, {@code 2:15 h}. */
    static String span(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        long minutes = whole / 60;
        return minutes < 60
                ? String.format(Locale.ROOT, "%d:%02d min", minutes, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d h", minutes / 60, minutes % 60);
    }
}
