package dev.rondo.continuation;

import dev.rondo.dynamics.solve.Newton;

/**
 * Step control of a continuation run, in arclength.
 *
 * @param initial first step
 * @param smallest smallest step: the run ends when it would need a smaller one
 * @param largest largest step
 * @param newton Newton's method of the corrector
 * @param turn largest angle between the tangents of neighbouring points, in radians
 * @param steps largest number of steps
 */
public record StepControl(double initial, double smallest, double largest, Newton newton, double turn, int steps) {
    /** Steps of 0.01 to 0.1, at most 2000. */
    public static final StepControl STANDARD = new StepControl(0.01, 1e-9, 0.1, Newton.STANDARD, 0.3, 2000);

    /**
     * @throws IllegalArgumentException unless 0 &lt; smallest &lt;= initial &lt;= largest, turn &gt; 0 and steps &gt; 0
     */
    public StepControl {
        if (!(smallest > 0 && smallest <= initial && initial <= largest && turn > 0) || steps < 1) {
            throw new IllegalArgumentException(
                    "Steps obey 0 < smallest <= initial <= largest, with a positive turn and at"
                            + " least one step: smallest = " + smallest + ", initial = " + initial + ", largest = "
                            + largest
                            + ", turn = " + turn + ", steps = " + steps);
        }
    }

    /** This control with all steps multiplied by a factor. */
    public StepControl scaled(double factor) {
        return new StepControl(initial * factor, smallest * factor, largest * factor, newton, turn, steps);
    }

    /** This control with Newton's iteration continued to rounding. */
    public StepControl toRounding() {
        return new StepControl(initial, smallest, largest, newton.polished(), turn, steps);
    }

    /** This control with another largest number of steps. */
    public StepControl within(int most) {
        return new StepControl(initial, smallest, largest, newton, turn, most);
    }
}
