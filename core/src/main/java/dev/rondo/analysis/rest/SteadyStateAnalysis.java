package dev.rondo.analysis.rest;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.attractor.About;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.Effort;

/** Steady state of the Euler map after a trial. */
public record SteadyStateAnalysis() implements Analysis<SteadyStateSummary> {
    @Override
    public Card card() {
        return Card.ofNetwork(
                        "steady-state",
                        "attractor of the network after the trial, its period and the order of its readouts",
                        Card.Material.STATE_AFTER_TRIAL,
                        About.MAP)
                .field(
                        "kind",
                        "fixed-point, fixed-point-set, limit-cycle, quasi-periodic, chaotic, silent, growing or undecided")
                .field("form", "form of a limit cycle of the map: locked-cycle or invariant-curve")
                .field(
                        "period_s",
                        "s",
                        "k dt/turns",
                        "period of a limit cycle; of a locked cycle, the time of one turn")
                .field("amplitude", "", "sqrt(sum_i std_i^2)", "root of the summed variances of all states")
                .field("std", "standard deviation of every state over the attractor, N")
                .field("lyapunov_per_s", "1/s", "", "the three largest Lyapunov exponents, falling")
                .field(
                        "active_readouts",
                        "number of readouts whose range exceeds 1/1000 of the largest; at a fixed point, whose value does")
                .field("replay", "order of the active readouts in the cycle")
                .field(
                        "replay.order",
                        "",
                        "arg <z_l e^(2 pi i t/T)>",
                        "labels of the readouts, from 1, by the phase of their fundamental")
                .field(
                        "replay.in_order",
                        "length of the longest subsequence in the learned order, both taken as circular")
                .field("replay.of", "number of active readouts")
                .field("replay.chance", "probability that a random order has as many or more in order")
                .field(
                        "growth_per_s",
                        "1/s",
                        "d log|x|/dt",
                        "growth rate where the state grows, or of a homogeneous network")
                .field(
                        "projective",
                        "of a homogeneous network, which has no limit cycles: the motion of its direction x/|x|")
                .field("projective.growth_per_s", "1/s", "d log|x|/dt", "growth rate of the length")
                .field("projective.period_s", "s", "", "period of the direction")
                .field("projective.factor_per_period", "", "e^(growth T)", "growth of the length over one period")
                .field("projective.reason", "why there can be no limit cycle")
                .certificate("settling_s", "s", "", "time followed before the numbers are taken")
                .certificate("window_s", "s", "", "time over which they are taken")
                .certificate("windows", "", "", "number of windows, each twice as long as the one before")
                .certificate("criteria_agree", "", "", "whether the motion and the Lyapunov exponents say the same")
                .certificate("finding", "", "", "the evidence in words")
                .certificate(
                        "residual",
                        "",
                        "|G^k(x) - x|/|x|",
                        "distance of a closed orbit or fixed point from its image, relative to |x|")
                .certificate("leading_multiplier", "", "max |mu|", "largest modulus of a multiplier of a fixed point")
                .certificate(
                        "recurrence_error",
                        "",
                        "",
                        "distance at which the orbit returns to the closed curve, relative to the amplitude")
                .certificate("returns", "", "", "number of returns that were examined")
                .certificate(
                        "period_uncertainty",
                        "",
                        "",
                        "half the spread of the period over ten places of the curve, relative")
                .certificate(
                        "lyapunov_uncertainty",
                        "1/s",
                        "",
                        "half the spread of each exponent over four parts of the window")
                .cites("rajakumar2021")
                .example("rondo analyze steady-state network.npz", "the steady state after the trial")
                .example(
                        "rondo analyze steady-state network.npz --stimulus pulse --json",
                        "after another stimulus, as one document");
    }

    @Override
    public Answer<SteadyStateSummary> of(Subject subject) {
        SteadyState.Result result =
                SteadyState.DEFAULT.of(subject.network(), subject.attractor(About.MAP, Effort.USUAL));
        Answer<SteadyStateSummary> answer =
                Answer.about(About.MAP, SteadyStateSummary.of(result), result.certificate());
        return result.kind() == AttractorKind.LIMIT_CYCLE
                ? answer.seeAlso("limit-cycle", "--about flow", "the flow's cycle and its Floquet multipliers")
                : answer;
    }

    @Override
    public Drawing draw(SteadyStateSummary result, Subject subject) {
        return Drawing.of(SteadyStateFigure.of(result, subject, subject.attractor(About.MAP, Effort.USUAL)));
    }
}
