package dev.rondo.analysis.rest;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.continuation.patched.PatchedCycle;
import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.Crossing;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.Piece;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkField;
import dev.rondo.network.RateNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * The relay of eigenmodes along a patched cycle: what Rajakumar, Rinzel and Chen (2021) propose for the steady state of a
 * ReLU network, "patching" its linear pieces, and did not do.
 *
 * <p>In each region crossed the flow is {@code dx/dt = A x + b}, with modes of its own. The leading mode of a region is the
 * one with the largest real part, of a pair the one that turns forwards. At a crossing it hands over to the mode of the next
 * region that its eigenvector r drives best: the j with the largest {@code |l_j^H r|}, left eigenvectors l and right ones r of
 * unit length, which is the cosine between r and what drives mode j best. (Amplitudes {@code l_j^H r / l_j^H r_j} do not
 * tell: the modes of silent units are nearly parallel, and huge amplitudes of theirs cancel.) Modes whose rates agree as far as
 * they are known (multiple and defective eigenvalues) tie: {@link RegionModes}.
 */
public record EigenmodeRelay() implements Analysis<EigenmodeRelay.Result> {
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
     * @param tied how many modes share that rate, as far as it is known: 1 where one leads; several hand over together
     * @param handsOverTo the mode of the next region that the leading one drives best, by how many modes grow faster there: 0
     *     is the leading one, or one of those that tie for it
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
            int tied,
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
        PiecewiseLinearField field = NetworkField.piecewiseLinearAtRest(network);
        Attractor attractor = Attractors.of(field, network.timeConstants().longest(), network.dt(), Effort.USUAL)
                .from(state);
        return attractor instanceof Attractor.Cycle c && c.patched().isPresent()
                ? of(field, c.patched().get())
                : refused(attractor);
    }

    private static Answer refused(Attractor attractor) {
        String end = attractor instanceof Attractor.Undecided u
                ? u.seen()
                : attractor.kind().key();
        throw new IllegalArgumentException(
                "Modes hand over along a limit cycle of the flow, and this network ends on none (" + end
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
        List<RegionModes> spectra = pieces.stream()
                .map(p -> RegionModes.of(field.matrix(p.region())))
                .toList();
        List<Leg> relay = new ArrayList<>();
        double growing = 0;
        int toLeading = 0;
        double condition = 1;
        for (int k = 0; k < legs; k++) {
            RegionModes here = spectra.get(k);
            RegionModes next = spectra.get((k + 1) % legs);
            int heir = next.heirOf(here);
            Crossing crossing =
                    path.crossings().get((k + shift) % path.crossings().size());
            List<Mode> modes = here.growing().stream().map(Mode::of).toList();
            Time duration = pieces.get(k).duration();
            growing += modes.isEmpty() ? 0 : duration.seconds();
            toLeading += heir == 0 ? 1 : 0;
            condition = Math.max(condition, here.conditionOfLeading());
            relay.add(new Leg(
                    duration,
                    pieces.get(k).region().members(),
                    crossing.manifold(),
                    crossing.opens(),
                    modes,
                    Mode.of(here.value(0)),
                    here.tied(),
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

    @Override
    public Card card() {
        return Card.ofNetwork(
                        "relay",
                        "which region's growing mode hands over to which along the flow's cycle",
                        Card.Material.STATE_AFTER_TRIAL,
                        About.FLOW)
                .field("period_s", "s", "T", "period of the cycle")
                .field("legs", "linear regions in the order of the visit")
                .field("legs.duration_s", "s", "", "time spent in the region")
                .field("legs.active", "active units, from 0")
                .field("legs.turning", "unit that crosses its threshold at the end")
                .field("legs.joins", "whether that unit becomes active")
                .field("legs.growing", "modes with a positive growth rate, one of every conjugate pair, fastest first")
                .field("legs.growing.rate_per_s", "1/s", "Re lambda", "growth rate")
                .field("legs.growing.frequency_hz", "Hz", "|Im lambda|/(2 pi)", "frequency")
                .field("legs.leading", "mode with the largest growth rate")
                .field("legs.leading.rate_per_s", "1/s", "Re lambda", "growth rate")
                .field("legs.leading.frequency_hz", "Hz", "|Im lambda|/(2 pi)", "frequency")
                .field("legs.tied", "number of modes that share that rate to rounding")
                .field(
                        "legs.hands_over_to",
                        "",
                        "argmax_j |l_j^H r|",
                        "rank by growth rate of the mode of the next region that the leading mode drives best")
                .field("legs.handed_rate_per_s", "1/s", "Re lambda", "growth rate of that mode")
                .field("legs.handed_frequency_hz", "Hz", "|Im lambda|/(2 pi)", "frequency of that mode")
                .field("growing_time", "share of the period spent in regions with a growing mode")
                .field("handed_to_leading", "share of the crossings with hands_over_to = 0")
                .certificate(
                        "residual", "", "|phi_T(x) - x|/|x|", "closing error of the cycle relative to the largest |x|")
                .certificate(
                        "trivial_multiplier_error",
                        "",
                        "|mu - 1|",
                        "error of the multiplier along the flow, which is 1")
                .certificate(
                        "worst_condition", "", "|l| |r|/|l^H r|", "largest condition number of a leading eigenvalue")
                .note("In every region that the cycle crosses, the leading mode is the one that grows fastest; tied"
                        + " says how many share its rate. At the crossing it hands over to the mode of the next"
                        + " region that it drives best, hands_over_to: 0 is the leading one there, 1 the next in"
                        + " growth, and so on; handed_rate_per_s and handed_frequency_hz are that mode's."
                        + " handed_to_leading is the share of crossings with hands_over_to = 0.")
                .cites("rajakumar2021")
                .example("rondo analyze relay network.npz", "regions that the cycle crosses, and their modes")
                .example("rondo analyze relay network.npz --figure relay.svg", "the relay over one period as a figure");
    }

    @Override
    public dev.rondo.analysis.Answer<EigenmodeRelay.Result> of(Subject subject) {
        Answer answer = from(subject.network(), subject.state());
        return dev.rondo.analysis.Answer.about(About.FLOW, answer.result(), answer.certificate());
    }

    @Override
    public Drawing draw(EigenmodeRelay.Result result, Subject subject) {
        return Drawing.of(RelayFigure.of(result, subject.network()));
    }
}
