package dev.rondo.run.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * State of a sweep as a whole.
 *
 * @param folder path of the sweep
 * @param points number of points
 * @param done number that are done
 * @param failed number that failed
 * @param running number that a living worker has
 * @param interrupted number that were begun and no worker has
 * @param missing number that were not begun and no worker has
 * @param stopped true if no more points are to be begun
 * @param failures the first of the points that failed
 */
public record SweepStatus(
        String folder,
        int points,
        int done,
        int failed,
        int running,
        int interrupted,
        int missing,
        boolean stopped,
        List<Failed> failures) {
    /** Headings of {@link #counts}. */
    public static final List<String> COUNTED = List.of("points", "done", "failed", "running", "interrupted", "missing");

    private static final int MOST_SHOWN = 10;

    /**
     * A point that failed.
     *
     * @param point id of the point
     * @param settings its settings in words
     * @param reason reason of the failure
     */
    public record Failed(String point, String settings, String reason) {}

    /** Numbers of points, as text, in the order of {@link #COUNTED}. */
    public List<String> counts() {
        return IntStream.of(points, done, failed, running, interrupted, missing)
                .mapToObj(Integer::toString)
                .toList();
    }

    /** The state of a folder. */
    public static SweepStatus of(SweepFolder folder) {
        Points points = folder.points();
        SweepState state = SweepState.read(folder);
        Map<PointStatus, Integer> counts = state.counts(points.all());
        ProcessIdentity here = ProcessIdentity.here();
        int running = 0;
        int runningBegun = 0;
        List<Failed> failures = new ArrayList<>();
        for (Point point : points.all()) {
            PointStatus status = state.of(point);
            if (status == PointStatus.FAILED && failures.size() < MOST_SHOWN) {
                Failure failure = Failure.read(folder.failed(point));
                failures.add(new Failed(point.id(), points.words(point), failure.message()));
            } else if (!status.isFinal() && state.isClaimed(point) && lives(folder, point, here)) {
                running++;
                runningBegun += status == PointStatus.INTERRUPTED ? 1 : 0;
            }
        }
        return new SweepStatus(
                folder.path().toString(),
                points.all().size(),
                counts.getOrDefault(PointStatus.DONE, 0),
                counts.getOrDefault(PointStatus.FAILED, 0),
                running,
                counts.getOrDefault(PointStatus.INTERRUPTED, 0) - runningBegun,
                counts.getOrDefault(PointStatus.MISSING, 0) - (running - runningBegun),
                folder.isStopped(),
                List.copyOf(failures));
    }

    private static boolean lives(SweepFolder folder, Point point, ProcessIdentity here) {
        Optional<Owner> owner = SweepState.owner(folder, point);
        return owner.filter(o -> !o.process().sharesScope(here) || o.process().isAlive())
                .isPresent();
    }

    /** True if every point is done or has failed. */
    public boolean isOver() {
        return done + failed == points;
    }
}
