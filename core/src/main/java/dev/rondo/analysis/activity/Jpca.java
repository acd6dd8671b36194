package dev.rondo.analysis.activity;

import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Polar;
import dev.rondo.linalg.SymmetricEigen;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
 * @param form of the fit
 * @param components principal components that are kept
 * @param removeConditionMean whether the mean over trials, time by time, is subtracted
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
        boolean removeConditionMean) {

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
     * @param frequency of the rotation
     * @param first axis, in units of the network, N, of norm 1
     * @param second axis, orthogonal to the first; the rotation runs from the first towards it
     * @param variance share of the variance of the centred states that lies in the plane
     */
    public record Plane(Frequency frequency, Vector first, Vector second, double variance) {}

    /**
     * What is found.
     *
     * @param form of the fit
     * @param dynamics M (per second) or Q (per step), in the principal components
     * @param planes fastest first
     * @param r2 of this fit, over all trials
     * @param r2Unconstrained of the unconstrained least-squares fit, over all trials
     * @param trialR2 of this fit made for each trial alone, in the same components
     * @param trialR2Unconstrained of the unconstrained fit of each trial alone
     * @param shareOfComponents how much of the variance the kept components hold
     * @param mean what was subtracted from the states, N
     * @param projections of each trial on the first plane, T x 2
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
     * @param dt between rows
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
     * States and their steps: what a linear fit needs to know of them.
     *
     * @param before y(t), rows x k
     * @param rate (y(t+1) - y(t))/dt, rows x k
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
         * The same over skew-symmetric M. With S = before' before and C = rate' before, stationarity on the skew matrices
         * is M S + S M = C - C', which the eigenvectors of S decouple.
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
}
