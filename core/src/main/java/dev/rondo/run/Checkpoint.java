package dev.rondo.run;

import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.json.Json;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpzFile;
import dev.rondo.file.numpy.NpzWriter;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Refusal;
import dev.rondo.training.Epoch;
import dev.rondo.training.LearnerState;
import dev.rondo.training.Scores;
import dev.rondo.training.TrainingState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A training run put away, to the last bit, in one {@code .npz}:
 *
 * <ul>
 *   <li>{@code free, best}: the parameters that the rule learns, and those of the best validation;
 *   <li>what else the rule keeps, such as Adam's moments {@code mean, square} or {@code inverse_correlation} of FORCE;
 *   <li>{@code best_score}: loss and R2 of that validation;
 *   <li>{@code history} (epochs x 5): learning rate, loss, cost, gradient norm, Omega;
 *   <li>{@code validations} (validations x 4): epoch, loss, R2, and 1 if it was the best so far;
 *   <li>{@code scores} (validations x (1 + conditions)), if the task has a score: that of all, then of each condition;
 *   <li>{@code silent} (validations): share of units that fire in no validation trial;
 *   <li>{@code meta.json}: {@code format} "rondo-checkpoint", {@code version} 1, {@code recipe} (the hash of the
 *       study), {@code seed}, {@code epoch}, {@code best_epoch}.
 * </ul>
 *
 * @param recipe the hash of the study's settings
 * @param seed seed of the network, one of the study's
 * @param state state of the training
 */
public record Checkpoint(String recipe, long seed, TrainingState state) {
    private static final String FORMAT = "rondo-checkpoint";
    private static final int VERSION = 1;
    private static final String META = "meta.json";
    private static final int HISTORY_COLUMNS = 5;
    private static final int VALIDATION_COLUMNS = 4;
    private static final String PARAMETERS = "free";
    private static final String BEST = "best";
    private static final String BEST_SCORE = "best_score";
    private static final String HISTORY = "history";
    private static final String VALIDATIONS = "validations";
    private static final String SCORES = "scores";
    private static final String SILENT = "silent";
    private static final Set<String> OF_EVERY_RULE =
            Set.of(PARAMETERS, BEST, BEST_SCORE, HISTORY, VALIDATIONS, SCORES, SILENT);

    /** Writes the checkpoint, whole or not at all, in place of the one before.
     *
     * @throws Refusal if the disk refuses
     */
    public void write(Path file) {
        AtomicFiles.write(file, this::writeTo, true);
    }

    private void writeTo(OutputStream out) throws IOException {
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.put("format", FORMAT).put("version", VERSION).put("recipe", recipe).put("seed", seed);
        meta.put("epoch", state.epoch()).put("best_epoch", state.bestEpoch());
        try (NpzWriter npz = new NpzWriter(out)) {
            npz.array(PARAMETERS, array(state.learner().parameters()));
            for (Map.Entry<String, Vector> kept : state.learner().memory().entrySet()) {
                npz.array(kept.getKey(), array(kept.getValue()));
            }
            npz.array(BEST, array(state.best()))
                    .array(BEST_SCORE, NpyArray.owning(new double[] {state.bestLoss(), state.bestR2()}, 2))
                    .array(HISTORY, history())
                    .array(VALIDATIONS, validations())
                    .array(SCORES, scores())
                    .array(SILENT, silent())
                    .text(META, Json.text(meta));
        }
    }

    private NpyArray history() {
        double[] rows = new double[state.history().size() * HISTORY_COLUMNS];
        int at = 0;
        for (Epoch epoch : state.history()) {
            rows[at++] = epoch.learningRate();
            rows[at++] = epoch.loss();
            rows[at++] = epoch.cost();
            rows[at++] = epoch.gradientNorm();
            rows[at++] = epoch.omega();
        }
        return NpyArray.owning(rows, state.history().size(), HISTORY_COLUMNS);
    }

    private NpyArray validations() {
        List<Double> rows = new ArrayList<>();
        for (Epoch epoch : state.history()) {
            epoch.validation()
                    .ifPresent(
                            v -> rows.addAll(List.of((double) epoch.epoch(), v.loss(), v.r2(), v.best() ? 1.0 : 0.0)));
        }
        double[] flat = rows.stream().mapToDouble(Double::doubleValue).toArray();
        return NpyArray.owning(flat, flat.length / VALIDATION_COLUMNS, VALIDATION_COLUMNS);
    }

    private NpyArray silent() {
        double[] shares = state.history().stream()
                .flatMap(e -> e.validation().stream())
                .mapToDouble(Epoch.Validation::silent)
                .toArray();
        return NpyArray.owning(shares, shares.length);
    }

