package dev.rondo.analysis.linear;

import dev.rondo.linalg.Matrix;
import dev.rondo.setting.MissingBecause;
import org.jspecify.annotations.Nullable;

/**
 * Summary of the amplification of a connectivity, between slow and fast; cheap enough for every checkpoint of a
 * training run. {@link Amplification} measures everything.
 *
 * @param total total amplification A(W); null if W is unstable
 * @param normal normal part A(Lambda); null if W is unstable
 * @param nonnormal nonnormal part A(T), defined for every W
 * @param henrici {@code ||T||_F}
 * @param spectralAbscissa {@code max Re lambda}
 * @param numericalAbscissa the largest eigenvalue of {@code (W + W^T)/2}
 */
public record AmplificationSummary(
        @MissingBecause("W is unstable: its spectral abscissa is not below 1") @Nullable
        Double total,

        @MissingBecause("W is unstable: its spectral abscissa is not below 1") @Nullable
        Double normal,

        double nonnormal,
        double henrici,
        double spectralAbscissa,
        double numericalAbscissa) {

    /**
     * The summary of a connectivity; of a network at a steady state, that of {@code W diag(phi')}.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static AmplificationSummary of(Matrix weights) {
        double numerical = NumericalAbscissa.of(weights);
        SchurModes modes = SchurModes.of(weights);
        boolean stable = modes.isStable();
        return new AmplificationSummary(
                stable ? (Double) modes.total() : null,
                stable ? (Double) modes.normal() : null,
                modes.nonnormal(),
                modes.henrici(),
                modes.spectralAbscissa(),
                numerical);
    }
}
