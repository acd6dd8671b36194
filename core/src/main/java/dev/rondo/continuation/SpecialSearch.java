package dev.rondo.continuation;

import dev.rondo.linalg.Complex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;

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

    /** An imaginary part below this fraction of the modulus is rounding near a double real value. */
    private static final double REAL = 1e-6;

    private final Chord chord;
    private final BranchPoint start;
    private final BranchPoint end;

    /** A special point and its place on the chord. */
    record Found(double theta, SpecialPoint point) {}

    SpecialSearch(Chord chord, BranchPoint end) {
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
                .sorted(Comparator.comparingDouble(Found::theta))
                .flatMap(f -> chord.curve().named(f.point()).stream())
                .toList();
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
        for (BorderTest test : chord.curve().grazes(before, after)) {
            double first = test.value().applyAsDouble(before);
            double second = test.value().applyAsDouble(after);
            if (first * second < 0) {
                Found f = located(SpecialType.BC, chord.along(test.value()), first, second, GRAZE_WIDTH);
                found.add(new Found(f.theta(), f.point().at(test.unknown())));
            }
        }
        return found;
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
        Optional<NewtonResult.Solution> solution = chord.at(root.root());
        double[] y = chord.unknowns(root.root());
        boolean converged = solution.isPresent() && root.high() - root.low() <= width;
        BranchPoint point = new BranchPoint(
                chord.curve(),
                dev.rondo.linalg.Vector.of(y),
                start.tangent(),
                start.arclength() + root.root() * chord.length(),
                type == SpecialType.BC ? start.spectrum() : chord.spectrum(root.root()),
                chord.curve().measure(y),
                solution.map(NewtonResult.Solution::residual).orElse(Double.POSITIVE_INFINITY));
        return new SpecialPoint(
                type,
                point,
                new SpecialPoint.Interval(parameter(root.low()), parameter(root.high())),
                converged,
                unstableChange,
                chord.curve().criticality(y, type),
                OptionalInt.empty());
    }

    private double parameter(double theta) {
        double[] y = chord.unknowns(theta);
        return y[y.length - 1];
    }
}
