package dev.rondo.task.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpzWriter;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;
import dev.rondo.run.Study;
import dev.rondo.run.ensemble.Ensemble;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.Trial;
import dev.rondo.training.Training;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of a known network. */
class RecordingTaskTest {
    private static final int UNITS = 12;
    private static final int STEPS = 150;
    private static final int TRIALS = 20;

    @TempDir
    private Path folder;

    /** Rates of the first units of a random network, driven with five strengths, with noise. */
    private Path recording(double noise) {
        Study teacher = Settings.read(
                Study.class,
                "network: {units: 40, sigma_rec: " + noise + ", initialization: {spectral_radius: 1.4}}\n",
                "the teacher",
                List.of());
        RateNetwork network = Ensemble.initial(teacher, 7);
        double[] rates = new double[TRIALS * UNITS * STEPS];
        double[] u = new double[TRIALS * STEPS];
        double[] condition = new double[TRIALS];
        for (int b = 0; b < TRIALS; b++) {
            int strength = b % 5;
            condition[b] = strength;
            Matrix input = Matrix.build(STEPS, 1, (t, k) -> t < 30 ? 1 + strength : 0);
            Simulator simulator = Simulator.of(network);
            Trajectory run =
                    simulator.run(simulator.seen(input), STEPS, new KeyedNoise(Key.ofSeed(b), network.units()));
            for (int t = 0; t < STEPS; t++) {
                u[b * STEPS + t] = input.get(t, 0);
                for (int i = 0; i < UNITS; i++) {
                    rates[(b * UNITS + i) * STEPS + t] = run.r().get(t, i);
                }
            }
        }
        Path file = folder.resolve("recording.npz");
        AtomicFiles.write(
                file,
                out -> {
                    try (NpzWriter npz = new NpzWriter(out)) {
                        npz.array("rates", NpyArray.owning(rates, TRIALS, UNITS, STEPS))
                                .array("u", NpyArray.owning(u, TRIALS, STEPS, 1))
                                .array("condition", NpyArray.owning(condition, TRIALS));
                    }
                },
                true);
        return file;
    }

    private static Study study(Path file, String more) {
        return Settings.read(
                Study.class,
                "seeds: [1]\nnetwork: {units: 52, initialization: {readout: 1, readout_minimum: 1}}\n"
                        + "task: {kind: recording, file: " + file + ", step_ms: 10" + more + "}\n"
                        + "training: {epochs: 600, train_readout: false, train_bias: true, rate_cost: 0.0003,"
                        + " validation_trials: 5}\n",
                "s.yaml",
                List.of());
    }

    @Test
    void targetsAreTheRatesOfTheChosenUnits() {
        Study all = study(recording(0.02), ", normalise: false");
        Study some = study(recording(0.02), ", normalise: false, units: [3, 0]");
        assertThat(all.task().readouts()).isEqualTo(UNITS);
        assertThat(some.task().readoutNames()).containsExactly("unit 3", "unit 0");
        Trial trial = all.task().condition(4, Time.ms(10));
        assertThat(some.task().condition(4, Time.ms(10)).target().column(0))
                .isEqualTo(trial.target().column(3));
        assertThat(trial.steps()).isEqualTo(STEPS);
        assertThat(trial.name()).isEqualTo("condition 4");
        assertThatThrownBy(() -> study(recording(0.02), ", units: [12]"))
                .hasMessageContaining("units are counted from 0 to 11, got 12");
        assertThatThrownBy(() -> study(recording(0.02), ", rates: rate")).hasMessageContaining("did you mean rates?");
    }

    @Test
    void theCeilingIsWhatRepeatedTrialsExplain() {
        Study quiet = study(recording(0), "");
        assertThat(quiet.remarks()).anyMatch(r -> r.contains("explains pVar = 1.000 of the held-out trials"));
        Study noisy = study(recording(0.3), "");
        assertThat(noisy.remarks()).anyMatch(r -> r.contains("ceiling")).noneMatch(r -> r.contains("pVar = 1.000"));
        Trial trial = quiet.task().condition(0, Time.ms(10));
        assertThat(RecordingTask.pVar(trial, trial.target())).isEqualTo(1);
        Matrix means = Matrix.build(STEPS, UNITS, (t, l) -> {
            double sum = 0;
            for (int s = 0; s < STEPS; s++) {
                sum += trial.target().get(s, l) / STEPS;
            }
            return sum;
        });
        assertThat(RecordingTask.pVar(trial, means)).isCloseTo(0, within(1e-12));
    }

    @Test
    void aKernelKeepsTheMeanAndSaysWhatItHides() {
        Study smooth = study(recording(0.3), ", kernel_ms: 50, normalise: false");
        Study raw = study(recording(0.3), ", normalise: false");
        assertThat(smooth.remarks()).anyMatch(r -> r.contains("what changes faster than about 200 ms is not fitted"));
        double[] a = smooth.task().condition(0, Time.ms(10)).target().toRowMajor();
        double[] b = raw.task().condition(0, Time.ms(10)).target().toRowMajor();
        double sumOfA = 0;
        double sumOfB = 0;
        for (int k = 0; k < a.length; k++) {
            sumOfA += a[k];
            sumOfB += b[k];
        }
        assertThat(sumOfA).isCloseTo(sumOfB, within(0.05 * sumOfB));
    }

    @Test
    @Tag("slow")
    void aNetworkUnderDalesLawFitsItsHeldOutTrials() {
        Study study = study(recording(0.02), "");
        Training training = Ensemble.training(study, 1);
        training.forEachRemaining(e -> {});
        RateNetwork fitted = training.best();
        for (int l = 0; l < UNITS; l++) {
            assertThat(fitted.readout().get(l, l)).isEqualTo(1);
        }
        double ceiling = ((RecordingTask) study.task()).ceiling(Time.ms(10)).orElseThrow();
        assertThat(training.history()
                        .getLast()
                        .validation()
                        .orElseThrow()
                        .scores()
                        .score())
                .isGreaterThan(0.95 * ceiling);
    }
}
