package dev.rondo.file.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.linalg.Matrix;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {
    private static final Matrix V = Matrix.of(new double[][] {{0.5, -1.25, 3}, {2, 0.125, -1e-3}});

    @TempDir
    Path folder;

    private TextTable read(String text) throws IOException {
        return TextTable.read(Files.writeString(folder.resolve("table.csv"), text));
    }

    /** As pandas, NumPy, R, spreadsheets and people write a table. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ",0,1,2\n0,0.5,-1.25,3.0\n1,2.0,0.125,-0.001\n",
                ",a,b,c\n0,0.5,-1.25,3.0\n1,2.0,0.125,-0.001\n",
                "\ta\tb\tc\n0\t0.5\t-1.25\t3.0\n1\t2.0\t0.125\t-0.001\n",
                "unit,0,1,2\n0,0.5,-1.25,3.0\n1,2.0,0.125,-0.001\n",
                "unit,0,1,2\nA,0.5,-1.25,3.0\nB,2.0,0.125,-0.001\n",
                "a,b,c\n0.5,-1.25,3.0\n2.0,0.125,-0.001\n",
                "a b c\n1 0.5 -1.25 3.0\n2 2.0 0.125 -0.001\n",
                "A,0.5,-1.25,3.0\nB,2.0,0.125,-0.001\n",
                "\"0.5\",\"-1.25\",\"3\"\n\"2\",\"0.125\",\"-0.001\"\n",
                "\"\",\"V1\",\"V2\",\"V3\"\n\"1\",0.5,-1.25,3\n\"2\",2,0.125,-0.001\n",
                "0.5,-1.25,3,\n2,0.125,-0.001,\n",
                "a,b,c,\n0.5,-1.25,3,\n2,0.125,-0.001,\n",
                "0.5;-1.25;3;\n2;0.125;-0.001;\n",
                "% MATLAB\n0.5 -1.25 3 % first\n2 0.125 -0.001\n",
                "# NumPy\n5.000000000000000000e-01 -1.25e+00 3\n2 0.125 -1e-3\n",
                "0.5D0 -1.25d0 3\n2 .125 -1.D-3\n",
                "\uFEFF0.5, -1.25,\t3\r\n2, 0.125, -0.001\r\n",
                "  0.5   -1.25 +3\n\n  2     0.125 -0.001  \n"
            })
    void aTableIsReadAsItsProgramMeantIt(String text) throws IOException {
        assertThat(read(text).numbers()).isEqualTo(V);
    }

    /** Any matrix in any style that leaves no doubt. */
    @Test
    void everyStyleGivesTheSameMatrix() throws IOException {
        SplittableRandom random = new SplittableRandom(17);
        String[] separators = {",", ";", "\t", "  ", ", ", " ; "};
        for (int k = 0; k < 300; k++) {
            int rows = random.nextInt(1, 6);
            int columns = random.nextInt(1, 6);
            Matrix matrix =
                    Matrix.build(rows, columns, (i, j) -> random.nextInt(3) == 0 ? 0.5 : random.nextDouble(-9, 9));
            String separator = separators[random.nextInt(separators.length)];
            boolean blank = separator.isBlank();
            boolean quoted = random.nextBoolean();
            boolean titled = random.nextBoolean();
            boolean indexed = titled && !blank && random.nextBoolean();
            String end = blank || random.nextBoolean() ? "\n" : separator.strip() + "\n";
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "# a comment, with commas\n" : "");
            if (titled) {
                text.append(indexed ? separator : "")
                        .append(line(columns, separator, j -> "u" + j))
                        .append(end);
            }
            for (int i = 0; i < rows; i++) {
                int row = i;
                text.append(indexed ? i + separator : "")
                        .append(line(columns, separator, j -> {
                            String number = String.format(Locale.ROOT, "%s", matrix.get(row, j));
                            return quoted ? '"' + number + '"' : number;
                        }))
                        .append(end);
            }

            assertThat(read(text.toString()).numbers())
                    .describedAs(text.toString())
                    .isEqualTo(matrix);
        }
    }

    private static String line(int columns, String separator, IntFunction<String> cell) {
        return IntStream.range(0, columns).mapToObj(cell).collect(Collectors.joining(separator));
    }

    @Test
    void whatIsLeftOutIsSaid() throws IOException {
        assertThat(read(",0,1\n0,0.5,1.5\n1,2.5,3.5\n").remarks())
                .satisfiesExactly(
                        remark -> assertThat(remark).endsWith("line 1 was taken for the names of the columns"),
                        remark -> assertThat(remark).endsWith("the first column was taken for the names of the rows"));
        assertThat(read("0.5,1.5\n2.5,3.5\n").remarks()).isEmpty();
    }

    /** Whole numbers that count are numbers where nothing says otherwise. */
    @ParameterizedTest
    @ValueSource(strings = {"0,1\n1,0\n", "0 1 2\n3 4 5\n6 7 8\n", "0,1\n0.5,0.25\n", "0\n1\n2\n", "0,1.5\n1,2.5\n"})
    void wholeNumbersAreNumbers(String text) throws IOException {
        assertThat(read(text).numbers().get(0, 0)).isZero();
        assertThat(read(text).numbers().rows()).isEqualTo(text.split("\n").length);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `0\\n1.0\\n1.25\\n1.5` | line 1: '0' may be the names of columns, as pandas writes them, or numbers
            `0,1\\n1.5,2.5\\n1.25,2.5\\n1.5,2.0` | line 1: '0,1' may be the names of columns
            `0,1.5\\n1,2.5\\n2,3.5` | the first column counts the rows, 0, 1, 2, ...: it may be the names of rows
            `0,0;0,13\\n0,54;0,0` | line 1: numbers have a decimal point; these seem to have a decimal comma: '0,0;0,13'
            `0,5\\t1,5\\n2,5\\t3,5` | seem to have a decimal comma
            `0,5 1,5\\n2,5 3,5` | seem to have a decimal comma
            `1,2\\n3` | line 2: every line has as many numbers: this one has 1, line 1 has 2
            `1,2\\n3,x` | line 2: a matrix holds numbers alone: the 2. entry is 'x'
            `a,b\\n1,2\\n3,x` | line 3: a matrix holds numbers alone: the 2. entry is 'x'
            `1,,2\\n3,4,5` | line 1: a matrix holds numbers alone: the 2. entry is ''
            `1,2\\u0000\\n3,4` | line 1: a matrix holds numbers alone: the 2. entry is '2\uFFFD'
            `0x1p3,1\\n2,3` | the 1. entry is '0x1p3'
            `1f,1\\n2,3` | the 1. entry is '1f'
            `5%,1\\n2,3` | the 1. entry is '5%'
            `a,b` | holds numbers alone
            `# nothing` | holds no numbers
            """)
    void whatIsUnclearOrNoTableIsRefusedWithItsPlace(String text, String message) {
        String real = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0000", "\0");
        assertThatThrownBy(() -> read(real)).isInstanceOf(Refusal.class).hasMessageContaining(message);
    }
}
