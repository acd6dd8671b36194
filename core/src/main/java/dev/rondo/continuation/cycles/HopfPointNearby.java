package dev.rondo.continuation.cycles;

import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.Corrector;
import dev.rondo.continuation.SolutionMeasure;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.equilibria.FlowFixedPoints;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.dynamics.solve.NewtonResult.Solution;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Hopf point at which the amplitude of small cycles of a smooth flow vanishes, found where it is well known: as the
 * fixed point with a pair of imaginary eigenvalues. On the branch of cycles itself the amplitude goes as the root of
 * the distance, and the last digits of the parameter are lost.
 */
final class HopfPointNearby {
    private static final double FIRST_STEP = 1e-4;
    private static final double REACH = 0.1;
    private static final int ITERATIONS = 40;
    private static final double DIGITS = 1e-14;
    private static final int ROWS = 32;

    private final FlowFixedPoints points;
    private final double angularFrequency;

    private HopfPointNearby(FlowFixedPoints points, double angularFrequency) {
        this.points = points;
        this.angularFrequency = angularFrequency;
    }

    /** Fixed point with its eigenvalue that is nearest to i w. */
    private record Point(Vector unknowns, double residual, Complex eigenvalue) {
        double parameter() {
            return unknowns.get(unknowns.size() - 1);
        }
    }

    /**
     * The Hopf point near which a branch of cycles became a point.
     *
     * @param small place on the branch, as well as it is known there
     */
    static Optional<SpecialPoint> of(FieldFamily family, CycleCurve curve, SpecialPoint small) {
        double[] y = small.point().unknowns().toArray();
        double[] near = Arrays.copyOf(mean(curve, y), family.dimension() + 1);
        near[near.length - 1] = small.parameter();
        HopfPointNearby birth = new HopfPointNearby(
                FlowFixedPoints.of(family), 2 * Math.PI / curve.period(y).seconds());
        return birth.search(near).map(found -> birth.named(found, small, y));
    }

    private static double[] mean(CycleCurve curve, double[] y) {
        Matrix orbit = curve.orbit(y, ROWS);
        Vector sum = orbit.row(0);
        for (int row = 1; row < ROWS; row++) {
            sum = sum.plus(orbit.row(row));
        }
        return sum.times(1.0 / ROWS).toArray();
    }

    /** Fixed point at which the eigenvalue's real part vanishes, by the secant method. */
    private Optional<Point> search(double[] near) {
        double centre = near[near.length - 1];
        double size = Math.max(1, Math.abs(centre));
        Optional<Point> first = at(near, centre);
        Optional<Point> second = first.flatMap(p -> at(p.unknowns().toArray(), centre + FIRST_STEP * size));
        for (int k = 0; k < ITERATIONS && second.isPresent(); k++) {
            Point a = first.orElseThrow();
            Point b = second.get();
            double gap = b.parameter() - a.parameter();
            if (Math.abs(gap) <= DIGITS * size || b.eigenvalue().re() == 0) {
                return second;
            }
            double next = b.parameter()
                    - b.eigenvalue().re()
                            * gap
                            / (b.eigenvalue().re() - a.eigenvalue().re());
            if (!(Math.abs(next - centre) <= REACH * size)) {
                return Optional.empty();
            }
            first = second;
            second = at(b.unknowns().toArray(), next);
        }
        return Optional.empty();
    }

    private Optional<Point> at(double[] near, double parameter) {
        int last = near.length - 1;
        if (!(Corrector.atValue(points, near, last, parameter, Newton.STANDARD) instanceof Solution solution)) {
            return Optional.empty();
        }
        double[] found = solution.unknowns().toArray();
        ComplexVector values = points.spectrum(found).values();
        Complex wanted = new Complex(0, angularFrequency);
        return values.stream()
                .min(Comparator.comparingDouble(z -> z.minus(wanted).abs()))
                .map(z -> new Point(solution.unknowns(), solution.residual(), z));
    }

    private SpecialPoint named(Point found, SpecialPoint small, double[] y) {
        double[] fixed = found.unknowns().toArray();
        int n = fixed.length - 1;
        double[] unknowns = y.clone();
        for (int start = 0; start + n <= y.length - 2; start += n) {
            System.arraycopy(fixed, 0, unknowns, start, n);
        }
        Time period = Time.seconds(2 * Math.PI / found.eigenvalue().im());
        unknowns[y.length - 2] = period.seconds();
        unknowns[y.length - 1] = found.parameter();
        BranchPoint point = new BranchPoint(
                small.point().curve(),
                Vector.owning(unknowns),
                small.point().tangent(),
                small.point().arclength(),
                small.point().spectrum(),
                new SolutionMeasure(Optional.of(period), 0),
                found.residual());
        double width = DIGITS * Math.max(1, Math.abs(found.parameter()));
        return new SpecialPoint(
                SpecialType.HB,
                point,
                new SpecialPoint.Interval(found.parameter() - width, found.parameter() + width),
                true,
                small.unstableChange(),
                points.onset(fixed, SpecialType.HB),
                OptionalInt.empty());
    }
}
