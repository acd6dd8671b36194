package dev.rondo.cli.run;

import dev.rondo.cli.console.Output;
import dev.rondo.cli.console.Progress;
import dev.rondo.run.sweep.Crew;
import dev.rondo.run.sweep.Point;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Progress of the workers of this process. */
final class SweepProgress implements Crew.Listener, AutoCloseable {
    private static final long UNITS = 1000;

    private final Output output;
    private final Progress progress;
    private final int points;
    private final AtomicInteger done;
    private final AtomicInteger failed = new AtomicInteger();
    private final Map<String, Double> running = new ConcurrentHashMap<>();

    /**
     * @param points number of points of the sweep
     * @param over number of them that were done, or had failed, before
     */
    SweepProgress(Output output, int points, int over) {
        this.output = output;
        this.points = points;
        done = new AtomicInteger(over);
        progress = output.progress("sweep of " + points + (points == 1 ? " point" : " points"), points * UNITS);
    }

    @Override
    public void begins(Point point) {
        share(point, 0);
    }

    @Override
    public void share(Point point, double share) {
        running.put(point.id(), share);
        double begun = running.values().stream().mapToDouble(s -> s).sum();
        String failures = failed.get() == 0 ? "" : ", " + failed.get() + " failed";
        progress.at(
                (long) ((done.get() + begun) * UNITS),
                done.get() + " of " + points + " done, " + running.size() + " running" + failures);
    }

    @Override
    public void ends(Point point, boolean isFailed, String message) {
        running.remove(point.id());
        if (isFailed) {
            failed.incrementAndGet();
            output.warn("point " + point.id() + " failed: " + message);
        }
        if (isFailed || message.isEmpty()) {
            done.incrementAndGet();
        }
    }

    @Override
    public void close() {
        progress.close();
    }
}