    private NpyArray scores() {
        List<Scores> all = state.history().stream()
                .flatMap(e -> e.validation().stream())
                .map(Epoch.Validation::scores)
                .toList();
        int columns =
                1 + all.stream().mapToInt(s -> s.ofConditions().size()).max().orElse(0);
        double[] rows = new double[all.size() * columns];
        for (int k = 0; k < all.size(); k++) {
            rows[k * columns] = all.get(k).score();
            for (int c = 0; c < all.get(k).ofConditions().size(); c++) {
                rows[k * columns + 1 + c] = all.get(k).ofConditions().get(c);
            }
        }
        return NpyArray.owning(rows, all.size(), columns);
    }

    /** Scores of the validation of a number; of files without them, none. */
    private static Scores scores(Optional<NpyArray> array, int validation) {
        if (array.isEmpty()) {
            return Scores.NONE;
        }
        int columns = array.orElseThrow().extent(1);
        double[] rows = array.orElseThrow().toDoubles();
        List<Double> ofConditions = new ArrayList<>();
        for (int c = 1; c < columns; c++) {
            ofConditions.add(rows[validation * columns + c]);
        }
        return new Scores(rows[validation * columns], ofConditions);
    }

    private static NpyArray array(Vector vector) {
        return NpyArray.owning(vector.toArray(), vector.size());
    }

    /** The checkpoint in a file; nothing if there is no such file.
     *
     * @throws Refusal if the file is damaged or no checkpoint
     */
    public static Optional<Checkpoint> read(Path file) {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try (NpzFile npz = NpzFile.open(file)) {
            JsonNode meta = npz.text(META)
                    .map(text -> Json.parse(text, npz.where(META)))
                    .filter(m -> m.path("format").asString("").equals(FORMAT)
                            && m.path("version").asInt(0) == VERSION)
                    .orElseThrow(() -> Refusal.misuse(file + " is no checkpoint of this version of Rondo"));
            double[] score = numbers(npz, BEST_SCORE, 1);
            TrainingState state = new TrainingState(
                    meta.path("epoch").asInt(),
                    new LearnerState(vector(npz, PARAMETERS), memory(npz)),
                    vector(npz, BEST),
                    meta.path("best_epoch").asInt(),
                    score[0],
                    score[1],
                    epochs(npz));
            if (state.history().size() != state.epoch()) {
                throw Refusal.misuse(file + " is damaged: it was made at epoch " + state.epoch() + ", yet tells of "
                        + state.history().size());
            }
            return Optional.of(new Checkpoint(
                    meta.path("recipe").asString(""), meta.path("seed").asLong(), state));
        }
    }

    private static SequencedMap<String, Vector> memory(NpzFile npz) {
        SequencedMap<String, Vector> memory = new LinkedHashMap<>();
        for (String name : npz.arrayNames()) {
            if (!OF_EVERY_RULE.contains(name)) {
                memory.put(name, vector(npz, name));
            }
        }
        return memory;
    }

    private static List<Epoch> epochs(NpzFile npz) {
        double[] rows = numbers(npz, HISTORY, HISTORY_COLUMNS);
        double[] checks = numbers(npz, VALIDATIONS, VALIDATION_COLUMNS);
        Optional<NpyArray> scores = npz.hasArray(SCORES) ? Optional.of(npz.array(SCORES)) : Optional.empty();
        double[] silent = npz.hasArray(SILENT) ? npz.array(SILENT).toDoubles() : new double[0];
        List<Epoch> epochs = new ArrayList<>();
        int check = 0;
        for (int at = 0; at < rows.length; at += HISTORY_COLUMNS) {
            int number = epochs.size() + 1;
            boolean validated = check < checks.length && checks[check] == number;
            epochs.add(new Epoch(
                    number,
                    rows[at],
                    rows[at + 1],
                    rows[at + 2],
                    rows[at + 3],
                    rows[at + 4],
                    validated
                            ? Optional.of(new Epoch.Validation(
                                    checks[check + 1],
                                    checks[check + 2],
                                    checks[check + 3] == 1,
                                    check / VALIDATION_COLUMNS < silent.length
                                            ? silent[check / VALIDATION_COLUMNS]
                                            : Double.NaN,
                                    scores(scores, check / VALIDATION_COLUMNS)))
                            : Optional.empty()));
            check += validated ? VALIDATION_COLUMNS : 0;
        }
        return epochs;
    }

    /** The numbers of an array, whole rows of them. */
    private static double[] numbers(NpzFile npz, String name, int columns) {
        double[] numbers = npz.array(name).toDoubles();
        if (numbers.length % columns != 0 || (columns == 1 && numbers.length != 2)) {
            throw Refusal.misuse(npz.where(name) + ": a checkpoint cannot hold " + numbers.length + " numbers here");
        }
        return numbers;
    }

    private static Vector vector(NpzFile npz, String name) {
        return Vector.owning(npz.array(name).toDoubles());
    }
}
