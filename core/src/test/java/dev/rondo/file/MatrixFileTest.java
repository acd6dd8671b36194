package dev.rondo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.file.foreign.Orientation;
import dev.rondo.linalg.Matrix;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrices as NumPy, SciPy and h5py write them (remade by {@code make_golden.py} beside them), and as text. */
class MatrixFileTest {
    private static final Matrix W = Matrix.of(new double[][] {{0, 0.5, -0.25}, {1.5, 0, -1e-3}, {0.125, 2, 0}});
    private static final Matrix V = Matrix.of(new double[][] {{0, 1, 2}, {3, 4, 5}});

    @TempDir
    Path folder;

    private static Path golden(String name) {
        return Path.of("src/test/resources/dev/rondo/study", name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W.npy",
                "only.npz",
                "usual.npz",
                "v5.mat",
                "v5_packed.mat",
                "v5_sparse.mat",
                "v73.mat",
                "plain.h5",
                "packed.h5"
            })
    void readsTheMatrixThatIsMeant(String name) {
        assertThat(MatrixFile.read(golden(name))).isEqualTo(W);
    }

    @ParameterizedTest
    @CsvSource({"several.npz, V", "usual.npz, V", "v5_packed.mat, V", "packed.h5, V"})
    void readsTheMatrixThatIsAskedFor(String name, String member) {
        assertThat(MatrixFile.readAnyShape(golden(name), Optional.of(member))).isEqualTo(V);
    }

    @Test
    void readsWhatLiesDeeper() {
        assertThat(MatrixFile.read(golden("plain.h5"), Optional.of("inner/W_rec")))
                .isEqualTo(W.map(v -> (float) v));
    }

    @Test
    void aListIsOneColumn() {
        assertThat(MatrixFile.readAnyShape(golden("only.npz"), Optional.of("t")))
                .isEqualTo(Matrix.of(new double[][] {{0}, {1}, {2}, {3}}));
        assertThat(MatrixFile.readAnyShape(golden("plain.h5"), Optional.of("t")).shape())
                .isEqualTo("4 x 1");
    }

    @Test
    void theNameOfAFileDoesNotMatter() throws IOException {
        Path renamed = Files.copy(golden("v73.mat"), folder.resolve("W.npy"));
        assertThat(MatrixFile.read(renamed)).isEqualTo(W);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,0.5,-0.25\n1.5,0,-1e-3\n0.125,2,0\n",
                "0\t0.5\t-0.25\r\n1.5\t0\t-1e-3\r\n0.125\t2\t0",
                "# from, to, names\n 0 ; 0.5 ; -0.25\n\n1.5;0;-1E-3 # a comment\n0.125;2;0",
                "\uFEFF0  .5 -0.25\n  1.5 0. -0.001\n0.125 2 0  "
            })
    void readsTextHoweverItIsSeparated(String text) throws IOException {
        assertThat(MatrixFile.read(Files.writeString(folder.resolve("W.csv"), text)))
                .isEqualTo(W);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,2\\n3 | W.csv, line 2: every line has as many numbers: this one has 1, line 1 has 2
            # a\\n\\n1,2\\n3,x | W.csv, line 4: a matrix holds numbers alone: the 2. entry is 'x'
            1,a\\n1,2\\n3,4 | line 1: a matrix holds numbers alone: the 2. entry is 'a'. A line of names begins with #
            1,,2\\n3,4,5 | line 1: a matrix holds numbers alone: the 2. entry is ''
            1,2,3\\n4,5,6 | a square matrix is needed, as many rows as columns: it is 2 x 3
            1,NaN\\n3,4 | every entry is a finite number: [0, 1] is NaN
            1,2\\n3,-Infinity | every entry is a finite number: [1, 1] is -Infinity
            # nothing | W.csv holds no numbers
            """)
    void textThatIsNoMatrixIsRefused(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("W.csv"), text.replace("\\n", "\n"));
        assertThatThrownBy(() -> MatrixFile.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            several.npz | | holds several matrices, and none is called W_rec: say which one of V, W
            several.npz | X | has no member X: it has V, W
            several.npz | V | a square matrix is needed, as many rows as columns: it is 2 x 3
            only.npz | names | member names: the array holds text
            W.npy | W | holds one matrix, without a name: leave out W
            v4.mat | | it seems to be in MATLAB's format 4
            v5.mat | t | numbers are needed: this is complex numbers
            v5.mat | X | has no array X: it has W (3 x 3), name (text), t (complex numbers)
            v5_complex.mat | | holds no matrix of numbers
            v5_packed.mat | X | has no array X: it has W_rec (3 x 3), V (2 x 3), whole (2 x 2)
            v5_zeros.mat | | the packed element would unpack to 85.8 MiB
            plain.h5 | X | has no array X: it has W (3 x 3), inner/W_rec (3 x 3), t (4), text (text)
            plain.h5 | text | numbers are needed: this is text
            hollow.h5 | | a matrix has at most 4.0 GiB: 200000 x 200000 numbers are 298.0 GiB
            make_golden.py | | is no matrix file that is known here
            missing.npy | | does not exist
            """)
    void whatCannotBeReadIsRefused(String name, String member, String message) {
        assertThatThrownBy(() -> MatrixFile.read(golden(name), Optional.ofNullable(member)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(golden(name).toString())
                .hasMessageContaining(message);
    }

    /** Whatever bytes change: the file is read, or refused; nothing else happens. */
    @ParameterizedTest
    @ValueSource(
            strings = {"v5.mat", "v5_packed.mat", "v5_sparse.mat", "v73.mat", "plain.h5", "packed.h5", "usual.npz"})
    void damagedFilesAreReadOrRefused(String name) throws IOException {
        byte[] good = Files.readAllBytes(golden(name));
        SplittableRandom random = new SplittableRandom(name.hashCode());
        Path file = folder.resolve("W.mat");
        for (int k = 0; k < 60; k++) {
            byte[] bytes = k % 4 == 0 ? Arrays.copyOf(good, random.nextInt(16, good.length)) : good.clone();
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(16, bytes.length)] = (byte) random.nextInt();
            }
            Files.write(file, bytes);
            try {
                assertThat(MatrixFile.readAnyShape(file, Optional.empty())).isNotNull();
            } catch (Refusal e) {
                assertThat(e).hasMessageStartingWith(file.toString());
            }
        }
    }

    @Test
    void binaryTextIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("W.csv"), new byte[] {1, 2, (byte) 0xff});
        assertThatThrownBy(() -> MatrixFile.read(file)).hasMessage(file + " is not text in UTF-8");
        Files.write(file, "\u0000\u0001".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> MatrixFile.read(file)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0 1 -1;2 0 -3;4 5 0, false",
        "0 1 1;-2 0 -3;4 5 0, true",
        "0 1;1 0, false",
        "0 1;-1 0, false",
        "1 -1;-1 1, false"
    })
    void aMatrixWhoseRowsHaveOneSignLooksTransposed(String rows, boolean expected) {
        double[][] w = Arrays.stream(rows.split(";"))
                .map(row -> Arrays.stream(row.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        assertThat(Orientation.looksTransposed(Matrix.of(w))).isEqualTo(expected);
    }
}
