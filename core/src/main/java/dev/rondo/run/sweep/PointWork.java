package dev.rondo.run.sweep;

import dev.rondo.dynamics.Time;
import dev.rondo.file.Environment;
import dev.rondo.file.ResultJson;
import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.atomic.FolderTree;
import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.lapack.Blas;
import dev.rondo.run.RunFolder;
import dev.rondo.run.ensemble.TrainingStopped;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The work on one point: its network, the analyses, and the run folder that holds them. */
final class PointWork {
    /** Files of a point that are written anew when analyses are added. */
    private static final Set<String> OF_THE_WORK = Set.of(RunFolder.RECIPE, RunFolder.RESULT, RunFolder.ENVIRONMENT);

    private final SweepFolder folder;
    private final Sweep sweep;
    private final Recipes recipes;
    private final Points points;
    private final BooleanSupplier stop;

    /** @param stop asked now and then whether it is time to end */
    PointWork(SweepFolder folder, Sweep sweep, Recipes recipes, Points points, BooleanSupplier stop) {
        this.folder = folder;
        this.sweep = sweep;
        this.recipes = recipes;
        this.points = points;
        this.stop = stop;
    }

    /** Does the work on a point that is claimed.
     *
     * @param progress told the share of the training that is done
     */
    Outcome of(Point point, DoubleConsumer progress) {
        long start = System.nanoTime();
        try {
            Record recipe = recipes.recipe(settings(point), point.seed());
            Optional<Made> kept = Files.isDirectory(folder.point(point))
                    ? recipes.kept(recipe, folder.point(point))
                    : Optional.empty();
            if (kept.isPresent()) {
                complement(point, recipe, kept.orElseThrow(), start);
            } else {
                make(point, recipe, progress, start);
            }
            Files.deleteIfExists(folder.redo(point));
            return new Outcome.Done(since(start));
        } catch (TrainingStopped stopped) {
            return new Outcome.Interrupted(since(start), String.valueOf(stopped.getMessage()));
        } catch (Refusal trouble) {
            return new Outcome.Failed(since(start), String.valueOf(trouble.getMessage()));
        } catch (IOException e) {
            throw FileTrouble.writing(folder.point(point), e);
        } catch (OutOfMemoryError e) {
            return new Outcome.Failed(
                    since(start),
                    "Out of memory: Java may use " + Runtime.getRuntime().maxMemory() / (1 << 20)
                            + " MiB here. Give a worker more (slurm.memory, RONDO_JAVA_OPTS=-Xmx4g), or use fewer"
                            + " workers");
        } catch (RuntimeException | StackOverflowError e) {
            return new Outcome.Failed(since(start), "Rondo failed where it should not: " + e);
        }
    }

    private SequencedMap<String, JsonNode> settings(Point point) {
        SequencedMap<String, JsonNode> settings = new LinkedHashMap<>();
        for (int k = 0; k < points.names().size(); k++) {
            settings.put(points.names().get(k), point.values().get(k));
        }
        return settings;
    }

    private void make(Point point, Record recipe, DoubleConsumer progress, long start) throws IOException {
        Path target = folder.point(point);
        FolderTree.delete(target); // without a network, and with analyses missing
        Files.createDirectories(target.resolveSibling(""));
        try (RunFolder run = RunFolder.resumeOrCreate(target, recipe, false)) {
            Made made = recipes.make(recipe, run, sweep.keep(), stop, progress);
            List<PointResult.Analysed> analysed =
                    new PointAnalyses(sweep, made, point, run::path).missing(Optional.empty());
            run.write(RunFolder.RESULT, ResultJson.of(result(point, made, analysed, start)));
            if (sweep.keep() != Keep.EVERYTHING) {
                FolderTree.delete(run.checkpoint());
            }
            run.complete(here(start));
        }
    }

    /** Adds analyses to a point that is finished otherwise: its folder is made again with what was in it. */
    private void complement(Point point, Record recipe, Made made, long start) {
        Path target = folder.point(point);
        PointResult before = PointResult.read(target);
        try (RunFolder run = RunFolder.create(target, recipe, true)) {
            for (String name : kept(target)) {
                run.write(name, out -> Files.copy(target.resolve(name), out));
            }
            List<PointResult.Analysed> analysed =
                    new PointAnalyses(sweep, made, point, run::path).missing(Optional.of(before));
            PointResult result = result(point, made, analysed, start);
            run.write(RunFolder.RESULT, ResultJson.of(result.longer(before.seconds())));
            run.complete(here(start));
        }
    }

    /** Names of the files of a finished point that stay as they are. */
    private static List<String> kept(Path target) {
        try (Stream<Path> files = Files.walk(target)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> target.relativize(file).toString())
                    .filter(name -> !name.startsWith("."))
                    .filter(name -> !OF_THE_WORK.contains(name))
                    .toList();
        } catch (IOException e) {
            throw FileTrouble.reading(target, e);
        }
    }

    private static PointResult result(Point point, Made made, List<PointResult.Analysed> analysed, long start) {
        return new PointResult(
                point.id(),
                point.seed(),
                made.r2(),
                made.score(),
                made.loss(),
                made.bestEpoch(),
                made.epochs(),
                analysed,
                since(start));
    }

    private static Environment here(long start) {
        return Environment.here(Blas.name(), Kernels.inUse().name(), Time.seconds(since(start)));
    }

    private static double since(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }
}
