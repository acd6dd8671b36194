package dev.rondo.cli.analysis;

import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.catalogue.Catalogue;
import dev.rondo.attractor.About;
import dev.rondo.setting.yaml.SettingLine;
import dev.rondo.setting.yaml.Settings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code rondo analyze NAME --help}. */
class AnalysisHelpTest {
    static Stream<Analysis<?>> analyses() {
        return Catalogue.all().stream();
    }

    private static String help(String name) {
        return rondo("analyze", name, "--help").out().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void everyAnalysisHasAPageOfItsOwn(Analysis<?> analysis) {
        Card card = analysis.card();
        String page = help(card.name());
        assertThat(page)
                .containsIgnoringCase(card.summary())
                .contains("rondo analyze " + card.name() + " [OPTIONS] FILE", "--figure", "--out", "--force");
        List<SettingLine> settings = Settings.lines(Catalogue.settingsOf(analysis));
        assertThat(page.contains("It has no settings.")).isEqualTo(settings.isEmpty());
        for (SettingLine setting : settings) {
            assertThat(page).contains("--set " + setting.path() + "=").contains(setting.meaning());
        }
        for (Card.Example example : card.examples()) {
            assertThat(page).contains(example.command()).containsIgnoringCase(example.shows());
        }
        for (Card.Field field : card.fields()) {
            assertThat(page).contains(field.name(), field.formula(), field.unit(), field.meaning());
        }
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void optionsThatChangeNothingAreHiddenAndRefused(Analysis<?> analysis) {
        String name = analysis.card().name();
        String page = help(name);
        assertRefusedAndHidden(analysis, page, AnalysisOptions.STIMULUS, "nope");
        assertRefusedAndHidden(analysis, page, AnalysisOptions.INPUT, "/nonexistent");
        assertRefusedAndHidden(analysis, page, AnalysisOptions.UNDER, "1");
        assertRefusedAndHidden(analysis, page, AnalysisOptions.MEMBER, "W");
        assertRefusedAndHidden(analysis, page, AnalysisOptions.ABOUT, "map");
        assertRefused(rondo("analyze", name, "file.npz", "--set", "foo=1"), 2, "foo");
    }

    private static void assertRefusedAndHidden(Analysis<?> analysis, String page, String option, String value) {
        boolean useless = AnalysisOptions.uselessTo(analysis).contains(option);
        assertThat(page.contains(" " + option + "=")).isEqualTo(!useless);
        boolean only =
                option.equals(AnalysisOptions.ABOUT) && analysis.card().abouts().contains(About.MAP);
        if (useless && !only) {
            assertRefused(
                    rondo("analyze", analysis.card().name(), "file.npz", option, value),
                    2,
                    option + " " + value.replaceAll("^1$", ""),
                    "leave " + option + " out");
        }
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void whatAPageSaysOfASettingStaysIndentedWhereItTakesSeveralLines(Analysis<?> analysis) {
        List<String> lines =
                rondo("analyze", analysis.card().name(), "--help").out().lines().toList();
        List<String> settings = lines.stream()
                .dropWhile(line -> !line.equals("Settings:"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
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
}
