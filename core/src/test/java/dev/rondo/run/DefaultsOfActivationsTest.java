package dev.rondo.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.network.NetworkDesign;
import dev.rondo.setting.yaml.SettingLine;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.gradient.GradientDescent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defaults that depend on the activation: where nothing is written, every activation begins with settings that train. */
class DefaultsOfActivationsTest {
    private static Study read(String text, String... overrides) {
        return Settings.read(Study.class, text, "study.yaml", List.of(overrides));
    }

    @ParameterizedTest
    @CsvSource({"relu, 0.99, 0.001", "softplus, 3, 0.003", "tanh, 0.99, 0.003", "sigmoid, 8, 0.005"})
    void everyWayToChooseTheActivationGivesItsDefaults(String activation, double radius, double rate) {
        for (Study study : List.of(
                read("network: {activation: " + activation + "}"),
                read("network: {activation: {kind: " + activation + "}}"),
                read("network: {units: 30}", "network.activation=" + activation))) {
            assertThat(study.network().initialization().spectralRadius()).isEqualTo(radius);
            assertThat(((GradientDescent) study.training()).learningRate()).isEqualTo(rate);
        }
    }

    @Test
    void whatIsWrittenIsKept() {
        Study study = read(
                "network: {activation: softplus, initialization: {spectral_radius: 2}}", "training.learning_rate=0.01");
        assertThat(study.network().initialization().spectralRadius()).isEqualTo(2);
        assertThat(((GradientDescent) study.training()).learningRate()).isEqualTo(0.01);
        assertThat(read(Settings.toYaml(study))).isEqualTo(study);
    }

    @Test
    void theDefaultStudyKeepsItsOwn() {
        assertThat(read("").network()).isEqualTo(NetworkDesign.DEFAULT);
        assertThat(read("").training()).isEqualTo(GradientDescent.DEFAULT);
    }

    @Test
    void theyAreListedWithTheSetting() {
        assertThat(Settings.lines(Study.class))
                .filteredOn(line -> line.path().equals("network.initialization.spectral_radius"))
                .extracting(SettingLine::byDefault)
                .containsExactly("0.99, 3 where network.activation is softplus, 8 where network.activation is sigmoid");
    }
}
