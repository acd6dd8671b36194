package dev.rondo.analysis.comparison;

import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Subject;
import dev.rondo.analysis.rest.AttractorOrbit;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.CycleForm;
import dev.rondo.attractor.Effort;
import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Figure;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.MissingBecause;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Comparison of two networks: shape distances of their trajectories in the trial and of their limit cycles, matched spectra
 * of W_rec, and the attractors on which they end, side by side.
 *
 * @param about map or flow: the attractors' system
 * @param variable rates or states: the variable whose courses are compared
 * @param effort budget of the search for the attractors
 */
public record Comparison(About about, Variable variable, Effort effort) {
    private static final double SAME = 1e-6;

    /** Variable whose courses are compared. */
    public enum Variable {
        /** Rates r = phi(x). */
        R,
        /** States x. */
        X
    }

    /**
     * Result.
     *
     * @param trial trajectories in the trial
     * @param cycles limit cycles on which the networks end
     * @param spectra eigenvalues of W_rec
     * @param relativeWeightChange |W_2 - W_1|_F/|W_1|_F, unit by unit
     * @param sameAttractor true if the attractors are the same states, unit by unit
     * @param attractors attractors, the first network's first
     */
    public record Result(
            @MissingBecause("nothing is played to one of them, or its rates do not vary")
            Optional<Course> trial,

            @MissingBecause("not both end on a limit cycle with rates that vary")
            Optional<Cycles> cycles,

            SpectraDistance spectra,

            @MissingBecause("the networks differ in their number of units")
            Optional<Double> relativeWeightChange,

            @MissingBecause("the networks differ in their number of units")
            Optional<Boolean> sameAttractor,

            List<Side> attractors) {
        public Result {
            attractors = List.copyOf(attractors);
        }
    }

    /**
     * Shape distances, see {@link Procrustes} and {@link UnitMatching}.
     *
     * @param distance size-free distance after the best rotation
     * @param angle its angle, rad
     * @param withSize distance with sizes kept, root mean square over time
     * @param sizeRatio size of the second course over that of the first
     * @param reordered size-free distance after the best reordering of units
     * @param partners unit of the second network for every unit of the first; -1 for none
     */
    public record Shapes(
            double distance,
            double angle,
            double withSize,
            double sizeRatio,
            double reordered,
            List<Integer> partners) {
        static Shapes of(Procrustes procrustes, UnitMatching matching) {
            return new Shapes(
                    procrustes.distance(),
                    procrustes.angle(),
                    procrustes.withSize(),
                    procrustes.sizeRatio(),
                    matching.distance(),
                    matching.partners());
        }
    }

    /**
     * Trajectories in the trial.
     *
     * @param duration time that both trials have in common
     * @param samples times compared
     * @param shapes shape distances
     * @param readoutRms root mean square difference of the readouts
     */
    public record Course(
            Time duration,
            int samples,
            Shapes shapes,

            @MissingBecause("the networks differ in their number of readouts, or have none")
            Optional<Double> readoutRms) {}

    /**
     * Limit cycles.
     *
     * @param shift phase of the second cycle that belongs to phase 0 of the first, in periods
     * @param periodRatio T_2/T_1
     * @param shapes shape distances
     */
    public record Cycles(double shift, double periodRatio, Shapes shapes) {}

    /**
     * Attractor of one of the networks.
     *
     * @param units N
     * @param verdict kind of the attractor
     * @param period period of a cycle
     * @param frequency 1/T
     * @param amplitude root of the summed variances
     * @param secondMultiplier largest modulus of a multiplier but the neutral ones, of a cycle
     * @param lyapunovPerS largest Lyapunov exponent
     * @param finding evidence in words
     */
    public record Side(
            int units,
            AttractorKind verdict,
            @MissingBecause("the network ends on no cycle") Optional<Time> period,
            @MissingBecause("the network ends on no cycle") Optional<Frequency> frequency,
            double amplitude,

            @MissingBecause("no exact cycle was closed") Optional<Double> secondMultiplier,

            @MissingBecause("no exponents are known") Optional<Double> lyapunovPerS,

            String finding) {}

    /**
     * Measures of accuracy.
     *
     * @param optimalityGap largest error of distance^2 = 2 - 2 sum S/(|X| |Y|), which no rotation can beat
     * @param residuals closing error of each attractor, as far as it is closed
     */
    public record Certificate(double optimalityGap, List<Optional<Double>> residuals) {}

    /** The comparison and its figure. */
    public record Compared(Answer<Result> answer, Figure figure) {}

    /** One network with its attractor. */
    private record Examined(Subject subject, Attractor attractor, ComplexVector eigenvalues) {
        RateNetwork network() {
            return subject.network();
        }
    }

