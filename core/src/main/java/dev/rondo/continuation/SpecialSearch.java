package dev.rondo.continuation;

import dev.rondo.dynamics.solve.BracketedRoot;
import dev.rondo.dynamics.solve.NewtonResult;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * The special points of smooth kinds between two neighbouring points of a branch.
 *
 * <p>Test functions: where the number of unstable directions changes from a to b, the growths of index a .. b - 1 (sorted,
 * hence continuous) change sign; which kind it is follows from the critical value itself, and for a real one through zero
 * from whether the parameter turns back (fold) or not (branch point). Two changes within one step that cancel are not seen:
 * the steps bound what can be missed.
 */
final class SpecialSearch {
    /** Width of a bracket, in units of the chord. */
    static final double WIDTH = 1e-11;

    /** The same where the function itself takes long: an orbit that grazes a boundary. */
    private static final double GRAZE_WIDTH = 1e-7;

    /** A test whose value at its root is larger than this part of those at both ends has none: it jumps. */
    private static final double JUMP = 1e-4;

    /** Where the least singular value falls below this part of that at the ends of the chord, branches cross. */
    private static final double CROSSES = 0.01;

    /** An imaginary part below this fraction of the modulus is rounding near a double real value. */
    private static final double REAL = 1e-6;

    private final BranchSegment chord;
    private final BranchPoint start;
    private final BranchPoint end;

    /** A special point and its place on the chord. */
    record Found(double theta, SpecialPoint point) {}

    SpecialSearch(BranchSegment chord, BranchPoint end) {
        this.chord = chord;
        this.start = chord.start();
        this.end = end;
    }

    /** All of them, in the order of the walk. */
    List<SpecialPoint> find(List<Double> userValues) {
        List<Found> found = new ArrayList<>(stabilityChanges());
        boolean turns = start.parameterSlope() * end.parameterSlope() < 0;
        if (turns && found.stream().noneMatch(f -> f.point().type() == SpecialType.LP)) {
            found.add(located(SpecialType.LP, this::slope, start.parameterSlope(), end.parameterSlope(), WIDTH));
        }
        found.addAll(grazes());
        found.addAll(tests());
        for (double value : userValues) {
            double before = start.parameter() - value;
            double after = end.parameter() - value;
            if (before * after < 0 || (after == 0 && before != 0)) {
                found.add(located(SpecialType.UZ, chord.along(y -> y[y.length - 1] - value), before, after, WIDTH));
            }
        }
        return found.stream()
                .map(this::crossing)
                .sorted(Comparator.comparingDouble(Found::theta))
                .flatMap(f -> chord.curve().named(f.point()).stream())
                .toList();
    }

    /**
     * The parameter turns back, too, where a branch meets another one at a pitchfork, coming from its bent side: there
     * the Jacobian loses rank with the parameter's column included, at a fold it does not.
     */
    private Found crossing(Found found) {
        boolean fold =
                found.point().type() == SpecialType.LP && start.spectrum().kind() != Spectrum.Kind.CYCLE;
        if (!fold) {
            return found;
        }
        double here = leastSingular(found.point().point().unknowns().toArray());
        double before = leastSingular(start.unknowns().toArray());
        double after = leastSingular(end.unknowns().toArray());
        return here < CROSSES * Math.min(before, after)
                ? new Found(found.theta(), found.point().as(SpecialType.BP))
                : found;
    }

    private double leastSingular(double[] y) {
        Vector values = Svd.valuesOf(chord.curve().jacobian(y));
        return values.get(values.size() - 1);
    }

    private List<Found> stabilityChanges() {
        List<Found> found = new ArrayList<>();
        int before = start.spectrum().unstable();
        int after = end.spectrum().unstable();
        int sign = Integer.signum(after - before);
        int k = Math.min(before, after);
        while (k < Math.max(before, after)) {
            double first = start.spectrum().growth(k) - start.spectrum().threshold();
            double second = end.spectrum().growth(k) - end.spectrum().threshold();
            BracketedRoot root = BracketedRoot.of(chord.growth(k), 0, 1, first, second, WIDTH);
            Complex critical = chord.spectrum(root.root()).values().get(k);
            boolean pair = Math.abs(critical.im()) > REAL * Math.max(critical.abs(), 1e-300);
            SpecialType type = type(critical, pair, start.spectrum().kind());
            int count = pair ? 2 : 1;
            found.add(new Found(root.root(), special(type, root, WIDTH, sign * count)));
            k += count;
        }
        return found;
    }

