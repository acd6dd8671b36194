package dev.rondo.task.trials;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.random.Key;
import dev.rondo.run.Study;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.Trial;
import dev.rondo.task.Trials;
import dev.rondo.task.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials of the language: times, conditions, draws, pulses. */
class TrialsTaskTest {
    private static final Key KEY = Key.ofSeed(3);

    private static Study study(String network, String task) {
        return Settings.read(
                Study.class,
                "network: {" + network + "}\ntask:\n  kind: trials\n" + task.indent(2),
                "s.yaml",
                List.of());
    }

    private static Trials trials(String network, String task) {
        Study study = study(network, task);
        return study.task().trials(study.network().dt());
    }

    private static final String STEPS = """
            inputs: {go: 1}
            readouts: [answer]
            epochs: {fixation: 300, stimulus: 600, delay: 1200, decision: 700}
            show: [{during: stimulus, input: go, value: 1}]
            want: [{during: decision, value: 1}]
            """;

    @Test
    void wholeMultiplesInDecimalAreWholeSteps() {
        Trial trial = trials("dt_ms: 100, tau_ms: 100", STEPS).condition(0);
        assertThat(trial.facts().epochs().values().stream().map(s -> s.steps()).toList())
                .containsExactly(3, 6, 12, 7);
    }

    /** Boundaries lie at floor(t/dt + 1/2) of the sum of the durations, at any step: later epochs stay in time. */
    @ParameterizedTest
    @ValueSource(strings = {"7", "15", "30", "0.3", "12.5", "1"})
    void boundariesAreRoundedNotLengths(String dt) {
        Trial trial = trials("tau_ms: 100, dt_ms: " + dt, STEPS).condition(0);
        double[] ends = {300, 900, 2100, 2800};
        List<Integer> rows =
                trial.facts().epochs().values().stream().map(s -> s.to()).toList();
        for (int k = 0; k < ends.length; k++) {
            assertThat(rows.get(k) * Double.parseDouble(dt))
                    .isCloseTo(ends[k], within(Double.parseDouble(dt) / 2 + 1e-9));
        }
        for (int t = 0; t < trial.steps(); t++) {
            boolean isShown = t >= rows.get(0) && t < rows.get(1);
            assertThat(trial.input().get(t, 0)).isEqualTo(isShown ? 1 : 0);
            assertThat(trial.mask().get(t, 0)).isEqualTo(t >= rows.get(2) ? 1 : 0);
        }
    }

    @Test
    void aDurationThatDoesNotFitIsSaid() {
        Study study = study("dt_ms: 7, tau_ms: 100", STEPS);
        assertThat(study.task().remarks(study.network().dt()))
                .contains("epoch fixation lasts 300 ms, no whole number of steps of 7.0 ms: its ends are rounded to the"
                        + " nearest step");
        assertThat(study("dt_ms: 20, tau_ms: 100", STEPS).task().remarks(Time.ms(20)))
                .isEmpty();
    }

    private static final String RANDOM = """
            inputs: {go: 1}
            readouts: [answer]
            epochs: {fixation: 100, wait: {exponential: 600, min: 300, max: 1500}, delay: [2500, 3500], decision: 300}
            show: [{during: delay, input: go, value: 1}]
            want: [{during: decision, value: 1}]
            catch: {share: 0.0909, lasting: 2000, value: 0.2}
            """;

    @Test
    void drawnDurationsCoverTheirBoundsAndHaveTheirMeans() {
        Trials trials = trials("dt_ms: 20, tau_ms: 100", RANDOM);
        int count = 4000;
        double[] delays = new double[count];
        double[] waits = new double[count];
        for (int k = 0; k < count; k++) {
            Trial trial = trials.validation(k, KEY.child(k));
            delays[k] = 20.0 * span(trial, "delay");
            waits[k] = 20.0 * span(trial, "wait");
        }
        assertThat(delays).contains(2500, 3500);
        assertThat(mean(delays)).isCloseTo(3000, within(4 * 1000 / Math.sqrt(12.0 * count)));
        assertThat(mean(waits)).isCloseTo(712.1788, within(4 * 330 / Math.sqrt(count)));
        assertThat(Arrays.stream(waits)).allMatch(w -> w >= 300 && w <= 1500);
    }

    private static int span(Trial trial, String epoch) {
        return trial.facts()
                .epochs()
                .getOrDefault(epoch, new dev.rondo.task.TrialFacts.Span(0, 0))
                .steps();
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(k -> values[k])
                .average()
                .orElseThrow();
    }

    @Test
    void catchTrialsHaveTheirShareAndAreDrawnOneByOne() {
        Trials trials = trials("dt_ms: 20, tau_ms: 100", RANDOM);
        int count = 20_000;
        long caught = LongStream.range(0, count)
                .filter(k -> trials.draw(k, KEY.child(k)).facts().isCatch())
                .count();
        assertThat((double) caught).isCloseTo(0.0909 * count, within(4 * Math.sqrt(0.0909 * 0.9091 * count)));
        Trial one = LongStream.range(0, 1000)
                .mapToObj(k -> trials.draw(k, KEY.child(k)))
                .filter(t -> t.facts().isCatch())
                .findFirst()
                .orElseThrow();
        assertThat(one.target().get(99, 0)).isEqualTo(0.2);
        assertThat(one.mask().get(100, 0)).isZero();
        assertThat(one.mask().get(99, 0)).isEqualTo(1);
    }

