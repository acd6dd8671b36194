package dev.rondo.report.ensemble;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.analysis.catalogue.Catalogue;
import java.util.List;

/**
 * An analysis of the catalogue that the report shows for the best network, after the first condition.
 *
 * @param name name of the analysis
 * @param changes settings that differ from their defaults, KEY=VALUE
 * @param caption caption of the analysis's figure
 */
record ReportedAnalysis(String name, List<String> changes, String caption) {
    /** All of them, in the order of the report. To show another one, add a line. */
    static final List<ReportedAnalysis> ALL = List.of(
            new ReportedAnalysis(
                    "spectrum",
                    List.of(),
                    "Eigenvalues λ of W_{rec}: a mode right of the line grows while all its units are active. Right: the"
                            + " same as growth rates (Re λ - 1)/τ and frequencies |Im λ|/(2πτ)."),
            new ReportedAnalysis(
                    "pca",
                    List.of(),
                    "Principal components of x(t) in the trial: shares of the variance, their course, and the trial in the"
                            + " plane of the first two."),
            new ReportedAnalysis(
                    "steady-state",
                    List.of(),
                    "Readouts in the trial and after it, standard deviation of every unit on the attractor, and the"
                            + " largest Lyapunov exponents of the Euler map."),
            new ReportedAnalysis(
                    "limit-cycle",
                    List.of("about=flow"),
                    "The cycle of the flow: its orbit in the plane of its first two principal components, the readouts"
                            + " over one period, and the Floquet multipliers."));

    /** The figure, or the reason why there is none. */
    Drawing draw(Subject subject) {
        Analysis<?> analysis = Catalogue.find(name).orElseThrow();
        return draw(Catalogue.configured(analysis, changes), subject);
    }

    private static <R extends Record> Drawing draw(Analysis<R> analysis, Subject subject) {
        try {
            Answer<R> answer = analysis.of(subject);
            return analysis.draw(answer.result(), subject);
        } catch (IllegalArgumentException undefined) {
            return Drawing.none(String.valueOf(undefined.getMessage()));
        }
    }
}
