package dev.rondo.analysis.rest;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.attractor.About;
import dev.rondo.attractor.KinematicEnergy;
import dev.rondo.continuation.equilibria.Equilibrium;
import dev.rondo.dynamics.DormandPrince;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkField;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The fixed points of an autonomous network. Map and flow have the same ones; a flow eigenvalue lambda is the multiplier
 * {@code 1 + dt lambda} of the map, so that their stability may differ.
 *
 * <p>Of a ReLU network each region has at most one, the solution of {@code A x = -b}, which counts if it lies there: all
 * regions of a small network are tried, of a larger one those that orbits visit and those to which their solutions lead.
 * If every support was tried and no orbit escapes, {@code sum of sign det(-A)} over the points is 1 (degree theory): the
 * parity check. A point that stands on the threshold of a unit, like the origin of a network without drive, lies on the
 * boundary of regions: the field has no Jacobian there, so that neither a spectrum nor a determinant decides, and no parity is
 * checked. (Where orbits around it go, {@link LimitCycle} and {@link Basins} say.) Other networks: Newton's method with halved steps from many starts.
 *
 * <p>Every part is bounded: Newton's method by 200 iterations, the orbit from a start by 100 time constants and 2000
 * crossings, all together by a time of computing. When that is over, the points found so far are the answer, which says how
 * many starts and regions were tried. A search that ends within its budget does not depend on it.
 *
 * @param about the map, or the flow: whose spectrum classifies the points
 * @param starts random and sparse starts, each also followed for a while
 * @param exhaustive units up to which all regions of a ReLU network are tried
 * @param slow also minimise the kinematic energy |F|^2 and report points below this part of the starts' median; 0: none
 * @param budget time of computing after which no other start or region is tried
 * @param seed of the starts
 */
