package dev.rondo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.analysis.catalogue.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Descriptions of which documentation and the Python package are made. */
final class SchemaCommandTest {
    @Test
    void everyAnalysisIsDescribedDownToItsFields() {
        JsonNode analyses = Commands.json(Commands.rondo("schema", "analyses")).get("analyses");
        assertThat(names(analyses)).isEqualTo(Catalogue.names());
        assertThat(analyses).allSatisfy(analysis -> {
            assertThat(analysis.get("result")).isNotEmpty();
            assertThat(analysis.get("examples").size()).isGreaterThanOrEqualTo(2);
            for (String list : List.of("result", "certificate", "settings")) {
                assertThat(analysis.get(list))
                        .allSatisfy(one -> assertThat(one.get("meaning").asString())
                                .as(analysis.get("name") + " " + one)
                                .isNotBlank());
            }
        });
    }

    @Test
    void everyCommandIsDescribedDownToItsOptions() {
        JsonNode commands = Commands.json(Commands.rondo("schema", "commands")).get("commands");
        assertThat(names(commands))
                .isEqualTo(CommandList.ENTRIES.stream()
                        .map(CommandList.Entry::name)
                        .toList());
        assertThat(commands).allSatisfy(command -> {
            assertThat(command.get("options"))
                    .anySatisfy(
                            option -> assertThat(option.get("name").asString()).contains("--help"));
            for (String list : List.of("arguments", "options")) {
                assertThat(command.get(list))
                        .allSatisfy(one -> assertThat(one.get("meaning").asString())
                                .as(command.get("name") + " " + one)
                                .isNotBlank());
            }
        });
    }

    @Test
    void aListOfADescriptionIsRefused() {
        Commands.assertRefused(Commands.rondo("schema", "analyses", "--list"), 2, "--list");
    }

    private static List<String> names(JsonNode list) {
        return list.valueStream().map(one -> one.get("name").asString()).toList();
    }
}
