package dev.rondo.attractor;

import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import java.util.Comparator;
import java.util.List;

/** A Floquet multiplier {@code re + i im}. */
public record CycleMultiplier(double re, double im) {
    public static List<CycleMultiplier> listOf(ComplexVector values) {
        return values.stream().map(CycleMultiplier::of).toList();
    }

    /** Eigenvalues of a flow, the most unstable first. */
    public static List<CycleMultiplier> byRealPart(ComplexVector values) {
        return values.stream()
                .sorted(Comparator.comparingDouble((Complex z) -> -z.re()).thenComparingDouble(z -> -z.im()))
                .map(CycleMultiplier::of)
                .toList();
    }

    private static CycleMultiplier of(Complex z) {
        return new CycleMultiplier(z.re(), z.im());
    }
}