    private List<Found> grazes() {
        List<Found> found = new ArrayList<>();
        double[] before = start.unknowns().toArray();
        double[] after = end.unknowns().toArray();
        for (SwitchingFunction test : chord.curve().grazes(before, after, chord.direction(0), chord.direction(1))) {
            double first = test.value().applyAsDouble(before);
            double second = test.value().applyAsDouble(after);
            if (first * second < 0) {
                found.add(collision(new Stretch(test, 0, first, 1, second), test.place()));
            } else {
                found.addAll(thereAndBack(test, first, second));
            }
        }
        return distinct(found);
    }

    /** What two tests found is one border collision. */
    private static List<Found> distinct(List<Found> found) {
        List<Found> out = new ArrayList<>();
        for (Found f : found) {
            boolean known = out.stream()
                    .anyMatch(o -> o.point().unknown().equals(f.point().unknown())
                            && Math.abs(o.theta() - f.theta()) <= GRAZE_WIDTH
                            && o.point().converged());
            if (!known) {
                out.add(f);
            }
        }
        return out;
    }

    /** A part of the chord with a test's values of different signs at both ends. */
    private record Stretch(SwitchingFunction test, double low, double first, double high, double second) {
        /** By linear interpolation. */
        double root() {
            return low + (high - low) * first / (first - second);
        }

        double slope() {
            return (second - first) / (high - low);
        }
    }

    /** Two border collisions, if the test's sign between is not that of both ends and the number of visits says so. */
    private List<Found> thereAndBack(SwitchingFunction test, double first, double second) {
        double between = chord.along(test.value()).applyAsDouble(test.place());
        if (between * first < 0) {
            Stretch there = new Stretch(test, 0, first, test.place(), between);
            Stretch back = new Stretch(test, test.place(), between, 1, second);
            return Stream.of(there, back)
                    .flatMap(stretch -> met(stretch, stretch.root()).stream())
                    .toList();
        }
        return test.certain()
                ? List.of(collision(test, special(SpecialType.BC, new BracketedRoot(0.5, 0, 1), 0, 0), 0.5))
                : List.of();
    }

    private Found collision(Stretch stretch, double guess) {
        return met(stretch, guess).orElseGet(() -> {
            BracketedRoot root = BracketedRoot.of(
                    chord.along(stretch.test().value()),
                    stretch.low(),
                    stretch.high(),
                    stretch.first(),
                    stretch.second(),
                    GRAZE_WIDTH);
            return collision(
                    stretch.test(), special(SpecialType.BC, proved(stretch, root), GRAZE_WIDTH, 0), root.root());
        });
    }

    /** The bracket if the number of visits changes in it and the test does not jump there, else all of the stretch. */
    private BracketedRoot proved(Stretch stretch, BracketedRoot root) {
        double value = chord.along(stretch.test().value()).applyAsDouble(root.root());
        boolean jumps = !(Math.abs(value) <= JUMP * (Math.abs(stretch.first()) + Math.abs(stretch.second())));
        int before = stretch.test().visits().applyAsInt(chord.unknowns(root.low()));
        int after = stretch.test().visits().applyAsInt(chord.unknowns(root.high()));
        return before != after && !jumps ? root : new BracketedRoot(root.root(), stretch.low(), stretch.high());
    }

    private static Found collision(SwitchingFunction test, SpecialPoint point, double theta) {
        return new Found(theta, point.at(test.unknown()));
    }

