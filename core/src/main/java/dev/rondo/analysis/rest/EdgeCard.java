package dev.rondo.analysis.rest;

import dev.rondo.analysis.Card;
import dev.rondo.attractor.About;

/** Description of {@link Edge}. */
final class EdgeCard {
    static final Card CARD = Card.ofNetwork(
                        "edge",
                        "the unstable cycle or saddle between the basins of two attractors, found without a guess",
                        Card.Material.STATE_AFTER_TRIAL,
                        About.FLOW,
                        About.MAP)
                .field("verdict", "fixed-point (a saddle) or limit-cycle, both unstable; undecided where neither was confirmed")
.field("finding", "the evidence in words")
.field("advice", "what to try where nothing was confirmed")
.field("between", "the attractors on the two sides")
.field("between.kind", "fixed-point, fixed-point-set, limit-cycle, quasi-periodic, chaotic, silent, growing or undecided")
.field("between.period_s", "s", "T", "period of a cycle")
.field("between.amplitude", "", "sqrt(sum_i std_i^2)", "root of the summed variances of all states")
.field("period_s", "s", "T", "period of the edge state, if it is a cycle")
.field("amplitude", "", "sqrt(sum_i std_i^2)", "root of the summed variances of all states")
.field("std", "standard deviation of every state over one period, N")
.field("multipliers", "Floquet multipliers of a cycle, or multipliers of a fixed point of the map, by decreasing modulus")
.field("eigenvalues_per_s", "1/s", "eigenvalues of DF", "eigenvalues of a saddle of the flow, by decreasing real part")
.field("unstable_directions", "number of unstable directions: 1 for an edge state")
.field("state", "the saddle, or a state on the cycle, N")
.field("order", "", "G^k(x) = x", "number k of steps after which a cycle of the map repeats itself")
.field("rotation_number", "", "dt/T", "turns per step of an invariant curve of the map")
.certificate("residual", "", "", "closing error of the orbit, or |F| of the saddle over the field's rate, relative to |x|")
.certificate("trivial_multiplier_error", "", "|mu - 1|", "error of the multiplier along the flow, which is 1")
.certificate("pair_separation", "", "", "distance of two states that lead to the two attractors, relative to that of the two starts")
.certificate("pair_distance", "", "", "their distance from the edge state, in the same units")
.certificate("growth_per_s", "1/s", "", "rate at which states on the two sides part")
.certificate("tracked_s", "s", "", "time that the edge was followed")
.certificate("orbits", "", "", "number of orbits that were followed to their attractors")
.example("rondo analyze edge network.npz --set starts=2", "the edge between the basins of the flow")
                .example("rondo analyze edge network.npz --about map --set starts=2", "that of the Euler map");

    private EdgeCard() {}
}
