package dev.rondo.run.sweep;

import dev.rondo.file.atomic.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * State of every point, as the names in the folders tell it.
 *
 * @param names names of files and folders by the id that they begin with
 */
public record SweepState(Map<String, Set<String>> names) {

    /** The states. */
    static SweepState read(SweepFolder folder) {
        Map<String, Set<String>> names = new HashMap<>();
        if (!Files.isDirectory(folder.buckets())) {
            return new SweepState(names);
        }
        try (Stream<Path> buckets = Files.list(folder.buckets())) {
            for (Path bucket : buckets.toList()) {
                String[] entries = bucket.toFile().list();
                for (String entry : entries == null ? new String[0] : entries) {
                    int dot = entry.indexOf('.');
                    String id = dot < 0 ? entry : entry.substring(0, dot);
                    names.computeIfAbsent(id, key -> new HashSet<>()).add(dot < 0 ? "" : entry.substring(dot));
                }
            }
        } catch (IOException e) {
            throw FileTrouble.reading(folder.buckets(), e);
        }
        return new SweepState(names);
    }

    /** The status of a point. */
    public PointStatus of(Point point) {
        Set<String> there = names.getOrDefault(point.id(), Set.of());
        return status(
                there.contains(""),
                there.contains(SweepFolder.REDO),
                there.contains(SweepFolder.FAILED),
                there.contains(SweepFolder.PARTIAL));
    }

    /**
     * The status that names tell: a finished point to which analyses are to be added, or one that was begun, has failed where
     * that was tried in vain, and is interrupted else.
     */
    private static PointStatus status(boolean isFinished, boolean isToBeRedone, boolean hasFailed, boolean isBegun) {
        if (isFinished && !isToBeRedone) {
            return PointStatus.DONE;
        }
        if (hasFailed) {
            return PointStatus.FAILED;
        }
        return isFinished || isBegun ? PointStatus.INTERRUPTED : PointStatus.MISSING;
    }

    /** True if a worker has, or had, claimed the point. */
    boolean isClaimed(Point point) {
        return names.getOrDefault(point.id(), Set.of()).contains(SweepFolder.CLAIM);
    }

    /** Number of points in each status. */
    public Map<PointStatus, Integer> counts(List<Point> points) {
        Map<PointStatus, Integer> counts = new EnumMap<>(PointStatus.class);
        for (PointStatus status : PointStatus.values()) {
            counts.put(status, 0);
        }
        points.forEach(point -> counts.merge(of(point), 1, Integer::sum));
        return counts;
    }

    /** True if one point is done or has failed by now. */
    static boolean isFinal(SweepFolder folder, Point point) {
        // Finished or failed: where it was merely begun makes no difference.
        return status(
                        Files.isDirectory(folder.point(point)),
                        Files.exists(folder.redo(point)),
                        Files.exists(folder.failed(point)),
                        false)
                .isFinal();
    }

    /** The owner of a claimed point. */
    static Optional<Owner> owner(SweepFolder folder, Point point) {
        return Claims.owner(folder.claim(point));
    }
}
