package dev.rondo.run.behaviour;

import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.run.Study;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Behaviour of a network in its task, in numbers.
 *
 * @param score name of the score
 * @param mean mean score over all trials
 * @param standardError of the mean: of a share of right trials, the binomial one
 * @param trials number of scored trials
 * @param ideal mean share of right choices of the ideal observer
 * @param aboveIdeal true if the mean is above the ideal observer's by more than three standard errors: inputs give the choice away
 * @param conditions scores and choices by condition
 * @param curves psychometric curves
 */
public record Behaviour(
        String score,
        double mean,
        double standardError,
        int trials,
        @MissingBecause(NO_IDEAL) Optional<Double> ideal,
        @MissingBecause(NO_IDEAL) Optional<Boolean> aboveIdeal,
        List<OfCondition> conditions,
        List<Curve> curves) {
    @SuppressWarnings("UnusedVariable")
    private static final String NO_IDEAL =
            "the ideal observer is known in closed form only for two choices on a line of evidence with white Gaussian"
                    + " noise";

    private static final double SIGNIFICANT = 3;

    public Behaviour {
        conditions = List.copyOf(conditions);
        curves = List.copyOf(curves);
    }

    /**
     * One condition.
     *
     * @param condition its name
     * @param trials number of scored trials
     * @param score mean score
     * @param ideal share of right choices of the ideal observer
     * @param choices number of trials by chosen label
     */
    public record OfCondition(
            String condition,
            int trials,
            double score,
            @MissingBecause(NO_IDEAL) Optional<Double> ideal,
            Map<String, Integer> choices) {}

    /**
     * A psychometric curve.
     *
     * @param group labels that tell its conditions from others
     * @param evidence what the levels are
     * @param choice label whose share the curve is
     * @param counts choices by level
     * @param status fitted, separated, one-choice or flat
     * @param mu point of subjective equality
     * @param muError its standard error
     * @param sigma standard deviation of the fitted Gaussian
     * @param sigmaError its standard error
     */
    public record Curve(
            String group,
            String evidence,
            String choice,
            List<PsychometricFit.Count> counts,
            String status,
            @MissingBecause(NO_FIT) Optional<Double> mu,
            @MissingBecause(NO_FIT) Optional<Double> muError,
            @MissingBecause(NO_FIT) Optional<Double> sigma,
            @MissingBecause(NO_FIT) Optional<Double> sigmaError) {
        @SuppressWarnings("UnusedVariable")
        private static final String NO_FIT = "the choices have no finite fit: see status";

        static Curve of(PsychometricCurve curve) {
            PsychometricFit fit = curve.fit();
            boolean isFitted = fit.status() == PsychometricFit.Status.FITTED;
            return new Curve(
                    curve.group(),
                    curve.evidence(),
                    curve.choice(),
                    curve.counts(),
                    Names.kebab(fit.status()),
                    isFitted ? Optional.of(fit.mu()) : Optional.empty(),
                    isFitted ? Optional.of(fit.muError()) : Optional.empty(),
                    isFitted ? Optional.of(fit.sigma()) : Optional.empty(),
                    isFitted ? Optional.of(fit.sigmaError()) : Optional.empty());
        }
    }

    /** The behaviour of a network of a study; nothing if its task has no score. */
    public static Optional<Behaviour> of(Study study, RateNetwork network, long seed) {
        return Responses.of(study.task(), network, Key.ofSeed(seed).child("behaviour"))
                .map(responses -> of(study, responses));
    }

    private static Behaviour of(Study study, Responses responses) {
        Optional<IdealObserver> ideal = IdealObserver.of(study.task(), study.network(), responses.conditions());
        double mean = responses.score();
        double error = standardError(responses);
        return new Behaviour(
                responses.scoreName(),
                mean,
                error,
                responses.trials(),
                ideal.map(IdealObserver::mean),
                ideal.map(i -> mean > i.mean() + SIGNIFICANT * error),
                responses.conditions().stream()
                        .map(c -> new OfCondition(
                                c.name(),
                                c.trials(),
                                c.score(),
                                ideal.map(i -> i.accuracy().getOrDefault(c.name(), Double.NaN)),
                                c.choices()))
                        .toList(),
                PsychometricCurve.of(responses).stream().map(Curve::of).toList());
    }

    private static double standardError(Responses responses) {
        double mean = responses.score();
        double squares = 0;
        for (Responses.Condition c : responses.conditions()) {
            for (double score : c.scores()) {
                squares += (score - mean) * (score - mean);
            }
        }
        return Math.sqrt(squares) / responses.trials();
    }
}
