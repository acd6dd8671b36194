package dev.rondo.run.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.linear.AmplificationSummary;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.Activation;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.setting.Refusal;
import dev.rondo.task.SequenceTask;
import dev.rondo.task.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AmplificationCourseTest {
    private static final NetworkDesign DESIGN = NetworkDesign.DEFAULT.withUnits(20);
    private static final Trial TRIAL =
            SequenceTask.DEFAULT.conditions(DESIGN.dt()).getFirst();

    @TempDir
    Path folder;

    private static RateNetwork network(double factor) {
        RateNetwork drawn = DESIGN.draw(1, 8, Key.ofSeed(3));
        return drawn.withRecurrent(drawn.recurrent().map(w -> factor * w));
    }

    private static AmplificationStage stage(int epoch, RateNetwork network) {
        return AmplificationStage.of(epoch, network, TRIAL).orElseThrow();
    }

    @Test
    void stagesReadBackAsTheyWereAlsoWhereThereIsNothingToSay() {
        AmplificationCourse course =
                AmplificationCourse.NONE.with(stage(0, network(0.5))).with(stage(50, network(3)));
        Path file = folder.resolve("course.csv");
        course.write(file);
        assertThat(AmplificationCourse.read(file)).isEqualTo(course);
        assertThat(course.stages().get(1).weights().total()).isNull();
        assertThat(AmplificationCourse.read(file).until(49).stages()).hasSize(1);
    }

    @Test
    void aLinearNetworkAmplifiesAtRestAsItsWeightsDo() {
        RateNetwork relu = network(0.5);
        RateNetwork linear = new RateNetwork(
                relu.recurrent(),
                relu.input(),
                relu.readout(),
                relu.bias(),
                relu.readoutBias(),
                relu.initialState(),
                relu.population(),
                Activation.IDENTITY,
                relu.tau(),
                relu.dt(),
                relu.baseline(),
                relu.noise());
        AmplificationStage stage = stage(7, linear);
        AmplificationSummary atRest = stage.atRest().orElseThrow();
        assertThat(atRest.nonnormal()).isCloseTo(stage.weights().nonnormal(), within(1e-13));
        assertThat(atRest.henrici()).isCloseTo(stage.weights().henrici(), within(1e-13));
        assertThat(atRest.numericalAbscissa()).isCloseTo(stage.weights().numericalAbscissa(), within(1e-13));
    }

    @Test
    void withoutConnectionsNothingIsAmplified() {
        AmplificationStage stage = stage(0, network(1).withRecurrent(Matrix.build(20, 20, (i, j) -> 0)));
        assertThat(stage.weights().total()).isCloseTo(0.0, within(1e-15));
        assertThat(stage.weights().nonnormal()).isCloseTo(0, within(1e-15));
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        Path file = folder.resolve("course.csv");
        Files.writeString(file, "epoch\n1,2,3\n");
        assertThatThrownBy(() -> AmplificationCourse.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is damaged: a line has 13 fields: '1,2,3'");
    }
}
