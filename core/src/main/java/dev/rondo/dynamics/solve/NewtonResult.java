package dev.rondo.dynamics.solve;

import dev.rondo.linalg.Vector;

/** What came of a Newton iteration. */
public sealed interface NewtonResult {
    /**
     * A solution.
     *
     * @param unknowns where
     * @param residual the largest |F_i| there: its certificate
     * @param iterations how many corrections were made
     */
    record Solution(Vector unknowns, double residual, int iterations) implements NewtonResult {}

    /**
     * No solution near the start.
     *
     * @param reason why not
     * @param residual the smallest |F| that was met
     * @param iterations after how many corrections it was given up
     */
    record NoSolution(Reason reason, double residual, int iterations) implements NewtonResult {
        /** What happened and what to do, for a person. */
        public String advice() {
            return "Newton's iteration " + reason.happened + " (|F| = " + residual + " after " + iterations
                    + " corrections); " + reason.advice;
        }
    }

    /** Why there is no solution. */
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
