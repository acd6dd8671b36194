package dev.rondo.continuation.locus;

import dev.rondo.continuation.SolutionCurve;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.Spectrum;
import java.util.List;
import java.util.Optional;

/** Period doublings: the real multiplier nearest to -1, plus 1. */
record DoublingCondition() implements Condition {
    @Override
    public SpecialType type() {
        return SpecialType.PD;
    }

    @Override
    public double value(SolutionCurve curve, double[] y) {
        try {
            return curve.spectrum(y).values().stream()
                    .filter(z -> z.im() == 0)
                    .mapToDouble(z -> z.re() + 1)
                    .boxed()
                    .min((a, b) -> Double.compare(Math.abs(a), Math.abs(b)))
                    .orElse(Double.NaN);
        } catch (IllegalArgumentException e) {
            // Unknowns at which there is no spectrum: for Newton, a place without a value.
            return Double.NaN;
        }
    }

    @Override
    public Spectrum others(SolutionCurve curve, double[] y) {
        Spectrum all = curve.spectrum(y);
        return Spectra.without(all, Spectra.nearest(all, -1));
    }

    @Override
    public List<Further> further() {
        return List.of(new Further(SpecialType.GPD, (c, y) -> PairCondition.coefficient(c, y, SpecialType.PD)));
    }

    @Override
    public Optional<SpecialType> together(SpecialType other, Spectrum there) {
        return switch (other) {
            case BP, LP -> Optional.of(SpecialType.LPPD);
            case TR -> Optional.of(SpecialType.PDNS);
            case PD -> Optional.of(SpecialType.R2);
            default -> Optional.empty();
        };
    }
}