public record FixedPoints(
        @Setting(meaning = "the Euler map that was trained, or the flow", byDefault = "map")
        About about,

        @Setting(meaning = "random starts", byDefault = "100", min = 1)
        int starts,

        @Setting(
                meaning = "units up to which all regions of a ReLU network are tried",
                byDefault = "12",
                min = 0,
                max = 20)
        int exhaustive,

        @Setting(
                meaning = "report slow points whose kinematic energy is below this part of the median start's; 0 for"
                        + " none",
                byDefault = "0",
                min = 0,
                max = 1)
        double slow,

        @Setting(
                meaning = "time of computing after which no other start or region is tried",
                byDefault = "120000",
                unit = "ms",
                min = Double.MIN_VALUE)
        Time budget,

        @Setting(meaning = "seed of the starts", byDefault = "1")
        long seed)
        implements Analysis<FixedPoints.Result> {

    /** 100 starts, exhaustive up to 12 units, no slow points, two minutes, about the map. */
    public static final FixedPoints DEFAULT = new FixedPoints(About.MAP, 100, 12, 0, Time.seconds(120), 1);

    @SuppressWarnings("UnusedVariable")
    private static final String NO_JACOBIAN =
            "the point stands on thresholds of units, where regions with different Jacobians meet: see rondo analyze"
                    + " limit-cycle and basins";

    @SuppressWarnings("UnusedVariable")
    private static final String NO_PARITY =
            "a point stands on thresholds of units, or is not isolated to rounding: no determinant has a sign there";

    @SuppressWarnings("UnusedVariable")
    private static final String NO_SIGN =
            "the point stands on thresholds of units, or an eigenvalue is 0 to rounding: no determinant has a sign"
                    + " there";

    /** Eigenvalues below this times n, relative to the norm of DF, are 0 to rounding. */
    private static final double ROUNDING = 16 * 0x1p-52;

    /**
     * Result.
     *
     * @param points by the number of unstable directions
     * @param complete whether all regions were tried and fixed points fill no line, so that there are no others
     * @param parity the sum of sign det(-DF) over the points: 1 where all are found and no orbit escapes; missing if one
     *     stands on a threshold or is not isolated
     * @param lines on which fixed points of a ReLU network lie side by side, none of them isolated
     * @param slowPoints local minima of |F|^2 that are no fixed points
     * @param stopped what was left out when the time was over
     */
    public record Result(
            List<Point> points,
            boolean complete,

            @MissingBecause(NO_PARITY) Optional<Integer> parity,

            List<Line> lines,
            List<SlowPoint> slowPoints,

            @MissingBecause("the search ended within its budget")
            Optional<Stopped> stopped) {}

    /**
     * The time was over before the search was.
     *
     * @param after the budget
     * @param startsTried before it was over
     * @param regionsTried in which a ReLU network was solved
     * @param advice what to do
     */
    public record Stopped(Time after, int startsTried, int regionsTried, String advice) {}

    /**
     * A fixed point.
     *
     * @param kind by its spectrum, if there is one
     * @param unstableDirections eigenvalues with Re &gt; 0; of a map, multipliers of modulus above 1
     * @param neutralDirections eigenvalues that are 0 to rounding: below 16 n eps |DF|
     * @param state x
     * @param active the active units of a ReLU network, from 0
     * @param onThreshold the units that stand on their thresholds, from 0
     * @param eigenvalues per second; of a map, multipliers; the most unstable first; none on a threshold
     * @param determinantSign of -DF
     * @param residual largest |F_i| tau-free: over the largest rate times |x|
     */
    public record Point(
            PointKind kind,

            @MissingBecause(NO_JACOBIAN) Optional<Integer> unstableDirections,

            @MissingBecause(NO_JACOBIAN) Optional<Integer> neutralDirections,

            Vector state,

            @MissingBecause("only a ReLU unit is either active or not")
            Optional<List<Integer>> active,

            List<Integer> onThreshold,
            List<Complex> eigenvalues,

            @MissingBecause(NO_SIGN) Optional<Integer> determinantSign,

            double residual) {}

    /**
     * By its spectrum: all directions attract, none does, or some; with turning in the leading pair or without. Where an
     * eigenvalue is 0 to rounding it is neutral: the spectrum does not tell. On a threshold, where regions with different spectra meet, it has none of these names.
     */
    public enum PointKind {
        STABLE_NODE,
        STABLE_SPIRAL,
        SADDLE,
        UNSTABLE_NODE,
        UNSTABLE_SPIRAL,
        NEUTRAL,
        ON_THRESHOLD
    }

    /**
     * Fixed points that fill a line: with these units active the Jacobian is singular, and x + s v is a fixed point for every
     * s from 0 to where a unit reaches its threshold.
     *
     * @param active the active units, from 0
     * @param through x, one of them
     * @param direction v, of length 1
     */
    public record Line(List<Integer> active, Vector through, Vector direction) {}

    /**
     * A slow point.
     *
     * @param state x
     * @param energy |F(x)|^2/2, per second squared
     */
    public record SlowPoint(Vector state, double energy) {}

    /**
     * Why to believe it.
     *
     * @param largestResidual over the points
     * @param starts that were made; none where all regions were tried
     * @param regions that were solved
     * @param parityHolds whether the parity is 1
     */
    public record Certificate(
            double largestResidual,
            int starts,
            int regions,

            @MissingBecause(NO_PARITY) Optional<Boolean> parityHolds) {}

    /** Result and certificate. */
    public record Answer(Result result, Certificate certificate) {}

    /** The fixed points of an autonomous network. */
    public Answer of(RateNetwork network) {
        return network.activation().isPiecewiseLinear()
                ? of(NetworkField.piecewiseLinearAtRest(network), network.dt())
                : of(NetworkField.atRest(network), network.timeConstants().longest(), network.dt());
    }

    /** The fixed points of a piecewise-linear flow, or of its Euler map with a step. */
    public Answer of(PiecewiseLinearField field, Time step) {
        return of(field, step, effort());
    }

    /** The fixed points of any flow, or of its Euler map with a step; tau is a time scale of the flow. */
    public Answer of(VectorField field, Time tau, Time step) {
        return of(field, tau, step, effort());
    }

    private SearchEffort effort() {
        return new SearchEffort(budget, System::nanoTime);
    }

    Answer of(PiecewiseLinearField field, Time step, SearchEffort effort) {
        RegionSolutions solutions = new RegionSolutions(field);
        boolean all = field.manifolds() <= exhaustive;
        if (all) {
            for (long bits = 0; bits < 1L << field.manifolds() && effort.goesOn(); bits++) {
                solutions.solve(ActiveSet.ofBits(field.manifolds(), bits));
            }
        } else {
            visited(field, solutions, effort);
        }
        List<Equilibrium> located = solutions.found();
        List<Line> lines = solutions.lines();
        boolean complete = all && !effort.isOver() && lines.isEmpty();
        List<SlowPoint> slowPoints = slowPoints(field, located, effort);
        return answer(located, Optional.of(field), step, complete, solutions.solved(), lines, slowPoints, effort);
    }

    Answer of(VectorField field, Time tau, Time step, SearchEffort effort) {
        List<Equilibrium> located = new ArrayList<>();
        for (Vector start : starts(field.dimension())) {
            if (!effort.goesOn()) {
                break;
            }
            effort.countStart();
            Equilibrium.ofFlow(field, start).ifPresent(p -> add(located, p));
            Optional<Vector> later = followed(field, start, tau);
            later.flatMap(x -> Equilibrium.ofFlow(field, x)).ifPresent(p -> add(located, p));
        }
        Equilibrium.ofFlow(field, Vector.zeros(field.dimension())).ifPresent(p -> add(located, p));
        return answer(located, Optional.empty(), step, false, 0, List.of(), slowPoints(field, located, effort), effort);
    }

    private static Optional<Vector> followed(VectorField field, Vector start, Time tau) {
        try {
            return Optional.of(new DormandPrince(1e-6, 1e-6).advance(field, start, tau.times(3)));
        } catch (ArithmeticException escaped) {
            return Optional.empty();
        }
    }

    private void visited(PiecewiseLinearField field, RegionSolutions solutions, SearchEffort effort) {
        ExactFlow flow = ExactFlow.of(field);
        Time span = Time.seconds(100 / field.rate());
        for (Vector start : starts(field.dimension())) {
            if (!effort.goesOn()) {
                return;
            }
            effort.countStart();
            solutions.solveOnwards(field.regionOf(start.toArray()));
            flow.follow(start.toArray(), span, new ExactFlow.Limits(1e9, 2000)).pieces().stream()
                    .takeWhile(piece -> effort.goesOn())
                    .forEach(piece -> solutions.solveOnwards(piece.region()));
        }
    }

    /** Gaussian-like starts of sizes from 0.1 to 10 per unit, every other one sparse. */
    private List<Vector> starts(int n) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Vector> made = new ArrayList<>();
        for (int s = 0; s < starts; s++) {
            double size = Math.pow(10, 2 * random.nextDouble() - 1);
            double density = s % 2 == 0 ? 1 : 0.2;
            double[] x = new double[n];
            for (int i = 0; i < n; i++) {
                double v = size * (2 * random.nextDouble() - 1);
                x[i] = random.nextDouble() < density ? v : 0;
            }
            made.add(Vector.owning(x));
        }
        return made;
    }

    private List<SlowPoint> slowPoints(VectorField field, List<Equilibrium> fixed, SearchEffort effort) {
        if (slow == 0) {
            return List.of();
        }
        List<Vector> from = starts(field.dimension());
        double[] energies = from.stream()
                .mapToDouble(x -> KinematicEnergy.of(field, x))
                .sorted()
                .toArray();
        double bound = slow * energies[energies.length / 2];
        List<SlowPoint> found = new ArrayList<>();
        for (Vector start : from) {
            if (!effort.goesOn()) {
                break;
            }
            Vector x = KinematicEnergy.descend(field, start);
            double energy = KinematicEnergy.of(field, x);
            boolean known = found.stream().anyMatch(p -> near(p.state(), x))
                    || fixed.stream().anyMatch(p -> near(p.state(), x));
            if (energy <= bound && !known) {
                found.add(new SlowPoint(x, energy));
            }
        }
        found.sort(Comparator.comparingDouble(SlowPoint::energy));
        return found;
    }

    private static boolean near(Vector a, Vector b) {
        return a.minus(b).norm() <= 1e-3 * (1e-3 + Math.max(a.norm(), b.norm()));
    }

    static void add(List<Equilibrium> located, Equilibrium point) {
        boolean known = located.stream()
                .anyMatch(p -> p.state().minus(point.state()).norm()
                        <= 1e-6
                                * Math.max(
                                        1e-6,
                                        Math.max(p.state().norm(), point.state().norm())));
        if (!known) {
            located.add(point);
        }
    }

    private Answer answer(
            List<Equilibrium> located,
            Optional<PiecewiseLinearField> field,
            Time step,
            boolean complete,
            int regions,
            List<Line> lines,
            List<SlowPoint> slowPoints,
            SearchEffort effort) {
        List<Point> points = located.stream()
                .map(p -> point(p, field, step))
                .sorted(Comparator.comparingInt(
                                (Point p) -> p.unstableDirections().orElse(Integer.MAX_VALUE))
                        .thenComparingDouble(p -> p.state().norm()))
                .toList();
        Optional<Integer> parity = lines.isEmpty() ? parity(points) : Optional.empty();
        double residual = points.stream().mapToDouble(Point::residual).max().orElse(0);
        return new Answer(
                new Result(points, complete, parity, lines, slowPoints, stopped(effort, regions)),
                new Certificate(residual, effort.starts(), regions, parity.map(sum -> sum == 1)));
    }

    private static Optional<Integer> parity(List<Point> points) {
        return points.stream().allMatch(p -> p.determinantSign().isPresent())
                ? Optional.of(points.stream()
                        .mapToInt(p -> p.determinantSign().orElseThrow())
                        .sum())
                : Optional.empty();
    }

    private Optional<Stopped> stopped(SearchEffort effort, int regions) {
        String advice = "there may be other points: allow more time (budget_ms), or take fewer starts";
        return effort.isOver() ? Optional.of(new Stopped(budget, effort.starts(), regions, advice)) : Optional.empty();
    }

    private Point point(Equilibrium p, Optional<PiecewiseLinearField> field, Time step) {
        Optional<List<Integer>> active = field.map(f -> f.regionOf(p.state().toArray()).members().stream()
                .filter(unit -> !p.onThreshold().contains(unit))
                .toList());
        if (!p.onThreshold().isEmpty()) {
            return new Point(
                    PointKind.ON_THRESHOLD,
                    Optional.empty(),
                    Optional.empty(),
                    p.state(),
                    active,
                    p.onThreshold(),
                    List.of(),
                    Optional.empty(),
                    p.residual());
        }
        boolean ofMap = about == About.MAP;
        Complex[] eigenvalues = p.spectrum().stream()
                .map(z -> ofMap ? Complex.ONE.plus(z.times(step.seconds())) : z)
                .toArray(Complex[]::new);
        Comparator<Complex> growth = Comparator.comparingDouble(z -> ofMap ? z.abs() : z.re());
        Arrays.sort(eigenvalues, growth.reversed().thenComparingDouble(z -> -z.im()));
        double rounding = rounding(p);
        int neutral =
                (int) p.spectrum().stream().filter(z -> z.abs() <= rounding).count();
        double edge = ofMap ? 1 + rounding * step.seconds() : rounding;
        int unstable = (int) Arrays.stream(eigenvalues)
                .filter(z -> (ofMap ? z.abs() : z.re()) > edge)
                .count();
        return new Point(
                neutral > 0 ? PointKind.NEUTRAL : kind(unstable, eigenvalues),
                Optional.of(unstable),
                Optional.of(neutral),
                p.state(),
                active,
                List.of(),
                List.of(eigenvalues),
                neutral == 0 ? Optional.of(determinantSign(p)) : Optional.empty(),
                p.residual());
    }

    private static PointKind kind(int unstable, Complex[] eigenvalues) {
        boolean turns = eigenvalues[0].im() != 0;
        if (unstable == 0) {
            return turns ? PointKind.STABLE_SPIRAL : PointKind.STABLE_NODE;
        }
        if (unstable < eigenvalues.length) {
            return PointKind.SADDLE;
        }
        return turns ? PointKind.UNSTABLE_SPIRAL : PointKind.UNSTABLE_NODE;
    }

    private static double rounding(Equilibrium p) {
        return ROUNDING * p.state().size() * p.jacobian().oneNorm();
    }

    /** Conjugate pairs and negative eigenvalues of DF make det(-DF) positive; every positive one turns the sign. */
    private static int determinantSign(Equilibrium p) {
        long positive =
                p.spectrum().stream().filter(z -> z.im() == 0 && z.re() > 0).count();
        return positive % 2 == 0 ? 1 : -1;
    }

    @Override
    public Card card() {
        return FixedPointsCard.CARD;
    }

    @Override
    public dev.rondo.analysis.Answer<FixedPoints.Result> of(Subject subject) {
        Answer answer = of(subject.network());
        return dev.rondo.analysis.Answer.about(about, answer.result(), answer.certificate());
    }

    @Override
    public Drawing draw(FixedPoints.Result result, Subject subject) {
        return result.points().isEmpty()
                ? Drawing.none("no isolated fixed point was found")
                : Drawing.of(FixedPointsFigure.of(result, about));
    }
}
