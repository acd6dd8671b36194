package dev.rondo.cli.run;

import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.cli.Commands.Ran;
import dev.rondo.file.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A task in the declarative language from its study to its report, and studies of it that ask for too much. */
class TrialsRunTest {
    private static final String STUDY = """
            name: decision
            seeds: [1]
            network: {units: 10, dt_ms: 20}
            task:
              kind: trials
              inputs: {evidence: [first, second]}
              readouts: [first, second]
              variables: {coherence: [1, 4, 8, 16], choice: [first, second]}
              epochs: {stimulus: 200, decision: 100}
              show: [{during: stimulus, input: evidence, value: "if(channel == choice, 1, 0) * coherence / 16"}]
              want: [{during: decision, value: "channel == choice"}]
              score: {choice: choice, at: end}
            training: {epochs: 2, trials: 4, validation_trials: 8, validate_every: 1}
            """;

    @TempDir
    Path folder;

    private Path study(String text) throws IOException {
        return Files.writeString(folder.resolve("study.yaml"), text);
    }

    @Test
    @Tag("slow")
    void aRunTellsOfEveryCondition() throws IOException {
        Path out = folder.resolve("run");
        Ran ran = rondo("run", study(STUDY), "--out", out, "--json");
        assertThat(ran.code()).as(ran.err()).isZero();

        List<String> history = Files.readAllLines(out.resolve("history.csv"));
        assertThat(history.getFirst().split(","))
                .startsWith("epoch")
                .contains("silent_units", "validation_score")
                .contains(IntStream.range(0, 8).mapToObj(c -> "score_" + c).toArray(String[]::new));
        assertThat(history)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.split(",", -1))
                        .hasSize(history.getFirst().split(",").length));

        JsonNode result = Json.parse(Files.readString(out.resolve("result.json")), "result.json");
        JsonNode behaviour = result.findPath("behaviour");
        assertThat(behaviour.findPath("conditions").size()).isEqualTo(8);
        assertThat(result.findPath("task").findPath("ends").values().stream()
                        .mapToInt(end -> end.path("conditions").size())
                        .sum())
                .isEqualTo(8);
        assertThat(Json.parse(ran.out(), "--json").findPath("behaviour")).isEqualTo(behaviour);

        assertThat(out.resolve("figures/conditions.svg")).isRegularFile();
        assertThat(out.resolve("report.html"))
                .content()
                .contains("Of 8 conditions, 6 evenly spaced ones are followed", "all 8 conditions, without noise")
                .contains("coherence 16, choice second");
    }

    @Test
    void whatAsksForTooMuchIsRefusedWithItsMemoryAndNothingIsWritten() throws IOException {
        Path million = study("""
                task:
                  kind: trials
                  inputs: {evidence: [a, b, c, d, e, f]}
                  readouts: [sum]
                  variables:
                %s  epochs: {stimulus: 500, decision: 100}
                  show: [{during: stimulus, input: evidence, value: "a / 10"}]
                  want: [{during: decision, value: "(a + b + c + d + e + f) / 60"}]
                """.formatted("abcdef"
                .chars()
                .mapToObj(c -> "    " + (char) c + ": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]\n")
                .reduce("", String::concat)));
        Path out = folder.resolve("t.npz");
        assertRefused(
                rondo("trials", million, "--all-conditions", "--out", out),
                2,
                "1000000 conditions",
                "3.84 GB",
                "--show N");
        Path decision = study(STUDY);
        assertRefused(
                rondo("run", decision, "--set", "task.epochs.stimulus=2e10", "--out", out),
                2,
                "at most 10000000 steps, got 1000000000 (8.00 GB for each channel)");
        for (String command : List.of("run", "trials")) {
            assertRefused(
                    rondo(command, study("task: {kind: sequence, duration_ms: 10000000000}\n"), "--out", out),
                    2,
                    "at most 10000000 Euler steps",
                    "GB");
        }
        assertRefused(
                rondo("run", study(STUDY), "--set", "network.units=1000000", "--out", out),
                2,
                "of 1000000 units",
                "TiB of memory");
        assertThat(folder).isDirectoryNotContaining("glob:**t.npz*");
    }
}
