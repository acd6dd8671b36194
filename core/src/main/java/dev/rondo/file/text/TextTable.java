package dev.rondo.file.text;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.linalg.Matrix;
import dev.rondo.setting.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Table of numbers, a row to a line. Lines that begin with {@code #} or {@code %}, and the rest of a line behind such a
 * sign, are comments. A first line of names, and a first column of names or numbered rows under it, as pandas writes
 * them, are left out.
 *
 * @param numbers the numbers
 * @param remarks notes on omitted content, for the user
 */
public record TextTable(Matrix numbers, List<String> remarks) {
    private static final long MOST_BYTES = 1L << 29;
    private static final Pattern COMMENT = Pattern.compile("#.*|(^|\\s)%.*");
    private static final Pattern COMMA_BETWEEN_DIGITS = Pattern.compile("\\d,\\d");
    private static final Pattern OTHER_SEPARATOR = Pattern.compile("[;\\t]|[\\d.]\\s+[-+.\\d]");

    public TextTable {
        remarks = List.copyOf(remarks);
    }

    /** Reads a table.
     *
     * @throws Refusal if the file is no table of numbers, or could be read in two ways
     */
    public static TextTable read(Path file) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            if (Files.size(file) > MOST_BYTES) {
                throw Refusal.misuse(file + ": a matrix of more than 512 MiB is better saved with np.save (NPY)");
            }
            List<Line> lines = lines(in, file);
            if (lines.isEmpty()) {
                throw Refusal.misuse(file + " holds no numbers");
            }
            Names names = Names.of(withoutTrailing(lines), file);
            return new TextTable(matrix(names.rows(), file), names.remarks());
        } catch (CharacterCodingException e) {
            throw Refusal.misuse(file + " is not text in UTF-8", e);
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }

    private static List<Line> lines(BufferedReader in, Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text = in.readLine(); text != null; text = in.readLine()) {
            number++;
            // A tab at the start separates an empty cell from the next.
            String marked = text.replaceFirst("^\uFEFF", "").replaceFirst("^\t", ",\t");
            String content = COMMENT.matcher(marked).replaceFirst("");
            if (!content.isBlank()) {
                requirePoints(content, file + ", line " + number);
                lines.add(Line.of(number, content));
            }
        }
        return lines;
    }

    /** A comma within a number and another separator between numbers: a decimal comma. */
    private static void requirePoints(String content, String where) {
        if (!content.contains("\"")
                && COMMA_BETWEEN_DIGITS.matcher(content).find()
                && OTHER_SEPARATOR.matcher(content).find()) {
            throw Refusal.misuse(where + ": numbers have a decimal point; these seem to have a decimal comma: '"
                    + brief(content.strip()) + "'. To replace it: tr ',' '.' < FILE > NEW");
        }
    }

    /** Without the empty last cell that a separator at the end of every line makes. */
    private static List<Line> withoutTrailing(List<Line> lines) {
        boolean trailing = lines.stream()
                .allMatch(line -> line.size() > 1 && line.cells().getLast().isEmpty());
        return trailing ? lines.stream().map(Line::withoutLast).toList() : lines;
    }

    private static Matrix matrix(List<Line> rows, Path file) {
        Line first = rows.getFirst();
        double[][] numbers = new double[rows.size()][];
        for (int i = 0; i < numbers.length; i++) {
            Line row = rows.get(i);
            String where = file + ", line " + row.number();
            if (row.size() != first.size()) {
                throw Refusal.misuse(where + ": every line has as many numbers: this one has " + row.size() + ", line "
                        + first.number() + " has " + first.size());
            }
            numbers[i] = new double[row.size()];
            for (int j = 0; j < row.size(); j++) {
                String cell = row.cells().get(j);
                if (!Line.isNumber(cell)) {
                    throw Refusal.misuse(where + ": a matrix holds numbers alone: the " + (j + 1) + ". entry is '"
                            + brief(cell) + "'. A line of names begins with #");
                }
                numbers[i][j] = Line.parse(cell);
            }
        }
        return Matrix.of(numbers);
    }

    /** Text for messages: short, and without control characters that move the cursor. */
    private static String brief(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.length() <= 40 ? line : line.substring(0, 37) + "...";
    }
}
