package dev.rondo.cli.analysis;

import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.json;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.cli.Commands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Words explained at the command line, and what shells complete. */
final class ExplainCommandTest {
    @Test
    void aFieldIsExplainedWithFormulaUnitAndSource() {
        JsonNode period =
                json(rondo("explain", "period_s", "--json")).get("explanations").get(0);
        assertThat(period.get("unit").asString()).isEqualTo("s");
        assertThat(period.get("formula").asString()).isNotBlank();
        assertThat(rondo("explain", "henrici").out()).contains("formula: ", "amplification");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit-cycle", "total", "training.omega", "patience"})
    void analysesFieldsAndSettingsAreKnown(String name) {
        Commands.Ran ran = rondo("explain", name);
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains(name);
    }

    @Test
    void whatIsUnknownIsRefusedWithTheNearest() {
        assertRefused(rondo("explain", "henrichi"), 2, "henrici");
        assertRefused(rondo("help", "which-blass"), 2, "which-blas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void theScriptOfAShellKnowsCommandsAndOptions(String shell) {
        Commands.Ran ran = rondo("completion", shell);
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("complete ", "analyze", "--about", "continue");
    }

    @Test
    void helpOfACommandIsItsHelp() {
        assertThat(rondo("help", "trials").out())
                .isEqualTo(rondo("trials", "--help").out());
        assertThat(rondo("help", "theory", "more").code()).isEqualTo(2);
    }

    @Test
    void everyTopicIsAPage() {
        Commands.Ran topics = rondo("help", "topics");
        assertThat(topics.out().lines()).contains("which-blas", "glossary").allSatisfy(topic -> {
            Commands.Ran page = rondo("help", topic);
            assertThat(page.code()).isZero();
            assertThat(page.out()).startsWith("# ").doesNotContain("<!--");
        });
    }
}
