package dev.rondo.run.sweep;

import java.util.List;
import java.util.Optional;

/**
 * Everything that is known of a point.
 *
 * @param point id of the point
 * @param status its word in the table
 * @param settings its settings in words
 * @param folder its run folder
 * @param reason reason of a failure, or analyses without an answer; empty for none
 * @param worker worker that has it at present
 * @param events lines of the ledgers
 */
public record PointStory(
        String point,
        String status,
        String settings,
        String folder,
        String reason,

        @dev.rondo.setting.MissingBecause("no worker has it")
        Optional<String> worker,

        List<Event> events) {

    /**
     * Something that happened.
     *
     * @param time when it was
     * @param event what happened
     * @param code exit code of a command that ends so
     * @param seconds duration of the work
     * @param host machine
     * @param job job of the batch system; empty for none
     * @param message what is to be said
     */
    public record Event(String time, String event, int code, double seconds, String host, String job, String message) {}

    /** The story of a point.
     *
     * @param beginning first digits of its id
     */
    public static PointStory of(SweepFolder folder, String beginning) {
        Points points = folder.points();
        Point point = points.find(beginning);
        SweepState state = SweepState.read(folder);
        PointStatus status = state.of(point);
        String reason = status == PointStatus.FAILED
                ? Failure.read(folder.failed(point)).message()
                : "";
        return new PointStory(
                point.id(),
                status.word(),
                points.words(point),
                folder.point(point).toString(),
                reason,
                SweepState.owner(folder, point).map(Owner::worker),
                Ledger.all(folder.ledger()).stream()
                        .filter(line -> line.point().equals(point.id()))
                        .map(l -> new Event(l.time(), l.event(), l.code(), l.seconds(), l.host(), l.job(), l.message()))
                        .toList());
    }
}
