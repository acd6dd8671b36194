package dev.rondo.analysis;

import dev.rondo.continuation.patched.CycleSearch;
import dev.rondo.continuation.patched.FlowOutcome;
import dev.rondo.continuation.patched.PatchedCycle;
import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.Crossing;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.Piece;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.TwoSidedEigen;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkField;
import dev.rondo.network.RateNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The relay of eigenmodes along a patched cycle: what Rajakumar, Rinzel and Chen (2021) propose for the steady state of a
 * ReLU network, "patching" its linear pieces, and did not do.
 *
 * <p>In each region crossed the flow is {@code dx/dt = A x + b}, with modes of its own. The leading mode of a region is the
 * one with the largest real part, of a pair the one that turns forwards. At a crossing it hands over to the mode of the next
 * region that its eigenvector r drives best: the j with the largest {@code |l_j^H r|}, left eigenvectors l and right ones r of
 * unit length, which is the cosine between r and what drives mode j best. (Amplitudes {@code l_j^H r / l_j^H r_j} do not
 * tell: the modes of silent units are nearly parallel, and huge amplitudes of theirs cancel.)
 */
public record EigenmodeRelay() {
    /**
     * The relay.
     *
     * @param period of the cycle
     * @param legs the regions in the order of the visit
     * @param growingTime the share of the period spent in regions that have a growing mode
     * @param handedToLeading the share of the crossings at which the leading mode hands over to the next region's leading
     *     mode
     */
    public record Result(Time period, List<Leg> legs, double growingTime, double handedToLeading) {}

    /**
     * The stay in one region.
     *
     * @param duration of the stay
     * @param active the active units, from 0
     * @param turning the unit that crosses at its end
     * @param joins whether that unit becomes active
     * @param growing the modes with a positive growth rate, one of every pair, fastest first
     * @param leading the mode with the largest growth rate
     * @param handsOverTo the mode of the next region that the leading one drives best, by its place in growth there: 0 is
     *     the leading one
     * @param handedRatePerS the growth rate of that mode
     * @param handedFrequency how fast that mode turns
     */
    public record Leg(
            Time duration,
            List<Integer> active,
            int turning,
            boolean joins,
            List<Mode> growing,
            Mode leading,
            int handsOverTo,
            double handedRatePerS,
            Frequency handedFrequency) {}

    /**
     * A mode.
     *
     * @param ratePerS the growth rate
     * @param frequency 0 where it does not turn
     */
    public record Mode(double ratePerS, Frequency frequency) {
        static Mode of(Complex z) {
            return new Mode(z.re(), Frequency.radiansPerSecond(Math.abs(z.im())));
        }
    }

    /**
     * Why to believe it.
     *
     * @param residual of the closed orbit
     * @param trivialMultiplierError |mu - 1| of the trivial multiplier
     * @param worstCondition the largest condition number of a leading eigenvalue: how well its eigenvector is known
     */
    public record Certificate(double residual, double trivialMultiplierError, double worstCondition) {}

    /** Result and certificate. */
    public record Answer(Result result, Certificate certificate) {}

    /**
     * The relay of the cycle on which the flow of a ReLU network ends.
     *
     * @throws IllegalArgumentException if the network is not ReLU, or ends on no cycle; the message says on what instead
     */
    public Answer from(RateNetwork network, Vector state) {
        PiecewiseLinearField field = NetworkField.rectifiedAtRest(network);
        FlowOutcome outcome = CycleSearch.DEFAULT.from(ExactFlow.of(field), state);
        if (outcome instanceof FlowOutcome.OnCycle c) {
            return of(field, c.cycle());
        }
        throw new IllegalArgumentException(
                "Modes hand over along a limit cycle of the flow, and this network ends on none"
                        + " ("
                        + (outcome instanceof FlowOutcome.Undecided u
                                ? u.reason()
                                : outcome.getClass().getSimpleName())
                        + "): see rondo analyze limit-cycle --about flow");
    }

    /** The relay along a cycle. */
    public Answer of(PiecewiseLinearField field, PatchedCycle cycle) {
        PatchedPath path = cycle.path();
        List<Piece> pieces = new ArrayList<>(path.pieces());
        boolean closed = pieces.size() > path.crossings().size()
                && pieces.getFirst().region().equals(pieces.getLast().region());
        if (closed) {
            Piece first = pieces.removeFirst();
            Piece last = pieces.removeLast();
            pieces.add(new Piece(last.start(), last.duration().plus(first.duration()), last.region(), last.state()));
        }
        int legs = pieces.size();
        // The first crossing ends the first piece, which is now the last leg.
        int shift = closed ? 1 : 0;
        List<Sorted> spectra = pieces.stream()
                .map(p -> Sorted.of(TwoSidedEigen.of(field.matrix(p.region()))))
                .toList();
        List<Leg> relay = new ArrayList<>();
        double growing = 0;
        int toLeading = 0;
        double condition = 1;
        for (int k = 0; k < legs; k++) {
            Sorted here = spectra.get(k);
            Sorted next = spectra.get((k + 1) % legs);
            int heir = next.heirOf(here);
            Crossing crossing =
                    path.crossings().get((k + shift) % path.crossings().size());
            List<Mode> modes = here.growing();
            Time duration = pieces.get(k).duration();
            growing += modes.isEmpty() ? 0 : duration.seconds();
            toLeading += heir == 0 ? 1 : 0;
            condition = Math.max(condition, here.conditionOfLeading());
            relay.add(new Leg(
                    duration,
                    pieces.get(k).region().members(),
                    crossing.gate(),
                    crossing.opens(),
                    modes,
                    Mode.of(here.value(0)),
                    heir,
                    next.value(heir).re(),
                    Mode.of(next.value(heir)).frequency()));
        }
        return new Answer(
                new Result(
                        cycle.period(),
                        relay,
                        growing / cycle.period().seconds(),
                        (double) toLeading / Math.max(1, legs)),
                new Certificate(
                        cycle.certificate().residual(), cycle.certificate().trivialMultiplierError(), condition));
    }

    /** A spectrum by decreasing growth rate, one of every conjugate pair. */
    private record Sorted(TwoSidedEigen eigen, List<Integer> order) {
        static Sorted of(TwoSidedEigen eigen) {
            return new Sorted(
                    eigen,
                    IntStream.range(0, eigen.values().size())
                            .filter(k -> eigen.values().im(k) >= 0)
                            .boxed()
                            .sorted((a, b) -> Double.compare(
                                    eigen.values().re(b), eigen.values().re(a)))
                            .toList());
        }

        Complex value(int place) {
            return eigen.values().get(order.get(place));
        }

        List<Mode> growing() {
            return IntStream.range(0, order.size())
                    .mapToObj(this::value)
                    .filter(z -> z.re() > 0)
                    .map(Mode::of)
                    .toList();
        }

        double conditionOfLeading() {
            return eigen.conditions().get(order.getFirst());
        }

        /** The place of the mode that another region's leading eigenvector drives best. */
        int heirOf(Sorted before) {
            int column = before.order.getFirst();
            int heir = 0;
            double most = -1;
            for (int place = 0; place < order.size(); place++) {
                double driven = overlap(order.get(place), before.eigen, column);
                if (driven > most) {
                    most = driven;
                    heir = place;
                }
            }
            return heir;
        }

        private double overlap(int left, TwoSidedEigen other, int right) {
            Complex sum = Complex.ZERO;
            for (int i = 0; i < eigen.values().size(); i++) {
                sum = sum.plus(eigen.left()
                        .get(i, left)
                        .conjugate()
                        .times(other.right().get(i, right)));
            }
            return sum.abs();
        }
    }
}
