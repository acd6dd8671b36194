package dev.rondo.setting.yaml;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.setting.Place;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings in files: any record whose components carry {@link dev.rondo.setting.Setting}.
 *
 * <p>Components may be numbers, booleans, texts, enums (in kebab case), {@code Time} and {@code Frequency} (their unit at
 * the end of the key), {@link List}s and {@link java.util.Optional}s of all these, {@code SequencedMap}s of them by
 * names that the user chooses, types with a notation of their own ({@link dev.rondo.setting.WrittenAs}), records, and
 * sealed interfaces of records and open families ({@link dev.rondo.setting.Kinds}): those are chosen by a key {@code
 * kind}, or by the kind alone in place of the group. A record's own rules, those
 * of its constructor, are heard too: their {@link IllegalArgumentException} becomes a message with a place.
 */
public final class Settings {
    private Settings() {}

    /** Reads a study: YAML, or the canonical JSON of {@link #toJson}.
     *
     * @param overrides the command line's {@code --set}: KEY=VALUE, the value as in YAML
     * @throws Refusal if the file cannot be read or anything in it is wrong: one line for each mistake, with line and
     *     column and, for a misspelt key, the one that was probably meant
     */
    public static <T> T read(Class<T> type, Path file, List<String> overrides) {
        FileTrouble.requireReadable(file);
        return read(type, textOf(file), file.toString(), overrides);
    }

    /** Reads settings from text.
     *
     * @param source name of the text in messages
     */
    public static <T> T read(Class<T> type, String text, String source, List<String> overrides) {
        Node root = Overrides.apply(YamlReader.read(text, source), overrides);
        Shape shape = ShapeReader.of(type);
        return type.cast(Binder.bind(BroughtSettings.into(root, shape), shape));
    }

    /** Settings with all default values.
     *
     * @throws Refusal if a setting has no default
     */
    public static <T> T defaults(Class<T> type) {
        return read(type, "", "the defaults", List.of());
    }

    /** The JSON Schema (draft 2020-12) of the files that {@link #read} takes; units stand as {@code x-unit}. */
    public static ObjectNode schema(Class<?> type) {
        return SchemaWriter.write(ShapeReader.of(type), type.getSimpleName());
    }

    /** Every setting, for documentation and forms. */
    public static List<SettingLine> lines(Class<?> type) {
        return SettingLine.all(ShapeReader.of(type), "").toList();
    }

    /** YAML file from which {@link #read} makes an equal record, with a comment on every key. */
    public static String toYaml(Record settings) {
        if (!(ShapeReader.of(settings.getClass()) instanceof Shape.Group group)) {
            throw new IllegalArgumentException(settings.getClass() + " is no record");
        }
        return YamlWriter.write(toJson(settings), group);
    }

    /** The one JSON form of the settings: equal records, equal JSON. */
    public static JsonNode toJson(Record settings) {
        return CanonicalJson.of(settings, ShapeReader.of(settings.getClass()));
    }

    /**
     * Settings with some of them changed.
     *
     * @param changes new values by paths, {@code training.epochs}
     * @param where what messages call the place of the changes
     * @throws Refusal if anything is wrong afterwards
     */
    public static <T extends Record> T changed(T settings, SequencedMap<String, JsonNode> changes, String where) {
        Node root = YamlReader.read(toJson(settings).toString(), where);
        for (Map.Entry<String, JsonNode> change : changes.entrySet()) {
            root = Overrides.put(root, change.getKey(), change.getValue().toString(), Place.of(where));
        }
        @SuppressWarnings("unchecked") // a record has the class that it has
        Class<T> type = (Class<T>) settings.getClass();
        return type.cast(Binder.bind(root, ShapeReader.of(type)));
    }

    /** Hash that identifies the settings: the SHA-256 of their {@link #identity} without spaces, hexadecimal. */
    public static String hash(Record settings) {
        return hash(toJson(settings));
    }

    /** The hash of settings whose JSON this is. */
    public static String hash(JsonNode settings) {
        return sha256(identity(settings).toString());
    }

    /**
     * JSON of settings without what does not identify them: of a file that is known by its content ({@code {path, sha256}}),
     * the path.
     */
    public static JsonNode identity(JsonNode settings) {
        if (settings.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            settings.forEach(item -> array.add(identity(item)));
            return array;
        }
        if (!settings.isObject()) {
            return settings;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : settings.properties()) {
            if (!(entry.getKey().equals("path") && settings.has("sha256"))) {
                object.set(entry.getKey(), identity(entry.getValue()));
            }
        }
        return object;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String textOf(Path file) {
        try {
            if (Files.size(file) > YamlReader.MOST_CHARACTERS) {
                throw Refusal.misuse(file + ": settings have at most " + YamlReader.MOST_CHARACTERS
                        + " characters: this file has " + Files.size(file) + " bytes");
            }
            String text = Files.readString(file);
            if (text.isBlank()) {
                throw Refusal.misuse(file + " is empty");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Refusal.misuse(file + " is not text in UTF-8", e);
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }
}
