package dev.rondo.file;

import dev.rondo.continuation.Ending;
import dev.rondo.continuation.locus.CodimensionTwo;
import dev.rondo.continuation.locus.Locus;
import dev.rondo.continuation.locus.LocusPoint;
import dev.rondo.dynamics.Time;
import dev.rondo.network.parameter.NetworkParameter;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Names;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Curves of special points in the plane of two parameters, as other programs read them.
 *
 * @param first name of the first parameter
 * @param second name of the second
 * @param secondUnit the second's unit
 * @param curves the curves, in the order of the special points from which they were followed
 * @param certificate evidence for the accuracy of the curves
 * @param warnings notes on missing results, such as curves that were not followed
 */
public record LocusDocument(
        String first,
        String second,

        @MissingBecause("a factor, or in the units of the input")
        Optional<String> secondUnit,

        List<Curve> curves,
        Certificate certificate,
        List<String> warnings) {
    @SuppressWarnings("UnusedVariable") // read by annotations alone
    private static final String NO_PERIOD = "nothing oscillates here";

    @SuppressWarnings("UnusedVariable") // read by annotations alone
    private static final String NO_UNIT = "only a border collision is a unit's";

    /**
     * A curve.
     *
     * @param type AUTO's code of the points on the curve: LP, HB, TR or PD; or BC for border collisions
     * @param unit unit whose border collisions they are
     * @param points points in their order along the curve
     * @param special the points of codimension two, in the same order
     * @param backward reason why the curve ended before its first point, one word
     * @param backwardAdvice sentence on the same reason
     * @param forward reason why the curve ended after its last point, one word
     * @param forwardAdvice sentence on the same reason
     */
    public record Curve(
            String type,

            @MissingBecause(NO_UNIT) OptionalInt unit,

            List<Point> points,
            List<Special> special,
            String backward,
            String backwardAdvice,
            String forward,
            String forwardAdvice) {}

    /**
     * A point.
     *
     * @param first value of the first parameter
     * @param second value of the second
     * @param period period of a cycle, or of the cycles that emerge at a Hopf point
     * @param amplitude amplitude of a cycle; 0 for a fixed point
     * @param unstableDirections number of unstable directions besides the critical ones; at a border collision of a
     *     fixed point, where the spectrum jumps, the number on the side on which the unit is inactive
     * @param unstableDirectionsActive number of unstable directions at a border collision of a fixed point, on the side
     *     on which the unit is active
     * @param criticality super- or subcritical; at a border collision of a fixed point persistence or fold
     * @param residual the largest residual of all equations
     * @param test value of the test function, 0 on the exact curve
     */
    public record Point(
            double first,
            double second,

            @MissingBecause(NO_PERIOD) Optional<Time> period,

            double amplitude,
            int unstableDirections,

            @MissingBecause("only a fixed point's border collision has two spectra")
            OptionalInt unstableDirectionsActive,

            @MissingBecause("not told by this kind of point")
            Optional<String> criticality,

            double residual,
            double test) {}

    /**
     * A point of codimension two.
     *
     * @param type MatCont's code: CP, BT, GH, ZH, HH, R1 to R4, CH, GPD, LPNS, LPPD, PDNS, NSNS; BB where two border
     *     collisions meet, BH where a critical eigenvalue meets a switching manifold
     * @param first value of the first parameter
     * @param second value of the second
     * @param interval the values of the second parameter at both ends of the last bracket, the smaller first
     * @param converged true if the bracket shrank to its tolerance
     * @param unit other unit, where two border collisions meet
     */
    public record Special(
            String type,
            double first,
            double second,
            List<Double> interval,
            boolean converged,

            @MissingBecause("only where two border collisions meet")
            OptionalInt unit) {}

    /**
     * Evidence for the accuracy of the curves.
     *
     * @param largestResidual largest residual of all points and equations
     * @param largestTest the largest modulus of a test function at a point
     * @param unconverged number of points of codimension two that did not converge
     */
    public record Certificate(double largestResidual, double largestTest, int unconverged) {}

    /** The document of some curves. */
    public static LocusDocument of(
            NetworkParameter first, NetworkParameter second, List<Locus> curves, List<String> warnings) {
        List<LocusPoint> points =
                curves.stream().flatMap(c -> c.points().stream()).toList();
        long unconverged = curves.stream()
                .flatMap(c -> c.special().stream())
                .filter(s -> !s.converged())
                .count();
        return new LocusDocument(
                first.key(),
                second.key(),
                second.unit(),
                curves.stream().map(LocusDocument::curve).toList(),
                new Certificate(
                        points.stream().mapToDouble(LocusPoint::residual).max().orElse(0),
                        points.stream()
                                .mapToDouble(p -> Math.abs(p.test()))
                                .max()
                                .orElse(0),
                        (int) unconverged),
                List.copyOf(warnings));
    }

    private static Curve curve(Locus locus) {
        return new Curve(
                locus.type().name(),
                locus.unknown(),
                locus.points().stream().map(LocusDocument::point).toList(),
                locus.special().stream().map(LocusDocument::special).toList(),
                Names.kind(locus.backward().getClass(), Ending.class),
                locus.backward().advice(),
                Names.kind(locus.forward().getClass(), Ending.class),
                locus.forward().advice());
    }

    private static Point point(LocusPoint p) {
        return new Point(
                p.first(),
                p.second(),
                p.period(),
                p.amplitude(),
                p.unstable(),
                p.unstableActive(),
                p.criticality().map(Names::kebab),
                p.residual(),
                p.test());
    }

    private static Special special(CodimensionTwo s) {
        return new Special(
                s.type().name(),
                s.point().first(),
                s.point().second(),
                List.of(s.interval().low(), s.interval().high()),
                s.converged(),
                s.unknown());
    }
}
