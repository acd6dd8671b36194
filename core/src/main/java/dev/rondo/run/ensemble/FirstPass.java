package dev.rondo.run.ensemble;

import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.task.Trial;
import dev.rondo.task.Trials;
import java.util.Arrays;
import java.util.Optional;

/** One pass through the conditions of a task without noise, before training: a network that is silent cannot learn. */
final class FirstPass {
    private static final long MOST_CONDITIONS = 50;

    private FirstPass() {}

    /** Warning if no unit fires in any condition. */
    static Optional<String> silence(RateNetwork network, Trials trials) {
        Simulator simulator = Simulator.of(network);
        boolean hasInput = false;
        for (long c = 0; c < Math.min(MOST_CONDITIONS, trials.conditionCount()); c++) {
            Trial trial = trials.condition(c);
            Matrix u = simulator.seen(trial.input());
            Trajectory run = simulator.run(u, trial.steps());
            if (Arrays.stream(run.r().toRowMajor()).anyMatch(r -> r != 0)) {
                return Optional.empty();
            }
            hasInput |= Arrays.stream(u.toRowMajor()).anyMatch(v -> v != 0);
        }
        return Optional.of("without noise no unit fires in any condition, so that nothing can be learned: "
                + (hasInput
                        ? "the input reaches the units, and is too low: raise network.baseline, or train the bias"
                        : "the input is 0 throughout: raise network.baseline (" + network.baseline()
                                + "), or set network.rectify_input: false"));
    }
}
