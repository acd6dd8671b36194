package dev.rondo.analysis.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.theory.EllipticLaw;
import dev.rondo.analysis.theory.GlobalMode;
import dev.rondo.analysis.theory.PairStatistics;
import dev.rondo.analysis.theory.RandomNetworkTheory;
import dev.rondo.analysis.theory.TriangularAmplification;
import dev.rondo.analysis.theory.TwoBlockTheory;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.Wiring;
import dev.rondo.network.wiring.Elliptic;
import dev.rondo.network.wiring.ErdosRenyi;
import dev.rondo.network.wiring.Ginibre;
import dev.rondo.network.wiring.PairWiring;
import dev.rondo.network.wiring.Triangular;
import dev.rondo.network.wiring.Triangular.EntryLaw;
import dev.rondo.random.Key;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Means over drawn networks against the closed forms: within four standard errors and a stated finite-size allowance. */
class NonnormalMonteCarloTest {
    private record Mean(double value, double error) {
        static Mean over(int draws, Wiring wiring, ToDoubleFunction<Matrix> measure) {
            double sum = 0;
            double squares = 0;
            for (int k = 0; k < draws; k++) {
                double v = measure.applyAsDouble(
                        wiring.draw(Key.ofSeed(11).child("Monte Carlo").child(k).uniform()));
                sum += v;
                squares += v * v;
            }
            double mean = sum / draws;
            return new Mean(mean, Math.sqrt((squares / draws - mean * mean) / (draws - 1)));
        }

        void assertIs(double theory, double finiteSize) {
            assertThat(value).isCloseTo(theory, within(4 * error + Math.abs(finiteSize)));
        }
    }

    private static double total(Matrix w) {
        return SchurModes.of(w).total();
    }

    /** Exact at every N: no allowance. */
    @ParameterizedTest
    @EnumSource(EntryLaw.class)
    void chainsOfEveryLawFollowTheExactCurve(EntryLaw law) {
        for (double zeta : new double[] {0.5, 1.5}) {
            Mean.over(24, Triangular.dense(30, zeta, law), NonnormalMonteCarloTest::total)
                    .assertIs(TriangularAmplification.expected(zeta, 30), 0);
        }
    }

    /** Complex: A(T) exact at every N; real: to 1/N. */
    @ParameterizedTest
    @CsvSource({"0.5, true", "0.8, true", "0.5, false", "0.8, false"})
    void ginibreNetworks(double radius, boolean complex) {
        int n = complex ? 40 : 80;
        double allowance = 1.0 / n;
        Wiring wiring = new Ginibre(n, radius, complex);
        Mean.over(12, wiring, NonnormalMonteCarloTest::total)
                .assertIs(RandomNetworkTheory.total(radius), 2 * allowance * RandomNetworkTheory.slowing(radius));
        Mean.over(12, wiring, w -> SchurModes.of(w).nonnormal())
                .assertIs(
                        TriangularAmplification.expected(radius, n),
                        complex ? 0 : allowance * RandomNetworkTheory.nonnormal(radius) * 4);
    }

    /** Row balance takes about 1/(pN) off the variance of the bulk. */
    @ParameterizedTest
    @CsvSource({"1, 0.5", "2, 0.5", "3, 0.5", "1, 0.7"})
    void excitatoryInhibitoryNetworks(double gamma, double radius) {
        int n = 100;
        double p = 0.1;
        GlobalMode theory = new GlobalMode(n, p, 0.5, gamma, radius);
        GlobalMode smaller = new GlobalMode(n, p, 0.5, gamma, radius * Math.sqrt(1 - 1 / (p * n)));
        Mean.over(12, new ErdosRenyi(n, p, 0.5, gamma, radius, true, true), NonnormalMonteCarloTest::total)
                .assertIs(theory.total(), 1.5 * (theory.total() - smaller.total()));
    }

    @ParameterizedTest
    @CsvSource({"-0.5", "0.4"})
    void ellipticNetworks(double tau) {
        EllipticLaw law = EllipticLaw.ofAbscissa(0.5, tau);
        Wiring wiring = new Elliptic(40, law.radius(), tau, true);
        Mean.over(12, wiring, NonnormalMonteCarloTest::total).assertIs(law.total(), 0.02 * law.total());
        Mean.over(12, wiring, w -> SchurModes.of(w).nonnormal())
                .assertIs(TriangularAmplification.expected(law.zeta(), 40), 0);
    }

    /** Two types that differ: without a mean the total is that of the two-type equations. */
    @ParameterizedTest
    @CsvSource({"0.5, 2, -0.25, 0.5, 0.8", "0.5, 3, 0.6, -0.25, 0"})
    void pairsOfTwoTypes(double f, double gamma, double ee, double ii, double ei) {
        int n = 200;
        double p = 0.2;
        double radius = 0.6;
        PairWiring wiring = new PairWiring(n, p, f, gamma, radius, ee, ii, ei, false);
        double scale = wiring.w0() / Math.sqrt(n) * p;
        Mean mean = Mean.over(6, wiring, w -> {
            // take off the mean, which the theory of the bulk leaves out
            Matrix centred =
                    Matrix.build(n, n, (i, j) -> w.get(i, j) - (i == j ? 0 : j < f * n ? scale : -gamma * scale));
            return total(centred);
        });
        double theory = new TwoBlockTheory(f, gamma, radius, new PairStatistics(ee, ii, ei)).total();
        mean.assertIs(theory, 0.05 * theory);
    }
}
