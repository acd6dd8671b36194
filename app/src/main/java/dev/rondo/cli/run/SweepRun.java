package dev.rondo.cli.run;

import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Interruption;
import dev.rondo.cli.console.Output;
import dev.rondo.file.ResultJson;
import dev.rondo.report.sweep.SweepReport;
import dev.rondo.run.sweep.Crew;
import dev.rondo.run.sweep.SweepFolder;
import dev.rondo.run.sweep.SweepStatus;
import dev.rondo.run.sweep.SweepTable;
import dev.rondo.run.sweep.TableFiles;
import java.time.Duration;
import java.util.Optional;

/**
 * Work on the points of a sweep in this process.
 *
 * @param size number of points at the same time
 * @param time time limit
 * @param failFast true to stop all workers at the first failure
 * @param json true to print one document
 */
record SweepRun(
        Console console, SweepFolder folder, int size, Optional<Duration> time, boolean failFast, boolean json) {

    /** Works, and collects what is done.
     *
     * @param isOneOfMany true for a worker beside others: it writes the table only if it was the last
     * @return the exit code
     */
    @SuppressWarnings({"try", "UnusedVariable"}) // the hold is there to be closed
    int run(boolean isOneOfMany) {
        Output output = console.output();
        try (Interruption.Hold hold = console.interruption().hold()) {
            Crew.Ending ending = work(output);
            SweepStatus status = SweepStatus.of(folder);
            if (!isOneOfMany || status.isOver()) {
                collect(folder, output);
            }
            if (json) {
                output.json(ResultJson.of(status));
            } else {
                SweepAnswer.show(status, output);
            }
            return code(ending, status, isOneOfMany);
        }
    }

    private int code(Crew.Ending ending, SweepStatus status, boolean isOneOfMany) {
        boolean isInterrupted = ending != Crew.Ending.FINISHED && !(failFast && status.failed() > 0);
        if (!status.isOver() && (isInterrupted || (!isOneOfMany && status.failed() == 0))) {
            return SweepAnswer.INTERRUPTED;
        }
        return status.failed() > 0 ? Console.FAILED : Console.DONE;
    }

    private Crew.Ending work(Output output) {
        SweepStatus before = SweepStatus.of(folder);
        try (SweepProgress progress = new SweepProgress(output, before.points(), before.done() + before.failed())) {
            return new Crew(folder, size, time, failFast, console.interruption()::isWanted, progress).run();
        }
    }

    /** Writes the table of what is done, and the report. */
    static void collect(SweepFolder folder, Output output) {
        SweepTable table = SweepTable.of(folder);
        TableFiles.write(folder, table);
        SweepReport.write(folder, table);
        output.remark("table: " + folder.path().resolve(SweepFolder.TABLE) + ", report: "
                + folder.path().resolve(SweepFolder.REPORT));
    }
}
