package dev.rondo.continuation;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.solve.NewtonResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Ending of a continuation run along a branch, with advice. */
public sealed interface Ending {
    /** Description of what happened and of what to do, for a person. */
    String advice();

    private static String few(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    /**
     * The parameter reached the end of the interval asked for.
     *
     * @param parameter value of the parameter
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
     * @param step last arclength tried
     * @param failure last Newton iteration
     */
    record StepTooSmall(double step, NewtonResult.NoSolution failure) implements Ending {
        @Override
        public String advice() {
            return "no next point at a step of " + step + ": " + failure.advice();
        }
    }

    /**
     * The user ended the run.
     *
     * @param parameter last value of the parameter
     */
    record Interrupted(double parameter) implements Ending {
        @Override
        public String advice() {
            return "the run was interrupted where the parameter is " + parameter + ": begin there to go on";
        }
    }

    /**
     * Back at the first point: the branch is a closed curve.
     *
     * @param length arclength of the branch
     */
    record Closed(double length) implements Ending {
        @Override
        public String advice() {
            return "the branch closed after an arclength of " + length;
        }
    }

    /**
     * The two halves of a doubled cycle have become one: the branch ends at a period doubling of the cycle of half the
     * period, beyond which the equations find the same cycles again, their halves exchanged.
     *
     * @param parameter value of the parameter where it ends
     */
    record TurnsMerge(double parameter) implements Ending {
        @Override
        public String advice() {
            return "the two turns of the cycle become one where the parameter is " + parameter
                    + ": the branch ends at a period doubling of the cycle of half the period";
        }
    }

    /**
     * Border collisions that leave no way on: several unknowns vanish at once.
     *
     * @param unknown index of the last one that did
     */
    record BordersMeet(int unknown) implements Ending {
        @Override
        public String advice() {
            return "several units reach their thresholds at once, unit " + unknown
                    + " among them: perturb the weights in the last digits and try again";
        }
    }

    /**
     * The amplitude of a cycle vanished at a fixed point.
     *
     * @param amplitude last amplitude
     */
    record Shrank(double amplitude) implements Ending {
        @Override
        public String advice() {
            return "the cycle shrank to a fixed point (amplitude " + amplitude + "): follow that one from here";
        }
    }

    /**
     * The amplitude of a cycle of a smooth field vanished at a Hopf point.
     *
     * @param parameter value of the parameter there
     * @param period period of the cycles in the limit of vanishing amplitude
     */
    record AtHopf(double parameter, Time period) implements Ending {
        @Override
        public String advice() {
            return "the cycle shrinks to a fixed point at a Hopf point, where the parameter is " + parameter
                    + " and the period " + period + ": follow the fixed point from there";
        }
    }

    /**
     * The amplitude of a cycle of a piecewise-linear field vanished, in proportion to the parameter's distance, at a
     * fixed point on a switching manifold: a boundary equilibrium bifurcation. The run ends before it; the numbers of
     * the limit follow from the field there.
     *
     * @param parameter value of the parameter where the fixed point lies on the switching manifold
     * @param unknown index of the unknown (unit) that is at its threshold there
     * @param amplitudeSlope amplitude of the cycle per unit of the parameter's distance, in the limit
     * @param period period of the cycle in the limit
     * @param multiplier largest Floquet multiplier of the cycle, in modulus, in the limit (the trivial one left out)
     * @param beside numbers of unstable directions of the fixed points on the cycle's side of the parameter
     * @param beyond numbers of unstable directions of the fixed points on the other side
     */
    record OnBoundary(
            double parameter,
            int unknown,
            double amplitudeSlope,
            Time period,
            double multiplier,
            List<Integer> beside,
            List<Integer> beyond)
            implements Ending {
        public OnBoundary {
            beside = List.copyOf(beside);
            beyond = List.copyOf(beyond);
        }

        @Override
        public String advice() {
            return "the cycle shrinks onto a fixed point that stands on the threshold of unit " + unknown
                    + " where the parameter is " + parameter
                    + " (a boundary equilibrium bifurcation): its amplitude is " + few(amplitudeSlope)
                    + " times the distance from there, its period tends to " + few(period.seconds())
                    + " s and its largest multiplier to " + few(multiplier) + "; on the cycle's side there is "
                    + fixedPoints(beside) + ", beyond there is " + fixedPoints(beyond);
        }

        private static String fixedPoints(List<Integer> unstable) {
            if (unstable.isEmpty()) {
                return "no fixed point";
            }
            return unstable.stream()
                    .map(n -> n == 0
                            ? "a stable fixed point"
                            : "a fixed point with " + n + " unstable direction" + (n == 1 ? "" : "s"))
                    .collect(Collectors.joining(" and "));
        }
    }

    /**
     * The amplitude of a cycle of a piecewise-linear field vanished at the origin, where all switching manifolds meet:
     * the drive vanishes there, and the field is homogeneous. Every cycle of the branch is the same one, in proportion
     * to the parameter's distance.
     *
     * @param parameter value of the parameter where there is no drive
     * @param amplitudeSlope amplitude of the cycle per unit of the parameter's distance
     * @param period period of all cycles of the branch
     * @param multiplier largest Floquet multiplier of all of them, in modulus (the trivial one left out)
     */
    record ShrankToOrigin(double parameter, double amplitudeSlope, Time period, double multiplier) implements Ending {
        @Override
        public String advice() {
            return "the cycle shrinks to the origin in proportion to the drive, which vanishes where the parameter is "
                    + parameter
                    + " (there the network is homogeneous, and all units reach their thresholds at once): at"
                    + " every value its amplitude is " + few(amplitudeSlope)
                    + " times the distance from there, its period "
                    + few(period.seconds()) + " s and its largest multiplier " + few(multiplier);
        }
    }

    /**
     * A fixed point reached the origin, where all switching manifolds meet: the drive vanishes there, and the field is
     * homogeneous. The continuation beyond is not decided by the branch that was followed.
     *
     * @param parameter value of the parameter where there is no drive
     */
    record AtOrigin(double parameter) implements Ending {
        @Override
        public String advice() {
            return "the fixed point reaches the origin, where the parameter is " + parameter
                    + ": without drive the network is homogeneous, and all units reach their thresholds at once; begin"
                    + " anew beyond it (--from)";
        }
    }

    /**
     * Solutions fill a line at one value of the parameter from here on: a null direction that is no fold, such as that
     * of units with the same weights which compete.
     *
     * @param parameter value of the parameter
     */
    record Continuum(double parameter) implements Ending {
        @Override
        public String advice() {
            return "where the parameter is " + parameter
                    + " fixed points fill a line, none of them isolated (no fold): what"
                    + " goes on beyond begins anew there (--from), or break the symmetry of the weights";
        }
    }

    /**
     * A cycle came to lie within one piece of a piecewise-linear field, where cycles fill a disc: the region's fixed
     * point is a centre here (a degenerate Hopf point), and the cycle ends with a finite amplitude.
     *
     * @param amplitude amplitude of the largest cycle within the piece
     */
    record Centre(double amplitude) implements Ending {
        @Override
        public String advice() {
            return "the cycle left its last boundary at an amplitude of " + amplitude
                    + ": its region's fixed point is a centre here, and beyond there is only that fixed point";
        }
    }

    /**
     * The period grew beyond what was allowed, or beyond what rounding leaves of the equations: a homoclinic orbit, or
     * a saddle-node on the cycle, is near.
     *
     * @param period last period
     */
    record PeriodDiverges(Time period) implements Ending {
        @Override
        public String advice() {
            return "the period grew to " + period
                    + ": the cycle approaches a fixed point (homoclinic orbit, or a saddle-node on the cycle), which"
                    + " analyze fixed-points finds at this value of the parameter";
        }
    }

    /**
     * The state diverges: it has grown by orders of magnitude while the parameter tends to a limit, as a rule.
     *
     * @param size largest |x_i|
     * @param parameter value of the parameter there
     */
    record StateDiverges(double size, double parameter) implements Ending {
        @Override
        public String advice() {
            return "the state diverges: max |x_i| = " + few(size) + " where the parameter is " + parameter;
        }
    }

    /**
     * A curve of special points ended where their defining condition ceases to hold.
     *
     * @param type type of the point at which it ended
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
     * @param steps number of steps made
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
     * @param reason description of what was tried and of what to do
     */
    record NoStart(String reason) implements Ending {
        @Override
        public String advice() {
            return "no solution near the start: " + reason;
        }
    }
}