    private static final String CROSSED = """
            inputs: [left, right]
            readouts: [left, right]
            variables: {coherence: [0, 6.4, 12.8], side: [left, right], gain: {from: 1, to: 2}}
            epochs: {stimulus: 200, decision: 100}
            show: [{during: stimulus, value: "gain * (channel == side) * coherence", noise: {sd: 0.5}}]
            want: [{during: decision, value: "channel == side"}]
            score: {choice: side, at: end}
            """;

    @Test
    void trainingDrawsEveryConditionEquallyOftenAndValidationTakesTurns() {
        Trials trials = trials("", CROSSED);
        assertThat(trials.conditionCount()).isEqualTo(12);
        Map<String, Integer> counts = new HashMap<>();
        int count = 6000;
        for (int k = 0; k < count; k++) {
            var variables = trials.draw(k, KEY.child(k)).facts().variables();
            counts.merge(variables.get("coherence") + " " + variables.get("side"), 1, Integer::sum);
            assertThat(requireNonNull(variables.get("gain")).number()).isBetween(1.0, 2.0);
        }
        assertThat(counts)
                .hasSize(6)
                .values()
                .allSatisfy(n ->
                        assertThat((double) n).isCloseTo(count / 6.0, within(4 * Math.sqrt(count * 5 / 36.0))));
        assertThat(IntStream.range(0, 24)
                        .mapToObj(
                                k -> trials.validation(k, KEY.child(k)).facts().condition()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 24).mapToObj(k -> (long) (k % 12)).toList());
    }

    @Test
    void theLastVariableRunsFastestAndRangesGiveTheirEnds() {
        Trials trials = trials("", CROSSED);
        assertThat(trials.condition(0).name()).isEqualTo("coherence 0, side left, gain 1");
        assertThat(trials.condition(1).name()).isEqualTo("coherence 0, side left, gain 2");
        assertThat(trials.condition(2).name()).isEqualTo("coherence 0, side right, gain 1");
        assertThat(trials.condition(11).name()).isEqualTo("coherence 12.8, side right, gain 2");
    }

