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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loss of the flow's cycle of one network when the factor a1 of its E-to-E weights falls, by continuation of the cycle.
 *
 * <p>Where its amplitude A vanishes at a1 = p, the law {@code A ~ (a1 - p)^k} is fitted by least squares to log A against
 * log (a1 - p) near p: k = 1/2 at a Hopf point, k = 1 at a boundary equilibrium of a piecewise-linear field.
 *
 * @param seed random seed of the network
 * @param kind event by which the stable cycle is lost
 * @param parameter value of a1 there
 * @param exponent fitted exponent k; empty where the amplitude does not vanish
 * @param exponentError standard error of the exponent
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
    /** Part of the branch, by distance from its end, in which the law of the amplitude is fitted. */
    private static final double NEAR = 0.5;

    private static final int FEWEST = 3;

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

    /** Continuation from a1 = 1 down to 0 of the cycle on which the flow ends after the learned trial. */
    public static CycleLoss of(TrainedNetwork trained) {
        NetworkBranch branch = new NetworkBranch(
                new WeightFactor(Set.of(Projection.E_TO_E)), 1, 0, NetworkBranch.Of.CYCLE, About.FLOW);
        Vector state = Vector.of(LearnedTrial.of(trained).end(trained.network()));
        Continuation run = branch.walk(trained.network(), state, branch.control());
        List<BranchPoint> points = new ArrayList<>();
        while (run.hasNext()) {
            BranchStep step = run.next();
            points.add(step.point());
            Optional<SpecialPoint> loss =
                    step.passed().stream().filter(CycleLoss::isLoss).findFirst();
            if (loss.isPresent()) {
                Kind kind = loss.get().type() == SpecialType.LP ? Kind.FOLD : Kind.OTHER_BIFURCATION;
                return without(trained.seed(), kind, loss.get().parameter(), points);
            }
        }
        return switch (run.ending()) {
            case Ending.AtHopf hopf -> vanishing(trained.seed(), Kind.HOPF, hopf.parameter(), points);
            case Ending.OnBoundary boundary ->
                vanishing(trained.seed(), Kind.BOUNDARY_EQUILIBRIUM, boundary.parameter(), points);
            default -> {
                boolean lost = points.size() > 1 && points.getLast().parameter() > 0;
                double last = points.isEmpty() ? 1 : points.getLast().parameter();
                yield without(trained.seed(), lost ? Kind.OTHER_ENDING : Kind.NONE, last, points);
            }
        };
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
        double longest = Math.abs(points.getFirst().parameter() - end);
        List<double[]> logs = points.stream()
                .filter(p -> p.parameter() != end && Math.abs(p.parameter() - end) < NEAR * longest)
                .map(p -> new double[] {
                    StrictMath.log(Math.abs(p.parameter() - end)),
                    StrictMath.log(p.measure().amplitude())
                })
                .toList();
        if (logs.size() < FEWEST) {
            return without(seed, kind, end, points);
        }
        double[] slope = slope(logs);
        return new CycleLoss(seed, kind, end, slope[0], slope[1], ratio(points));
    }

    /** Slope of the least-squares line through points (x, y), and its standard error. */
    static double[] slope(List<double[]> points) {
        double n = points.size();
        double mx = points.stream().mapToDouble(p -> p[0]).sum() / n;
        double my = points.stream().mapToDouble(p -> p[1]).sum() / n;
        double xx = points.stream().mapToDouble(p -> (p[0] - mx) * (p[0] - mx)).sum();
        double xy = points.stream().mapToDouble(p -> (p[0] - mx) * (p[1] - my)).sum();
        double slope = xy / xx;
        double squares = points.stream()
                .mapToDouble(p -> Math.pow(p[1] - my - slope * (p[0] - mx), 2))
                .sum();
        return new double[] {slope, Math.sqrt(squares / (n - 2) / xx)};
    }
}
