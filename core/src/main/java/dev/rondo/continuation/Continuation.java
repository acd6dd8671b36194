package dev.rondo.continuation;

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

/**
 * Pseudo-arclength continuation (Keller 1977) as an iterator of steps: predict along the tangent, correct in the
 * hyperplane orthogonal to it, adapt the step to the corrections and to the angle between tangents, and locate what was
 * passed. At a switching manifold of a piecewise smooth curve the run stops and goes on in the piece beyond.
 *
 * <p>When there is no next step, {@link #ending} says why. One run is for one thread.
 */
public final class Continuation implements Iterator<BranchStep> {
    private static final int FAST = 6;
    private static final double GROWTH = 1.5;

    private final ContinuationSettings settings;
    private final StepControl control;
    private Optional<BranchPoint> first = Optional.empty();
    private Optional<BranchPoint> here = Optional.empty();
    private Optional<Ending> ending = Optional.empty();
    private double step;
    private int steps;
    private int stepsInPlace;
    private double largestAmplitude;

    private Continuation(ContinuationSettings settings) {
        this.settings = settings;
        control = settings.control();
        step = control.initial();
    }

    /**
     * A run along a curve from the solution near {@code start}, at the first value asked for of the parameter.
     *
     * @param start guess of the unknowns; its last entry is replaced by that value
     */
    public static Continuation of(SolutionCurve curve, double[] start, ContinuationSettings settings) {
        Continuation continuation = new Continuation(settings);
        int parameter = start.length - 1;
        NewtonResult result = Corrector.atValue(
                curve,
                start,
                parameter,
                settings.from(),
                settings.control().newton().patient());
        switch (result) {
            case NoSolution failure -> continuation.ending = Optional.of(new Ending.NoStart(failure.advice()));
            case Solution solution -> {
                double[] y = solution.unknowns().toArray();
                SolutionCurve near = curve.near(y);
                Optional<double[]> tangent = Corrector.tangent(near, y, parameter, settings.direction());
                continuation.begin(near, solution, tangent);
            }
        }
        return continuation;
    }

    /**
     * A run along a curve that starts with a step in a given direction from a point of it, which need not be regular:
     * the way to enter a branch from a Hopf or branch point. The step is halved until a solution is reached.
     *
     * @param point solution
     * @param direction vector of any length along which the curve goes on
     */
    public static Continuation leaving(
            SolutionCurve curve, double[] point, double[] direction, ContinuationSettings settings) {
        return leaving(new BranchSwitch(curve, Vector.of(point), Vector.of(direction)), settings);
    }

    /**
     * A run along another branch from the point and in the direction of a switch. See
     * {@link #leaving(SolutionCurve, double[], double[], ContinuationSettings)}.
     */
    public static Continuation leaving(BranchSwitch departure, ContinuationSettings settings) {
        Continuation continuation = new Continuation(settings);
        SolutionCurve curve = departure.curve();
        double[] direction = departure.direction().toArray();
        Vectors.scale(1 / Math.sqrt(Vectors.dot(curve.weights(), direction, direction)), direction);
        NewtonResult result;
        while (true) {
            double[] guess = departure.point().toArray();
            Vectors.add(continuation.step, direction, guess);
            result = Corrector.onHyperplane(
                    curve, guess, direction, settings.control().newton());
            boolean arrived = result instanceof Solution found && curve.isGenuine(array(found));
            if (arrived || continuation.step / 2 < settings.control().smallest()) {
                break;
            }
            continuation.step /= 2;
        }
        continuation.begin(curve, result, direction);
        return continuation;
    }

    /**
     * A run along a curve in one of its two directions, from the solution nearest to a point.
     *
     * @param point solution, or almost one, at which the curve is regular
     * @param towards direction that has a positive product with the tangent along which the run begins
     */
    public static Continuation through(
            SolutionCurve curve, double[] point, double[] towards, ContinuationSettings settings) {
        Continuation continuation = new Continuation(settings);
        Optional<double[]> tangent = Corrector.tangent(curve, point, towards);
        if (tangent.isEmpty()) {
            continuation.ending = Optional.of(new Ending.NoStart(
                    "the curve has no single tangent at the point given; begin at another of its points"));
            return continuation;
        }
        NewtonResult result = Corrector.onHyperplane(
                curve, point, tangent.get(), settings.control().newton().patient());
        continuation.begin(curve, result, tangent.get());
        return continuation;
    }

    /** A run that ended before it began, because nothing was found to start from. */
    public static Continuation withoutStart(ContinuationSettings settings, String reason) {
        Continuation continuation = new Continuation(settings);
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

    /**
     * The reason why the run has ended.
     *
     * @throws IllegalStateException if it has not
     */
    public Ending ending() {
        return ending.orElseThrow(() -> new IllegalStateException("The run has not ended yet: it has a next step"));
    }

    @Override
    public BranchStep next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The run has ended: " + ending().advice());
        }
        if (here.isEmpty()) {
            BranchPoint start = first.orElseThrow();
            here = first;
            List<SpecialPoint> marked = new ArrayList<>(List.of(SpecialPoint.marked(SpecialType.EP, start)));
            if (settings.userValues().contains(start.parameter())) {
                marked.add(SpecialPoint.marked(SpecialType.UZ, start));
            }
            return new BranchStep(start, marked);
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
                    from.curve().linearised(from.unknowns().toArray()));
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

