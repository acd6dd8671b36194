package dev.rondo.analysis.theory;

import dev.rondo.setting.MissingBecause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Every closed form at one set of parameters, the table printed by the command {@code rondo theory}.
 *
 * @param parameters parameters of the formulas
 * @param rows rows of the table, one per formula
 */
public record TheoryTable(TheoryParameters parameters, List<Row> rows) {
    public TheoryTable {
        rows = List.copyOf(rows);
    }

    /**
     * One formula.
     *
     * @param topic part of the theory
     * @param name quantity that the formula gives
     * @param formula formula as text
     * @param value value; null where it is undefined
     * @param undefined reason why it is undefined; empty where it is defined
     */
    public record Row(
            String topic,
            String name,
            String formula,

            @MissingBecause("the parameters are outside the formula's range, as the field undefined says") @Nullable
            Double value,

            String undefined) {}

    /** Evaluates every formula; one that is undefined there says why instead of failing the table. */
    public static TheoryTable at(TheoryParameters p) {
        Rows rows = new Rows();
        addToyCircuits(rows, p);
        addTriangular(rows, p);
        addRandomNetwork(rows, p);
        addDaleColumns(rows, p);
        addGlobalMode(rows, p);
        addEllipse(rows, p);
        addTwoBlocks(rows, p);
        addMeasurement(rows, p);
        return new TheoryTable(p, rows.list);
    }

    private static void addToyCircuits(Rows rows, TheoryParameters p) {
        rows.topic = "toy circuits";
        rows.add(
                "variance and slowing of a self-coupled unit",
                "1/(1 - lambda)",
                () -> ToyCircuits.selfCoupledVariance(p.selfCoupling()));
        rows.add("variance of a driven unit", "1 + w^2/2", () -> ToyCircuits.drivenVariance(p.chainWeight()));
        rows.add("amplification of the chain", "w^2/4", () -> ToyCircuits.chainAmplification(p.chainWeight()));
        rows.add(
                "two populations: hidden feedforward weight",
                "w (1 + k)",
                () -> populations(p).feedforward());
        rows.add(
                "two populations: summed variance",
                "1 + 1/a + w_FF^2/(a (1 + a)), a = 1 + w (k - 1)",
                () -> populations(p).summedVariance());
        rows.add(
                "two populations: peak gain",
                "max_t sigma_1(e^{(W - I) t})",
                () -> populations(p).peakGain().gain());
        rows.add(
                "two populations: time of the peak over tau",
                "argmax_t sigma_1(e^{(W - I) t})",
                () -> populations(p).peakGain().time());
    }

    private static BalancedAmplification populations(TheoryParameters p) {
        return new BalancedAmplification(p.populationWeight(), p.populationDominance());
    }

    private static void addTriangular(Rows rows, TheoryParameters p) {
        rows.topic = "triangular";
        rows.add(
                "E[A_0], N to infinity",
                "e^{zeta^2/2} (I0(zeta^2/2) - I1(zeta^2/2)) - 1",
                () -> TriangularAmplification.expected(p.zeta()));
        rows.add(
                "E[A_0], N units",
                "2F1(1-N, 1/2; 2; -zeta^2/N) - 1",
                () -> TriangularAmplification.expected(p.zeta(), p.units()));
        rows.add(
                "variance of the last mode, N to infinity",
                "e^{zeta^2/2} I0(zeta^2/2)",
                () -> TriangularAmplification.modeVariance(p.zeta(), 1));
        rows.add(
                "variance of the last mode, N units",
                "2F1(1-N, 1/2; 1; -zeta^2/N)",
                () -> TriangularAmplification.modeVariances(p.zeta(), p.units()).get(p.units() - 1));
        rows.add(
                "mean power spectrum at frequency 0",
                "(e^{zeta^2} - 1)/zeta^2",
                () -> TriangularAmplification.spectrum(p.zeta(), 0));
        rows.add(
                "zeta for the given amplification",
                "the inverse of E[A_0]",
                () -> TriangularAmplification.zetaFor(p.amplification()));
    }

