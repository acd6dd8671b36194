package dev.rondo.continuation;

import dev.rondo.dynamics.solve.BracketedRoot;
import dev.rondo.linalg.Complex;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes of the number of unstable directions: Hopf, torus, period-doubling and branch points, and folds.
 *
 * <p>Where the number changes from a to b, the growths of index a .. b - 1 (sorted, hence continuous) change sign. The
 * kind follows from the critical value itself; a real one that passes 0 (of a multiplier: 1) is a fold where the
 * parameter turns back, else a branch point. Two changes within one step that cancel are not seen: the steps bound what
 * can be missed.
 */
public record StabilityChange() implements Event {
    /** Fraction of the modulus below which an imaginary part is rounding near a double real value. */
    private static final double REAL = 1e-6;

    /**
     * Eigenvalue or multiplier, or pair of them, that becomes critical.
     *
     * @param root place on the chord
     * @param type type of the special point
     * @param change change of the number of unstable directions
     */
    private record Critical(BracketedRoot root, SpecialType type, int change) {}

    @Override
    public List<LocatedPoint> passed(BranchSegment chord, BranchPoint end) {
        EventLocator locator = new EventLocator(chord);
        return critical(chord, end).stream()
                .map(critical -> {
                    SpecialPoint special = locator.at(critical.type(), critical.root(), EventLocator.WIDTH);
                    double[] y = special.point().unknowns().toArray();
                    return new LocatedPoint(
                            critical.root().root(),
                            Fold.orBranchPoint(
                                    special.changing(
                                            critical.change(), chord.curve().onset(y, special.type())),
                                    chord,
                                    end));
                })
                .toList();
    }

    /** Test that one of the changes is a fold. */
    static boolean includesFold(BranchSegment chord, BranchPoint end) {
        return critical(chord, end).stream().anyMatch(c -> c.type() == SpecialType.LP);
    }

    private static List<Critical> critical(BranchSegment chord, BranchPoint end) {
        List<Critical> found = new ArrayList<>();
        BranchPoint start = chord.start();
        int before = start.spectrum().unstable();
        int after = end.spectrum().unstable();
        int sign = Integer.signum(after - before);
        int k = Math.min(before, after);
        while (k < Math.max(before, after)) {
            double first = start.spectrum().growth(k) - start.spectrum().threshold();
            double second = end.spectrum().growth(k) - end.spectrum().threshold();
            BracketedRoot root = BracketedRoot.of(chord.growth(k), 0, 1, first, second, EventLocator.WIDTH);
            Complex value = chord.spectrum(root.root()).values().get(k);
            boolean pair = Math.abs(value.im()) > REAL * Math.max(value.abs(), 1e-300);
            int count = pair ? 2 : 1;
            SpecialType type = type(value, pair, start.spectrum().kind(), Fold.turns(chord, end));
            found.add(new Critical(root, type, sign * count));
            k += count;
        }
        return found;
    }

    private static SpecialType type(Complex value, boolean pair, Spectrum.Kind kind, boolean turns) {
        if (kind == Spectrum.Kind.FLOW ? pair : pair || value.re() < 0) {
            return kind == Spectrum.Kind.FLOW ? SpecialType.HB : pair ? SpecialType.TR : SpecialType.PD;
        }
        return turns ? SpecialType.LP : SpecialType.BP;
    }
}
