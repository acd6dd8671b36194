package dev.rondo.analysis.linear;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Bars;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Svd;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Slow and feedforward amplification of a connectivity, its growth over time and the input that grows most. */
public record AmplificationAnalysis() implements Analysis<Amplification> {
    /** Times at which the gain is drawn. */
    private static final int TIMES = 80;

    /** Longest time that is drawn where nothing grows or W is unstable, over tau. */
    private static final double HORIZON = 5;

    @Override
    public Card card() {
        return Card.ofMatrix("amplification", "A(W), A(Lambda), A(T) and every measure of nonnormality")
                .field("frobenius_squared", "", "||W||_F^2", "squared Frobenius norm")
                .field("trace_of_square", "", "tr W^2", "sum of the squared eigenvalues")
                .field("spectral_abscissa", "", "max Re lambda", "W is stable below 1")
                .field("spectral_radius", "", "max |lambda|", "spectral radius")
                .field("max_imaginary", "", "max Im lambda", "largest imaginary part")
                .field("henrici", "", "||T||_F", "departure from normality (Henrici)")
                .field(
                        "relative_henrici",
                        "",
                        "||T||_F/||W||_F",
                        "0 for a normal matrix, 1 where all eigenvalues are 0")
                .field(
                        "zeta_squared",
                        "",
                        "2 ||T||_F^2/(N - 1)",
                        "strength of the feedforward weights of a random chain")
                .field("commutator_norm", "", "||W W^T - W^T W||_F", "0 for a normal matrix")
                .field("numerical_abscissa", "", "lambda_max((W + W^T)/2)", "some input grows at first if it exceeds 1")
                .field("amplification", "amplification of white noise, and its parts, which do not quite add up")
                .field("amplification.total", "", "A(W) = tr C/N - 1", "excess of the mean stationary variance")
                .field("amplification.normal", "", "A(Lambda) = mean 1/(1 - Re lambda) - 1", "by slow modes alone")
                .field(
                        "amplification.nonnormal",
                        "",
                        "A(T)",
                        "by feedforward weights alone, all eigenvalues taken as 0")
                .field("variance", "stationary variances, relative to that of an isolated unit")
                .field("variance.global_mode", "", "e^T C e, e = 1/sqrt(N)", "variance of the uniform pattern")
                .field("variance.min", "", "min C_ii", "variance of the quietest unit")
                .field("variance.max", "", "max C_ii", "variance of the loudest unit")
                .field("top_covariance_eigenvalue", "", "lambda_max(C)", "variance of the principal pattern")
                .field("top_observability_eigenvalue", "", "lambda_max(Q)", "energy evoked by the most effective start")
                .field("steady_gain", "", "sigma_1((I - W)^-1)", "largest response to a constant input")
                .field("participation_ratio", "", "(tr C)^2/(N tr C^2)", "dimension of the activity, over N")
                .field(
                        "eigenvector_condition",
                        "",
                        "sigma_1(V)/sigma_N(V)",
                        "condition number of the unit eigenvectors")
                .field("transient", "largest growth of a response before it decays")
                .field("transient.max_gain", "", "max_t sigma_1(e^((W - I) t/tau))", "1 where nothing grows")
                .field("transient.time_in_tau", "tau", "argmax_t", "time of the largest gain")
                .field(
                        "transient.horizon_in_tau",
                        "tau",
                        "",
                        "time after which a larger gain is excluded, or the last one looked at if at_least is true")
                .field("transient.at_least", "whether a larger gain at later times is not excluded")
                .field("transient.input", "pattern of unit length that grows most")
                .field("transient.output", "pattern of unit length that it becomes")
                .field("kreiss", "", "sup_{Re z > 0} Re z |(z - A)^-1|", "Kreiss constant, a lower bound of the gain")
                .field("certificate", "relative errors of the factorisations")
                .field("certificate.schur", "", "|W - U (Lambda + T) U^H|/|W|", "backward error of the Schur form")
                .field(
                        "certificate.unitarity",
                        "",
                        "|U^H U - I|/sqrt(N)",
                        "departure of the Schur basis from unitarity")
                .field("certificate.lyapunov", "", "", "relative residual of the equations of C and Q, the larger one")
                .certificate("schur", "", "|W - U (Lambda + T) U^H|/|W|", "backward error of the Schur form")
                .certificate("unitarity", "", "|U^H U - I|/sqrt(N)", "departure of the Schur basis from unitarity")
                .certificate("lyapunov", "", "", "relative residual of the equations of C and Q, the larger one")
                .note(
                        "C is the stationary covariance of tau dx = (W - I) x dt + noise, A C + C A^T = -2 I with A = W - I;"
                                + " Q solves A^T Q + Q A = -2 I; W = U (Lambda + T) U^H is the complex Schur form.")
                .cites("hennequin2012")
                .example("rondo analyze amplification W.npy", "every measure of a matrix")
                .example(
                        "rondo analyze amplification network.npz --figure gain.svg --json",
                        "those of W_rec, and its gain over time as a figure");
    }

