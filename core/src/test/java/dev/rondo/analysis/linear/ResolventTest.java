package dev.rondo.analysis.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;
import dev.rondo.network.wiring.SchurDesign;
import dev.rondo.random.UniformSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The smallest singular values of z - A: by inverse Lanczos, along lines, and over the plane. */
class ResolventTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 40})
    void inverseLanczosFindsTheSmallestSingularValue(int n) {
        Matrix a = Connectivities.ginibre(n, 0.9, n).minus(Matrix.identity(n));
        Resolvent resolvent = Resolvent.of(a);
        UniformSource uniforms = UniformSource.splittable(1);
        for (int k = 0; k < 20; k++) {
            double x = 3 * uniforms.nextDouble() - 2;
            double y = 3 * uniforms.nextDouble() - 1.5;
            assertThat(resolvent.smallestSingularValue(x, y)).isCloseTo(exact(a, x, y), within(1e-11));
        }
    }

    @Test
    void itIsZeroAtAnEigenvalue() {
        Resolvent resolvent = Resolvent.of(Matrix.of(new double[][] {{-1, 2}, {0, -0.5}}));
        assertThat(resolvent.smallestSingularValue(-1, 0)).isZero();
    }

    @Test
    void everyCrossingOfALineIsOnTheLevel() {
        Matrix a = Connectivities.ginibre(25, 0.8, 3).minus(Matrix.identity(25));
        ResolventLevels levels = new ResolventLevels(a);
        double level = 0.2;
        List<Double> vertical = levels.onVertical(-0.3, level);
        List<Double> horizontal = levels.onHorizontal(0.4, level);
        assertThat(vertical).isNotEmpty();
        assertThat(horizontal).isNotEmpty();
        for (double y : vertical) {
            assertThat(nearestSingularValue(a, -0.3, y, level)).isCloseTo(level, within(1e-8));
        }
        for (double x : horizontal) {
            assertThat(nearestSingularValue(a, x, 0.4, level)).isCloseTo(level, within(1e-8));
        }
    }

    @Test
    void theLowestPointOfALineIsBelowEveryPointOfAGrid() {
        Matrix a = new SchurDesign(30, 0.5, 0.8, 5)
                .draw(UniformSource.splittable(4))
                .minus(Matrix.identity(30));
        ResolventLevels.Lowest lowest = new ResolventLevels(a).lowest(0, new double[0], 1e-10);
        for (int k = 0; k <= 400; k++) {
            assertThat(exact(a, 0, k * 0.01)).isGreaterThan(lowest.value() * (1 - 1e-9));
        }
        assertThat(exact(a, 0, lowest.y())).isCloseTo(lowest.value(), within(1e-10));
    }

    @Test
    void theAbscissaOfANormalMatrixMovesByThePerturbation() {
        Matrix w = Matrix.of(new double[][] {{0.4, -0.7, 0}, {0.7, 0.4, 0}, {0, 0, -0.2}});
        Pseudospectrum.Result result = new Pseudospectrum(21, List.of(0.3, 0.1)).of(w);
        assertThat(result.abscissae().get(0).value()).isCloseTo(-0.6 + 0.3, within(1e-7));
        assertThat(result.abscissae().get(1).value()).isCloseTo(-0.6 + 0.1, within(1e-7));
        assertThat(result.distanceToInstability()).isCloseTo(0.6, within(1e-9));
        assertThat(result.kreissLowerBound()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3, 10})
    void theAbscissaOfAChainHasAClosedForm(double w) {
        // sigma_min(z - A) <= eps is the disc around -1 of squared radius eps^2 + eps w
        Pseudospectrum.Result result = new Pseudospectrum(9, List.of(0.5, 0.1, 0.01)).of(Connectivities.chain(w));
        for (Pseudospectrum.Abscissa a : result.abscissae()) {
            double radius = Math.sqrt(a.epsilon() * a.epsilon() + a.epsilon() * w);
            assertThat(a.value()).isCloseTo(radius - 1, within(1e-7));
        }
        double distance = (Math.sqrt(w * w + 4) - w) / 2;
        assertThat(result.distanceToInstability()).isCloseTo(distance, within(1e-8));
    }

    @Test
    void theGridIsSymmetricAndTrue() {
        Matrix w = Connectivities.ginibre(20, 0.7, 9);
        Pseudospectrum.Result result = new Pseudospectrum(15, List.of()).of(w);
        Vector re = result.re();
        Vector im = result.im();
        for (int i = 0; i < 15; i++) {
            assertThat(im.get(i)).isEqualTo(-im.get(14 - i));
            for (int j = 0; j < 15; j += 5) {
                double expected = exact(w.minus(Matrix.identity(20)), re.get(j), im.get(i));
                assertThat(result.sigmaMin().get(i, j)).isCloseTo(expected, within(1e-10));
                assertThat(result.sigmaMin().get(i, j))
                        .isEqualTo(result.sigmaMin().get(14 - i, j));
            }
        }
    }

    @Test
    void anUnstableNetworkHasNoDistanceToInstability() {
        assertThat(new Pseudospectrum(5, List.of(0.1))
                        .of(Matrix.of(new double[][] {{1.5}}))
                        .distanceToInstability())
                .isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KreissConstant.of(Matrix.of(new double[][] {{1.5}})))
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pseudospectrum(5, List.of(0.1, -0.1)))
                .withMessageContaining("epsilon = -0.1");
    }

    private static Vector singularValues(Matrix a, double x, double y) {
        int n = a.rows();
        return Svd.valuesOf(ComplexMatrix.build(
                n, n, (i, j) -> new Complex((i == j ? x : 0) - a.get(i, j), i == j ? y : 0)));
    }

    private static double exact(Matrix a, double x, double y) {
        return singularValues(a, x, y).get(a.rows() - 1);
    }

    private static double nearestSingularValue(Matrix a, double x, double y, double level) {
        Vector values = singularValues(a, x, y);
        double nearest = values.get(0);
        for (int k = 1; k < values.size(); k++) {
            nearest = Math.abs(values.get(k) - level) < Math.abs(nearest - level) ? values.get(k) : nearest;
        }
        return nearest;
    }
}
