package dev.rondo.task.data;

import dev.rondo.setting.Nearest;
import dev.rondo.setting.Notation;
import dev.rondo.setting.Place;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.WrittenAs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A file with arrays, read once and held. Two are equal if their contents are: a renamed copy is the same data.
 *
 * <p>In a study it is a path, relative to the study's file; in a recipe it stands with the SHA-256 of its content.
 */
@WrittenAs(DataFile.Written.class)
public final class DataFile {
    private final Path path;
    private final String sha256;
    private final SequencedMap<String, NamedArray> arrays;

    private DataFile(Path path, String sha256, SequencedMap<String, NamedArray> arrays) {
        this.path = path;
        this.sha256 = sha256;
        this.arrays = arrays;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is missing, of no known format, or changes while it is read
     */
    public static DataFile read(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException("there is no file " + file + " that can be read");
        }
        ArrayFormat format = ServiceLoader.load(ArrayFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(f -> f.reads(file))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        file + " is of no format that is known here: NPZ, NPY, MAT, HDF5 and CSV are read"));
        String before = hash(file);
        SequencedMap<String, NamedArray> arrays;
        try {
            arrays = format.read(file);
        } catch (Refusal e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (!hash(file).equals(before)) {
            throw new IllegalArgumentException(file + " was changed while it was read: try again");
        }
        return new DataFile(file.toAbsolutePath().normalize(), before, arrays);
    }

    private static String hash(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public Path path() {
        return path;
    }

    /** SHA-256 of the content, hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** Names of the arrays, in the order of the file. */
    public List<String> names() {
        return List.copyOf(arrays.keySet());
    }

    /** The array of a name, if there is one. */
    public Optional<NamedArray> array(String name) {
        return Optional.ofNullable(arrays.get(name));
    }

    /**
     * The numbers of a name.
     *
     * @throws IllegalArgumentException if there are none of that name
     */
    public NamedArray.Numbers numbers(String name) {
        return array(name)
                .filter(NamedArray.Numbers.class::isInstance)
                .map(NamedArray.Numbers.class::cast)
                .orElseThrow(() -> new IllegalArgumentException(path + " has no array of numbers '" + name + "'"
                        + Nearest.to(name, arrays.keySet())
                                .map(near -> ": did you mean " + near + "?")
                                .orElse(": it has " + String.join(", ", arrays.keySet()))));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataFile file && file.sha256.equals(sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** A path, or {@code {path, sha256}} of a recipe. */
    static final class Written implements Notation<DataFile> {
        private static final String PATH = "path";
        private static final String SHA256 = "sha256";

        @Override
        public String expectation() {
            return "the path of a file (NPZ, NPY, MAT, HDF5 or CSV), relative to the study";
        }

        @Override
        public List<String> jsonTypes() {
            return List.of("string", "object");
        }

        @Override
        public DataFile read(JsonNode written, Place place) {
            String path = written.isObject() ? written.path(PATH).asString("") : written.asString("");
            if (path.isEmpty()) {
                throw new IllegalArgumentException("it is " + written);
            }
            DataFile file = DataFile.read(base(place).resolve(path));
            String expected = written.isObject() ? written.path(SHA256).asString("") : "";
            if (!expected.isEmpty() && !expected.equals(file.sha256)) {
                throw new IllegalArgumentException(
                        file.path + " is not the file it was: its SHA-256 was " + expected + " and is " + file.sha256);
            }
            return file;
        }

        /** Folder that a path is relative to: that of the study's file, or the present one for the command line. */
        private static Path base(Place place) {
            Path parent = place.isOption() || place.line() == 0
                    ? null
                    : Path.of(place.source()).getParent();
            return parent == null ? Path.of("") : parent;
        }

        @Override
        public JsonNode write(DataFile value) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put(PATH, value.path.toString())
                    .put(SHA256, value.sha256);
        }
    }
}
