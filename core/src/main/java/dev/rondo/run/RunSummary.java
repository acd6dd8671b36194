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
 * @param made time of the run, in UTC
 */
public record RunSummary(
        Path folder,
        boolean complete,
        String name,
        List<Long> seeds,
        @MissingBecause("the run is not complete") Optional<Long> best,
        @MissingBecause("the run is not complete") Optional<Double> r2,
        @MissingBecause("the run is not complete") Optional<String> made) {
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
                best.flatMap(seed -> r2(result, seed)),
                Optional.of(environment.path("time")).filter(JsonNode::isString).map(JsonNode::asString));
    }

    private static Optional<Double> r2(JsonNode result, long seed) {
        for (JsonNode run : result.path("runs")) {
            if (run.path("seed").asLong() == seed && run.path("r2").isNumber()) {
                return Optional.of(run.path("r2").asDouble());
            }
        }
        return Optional.empty();
    }

    /** The run folders in a folder and below, in the order of their names.
     *
     * @throws Refusal if the folder does not exist or cannot be read
     */
    public static List<RunSummary> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Refusal.misuse(folder + (Files.exists(folder) ? " is no folder" : " does not exist"));
        }
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, java.util.Set.of(), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    if (RunFolder.isRunFolder(directory)) {
                        found.add(directory);
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE; // what may not be read has no runs for this user
                }
            });
        } catch (IOException e) {
            throw FileTrouble.reading(folder, e);
        }
        return found.stream().sorted().map(RunSummary::of).toList();
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
