package dev.rondo.paper.rajakumar2021.circuits;

import dev.rondo.dynamics.Time;

/**
 * The input u(s) = c1 e^(-c2 s) of appendix A, s after its onset.
 *
 * @param height c1
 * @param perSecond c2
 */
public record DecayingInput(double height, double perSecond) {
    /** No input. */
    public static final DecayingInput NONE = new DecayingInput(0, 1);

    /** @throws IllegalArgumentException if a constant is negative or not finite */
    public DecayingInput {
        if (!(height >= 0 && perSecond >= 0) || Double.isInfinite(height) || Double.isInfinite(perSecond)) {
            throw new IllegalArgumentException(
                    "An input c1 e^(-c2 s) has c1 >= 0 and c2 >= 0: c1 = " + height + ", c2 = " + perSecond + "/s");
        }
    }

    /** u at a time after the onset. */
    public double at(Time s) {
        return height * StrictMath.exp(-perSecond * s.seconds());
    }

    /** This input as it goes on from a time. */
    DecayingInput after(Time s) {
        return new DecayingInput(at(s), perSecond);
    }
}