    /**
     * The border collision as the solution of the curve's equations and the test's, with a bracket: the test's signs on
     * both sides, on the curve's tangent. Empty if there is no such solution or the signs are not those of the two ends.
     */
    private Optional<Found> met(Stretch stretch, double guess) {
        SwitchingFunction test = stretch.test();
        return chord.where(test.value(), guess, stretch.slope()).flatMap(solution -> {
            double[] y = solution.unknowns().toArray();
            double theta = chord.thetaOf(y);
            double[] direction = chord.direction(theta);
            double[] before = y.clone();
            Vectors.add(-GRAZE_WIDTH, direction, before);
            double[] after = y.clone();
            Vectors.add(GRAZE_WIDTH, direction, after);
            boolean bracketed = theta >= stretch.low()
                    && theta <= stretch.high()
                    && test.visits().applyAsInt(before) != test.visits().applyAsInt(after)
                    && test.value().applyAsDouble(before) * stretch.first() > 0
                    && test.value().applyAsDouble(after) * stretch.second() > 0;
            SpecialPoint.Interval interval = interval(before, after);
            return bracketed
                    ? Optional.of(collision(
                            test, special(SpecialType.BC, theta, solution, interval, start.spectrum(), 0), theta))
                    : Optional.empty();
        });
    }

    private static SpecialPoint.Interval interval(double[] before, double[] after) {
        return new SpecialPoint.Interval(before[before.length - 1], after[after.length - 1]);
    }

    private List<Found> tests() {
        List<Found> found = new ArrayList<>();
        double[] before = start.unknowns().toArray();
        double[] after = end.unknowns().toArray();
        for (TestFunction test : chord.curve().tests()) {
            double first = test.value().applyAsDouble(before);
            double second = test.value().applyAsDouble(after);
            if (first * second < 0 || (second == 0 && first != 0)) {
                found.add(located(test.type(), chord.along(test.value()), first, second, WIDTH));
            }
        }
        return found;
    }

    private SpecialType type(Complex critical, boolean pair, Spectrum.Kind kind) {
        if (kind == Spectrum.Kind.FLOW ? pair : pair || critical.re() < 0) {
            return kind == Spectrum.Kind.FLOW ? SpecialType.HB : pair ? SpecialType.TR : SpecialType.PD;
        }
        return start.parameterSlope() * end.parameterSlope() < 0 ? SpecialType.LP : SpecialType.BP;
    }

    private double slope(double theta) {
        double[] y = chord.unknowns(theta);
        return Corrector.tangent(chord.curve(), y, start.tangent().toArray())
                .map(t -> t[t.length - 1])
                .orElse(Double.NaN);
    }

    /** The special point where a function of theta vanishes. */
    Found located(SpecialType type, DoubleUnaryOperator f, double first, double second, double width) {
        BracketedRoot root = BracketedRoot.of(f, 0, 1, first, second, width);
        return new Found(root.root(), special(type, root, width, 0));
    }

    private SpecialPoint special(SpecialType type, BracketedRoot root, double width, int unstableChange) {
        double[] low = chord.unknowns(root.low());
        double[] high = chord.unknowns(root.high());
        Optional<NewtonResult.Solution> found =
                root.high() - root.low() <= width ? chord.at(root.root()) : Optional.empty();
        NewtonResult.Solution solution = found.orElseGet(
                () -> new NewtonResult.Solution(Vector.of(chord.unknowns(root.root())), Double.POSITIVE_INFINITY, 0));
        return special(
                type,
                root.root(),
                solution,
                interval(low, high),
                type == SpecialType.BC ? start.spectrum() : chord.spectrum(root.root()),
                unstableChange);
    }

    private SpecialPoint special(
            SpecialType type,
            double theta,
            NewtonResult.Solution solution,
            SpecialPoint.Interval interval,
            Spectrum spectrum,
            int unstableChange) {
        double[] y = solution.unknowns().toArray();
        BranchPoint point = new BranchPoint(
                chord.curve(),
                solution.unknowns(),
                start.tangent(),
                start.arclength() + theta * chord.length(),
                spectrum,
                chord.curve().measure(y),
                solution.residual());
        return new SpecialPoint(
                type,
                point,
                interval,
                Double.isFinite(solution.residual()),
                unstableChange,
                chord.curve().onset(y, type),
                OptionalInt.empty());
    }
}
