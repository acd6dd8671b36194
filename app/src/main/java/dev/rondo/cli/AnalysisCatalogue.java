package dev.rondo.cli;

import dev.rondo.analysis.activity.Jpca;
import dev.rondo.analysis.activity.Pca;
import dev.rondo.analysis.activity.PotentialLandscape;
import dev.rondo.analysis.linear.Amplification;
import dev.rondo.analysis.linear.Autocovariance;
import dev.rondo.analysis.linear.FrequencyResponse;
import dev.rondo.analysis.linear.Gramians;
import dev.rondo.analysis.linear.LeakageSpectrum;
import dev.rondo.analysis.linear.MatrixSpectrum;
import dev.rondo.analysis.linear.Pseudospectrum;
import dev.rondo.analysis.linear.ReducedPlane;
import dev.rondo.analysis.linear.SchurProfile;
import dev.rondo.analysis.rest.Basins;
import dev.rondo.analysis.rest.Edge;
import dev.rondo.analysis.rest.EigenmodeRelay;
import dev.rondo.analysis.rest.FixedPoints;
import dev.rondo.analysis.rest.LimitCycle;
import dev.rondo.analysis.rest.Lyapunov;
import dev.rondo.analysis.rest.RelayFigure;
import dev.rondo.analysis.rest.SteadyState;
import dev.rondo.analysis.rest.StepSizeStudy;
import dev.rondo.analysis.surgery.BlockSensitivity;
import dev.rondo.analysis.surgery.HebbianPlasticity;
import dev.rondo.analysis.surgery.SparseningScan;
import dev.rondo.attractor.About;
import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.figure.Figure;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;
import dev.rondo.setting.Names;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The analyses that the command line knows, one line each. */
final class AnalysisCatalogue {
    /** An analysis of what a user hands in. */
    @FunctionalInterface
    interface Analysis {
        Answer of(AnalysisSource source);
    }

    /**
     * What an analysis says.
     *
     * @param result the answer
     * @param certificate why to believe it
     * @param about which system it is about, where the settings chose
     * @param figure of it, made when it is asked for; only where the entry draws
     */
    record Answer(Record result, Record certificate, Optional<About> about, Optional<Supplier<Figure>> figure) {
        Answer(Record result, Record certificate) {
            this(result, certificate, Optional.empty(), Optional.empty());
        }

        Answer(Record result, Record certificate, About about) {
            this(result, certificate, Optional.of(about), Optional.empty());
        }

        Answer drawnBy(Supplier<Figure> drawing) {
            return new Answer(result, certificate, about, Optional.of(drawing));
        }
    }

    /**
     * One line of the catalogue.
     *
     * @param name on the command line
     * @param abouts which systems the result can be about, first the one that it is about if nothing is said; none if it is
     *     about the matrix alone
     * @param summary what it computes
     * @param analysis how
     * @param settings what {@code --set} changes, if anything
     * @param draws whether its answers have a figure
     * @param note what its help explains of the answer; may be empty
     */
    record Entry(
            String name,
            List<About> abouts,
            String summary,
            Analysis analysis,
            Optional<Class<? extends Record>> settings,
            boolean draws,
            String note) {
        Entry(String name, List<About> abouts, String summary, Analysis analysis) {
            this(name, abouts, summary, analysis, Optional.empty(), false, "");
        }

        Entry(String name, About about, String summary, Analysis analysis) {
            this(name, List.of(about), summary, analysis);
        }

        /** An analysis of a matrix. */
        Entry(String name, String summary, Analysis analysis) {
            this(name, List.of(), summary, analysis);
        }

        Entry set(Class<? extends Record> type) {
            return new Entry(name, abouts, summary, analysis, Optional.of(type), draws, note);
        }

        Entry drawing() {
            return new Entry(name, abouts, summary, analysis, settings, true, note);
        }

        Entry noting(String explanation) {
            return new Entry(name, abouts, summary, analysis, settings, draws, explanation);
        }

        /** The system that the result is about if nothing is said: {@code map}, {@code flow} or {@code matrix}. */
        String system() {
            return abouts.isEmpty() ? "matrix" : Names.kebab(abouts.getFirst());
        }
    }

    /**
     * Where a backward stable algorithm is all there is to say.
     *
     * @param method what computed the numbers
     */
    record Method(String method) {}

    private static final List<About> MAP_OR_FLOW = List.of(About.MAP, About.FLOW);