    @Override
    public Answer<Amplification> of(Subject subject) {
        Amplification result = Amplification.of(subject.matrix());
        return Answer.ofMatrix(result, result.certificate());
    }

    @Override
    public Drawing draw(Amplification result, Subject subject) {
        List<Panel> panels = new ArrayList<>(List.of(gain(result, subject.matrix()), parts(result)));
        if (result.transient_() != null && result.transient_().input() != null) {
            panels.add(patterns(result.transient_()));
        }
        return Drawing.of(Figure.row(panels.toArray(Panel[]::new))
                .width(Length.mm(panels.size() == 3 ? 200 : 150))
                .height(Length.mm(72))
                .lettered()
                .described(
                        "Amplification",
                        "Largest gain of any input over time; amplification of noise by slow modes, by feedforward weights"
                                + " and in total; the input that grows most and what it becomes."));
    }

    private static Panel gain(Amplification result, Matrix weights) {
        TransientGain growth = result.transient_();
        double peak = growth == null ? 0 : growth.timeInTau();
        double horizon = peak == 0 ? HORIZON : 4 * peak;
        Matrix step =
                MatrixExponential.of(Generators.of(weights), horizon / TIMES).value();
        double[] t = new double[TIMES + 1];
        double[] gain = new double[TIMES + 1];
        Matrix propagator = Matrix.identity(weights.rows());
        for (int k = 0; k <= TIMES; k++) {
            t[k] = k * horizon / TIMES;
            gain[k] = propagator.isFinite() ? Svd.norm(propagator) : Double.NaN;
            propagator = propagator.times(step);
        }
        Panel panel = Panel.of(Axis.x("time", "τ").range(0, horizon), Axis.y("largest gain of an input"))
                .legend(Legend.ABOVE)
                .with(Rule.horizontal(1).colour(Colour.MUTED).label("no growth"))
                .with(Line.of(t, gain).colour(Palette.BLUE).label("gain"));
        if (result.kreiss() != null) {
            panel = panel.with(
                    Rule.horizontal(result.kreiss()).colour(Palette.GREEN).label("Kreiss constant"));
        }
        return growth == null || peak == 0
                ? panel
                : panel.with(Points.of(new double[] {peak}, new double[] {growth.maxGain()})
                        .colour(Palette.VERMILION)
                        .label("largest gain"));
    }

    private static Panel parts(Amplification result) {
        Amplification.Parts parts = result.amplification();
        List<String> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        if (parts.total() != null && parts.normal() != null) {
            names.addAll(List.of("A(W)", "A(Λ)"));
            values.addAll(List.of(parts.total(), parts.normal()));
        }
        names.add("A(T)");
        values.add(parts.nonnormal());
        double[] at = IntStream.range(0, names.size()).asDoubleStream().toArray();
        return Panel.of(Axis.x("").categories(names.toArray(String[]::new)), Axis.y("excess variance"))
                .title(parts.total() == null ? "W is unstable: A(T) alone is defined" : "")
                .with(Bars.of(at, values.stream().mapToDouble(v -> v).toArray(), 0.6)
                        .colour(Palette.SKY));
    }

    private static Panel patterns(TransientGain gain) {
        double[] input = java.util.Objects.requireNonNull(gain.input()).toArray();
        double[] output = java.util.Objects.requireNonNull(gain.output()).toArray();
        double[] unit = IntStream.range(0, input.length).asDoubleStream().toArray();
        return Panel.of(Axis.x("unit").wholeNumbers(), Axis.y("weight in the pattern"))
                .legend(Legend.ABOVE)
                .with(Rule.horizontal(0).colour(Colour.MUTED))
                .with(Points.of(unit, input).size(4).colour(Palette.BLUE).label("best input"))
                .with(Points.of(unit, output)
                        .size(4)
                        .colour(Palette.VERMILION)
                        .hollow()
                        .label("what it becomes"));
    }
}
