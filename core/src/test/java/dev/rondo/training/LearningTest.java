package dev.rondo.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.analysis.rest.LimitCycle;
import dev.rondo.attractor.About;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.task.SequenceTask;
import dev.rondo.training.gradient.GradientDescent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A network learns, by the library's front door. */
class LearningTest {
    @Test
    void aNetworkOfThirtyUnitsLearnsTheSequenceAndEndsOnACycle() {
        Training training = Training.of(
                SequenceTask.DEFAULT,
                NetworkDesign.DEFAULT.with(design -> design.units = 30),
                GradientDescent.DEFAULT.with(rule -> {
                    rule.epochs = 500;
                    rule.learningRate = 0.005;
                    rule.stopAtR2 = 0.95;
                }),
                5);
        training.forEachRemaining(epoch -> {});
        assertThat(training.bestR2()).isGreaterThan(0.95);

        RateNetwork network = training.best();
        Simulator simulator = Simulator.of(network);
        Vector end = Vector.of(simulator.stateAfter(simulator.input(List.of(Stimulus.decay()), Time.seconds(1))));
        LimitCycle.Answer answer = new LimitCycle(About.FLOW).from(network, end);
        assertThat(answer.result().verdict()).isEqualTo(AttractorKind.LIMIT_CYCLE);
        assertThat(answer.result().period().orElseThrow().seconds()).isBetween(0.5, 0.8);
    }
}
