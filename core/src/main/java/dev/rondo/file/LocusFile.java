package dev.rondo.file;

import dev.rondo.continuation.locus.CodimensionTwo;
import dev.rondo.continuation.locus.Locus;
import dev.rondo.continuation.locus.LocusPoint;
import dev.rondo.dynamics.Time;
import dev.rondo.file.atomic.FileGroup;
import dev.rondo.file.format.ArrayBundle;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.setting.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Curves of special points in the plane of two parameters as a file.
 *
 * <ul>
 *   <li>{@code .csv}: a line per point, the points of codimension two among them with their codes; a column is named as each
 *       parameter; the other columns are those of {@link LocusDocument.Point};
 *   <li>{@code .json}: the {@link LocusDocument}, under a {@link BranchHead};
 *   <li>{@code .npz}: {@code curve} (the number of the curve that a point lies on, from 0), {@code first}, {@code second},
 *       {@code period_s} (NaN where nothing oscillates), {@code amplitude}, {@code unstable_directions}, {@code
 *       unstable_directions_active} (NaN but at a fixed point's border collisions), {@code residual},
 *       {@code test}, and the .json document as {@code locus.json}; the same in {@code .mat} and {@code .h5}.
 * </ul>
 */
public final class LocusFile {
    private static final String WHAT = "A curve of special points";
    private static final String DOCUMENT = "locus.json";

    private final BranchHead head;
    private final LocusDocument document;
    private final List<Locus> curves;
    private final Environment environment;

    private LocusFile(BranchHead head, LocusDocument document, List<Locus> curves, Environment environment) {
        this.head = head;
        this.document = document;
        this.curves = curves;
        this.environment = environment;
    }

    /** Curves to be written.
     *
     * @param head origin of the branch on which the curves begin
     * @param document document of the same curves
     * @param environment software and machine that computed the result
     */
    public static LocusFile of(BranchHead head, LocusDocument document, List<Locus> curves, Environment environment) {
        return new LocusFile(head, document, List.copyOf(curves), environment);
    }

    /** Checks that a file format exists for the name's ending.
     *
     * @throws dev.rondo.setting.Refusal if no form has that ending
     */
    public static void requireForm(Path file) {
        DocumentFile.requireForm(WHAT, file);
    }

    /** Writes the form that the name's ending asks for, whole or not at all.
     *
     * @param force true to overwrite an existing file
     * @throws dev.rondo.setting.Refusal if no form has that ending, or the file may not or cannot be written
     */
    public void write(Path file, boolean force) {
        FileGroup files = new FileGroup();
        addTo(files, file, force);
        files.write();
    }

    /** Adds the form that the name's ending asks for to files that are written together. */
    public void addTo(FileGroup files, Path file, boolean force) {
        new DocumentFile(this::csv, this::json, this::bundle).addTo(files, WHAT, file, force);
    }

    private JsonNode json() {
        return head.json(document, environment);
    }

    private record Line(double arclength, String text) {}

    private String csv() {
        StringBuilder out = new StringBuilder("curve,type,unit,point," + document.first() + "," + document.second()
                + ",period_s,amplitude,unstable_directions,criticality,residual,test,"
                + "unstable_directions_active\n");
        for (int k = 0; k < curves.size(); k++) {
            Locus curve = curves.get(k);
            List<Line> lines = new ArrayList<>();
            for (LocusPoint point : curve.points()) {
                lines.add(new Line(point.arclength(), line(k, curve, "", point)));
            }
            for (CodimensionTwo special : curve.special()) {
                String code = special.type().name() + given(":", special.unknown());
                lines.add(new Line(special.point().arclength(), line(k, curve, code, special.point())));
            }
            lines.sort(Comparator.comparingDouble(Line::arclength));
            lines.forEach(l -> out.append(l.text()).append('\n'));
        }
        return out.toString();
    }

    private static String given(String before, OptionalInt number) {
        return number.isPresent() ? before + number.getAsInt() : "";
    }

    private static String line(int k, Locus curve, String code, LocusPoint p) {
        return String.join(
                ",",
                Integer.toString(k),
                curve.type().name(),
                given("", curve.unknown()),
                code,
                Double.toString(p.first()),
                Double.toString(p.second()),
                p.period().map(t -> Double.toString(t.seconds())).orElse(""),
                Double.toString(p.amplitude()),
                Integer.toString(p.unstable()),
                p.criticality().map(Names::kebab).orElse(""),
                Double.toString(p.residual()),
                Double.toString(p.test()),
                given("", p.unstableActive()));
    }

    private ArrayBundle bundle() {
        List<Integer> number = new ArrayList<>();
        List<LocusPoint> points = new ArrayList<>();
        for (int k = 0; k < curves.size(); k++) {
            for (LocusPoint point : curves.get(k).points()) {
                number.add(k);
                points.add(point);
            }
        }
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("curve", column(number, k -> k));
        arrays.put("first", column(points, LocusPoint::first));
        arrays.put("second", column(points, LocusPoint::second));
        arrays.put("period_s", column(points, p -> p.period().map(Time::seconds).orElse(Double.NaN)));
        arrays.put("amplitude", column(points, LocusPoint::amplitude));
        arrays.put("unstable_directions", column(points, LocusPoint::unstable));
        arrays.put(
                "unstable_directions_active",
                column(
                        points,
                        p -> p.unstableActive().isPresent() ? p.unstableActive().getAsInt() : Double.NaN));
        arrays.put("residual", column(points, LocusPoint::residual));
        arrays.put("test", column(points, LocusPoint::test));
        return new ArrayBundle(arrays, (ObjectNode) json(), DOCUMENT);
    }

    private static <T> NpyArray column(List<T> rows, ToDoubleFunction<T> value) {
        return NpyArray.owning(rows.stream().mapToDouble(value).toArray(), rows.size());
    }
}
