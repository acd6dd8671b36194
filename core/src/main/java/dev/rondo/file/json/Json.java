package dev.rondo.file.json;

import dev.rondo.setting.Refusal;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as text: read strictly, written in one form. What becomes of a result is for {@code ResultJson} to say. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** Reads a document.
     *
     * @param source name of the text in messages
     * @throws Refusal if it is no JSON, or a key stands twice; with line and column
     */
    public static JsonNode parse(String text, String source) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.isMissingNode()) {
                throw Refusal.misuse(source + " is empty: it holds no JSON");
            }
            return node;
        } catch (JacksonException e) {
            String place = Optional.ofNullable(e.getLocation())
                    .map(at -> source + ", line " + at.getLineNr() + ", column " + at.getColumnNr())
                    .orElse(source);
            // What follows "enable" is advice for programmers.
            String problem = e.getOriginalMessage().replaceFirst("(?s): enable .*", "");
            throw Refusal.misuse(place + ": this is not JSON: " + problem, e);
        }
    }

    /** Indented by two, lists on one line, a line feed at the end: equal nodes, equal text, on every machine. */
    public static String text(JsonNode node) {
        Separators separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withArrayElementSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withSeparators(separators)
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance());
        return MAPPER.writer().with(printer).writeValueAsString(node) + "\n";
    }
}
