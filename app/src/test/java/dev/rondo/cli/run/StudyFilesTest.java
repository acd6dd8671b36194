package dev.rondo.cli.run;

import static dev.rondo.cli.Commands.json;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.run.Study;
import dev.rondo.setting.yaml.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The studies that come with Rondo. */
class StudyFilesTest {
    private static final Path STUDIES = Path.of("..", "studies");

    @Test
    void theDefaultStudyIsWrittenOutInItsFile() {
        Study written = Settings.read(Study.class, STUDIES.resolve("sequence.yaml"), List.of());

        assertThat(written).isEqualTo(Settings.read(Study.class, "", "the default study", List.of()));
    }

    @Test
    void aStudyIsShownWithTheCheckOfWhatItsNetworksBeginWith() {
        JsonNode shown = json(rondo("show", STUDIES.resolve("sequence-sgd.yaml"), "--json"));

        JsonNode first = shown.path("seeds").path("1");
        assertThat(shown.path("epochs").asInt()).isEqualTo(30_000);
        assertThat(first.path("weights").path("spectral_radius").asDouble()).isCloseTo(1.5, within(1e-9));
        assertThat(first.path("check").asString()).contains("no mode stands out");
    }

    /** Every study in the folder is an example, and is read without a mistake. */
    @Test
    void theExamplesAreTheStudiesOfTheFolder() throws IOException {
        List<String> files;
        try (Stream<Path> all = Files.list(STUDIES)) {
            files = all.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".yaml"))
                    .toList();
        }
        assertThat(ExampleCommand.NAMES.stream().map(n -> n + ".yaml")).containsExactlyInAnyOrderElementsOf(files);
        for (String name : ExampleCommand.NAMES) {
            Path file = STUDIES.resolve(name + ".yaml");
            Study study = Settings.read(Study.class, file, List.of());
            assertThat(study.task().trials(study.network().dt()).condition(0).steps())
                    .isGreaterThan(1);
            assertThat(rondo("example", name).out()).isEqualTo(Files.readString(file));
        }
    }
}