    private static void addRandomNetwork(Rows rows, TheoryParameters p) {
        rows.topic = "random network";
        rows.add(
                "A(Lambda), normal part",
                "2 (1 - sqrt(1 - R^2))/R^2 - 1",
                () -> RandomNetworkTheory.normal(p.radius()));
        rows.add("A(T), nonnormal part", "E[A_0] at zeta = R", () -> RandomNetworkTheory.nonnormal(p.radius()));
        rows.add("A(W), total", "1/sqrt(1 - R^2) - 1", () -> RandomNetworkTheory.total(p.radius()));
        rows.add("slowing", "1/sqrt(1 - R^2)", () -> RandomNetworkTheory.slowing(p.radius()));
        rows.add("numerical abscissa", "sqrt(2) R", () -> RandomNetworkTheory.numericalAbscissa(p.radius()));
        rows.add(
                "mean eigenvalue of the integrated covariance",
                "1/(1 - R^2)",
                () -> CovarianceTheory.integratedVariance(p.radius()));
        rows.add(
                "dimension of the integrated covariance over N",
                "(1 - R^2)^2",
                () -> CovarianceTheory.participationRatio(p.radius()));
    }

    private static void addDaleColumns(Rows rows, TheoryParameters p) {
        rows.topic = "unequal columns";
        rows.add(
                "zeta^2/R^2",
                "2 (1 - E|lambda|^2/R^2)",
                () -> new DaleSpectrum(p.excitatoryFraction(), p.dominance()).squaredZetaRatio());
        rows.add(
                "fraction of eigenvalues within R/2",
                "n(r) = 1 - x, 1 = sum_b n_b sigma_b^2/(r^2 + sigma_b^2 x)",
                () -> new DaleSpectrum(p.excitatoryFraction(), p.dominance()).cumulative(0.5));
    }

    private static void addGlobalMode(Rows rows, TheoryParameters p) {
        rows.topic = "global mode";
        rows.add(
                "w0",
                "R/sqrt(p (1-p) (f + (1-f) gamma^2))",
                () -> p.globalMode().w0());
        rows.add(
                "lambda_DC",
                "w0 p sqrt(N) (f - gamma (1-f))",
                () -> p.globalMode().eigenvalue());
        rows.add("t_DC^2", "p^2 w0^2 f (1-f) (1+gamma)^2", () -> p.globalMode().squaredFeedforwardPerUnit());
        rows.add(
                "addition to A(T)",
                "(t_DC^2/zeta^2) (e^x I0(x) - 1), x = zeta^2/2",
                () -> p.globalMode().nonnormalAddition());
        rows.add(
                "addition to A(W)",
                "t_DC^2/(a s (a + s)), a = 1 - lambda_DC, s = sqrt(1 - R^2)",
                () -> p.globalMode().totalAddition());
        rows.add(
                "A(W) with the global mode",
                "1/s - 1 + t_DC^2/(a s (a + s))",
                () -> p.globalMode().total());
        rows.add(
                "variance of the global mode",
                "1/a + (N t_DC^2 + R^2)/(a s (a + s))",
                () -> p.globalMode().variance());
        rows.add(
                "its variance without slowing",
                "1 + (N t_DC^2 + R^2)/zeta^2 (e^x I0(x) - 1)",
                () -> p.globalMode().nonnormalVariance());
        rows.add(
                "its variance, N to infinity",
                "f (1-f) (1+gamma)^2/((f - gamma (1-f))^2 s)",
                () -> p.globalMode().largeNetworkVariance());
        rows.add(
                "mean pairwise correlation",
                "(var - 1 - A(W))/((N - 1)(1 + A(W)))",
                () -> p.globalMode().meanCorrelation());
        rows.add(
                "shift of the spectrum without autapses",
                "-lambda_DC/N",
                () -> p.globalMode().shiftWithoutAutapses());
        rows.add(
                "numerical abscissa of the mean weights",
                "sqrt(N) p w0 (f - gamma (1-f) + sqrt(f + (1-f) gamma^2))/2",
                () -> p.globalMode().numericalAbscissaOfMean());
    }

