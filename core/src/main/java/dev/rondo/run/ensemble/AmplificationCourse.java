package dev.rondo.run.ensemble;

import dev.rondo.analysis.linear.AmplificationSummary;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Slow and fast amplification of a network while it learns, as a CSV file: a line for each stage, nothing between the
 * commas where a quantity is not defined. Numbers read back as they were.
 *
 * @param stages stages in the order of their epochs
 */
public record AmplificationCourse(List<AmplificationStage> stages) {
    /** Name of the file in a run folder. */
    public static final String FILE = "amplification.csv";

    /** The course of a network that has not been looked at. */
    public static final AmplificationCourse NONE = new AmplificationCourse(List.of());

    private static final String FIELDS = "total,normal,nonnormal,henrici,spectral_abscissa,numerical_abscissa";
    private static final int FIELD_COUNT = 6;
    private static final String TITLES = "epoch," + FIELDS + ",rest_" + FIELDS.replace(",", ",rest_");

    public AmplificationCourse {
        stages = List.copyOf(stages);
    }

    /** Copy with one more stage. */
    AmplificationCourse with(AmplificationStage stage) {
        List<AmplificationStage> all = new ArrayList<>(stages);
        all.add(stage);
        return new AmplificationCourse(all);
    }

    /** Part of the course up to an epoch. */
    AmplificationCourse until(int epoch) {
        return new AmplificationCourse(
                stages.stream().filter(s -> s.epoch() <= epoch).toList());
    }

    /** The text of the file. */
    public String text() {
        return Stream.concat(Stream.of(TITLES), stages.stream().map(AmplificationCourse::line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(AmplificationStage stage) {
        return stage.epoch() + "," + fields(stage.weights()) + ","
                + stage.atRest().map(AmplificationCourse::fields).orElse(",".repeat(FIELD_COUNT - 1));
    }

    private static String fields(AmplificationSummary s) {
        return Stream.of(
                        s.total(),
                        s.normal(),
                        (Double) s.nonnormal(),
                        (Double) s.henrici(),
                        (Double) s.spectralAbscissa(),
                        (Double) s.numericalAbscissa())
                .map(v -> v == null ? "" : v.toString())
                .collect(Collectors.joining(","));
    }

    /** Writes the file, whole or not at all, in place of the one before. */
    void write(Path file) {
        AtomicFiles.write(file, text(), true);
    }

    /** The course in a file; {@link #NONE} if there is no such file.
     *
     * @throws Refusal if the file is damaged
     */
    static AmplificationCourse read(Path file) {
        if (Files.notExists(file)) {
            return NONE;
        }
        try {
            return new AmplificationCourse(Files.readAllLines(file).stream()
                    .skip(1)
                    .map(AmplificationCourse::stage)
                    .toList());
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        } catch (IllegalArgumentException e) {
            throw Refusal.failed(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static AmplificationStage stage(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 1 + 2 * FIELD_COUNT) {
            throw new IllegalArgumentException("a line has " + (1 + 2 * FIELD_COUNT) + " fields: '" + line + "'");
        }
        List<String> rest = Arrays.asList(cells).subList(1 + FIELD_COUNT, cells.length);
        return new AmplificationStage(
                Integer.parseInt(cells[0]),
                summary(Arrays.asList(cells).subList(1, 1 + FIELD_COUNT)),
                rest.stream().allMatch(String::isEmpty) ? Optional.empty() : Optional.of(summary(rest)));
    }

    private static AmplificationSummary summary(List<String> cells) {
        return new AmplificationSummary(
                optional(cells.get(0)),
                optional(cells.get(1)),
                Double.parseDouble(cells.get(2)),
                Double.parseDouble(cells.get(3)),
                Double.parseDouble(cells.get(4)),
                Double.parseDouble(cells.get(5)));
    }

    private static @Nullable Double optional(String cell) {
        return cell.isEmpty() ? null : Double.valueOf(cell);
    }
}