    @Test
    void noiseHasItsDeviationAndDrawsHaveTheirKeys() {
        Trials trials = trials("", CROSSED);
        double sum = 0;
        int count = 0;
        for (int k = 0; k < 200; k++) {
            Trial trial = trials.validation(0, KEY.child(k));
            for (int t = 0; t < 20; t++) {
                sum += Math.pow(trial.input().get(t, 1), 2);
                count++;
            }
            assertThat(trial.input().get(25, 1)).isZero();
        }
        assertThat(Math.sqrt(sum / count)).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(2.0 * count)));
        List<Trial> alone = LongStream.range(0, 50)
                .mapToObj(k -> trials.draw(k, KEY.child(k)))
                .toList();
        List<Trial> together = LongStream.range(0, 50)
                .parallel()
                .mapToObj(k -> trials.draw(k, KEY.child(k)))
                .toList();
        assertThat(together).isEqualTo(alone);
        assertThat(trials.draw(0, KEY.child(1)).input())
                .isNotEqualTo(alone.getFirst().input());
    }

    private static final String BITS = """
            inputs: {bits: 3}
            readouts: {state: 3, total: 1}
            epochs: {run: 20000}
            show: [{during: run, input: bits, pulses: {rate_hz: 2, values: [-1, 1], width: 50, apart: 100}}]
            want:
              - {during: run, readout: state, value: "latch(bits)", blind: 100}
            score: {sign: state}
            """;

    @Test
    void aLatchKeepsTheLastPulseAndIsBlindAfterIt() {
        Trial trial = trials("", BITS).validation(0, KEY);
        for (int bit = 0; bit < 3; bit++) {
            double state = 0;
            int since = Integer.MAX_VALUE;
            int pulses = 0;
            for (int t = 0; t < trial.steps(); t++) {
                boolean begins = trial.input().get(t, bit) != 0
                        && (t == 0 || trial.input().get(t - 1, bit) == 0);
                since = begins ? 0 : since == Integer.MAX_VALUE ? since : since + 1;
                state = begins ? trial.input().get(t, bit) : state;
                pulses += begins ? 1 : 0;
                boolean counts = since >= 10;
                assertThat(trial.mask().get(t, bit)).isEqualTo(counts ? 1 : 0);
                assertThat(trial.target().get(t, bit)).isEqualTo(state);
            }
            // 40 on average; the times between them vary by the exponential part alone, 350 of 500 ms.
            assertThat((double) pulses).isCloseTo(40, within(4 * Math.sqrt(40) * 0.7));
        }
        assertThat(trial.mask().get(500, 3)).isZero();
    }

    @Test
    void countsGrowWithEveryPulse() {
        Trial trial = trials("", BITS.replace("latch(bits)\", blind: 100", "count(bits)\""))
                .validation(0, KEY);
        assertThat(trial.target().get(0, 0)).isZero();
        assertThat(trial.target().get(trial.steps() - 1, 0)).isBetween(20.0, 60.0);
    }

    @Test
    void kindsAddToWhatIsCommonAndHaveTheirShares() {
        Trials trials = trials("", """
                inputs: [cue, rule]
                readouts: [out]
                epochs: {cue: 100, response: 100}
                want: [{during: cue, value: 0}]
                kinds:
                  - {name: go, share: 3, show: [{during: cue, input: cue, value: 1}], want: [{during: response, value: 1}]}
                  - {name: stop, variables: {level: [1, 2]}, show: [{during: cue, input: rule, value: level}],
                     epochs: {cue: 100, wait: 50, response: 100}, want: [{during: response, value: 0}]}
                """);
        assertThat(trials.conditionCount()).isEqualTo(3);
        assertThat(trials.condition(0).name()).isEqualTo("go");
        assertThat(trials.condition(2).name()).isEqualTo("stop: level 2");
        assertThat(trials.condition(0).steps()).isEqualTo(20);
        assertThat(trials.condition(1).steps()).isEqualTo(25);
        long go = LongStream.range(0, 4000)
                .filter(k -> trials.draw(k, KEY.child(k)).name().equals("go"))
                .count();
        assertThat((double) go).isCloseTo(3000, within(4 * Math.sqrt(4000 * 0.75 * 0.25)));
    }

    @Test
    void lengthsFollowFromVariablesAndEarlierEpochs() {
        Study study = study("", """
                inputs: {pulse: 1}
                readouts: [go]
                epochs: {ready: 80, measure: [800, 1500], set: 80, production: "2 * measure"}
                show: [{during: [ready, set], input: pulse, value: 1}]
                want: [{during: production, value: "min(1, (t / (set + measure)) ^ 3)"}]
                score: {time: go, of: production, crossing: 0.9, wanted: measure, within: 0.2}
                """);
        Trial trial = study.task().trials(study.network().dt()).validation(0, KEY);
        int measure = span(trial, "measure");
        assertThat(span(trial, "production")).isEqualTo(2 * measure);
        assertThat(study.task().duration()).isEqualTo(Time.ms(80 + 1500 + 80 + 3000));
        int reached = requireNonNull(trial.facts().epochs().get("production")).from() + measure + 8 - 1;
        assertThat(trial.target().get(reached, 0)).isEqualTo(1);
        assertThat(trial.target().get(reached - 1, 0)).isLessThan(1);
    }

    @Test
    void aRingHasPreferredAngles() {
        Trial trial = trials("", """
                        inputs: {place: {ring: 4}}
                        readouts: {place: {ring: 4}}
                        variables: {angle_shown: [90]}
                        epochs: {show: 100}
                        show: [{during: show, input: place, value: "exp(-(angle(channel, angle_shown) / 90) ^ 2)"}]
                        want: [{during: show, value: "channel == angle_shown"}]
                        score: {angle: angle_shown, within: 10}
                        """).condition(0);
        assertThat(trial.input().row(0).toArray())
                .containsExactly(StrictMath.exp(-1), 1, StrictMath.exp(-1), StrictMath.exp(-4));
        assertThat(trial.target().row(0).toArray()).containsExactly(0, 1, 0, 0);
    }

    @Test
    void manyConditionsAreCountedNotMade() {
        Study study = study("", """
                inputs: {evidence: [a, b, c, d, e, f]}
                readouts: [sum]
                variables: {%s}
                epochs: {stimulus: 500, decision: 100}
                show: [{during: stimulus, input: evidence, value: "a / 10"}]
                want: [{during: decision, value: "(a + b + c + d + e + f) / 60"}]
                """.formatted(String.join(
                ", ",
                List.of("a", "b", "c", "d", "e", "f").stream()
                        .map(v -> v + ": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]")
                        .toList())));
        Trials trials = study.task().trials(study.network().dt());
        assertThat(trials.conditionCount()).isEqualTo(1_000_000);
        assertThat(trials.condition(123_456).facts().variables().values())
                .extracting(Value::number)
                .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
        assertThat(study.task().remarks(study.network().dt()))
                .anySatisfy(r -> assertThat(r).contains("1000000 conditions"));
    }

    @Test
    void aStudyIsReadBackFromItsRecipe() {
        for (String task : List.of(STEPS, RANDOM, CROSSED, BITS)) {
            Study study = study("", task);
            Study again = Settings.read(Study.class, Settings.toJson(study).toString(), "recipe", List.of());
            assertThat(again).isEqualTo(study);
            assertThat(Settings.hash(again)).isEqualTo(Settings.hash(study));
            assertThat(Settings.read(Study.class, Settings.toYaml(study), "yaml", List.of()))
                    .isEqualTo(study);
        }
    }
}
