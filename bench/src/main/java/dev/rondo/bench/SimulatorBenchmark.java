package dev.rondo.bench;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A second of stimulus and nine of rest, 1000 Euler steps, with noise and without. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsPrepend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH gives the parameters and calls the set-up
public class SimulatorBenchmark {
    private static final int STEPS = 1000;
    private static final int READOUTS = 8;
    private static final double ROUNDING = 1e-9;

    @Param({"100", "500", "1000"})
    public int units;

    private RateNetwork network;
    private Simulator simulator;
    private Matrix input;

    @Setup
    public void draw() {
        network = NetworkDesign.DEFAULT.withUnits(units).draw(1, READOUTS, Key.ofSeed(1));
        simulator = Simulator.of(network);
        input = simulator.input(List.of(Stimulus.named("decay")), Time.seconds(1));
        check(simulator.run(input, STEPS));
    }

    /** The last states are those of the equation, written out: x + alpha (W max(0, x) + W_in u + b - x). */
    private void check(Trajectory trajectory) {
        Vector x = network.initialState();
        for (int t = 0; t < STEPS; t++) {
            double u = t < input.rows() ? input.get(t, 0) : network.baseline();
            Vector drive = network.recurrent()
                    .times(rectified(x))
                    .plus(network.input().column(0).times(u))
                    .plus(network.bias());
            x = x.plus(drive.minus(x).times(network.alpha()));
        }
        Vector last = trajectory.x().row(trajectory.rows() - 1);
        Require.atMost("The relative error of the last states", last.minus(x).norm() / x.norm(), ROUNDING);
    }

    private static Vector rectified(Vector x) {
        return Vector.of(Arrays.stream(x.toArray()).map(v -> Math.max(0, v)).toArray());
    }

    @Benchmark
    public Trajectory withoutNoise() {
        return simulator.run(input, STEPS);
    }

    @Benchmark
    public Trajectory withNoise() {
        return simulator.run(input, STEPS, new KeyedNoise(Key.ofSeed(2), units));
    }
}
