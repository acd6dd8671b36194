import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes the sources that differ from others in precision or in the width of a block alone. Maven runs it before it compiles:
 * {@code java Precisions.java SOURCES TEMPLATES OUTPUT}.
 *
 * <ul>
 *   <li>For every class {@code FloatX}, {@code ScalarFloatX} or {@code SimdFloatX}, the same text in float64: so all casts
 *       to float or double in it are of floats, and an integer becomes a double as {@code 1.0 * n}.
 *   <li>For every template, the class with one method for each block of 1 to 4 vectors, in both precisions: see
 *       {@link #unrolled}.
 * </ul>
 */
final class Precisions {
    private static final String EXTENSION = ".java";
    private static final Pattern SINGLE = Pattern.compile("(Scalar|Simd)?Float[A-Z]\\w*\\" + EXTENSION);
    private static final Pattern PER_WIDTH = Pattern.compile("    /// per width\n(.*?\n    }\n)(\n?)", Pattern.DOTALL);
    private static final Pattern PER_ROW = Pattern.compile("(?:.*\\$b.*\n)+");
    private static final Pattern PER_VECTOR = Pattern.compile(".*\\$v.*\n");
    private static final int WIDEST = 4;
    private static final int ROWS = 5;

    private Precisions() {}

    public static void main(String[] arguments) throws IOException {
        Map<Path, String> made = new TreeMap<>();
        for (Map.Entry<Path, String> source : read(Path.of(arguments[0])).entrySet()) {
            made.put(inDouble(source.getKey()), inDouble(source.getValue()));
        }
        for (Map.Entry<Path, String> template : read(Path.of(arguments[1])).entrySet()) {
            String source = unrolled(template.getValue());
            made.put(template.getKey(), source);
            made.put(inDouble(template.getKey()), inDouble(source));
        }
        write(made, Path.of(arguments[2]));
    }

    /** All sources in a folder that have a twin, by their path in it. */
    private static Map<Path, String> read(Path folder) throws IOException {
        Map<Path, String> texts = new TreeMap<>();
        for (Path file : files(folder)) {
            if (SINGLE.matcher(file.getFileName().toString()).matches()) {
                texts.put(folder.relativize(file), Files.readString(file));
            }
        }
        return texts;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Path inDouble(Path single) {
        return single.resolveSibling(single.getFileName().toString().replace("Float", "Double"));
    }

    private static String inDouble(String single) {
        return single.replace("Float", "Double")
                .replace("float32", "float64")
                .replace("(float) ", "")
                .replace("(double) ", "")
                .replace("float", "double")
                .replace("kernels.floats", "kernels.doubles");
    }

    /**
     * A template with its blocks written out. A method after {@code /// per width} is repeated for each number of vectors,
     * {@code $width}; in it, lines that name row {@code $b} are repeated for the five rows of a block, neighbours together,
     * and then every line that names {@code $v} for each vector.
     */
    private static String unrolled(String template) {
        return PER_WIDTH.matcher(template)
                .replaceAll(method -> quoted(IntStream.iterate(WIDEST, width -> width > 0, width -> width - 1)
                        .mapToObj(width -> block(method.group(1), width))
                        .collect(Collectors.joining("\n", "", method.group(2)))));
    }

    private static String block(String method, int width) {
        String rows = PER_ROW.matcher(method).replaceAll(lines -> repeated(lines, "$b", ROWS));
        return PER_VECTOR.matcher(rows).replaceAll(line -> repeated(line, "$v", width)).replace("$width", "" + width);
    }

    private static String repeated(MatchResult lines, String index, int count) {
        return quoted(IntStream.range(0, count)
                .mapToObj(k -> lines.group().replace(index, "" + k))
                .collect(Collectors.joining()));
    }

    private static String quoted(String replacement) {
        return replacement.replace("\\", "\\\\").replace("$", "\\$");
    }

    /** Makes a folder hold these sources and no others; one that is as it should be keeps its time, or Maven compiles anew. */
    private static void write(Map<Path, String> sources, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path file : files(folder)) {
            if (!sources.containsKey(folder.relativize(file))) {
                Files.delete(file);
            }
        }
        for (Map.Entry<Path, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey());
            if (!Files.exists(file) || !Files.readString(file).equals(source.getValue())) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, source.getValue());
            }
        }
    }
}
