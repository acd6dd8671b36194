package dev.rondo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.run.Study;
import dev.rondo.setting.Kind;
import dev.rondo.setting.Kinds;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Training;
import dev.rondo.training.TrainingProblem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A wiring as the first weights of a training. */
class WiredDesignTest {
    private static final String SMALL = "training: {epochs: 4, trials: 2, validation_trials: 2}\n";

    /** Settings with which a kind keeps Dale's principle. */
    private static final Map<String, String> DALE = Map.of(
            "erdos-renyi",
            ", excitatory_fraction: 0.8, row_balance: false",
            "pairs",
            ", excitatory_fraction: 0.8",
            "stability-optimised",
            ", excitatory_fraction: 0.8, density: 0.3, radius: 1.2, abscissa: 0.9");

    private static Study study(String wiring) {
        String network = "network: {units: 30, wiring: " + wiring + "}\n";
        return Settings.read(Study.class, SMALL + network, "study.yaml", List.of());
    }

    private static Study pairs() {
        return study("{kind: pairs, units: 30, excitatory_fraction: 0.8, density: 0.3, radius: 0.9, kappa_ee: 0.5}");
    }

    @Test
    void itsWeightsAreTheFirstOnesAndItsConnectionsTheOnlyOnes() {
        Study study = pairs();
        Key key = Key.ofSeed(2).child("network").child("wiring");
        Matrix drawn = study.network().wiring().orElseThrow().draw(key.uniform());
        Training training = Training.of(study.task(), study.network(), study.training(), 2);
        assertThat(training.initial().recurrent()).isEqualTo(drawn);
        training.forEachRemaining(epoch -> {});
        Matrix learned = training.network().recurrent();
        assertThat(learned).isNotEqualTo(drawn);
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 30; j++) {
                assertThat(drawn.get(i, j) == 0 && learned.get(i, j) != 0).isFalse();
            }
        }
    }

    @Test
    void connectivityThinsItOut() {
        NetworkDesign thinner = pairs().network().with(d -> d.connectivity = new Connectivity(0, 1, 1, 1));
        RateNetwork network = TrainingProblem.of(pairs().task(), thinner, 2).initial();
        assertThat(Matrix.build(24, 24, network.recurrent()::get).maxAbs()).isZero();
    }

    static Stream<Kind<Wiring>> kinds() {
        return Kinds.of(Wiring.class).values().stream();
    }

    /** Every kind either trains or is refused with the rule that it breaks. */
    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindTrainsOrIsRefused(Kind<Wiring> kind) {
        Throwable thrown = catchThrowable(() -> {
            Study study = study("{kind: " + kind.name() + ", units: 30" + DALE.getOrDefault(kind.name(), "") + "}");
            Training.of(study.task(), study.network(), study.training(), 1).next();
        });
        if (DALE.containsKey(kind.name())) {
            assertThat(thrown).isNull();
        } else {
            assertThat(thrown)
                    .isInstanceOf(Refusal.class)
                    .message()
                    .containsAnyOf("Dale's principle", "network.units", "has no setting units");
        }
    }

    @Test
    void anotherNumberOfUnitsIsRefused() {
        assertThatThrownBy(() -> study("pairs"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("network.wiring.units must be network.units = 30, got 200");
    }

    @Test
    void aStudyKeepsItsWiring() {
        assertThat(Settings.read(Study.class, Settings.toYaml(pairs()), "a study", List.of()))
                .isEqualTo(pairs());
    }
}
