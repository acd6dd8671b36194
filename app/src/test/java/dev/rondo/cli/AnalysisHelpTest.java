package dev.rondo.cli;

import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.setting.yaml.SettingLine;
import dev.rondo.setting.yaml.Settings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code rondo analyze NAME --help}. */
class AnalysisHelpTest {
    static Stream<AnalysisCatalogue.Entry> analyses() {
        return AnalysisCatalogue.ENTRIES.stream();
    }

    private static String help(String name) {
        return rondo("analyze", name, "--help").out().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void everyAnalysisHasAPageOfItsOwn(AnalysisCatalogue.Entry analysis) {
        String page = help(analysis.name());
        assertThat(page)
                .containsIgnoringCase(analysis.summary())
                .contains("rondo analyze " + analysis.name() + " [OPTIONS] FILE");
        assertThat(page.contains("--figure")).isEqualTo(analysis.draws());
        List<SettingLine> settings = analysis.settings().map(Settings::lines).orElse(List.of());
        assertThat(page.contains("It has no settings.")).isEqualTo(settings.isEmpty());
        for (SettingLine setting : settings) {
            assertThat(page).contains("--set " + setting.path() + "=").contains(setting.meaning());
        }
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void whatAPageSaysOfASettingStaysIndentedWhereItTakesSeveralLines(AnalysisCatalogue.Entry analysis) {
        List<String> lines =
                rondo("analyze", analysis.name(), "--help").out().lines().toList();
        List<String> settings = lines.stream()
                .dropWhile(line -> !line.equals("Settings:"))
                .skip(1)
                .toList();
        assertThat(lines).allMatch(line -> line.length() <= 80);
        assertThat(settings).allMatch(line -> line.startsWith("  --set ") || line.matches(" {6}\\S.*"));
    }

    @Test
    void theRelaysPageExplainsToWhomAModeHandsOver() {
        assertThat(help("relay"))
                .contains("hands_over_to: 0 is the leading one there")
                .contains("tied says how many");
    }

    @Test
    void aSettingSaysItsDefaultAndItsBounds() {
        assertThat(help("fixed-points")).contains("--set starts=100 (a whole number from 1) random starts");
    }

    @Test
    void theCommonPageSaysWhichAnalysesHaveAFigure() {
        assertThat(rondo("analyze", "--help").out().replaceAll("\\s+", " ")).contains(".pdf or .png): relay.");
    }
}
