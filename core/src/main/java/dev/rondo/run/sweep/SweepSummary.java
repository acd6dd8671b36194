package dev.rondo.run.sweep;

import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.file.numpy.NpzFile;
import dev.rondo.run.RunSummary;
import dev.rondo.setting.MissingBecause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One-line summary of a sweep.
 *
 * @param folder path of the folder
 * @param varied names of the varied settings
 * @param points number of points
 * @param done number of points that are done
 * @param failed number of points that failed
 * @param kinds number of networks in the table by the attractor on which they end
 * @param periodS median period of those that have one in the table, in seconds
 */
public record SweepSummary(
        Path folder,
        List<String> varied,
        int points,
        int done,
        int failed,
        Map<String, Long> kinds,

        @MissingBecause("no network of the table has a period")
        Optional<Double> periodS) {

    /** The sweeps in a folder and below, in the order of their names. */
    public static List<SweepSummary> below(Path folder) {
        return RunSummary.foldersWith(RunSummary.SWEEP, folder).stream()
                .map(SweepSummary::of)
                .toList();
    }

    /** The summary of a sweep. */
    static SweepSummary of(Path path) {
        SweepFolder folder = SweepFolder.open(path);
        Points points = folder.points();
        Map<PointStatus, Integer> counts = SweepState.read(folder).counts(points.all());
        Path table = path.resolve(SweepFolder.ARRAYS);
        Map<String, Long> kinds = Map.of();
        Optional<Double> period = Optional.empty();
        if (Files.exists(table)) {
            try (NpzFile npz = NpzFile.open(table)) {
                kinds = kinds(npz);
                period = period(npz);
            }
        }
        return new SweepSummary(
                path,
                points.names(),
                points.all().size(),
                counts.getOrDefault(PointStatus.DONE, 0),
                counts.getOrDefault(PointStatus.FAILED, 0),
                kinds,
                period);
    }

    private static Map<String, Long> kinds(NpzFile npz) {
        return npz.arrayNames().stream()
                .filter(SweepOutcomes::tellsKinds)
                .findFirst()
                .flatMap(npz::texts)
                .map(NpyTexts::values)
                .orElse(List.of())
                .stream()
                .filter(kind -> !kind.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static Optional<Double> period(NpzFile npz) {
        double[] periods = npz.arrayNames().stream()
                .filter(name -> name.endsWith(".period_s"))
                .findFirst()
                .map(name -> npz.array(name).toDoubles())
                .orElse(new double[0]);
        double[] known =
                Arrays.stream(periods).filter(Double::isFinite).sorted().toArray();
        int n = known.length;
        return n == 0 ? Optional.empty() : Optional.of((known[(n - 1) / 2] + known[n / 2]) / 2);
    }
}
