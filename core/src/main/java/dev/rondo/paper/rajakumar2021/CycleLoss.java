package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.branch.NetworkBranch;
import dev.rondo.attractor.About;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.BranchStep;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Projection;
import dev.rondo.network.parameter.WeightFactor;
import dev.rondo.paper.common.LearnedTrial;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.setting.MissingBecause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loss of the flow's cycle of one network when the factor a1 of its E-to-E weights falls, by continuation of the cycle.
 *
 * <p>Where its amplitude A vanishes at a1 = p, the exponent of the law {@code A ~ |a1 - p|^k} is the slope of log A against
 * log |a1 - p| between the last two points of the branch: k = 1/2 at a Hopf point, k = 1 at a boundary equilibrium of a
 * piecewise-linear field.
 *
 * @param seed random seed of the network
 * @param kind event by which the stable cycle is lost
 * @param parameter value of a1 there
 * @param exponent exponent k; empty where the amplitude does not vanish
 * @param exponentError difference from the slope between the two points before
 * @param amplitudeRatio amplitude at the last point of the stable branch over that at a1 = 1
 */
public record CycleLoss(
        long seed,
        Kind kind,
        double parameter,

        @MissingBecause("the amplitude does not vanish where the cycle is lost") @Nullable
        Double exponent,

        @MissingBecause("the amplitude does not vanish where the cycle is lost") @Nullable
        Double exponentError,

        double amplitudeRatio) {
    /** Distance in a1 above the lowest stable cycle at which an unstable branch is left. */
    private static final double TURNED_BACK = 0.05;

    /** Events by which a stable cycle is lost. */
    public enum Kind {
        /** Amplitude vanishes at a Hopf point. */
        HOPF,
        /** Amplitude vanishes at a fixed point on a switching manifold. */
        BOUNDARY_EQUILIBRIUM,
        /** The cycle meets an unstable one. */
        FOLD,
        /** Another loss of stability: period doubling or torus bifurcation. */
        OTHER_BIFURCATION,
        /** Another ending of the branch. */
        OTHER_ENDING,
        /** The flow has no cycle at a1 = 1, or keeps it down to 0. */
        NONE
    }

    /**
     * Continuation, from a1 = 1 down to 0, of the cycle on which the flow ends after the learned trial.
     *
     * <p>The branch is followed past its folds, since a stable part at lower a1 may come after them, until it ends or has
     * turned back so far that what is ahead is the unstable cycle of the last fold.
     */
    public static CycleLoss of(TrainedNetwork trained) {
        NetworkBranch branch = new NetworkBranch(
                new WeightFactor(Set.of(Projection.E_TO_E)), 1, 0, NetworkBranch.Of.CYCLE, About.FLOW);
        Vector state = Vector.of(LearnedTrial.of(trained).end(trained.network()));
        Continuation run = branch.continuation(trained.network(), state, branch.control());
        List<BranchPoint> points = new ArrayList<>();
        List<SpecialPoint> losses = new ArrayList<>();
        double lowest = Double.POSITIVE_INFINITY;
        while (run.hasNext()) {
            BranchStep step = run.next();
            points.add(step.point());
            step.passed().stream().filter(CycleLoss::isLoss).forEach(losses::add);
            if (step.point().isStable()) {
                lowest = Math.min(lowest, step.point().parameter());
            } else if (step.point().parameter() > lowest + TURNED_BACK) {
                return lostOnTheWay(trained.seed(), points, losses);
            }
        }
        if (points.isEmpty() || (losses.isEmpty() && points.getLast().parameter() <= 0)) {
            return without(trained.seed(), Kind.NONE, points.isEmpty() ? 1 : 0, points);
        }
        if (!points.getLast().isStable()) {
            return lostOnTheWay(trained.seed(), points, losses);
        }
        return switch (run.ending()) {
            case Ending.AtHopf hopf -> vanishing(trained.seed(), Kind.HOPF, hopf.parameter(), points);
            case Ending.OnBoundary boundary ->
                vanishing(trained.seed(), Kind.BOUNDARY_EQUILIBRIUM, boundary.parameter(), points);
            default -> lostOnTheWay(trained.seed(), points, losses);
        };
    }

    /** The loss of the stable cycle at its lowest a1: the special point nearest to there, or the branch's ending. */
    private static CycleLoss lostOnTheWay(long seed, List<BranchPoint> points, List<SpecialPoint> losses) {
        int last = 0;
        for (int k = 1; k < points.size(); k++) {
            if (points.get(k).isStable()
                    && points.get(k).parameter() <= points.get(last).parameter()) {
                last = k;
            }
        }
        BranchPoint end = points.get(last);
        List<BranchPoint> stable = points.subList(0, last + 1);
        return losses.stream()
                .filter(p -> p.point().arclength() >= end.arclength())
                .min(Comparator.comparingDouble(p -> p.point().arclength()))
                .map(p -> without(
                        seed, p.type() == SpecialType.LP ? Kind.FOLD : Kind.OTHER_BIFURCATION, p.parameter(), stable))
                .orElseGet(() -> without(seed, Kind.OTHER_ENDING, end.parameter(), stable));
    }

    private static boolean isLoss(SpecialPoint point) {
        return point.type() == SpecialType.LP || point.type() == SpecialType.PD || point.type() == SpecialType.TR;
    }

    private static CycleLoss without(long seed, Kind kind, double parameter, List<BranchPoint> points) {
        return new CycleLoss(seed, kind, parameter, null, null, ratio(points));
    }

    private static double ratio(List<BranchPoint> points) {
        return points.isEmpty()
                ? 0
                : points.getLast().measure().amplitude()
                        / points.getFirst().measure().amplitude();
    }

    private static CycleLoss vanishing(long seed, Kind kind, double end, List<BranchPoint> points) {
        List<double[]> logs = points.stream()
                .filter(p -> p.parameter() != end)
                .map(p -> new double[] {
                    StrictMath.log(Math.abs(p.parameter() - end)),
                    StrictMath.log(p.measure().amplitude())
                })
                .toList();
        int n = logs.size();
        if (n < 3) {
            return without(seed, kind, end, points);
        }
        double last = slope(logs.get(n - 2), logs.get(n - 1));
        double before = slope(logs.get(n - 3), logs.get(n - 2));
        return new CycleLoss(seed, kind, end, last, Math.abs(last - before), ratio(points));
    }

    /** Slope of the line through two points (x, y). */
    private static double slope(double[] from, double[] to) {
        return (to[1] - from[1]) / (to[0] - from[0]);
    }
}
