package dev.rondo.continuation;

import dev.rondo.dynamics.Time;

/** How a walk along a branch ended, and what to do about it. */
public sealed interface Ending {
    /** What happened and what to do, for a person. */
    String advice();

    /**
     * The parameter reached the end of the interval asked for.
     *
     * @param parameter its value
     */
    record BoundReached(double parameter) implements Ending {
        @Override
        public String advice() {
            return "the bound " + parameter + " of the parameter was reached";
        }
    }

    /**
     * No solution on the next step, however small.
     *
     * @param step the last arclength tried
     * @param failure the last Newton iteration
     */
    record StepTooSmall(double step, NewtonResult.NoSolution failure) implements Ending {
        @Override
        public String advice() {
            return "no next point at a step of " + step + ": " + failure.advice();
        }
    }

    /**
     * Back at the first point: the branch is a closed curve.
     *
     * @param length its arclength
     */
    record Closed(double length) implements Ending {
        @Override
        public String advice() {
            return "the branch closed after an arclength of " + length;
        }
    }

    /**
     * Border collisions that leave no way on: several unknowns vanish at once.
     *
     * @param unknown the last one that did
     */
    record BordersMeet(int unknown) implements Ending {
        @Override
        public String advice() {
            return "several units reach their thresholds at once, unit " + unknown
                    + " among them: perturb the weights in the last digits and try again";
        }
    }

    /**
     * A cycle shrank to a fixed point.
     *
     * @param amplitude its last amplitude
     */
    record Shrank(double amplitude) implements Ending {
        @Override
        public String advice() {
            return "the cycle shrank to a fixed point (amplitude " + amplitude + "): follow that one from here";
        }
    }

    /**
     * A cycle came to lie within one piece of a piecewise-linear field, where cycles fill a disc: the region's fixed point
     * is a centre here (a degenerate Hopf point), and the cycle ends with a finite amplitude.
     *
     * @param amplitude of the largest cycle within the piece
     */
    record Centre(double amplitude) implements Ending {
        @Override
        public String advice() {
            return "the cycle left its last boundary at an amplitude of " + amplitude
                    + ": its region's fixed point is a centre here, and beyond there is only that fixed point";
        }
    }

    /**
     * The period grew beyond what was allowed: a homoclinic orbit, or a saddle-node on the cycle, is near.
     *
     * @param period the last one
     */
    record PeriodDiverges(Time period) implements Ending {
        @Override
        public String advice() {
            return "the period grew to " + period
                    + ": the cycle approaches a fixed point (homoclinic orbit, or a saddle-node on the cycle)";
        }
    }

    /**
     * The state left the region allowed.
     *
     * @param size the largest |x_i|
     */
    record LeftRegion(double size) implements Ending {
        @Override
        public String advice() {
            return "the solution left the region allowed: max |x_i| = " + size;
        }
    }

    /**
     * A curve of special points ended where they lose what makes them special.
     *
     * @param type what it ended at
     */
    record AtCodimensionTwo(SpecialType type) implements Ending {
        @Override
        public String advice() {
            return "the curve ends at a point of codimension two (" + type + "): other curves leave from there";
        }
    }

    /**
     * The budget is spent.
     *
     * @param steps steps made
     */
    record BudgetSpent(int steps) implements Ending {
        @Override
        public String advice() {
            return "the budget of " + steps + " steps is spent: allow more, or larger ones";
        }
    }

    /**
     * There was no first point.
     *
     * @param reason what was tried and what to do
     */
    record NoStart(String reason) implements Ending {
        @Override
        public String advice() {
            return "no solution near the start: " + reason;
        }
    }
}