    private static void addEllipse(Rows rows, TheoryParameters p) {
        rows.topic = "reciprocal pairs";
        rows.add("tau", "(f^2 kEE + (1-f)^2 gamma^2 kII - 2 f (1-f) gamma kEI)/(f + (1-f) gamma^2)", p::correlation);
        rows.add("real half-axis", "R0 (1 + tau)", () -> p.ellipse().realHalfAxis());
        rows.add("imaginary half-axis", "R0 (1 - tau)", () -> p.ellipse().imaginaryHalfAxis());
        rows.add("zeta", "R0 sqrt(1 - tau^2)", () -> p.ellipse().zeta());
        rows.add("numerical abscissa", "R0 sqrt(2 (1 + tau))", () -> p.ellipse().numericalAbscissa());
        rows.add(
                "A(Lambda)",
                "2 (1 - sqrt(1 - alpha^2))/alpha^2 - 1, alpha = R0 (1 + tau)",
                () -> p.ellipse().normal());
        rows.add("A(T)", "E[A_0] at zeta", () -> p.ellipse().nonnormal());
        rows.add(
                "A(W) of the bulk",
                "(1/pi) int |g|^2/(1 - R0^2 |g|^2) d omega - 1",
                () -> p.ellipse().total());
        rows.add(
                "addition of a balanced global mode",
                "t_DC^2 (1/pi) int D/(1 + omega^2) d omega, t_DC^2 = R0^2 p/(1-p)",
                () -> p.ellipse().globalAddition(p.radius() * p.radius() * p.density() / (1 - p.density()), 0));
        rows.add(
                "ceiling of A(W) at this abscissa",
                "(2/pi) int cos^2/(1 - alpha cos) - 1, the limit tau to -1",
                () -> EllipticLaw.ceiling(p.ellipse().realHalfAxis()));
    }

    private static void addTwoBlocks(Rows rows, TheoryParameters p) {
        rows.topic = "two types";
        rows.add(
                "spectral abscissa of the bulk",
                "sum_b n_b sigma_b^2 |g_b|^2 = 1",
                () -> p.twoBlocks().abscissa());
        rows.add(
                "A(W) of the bulk",
                "(1/pi) int sum_a n_a |g_a|^2/(1 - sum_b n_b sigma_b^2 |g_b|^2) d omega - 1",
                () -> p.twoBlocks().total());
    }

    private static void addMeasurement(Rows rows, TheoryParameters p) {
        rows.topic = "measurement";
        rows.add(
                "R from covariances",
                "sqrt(1 - sqrt(1/(1 + N Delta^2)))",
                () -> CovarianceTheory.radius(p.covarianceSpread(), p.units()));
        rows.add(
                "variance of an isolated unit in Euler-Maruyama steps",
                "1/(1 - h/2)",
                () -> EulerStepBias.isolatedVariance(p.step()));
    }

    private static final class Rows {
        private final List<Row> list = new ArrayList<>();
        private String topic = "";

        void add(String name, String formula, DoubleSupplier value) {
            list.add(row(name, formula, value));
        }

        private Row row(String name, String formula, DoubleSupplier value) {
            try {
                double v = value.getAsDouble();
                return Double.isFinite(v)
                        ? new Row(topic, name, formula, v, "")
                        : new Row(topic, name, formula, null, "infinite");
            } catch (IllegalArgumentException | ArithmeticException e) {
                return new Row(topic, name, formula, null, String.valueOf(e.getMessage()));
            }
        }
    }
}
