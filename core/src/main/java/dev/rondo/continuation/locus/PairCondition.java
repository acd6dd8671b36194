package dev.rondo.continuation.locus;

import dev.rondo.continuation.Criticality;
import dev.rondo.continuation.NormalForms;
import dev.rondo.continuation.SolutionCurve;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.Spectrum;
import dev.rondo.linalg.FactorisationException;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Pair of eigenvalues on the stability boundary, the imaginary axis or the unit circle: of a flow's fixed point
 * {@code l1 + l2 = 0} (Hopf points), of a map's or of a cycle {@code m1 m2 = 1} (torus points). Sum and product of a
 * pair are smooth where it becomes real, so the curve can be followed up to there: to the Bogdanov-Takens point where
 * the product is 0, or the resonance where the sum is 2 or -2. Beyond lie saddles with two real eigenvalues, which do
 * not bifurcate.
 *
 * @param kind kind of eigenvalues
 * @param rate size of the eigenvalues, per second; of multipliers 1
 * @param reference product (flow) or sum (else) of the last pair followed
 */
record PairCondition(Spectrum.Kind kind, double rate, double reference) implements Condition {
    /**
     * Square of the angular frequency, in units of the rate, below which a pair does not oscillate: a Bogdanov-Takens
     * point.
     */
    private static final double STANDING = 1e-9;

    /**
     * The test for the pair nearest to the stability boundary.
     *
     * @throws IllegalArgumentException if all eigenvalues are real
     */
    static PairCondition at(SolutionCurve curve, double[] y) {
        Spectrum all = curve.spectrum(y);
        double rate = all.kind() == Spectrum.Kind.FLOW ? all.values().maxAbs() : 1;
        PairCondition any = new PairCondition(all.kind(), rate, Double.NaN);
        return CriticalPair.of(all, 0, 0).stream()
                .filter(p -> all.values().im(p.first()) > 0)
                .min(Comparator.comparingDouble(p -> Math.abs(any.test(p))))
                .map(p -> new PairCondition(all.kind(), rate, any.place(p)))
                .orElseThrow(() -> new IllegalArgumentException(
                        "A Hopf or torus point has a pair of conjugate eigenvalues: all of them are real here"));
    }

    private boolean isFlow() {
        return kind == Spectrum.Kind.FLOW;
    }

    private double test(CriticalPair pair) {
        return isFlow() ? pair.sum() / rate : pair.product() - 1;
    }

    private double place(CriticalPair pair) {
        return isFlow() ? pair.product() : pair.sum();
    }

    private CriticalPair pair(Spectrum all) {
        double unit = isFlow() ? rate * rate : 1;
        return CriticalPair.of(all, isFlow() ? 0 : 1, rate).stream()
                .min(Comparator.comparingDouble(p -> Math.abs(test(p)) + Math.abs(place(p) - reference) / unit))
                .orElseThrow(() -> new NoSuchElementException("No pair of eigenvalues"));
    }

    private CriticalPair pair(SolutionCurve curve, double[] y) {
        return pair(curve.spectrum(y));
    }

    @Override
    public SpecialType type() {
        return isFlow() ? SpecialType.HB : SpecialType.TR;
    }

    @Override
    public double value(SolutionCurve curve, double[] y) {
        try {
            return test(pair(curve, y));
        } catch (NoSuchElementException | IllegalArgumentException e) {
            // No pair, or unknowns at which there is no spectrum: for Newton, a place without a value.
            return Double.NaN;
        }
    }

    @Override
    public PairCondition near(SolutionCurve curve, double[] y) {
        return new PairCondition(kind, rate, place(pair(curve, y)));
    }

    @Override
    public Spectrum others(SolutionCurve curve, double[] y) {
        Spectrum all = curve.spectrum(y);
        CriticalPair pair = pair(all);
        return Spectra.without(all, pair.first(), pair.second());
    }

    @Override
    public double period(SolutionCurve curve, double[] y) {
        double square = pair(curve, y).product();
        return isFlow() && square > STANDING * rate * rate ? 2 * Math.PI / Math.sqrt(square) : Double.NaN;
    }

    @Override
    public List<Further> further() {
        return isFlow()
                ? List.of(
                        new Further(SpecialType.BT, (c, y) -> pair(c, y).product() / (rate * rate)),
                        new Further(SpecialType.GH, (c, y) -> coefficient(c, y, SpecialType.HB)))
                : List.of(
                        new Further(SpecialType.R1, (c, y) -> pair(c, y).sum() - 2),
                        new Further(SpecialType.R2, (c, y) -> pair(c, y).sum() + 2),
                        new Further(SpecialType.R3, (c, y) -> pair(c, y).sum() + 1),
                        new Further(SpecialType.R4, (c, y) -> pair(c, y).sum()),
                        new Further(SpecialType.CH, (c, y) -> coefficient(c, y, SpecialType.TR)));
    }

    /** Normal-form coefficient; 0 where it is not known: that is no change of sign. */
    static double coefficient(SolutionCurve curve, double[] y, SpecialType type) {
        return normalForm(curve, y, type).map(NormalForms.Coefficient::decisive).orElse(0.0);
    }

    static Optional<NormalForms.Coefficient> normalForm(SolutionCurve curve, double[] y, SpecialType type) {
        try {
            return curve.normalForm(y, type);
        } catch (FactorisationException e) {
            // At a strong resonance the coefficient has a pole.
            return Optional.empty();
        }
    }

    @Override
    public Optional<Criticality> criticality(SolutionCurve curve, double[] y) {
        return normalForm(curve, y, type()).map(NormalForms.Coefficient::criticality);
    }

    @Override
    public Optional<SpecialType> together(SpecialType other, Spectrum there) {
        return switch (other) {
            case BP, LP -> Optional.of(isFlow() ? SpecialType.ZH : SpecialType.LPNS);
            case HB -> Optional.of(SpecialType.HH);
            case TR -> Optional.of(SpecialType.NSNS);
            case PD -> Optional.of(SpecialType.PDNS);
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<SpecialType> endedAt(SolutionCurve curve, double[] y) {
        CriticalPair pair = pair(curve, y);
        if (isFlow()) {
            return pair.product() <= 0 ? Optional.of(SpecialType.BT) : Optional.empty();
        }
        return Math.abs(pair.sum()) < 2
                ? Optional.empty()
                : Optional.of(pair.sum() > 0 ? SpecialType.R1 : SpecialType.R2);
    }
}
