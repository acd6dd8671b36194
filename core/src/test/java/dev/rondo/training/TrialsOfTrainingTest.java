package dev.rondo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.run.Study;
import dev.rondo.run.ensemble.Ensemble;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.Batch;
import dev.rondo.task.Task;
import dev.rondo.task.Trial;
import dev.rondo.task.Trials;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trials that training and validation take, and what becomes of those that count for nothing. */
class TrialsOfTrainingTest {
    private static final Time DT = Time.ms(10);

    /** Three conditions of one step; remembers which were asked for. */
    private record Counting(List<Long> drawn, List<Long> validated) implements Task {
        @Override
        public int inputs() {
            return 1;
        }

        @Override
        public int readouts() {
            return 1;
        }

        @Override
        public Time duration() {
            return Time.ms(30);
        }

        @Override
        public List<Trial> conditions(Time dt) {
            List<Trial> all = new ArrayList<>();
            for (int c = 0; c < 3; c++) {
                int level = c;
                all.add(Trial.unmasked(
                        "c" + c, Matrix.build(3, 1, (t, k) -> level), Matrix.build(3, 1, (t, l) -> level)));
            }
            return all;
        }

        @Override
        public boolean jitters() {
            return false;
        }

        @Override
        public Trial draw(long index, Key key, Time dt) {
            drawn.add(index % 3);
            return conditions(dt).get((int) (index % 3));
        }

        @Override
        public Trial validation(long index, Key key, Time dt) {
            validated.add(index % 3);
            return conditions(dt).get((int) (index % 3));
        }
    }

    private static Study study(String training) {
        return Settings.read(Study.class, "network: {units: 10}\ntraining: {" + training + "}\n", "s.yaml", List.of());
    }

    @Test
    void conditionsGoOnInTurnAcrossBatchesAndAreValidatedInWholeRounds() {
        Counting task = new Counting(new ArrayList<>(), new ArrayList<>());
        Study study = study("epochs: 6, trials: 2, validation_trials: 4");
        Training training = Training.of(task, study.network(), study.training(), 1);
        task.drawn.clear();
        training.forEachRemaining(e -> {});
        assertThat(task.drawn).containsExactly(0L, 1L, 2L, 0L, 1L, 2L, 0L, 1L, 2L, 0L, 1L, 2L);
        assertThat(task.validated).containsExactly(0L, 1L, 2L, 0L, 1L, 2L);
    }

    @ParameterizedTest
    @CsvSource({"12, 5", "13, 2", "7, 3", "40, 1"})
    void heldOutTrialsAreValidatedInWholeRounds(int count, int held) {
        List<Integer> validated = new ArrayList<>();
        Trials trials = new Trials() {
            @Override
            public long conditionCount() {
                return count;
            }

            @Override
            public long validationPeriod() {
                return held;
            }

            @Override
            public Trial condition(long index) {
                return new Counting(List.of(), List.of()).condition(0, DT);
            }

            @Override
            public Trial draw(long index, Key key) {
                return condition(0);
            }

            @Override
            public Trial validation(long index, Key key) {
                validated.add((int) (index % held));
                return condition(0);
            }
        };
        ValidationSet.draw(
                trials,
                Optional.empty(),
                study("validation_trials: 4").training().schedule(),
                10,
                Key.ofSeed(1));
        for (int k = 0; k < held; k++) {
            assertThat(Collections.frequency(validated, k)).isEqualTo(Math.ceilDiv(4, held));
        }
    }

    @Test
    void oneTrialABatchTrainsBothSequences() {
        Study study = Settings.read(Study.class, """
                seeds: [1]
                network: {units: 60}
                task: {kind: two-sequences}
                training: {epochs: 4, trials: 1, validation_trials: 1, validate_every: 1}
                """, "s.yaml", List.of());
        Training training = Ensemble.training(study, 1);
        training.next();
        // Two trials are validated: SST of one ramp alone would give another R2 for this loss.
        ValidationSet set = ValidationSet.draw(
                study.task().trials(DT),
                Optional.empty(),
                study.training().schedule(),
                60,
                Key.ofSeed(1).child("validation"));
        assertThat(training.bestR2()).isEqualTo(set.r2(training.bestLoss()));
        assertThat(ValidationSet.size(study.training().schedule(), 2)).isEqualTo(2);
        assertThat(ValidationSet.size(study("validation_trials: 200").training().schedule(), 72))
                .isEqualTo(216);
        assertThat(ValidationSet.size(study("validation_trials: 200").training().schedule(), 1_000_000))
                .isEqualTo(200);
    }

