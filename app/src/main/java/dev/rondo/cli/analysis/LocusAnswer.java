package dev.rondo.cli.analysis;

import dev.rondo.analysis.branch.NetworkLocus;
import dev.rondo.analysis.branch.TwoParameterDiagram;
import dev.rondo.cli.console.Output;
import dev.rondo.cli.console.Table;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.StepControl;
import dev.rondo.continuation.locus.CodimensionTwo;
import dev.rondo.continuation.locus.Locus;
import dev.rondo.continuation.locus.LocusPoint;
import dev.rondo.continuation.locus.Plane;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.file.BranchHead;
import dev.rondo.file.Environment;
import dev.rondo.file.LocusDocument;
import dev.rondo.file.LocusFile;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import dev.rondo.setting.Refusal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The curves of special points that were asked for: followed, and put into words, tables and figures. */
final class LocusAnswer {
    /** Margin beside the curves, relative to their extent. */
    private static final double MARGIN = 0.15;

    /** Least margin relative to the requested range, where curves are vertical. */
    private static final double LEAST_MARGIN = 0.05;

    private final NetworkLocus request;
    private final List<Locus> curves;
    private final List<String> warnings;

    private LocusAnswer(NetworkLocus request, List<Locus> curves, List<String> warnings) {
        this.request = request;
        this.curves = curves;
        this.warnings = warnings;
    }

    /** Follows the curves that begin on a branch; a remark tells of each.
     *
     * @throws Refusal if the branch has no special point of the kinds asked for
     */
    static LocusAnswer of(
            NetworkLocus request,
            List<NetworkLocus.Kind> kinds,
            int most,
            StepControl steps,
            RateNetwork network,
            Branch branch,
            Output output) {
        List<SpecialPoint> starts = request.starts(branch, kinds, network);
        if (starts.isEmpty()) {
            throw Refusal.failed("No special point to follow within "
                    + request.along().from() + " to " + request.along().to() + ": the branch has " + counted(branch)
                    + "; " + branch.ending().advice());
        }
        List<Locus> curves = new ArrayList<>();
        Iterator<Locus> run;
        try (LocusProgress progress = new LocusProgress(output, request, Math.min(most, starts.size()))) {
            run = request.curves(network, starts, steps, progress::at);
            while (run.hasNext() && curves.size() < most) {
                Locus curve = run.next();
                progress.followed();
                output.remark(name(curve) + ": " + curve.points().size() + " points");
                curves.add(curve);
            }
        }
        List<String> warnings = run.hasNext()
                ? List.of("only " + most + (most == 1 ? " curve was" : " curves were") + " followed of those through "
                        + starts.size() + " special points: --curves follows more")
                : List.of();
        warnings.forEach(output::warn);
        return new LocusAnswer(request, curves, warnings);
    }

    private static String counted(Branch branch) {
        Map<SpecialType, Long> counts = branch.special().stream()
                .filter(s -> s.type() != SpecialType.EP)
                .collect(Collectors.groupingBy(SpecialPoint::type, TreeMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", "));
    }

    LocusDocument document() {
        return LocusDocument.of(first(), request.second(), curves, warnings);
    }

    LocusFile file(BranchHead head, Environment environment) {
        return LocusFile.of(head, document(), curves, environment);
    }

    /** The diagram, over all of the second parameter and as much of the first as the curves need. */
    Figure figure() {
        Plane plane = request.plane();
        double low = plane.firstHigh();
        double high = plane.firstLow();
        for (Locus curve : curves) {
            for (LocusPoint point : curve.points()) {
                low = Math.min(low, point.first());
                high = Math.max(high, point.first());
            }
        }
        double margin = Math.max(MARGIN * (high - low), LEAST_MARGIN * (plane.firstHigh() - plane.firstLow()));
        return TwoParameterDiagram.of(
                curves,
                Axis.x(first().label())
                        .range(Math.max(plane.firstLow(), low - margin), Math.min(plane.firstHigh(), high + margin)),
                Axis.y(request.second().label()).range(plane.secondLow(), plane.secondHigh()));
    }

    private NetworkParameter first() {
        return request.along().parameter();
    }

    private static String name(Locus curve) {
        return curve.type()
                + (curve.unknown().isPresent() ? ":" + curve.unknown().getAsInt() : "");
    }

    /** The ends of every curve and its points of codimension two. */
    Table table() {
        Table table = Table.of(
                "curve", "points", "type", first().label(), request.second().label(), "period (s)", "unit", "ending");
        for (Locus curve : curves) {
            String points = Integer.toString(curve.points().size());
            if (curve.points().isEmpty()) {
                table.row(
                        name(curve), points, "", "", "", "", "", curve.forward().advice());
                continue;
            }
            LocusPoint begin = curve.points().getFirst();
            LocusPoint end = curve.points().getLast();
            row(
                    table,
                    curve,
                    points,
                    typeAt(curve, begin),
                    begin,
                    "",
                    curve.backward().advice());
            for (CodimensionTwo special : curve.special()) {
                double place = special.point().arclength();
                if (place != begin.arclength() && place != end.arclength()) {
                    String unit = special.unknown().isPresent()
                            ? Integer.toString(special.unknown().getAsInt())
                            : "";
                    row(table, curve, "", special.type().name(), special.point(), unit, "");
                }
            }
            row(table, curve, "", typeAt(curve, end), end, "", curve.forward().advice());
        }
        return table;
    }

    /** The type of the point of codimension two at which a curve ends, if it ends at one. */
    private static String typeAt(Locus curve, LocusPoint end) {
        return curve.special().stream()
                .filter(s -> s.point().arclength() == end.arclength())
                .map(s -> s.type().name())
                .findFirst()
                .orElse("");
    }

    private static void row(
            Table table, Locus curve, String points, String type, LocusPoint at, String unit, String ending) {
        table.row(
                name(curve),
                points,
                type,
                number(at.first()),
                number(at.second()),
                at.period().map(t -> number(t.seconds())).orElse(""),
                unit,
                ending);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.10g", value);
    }
}
