package dev.rondo.setting;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * File that a setting names, known by its content. In a study it is a path, relative to the study's file; in a recipe it
 * stands as {@code {path, sha256}}.
 *
 * @param path absolute path
 * @param sha256 SHA-256 of the content, hexadecimal
 */
public record IdentifiedFile(Path path, String sha256) {
    private static final String PATH = "path";
    private static final String SHA256 = "sha256";

    /**
     * A file with what is read from it.
     *
     * @param file file as it was identified
     * @param content content
     */
    public record Content<T>(IdentifiedFile file, T content) {}

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is missing, cannot be read, or changes while it is read
     */
    public static <T> Content<T> read(Path file, Function<Path, T> reading) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException("there is no file " + file + " that can be read");
        }
        String before = hash(file);
        T content;
        try {
            content = reading.apply(file);
        } catch (Refusal e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (!hash(file).equals(before)) {
            throw new IllegalArgumentException(file + " was changed while it was read: try again");
        }
        return new Content<>(new IdentifiedFile(file.toAbsolutePath().normalize(), before), content);
    }

    /**
     * Reads the file that a setting names.
     *
     * @param written a path, or {@code {path, sha256}}
     * @throws IllegalArgumentException as {@link #read(Path, Function)}, or if its content is not that of the recipe
     */
    public static <T> Content<T> read(JsonNode written, Place place, Function<Path, T> reading) {
        String path = written.isObject() ? written.path(PATH).asString("") : written.asString("");
        if (path.isEmpty()) {
            throw new IllegalArgumentException("it is " + written);
        }
        Content<T> read = read(base(place).resolve(path), reading);
        String expected = written.isObject() ? written.path(SHA256).asString("") : "";
        if (!expected.isEmpty() && !expected.equals(read.file.sha256)) {
            throw new IllegalArgumentException(read.file.path + " is not the file it was: its SHA-256 was " + expected
                    + " and is " + read.file.sha256);
        }
        return read;
    }

    /** Folder that a path is relative to: that of the study's file, or the present one for the command line. */
    private static Path base(Place place) {
        Path parent = place.isOption() || place.line() == 0
                ? null
                : Path.of(place.source()).getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** {@code {path, sha256}}. */
    public JsonNode json() {
        return JsonNodeFactory.instance.objectNode().put(PATH, path.toString()).put(SHA256, sha256);
    }

    private static String hash(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
