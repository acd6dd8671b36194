package dev.rondo.cli;

import dev.rondo.analysis.Amplification;
import dev.rondo.analysis.Autocovariance;
import dev.rondo.analysis.FrequencyResponse;
import dev.rondo.analysis.Gramians;
import dev.rondo.analysis.LeakageSpectrum;
import dev.rondo.analysis.MatrixSpectrum;
import dev.rondo.analysis.Pca;
import dev.rondo.analysis.Pseudospectrum;
import dev.rondo.analysis.SchurProfile;
import dev.rondo.analysis.SteadyState;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.study.Envelope.About;
import java.util.List;

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
     */
    record Answer(Record result, Record certificate) {}

    /**
     * One line of the catalogue.
     *
     * @param name on the command line
     * @param about which system the result is about
     * @param summary what it computes
     * @param analysis how
     */
    record Entry(String name, About about, String summary, Analysis analysis) {}

    /**
     * Where a backward stable algorithm is all there is to say.
     *
     * @param method what computed the numbers
     */
    record Method(String method) {}

    static final List<Entry> ENTRIES = List.of(
            new Entry(
                    "steady-state", About.MAP, "what the network does when left alone", AnalysisCatalogue::steadyState),
            new Entry(
                    "spectrum",
                    About.MATRIX,
                    "modes of (W_rec - I)/tau: growth rates and frequencies",
                    s -> stable(LeakageSpectrum.of(s.network()))),
            new Entry("pca", About.MAP, "principal components of x(t) in the trial", AnalysisCatalogue::pca),
            new Entry(
                    "amplification",
                    About.MATRIX,
                    "A(W), A(Lambda), A(T) and every measure of nonnormality",
                    AnalysisCatalogue::amplification),
            new Entry(
                    "matrix-spectrum",
                    About.MATRIX,
                    "eigenvalues of any matrix, with disc, ellipse, Dale density and outliers",
                    s -> stable(s.settings(MatrixSpectrum.class).of(s.matrix()))),
            new Entry(
                    "schur",
                    About.MATRIX,
                    "the feedforward part of the Schur form: profile, histogram, variances along the chain",
                    s -> stable(s.settings(SchurProfile.class).of(s.matrix()))),
            new Entry(
                    "pseudospectrum",
                    About.MATRIX,
                    "resolvent norms on a grid, epsilon-abscissae, distance to instability",
                    s -> stable(s.settings(Pseudospectrum.class).of(s.matrix()))),
            new Entry(
                    "gramians",
                    About.MATRIX,
                    "covariance and observability: which inputs are amplified, into which patterns",
                    s -> stable(s.settings(Gramians.class).of(s.matrix()))),
            new Entry(
                    "frequency-response",
                    About.MATRIX,
                    "gains at frequencies",
                    s -> stable(s.settings(FrequencyResponse.class).of(s.matrix()))),
            new Entry(
                    "autocovariance",
                    About.MATRIX,
                    "autocovariance of the linear stochastic network",
                    s -> stable(s.settings(Autocovariance.class).of(s.matrix()))));

    private AnalysisCatalogue() {}

    static Entry find(String name) {
        return ENTRIES.stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Given.unknown(
                        "analysis", name, ENTRIES.stream().map(Entry::name).toList()));
    }

    private static Answer stable(Record result) {
        return new Answer(result, new Method("LAPACK, backward stable"));
    }

    private static Answer steadyState(AnalysisSource source) {
        RateNetwork network = source.network();
        SteadyState.Result result = SteadyState.DEFAULT.after(network, source.trial(network));
        return new Answer(SteadyStateAnswer.of(result), result.certificate());
    }

    private static Answer pca(AnalysisSource source) {
        RateNetwork network = source.network();
        Matrix u = source.trial(network);
        return stable(Pca.of(Simulator.of(network).run(u, u.rows()).x()));
    }

    private static Answer amplification(AnalysisSource source) {
        Amplification amplification = Amplification.of(source.matrix());
        return new Answer(amplification, amplification.certificate());
    }
}
