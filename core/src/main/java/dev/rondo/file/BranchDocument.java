package dev.rondo.file;

import dev.rondo.continuation.BifurcationOutcome;
import dev.rondo.continuation.BistableWindow;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.Spectrum;
import dev.rondo.continuation.SwitchedBranch;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Complex;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Names;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Branch in the form of its document, for other programs.
 *
 * @param branch points in the order of the continuation run
 * @param special special points in the same order
 * @param ending reason why the continuation run ended, one word
 * @param endingAdvice sentence on the same reason, with a remedy
 * @param certificate evidence for the accuracy of the branch
 * @param bistable the intervals of the parameter in which two or more stable solutions of these branches exist side by
 *     side
 * @param leaves special point of the first branch at which this one leaves it
 * @param switched branches that bifurcate from it at special points, where they were followed
 */
public record BranchDocument(
        List<Point> branch,
        List<Special> special,
        String ending,
        String endingAdvice,
        Certificate certificate,
        List<BistableWindow> bistable,

        @MissingBecause("it is the branch that was asked for")
        Optional<Origin> leaves,

        List<BranchDocument> switched) {
    @SuppressWarnings("UnusedVariable") // read by annotations alone
    private static final String NO_PERIOD = "a fixed point has no period";

    @SuppressWarnings("UnusedVariable") // read by annotations alone
    private static final String NO_NORM = "a cycle has an amplitude";

    /**
     * Special point at which a branch leaves another one.
     *
     * @param point type and number along that branch, such as {@code HB1}
     * @param parameter value of the continuation parameter
     */
    public record Origin(String point, double parameter) {}

    /**
     * Point of a branch.
     *
     * @param parameter value of the continuation parameter
     * @param period period of a cycle
     * @param amplitude amplitude of a cycle, the root of the summed variances; 0 for a fixed point
     * @param norm norm of a fixed point's state, |x|
     * @param stable true if no direction is unstable
     * @param unstableDirections number of unstable directions
     * @param residual the largest |F_i| of its equations
     * @param trivialMultiplierError error of a cycle's trivial Floquet multiplier (exactly 1), which estimates the
     *     accuracy of its other multipliers
     */
    public record Point(
            double parameter,

            @MissingBecause(NO_PERIOD) Optional<Time> period,

            double amplitude,

            @MissingBecause(NO_NORM) OptionalDouble norm,

            boolean stable,
            int unstableDirections,
            double residual,

            @MissingBecause("a fixed point has no trivial multiplier")
            OptionalDouble trivialMultiplierError) {}

    /**
     * Special point of a branch.
     *
     * @param type AUTO's code: EP, BP, LP, HB, PD, TR, UZ, MX; or BC for a border collision
     * @param parameter value of the continuation parameter
     * @param interval the values at both ends of the last bracket, the smaller first
     * @param converged true if the bracket shrank to its tolerance
     * @param unstableChange change of the number of unstable directions, in the direction of the continuation run
     * @param period period of a cycle
     * @param amplitude amplitude of a cycle
     * @param norm norm of a fixed point's state, |x|
     * @param unit unit that becomes active or inactive
     * @param criticality super- or subcritical; at a border collision persistence or fold
     * @param undecided reason why the criticality is missing where there should be one
     * @param multipliers eigenvalues per second of a flow's fixed point, else multipliers, the trivial one of a cycle left
     *     out; empty at border collisions
     */
    public record Special(
            String type,
            double parameter,
            List<Double> interval,
            boolean converged,
            int unstableChange,

            @MissingBecause(NO_PERIOD) Optional<Time> period,

            double amplitude,

            @MissingBecause(NO_NORM) OptionalDouble norm,

            @MissingBecause("only a border collision is a unit's")
            OptionalInt unit,

            @MissingBecause("not told by this kind of point, or not computed")
            Optional<String> criticality,

            @MissingBecause("the criticality is told, or this kind of point has none")
            Optional<String> undecided,

            List<Complex> multipliers) {}

    /**
     * Evidence for the accuracy of a branch.
     *
     * @param largestResidual largest residual of all points, in the units of their equations
     * @param largestTrivialMultiplierError largest error of the trivial multiplier of all points; 0 for fixed points
     * @param unconverged number of special points that did not converge
     */
    public record Certificate(double largestResidual, double largestTrivialMultiplierError, int unconverged) {}

    public BranchDocument {
        branch = List.copyOf(branch);
        special = List.copyOf(special);
        bistable = List.copyOf(bistable);
        switched = List.copyOf(switched);
    }

    /** The document of a branch. */
    public static BranchDocument of(Branch branch) {
        return of(branch, List.of());
    }

    /** The document of a branch and of those that bifurcate from it. */
    public static BranchDocument of(Branch branch, List<SwitchedBranch> switched) {
        return of(branch, switched, Optional.empty());
    }

    private static BranchDocument of(Branch branch, List<SwitchedBranch> switched, Optional<Origin> leaves) {
        double residual = largest(branch, BranchPoint::residual);
        double trivial = largest(branch, p -> p.spectrum().trivialError());
        int unconverged =
                (int) branch.special().stream().filter(s -> !s.converged()).count();
        return new BranchDocument(
                branch.points().stream().map(BranchDocument::point).toList(),
                branch.special().stream().map(BranchDocument::special).toList(),
                Names.kind(branch.ending().getClass(), Ending.class),
                branch.ending().advice(),
                new Certificate(residual, trivial, unconverged),
                BistableWindow.of(
                        Stream.concat(Stream.of(branch), switched.stream().map(SwitchedBranch::branch))
                                .toList()),
                leaves,
                switched.stream()
                        .map(s -> of(s.branch(), List.of(), Optional.of(new Origin(s.point(), s.parameter()))))
                        .toList());
    }

    private static double largest(Branch branch, ToDoubleFunction<BranchPoint> value) {
        return branch.points().stream().mapToDouble(value).max().orElse(0);
    }

    private static Point point(BranchPoint p) {
        return new Point(
                p.parameter(),
                p.measure().period(),
                p.measure().amplitude(),
                p.norm(),
                p.isStable(),
                p.spectrum().unstable(),
                p.residual(),
                p.spectrum().kind() == Spectrum.Kind.CYCLE
                        ? OptionalDouble.of(p.spectrum().trivialError())
                        : OptionalDouble.empty());
    }

    static Special special(SpecialPoint s) {
        return new Special(
                s.type().name(),
                s.parameter(),
                List.of(s.interval().low(), s.interval().high()),
                s.converged(),
                s.unstableChange(),
                s.point().measure().period(),
                s.point().measure().amplitude(),
                s.point().norm(),
                s.unknown(),
                s.criticality().map(c -> c.name().toLowerCase(Locale.ROOT)),
                s.onset().flatMap(BifurcationOutcome::reason),
                s.type() == SpecialType.BC
                        ? List.of()
                        : s.point().spectrum().values().stream().toList());
    }
}
