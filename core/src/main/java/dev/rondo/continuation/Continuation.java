package dev.rondo.continuation;

import dev.rondo.continuation.equilibria.EquilibriumContinuum;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.solve.NewtonResult;
import dev.rondo.dynamics.solve.NewtonResult.NoSolution;
import dev.rondo.dynamics.solve.NewtonResult.Solution;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Pseudo-arclength continuation (Keller 1977) as an iterator of steps: predict along the tangent, correct in the hyperplane
 * orthogonal to it, adapt the step to the corrections and to the angle between tangents, and locate what was passed. At a
 * border of a piecewise smooth curve the walk lands on the border and goes on in the piece beyond.
 *
 * <p>When there is no next step, {@link #ending} says why. One walk is for one thread.
 */
public final class Continuation implements Iterator<BranchStep> {
    private static final int FAST = 6;
    private static final double GROWTH = 1.5;
    /** So many borders may follow each other without any arclength between them. */
    private static final int MOST_BORDERS_AT_ONCE = 50;

    private final ContinuationSettings walk;
    private final StepControl control;
    private Optional<BranchPoint> first = Optional.empty();
    private Optional<BranchPoint> here = Optional.empty();
    private Optional<Ending> ending = Optional.empty();
    private double step;
    private int steps;
    private int bordersAtOnce;
    private double largestAmplitude;
    /** Arclength of the border that was crossed last. */
    private double lastBorder = Double.NEGATIVE_INFINITY;

    private Continuation(ContinuationSettings walk) {
        this.walk = walk;
        control = walk.control();
        step = control.initial();
    }

    /**
     * A walk along a curve from the solution near {@code start}, at the walk's first value of the parameter.
     *
     * @param start a guess of the unknowns; its last entry is replaced by the walk's first value
     */
    public static Continuation of(SolutionCurve curve, double[] start, ContinuationSettings walk) {
        Continuation continuation = new Continuation(walk);
        int parameter = start.length - 1;
        NewtonResult result = Corrector.atValue(
                curve, start, parameter, walk.from(), walk.control().newton().patient());
        switch (result) {
            case NoSolution failure -> continuation.ending = Optional.of(new Ending.NoStart(failure.advice()));
            case Solution solution -> {
                double[] y = solution.unknowns().toArray();
                SolutionCurve near = curve.near(y);
                Optional<double[]> tangent = Corrector.tangent(near, y, parameter, walk.direction());
                continuation.begin(near, solution, tangent);
            }
        }
        return continuation;
    }

    /**
     * A walk along a curve that starts with a step in a given direction from a point of it, which need not be regular: how
     * a branch is entered from a Hopf or branch point. The step is halved until a solution is reached.
     *
     * @param point a solution
     * @param direction any vector along which the curve goes on
     */
    public static Continuation leaving(
            SolutionCurve curve, double[] point, double[] direction, ContinuationSettings walk) {
        return leaving(new BranchSwitch(curve, Vector.of(point), Vector.of(direction)), walk);
    }

    /** The same. */
    public static Continuation leaving(BranchSwitch departure, ContinuationSettings walk) {
        Continuation continuation = new Continuation(walk);
        SolutionCurve curve = departure.curve();
        double[] direction = departure.direction().toArray();
        Vectors.scale(1 / Math.sqrt(Vectors.dot(curve.weights(), direction, direction)), direction);
        NewtonResult result;
        while (true) {
            double[] guess = departure.point().toArray();
            Vectors.add(continuation.step, direction, guess);
            result = Corrector.onHyperplane(
                    curve, guess, direction, walk.control().newton());
            boolean arrived = result instanceof Solution found && curve.isGenuine(array(found));
            if (arrived || continuation.step / 2 < walk.control().smallest()) {
                break;
            }
            continuation.step /= 2;
        }
        continuation.begin(curve, result, direction);
        return continuation;
    }

    /**
     * A walk along a curve in one of its two directions, from the solution nearest to a point.
     *
     * @param point a solution, or almost one, at which the curve is regular
     * @param towards the walk begins along the tangent that has a positive product with it
     */
    public static Continuation through(
            SolutionCurve curve, double[] point, double[] towards, ContinuationSettings walk) {
        Continuation continuation = new Continuation(walk);
        Optional<double[]> tangent = Corrector.tangent(curve, point, towards);
        if (tangent.isEmpty()) {
            continuation.ending = Optional.of(new Ending.NoStart(
                    "the curve has no single tangent at the point given; begin at another of its points"));
            return continuation;
        }
        NewtonResult result = Corrector.onHyperplane(
                curve, point, tangent.get(), walk.control().newton().patient());
        continuation.begin(curve, result, tangent.get());
        return continuation;
    }

    /** A walk that ended before it began, because nothing was found to start from. */
    public static Continuation withoutStart(ContinuationSettings walk, String reason) {
        Continuation continuation = new Continuation(walk);
        continuation.ending = Optional.of(new Ending.NoStart(reason));
        return continuation;
    }

    private void begin(SolutionCurve curve, NewtonResult result, double[] towards) {
        switch (result) {
            case NoSolution failure -> ending = Optional.of(new Ending.NoStart(failure.advice()));
            case Solution solution -> {
                SolutionCurve near = curve.near(array(solution));
                begin(near, solution, Corrector.tangent(near, array(solution), towards));
            }
        }
    }

    private void begin(SolutionCurve curve, Solution solution, Optional<double[]> tangent) {
        if (tangent.isEmpty()) {
            ending = Optional.of(new Ending.NoStart(
                    new NoSolution(NewtonResult.Reason.SINGULAR, solution.residual(), solution.iterations()).advice()));
            return;
        }
        first = Optional.of(BranchPoint.of(curve, solution, tangent.get(), 0));
    }

    @Override
    public boolean hasNext() {
        return ending.isEmpty();
    }

    /** Why the walk has ended.
     *
     * @throws IllegalStateException if it has not
     */
    public Ending ending() {
        return ending.orElseThrow(() -> new IllegalStateException("The walk has not ended yet: it has a next step"));
    }

    @Override
    public BranchStep next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The walk has ended: " + ending().advice());
        }
        if (here.isEmpty()) {
            BranchPoint start = first.orElseThrow();
            here = first;
            return new BranchStep(start, List.of(SpecialPoint.marked(SpecialType.EP, start)));
        }
        BranchPoint from = here.get();
        if (steps >= control.steps()) {
            ending = Optional.of(new Ending.BudgetSpent(steps));
            return new BranchStep(from, List.of(SpecialPoint.marked(SpecialType.EP, from)));
        }
        steps++;
        return advance(from);
    }

    private BranchStep advance(BranchPoint from) {
        while (true) {
            double[] guess = from.unknowns().toArray();
            Vectors.add(step, from.tangent().toArray(), guess);
            NewtonResult result = Corrector.onHyperplane(
                    from.curve(),
                    guess,
                    from.tangent().toArray(),
                    control.newton(),
                    from.curve().jacobian(from.unknowns().toArray()));
            switch (result) {
                case NoSolution failure -> {
                    if (step / 2 < control.smallest()) {
                        return stuck(from, failure);
                    }
                }
                case Solution solution -> {
                    Optional<BranchStep> accepted = accept(from, solution);
                    if (accepted.isPresent()) {
                        return accepted.get();
                    }
                    if (step / 2 < control.smallest()) {
                        return stuck(
                                from,
                                new NoSolution(NewtonResult.Reason.TURNED, solution.residual(), solution.iterations()));
                    }
                }
            }
            step /= 2;
        }
    }

    /**
     * No next point, however small the step: a corner is passed, or ends the curve; where the period diverges that was to be
     * expected.
     */
    private BranchStep stuck(BranchPoint from, NoSolution failure) {
        Optional<CornerStep> corner = CornerStep.near(from, control);
        if (corner.isPresent()) {
            return round(corner.get());
        }
        Optional<Ending> expected = PeriodDivergence.of(first.orElseThrow(), from, walk.high() - walk.low())
                .map(Ending.PeriodDiverges::new);
        ending = Optional.of(expected.orElseGet(() -> new Ending.StepTooSmall(step, failure)));
        return new BranchStep(
                from, List.of(SpecialPoint.marked(expected.isPresent() ? SpecialType.EP : SpecialType.MX, from)));
    }

    private BranchStep round(CornerStep corner) {
        List<SpecialPoint> passed = new ArrayList<>();
        passed.add(corner.special());
        if (corner.beyond().isEmpty()) {
            finish(new Ending.AtCodimensionTwo(SpecialType.BH), corner.from(), passed);
            return new BranchStep(corner.from(), passed);
        }
        BranchPoint to = corner.beyond().get();
        step = Math.clamp(to.arclength() - corner.from().arclength(), control.smallest(), control.largest());
        here = Optional.of(to);
        return new BranchStep(to, passed);
    }

    /** The step to a solution, shortened to a border or a bound on the way; empty if it was too long. */
    private Optional<BranchStep> accept(BranchPoint from, Solution solution) {
        if (!from.curve().isGenuine(array(solution)) || leavesTangent(from, solution)) {
            return Optional.empty();
        }
        Optional<Crossing> border =
                SwitchingManifolds.firstCrossing(new BranchSegment(from, array(solution), control.newton()));
        if (border.isPresent() && !border.get().converged()) {
            return Optional.empty();
        }
        Solution reached = border.map(Crossing::solution).orElse(solution);
        Optional<Stop> bound = bound(from, reached);
        Solution last = bound.map(Stop::solution).orElse(reached);
        double[] y = array(last);
        SolutionCurve near = from.curve().near(y);
        Optional<double[]> tangent = Corrector.tangent(near, y, from.tangent().toArray());
        if (tangent.isEmpty()) {
            return Optional.empty();
        }
        double angle = angle(near, from.tangent().toArray(), tangent.get());
        if (angle > control.turn()) {
            return Optional.empty();
        }
        BranchSegment chord = new BranchSegment(from, y, control.newton());
        if (EquilibriumContinuum.goesOn(from, tangent.get())) {
            ending = Optional.of(new Ending.Continuum(from.parameter()));
            return Optional.of(new BranchStep(from, List.of(SpecialPoint.marked(SpecialType.EP, from))));
        }
        BranchPoint to = BranchPoint.of(near, last, tangent.get(), from.arclength() + chord.length());
        Optional<Ending> end = ended(from, to);
        List<SpecialPoint> passed = passed(new BranchSegment(from, to, control.newton()), to, end);
        adapt(solution, angle);
        largestAmplitude = Math.max(largestAmplitude, to.measure().amplitude());
        Optional<TerminalPoint> known = end.isPresent()
                ? TerminalPoint.of(end.get(), to, passed)
                : VanishingAmplitude.towards(from, to, largestAmplitude)
                        .map(hopf -> TerminalPoint.atHopf(hopf, passed));
        if (known.isPresent()) {
            return known.map(this::arriveAt);
        }
        if (end.isPresent()) {
            finish(end.get(), to, passed);
        } else if (bound.isPresent()) {
            finish(bound.get().why(), to, passed);
        } else if (closes(chord)) {
            finish(new Ending.Closed(to.arclength()), to, passed);
        } else if (border.isPresent()) {
            return Optional.of(cross(to, border.get(), passed));
        }
        here = Optional.of(to);
        return Optional.of(new BranchStep(to, passed));
    }

    /** Whether a solution lies so far beside the tangent that it may be another branch's. */
    private boolean leavesTangent(BranchPoint from, Solution solution) {
        double[] chord = Vectors.difference(array(solution), from.unknowns().toArray());
        return angle(from.curve(), from.tangent().toArray(), chord) > control.turn();
    }

    private List<SpecialPoint> passed(BranchSegment chord, BranchPoint to, Optional<Ending> end) {
        if (chord.length() == 0) {
            return new ArrayList<>();
        }
        List<SpecialPoint> found = new SpecialSearch(chord, to).find(walk.userValues());
        // A cycle's branch is symmetric about the Hopf point at which the cycle is a point: not a fold of cycles.
        // The same holds where the turns of a doubled cycle merge.
        Optional<SpecialType> symmetry = end.flatMap(e -> switch (e) {
            case Ending.Shrank shrank -> Optional.of(SpecialType.HB);
            case Ending.TurnsMerge merge -> Optional.of(SpecialType.PD);
            default -> Optional.empty();
        });
        return new ArrayList<>(symmetry.map(type -> found.stream()
                        .filter(s -> s.type() != SpecialType.BP)
                        .map(s -> s.type() == SpecialType.LP ? s.as(type) : s)
                        .toList())
                .orElse(found));
    }

    /** Goes on beyond a border. */
    private BranchStep cross(BranchPoint to, Crossing border, List<SpecialPoint> passed) {
        int unknown = border.unknown();
        double[] y = to.unknowns().toArray();
        y[unknown] = 0;
        SolutionCurve beyond = to.curve().across(unknown);
        int sign = beyond.signs()[unknown];
        Optional<double[]> tangent = Corrector.tangent(beyond, y, unknown, sign);
        bordersAtOnce = to.arclength() - lastBorder <= control.smallest() ? bordersAtOnce + 1 : 0;
        lastBorder = to.arclength();
        if (tangent.isEmpty() || bordersAtOnce > MOST_BORDERS_AT_ONCE) {
            finish(new Ending.BordersMeet(unknown), to, passed);
            here = Optional.of(to);
            return new BranchStep(to, passed);
        }
        BranchPoint after =
                BranchPoint.of(beyond, new Solution(Vector.owning(y), to.residual(), 0), tangent.get(), to.arclength());
        boolean turns = to.parameterSlope() * after.parameterSlope() < 0;
        to.curve()
                .named(new SpecialPoint(
                        SpecialType.BC,
                        to,
                        border.interval(),
                        true,
                        after.spectrum().unstable() - to.spectrum().unstable(),
                        Optional.of(
                                EquilibriumContinuum.isBeside(to, after)
                                        ? BifurcationOutcome.open("beyond it the parameter stands still")
                                        : BifurcationOutcome.of(turns ? Criticality.FOLD : Criticality.PERSISTENCE)),
                        OptionalInt.of(unknown)))
                .ifPresent(passed::add);
        here = Optional.of(after);
        return new BranchStep(after, passed);
    }

    private BranchStep arriveAt(TerminalPoint end) {
        List<SpecialPoint> passed = new ArrayList<>(end.passed());
        finish(end.why(), end.at(), passed);
        here = Optional.of(end.at());
        return new BranchStep(end.at(), passed);
    }

    private void finish(Ending why, BranchPoint at, List<SpecialPoint> passed) {
        ending = Optional.of(why);
        SpecialType type = why instanceof Ending.AtCodimensionTwo special ? special.type() : SpecialType.EP;
        if (type == SpecialType.EP || passed.stream().noneMatch(s -> s.type() == type)) {
            passed.add(SpecialPoint.marked(type, at));
        }
    }

    private Optional<Ending> ended(BranchPoint from, BranchPoint to) {
        double size = Vectors.maxAbs(to.unknowns().toArray());
        if (size > walk.largestUnknown()) {
            return Optional.of(new Ending.LeftRegion(size));
        }
        Optional<Time> period = to.measure().period();
        if (period.isPresent() && period.get().compareTo(walk.longestPeriod()) > 0) {
            return Optional.of(new Ending.PeriodDiverges(period.get()));
        }
        return to.curve().end(from.unknowns().toArray(), to.unknowns().toArray());
    }

    /** A solution on a bound, and which one it was. */
    private record Stop(Solution solution, Ending why) {}

    /** The solution on the first bound that the step passes, if it passes one. */
    private Optional<Stop> bound(BranchPoint from, Solution to) {
        double[] before = from.unknowns().toArray();
        double[] after = array(to);
        Optional<UnknownBound> first = limits(from).stream()
                .filter(l -> l.isReached(after[l.unknown()]))
                .min(Comparator.comparingDouble(l -> fraction(l, before, after)));
        return first.flatMap(limit -> {
            double fraction = fraction(limit, before, after);
            double[] guess = before.clone();
            Vectors.scale(1 - fraction, guess);
            Vectors.add(fraction, after, guess);
            return Corrector.atValue(from.curve(), guess, limit.unknown(), limit.bound(), control.newton())
                            instanceof Solution s
                    ? Optional.of(new Stop(s, limit.ending()))
                    : Optional.empty();
        });
    }

    private List<UnknownBound> limits(BranchPoint from) {
        int parameter = from.unknowns().size() - 1;
        List<UnknownBound> limits = new ArrayList<>(from.curve().limits());
        limits.add(new UnknownBound(parameter, walk.low(), -1, new Ending.BoundReached(walk.low())));
        limits.add(new UnknownBound(parameter, walk.high(), 1, new Ending.BoundReached(walk.high())));
        return limits;
    }

    private static double fraction(UnknownBound limit, double[] before, double[] after) {
        int i = limit.unknown();
        return before[i] == after[i] ? 0 : (limit.bound() - before[i]) / (after[i] - before[i]);
    }

    /** Whether the chord passes the first point of the walk. */
    private boolean closes(BranchSegment chord) {
        double[] start = first.orElseThrow().unknowns().toArray();
        if (steps < 3 || chord.length() == 0) {
            return false;
        }
        double theta = chord.thetaOf(start);
        if (!(theta > 0 && theta <= 1)) {
            return false;
        }
        double[] gap = Vectors.difference(chord.unknowns(theta), start);
        return Vectors.maxAbs(gap) <= 1e-6 * (1 + Vectors.maxAbs(start));
    }

    private void adapt(Solution solution, double angle) {
        if (solution.iterations() <= FAST && angle < control.turn() / 3) {
            step = Math.min(step * GROWTH, control.largest());
        } else if (angle > control.turn() / 2) {
            step = Math.max(step / GROWTH, control.smallest());
        }
    }

    /** Between two directions, in the curve's product, whatever their lengths. */
    private static double angle(SolutionCurve curve, double[] a, double[] b) {
        double[] weights = curve.weights();
        double[] difference = a.clone();
        Vectors.scale(1 / Math.sqrt(Vectors.dot(weights, a, a)), difference);
        Vectors.add(-1 / Math.sqrt(Vectors.dot(weights, b, b)), b, difference);
        return 2 * Math.asin(Math.min(1, Math.sqrt(Vectors.dot(weights, difference, difference)) / 2));
    }

    private static double[] array(Solution solution) {
        return solution.unknowns().toArray();
    }
}
