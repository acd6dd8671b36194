package dev.rondo.dynamics.solve;

import dev.rondo.dynamics.Time;
import dev.rondo.setting.Refusal;

/** Flows whose fastest rate is so much larger than 1/tau that an orbit cannot be followed for some time constants. */
public final class StiffFlow {
    /** Largest number of fastest time scales in a search's first stretches. */
    private static final double MOST = 3e6;

    private StiffFlow() {}

    /**
     * Test for too many fastest time scales.
     *
     * @param rate fastest rate per second: a norm of the Jacobian
     * @param duration time to be followed
     */
    public static boolean is(double rate, Time duration) {
        return !(rate * duration.seconds() <= MOST);
    }

    /**
     * Refusal of such a flow.
     *
     * @param rate fastest rate per second
     * @param tau time constant
     */
    public static Refusal refusal(double rate, Time tau) {
        double ratio = rate * tau.seconds();
        return Refusal.failed("the flow is too stiff to be followed: its fastest rate is " + MessageNumbers.few(ratio)
                + " per time constant of " + MessageNumbers.few(tau)
                + (ratio > 0x1p52 ? ", more than double precision tells apart (1/eps = 4.5e15)" : "")
                + "; give smaller weights, or ask about the map (--about map)");
    }
}
