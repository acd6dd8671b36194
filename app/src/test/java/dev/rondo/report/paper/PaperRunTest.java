package dev.rondo.report.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.paper.Paper;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.Progress;
import dev.rondo.paper.catalogue.Papers;
import dev.rondo.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PaperRunTest {
    @TempDir
    Path folder;

    @Test
    void everyClaimStandsInTheReportWithItsVerdict() throws IOException {
        Paper whole = Papers.all(folder).getLast();
        Paper paper = whole.withFigures(whole.figures().subList(0, 2));
        Path target = folder.resolve("paper");
        PaperRun.Result result;
        try (RunFolder run =
                RunFolder.create(target, new PaperRecipe(paper.name(), List.of("F1", "F2"), true, 1, "", 0), false)) {
            result = PaperRun.run(paper, new PaperContext(true, 2, 1, Progress.SILENT), figure -> Progress.SILENT, run);
        }
        String report = Files.readString(target.resolve(RunFolder.REPORT));
        assertThat(result.claims()).hasSizeGreaterThan(5);
        assertThat(result.holds() + result.marginal() + result.fails() + result.undecided())
                .isEqualTo(result.claims().size());
        assertThat(result.reproduces() + result.doesNotReproduce() + result.misprints() + result.ours())
                .isEqualTo(result.claims().size());
        assertThat(result.claims())
                .allSatisfy(c -> assertThat(report).contains(c.verdict().name().toLowerCase(Locale.ROOT)));
        JsonNode claims = JsonMapper.shared()
                .readTree(Files.readString(target.resolve(RunFolder.RESULT)))
                .get("claims");
        assertThat(claims).hasSameSizeAs(result.claims()).allSatisfy(c -> {
            assertThat(c.get("verdict").asString()).isIn("holds", "fails", "marginal", "undecided");
            assertThat(c.get("class").asString()).isIn("reproduces", "does-not-reproduce", "misprint", "ours");
            assertThat(c.get("relation").asString()).isIn(">", ">=", "<", "<=", "within");
            assertThat(c.propertyNames())
                    .contains("sentence", "measured", "expected", "standard_error", "unit", "allowance", "reason");
            assertThat(c.get("allowance").asDouble() == 0)
                    .isEqualTo(c.get("allowance_source").asString().isEmpty());
        });
        assertThat(report).contains(paper.figures().get(1).title());
        assertThat(target.resolve("figures/F2.pdf")).isNotEmptyFile();
        assertThat(target.resolve("numbers/F1.json")).isNotEmptyFile();
    }
}
