package dev.rondo.analysis.rest;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Attractor against the Euler step, which shrinks at fixed weights, down to the flow: a network is trained as a
 * map, and a fixed point of the flow with eigenvalue lambda is unstable in the map when |1 + dt lambda| &gt; 1. Each step
 * starts where the one before has ended, unless the state grew there or decayed to 0: then where that one began.
 *
 * @param dividers the network's own step divided by these, in this order; the flow comes last
 */
public record StepSizeStudy(
        @Setting(
                meaning = "the network's step is divided by these, one after the other",
                byDefault = "[1, 2, 5, 10]",
                min = 1)
        List<Integer> dividers)
        implements Analysis<StepSizeStudy.Result> {

    /** dt, dt/2, dt/5, dt/10 and the flow. */
    public static final StepSizeStudy DEFAULT = new StepSizeStudy(List.of(1, 2, 5, 10));

    /** From less than this part of a start no other step begins: what is left of a decay says nothing. */
    private static final double DECAYED = 1e-12;

    /** @throws IllegalArgumentException if a divider is below 1 */
    public StepSizeStudy {
        dividers = List.copyOf(dividers);
        if (dividers.stream().anyMatch(d -> d < 1)) {
            throw new IllegalArgumentException("A step is divided by 1 or more: " + dividers);
        }
    }

    /**
     * The attractors.
     *
     * @param steps from the first divider to the flow
     */
    public record Result(List<Step> steps) {}

    /**
     * The attractor at one step.
     *
     * @param about the map with this step, or the flow
     * @param step dt; missing for the flow
     * @param kind of attractor
     * @param period of a cycle
     * @param amplitude the root of the summed variances
     * @param meanNorm |mean of x|
     */
    public record Step(
            About about,
            @MissingBecause("the flow has no step") Optional<Time> step,
            AttractorKind kind,

            @MissingBecause("only a limit cycle has a period")
            Optional<Time> period,

            double amplitude,
            double meanNorm) {}

    /**
     * Why to believe it.
     *
     * @param agreed at how many steps the criteria of the attractor agree, the flow included
     * @param flowResidual of the flow's closed orbit or fixed point, relative to |x|
     */
    public record Certificate(
            int agreed,

            @MissingBecause("the flow ends on no fixed point or cycle")
            Optional<Double> flowResidual) {}

    /** Result and certificate. */
    public record Answer(Result result, Certificate certificate) {}

    /** The study from a state on. */
    public Answer from(RateNetwork network, Vector start) {
        List<Step> steps = new ArrayList<>();
        Vector state = start;
        int agreed = 0;
        for (int divider : dividers) {
            Time dt = network.dt().times(1.0 / divider);
            Attractor attractor =
                    Attractors.of(network.withStep(dt), About.MAP, Effort.USUAL).from(state);
            agreed += attractor.certificate().criteriaAgree() ? 1 : 0;
            steps.add(step(About.MAP, Optional.of(dt), attractor));
            if (attractor.kind() != AttractorKind.GROWING && attractor.state().norm() > DECAYED * state.norm()) {
                state = attractor.state();
            }
        }
        Attractor attractor = Attractors.of(network, About.FLOW, Effort.USUAL).from(state);
        agreed += attractor.certificate().criteriaAgree() ? 1 : 0;
        steps.add(step(About.FLOW, Optional.empty(), attractor));
        OptionalDouble residual = attractor.certificate().residual();
        return new Answer(
                new Result(steps),
                new Certificate(agreed, residual.isPresent() ? Optional.of(residual.getAsDouble()) : Optional.empty()));
    }

    private static Step step(About about, Optional<Time> dt, Attractor attractor) {
        return new Step(
                about,
                dt,
                attractor.kind(),
                attractor.period(),
                attractor.amplitude(),
                attractor.mean().norm());
    }

    @Override
    public Card card() {
        return Card.ofNetwork(
                        "step-size",
                        "what becomes of the attractor as the Euler step shrinks to the flow",
                        Card.Material.STATE_AFTER_TRIAL,
                        About.FLOW)
                .field("steps", "the attractors, from the first divider to the flow")
                .field("steps.about", "map or flow")
                .field("steps.step_s", "s", "dt/divider", "Euler step")
                .field(
                        "steps.kind",
                        "fixed-point, fixed-point-set, limit-cycle, quasi-periodic, chaotic, silent, growing or"
                                + " undecided")
                .field("steps.period_s", "s", "T", "period of a cycle")
                .field("steps.amplitude", "", "sqrt(sum_i std_i^2)", "root of the summed variances of all states")
                .field("steps.mean_norm", "", "|<x>|", "norm of the mean state")
                .certificate(
                        "agreed",
                        "",
                        "",
                        "number of steps, the flow included, at which the criteria of the verdict agree")
                .certificate(
                        "flow_residual",
                        "",
                        "",
                        "closing error of the flow's cycle or |F| of its fixed point, relative to |x|")
                .cites("rajakumar2021")
                .example(
                        "rondo analyze step-size network.npz",
                        "the attractor of the map with smaller steps, and of the flow")
                .example(
                        "rondo analyze step-size network.npz --set dividers=[1,4] --json",
                        "with other steps, as one document");
    }

    @Override
    public dev.rondo.analysis.Answer<StepSizeStudy.Result> of(Subject subject) {
        Answer answer = from(subject.network(), subject.state());
        return dev.rondo.analysis.Answer.about(About.FLOW, answer.result(), answer.certificate());
    }

    @Override
    public Drawing draw(StepSizeStudy.Result result, Subject subject) {
        return Drawing.of(StepSizeFigure.of(result));
    }
}
