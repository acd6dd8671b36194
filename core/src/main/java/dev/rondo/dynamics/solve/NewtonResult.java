package dev.rondo.dynamics.solve;

import dev.rondo.linalg.Vector;

/** Result of a Newton iteration. */
public sealed interface NewtonResult {
    /**
     * A solution.
     *
     * @param unknowns the solution y
     * @param residual largest |F_i| at the solution: its certificate
     * @param iterations number of corrections made
     */
    record Solution(Vector unknowns, double residual, int iterations) implements NewtonResult {}

    /**
     * No solution near the start.
     *
     * @param reason reason of the failure
     * @param residual smallest |F| met
     * @param iterations number of corrections made before giving up
     */
    record NoSolution(Reason reason, double residual, int iterations) implements NewtonResult {
        /** Message for a person: what happened and what to do. */
        public String advice() {
            return "Newton's iteration " + reason.happened + " (|F| = " + residual + " after " + iterations
                    + " corrections); " + reason.advice;
        }
    }

    /** Reason why there is no solution. */
    enum Reason {
        SLOW("did not converge in the iterations allowed", "start closer, or allow more iterations"),
        STALLED(
                "no longer came closer",
                "start closer; if it stays so, the equations have a kink here (a unit at its threshold): begin a little further on"),
        SINGULAR("met a singular Jacobian", "start elsewhere, or continue past this point by arclength"),
        TURNED("converged, but the branch turns too sharply or has no tangent there", "allow smaller steps"),
        LEFT("left the range of finite numbers", "start closer to the solution");

        private final String happened;
        private final String advice;

        Reason(String happened, String advice) {
            this.happened = happened;
            this.advice = advice;
        }
    }
}
