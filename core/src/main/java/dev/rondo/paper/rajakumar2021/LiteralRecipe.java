package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.linear.LeakageSpectrum;
import dev.rondo.analysis.rest.SteadyState;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.ProjectiveCycle;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.common.StimulusPlayer;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.run.ensemble.Ensemble;
import java.util.List;
import java.util.Optional;

/**
 * Not a figure of the paper: networks that were trained by its text to the letter, beside those of the figures.
 *
 * <p>Without baseline and bias a ReLU network is homogeneous: its spontaneous activity decays to 0 or grows, and its
 * direction may rotate on a projective cycle.
 *
 * @param networks source of the trained networks
 */
public record LiteralRecipe(TrainedNetworks networks) implements PaperFigure {
    static final Time TRIAL = Time.seconds(1);
    static final Time WATCHED = Time.seconds(6);
    private static final double TONIC = 0.2;
    private static final double SILENT = 0.05;

    /**
     * One network.
     *
     * @param recipe training recipe
     * @param seed random seed of the network
     * @param epochs number of training epochs
     * @param r2 of its best validation
     * @param unread readouts whose first weight was drawn negative, so that it was 0
     * @param silent readouts that do not reach a twentieth of their target in the trial
     * @param spectralRadius spectral radius of W_rec
     * @param growing eigenvalues of W_rec with a real part above 1
     * @param kind kind of attractor of the spontaneous activity
     * @param period period of a limit cycle, s; NaN if it is none
     * @param projective behaviour of the direction of x, if the network is homogeneous
     * @param withDrive kind of attractor with a tonic drive of 0.2
     */
    public record Compared(
            String recipe,
            long seed,
            int epochs,
            double r2,
            int unread,
            int silent,
            double spectralRadius,
            int growing,
            AttractorKind kind,
            double period,
            Optional<Projective> projective,
            AttractorKind withDrive) {}

    /**
     * Projective attractor of a homogeneous network, which stands in place of an attractor.
     *
     * @param kind limit cycle if the direction rotates, fixed point if it does not
     * @param growthPerSecond d log|x|/dt
     * @param period period of the direction, s; NaN if it does not rotate
     * @param factorPerPeriod factor by which |x| changes in a period; NaN if the direction does not rotate
     */
    public record Projective(AttractorKind kind, double growthPerSecond, double period, double factorPerPeriod) {
        static Projective of(ProjectiveCycle cycle) {
            return new Projective(
                    cycle.kind(),
                    cycle.growthPerSecond(),
                    cycle.period().map(Time::seconds).orElse(Double.NaN),
                    cycle.factorPerPeriod().orElse(Double.NaN));
        }
    }

    /**
     * Measured values of the figure.
     *
     * @param literal networks trained to the letter
     * @param usual the network of the figures from the same first seed
     * @param inhomogeneity largest |G(2 x) - 2 G(x)|/|G(x)| of their maps at rest, over the states of a trial
     */
    public record Numbers(List<Compared> literal, Compared usual, double inhomogeneity) {
        public Numbers {
            literal = List.copyOf(literal);
        }
    }

    @Override
    public String id() {
        return "literal";
    }

    @Override
    public String title() {
        return "The text to the letter, beside the default";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        List<TrainedNetwork> literal = networks.literals(workshop);
        TrainedNetwork usual = networks.example(workshop);
        List<Compared> compared = workshop.draws(
                "to the letter", literal.size() + 1, k -> compared(k < literal.size() ? literal.get(k) : usual));
        Numbers numbers = new Numbers(
                compared.subList(0, literal.size()),
                compared.getLast(),
                literal.stream()
                        .mapToDouble(t -> inhomogeneity(t.network()))
                        .max()
                        .orElseThrow());
        return new Outcome(numbers, claims(numbers), LiteralPanels.figure(numbers, literal.getFirst(), usual));
    }

    private static Compared compared(TrainedNetwork trained) {
        RateNetwork network = trained.network();
        SteadyState.Result rest = afterTrial(network);
        LeakageSpectrum spectrum = LeakageSpectrum.of(network);
        return new Compared(
                trained.recipe().name(),
                trained.seed(),
                trained.recipe().training().epochs(),
                trained.r2(),
                unread(trained),
                silent(network),
                spectrum.modes().stream()
                        .mapToDouble(m -> Math.hypot(m.re(), m.im()))
                        .max()
                        .orElseThrow(),
                spectrum.growing(),
                rest.kind(),
                rest.period().map(Time::seconds).orElse(Double.NaN),
                rest.projective().map(Projective::of),
                afterTrial(network.withBaseline(TONIC)).kind());
    }

