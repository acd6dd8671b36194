package dev.rondo.analysis.rest;

import dev.rondo.analysis.activity.Replay;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.CycleForm;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.MissingBecause;
import java.util.List;
import java.util.Optional;

/**
 * Steady state under the names that other programs rely on.
 *
 * @param kind of attractor
 * @param form of a limit cycle: a flow's cycle, a map's locked cycle or invariant curve
 * @param periodS of a limit cycle
 * @param amplitude root of the summed variances
 * @param std of every state
 * @param lyapunovPerS the three largest exponents
 * @param activeReadouts how many take part
 * @param replay the order of the readouts
 * @param growthPerS of a homogeneous network, or of one that grows: d log|x|/dt
 * @param projective of a homogeneous network, in place of limit cycles
 */
public record SteadyStateSummary(
        AttractorKind kind,

        @MissingBecause("only a limit cycle has a form") Optional<CycleForm> form,

        @MissingBecause("only a limit cycle has a period") Optional<Double> periodS,

        double amplitude,
        Vector std,
        Vector lyapunovPerS,
        int activeReadouts,

        @MissingBecause("only a limit cycle with active readouts replays")
        Optional<Order> replay,

        @MissingBecause("the state does not grow") Optional<Double> growthPerS,

        @MissingBecause("the network is not homogeneous") Optional<Projective> projective) {

    private static final String WHY_NO_CYCLE =
            "The network is homogeneous (ReLU or linear, no tonic drive): c x(t) is an orbit for every c > 0, so orbits come"
                    + " in cones, none is isolated and no limit cycle can exist; a baseline or a bias makes one possible.";

    /**
     * The order of the readouts.
     *
     * @param order labels from 1
     * @param inOrder how many are in the learned order
     * @param of how many are active
     * @param chance for as many in a random order
     */
    public record Order(List<Integer> order, int inOrder, int of, double chance) {
        static Order of(Replay r) {
            return new Order(r.order(), r.inOrder(), r.of(), r.chance());
        }
    }

    /**
     * The projective cycle of a homogeneous network.
     *
     * @param growthPerS d log|x|/dt
     * @param periodS of the direction of the state
     * @param factorPerPeriod what the state grows by in that time
     * @param reason why there can be no limit cycle
     */
    public record Projective(
            double growthPerS,

            @MissingBecause("the direction settles on a ray")
            Optional<Double> periodS,

            @MissingBecause("the direction settles on a ray")
            Optional<Double> factorPerPeriod,

            String reason) {}

    /** The summary of a steady state. */
    public static SteadyStateSummary of(SteadyState.Result r) {
        return new SteadyStateSummary(
                r.kind(),
                r.form(),
                r.period().map(Time::seconds),
                r.amplitude(),
                r.std(),
                r.lyapunovPerSecond(),
                r.activeReadouts(),
                r.replay().map(Order::of),
                r.growthPerSecond().isPresent()
                        ? Optional.of(r.growthPerSecond().getAsDouble())
                        : Optional.empty(),
                r.projective()
                        .map(p -> new Projective(
                                p.growthPerSecond(),
                                p.period().map(Time::seconds),
                                p.factorPerPeriod().isPresent()
                                        ? Optional.of(p.factorPerPeriod().getAsDouble())
                                        : Optional.empty(),
                                WHY_NO_CYCLE)));
    }
}
