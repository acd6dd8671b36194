package dev.rondo.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CyclicSystemTest {
    private static final int BORDERS = 2;

    private static Matrix random(SplittableRandom random, int rows, int columns) {
        return Matrix.build(rows, columns, (i, j) -> 2 * random.nextDouble() - 1);
    }

    /** A block with one direction that grows by a factor and others that decay by its inverse. */
    private static Matrix stretching(SplittableRandom random, int n, double factor) {
        Matrix q = Qr.of(random(random, n, n)).orthogonal();
        Matrix p = Qr.of(random(random, n, n)).orthogonal();
        return Matrix.build(n, n, (i, j) -> q.get(i, j) * (j == 0 ? factor : 1 / factor))
                .timesTranspose(p);
    }

    private static Matrix dense(List<Matrix> blocks, Matrix columns, Matrix rows) {
        int n = blocks.getFirst().rows();
        int states = n * blocks.size();
        return Matrix.build(states + BORDERS, states + BORDERS, (i, j) -> {
            if (i >= states) {
                return rows.get(i - states, j);
            }
            if (j >= states) {
                return columns.get(i, j - states);
            }
            double own = i / n == j / n ? blocks.get(i / n).get(i % n, j % n) : 0;
            boolean next = (i / n + 1) % blocks.size() == j / n && i % n == j % n;
            return next ? own - 1 : own;
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 4, 3", "2, 1, 1", "2, 5, 10", "3, 4, 1e3", "7, 6, 1e6", "12, 3, 1e6", "16, 10, 1e4"})
    void solvesWhatTheDenseMatrixSolves(int count, int n, double factor) {
        SplittableRandom random = new SplittableRandom(100L * count + n);
        List<Matrix> blocks = IntStream.range(0, count)
                .mapToObj(k -> stretching(random, n, factor))
                .toList();
        Matrix columns = random(random, count * n, BORDERS);
        Matrix rows = random(random, BORDERS, count * n + BORDERS);
        Matrix dense = dense(blocks, columns, rows);
        Vector right = random(random, count * n + BORDERS, 1).column(0);
        Vector x = CyclicSystem.of(blocks, columns, rows).solve(right);
        double residual = dense.times(x).minus(right).norm() / (dense.oneNorm() * x.norm() + right.norm());
        assertThat(residual).isLessThan(1e-14);
    }

    @Test
    void refusesBlocksThatDoNotFitTheirBorder() {
        List<Matrix> blocks = List.of(Matrix.identity(2), Matrix.identity(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CyclicSystem.of(blocks, Matrix.zeros(4, 2), Matrix.zeros(2, 5)))
                .withMessageContaining("2 blocks of 2")
                .withMessageContaining("2 x 5");
    }

    @Test
    void saysThatASystemIsSingular() {
        List<Matrix> blocks = List.of(Matrix.identity(2), Matrix.identity(2), Matrix.identity(2));
        assertThatThrownBy(() -> CyclicSystem.of(blocks, Matrix.zeros(6, 2), Matrix.zeros(2, 8)))
                .isInstanceOf(FactorisationException.class)
                .hasMessageContaining("singular");
    }
}
