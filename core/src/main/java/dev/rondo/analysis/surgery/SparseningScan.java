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
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Projection;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.network.Sparsening;
import dev.rondo.random.Key;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Steady state after random removal of connections of a projection (Rajakumar, Rinzel and Chen 2021, figure 5d), for
 * several masks, since a single one is not representative. It is that of the trained Euler map; every cut network runs
 * the trial anew.
 *
 * @param projection projection whose connections are cut
 * @param fractions fractions of connections that are cut
 * @param masks number of masks, random orders in which connections are cut
 */
public record SparseningScan(
        @Setting(meaning = "whose connections are cut", byDefault = "e-to-e")
        Projection projection,

        @Setting(
                meaning = "fractions of connections that are cut",
                byDefault = "[0.05, 0.1, 0.15, 0.2]",
                min = 0,
                max = 1)
        List<Double> fractions,

        @Setting(meaning = "random orders in which connections go", byDefault = "5", min = 1, max = 10000)
        int masks)
        implements Analysis<SparseningScan.Result> {

    /** E to E, the paper's four fractions, five masks. */
    public static final SparseningScan DEFAULT =
            new SparseningScan(Projection.E_TO_E, List.of(0.05, 0.1, 0.15, 0.2), 5);

    public SparseningScan {
        fractions = List.copyOf(fractions);
    }

    /**
     * One cut network.
     *
     * @param fraction fraction of the connections that are cut
     * @param mask index of the mask
     * @param kind kind of the steady state
     * @param amplitude root of the summed variances of all states; 0 at a fixed point
     * @param period period of a limit cycle; empty for other steady states
     */
    public record Sample(double fraction, int mask, AttractorKind kind, double amplitude, Optional<Time> period) {}

    /**
     * All cut networks, fraction by fraction.
     *
     * @param samples cut networks, fraction by fraction, mask by mask
     */
    public record Result(List<Sample> samples) {
        public Result {
            samples = List.copyOf(samples);
        }

        /** Number of masks of a fraction that leave a limit cycle. */
        public long cycles(double fraction) {
            return samples.stream()
                    .filter(s -> s.fraction == fraction && s.kind == AttractorKind.LIMIT_CYCLE)
                    .count();
        }
    }

    /**
     * Certificate of the scan.
     *
     * @param networks number of cut networks
     * @param undecided number of them whose attractor was not decided
     * @param standardError largest standard error of the share of masks that leave a limit cycle
     */
    public record Certificate(int networks, int undecided, double standardError) {}

    /**
     * The scan.
     *
     * @param u the trial's input, T x N_in, baseline included
     * @param key key of the masks
     */
    public Result of(RateNetwork network, Matrix u, Key key) {
        List<Sample> samples = new ArrayList<>();
        for (double fraction : fractions) {
            for (int mask = 0; mask < masks; mask++) {
                samples.add(sample(network, u, fraction, mask, key));
            }
        }
        return new Result(samples);
    }

    private Sample sample(RateNetwork network, Matrix u, double fraction, int mask, Key key) {
        RateNetwork cut = cut(network, fraction, mask, key);
        Attractor found = Attractors.of(cut, About.MAP, Effort.QUICK)
                .from(Vector.of(Simulator.of(cut).stateAfter(u)));
        return new Sample(fraction, mask, found.kind(), found.amplitude(), found.period());
    }

    /** The network that a mask leaves. */
    public RateNetwork cut(RateNetwork network, double fraction, int mask, Key key) {
        return new Sparsening(projection, fraction)
                .cut(network, key.child("mask").child(mask));
    }

    @Override
    public Card card() {
        return Card.ofNetwork(
                        "sparsening",
                        "the steady state without a random part of a projection's connections",
                        Card.Material.TRIAL,
                        About.MAP)
                .field("samples", "the cut networks, fraction by fraction, mask by mask")
                .field("samples.fraction", "fraction of the connections that are cut")
                .field("samples.mask", "number of the random order in which connections go, from 0")
                .field(
                        "samples.kind",
                        "fixed-point, fixed-point-set, limit-cycle, quasi-periodic, chaotic, silent, growing or undecided")
                .field("samples.amplitude", "", "sqrt(sum_i std_i^2)", "root of the summed variances of all states")
                .field("samples.period_s", "s", "T", "period of a limit cycle")
                .certificate("networks", "", "", "number of cut networks")
                .certificate("undecided", "", "", "number of them whose attractor was not decided")
                .certificate(
                        "standard_error",
                        "",
                        "max_f sqrt(p (1 - p)/masks)",
                        "largest standard error of the share of masks that leave a limit cycle")
                .cites("rajakumar2021")
                .example("rondo analyze sparsening network.npz", "steady states after cutting E-to-E connections")
                .example("rondo analyze sparsening network.npz --set masks=2 --json", "with two random orders");
    }

    @Override
    public dev.rondo.analysis.Answer<SparseningScan.Result> of(Subject subject) {
        Result result = of(subject.network(), subject.input(), subject.key());
        return dev.rondo.analysis.Answer.about(About.MAP, result, certificate(result));
    }

    private Certificate certificate(Result result) {
        return new Certificate(
                result.samples().size(),
                (int) result.samples().stream()
                        .filter(s -> s.kind() == AttractorKind.UNDECIDED)
                        .count(),
                fractions.stream()
                        .mapToDouble(f -> (double) result.cycles(f) / masks)
                        .map(p -> Math.sqrt(p * (1 - p) / masks))
                        .max()
                        .orElse(0));
    }

    @Override
    public Drawing draw(SparseningScan.Result result, Subject subject) {
        return Drawing.of(SparseningFigure.of(result));
    }
}
