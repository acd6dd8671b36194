package dev.rondo.analysis.activity;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.attractor.About;
import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Polar;
import dev.rondo.linalg.SymmetricEigen;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rotations in population activity (jPCA: Churchland et al. 2012; Rajakumar, Rinzel and Chen 2021, appendix C).
 *
 * <p>The states of all trials are centred and reduced to their first principal components, y(t). Steps are differences
 * of rows within a trial, never across trials. In both forms the planes are spanned by the conjugate pairs of
 * eigenvectors, fastest first:
 *
 * <pre>
 *   SKEW    M = argmin sum |(y(t+1) - y(t))/dt - M y(t)|^2 over skew-symmetric M;  frequency |Im lambda|/(2 pi)
 *   POLAR   Q = argmin |A - Q|_F over orthogonal Q, A = argmin sum |y(t+1) - A y(t)|^2 (the polar factor of A);
 *           frequency |arg lambda|/(2 pi dt)
 * </pre>
 *
 * <p>R2 is the part of {@code sum |y(t+1) - y(t)|^2} that a fit explains; in the form POLAR the fit is {@code (Q - I)
 * y(t)}, which is not made for this measure and may score below 0. Churchland et al. take the mean over conditions out
 * first: what all conditions share is then not called a rotation. With trials of one condition nothing but noise would
 * be left, so this is off unless asked for.
 *
 * @param form form of the fit
 * @param components number of principal components that are kept
 * @param removeConditionMean true to subtract the mean over trials, time by time
 */