    static final List<Entry> ENTRIES = List.of(
            new Entry(
                            "steady-state",
                            MAP_OR_FLOW,
                            "spontaneous activity after the stimulus: attractor, period, replay",
                            AnalysisCatalogue::steadyState)
                    .set(SteadyState.class),
            new Entry(
                    "spectrum",
                    "modes of (W_rec - I)/tau: growth rates and frequencies",
                    s -> stable(LeakageSpectrum.of(s.network()))),
            new Entry(
                            "limit-cycle",
                            MAP_OR_FLOW,
                            "period, orbit and Floquet multipliers of the cycle that the network ends on",
                            AnalysisCatalogue::limitCycle)
                    .set(LimitCycle.class),
            new Entry(
                            "fixed-points",
                            MAP_OR_FLOW,
                            "all fixed points that can be found, with their spectra",
                            AnalysisCatalogue::fixedPoints)
                    .set(FixedPoints.class),
            new Entry("lyapunov", MAP_OR_FLOW, "Lyapunov exponents of the attractor", AnalysisCatalogue::lyapunov)
                    .set(Lyapunov.class),
            new Entry(
                            "basins",
                            MAP_OR_FLOW,
                            "which attractors there are, and from which share of random starts",
                            AnalysisCatalogue::basins)
                    .set(Basins.class),
            new Entry(
                            "edge",
                            List.of(About.FLOW, About.MAP),
                            "the unstable cycle or saddle between the basins of two attractors, found without a guess",
                            AnalysisCatalogue::edge)
                    .set(Edge.class),
            new Entry(
                            "step-size",
                            About.FLOW,
                            "what becomes of the attractor as the Euler step shrinks to the flow",
                            AnalysisCatalogue::stepSize)
                    .set(StepSizeStudy.class),
            new Entry(
                            "relay",
                            About.FLOW,
                            "which region's growing mode hands over to which along the flow's cycle",
                            AnalysisCatalogue::relay)
                    .set(EigenmodeRelay.class)
                    .drawing()
                    .noting(
                            "In every region that the cycle crosses, the leading mode is the one that grows fastest; tied"
                                    + " says how many share its rate. At the crossing it hands over to the mode of the next region"
                                    + " that it drives best, hands_over_to: 0 is the leading one there, 1 the next in growth, and so"
                                    + " on; handed_rate_per_s and handed_frequency_hz are that mode's. handed_to_leading is the share"
                                    + " of crossings with hands_over_to = 0."),
            new Entry("pca", About.MAP, "principal components of x(t) in the trial", AnalysisCatalogue::pca),
            new Entry(
                    "amplification",
                    "A(W), A(Lambda), A(T) and every measure of nonnormality",
                    AnalysisCatalogue::amplification),
            new Entry(
                            "matrix-spectrum",
                            "eigenvalues of any matrix, with disc, ellipse, Dale density and outliers",
                            s -> stable(s.settings(MatrixSpectrum.class).of(s.matrix())))
                    .set(MatrixSpectrum.class),
            new Entry(
                            "schur",
                            "the feedforward part of the Schur form: profile, histogram, variances along the chain",
                            s -> stable(s.settings(SchurProfile.class).of(s.matrix())))
                    .set(SchurProfile.class),
            new Entry(
                            "pseudospectrum",
                            "resolvent norms on a grid, epsilon-abscissae, distance to instability",
                            s -> stable(s.settings(Pseudospectrum.class).of(s.matrix())))
                    .set(Pseudospectrum.class),
            new Entry(
                            "gramians",
                            "covariance and observability: which inputs are amplified, into which patterns",
                            s -> stable(s.settings(Gramians.class).of(s.matrix())))
                    .set(Gramians.class),
            new Entry(
                            "frequency-response",
                            "gains at frequencies",
                            s -> stable(s.settings(FrequencyResponse.class).of(s.matrix())))
                    .set(FrequencyResponse.class),
            new Entry(
                            "autocovariance",
                            "autocovariance of the linear stochastic network",
                            s -> stable(s.settings(Autocovariance.class).of(s.matrix())))
                    .set(Autocovariance.class),
            new Entry("jpca", About.MAP, "rotations of x(t) in noisy trials (jPCA)", AnalysisCatalogue::jpca)
                    .set(Jpca.class),
            new Entry(
                            "block-sensitivity",
                            MAP_OR_FLOW,
                            "how far blocks of W_rec can be scaled before the limit cycle is lost",
                            AnalysisCatalogue::blockSensitivity)
                    .set(BlockSensitivity.class),
            new Entry(
                            "sparsening",
                            About.MAP,
                            "the steady state without a random part of a projection's connections",
                            AnalysisCatalogue::sparsening)
                    .set(SparseningScan.class),
            new Entry(
                            "potential",
                            About.MAP,
                            "U = -log P_ss of the noisy steady state on two principal components",
                            AnalysisCatalogue::potential)
                    .set(PotentialLandscape.class),
            new Entry(
                            "hebbian",
                            About.MAP,
                            "spectrum, period and order of the free network under Hebbian plasticity",
                            AnalysisCatalogue::hebbian)
                    .set(HebbianPlasticity.class),
            new Entry(
                    "reduced-plane",
                    "W_rec on its two leading symmetric modes: eigenvalues, rotation, errors",
                    s -> stable(ReducedPlane.of(
                            s.network().recurrent(),
                            ReducedPlane.Gain.TANH,
                            s.network().tau()))));

