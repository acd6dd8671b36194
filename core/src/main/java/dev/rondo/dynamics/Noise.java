package dev.rondo.dynamics;

/**
 * Standard normal numbers for the steps of a simulation. An implementation keys them by step, so that a step gives the
 * same numbers whenever it is asked for.
 */
public interface Noise {
    /** Fills {@code xi}, one number per unit, for the recurrent noise of step t = 1, 2, ... */
    void recurrent(long step, double[] xi);

    /** Fills {@code xi}, one number per input, for the input noise of step t = 1, 2, ... */
    void input(long step, double[] xi);
}
