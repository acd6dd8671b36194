package dev.rondo.file;

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
 * A matrix as text, a row to a line: numbers with commas, semicolons, tabs or spaces between them; what follows {@code #}
 * is a comment. No names of columns: which line is a name and which a number is not guessed.
 */
final class TextMatrices {
    private static final Pattern BETWEEN = Pattern.compile("\\s*[,;\\t]\\s*|\\s+");
    private static final long MOST_BYTES = 1L << 29;

    private TextMatrices() {}

    static Matrix read(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            if (Files.size(file) > MOST_BYTES) {
                throw Refusal.misuse(file + ": a matrix of more than 512 MiB is better saved with np.save (NPY)");
            }
            List<double[]> rows = new ArrayList<>();
            int number = 0;
            int first = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String content =
                        line.replaceFirst("#.*", "").replaceFirst("^\uFEFF", "").strip();
                if (content.isEmpty()) {
                    continue;
                }
                double[] row = row(content, file + ", line " + number);
                if (rows.isEmpty()) {
                    first = number;
                } else if (row.length != rows.getFirst().length) {
                    throw Refusal.misuse(file + ", line " + number + ": every line has as many numbers: this one has "
                            + row.length + ", line " + first + " has " + rows.getFirst().length);
                }
                rows.add(row);
            }
            if (rows.isEmpty()) {
                throw Refusal.misuse(file + " holds no numbers");
            }
            return Matrix.of(rows.toArray(double[][]::new));
        } catch (CharacterCodingException e) {
            throw Refusal.misuse(file + " is not text in UTF-8", e);
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }

    private static double[] row(String line, String where) {
        String[] words = BETWEEN.split(line, -1);
        double[] row = new double[words.length];
        for (int k = 0; k < row.length; k++) {
            try {
                row[k] = Double.parseDouble(words[k]);
            } catch (NumberFormatException e) {
                String found = words[k].length() <= 40 ? words[k] : words[k].substring(0, 37) + "...";
                throw Refusal.misuse(
                        where + ": a matrix holds numbers alone: the " + (k + 1) + ". entry is '" + found
                                + "'. A line of names begins with #",
                        e);
            }
        }
        return row;
    }
}
