package dev.rondo.analysis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.branch.NetworkBranch;
import dev.rondo.attractor.About;
import dev.rondo.attractor.CycleForm;
import dev.rondo.continuation.Branch;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every analysis that names a period of a network's map or flow names one. */
class OnePeriodTest {
    private static final Vector START = Vector.of(1, 2, 0.5);

    private static RateNetwork network(String activation) {
        Matrix w = Matrix.of(new double[][] {
            {0.0, 4.1302573543469485, -5.175897697574238},
            {2.344340255385773, 0.0, -4.528748520647944},
            {0.4684476601835208, 0.8289724369637779, 0.0}
        });
        Vector drive = switch (activation) {
            case "tanh" -> Vector.of(.1, 0, 0);
            case "softplus" -> Vector.of(8.0043, 4.732, .55718).times(20);
            default -> Vector.of(8.0043, 4.732, .55718);
        };
        return new RateNetwork(
                w,
                Matrix.zeros(3, 1),
                Matrix.zeros(1, 3),
                drive,
                Vector.zeros(1),
                START,
                Population.of(2, 1),
                Activation.named(activation),
                Time.ms(50),
                Time.ms(5),
                0,
                NoiseModel.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "tanh", "softplus"})
    void ofTheFlow(String activation) {
        RateNetwork network = network(activation);
        Time period = limitCycle(network, About.FLOW);
        near(basins(network, About.FLOW), period);
        near(steadyState(network, About.FLOW), period);
        near(
                StepSizeStudy.DEFAULT
                        .from(network, START)
                        .result()
                        .steps()
                        .getLast()
                        .period()
                        .orElseThrow(),
                period);
        NetworkBranch branch =
                new NetworkBranch(NetworkParameter.named("E_TO_E"), 1, 1.01, NetworkBranch.Of.CYCLE, About.FLOW);
        near(
                Branch.of(branch.continuation(network, START, branch.control().within(1)))
                        .points()
                        .getFirst()
                        .measure()
                        .period()
                        .orElseThrow(),
                period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "tanh", "softplus"})
    void ofTheMap(String activation) {
        RateNetwork network = network(activation);
        LimitCycle.Result cycle = new LimitCycle(About.MAP).from(network, START).result();
        Time period = cycle.period().orElseThrow();
        // Along a curve that is not locked every orbit has measured a stretch of its own.
        boolean isLocked = cycle.form().orElseThrow() == CycleForm.LOCKED_CYCLE;
        assertThat(basins(network, About.MAP).in(period)).isCloseTo(1, within(isLocked ? 1e-9 : 2e-6));
        near(steadyState(network, About.MAP), period);
        near(
                new StepSizeStudy(List.of(1))
                        .from(network, START)
                        .result()
                        .steps()
                        .getFirst()
                        .period()
                        .orElseThrow(),
                period);
    }

    private static Time limitCycle(RateNetwork network, About about) {
        return new LimitCycle(about).from(network, START).result().period().orElseThrow();
    }

    private static Time steadyState(RateNetwork network, About about) {
        return new SteadyState(about, 1).from(network, START.toArray()).period().orElseThrow();
    }

    private static Time basins(RateNetwork network, About about) {
        return new Basins(about, 1, 2, 1e-3, 1)
                .of(network)
                .result()
                .attractors()
                .getFirst()
                .period()
                .orElseThrow();
    }

    private static void near(Time period, Time expected) {
        assertThat(period.in(expected)).isCloseTo(1, within(1e-9));
    }
}
