package dev.rondo.setting.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rondo.setting.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The schema against an independent validator: it accepts what the reader accepts, and nothing else. */
class SchemaTest {
    private static final ObjectNode SCHEMA = Settings.schema(Melody.class);
    private static final Schema VALIDATOR = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SCHEMA.toString(), InputFormat.JSON);

    @Test
    void everySettingStandsWithMeaningUnitBoundsAndDefault() {
        assertThat(SCHEMA.get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(SCHEMA.at("/properties/band/properties/tau_ms"))
                .hasToString("{\"description\":\"How slowly they react.\",\"x-unit\":\"ms\",\"default\":50,"
                        + "\"type\":\"number\",\"exclusiveMinimum\":0}");
        assertThat(SCHEMA.at("/properties/practice/properties/teacher"))
                .hasToString("{\"description\":\"Who teaches.\",\"default\":\"adam\",\"enum\":[\"adam\","
                        + "\"plain-descent\"]}");
        assertThat(SCHEMA.get("required")).hasToString("[\"name\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"a\"}",
                "{\"name\": \"a\", \"tune\": \"sequence\", \"seeds\": []}",
                "{\"name\": \"a\", \"tune\": {\"kind\": \"drone\", \"level\": 1, \"end_s\": null}}",
                "{\"name\": \"a\", \"tune\": {\"notes\": 3}}",
                "{\"name\": \"a\", \"band\": {\"strings\": 1, \"tau_ms\": 12.5}, \"notes\": [1, {}]}",
                "{}",
                "{\"name\": 3.5, \"band\": 1}",
                "{\"name\": \"a\", \"tune\": \"drone\"}",
                "{\"name\": \"a\", \"tune\": {\"level\": 1}}",
                "{\"name\": \"a\", \"tune\": {\"kind\": \"drone\", \"level\": 1.5}}",
                "{\"name\": \"a\", \"tune\": {\"kind\": \"drone\", \"level\": 0.5, \"notes\": 3}}",
                "{\"name\": \"a\", \"nam\": \"b\"}",
                "{\"name\": \"a\", \"band\": {\"strings\": 0}}",
                "{\"name\": \"a\", \"band\": {\"strings\": \"3\"}}",
                "{\"name\": \"a\", \"band\": {\"tau_ms\": 0}}",
                "{\"name\": \"a\", \"seeds\": [-1]}",
                "{\"name\": \"a\", \"practice\": {\"teacher\": \"Adam\"}}",
                "{\"name\": \"a\", \"practice\": {\"learn_x0\": 1}}"
            })
    void schemaAndReaderAgree(String json) {
        assertThat(VALIDATOR.validate(json, InputFormat.JSON).isEmpty()).isEqualTo(accepts(json));
    }

    @Test
    void whatIsWrittenKeepsTheSchema() {
        Melody melody = Settings.read(Melody.class, "name: a\ntune: {kind: drone, level: 0.5}", "m.yaml", List.of());
        assertThat(VALIDATOR.validate(Settings.toJson(melody).toString(), InputFormat.JSON))
                .isEmpty();
    }

    private static boolean accepts(String json) {
        try {
            Settings.read(Melody.class, json, "m.json", List.of());
            return true;
        } catch (Refusal e) {
            return false;
        }
    }
}
