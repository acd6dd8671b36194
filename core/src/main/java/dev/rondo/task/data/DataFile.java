package dev.rondo.task.data;

import dev.rondo.setting.IdentifiedFile;
import dev.rondo.setting.Nearest;
import dev.rondo.setting.Notation;
import dev.rondo.setting.Place;
import dev.rondo.setting.WrittenAs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import tools.jackson.databind.JsonNode;

/**
 * A file with arrays, read once and held. Two are equal if their contents are: a renamed copy is the same data.
 *
 * <p>In a study it is a path, relative to the study's file; in a recipe it stands with the SHA-256 of its content.
 */
@WrittenAs(DataFile.Written.class)
public final class DataFile {
    private final IdentifiedFile file;
    private final SequencedMap<String, NamedArray> arrays;

    private DataFile(IdentifiedFile.Content<SequencedMap<String, NamedArray>> read) {
        file = read.file();
        arrays = read.content();
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is missing, of no known format, or changes while it is read
     */
    public static DataFile read(Path file) {
        return new DataFile(IdentifiedFile.read(file, DataFile::arrays));
    }

    private static SequencedMap<String, NamedArray> arrays(Path file) {
        return ServiceLoader.load(ArrayFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(f -> f.reads(file))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        file + " is of no format that is known here: NPZ, NPY, MAT, HDF5 and CSV are read"))
                .read(file);
    }

    public Path path() {
        return file.path();
    }

    /** SHA-256 of the content, hexadecimal. */
    public String sha256() {
        return file.sha256();
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
                .orElseThrow(() -> new IllegalArgumentException(path() + " has no array of numbers '" + name + "'"
                        + Nearest.to(name, arrays.keySet())
                                .map(near -> ": did you mean " + near + "?")
                                .orElse(": it has " + String.join(", ", arrays.keySet()))));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataFile data && data.sha256().equals(sha256());
    }

    @Override
    public int hashCode() {
        return sha256().hashCode();
    }

    @Override
    public String toString() {
        return path().toString();
    }

    /** A path, or {@code {path, sha256}} of a recipe. */
    static final class Written implements Notation<DataFile> {
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
            return new DataFile(IdentifiedFile.read(written, place, DataFile::arrays));
        }

        @Override
        public JsonNode write(DataFile value) {
            return value.file.json();
        }
    }
}
