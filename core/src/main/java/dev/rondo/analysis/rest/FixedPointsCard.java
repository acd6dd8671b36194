package dev.rondo.analysis.rest;

import dev.rondo.analysis.Card;
import dev.rondo.attractor.About;

/** Description of {@link FixedPoints}. */
final class FixedPointsCard {
    static final Card CARD = Card.ofNetwork(
                        "fixed-points",
                        "all fixed points that can be found, with their spectra",
                        Card.Material.NETWORK,
                        About.MAP,
                        About.FLOW)
                .field("points", "fixed points, by the number of unstable directions")
.field("points.kind", "stable-node, stable-spiral, saddle, unstable-node, unstable-spiral, neutral or on-threshold")
.field("points.unstable_directions", "", "#{Re lambda > 0} or #{|mu| > 1}", "number of unstable directions")
.field("points.neutral_directions", "", "|lambda| <= 16 N eps |DF|_1", "number of eigenvalues that are 0 to rounding")
.field("points.state", "state x, N")
.field("points.active", "active units of a ReLU network, from 0")
.field("points.on_threshold", "units on their thresholds, from 0")
.field("points.eigenvalues", "", "mu = 1 + dt lambda", "eigenvalues of DF, 1/s, or multipliers of the map, most unstable first")
.field("points.determinant_sign", "", "sign det(-DF)", "sign of the determinant")
.field("points.residual", "", "max |F_i|/(rate |x|)", "residual over the field's rate, relative to |x|")
.field("complete", "whether all linear regions were tried and all fixed points are isolated")
.field("parity", "", "sum sign det(-DF)", "sum of the signs: 1 where all points are found and no orbit escapes")
.field("lines", "segments of fixed points of a ReLU network")
.field("lines.active", "active units, from 0")
.field("lines.through", "one of the fixed points, N")
.field("lines.direction", "direction of the segment, of norm 1, N")
.field("slow_points", "local minima of the kinematic energy that are no fixed points")
.field("slow_points.state", "state x, N")
.field("slow_points.energy", "1/s^2", "|F(x)|^2/2", "kinematic energy")
.field("stopped", "where the search was stopped by its time limit")
.field("stopped.after_s", "s", "", "the time limit")
.field("stopped.starts_tried", "number of starts that were tried")
.field("stopped.regions_tried", "number of linear regions that were tried")
.field("stopped.advice", "what to change")
.certificate("largest_residual", "", "max |F_i|/(rate |x|)", "largest residual of a point")
.certificate("starts", "", "", "number of starts; 0 where all regions were tried")
.certificate("regions", "", "", "number of linear regions that were solved")
.certificate("parity_holds", "", "", "whether the parity is 1")
.example(
                        "rondo analyze fixed-points network.npz",
                        "fixed points and their stability under the Euler map")
                .example(
                        "rondo analyze fixed-points network.npz --about flow --set starts=20",
                        "those of the flow, from fewer random starts");

    private FixedPointsCard() {}
}
