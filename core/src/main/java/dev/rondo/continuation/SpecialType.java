package dev.rondo.continuation;

/** The kinds of points on a branch, with the codes of AUTO, and BC for border collisions. */
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
    /** The walk could not go on: no convergence. */
    MX,
    /** Border collision: a unit joins the active ones or leaves them. */
    BC
}