    /** Noise of analyses that need some: the same for every call. */
    private static final Key NOISE = Key.ofSeed(1);

    private static final int NOISY_TRIALS = 20;

    private AnalysisCatalogue() {}

    static Entry find(String name) {
        return ENTRIES.stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UserInput.unknown(
                        "analysis", name, ENTRIES.stream().map(Entry::name).toList()));
    }

    private static Answer stable(Record result) {
        return new Answer(result, new Method("LAPACK, backward stable"));
    }

    private static Answer steadyState(AnalysisSource source) {
        RateNetwork network = source.network();
        SteadyState settings = source.settings(SteadyState.class);
        SteadyState.Result result = settings.after(network, source.trial(network));
        return new Answer(SteadyStateAnswer.of(result), result.certificate(), settings.about());
    }

    private static Answer limitCycle(AnalysisSource source) {
        RateNetwork network = source.network();
        LimitCycle settings = source.settings(LimitCycle.class);
        LimitCycle.Answer answer = settings.from(network, source.afterTrial(network));
        return new Answer(answer.result(), answer.certificate(), settings.about());
    }

    private static Answer fixedPoints(AnalysisSource source) {
        FixedPoints settings = source.settings(FixedPoints.class);
        FixedPoints.Answer answer = settings.of(source.network());
        return new Answer(answer.result(), answer.certificate(), settings.about());
    }

    private static Answer lyapunov(AnalysisSource source) {
        RateNetwork network = source.network();
        Lyapunov settings = source.settings(Lyapunov.class);
        Lyapunov.Answer answer = settings.from(network, source.afterTrial(network));
        return new Answer(answer.result(), answer.certificate(), settings.about());
    }

    private static Answer basins(AnalysisSource source) {
        Basins settings = source.settings(Basins.class);
        Basins.Answer answer = settings.of(source.network());
        return new Answer(answer.result(), answer.certificate(), settings.about());
    }

    private static Answer edge(AnalysisSource source) {
        RateNetwork network = source.network();
        Edge settings = source.settings(Edge.class);
        Edge.Answer answer = settings.from(network, source.afterTrial(network));
        return new Answer(answer.result(), answer.certificate(), settings.about());
    }

    private static Answer stepSize(AnalysisSource source) {
        RateNetwork network = source.network();
        StepSizeStudy.Answer answer = source.settings(StepSizeStudy.class).from(network, source.afterTrial(network));
        return new Answer(answer.result(), answer.certificate());
    }

    private static Answer relay(AnalysisSource source) {
        RateNetwork network = source.network();
        EigenmodeRelay.Answer answer = source.settings(EigenmodeRelay.class).from(network, source.afterTrial(network));
        return new Answer(answer.result(), answer.certificate())
                .drawnBy(() -> RelayFigure.of(answer.result(), network.population()));
    }

    private static Answer pca(AnalysisSource source) {
        RateNetwork network = source.network();
        Matrix u = source.trial(network);
        return stable(Pca.of(Simulator.of(network).run(u, u.rows()).x()));
    }

    private static Answer jpca(AnalysisSource source) {
        RateNetwork network = source.network();
        Matrix u = source.trial(network);
        Simulator simulator = Simulator.of(network);
        List<Matrix> trials = IntStream.range(0, NOISY_TRIALS)
                .mapToObj(k -> simulator
                        .run(u, u.rows(), new KeyedNoise(NOISE.child(k), network.units()))
                        .x())
                .toList();
        return stable(source.settings(Jpca.class).of(trials, network.dt()));
    }

    private static Answer blockSensitivity(AnalysisSource source) {
        RateNetwork network = source.network();
        double[] end = Simulator.of(network).stateAfter(source.trial(network));
        BlockSensitivity scan = source.settings(BlockSensitivity.class);
        Method method = new Method("bisection of orbits' ends to " + scan.resolution());
        return new Answer(scan.of(network, end), method, scan.about());
    }

    private static Answer sparsening(AnalysisSource source) {
        RateNetwork network = source.network();
        return new Answer(
                source.settings(SparseningScan.class).of(network, source.trial(network), NOISE),
                new Method("every attractor decided by two criteria"));
    }

    private static Answer potential(AnalysisSource source) {
        RateNetwork network = source.network();
        return new Answer(
                source.settings(PotentialLandscape.class).of(network, source.trial(network), NOISE),
                new Method("histogram of keyed noisy runs"));
    }

    private static Answer hebbian(AnalysisSource source) {
        RateNetwork network = source.network();
        double[] end = Simulator.of(network).stateAfter(source.trial(network));
        return new Answer(
                source.settings(HebbianPlasticity.class).of(network, end),
                new Method("every attractor decided by two criteria"));
    }

    private static Answer amplification(AnalysisSource source) {
        Amplification amplification = Amplification.of(source.matrix());
        return new Answer(amplification, amplification.certificate());
    }
}
