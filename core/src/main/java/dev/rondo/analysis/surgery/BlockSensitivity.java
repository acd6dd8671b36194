package dev.rondo.analysis.surgery;

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
import dev.rondo.network.ProjectionGroup;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Range of a block's scaling factor over which a limit cycle persists, and the attractor that replaces it on either
 * side (Rajakumar, Rinzel and Chen 2021, figure 5b).
 *
 * <p>From factor 1 on the factor moves away in steps, each orbit beginning on the cycle of the step before, so that a
 * cycle is followed as far as it exists, also where a fixed point attracts beside it. Where it is lost, bisection finds
 * the place. Reappearance of the cycle farther out is not examined.
 *
 * @param about the trained Euler map, or the flow
 * @param step step of the factor
 * @param resolution resolution of the edges of the range
 * @param lowest lowest factor that is tried
 * @param highest highest factor that is tried
 */
public record BlockSensitivity(
        @Setting(meaning = "the Euler map that was trained, or the flow", byDefault = "map")
        About about,

        @Setting(meaning = "step of the factor on the way out", byDefault = "0.05", min = Double.MIN_VALUE)
        double step,

        @Setting(meaning = "how well an edge is known", byDefault = "0.005", min = Double.MIN_VALUE)
        double resolution,

        @Setting(meaning = "lowest factor that is tried", byDefault = "0", min = 0, max = 1)
        double lowest,

        @Setting(meaning = "highest factor that is tried", byDefault = "3", min = 1)
        double highest)
        implements Analysis<BlockSensitivity.Result> {

    /** Steps of 0.05 between 0 and 3, edges to 0.005, in the map. */
    public static final BlockSensitivity DEFAULT = new BlockSensitivity(About.MAP, 0.05, 0.005, 0, 3);

    /**
     * @throws IllegalArgumentException if step or resolution is not positive, or 1 is not between lowest and highest
     */
    public BlockSensitivity {
        if (!(step > 0) || !(resolution > 0) || !(lowest >= 0 && lowest <= 1) || !(highest >= 1)) {
            throw new IllegalArgumentException(
                    "Factors move away from 1 by steps > 0 and edges are known to a resolution" + " > 0: step = " + step
                            + ", resolution = " + resolution + ", from " + lowest + " to " + highest);
        }
    }

    /**
     * One factor.
     *
     * @param factor scaling factor of the block
     * @param kind kind of the attractor on which the orbit ends
     * @param amplitude root of the summed variances of all states; 0 at a fixed point
     * @param period period of a limit cycle; empty for other attractors
     */
    public record Sample(double factor, AttractorKind kind, double amplitude, Optional<Time> period) {}

    /**
     * Edge of the range over which a cycle persists.
     *
     * @param persists outermost factor at which the cycle is found
     * @param lost innermost factor at which it is not found
     * @param beyond kind of attractor found there instead; limit cycle if the cycle persists to the end of the search
     */
    public record Edge(
            double persists,

            @MissingBecause("the cycle persists as far as factors were tried") @Nullable
            Double lost,

            AttractorKind beyond) {
        /** Distance between the two factors; 0 where the cycle is not lost. */
        double bracket() {
            return lost == null ? 0 : Math.abs(lost - persists);
        }
    }

    /**
     * The range of a group.
     *
     * @param group block of W_rec that was scaled
     * @param lower edge below 1
     * @param upper edge above 1
     * @param samples results at all factors that were tried, ascending
     */
    public record Range(ProjectionGroup group, Edge lower, Edge upper, List<Sample> samples) {
        public Range {
            samples = List.copyOf(samples);
        }

        /** Width of the range, from edge to edge. */
        public double width() {
            return upper.persists - lower.persists;
        }
    }

    /**
     * The ranges of all groups.
     *
     * @param about map or flow
     * @param ranges in the order of {@link ProjectionGroup}
     */
    public record Result(About about, List<Range> ranges) {
        public Result {
            ranges = List.copyOf(ranges);
        }

        /** The range of a group. */
        public Range of(ProjectionGroup group) {
            return ranges.stream().filter(r -> r.group == group).findFirst().orElseThrow();
        }
    }

    /**
     * Certificate of the ranges.
     *
     * @param networks number of scaled networks
     * @param undecided number of them whose attractor was not decided
     * @param widestBracket largest distance between the last factor with and the first without a cycle; 0 for no edge
     */
    public record Certificate(int networks, int undecided, double widestBracket) {
        static Certificate of(Result result) {
            List<Sample> samples =
                    result.ranges().stream().flatMap(r -> r.samples().stream()).toList();
            return new Certificate(
                    samples.size(),
                    (int) samples.stream()
                            .filter(s -> s.kind() == AttractorKind.UNDECIDED)
                            .count(),
                    result.ranges().stream()
                            .flatMap(r -> Stream.of(r.lower(), r.upper()))
                            .mapToDouble(Edge::bracket)
                            .max()
                            .orElse(0));
        }
    }

    /** The ranges of all groups for the cycle that a state leads to; see {@link #range}. */
    public Result of(RateNetwork network, double[] state) {
        List<Range> ranges = new ArrayList<>();
        for (ProjectionGroup group : ProjectionGroup.values()) {
            ranges.add(range(network, state, group));
        }
        return new Result(about, ranges);
    }

    /**
     * The range of one group.
     *
     * @param state state from which the unscaled network reaches its cycle, N, e.g. that at the end of a trial
     * @throws IllegalArgumentException if it reaches no limit cycle
     */
    public Range range(RateNetwork network, double[] state, ProjectionGroup group) {
        Found here = find(network, group, 1, Vector.of(state));
        if (!here.isCycle()) {
            throw new IllegalArgumentException(
                    "Block factors are scanned for a limit cycle: this network's steady state ("
                            + about.name().toLowerCase(java.util.Locale.ROOT) + ") is " + here.sample.kind.key()
                            + "; choose another network");
        }
        List<Sample> samples = new ArrayList<>();
        samples.add(here.sample);
        Edge lower = follow(network, group, here, -step, lowest, samples);
        Edge upper = follow(network, group, here, step, highest, samples);
        samples.sort(Comparator.comparingDouble(Sample::factor));
        return new Range(group, lower, upper, samples);
    }

    /** A factor with the last state of its orbit. */
    private record Found(Sample sample, Vector state) {
        boolean isCycle() {
            return sample.kind == AttractorKind.LIMIT_CYCLE;
        }
    }

    private Found find(RateNetwork network, ProjectionGroup group, double factor, Vector state) {
        Attractor attractor =
                Attractors.of(group.scale(network, factor), about, Effort.QUICK).from(state);
        return new Found(
                new Sample(factor, attractor.kind(), attractor.amplitude(), attractor.period()), attractor.state());
    }

    private Edge follow(
            RateNetwork network, ProjectionGroup group, Found start, double by, double end, List<Sample> samples) {
        Found inner = start;
        for (int k = 1; inner.sample.factor != end; k++) {
            double next = by < 0 ? Math.max(end, 1 + k * by) : Math.min(end, 1 + k * by);
            Found outer = find(network, group, next, inner.state);
            samples.add(outer.sample);
            if (!outer.isCycle()) {
                return bisect(network, group, inner, outer, samples);
            }
            inner = outer;
        }
        return new Edge(inner.sample.factor, null, AttractorKind.LIMIT_CYCLE);
    }

    /**
     * Bisection. An orbit that takes too long to be classified is close to the edge: the attractor beyond it is then
     * taken from farther out.
     */
    private Edge bisect(RateNetwork network, ProjectionGroup group, Found from, Found to, List<Sample> samples) {
        Found inner = from;
        Found outer = to;
        AttractorKind beyond = to.sample.kind;
        while (Math.abs(outer.sample.factor - inner.sample.factor) > resolution) {
            double middle = (inner.sample.factor + outer.sample.factor) / 2;
            Found found = find(network, group, middle, inner.state);
            samples.add(found.sample);
            if (found.isCycle()) {
                inner = found;
            } else {
                outer = found;
                beyond = found.sample.kind == AttractorKind.UNDECIDED ? beyond : found.sample.kind;
            }
        }
        return new Edge(inner.sample.factor, outer.sample.factor, beyond);
    }

    @Override
    public Card card() {
        return Card.ofNetwork(
                        "block-sensitivity",
                        "how far blocks of W_rec can be scaled before the limit cycle is lost",
                        Card.Material.STATE_AFTER_TRIAL,
                        About.MAP,
                        About.FLOW)
                .field("about", "map or flow")
                .field("ranges", "one range for each block")
                .field("ranges.group", "block of W_rec that is scaled")
                .field("ranges.lower", "edge of the range below factor 1")
                .field("ranges.lower.persists", "outermost factor with a limit cycle")
                .field("ranges.lower.lost", "innermost factor without")
                .field(
                        "ranges.lower.beyond",
                        "attractor beyond the edge; limit-cycle where the cycle persists to the last factor")
                .field("ranges.upper", "edge of the range above factor 1")
                .field("ranges.upper.persists", "outermost factor with a limit cycle")
                .field("ranges.upper.lost", "innermost factor without")
                .field(
                        "ranges.upper.beyond",
                        "attractor beyond the edge; limit-cycle where the cycle persists to the last factor")
                .field("ranges.samples", "factors that were tried, ascending")
                .field("ranges.samples.factor", "factor of the block")
                .field(
                        "ranges.samples.kind",
                        "fixed-point, fixed-point-set, limit-cycle, quasi-periodic, chaotic, silent, growing or undecided")
                .field(
                        "ranges.samples.amplitude",
                        "",
                        "sqrt(sum_i std_i^2)",
                        "root of the summed variances of all states")
                .field("ranges.samples.period_s", "s", "T", "period of a limit cycle")
                .certificate("networks", "", "", "number of scaled networks whose attractor was sought")
                .certificate("undecided", "", "", "number of them whose attractor was not decided")
                .certificate(
                        "widest_bracket",
                        "",
                        "max |lost - persists|",
                        "largest distance between the last factor with and the first without a cycle")
                .cites("rajakumar2021")
                .example("rondo analyze block-sensitivity network.npz", "ranges of the factors for the Euler map")
                .example(
                        "rondo analyze block-sensitivity network.npz --about flow --set step=0.25",
                        "ranges for the flow, in coarser steps");
    }

    @Override
    public dev.rondo.analysis.Answer<BlockSensitivity.Result> of(Subject subject) {
        Result result = of(subject.network(), subject.state().toArray());
        return dev.rondo.analysis.Answer.about(about, result, Certificate.of(result));
    }

    @Override
    public Drawing draw(BlockSensitivity.Result result, Subject subject) {
        return Drawing.of(BlockSensitivityFigure.of(result));
    }
}