public record Jpca(
        @Setting(meaning = "skew (least squares) or polar (orthogonal factor)", byDefault = "skew")
        Form form,

        @Setting(meaning = "principal components that are kept", byDefault = "6", min = 2)
        int components,

        @Setting(
                meaning =
                        "subtract the mean over trials, time by time (Churchland's convention for several conditions)",
                byDefault = "false")
        boolean removeConditionMean)
        implements Analysis<Jpca.Result> {

    private static final int NOISY_TRIALS = 20;

    /** Skew-symmetric least squares on six components. */
    public static final Jpca DEFAULT = new Jpca(Form.SKEW, 6, false);

    /** The two published fits. */
    public enum Form {
        SKEW,
        POLAR
    }

    /** @throws IllegalArgumentException if fewer than two components are kept */
    public Jpca {
        if (components < 2) {
            throw new IllegalArgumentException("A rotation takes two dimensions: components = " + components);
        }
    }

    /**
     * A plane of rotation.
     *
     * @param frequency frequency of the rotation
     * @param first first axis, in units of the network, N, of norm 1
     * @param second second axis, orthogonal to the first; the rotation runs from the first towards it
     * @param variance share of the variance of the centred states that lies in the plane
     */
    public record Plane(Frequency frequency, Vector first, Vector second, double variance) {}

    /**
     * Result of a jPCA fit.
     *
     * @param form form of the fit
     * @param dynamics matrix M (per second) or Q (per step), in the principal components
     * @param planes planes of rotation, fastest first
     * @param r2 R2 of this fit, over all trials
     * @param r2Unconstrained R2 of the unconstrained least-squares fit, over all trials
     * @param trialR2 R2 of this fit made for each trial alone, in the same components
     * @param trialR2Unconstrained R2 of the unconstrained fit of each trial alone
     * @param shareOfComponents share of the variance that the kept components hold
     * @param mean mean subtracted from the states, N
     * @param projections projection of each trial on the first plane, T x 2
     */
    public record Result(
            Form form,
            Matrix dynamics,
            List<Plane> planes,
            double r2,
            double r2Unconstrained,
            Vector trialR2,
            Vector trialR2Unconstrained,
            double shareOfComponents,
            Vector mean,
            List<Matrix> projections) {
        public Result {
            planes = List.copyOf(planes);
            projections = List.copyOf(projections);
        }
    }

    /**
     * The rotations of trials.
     *
     * @param trials states of each trial, T x N; trials may differ in length, unless the mean over them is removed
     * @param dt time between rows
     * @throws IllegalArgumentException if there is no trial, a trial has fewer than three rows, trials differ in their
     *     units, or the mean over trials of different lengths is to be removed
     */
    public Result of(List<Matrix> trials, Time dt) {
        requireTrials(trials);
        List<Matrix> given = removeConditionMean ? withoutConditionMean(trials) : trials;
        Pca pca = Pca.of(stacked(given));
        int kept = Math.min(components, pca.components().rows());
        Matrix axes = Matrix.build(
                kept, pca.components().columns(), (k, i) -> pca.components().get(k, i));
        List<Steps> each = given.stream()
                .map(x -> Steps.of(projected(x, pca.mean(), axes), dt))
                .toList();
        Steps all = Steps.joined(each);
        Matrix dynamics = fit(all, dt);
        List<Plane> planes = planes(dynamics, axes, pca, dt);
        return new Result(
                form,
                dynamics,
                planes,
                all.r2(generator(dynamics, dt)),
                all.r2(all.leastSquares()),
                Vector.of(each.stream()
                        .mapToDouble(s -> s.r2(generator(fit(s, dt), dt)))
                        .toArray()),
                Vector.of(each.stream().mapToDouble(s -> s.r2(s.leastSquares())).toArray()),
                pca.cumulative().get(kept - 1),
                pca.mean(),
                planes.isEmpty()
                        ? List.of()
                        : given.stream()
                                .map(x -> projected(x, pca.mean(), rows(planes.getFirst())))
                                .toList());
    }

    private Matrix fit(Steps steps, Time dt) {
        return switch (form) {
            case SKEW -> steps.skew();
            case POLAR ->
                Polar.of(Matrix.identity(steps.size()).plus(steps.leastSquares().times(dt.seconds())))
                        .orthogonal();
        };
    }

    /** The matrix that multiplies y(t) to give (y(t+1) - y(t))/dt. */
    private Matrix generator(Matrix dynamics, Time dt) {
        return form == Form.SKEW
                ? dynamics
                : dynamics.minus(Matrix.identity(dynamics.rows())).times(1 / dt.seconds());
    }

    private List<Plane> planes(Matrix dynamics, Matrix axes, Pca pca, Time dt) {
        Eigen eigen = Eigen.of(dynamics);
        List<Plane> planes = new ArrayList<>();
        for (int k = 0; k < eigen.values().size(); k++) {
            if (eigen.values().im(k) > 0) {
                double angular = form == Form.SKEW
                        ? eigen.values().im(k)
                        : eigen.values().get(k).argument() / dt.seconds();
                planes.add(plane(
                        Frequency.radiansPerSecond(angular), eigen.vectors().column(k), axes, pca));
            }
        }
        planes.sort(Comparator.comparingDouble((Plane p) -> p.frequency.hertz()).reversed());
        return planes;
    }

    /**
     * The plane of an eigenvector a - ib with M (a - ib) = i omega (a - ib), so that M a = omega b and M b = -omega a:
     * the flow turns a towards b. Its free phase is chosen such that the first principal component lies along a.
     */
    private static Plane plane(Frequency frequency, ComplexVector vector, Matrix axes, Pca pca) {
        double turn = -vector.get(0).argument();
        int size = vector.size();
        double[] a = new double[size];
        double[] b = new double[size];
        for (int k = 0; k < size; k++) {
            double angle = vector.get(k).argument() + turn;
            a[k] = vector.get(k).abs() * StrictMath.cos(angle);
            b[k] = -vector.get(k).abs() * StrictMath.sin(angle);
        }
        Vector first = unit(Vector.owning(a));
        Vector second = unit(Vector.owning(b).minus(first.times(first.dot(Vector.of(b)))));
        double held = 0;
        double total = 0;
        for (int k = 0; k < pca.variance().size(); k++) {
            total += pca.variance().get(k);
            held += k < size
                    ? pca.variance().get(k) * (first.get(k) * first.get(k) + second.get(k) * second.get(k))
                    : 0;
        }
        Matrix back = axes.transpose();
        return new Plane(frequency, back.times(first), back.times(second), held / total);
    }

    private static Vector unit(Vector v) {
        return v.norm() == 0 ? v : v.times(1 / v.norm());
    }

    private static Matrix rows(Plane plane) {
        return Matrix.of(new double[][] {plane.first.toArray(), plane.second.toArray()});
    }

    private static Matrix projected(Matrix x, Vector mean, Matrix axes) {
        return Matrix.build(x.rows(), x.columns(), (t, i) -> x.get(t, i) - mean.get(i))
                .timesTranspose(axes);
    }

    private static Matrix stacked(List<Matrix> trials) {
        List<double[]> rows = new ArrayList<>();
        for (Matrix trial : trials) {
            rows.addAll(List.of(trial.toRows()));
        }
        return Matrix.of(rows.toArray(double[][]::new));
    }

    private static List<Matrix> withoutConditionMean(List<Matrix> trials) {
        Matrix sum = trials.getFirst();
        for (Matrix trial : trials.subList(1, trials.size())) {
            if (trial.rows() != sum.rows()) {
                throw new IllegalArgumentException("The mean over trials needs trials of one length: they have "
                        + sum.rows() + " and " + trial.rows() + " rows");
            }
            sum = sum.plus(trial);
        }
        Matrix mean = sum.times(1.0 / trials.size());
        return trials.stream().map(t -> t.minus(mean)).toList();
    }

    private static void requireTrials(List<Matrix> trials) {
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("jPCA needs at least one trial: there is none");
        }
        for (Matrix trial : trials) {
            if (trial.rows() < 3 || trial.columns() != trials.getFirst().columns()) {
                throw new IllegalArgumentException("jPCA needs trials of three or more rows of the same units: one is "
                        + trial.shape() + ", the first is " + trials.getFirst().shape());
            }
        }
    }

    /**
     * States and their steps, the data of a linear fit.
     *
     * @param before states y(t), rows x k
     * @param rate difference quotients (y(t+1) - y(t))/dt, rows x k
     */
    private record Steps(Matrix before, Matrix rate) {
        static Steps of(Matrix y, Time dt) {
            int rows = y.rows() - 1;
            return new Steps(
                    Matrix.build(rows, y.columns(), y::get),
                    Matrix.build(rows, y.columns(), (t, k) -> (y.get(t + 1, k) - y.get(t, k)) / dt.seconds()));
        }

        static Steps joined(List<Steps> parts) {
            return new Steps(
                    stacked(parts.stream().map(Steps::before).toList()),
                    stacked(parts.stream().map(Steps::rate).toList()));
        }

        int size() {
            return before.columns();
        }

        /** argmin |rate - before M'|: (before' before) M' = before' rate. */
        Matrix leastSquares() {
            return LinearSolve.of(before.transposeTimes(before))
                    .solve(before.transposeTimes(rate))
                    .transpose();
        }

        /**
         * Least squares over skew-symmetric M. With S = before' before and C = rate' before, stationarity on the skew
         * matrices is M S + S M = C - C', which the eigenvectors of S decouple.
         */
        Matrix skew() {
            SymmetricEigen s = SymmetricEigen.of(before.transposeTimes(before));
            Matrix v = s.vectors();
            Matrix c = rate.transposeTimes(before);
            Matrix turned = v.transposeTimes(c.minus(c.transpose())).times(v);
            Matrix m = Matrix.build(size(), size(), (i, j) -> {
                double sum = s.values().get(i) + s.values().get(j);
                return sum > 0 ? turned.get(i, j) / sum : 0;
            });
            Matrix back = v.times(m).timesTranspose(v);
            return back.minus(back.transpose()).times(0.5);
        }

        double r2(Matrix generator) {
            double total = rate.frobeniusNorm();
            double left = rate.minus(before.timesTranspose(generator)).frobeniusNorm();
            return 1 - left * left / (total * total);
        }
    }

    @Override
    public Card card() {
        return Card.ofNetwork("jpca", "rotations of x(t) in noisy trials (jPCA)", Card.Material.TRIAL, About.MAP)
                .field("form", "form of the fit: skew or polar")
                .field(
                        "dynamics",
                        "1/s (skew) or per step (polar)",
                        "M or Q",
                        "fitted dynamics in the principal components")
                .field("planes", "planes of rotation, fastest first")
                .field("planes.frequency_hz", "Hz", "|Im lambda(M)|/(2 pi)", "frequency of the rotation")
                .field("planes.first", "", "", "first axis of the plane, N, of norm 1")
                .field("planes.second", "", "", "second axis; the rotation runs from the first towards it")
                .field("planes.variance", "", "", "share of the variance of the states that lies in the plane")
                .field("r2", "", "1 - |dy - fit|^2/|dy|^2", "part of the state's changes that the rotation explains")
                .field("r2_unconstrained", "", "", "the same for the unconstrained linear fit")
                .field("trial_r2", "", "", "the rotation's, fitted to each trial alone")
                .field("trial_r2_unconstrained", "", "", "the unconstrained fit's, for each trial alone")
                .field("share_of_components", "", "", "share of the variance that the kept components hold")
                .field("mean", "", "", "state that was subtracted, N")
                .field("projections", "", "", "each trial on the first plane, T x 2")
                .certificate(
                        "constraint_error",
                        "",
                        "|M + M^T|/|M| or |Q^T Q - I|/sqrt(K)",
                        "departure of the fit from its form")
                .certificate(
                        "plane_orthogonality",
                        "",
                        "max |first . second|",
                        "departure of the planes' axes from right angles")
                .certificate(
                        "r2_standard_error", "", "sd(trial_r2)/sqrt(trials)", "standard error of the trials' mean R2")
                .note("Twenty trials of the Euler map, each with noise of its own from the same key.")
                .example("rondo analyze jpca network.npz", "planes of rotation of 20 noisy trials")
                .example(
                        "rondo analyze jpca network.npz --set form=polar --set components=2",
                        "another fit, in two components");
    }

    @Override
    public Answer<Result> of(Subject subject) {
        RateNetwork network = subject.network();
        Matrix u = subject.input();
        Simulator simulator = Simulator.of(network);
        List<Matrix> trials = IntStream.range(0, NOISY_TRIALS)
                .mapToObj(k -> simulator
                        .run(u, u.rows(), new KeyedNoise(subject.key().child(k), network.units()))
                        .x())
                .toList();
        Result result = of(trials, network.dt());
        return Answer.about(About.MAP, result, Certificate.of(result));
    }

    /**
     * Certificate of a fit.
     *
     * @param constraintError departure of the dynamics from a skew-symmetric or an orthogonal matrix, relative
     * @param planeOrthogonality largest inner product of the two axes of a plane
     * @param r2StandardError standard error of the mean R2 of the trials
     */
    public record Certificate(double constraintError, double planeOrthogonality, double r2StandardError) {
        static Certificate of(Result result) {
            Matrix m = result.dynamics();
            double error = result.form() == Form.SKEW
                    ? m.plus(m.transpose()).frobeniusNorm() / Math.max(m.frobeniusNorm(), Double.MIN_NORMAL)
                    : m.transposeTimes(m).minus(Matrix.identity(m.rows())).frobeniusNorm() / Math.sqrt(m.rows());
            double angle = result.planes().stream()
                    .mapToDouble(p -> Math.abs(p.first().dot(p.second())))
                    .max()
                    .orElse(0);
            return new Certificate(error, angle, standardError(result.trialR2()));
        }

        private static double standardError(Vector values) {
            int n = values.size();
            double mean = values.dot(Vector.constant(n, 1.0 / n));
            double spread = values.minus(Vector.constant(n, mean)).norm();
            return n < 2 ? 0 : spread / Math.sqrt((double) n * (n - 1));
        }
    }

    @Override
    public Drawing draw(Result result, Subject subject) {
        return JpcaFigure.of(result);
    }
}
