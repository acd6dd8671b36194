package dev.rondo.continuation;

/**
 * Types of special points on a branch, with the codes of AUTO, and BC for border collisions; then the points of
 * codimension two on curves of special points, with the codes of MatCont, and BB and BH for those at switching
 * manifolds.
 */
public enum SpecialType {
    /** End point: where the branch begins or ends as asked. */
    EP,
    /** Branch point: another branch crosses. */
    BP,
    /** Limit point: a fold. */
    LP,
    /** Hopf point. */
    HB,
    /** Period doubling. */
    PD,
    /** Torus (Neimark-Sacker) point. */
    TR,
    /** A value of the parameter that the user asked for. */
    UZ,
    /** Failure: the run could not go on, no convergence. */
    MX,
    /** Border collision: a unit becomes active or inactive. */
    BC,
    /** Cusp: two folds meet and vanish. */
    CP,
    /** Bogdanov-Takens point: a double eigenvalue 0, where a curve of Hopf points ends on one of folds. */
    BT,
    /** Generalised Hopf (Bautin) point: super- becomes subcritical. */
    GH,
    /** Zero-Hopf point: an eigenvalue 0 beside a pair +-i w. */
    ZH,
    /** Double Hopf point: two pairs. */
    HH,
    /** Strong resonance 1:1 of a map or cycle: a double multiplier 1. */
    R1,
    /** Strong resonance 1:2: a double multiplier -1. */
    R2,
    /** Strong resonance 1:3: a pair exp(+-2 pi i/3). */
    R3,
    /** Strong resonance 1:4: a pair +-i. */
    R4,
    /** Chenciner point: the torus bifurcation is supercritical on one side of it, subcritical on the other. */
    CH,
    /** Generalised period doubling: super- becomes subcritical. */
    GPD,
    /** Fold-Neimark-Sacker point: a multiplier 1 beside a pair on the unit circle. */
    LPNS,
    /** Fold-flip point: a multiplier 1 beside one of -1. */
    LPPD,
    /** Flip-Neimark-Sacker point: a multiplier -1 beside a pair on the unit circle. */
    PDNS,
    /** Double Neimark-Sacker point: two pairs on the unit circle. */
    NSNS,
    /** Two border collisions at once. */
    BB,
    /**
     * Critical eigenvalue at a switching manifold: a curve of Hopf points (or of another change of stability) ends on
     * one of border collisions.
     */
    BH;

    /** Test for codimension two: it takes two parameters to meet such a point. */
    public boolean isOfCodimensionTwo() {
        return compareTo(BC) > 0;
    }
}