    private static SteadyState.Result afterTrial(RateNetwork network) {
        return SteadyState.DEFAULT.after(network, StimulusPlayer.input(network, Stimulus.decay(), TRIAL));
    }

    private static int unread(TrainedNetwork trained) {
        Matrix first = Ensemble.initial(trained.recipe(), trained.seed()).readout();
        int unread = 0;
        for (int l = 0; l < first.rows(); l++) {
            unread += first.get(l, l) > 0 ? 0 : 1;
        }
        return unread;
    }

    private static int silent(RateNetwork network) {
        Matrix z = StimulusPlayer.quietly(network, Stimulus.decay(), TRIAL).z();
        int silent = 0;
        for (int l = 0; l < z.columns(); l++) {
            silent += StimulusPlayer.columns(z, l, l + 1).maxAbs() < SILENT ? 1 : 0;
        }
        return silent;
    }

    private static double inhomogeneity(RateNetwork network) {
        NetworkMap map = NetworkMap.atRest(network);
        Matrix states = StimulusPlayer.quietly(network, Stimulus.decay(), TRIAL).x();
        double largest = 0;
        double[] once = new double[network.units()];
        double[] twice = new double[network.units()];
        for (int t = 0; t < states.rows(); t++) {
            map.apply(states.row(t).toArray(), once);
            map.apply(states.row(t).times(2).toArray(), twice);
            double difference = 0;
            double size = 0;
            for (int i = 0; i < once.length; i++) {
                difference = Math.hypot(difference, twice[i] - 2 * once[i]);
                size = Math.hypot(size, once[i]);
            }
            largest = Math.max(largest, size == 0 ? 0 : difference / size);
        }
        return largest;
    }

    private static List<Claim> claims(Numbers numbers) {
        List<Compared> literal = numbers.literal;
        int all = literal.size();
        int epochs = literal.getFirst().epochs();
        double worst = literal.stream().mapToDouble(Compared::r2).min().orElseThrow();
        return List.of(
                new Claim(
                                "By the text, plain gradient descent at a rate of 0.01 learns the sequence: R2 of the"
                                        + " worse of "
                                        + all + " after " + epochs
                                        + " updates above 0.95 (p. 2612 says more than 10^5)",
                                Comparison.greater(Measurement.exact(worst), 0.95))
                        .because(Reasons.SMALL_READOUT_WEIGHTS),
                new Claim(
                                "The default learns it in " + numbers.usual.epochs() + ": R2 above 0.95",
                                Comparison.greater(Measurement.exact(numbers.usual.r2()), 0.95))
                        .ours(),
                new Claim(
                                "W_out from U[-0.1, 0.1] (p. 2609) leaves no readout behind: readouts drawn negative,"
                                        + " which Dale's principle silences, in the worst network",
                                Comparison.equal(
                                        Measurement.exact(literal.stream()
                                                .mapToInt(Compared::unread)
                                                .max()
                                                .orElseThrow()),
                                        0))
                        .because(Reasons.NEGATIVE_READOUTS),
                new Claim(
                                "Without a stimulus, they end on a limit cycle: share of " + all + " (p. 2615)",
                                Comparison.all(
                                        literal.stream()
                                                .filter(c -> c.kind() == AttractorKind.LIMIT_CYCLE)
                                                .count(),
                                        all))
                        .because(Reasons.HOMOGENEOUS_DECAY),
                new Claim(
                                "They cannot: without drive and bias the map is homogeneous (|G(2x) - 2 G(x)| over"
                                        + " |G(x)|, largest in a trial)",
                                Comparison.less(Measurement.exact(numbers.inhomogeneity), 1e-12))
                        .ours(),
                new Claim(
                                "Instead they decay or grow by a rate (slowest |d log|x|/dt| in 1/s, above 0.01)",
                                Comparison.greater(
                                        Measurement.exact(literal.stream()
                                                .flatMap(c -> c.projective().stream())
                                                .mapToDouble(p -> Math.abs(p.growthPerSecond()))
                                                .min()
                                                .orElse(Double.NaN)),
                                        0.01))
                        .ours(),
                new Claim(
                                "The default ends on a limit cycle (1: it does)",
                                Comparison.isTrue(numbers.usual.kind() == AttractorKind.LIMIT_CYCLE))
                        .ours(),
                new Claim(
                                "A tonic drive of 0.2, added after training to the letter, is enough for a limit"
                                        + " cycle: share of "
                                        + all,
                                Comparison.all(
                                        literal.stream()
                                                .filter(c -> c.withDrive() == AttractorKind.LIMIT_CYCLE)
                                                .count(),
                                        all))
                        .ours()
                        .because(Reasons.DRIVE_IS_NOT_ENOUGH));
    }
}
