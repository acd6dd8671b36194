package dev.rondo.file;

import dev.rondo.continuation.Branch;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.Spectrum;
import dev.rondo.dynamics.Time;
import dev.rondo.file.atomic.FileGroup;
import dev.rondo.file.format.ArrayBundle;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.setting.Names;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A branch as a file.
 *
 * <ul>
 *   <li>{@code .csv}: a line per point and special point in the order of the continuation run, with AUTO's type codes;
 *       the bare table, without a head, so that table readers need no options: what it is of stands in the other two
 *       forms;
 *   <li>{@code .json}: the {@link BranchDocument}, under a {@link BranchHead};
 *   <li>{@code .npz}: {@code parameter}, {@code period_s} (NaN for fixed points), {@code amplitude}, {@code
 *       norm} (|x|; NaN for cycles), {@code unstable_directions}, {@code residual}, {@code trivial_multiplier_error}
 *       (points), {@code unknowns} (points x unknowns: the state or the nodes of the orbit, for a cycle the period in
 *       s, the parameter), {@code multipliers_re}, {@code multipliers_im} (points x directions: eigenvalues per s of a
 *       flow's fixed points, else multipliers), and the .json document as {@code branch.json}; the same in {@code .mat}
 *       and {@code .h5}.
 * </ul>
 */
public final class BranchFile {
    private static final String WHAT = "A branch";
    static final String DOCUMENT = "branch.json";
    private static final String TITLES =
            "type,parameter,period_s,amplitude,stable,unstable_directions,unit,criticality,converged,residual,"
                    + "trivial_multiplier_error,norm";

    private final BranchHead head;
    private final Branch branch;
    private final Environment environment;

    private BranchFile(BranchHead head, Branch branch, Environment environment) {
        this.head = head;
        this.branch = branch;
        this.environment = environment;
    }

    /** A branch to be written.
     *
     * @param head origin of the branch: network, system, parameter
     * @param environment software and machine that computed the result
     */
    public static BranchFile of(BranchHead head, Branch branch, Environment environment) {
        return new BranchFile(head, branch, environment);
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
        return head.json(BranchDocument.of(branch), environment);
    }

    private String csv() {
        Stream<Line> points = branch.points().stream().map(Line::of);
        Stream<Line> special = branch.special().stream().map(Line::of);
        return Stream.concat(
                        Stream.of(TITLES),
                        Stream.concat(points, special)
                                .sorted(java.util.Comparator.comparingDouble(Line::arclength))
                                .map(Line::text))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private record Line(double arclength, String text) {
        static Line of(BranchPoint p) {
            return new Line(p.arclength(), text("", p, "", "", ""));
        }

        static Line of(SpecialPoint s) {
            String unit = s.unknown().isPresent() ? Integer.toString(s.unknown().getAsInt()) : "";
            String criticality = s.criticality().map(c -> Names.kebab(c)).orElse("");
            return new Line(
                    s.point().arclength(),
                    text(s.type().name(), s.point(), unit, criticality, Boolean.toString(s.converged())));
        }

        private static String text(String type, BranchPoint p, String unit, String criticality, String converged) {
            return String.join(
                    ",",
                    type,
                    Double.toString(p.parameter()),
                    p.measure().period().map(t -> Double.toString(t.seconds())).orElse(""),
                    Double.toString(p.measure().amplitude()),
                    Boolean.toString(p.isStable()),
                    Integer.toString(p.spectrum().unstable()),
                    unit,
                    criticality,
                    converged,
                    Double.toString(p.residual()),
                    p.spectrum().kind() == Spectrum.Kind.CYCLE
                            ? Double.toString(p.spectrum().trivialError())
                            : "",
                    p.norm().isPresent() ? Double.toString(p.norm().getAsDouble()) : "");
        }
    }

    private ArrayBundle bundle() {
        List<BranchPoint> points = branch.points();
        int rows = points.size();
        int unknowns = rows == 0 ? 0 : points.getFirst().unknowns().size();
        int directions = rows == 0 ? 0 : points.getFirst().spectrum().values().size();
        double[] states = new double[rows * unknowns];
        double[] re = new double[rows * directions];
        double[] im = new double[rows * directions];
        for (int k = 0; k < rows; k++) {
            System.arraycopy(points.get(k).unknowns().toArray(), 0, states, k * unknowns, unknowns);
            ComplexVector values = points.get(k).spectrum().values();
            for (int d = 0; d < directions; d++) {
                re[k * directions + d] = values.re(d);
                im[k * directions + d] = values.im(d);
            }
        }
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("parameter", column(points, BranchPoint::parameter));
        arrays.put(
                "period_s",
                column(points, p -> p.measure().period().map(Time::seconds).orElse(Double.NaN)));
        arrays.put("amplitude", column(points, p -> p.measure().amplitude()));
        arrays.put("norm", column(points, p -> p.norm().orElse(Double.NaN)));
        arrays.put("unstable_directions", column(points, p -> p.spectrum().unstable()));
        arrays.put("residual", column(points, BranchPoint::residual));
        arrays.put("trivial_multiplier_error", column(points, p -> p.spectrum().trivialError()));
        arrays.put("unknowns", NpyArray.owning(states, rows, unknowns));
        arrays.put("multipliers_re", NpyArray.owning(re, rows, directions));
        arrays.put("multipliers_im", NpyArray.owning(im, rows, directions));
        return new ArrayBundle(arrays, (ObjectNode) json(), DOCUMENT);
    }

    private static NpyArray column(List<BranchPoint> points, java.util.function.ToDoubleFunction<BranchPoint> value) {
        return NpyArray.owning(points.stream().mapToDouble(value).toArray(), points.size());
    }
}
