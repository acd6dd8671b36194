package dev.rondo.attractor;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the orbit of a map ends on.
 *
 * @param kind of attractor
 * @param period of a limit cycle: of the closed curve, which a map need not meet after a whole number of steps
 * @param mean of every variable over the attractor
 * @param std standard deviation of every variable over the attractor (population form: divided by the number of samples)
 * @param lyapunovPerSecond the largest Lyapunov exponents; none for a growing orbit
 * @param growthPerSecond of a growing orbit: d log|x|/dt
 * @param certificate why to believe it
 */
public record Attractor(
        AttractorKind kind,
        Optional<Time> period,
        Vector mean,
        Vector std,
        Vector lyapunovPerSecond,
        OptionalDouble growthPerSecond,
        Certificate certificate) {

    /** The root of the summed variances. */
    public double amplitude() {
        return std.norm();
    }

    /**
     * The evidence.
     *
     * @param settling how long the orbit ran before the stretch that the numbers are from
     * @param window how long that stretch is
     * @param windows how many stretches, each twice as long as the one before, were examined
     * @param criteriaAgree whether the return test (or the approach to the fixed point) and the spectrum (Lyapunov
     *     exponents or multipliers), two independent criteria, say the same
     * @param finding what they say, and where they do not agree, why the verdict is open
     * @param residual of a fixed point: |G(x) - x|/|x| after Newton's method
     * @param leadingMultiplier of a fixed point: the largest modulus of an eigenvalue of DG
     * @param recurrenceError of a cycle: how far off the closed curve the orbit returns, relative to the amplitude
     * @param returns of a cycle: how many returns were examined
     * @param periodUncertainty of a cycle: half of the spread of the period over ten places of the curve, relative
     * @param lyapunovUncertainty half of the spread of the exponents over four parts of the window
     */
    public record Certificate(
            Time settling,
            Time window,
            int windows,
            boolean criteriaAgree,
            String finding,
            OptionalDouble residual,
            OptionalDouble leadingMultiplier,
            OptionalDouble recurrenceError,
            int returns,
            OptionalDouble periodUncertainty,
            Vector lyapunovUncertainty) {}
}
