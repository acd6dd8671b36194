package dev.rondo.run.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One worker: claims open points in one fixed random order, that of their ids, so that the table of an unfinished sweep is a
 * fair sample; the last ones longest first, once it is known how long they take.
 */
final class Worker {
    /** Open points from which on the longest come first. */
    private static final int LAST = 64;

    /** Part of the longest duration that must be left for a point to be begun. */
    private static final double MARGIN = 1.5;

    private final SweepFolder folder;
    private final Points points;
    private final PointWork work;
    private final Claims claims;
    private final Ledger ledger;
    private final Crew.Order order;
    private final Map<String, Double> durations = new HashMap<>();
    private boolean failed;

    Worker(SweepFolder folder, Points points, PointWork work, Claims claims, Ledger ledger, Crew.Order order) {
        this.folder = folder;
        this.points = points;
        this.work = work;
        this.claims = claims;
        this.ledger = ledger;
        this.order = order;
    }

    /** Works until nothing is left that no other worker has, or it is time to stop. */
    Crew.Ending work() {
        learnDurations();
        while (true) {
            Deque<Point> open = open();
            int begun = 0;
            while (!open.isEmpty()) {
                // The note to stop is read once a second: this worker's own failure need not wait for it.
                if (order.isToStop() || (order.failFast() && failed)) {
                    return Crew.Ending.STOPPED;
                }
                if (isTooLate()) {
                    return Crew.Ending.OUT_OF_TIME;
                }
                if (perhaps(open.removeFirst())) {
                    begun++;
                    open = open.size() <= LAST ? longestFirst(open) : open;
                }
            }
            if (order.failFast() && failed) {
                return Crew.Ending.STOPPED;
            }
            if (begun == 0) {
                return Crew.Ending.FINISHED;
            }
        }
    }

    private Deque<Point> open() {
        SweepState state = SweepState.read(folder);
        return new ArrayDeque<>(points.all().stream()
                .filter(point -> !state.of(point).isFinal())
                .sorted(Comparator.comparing(Point::id))
                .toList());
    }

    /** Does a point, unless it is done by now or another worker has it. */
    private boolean perhaps(Point point) {
        if (SweepState.isFinal(folder, point)) {
            return false;
        }
        Optional<Claims.Claim> claimed = claims.claim(point);
        if (claimed.isEmpty()) {
            return false;
        }
        try (Claims.Claim claim = claimed.orElseThrow()) {
            if (SweepState.isFinal(folder, point)) {
                return false;
            }
            begin(point, claim);
            end(point, work.of(point, share -> order.listener().share(point, share)));
            return true;
        }
    }

    private void begin(Point point, Claims.Claim claim) {
        ledger.note(
                point, claim.isTakenOver() ? Ledger.Event.TAKEN_OVER : Ledger.Event.CLAIMED, 0, 0, points.words(point));
        order.listener().begins(point);
    }

    private void end(Point point, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> {
                durations.merge(point.group(), done.seconds(), Math::max);
                ledger.note(point, Ledger.Event.DONE, 0, done.seconds(), "");
            }
            case Outcome.Failed failure -> {
                failed = true;
                new Failure(
                                point.id(),
                                failure.message(),
                                failure.seconds(),
                                order.process().host())
                        .write(folder.failed(point));
                ledger.note(point, Ledger.Event.FAILED, 1, failure.seconds(), failure.message());
                if (order.failFast()) {
                    folder.requestStop("point " + point.id() + " failed: " + failure.message());
                }
            }
            case Outcome.Interrupted interrupted ->
                ledger.note(point, Ledger.Event.INTERRUPTED, 75, interrupted.seconds(), interrupted.message());
        }
        order.listener().ends(point, outcome instanceof Outcome.Failed, outcome.message());
    }

    private void learnDurations() {
        Map<String, String> groups = new HashMap<>();
        points.all().forEach(point -> groups.put(point.id(), point.group()));
        for (Ledger.Line line : Ledger.all(folder.ledger())) {
            String group = groups.get(line.point());
            if (group != null && line.event().equals(Ledger.Event.DONE.word())) {
                durations.merge(group, line.seconds(), Math::max);
            }
        }
    }

    private boolean isTooLate() {
        double longest = durations.values().stream().mapToDouble(d -> d).max().orElse(0);
        Duration needed = Duration.ofMillis((long) (1000 * MARGIN * longest));
        return order.end()
                .filter(end -> Instant.now().plus(needed).isAfter(end))
                .isPresent();
    }

    private Deque<Point> longestFirst(Deque<Point> open) {
        learnDurations();
        List<Point> all = List.copyOf(open);
        if (!all.stream().allMatch(point -> durations.containsKey(point.group()))) {
            return open;
        }
        return new ArrayDeque<>(all.stream()
                .sorted(Comparator.comparingDouble((Point p) -> -durations.getOrDefault(p.group(), 0.0))
                        .thenComparing(Point::id))
                .toList());
    }
}
