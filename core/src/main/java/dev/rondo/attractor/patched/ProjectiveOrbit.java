package dev.rondo.attractor.patched;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Vector;
import java.util.Optional;

/**
 * Projective orbit of a homogeneous flow, F(c x) = c F(x) for every c &gt; 0, which it has in place of cycles: a
 * direction that repeats itself, {@code phi_T(x) = mu x}, or that rests (a ray). Every multiple of the orbit is an
 * orbit, so it has two neutral directions: along itself and along its ray.
 *
 * @param start state on the orbit, of length 1
 * @param period period T of the direction; empty for a ray
 * @param factor factor mu per period; 1 for a ray
 * @param growthPerSecond growth rate log mu / T; for a ray the eigenvalue
 * @param multipliers eigenvalues of the derivative over one period, over mu, by decreasing modulus: two of them are 1;
 *     empty for a ray
 * @param residual residual |phi_T(x) - mu x| over mu; for a ray |A x - lambda x| over the field's rate
 * @param neutralError larger distance from 1 of the two neutral multipliers; 0 for a ray
 */
public record ProjectiveOrbit(
        Vector start,
        Optional<Time> period,
        double factor,
        double growthPerSecond,
        ComplexVector multipliers,
        double residual,
        double neutralError) {}