    /** Trials of which each condition has two that differ. */
    private record TwoOfEach(Trials trials) implements Trials {
        @Override
        public long conditionCount() {
            return trials.conditionCount();
        }

        @Override
        public long period() {
            return 2 * trials.conditionCount();
        }

        @Override
        public Trial condition(long index) {
            return trials.condition(index);
        }

        @Override
        public Trial draw(long index, Key key) {
            return trials.draw(index, key);
        }

        @Override
        public Trial validation(long index, Key key) {
            return trials.validation(index, key);
        }
    }

    @Test
    void batchesAreAlikeOnlyAfterWholePeriodsOfTheTrials() {
        Counting task = new Counting(new ArrayList<>(), new ArrayList<>());
        TrainingProblem once = TrainingProblem.of(task, study("").network(), 1);
        TrainingProblem twice = new TrainingProblem(
                once.initial(), once.masks(), task, new TwoOfEach(once.trials()), once.key(), once.kernels());
        assertThat(once.isConstant(3)).isTrue();
        assertThat(once.isConstant(4)).isFalse();
        assertThat(twice.isConstant(3)).isFalse();
        assertThat(twice.isConstant(6)).isTrue();
    }

    @Test
    void whatHasNoWeightIsNotLookedAt() {
        Matrix input = Matrix.zeros(2, 1);
        Matrix target = Matrix.build(2, 1, (t, l) -> t == 0 ? Double.NaN : 0.5);
        Batch batch = Batch.of(List.of(new Trial("", input, target, Matrix.build(2, 1, (t, l) -> t))));
        assertThat(batch.target(0)).isZero();
        assertThat(batch.target(1)).isEqualTo(0.5);
        assertThat(batch.maskSum()).isEqualTo(1);
    }

    @Test
    void aBatchThatCountsForNothingIsAStepWithoutError() {
        Trial nothing = new Trial("", Matrix.zeros(2, 1), Matrix.build(2, 1, (t, l) -> Double.NaN), Matrix.zeros(2, 1));
        Batch batch = Batch.of(List.of(nothing));
        assertThat(batch.weight()).isZero();
        assertThat(2 / batch.maskSum()).isFinite();
        assertThat(batch.target(0)).isZero();
    }

    @Test
    void flatTargetsHaveNoR2() {
        Study study = Settings.read(
                Study.class,
                "network: {units: 20}\ntask: {kind: sequence, height: 0}\ntraining: {epochs: 1, validation_trials: 20}\n",
                "s.yaml",
                List.of());
        Training training = Ensemble.training(study, 1);
        training.next();
        assertThat(training.bestR2()).isNaN();
        assertThat(training.bestLoss()).isFinite();
    }

    @Test
    void targetsMayHaveAnyHeight() {
        Study study = Settings.read(Study.class, """
                network: {units: 20}
                task: {kind: sequence, height: 1000000}
                training: {epochs: 30, validation_trials: 20}
                """, "s.yaml", List.of());
        Training training = Ensemble.training(study, 1);
        training.forEachRemaining(e -> {});
        assertThat(training.epoch()).isEqualTo(30);
        assertThat(study.remarks()).anyMatch(r -> r.contains("root mean square"));
    }

    @Test
    void aStepThatDoesNotFitIsSaid() {
        Study study = Settings.read(Study.class, "network: {units: 20, dt_ms: 15}\n", "s.yaml", List.of());
        assertThat(study.remarks())
                .contains("a trial of 1.0 s is no whole number of steps of 15.0 ms: it has 67 steps");
    }

    @Test
    void readoutsThatCannotReachTheirTargetsAreSaid() {
        Study below = Settings.read(
                Study.class, "network: {units: 20}\ntask: {kind: sequence, height: -1}\n", "s.yaml", List.of());
        assertThat(below.remarks()).anyMatch(r -> r.contains("the best possible R2 is -0.105236"));
    }

    @Test
    void aGradientIsNotClippedToNothing() {
        assertThatThrownBy(() -> study("max_gradient_norm: 0"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("s.yaml, line 2, column 11: training: max_gradient_norm must be above 0, got 0");
    }
}
