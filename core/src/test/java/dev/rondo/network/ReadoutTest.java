package dev.rondo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.linalg.Matrix;
import dev.rondo.run.Study;
import dev.rondo.run.ensemble.Ensemble;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Training;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadoutTest {
    private static Study study(Readout readout) {
        String kind = readout.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return Settings.read(
                Study.class,
                "network: {units: 20, readout: " + kind + "}\n"
                        + "training: {epochs: 30, trials: 4, validation_trials: 4, train_readout_bias: true}\n",
                "s.yaml",
                List.of());
    }

    @ParameterizedTest
    @EnumSource(Readout.class)
    void trainingMovesTheWeightsThatExistAndKeepsTheirSigns(Readout readout) {
        Study study = study(readout);
        Training training = Ensemble.training(study, 1);
        double before = training.next().loss();
        Matrix first = training.initial().readout();
        training.forEachRemaining(e -> {});
        Matrix last = training.network().readout();
        assertThat(training.history().getLast().loss()).isLessThan(before);
        Matrix mask = study.network().readoutMask(8);
        for (int l = 0; l < 8; l++) {
            for (int j = 0; j < 20; j++) {
                if (mask.get(l, j) == 0) {
                    assertThat(last.get(l, j)).isZero();
                }
            }
        }
        assertThat(last).isNotEqualTo(first);
        boolean hasBelowZero = Arrays.stream(last.toRowMajor()).anyMatch(w -> w < 0);
        assertThat(hasBelowZero).isEqualTo(readout.isSigned());
        assertThat(Arrays.stream(training.network().readoutBias().toArray())).anyMatch(b -> b != 0);
    }

    @Test
    void onlyOneToOneNeedsAUnitForEachReadout() {
        String task = "task: {kind: sequence, readouts: 20}\n";
        assertThatThrownBy(() -> Settings.read(Study.class, "network: {units: 20}\n" + task, "s.yaml", List.of()))
                .hasMessageContaining("20 readouts need as many excitatory units, the network has 16");
        Study study = Settings.read(Study.class, "network: {units: 20, readout: signed}\n" + task, "s.yaml", List.of());
        assertThat(Ensemble.initial(study, 1).readouts()).isEqualTo(20);
    }
}