    /** No next point, however small the step: an event may say why, and go on. */
    private BranchStep stuck(BranchPoint from, NoSolution failure) {
        BranchProgress progress = progress(from, from, Optional.empty());
        Optional<EventOutcome> known = settings.events(from.curve()).stream()
                .flatMap(event -> event.stuck(progress).stream())
                .findFirst();
        if (known.isEmpty()) {
            ending = Optional.of(new Ending.StepTooSmall(step, failure));
            return new BranchStep(from, List.of(SpecialPoint.marked(SpecialType.MX, from)));
        }
        if (known.get() instanceof EventOutcome.GoesOn) {
            double reached = known.get().at().arclength() - from.arclength();
            step = Math.clamp(reached, control.smallest(), control.largest());
        }
        return take(known.get());
    }

    /** The step to a solution, cut short by an event on the way; empty if it was too long. */
    private Optional<BranchStep> accept(BranchPoint from, Solution solution) {
        if (!from.curve().isGenuine(array(solution)) || leavesTangent(from, solution)) {
            return Optional.empty();
        }
        List<Event> events = settings.events(from.curve());
        Optional<Crossing> stop = stop(events, from, solution);
        if (stop.isPresent() && !stop.get().converged()) {
            return Optional.empty();
        }
        Solution last = stop.map(Crossing::solution).orElse(solution);
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
        double length = new BranchSegment(from, y, control.newton()).length();
        BranchPoint to = BranchPoint.of(near, last, tangent.get(), from.arclength() + length);
        stepsInPlace = length <= control.smallest() ? stepsInPlace + 1 : 0;
        largestAmplitude = Math.max(largestAmplitude, to.measure().amplitude());
        adapt(solution, angle);
        List<SpecialPoint> passed = passed(events, from, to);
        BranchProgress progress = progress(from, to, stop);
        return Optional.of(take(events.stream()
                .flatMap(event -> event.arrival(progress, passed).stream())
                .findFirst()
                .orElseGet(() -> new EventOutcome.GoesOn(to, passed))));
    }

    /** Test that a solution lies so far beside the tangent that it may be another branch's. */
    private boolean leavesTangent(BranchPoint from, Solution solution) {
        double[] chord = Vectors.difference(array(solution), from.unknowns().toArray());
        return angle(from.curve(), from.tangent().toArray(), chord) > control.turn();
    }

    /** The first place at which an event cuts a step short. */
    private Optional<Crossing> stop(List<Event> events, BranchPoint from, Solution solution) {
        Optional<Crossing> first = Optional.empty();
        BranchSegment chord = new BranchSegment(from, array(solution), control.newton());
        for (Event event : events) {
            Optional<Crossing> nearer = event.stop(chord);
            if (nearer.isPresent()) {
                first = nearer;
                chord = new BranchSegment(from, array(nearer.get().solution()), control.newton());
            }
        }
        return first;
    }

    /** The special points of a step, in their order. */
    private List<SpecialPoint> passed(List<Event> events, BranchPoint from, BranchPoint to) {
        BranchSegment chord = new BranchSegment(from, to, control.newton());
        return chord.length() == 0
                ? List.of()
                : events.stream()
                        .flatMap(event -> event.passed(chord, to).stream())
                        .sorted(Comparator.comparingDouble(LocatedPoint::theta))
                        .map(LocatedPoint::point)
                        .toList();
    }

    private BranchProgress progress(BranchPoint from, BranchPoint to, Optional<Crossing> stop) {
        return new BranchProgress(settings, first.orElseThrow(), from, to, steps, stepsInPlace, largestAmplitude, stop);
    }

    private BranchStep take(EventOutcome outcome) {
        here = Optional.of(outcome.at());
        List<SpecialPoint> passed = new ArrayList<>(outcome.passed());
        if (outcome instanceof EventOutcome.Ends end) {
            ending = Optional.of(end.why());
            SpecialType type = end.why() instanceof Ending.AtCodimensionTwo special ? special.type() : SpecialType.EP;
            if (type == SpecialType.EP || passed.stream().noneMatch(s -> s.type() == type)) {
                passed.add(SpecialPoint.marked(type, end.at()));
            }
        }
        return new BranchStep(outcome.at(), passed);
    }

    private void adapt(Solution solution, double angle) {
        if (solution.iterations() <= FAST && angle < control.turn() / 3) {
            step = Math.min(step * GROWTH, control.largest());
        } else if (angle > control.turn() / 2) {
            step = Math.max(step / GROWTH, control.smallest());
        }
    }

    /** Angle between two directions, in the curve's product, whatever their lengths. */
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
