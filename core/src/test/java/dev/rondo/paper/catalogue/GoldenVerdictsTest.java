package dev.rondo.paper.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.paper.Claim;
import dev.rondo.paper.Paper;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.Progress;
import dev.rondo.setting.Names;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Full runs of both papers end with the verdicts on record. A run leaves its own in {@code target/verdicts-PAPER.tsv}: copied
 * over the file on record, they become it.
 */
@Tag("slow")
class GoldenVerdictsTest {
    @TempDir
    Path store;

    @ParameterizedTest
    @ValueSource(strings = {"hennequin2012", "rajakumar2021"})
    void everyClaimHasItsVerdict(String name) throws IOException {
        Paper paper = Papers.all(store).stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
        PaperContext context = new PaperContext(false, 2, 1, Progress.SILENT);
        List<PaperFigure> figures = paper.figures();
        List<String> lines = context.draws("figures", figures.size(), k -> lines(figures.get(k), context)).stream()
                .flatMap(List::stream)
                .toList();
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "verdicts-" + name + ".tsv"), lines);
        assertThat(lines).containsExactlyElementsOf(recorded(name));
    }

    private static List<String> lines(PaperFigure figure, PaperContext context) {
        return figure.make(context).claims().stream().map(c -> line(figure, c)).toList();
    }

    private static String line(PaperFigure figure, Claim claim) {
        return String.join(
                "\t", figure.id(), Names.kebab(claim.verdict()), Names.kebab(claim.classification()), claim.sentence());
    }

    private static List<String> recorded(String name) throws IOException {
        try (InputStream in = GoldenVerdictsTest.class.getResourceAsStream("verdicts-" + name + ".tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
