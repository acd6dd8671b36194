package dev.rondo.run.sweep;

import dev.rondo.file.NetworkFile;
import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.json.Json;
import dev.rondo.run.RunFolder;
import dev.rondo.setting.MissingBecause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/**
 * Numbers of a finished point: its row of the table.
 *
 * @param point id of the point
 * @param seed random seed
 * @param r2 R2 of the best validation
 * @param score score of the task in that validation
 * @param loss loss of that validation
 * @param bestEpoch epoch of that validation
 * @param epochs number of epochs that were done
 * @param analyses scalars of every analysis
 * @param seconds duration of the work, the last time it was begun
 */
record PointResult(
        String point,
        long seed,

        @MissingBecause("nothing was trained, or the targets do not vary")
        double r2,

        @MissingBecause("nothing was trained, or the task has no score")
        double score,

        @MissingBecause("nothing was trained, or there was no validation")
        double loss,

        int bestEpoch,
        int epochs,
        List<Analysed> analyses,
        double seconds) {

    PointResult {
        analyses = List.copyOf(analyses);
    }

    /**
     * Scalars of one analysis.
     *
     * @param label name of the analysis in columns and files
     * @param asked analysis with its options
     * @param reason reason why there is no answer; empty if there is one
     * @param scalars numbers, words and nulls by their names
     */
    record Analysed(String label, String asked, String reason, SequencedMap<String, JsonNode> scalars) {}

    /** Network that was made, with the numbers of this result. */
    Made with(NetworkFile file) {
        return new Made(file, r2, score, loss, bestEpoch, epochs);
    }

    /** The answer to an analysis, if it was asked. */
    Optional<Analysed> to(PlannedAnalysis analysis) {
        return analyses.stream().filter(a -> a.asked().equals(analysis.text())).findFirst();
    }

    /** True if every analysis of a sweep is there. */
    boolean answers(Sweep sweep) {
        return sweep.then().stream().allMatch(analysis -> to(analysis).isPresent());
    }

    /** This result after earlier work of so many seconds. */
    PointResult longer(double earlier) {
        return new PointResult(point, seed, r2, score, loss, bestEpoch, epochs, analyses, seconds + earlier);
    }

    /** Reads the result of a complete point.
     *
     * @throws dev.rondo.setting.Refusal if it is missing or damaged
     */
    static PointResult read(Path folder) {
        Path file = folder.resolve(RunFolder.RESULT);
        try {
            return of(Json.parse(Files.readString(file), file.toString()));
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }

    private static PointResult of(JsonNode json) {
        return new PointResult(
                json.path("point").asString(""),
                json.path("seed").asLong(),
                number(json.path("r2")),
                number(json.path("score")),
                number(json.path("loss")),
                json.path("best_epoch").asInt(),
                json.path("epochs").asInt(),
                json.path("analyses").valueStream().map(PointResult::analysed).toList(),
                json.path("seconds").asDouble(0));
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }

    private static Analysed analysed(JsonNode json) {
        SequencedMap<String, JsonNode> scalars = new LinkedHashMap<>();
        JsonNode written = json.path("scalars");
        for (var entry : written.properties()) {
            boolean isReason = entry.getKey().endsWith("_reason")
                    && written.path(entry.getKey().replaceFirst("_reason$", "")).isNull();
            if (!isReason) {
                scalars.put(entry.getKey(), entry.getValue());
            }
        }
        return new Analysed(
                json.path("label").asString(""),
                json.path("asked").asString(""),
                json.path("reason").asString(""),
                scalars);
    }
}
