package dev.rondo.cli.run;

import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Output;
import dev.rondo.cli.console.Table;
import dev.rondo.file.ResultJson;
import dev.rondo.run.sweep.PointStory;
import dev.rondo.run.sweep.SweepStatus;
import java.util.Locale;

/** Answers about sweeps, for people. */
final class SweepAnswer {
    /** The exit code of a sweep that was interrupted and can be resumed. */
    static final int INTERRUPTED = 75;

    private SweepAnswer() {}

    /** Prints the state of a sweep and, where something is left, the command to go on. */
    static void show(SweepStatus status, Output output) {
        output.table(Table.of(SweepStatus.COUNTED.toArray(String[]::new))
                .row(status.counts().toArray(String[]::new)));
        for (SweepStatus.Failed failure : status.failures()) {
            output.result("failed: " + failure.point() + " (" + failure.settings() + "): " + failure.reason());
        }
        if (status.failed() > status.failures().size()) {
            output.result("... and " + (status.failed() - status.failures().size()) + " more");
        }
        if (!status.isOver() && status.running() == 0) {
            output.result("to go on: rondo sweep work " + status.folder());
        } else if (status.failed() > 0) {
            output.result("to try those that failed again: rondo sweep " + status.folder() + " --retry failed");
        }
    }

    /** The exit code that tells the state: 0 done or at work, 1 some failed, 75 to be resumed. */
    static int code(SweepStatus status) {
        if (status.failed() > 0) {
            return Console.FAILED;
        }
        return status.isOver() || status.running() > 0 ? Console.DONE : INTERRUPTED;
    }

    /** Prints what is known of a point. */
    static void show(PointStory story, Output output, boolean json) {
        if (json) {
            output.json(ResultJson.of(story));
            return;
        }
        Table facts = Table.ofPairs()
                .row("point", story.point())
                .row("status", story.status())
                .row("settings", story.settings())
                .row("folder", story.folder());
        if (!story.reason().isEmpty()) {
            facts.row("reason", story.reason());
        }
        story.worker().ifPresent(worker -> facts.row("worker", worker));
        output.table(facts);
        if (!story.events().isEmpty()) {
            Table events = Table.of("time", "event", "code", "seconds", "host", "job", "message");
            story.events()
                    .forEach(e -> events.row(
                            e.time(),
                            e.event(),
                            Integer.toString(e.code()),
                            String.format(Locale.ROOT, "%.1f", e.seconds()),
                            e.host(),
                            e.job().isEmpty() ? "-" : e.job(),
                            e.message()));
            output.table(events);
        }
    }
}
