package dev.rondo.run;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.json.Json;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One-line summary of a run folder.
 *
 * @param folder path of the folder
 * @param complete true if the run finished; if not, it can perhaps be resumed
 * @param name name of the study
 * @param seeds seeds of the study
 * @param best seed with the best validation
 * @param r2 R2 of that validation
 * @param kind kind of the attractor on which that network ends
 * @param periodS period of its limit cycle, in seconds
 * @param made time of the run, in UTC
 */
public record RunSummary(
        Path folder,
        boolean complete,
        String name,
        List<Long> seeds,
        @MissingBecause("the run is not complete") Optional<Long> best,
        @MissingBecause("the run is not complete") Optional<Double> r2,

        @MissingBecause("the run is not complete, or only trained")
        Optional<String> kind,

        @MissingBecause("the run is not complete, or there is no limit cycle")
        Optional<Double> periodS,

        @MissingBecause("the run is not complete") Optional<String> made) {
    /** File of a folder whose runs are the points of a sweep, which are not listed one by one. */
    public static final String SWEEP = "sweep.json";

    private static final int DEEPEST = 8;

    /** The summary of a run folder.
     *
     * @throws Refusal if it is none, or its files are damaged
     */
    public static RunSummary of(Path folder) {
        if (!RunFolder.isRunFolder(folder)) {
            throw Refusal.misuse(folder + " is no run folder: it has no " + RunFolder.RECIPE);
        }
        JsonNode recipe = json(folder.resolve(RunFolder.RECIPE));
        JsonNode result = json(folder.resolve(RunFolder.RESULT));
        JsonNode environment = json(folder.resolve(RunFolder.ENVIRONMENT));
        List<Long> seeds = new ArrayList<>();
        recipe.path("seeds").forEach(seed -> seeds.add(seed.asLong()));
        Optional<Long> best =
                Optional.of(result.path("best")).filter(JsonNode::isNumber).map(JsonNode::asLong);
        return new RunSummary(
                folder,
                !environment.isMissingNode(),
                recipe.path("name").asString(""),
                List.copyOf(seeds),
                best,
                best.flatMap(seed -> number(result, seed, "r2")),
                best.flatMap(seed -> of(result, seed, "kind"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString),
                best.flatMap(seed -> number(result, seed, "period_s")),
                Optional.of(environment.path("time")).filter(JsonNode::isString).map(JsonNode::asString));
    }

    private static Optional<Double> number(JsonNode result, long seed, String field) {
        return of(result, seed, field).filter(JsonNode::isNumber).map(JsonNode::asDouble);
    }

    private static Optional<JsonNode> of(JsonNode result, long seed, String field) {
        for (JsonNode run : result.path("runs")) {
            if (run.path("seed").asLong() == seed) {
                return Optional.of(run.path(field));
            }
        }
        return Optional.empty();
    }

    /** The run folders in a folder and below, in the order of their names; those of sweeps are left out.
     *
     * @throws Refusal if the folder does not exist or cannot be read
     */
    public static List<RunSummary> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Refusal.misuse(folder + (Files.exists(folder) ? " is no folder" : " does not exist"));
        }
        return foldersWith(RunFolder.RECIPE, folder).stream()
                .filter(directory -> Files.notExists(directory.resolve(SWEEP)))
                .map(RunSummary::of)
                .toList();
    }

    /** Folders with a file of a name, in a folder and below, in the order of their names; nothing below runs and sweeps.
     *
     * @throws Refusal if the folder cannot be read
     */
    public static List<Path> foldersWith(String file, Path folder) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, java.util.Set.of(), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    if (Files.isRegularFile(directory.resolve(file))) {
                        found.add(directory);
                    }
                    return RunFolder.isRunFolder(directory) || Files.exists(directory.resolve(SWEEP))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE; // what may not be read has no runs for this user
                }
            });
        } catch (IOException e) {
            throw FileTrouble.reading(folder, e);
        }
        return found.stream().sorted().toList();
    }

    private static JsonNode json(Path file) {
        if (Files.notExists(file)) {
            return JsonNodeFactory.instance.missingNode();
        }
        try {
            return Json.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }
}
