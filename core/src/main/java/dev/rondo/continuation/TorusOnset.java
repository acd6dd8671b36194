package dev.rondo.continuation;

import dev.rondo.dynamics.smooth.ReturnMap;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.FactorisationException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Criticality of a torus bifurcation: the sign of the Neimark-Sacker coefficient ({@link NormalForms}), of a cycle that
 * of its return map. Near a strong resonance the coefficient decides nothing; where it is made of differences of a
 * return map, two steps in a row, one half of the other, have to give it alike.
 */
public final class TorusOnset {
    /** Least distance from 1 of the first four powers of the multiplier. */
    private static final double RESONANT = 0.01;

    private static final double ALIKE = 0.01;

    /** Difference steps, in units of the finest that is useful. */
    private static final double[] STEPS = {16, 8, 4, 2, 1};

    private TorusOnset() {}

    /** The reason why the coefficient decides nothing here, if it does not. */
    public static Optional<String> resonance(Spectrum spectrum) {
        Complex critical = spectrum.values().stream()
                .filter(z -> z.im() > 0)
                .min(Comparator.comparingDouble(z -> Math.abs(z.abs() - 1)))
                .orElse(Complex.ONE);
        return IntStream.rangeClosed(1, 4)
                .filter(k -> power(critical, k).minus(Complex.ONE).abs() <= RESONANT * k)
                .boxed()
                .findFirst()
                .map(k -> "the multipliers " + printed(critical) + " are too near to the strong resonance 1:" + k);
    }

    /** Criticality of a torus that branches off a cycle. */
    public static BifurcationOutcome of(Spectrum spectrum, ReturnMap map) {
        return resonance(spectrum).map(BifurcationOutcome::open).orElseGet(() -> byDifferences(map));
    }

    private static BifurcationOutcome byDifferences(ReturnMap map) {
        NormalForms.Coefficient coarse = coefficient(map, STEPS[0]);
        NormalForms.Coefficient fine = coarse;
        for (int k = 1; k < STEPS.length; k++) {
            coarse = fine;
            fine = coefficient(map, STEPS[k]);
            boolean degenerate = coarse.criticality() == Criticality.DEGENERATE
                    && fine.criticality() == Criticality.DEGENERATE
                    && Double.isFinite(coarse.value())
                    && Double.isFinite(fine.value());
            if (degenerate || Math.abs(fine.value() - coarse.value()) <= ALIKE * Math.abs(fine.value())) {
                return BifurcationOutcome.of(fine.criticality());
            }
        }
        return BifurcationOutcome.open(String.format(
                Locale.ROOT,
                "differences of the return map do not give the coefficient: %.3g and %.3g with steps of %.1g and %.1g"
                        + " of the cycle's amplitude (an orbit nearby may graze a threshold)",
                coarse.value(),
                fine.value(),
                STEPS[STEPS.length - 2] * map.step(),
                STEPS[STEPS.length - 1] * map.step()));
    }

    private static NormalForms.Coefficient coefficient(ReturnMap map, double steps) {
        try {
            return NormalForms.neimarkSacker(map, steps * map.step() * map.size());
        } catch (FactorisationException | IllegalArgumentException e) {
            return NormalForms.Coefficient.UNKNOWN;
        }
    }

    private static Complex power(Complex z, int exponent) {
        Complex product = Complex.ONE;
        for (int k = 0; k < exponent; k++) {
            product = product.times(z);
        }
        return product;
    }

    private static String printed(Complex z) {
        return String.format(Locale.ROOT, "%.4f +- %.4fi", z.re(), z.im());
    }
}