    /**
     * Comparison of two networks.
     *
     * @param first a network and its trial
     * @param second another one
     */
    public Compared of(Subject first, Subject second) {
        Examined a = examined(first);
        Examined b = examined(second);
        Optional<TrialPair> trials = TrialPair.of(first, second, variable).filter(TrialPair::varies);
        Optional<Procrustes> inTrial = trials.map(pair -> Procrustes.of(pair.x(), pair.y()));
        Optional<CycleComparison> cycles = cycles(a, b);
        boolean sameSize = a.network().units() == b.network().units();
        Result result = new Result(
                trials.map(pair -> new Course(
                        pair.duration(),
                        pair.x().rows(),
                        Shapes.of(
                                inTrial.orElseThrow(),
                                UnitMatching.of(
                                        pair.x(),
                                        pair.y(),
                                        a.network().signs(),
                                        b.network().signs())),
                        pair.readoutRms())),
                cycles.map(c -> new Cycles(c.shift(), c.periodRatio(), Shapes.of(c.procrustes(), c.matching()))),
                SpectraDistance.of(a.eigenvalues, b.eigenvalues),
                sameSize ? Optional.of(weightChange(a.network(), b.network())) : Optional.empty(),
                sameSize ? Optional.of(a.attractor.isSameAs(b.attractor, SAME)) : Optional.empty(),
                List.of(side(a), side(b)));
        double gap = Stream.concat(inTrial.stream(), cycles.map(CycleComparison::procrustes).stream())
                .mapToDouble(Procrustes::optimalityGap)
                .max()
                .orElse(0);
        Certificate certificate = new Certificate(gap, List.of(residual(a.attractor), residual(b.attractor)));
        return new Compared(
                Answer.about(about, result, certificate),
                ComparisonFigure.of(
                        trials,
                        inTrial,
                        a.eigenvalues,
                        b.eigenvalues,
                        courses(a, 0),
                        courses(b, cycles.map(CycleComparison::shift).orElse(0.0))));
    }

    private Examined examined(Subject subject) {
        return new Examined(
                subject,
                subject.attractor(about, effort),
                Eigen.valuesOf(subject.network().recurrent()));
    }

    private Optional<CycleComparison> cycles(Examined a, Examined b) {
        if (!isCycle(a.attractor) || !isCycle(b.attractor)) {
            return Optional.empty();
        }
        AttractorOrbit orbitA = orbit(a);
        AttractorOrbit orbitB = orbit(b);
        Matrix x = course(orbitA);
        Matrix y = course(orbitB);
        if (!TrialPair.vary(x, y)) {
            return Optional.empty();
        }
        double ratio =
                b.attractor.period().orElseThrow().in(a.attractor.period().orElseThrow());
        return Optional.of(CycleComparison.of(
                new ClosedCourse(a.attractor, orbitA, x),
                new ClosedCourse(b.attractor, orbitB, y),
                ratio,
                a.network().signs(),
                b.network().signs()));
    }

    private static boolean isCycle(Attractor attractor) {
        return attractor.kind() == AttractorKind.LIMIT_CYCLE
                && attractor.period().isPresent();
    }

    private AttractorOrbit orbit(Examined one) {
        return AttractorOrbit.of(one.network(), about, effort, one.attractor);
    }

    private Matrix course(AttractorOrbit orbit) {
        return variable == Variable.R ? orbit.r() : orbit.x();
    }

    /** Orbit of an attractor for the figure, that of a closed cycle from a phase on. */
    private ComparisonFigure.Courses courses(Examined one, double phase) {
        AttractorOrbit orbit = orbit(one);
        boolean closed =
                one.attractor.form().filter(f -> f != CycleForm.INVARIANT_CURVE).isPresent();
        int rows = orbit.r().rows();
        int first = closed ? (int) Math.round(phase * rows) : 0;
        return new ComparisonFigure.Courses(
                orbit.t(),
                Matrix.build(rows, orbit.r().columns(), (k, i) -> orbit.r().get((k + first) % rows, i)));
    }

    private static double weightChange(RateNetwork a, RateNetwork b) {
        double size = a.recurrent().frobeniusNorm();
        double change = b.recurrent().minus(a.recurrent()).frobeniusNorm();
        return change == 0 ? 0 : change / size;
    }

    private static Optional<Double> residual(Attractor attractor) {
        return attractor.certificate().residual().stream().boxed().findFirst();
    }

    private static Side side(Examined one) {
        Attractor attractor = one.attractor;
        return new Side(
                one.network().units(),
                attractor.kind(),
                attractor.period(),
                attractor.period().map(Frequency::ofPeriod),
                attractor.amplitude(),
                secondMultiplier(attractor),
                IntStream.range(0, attractor.lyapunovPerSecond().size())
                        .mapToObj(k -> attractor.lyapunovPerSecond().get(k))
                        .max(Double::compare),
                attractor.certificate().finding());
    }

    /** The largest modulus beyond the neutral multipliers. */
    private static Optional<Double> secondMultiplier(Attractor attractor) {
        if (!isCycle(attractor)) {
            return Optional.empty();
        }
        return attractor.multipliers().stream()
                .sorted((p, q) -> Double.compare(fromOne(p), fromOne(q)))
                .skip(attractor.neutralDirections().orElse(0))
                .map(Complex::abs)
                .max(Double::compare);
    }

    private static double fromOne(Complex multiplier) {
        return StrictMath.hypot(multiplier.re() - 1, multiplier.im());
    }
}
