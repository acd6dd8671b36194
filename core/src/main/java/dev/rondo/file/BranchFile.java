package dev.rondo.file;

import dev.rondo.continuation.Branch;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.Spectrum;
import dev.rondo.dynamics.Time;
import dev.rondo.file.atomic.FileGroup;
import dev.rondo.file.json.Json;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpzWriter;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.setting.Names;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A branch as a file.
 *
 * <ul>
 *   <li>{@code .csv}: a line per point and special point in the order of the walk, with AUTO's type codes; the bare table, without a
 *       head, so that table readers need no options: what it is of stands in the other two forms;
 *   <li>{@code .json}: the {@link BranchDocument}, under a {@link BranchHead};
 *   <li>{@code .npz}: {@code parameter}, {@code period_s} (NaN for fixed points), {@code amplitude}, {@code
 *       norm} (|x|; NaN for cycles), {@code unstable_directions}, {@code residual}, {@code trivial_multiplier_error} (points), {@code unknowns} (points x unknowns: the state or the nodes of the
 *       orbit, for a cycle the period in s, the parameter), {@code multipliers_re}, {@code multipliers_im} (points x
 *       directions: eigenvalues per s of a flow's fixed points, else multipliers), and the .json document as {@code branch.json}.
 * </ul>
 */
public final class BranchFile {
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
     * @param head what it is of
     * @param environment where it was computed
     */
    public static BranchFile of(BranchHead head, Branch branch, Environment environment) {
        return new BranchFile(head, branch, environment);
    }

    /** Whether there is a form for the name's ending.
     *
     * @throws Refusal if the ending is none of csv, json and npz
     */
    public static void requireForm(Path file) {
        requireForm("A branch is", file);
    }

    static void requireForm(String what, Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".csv") && !name.endsWith(".json") && !name.endsWith(".npz")) {
            throw Refusal.misuse(what + " written as .csv, .json or .npz: " + file);
        }
    }

    /** Writes the form that the name's ending asks for, whole or not at all.
     *
     * @param force whether a file that is there may be replaced
     * @throws Refusal if the ending is none of csv, json and npz, or the file may not or cannot be written
     */
    public void write(Path file, boolean force) {
        FileGroup files = new FileGroup();
        addTo(files, file, force);
        files.write();
    }

    /** Adds the form that the name's ending asks for to files that are written together. */
    public void addTo(FileGroup files, Path file, boolean force) {
        requireForm(file);
        String name = file.getFileName().toString();
        if (name.endsWith(".csv")) {
            files.add(file, csv(), force);
        } else if (name.endsWith(".json")) {
            files.add(file, json(), force);
        } else {
            files.add(file, this::writeNpz, force);
        }
    }

    private String json() {
        return Json.text(head.json(BranchDocument.of(branch), environment));
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

    private void writeNpz(OutputStream out) throws IOException {
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
        try (NpzWriter npz = new NpzWriter(out)) {
            npz.array("parameter", column(points, BranchPoint::parameter))
                    .array(
                            "period_s",
                            column(
                                    points,
                                    p -> p.measure().period().map(Time::seconds).orElse(Double.NaN)))
                    .array("amplitude", column(points, p -> p.measure().amplitude()))
                    .array("norm", column(points, p -> p.norm().orElse(Double.NaN)))
                    .array(
                            "unstable_directions",
                            column(points, p -> p.spectrum().unstable()))
                    .array("residual", column(points, BranchPoint::residual))
                    .array(
                            "trivial_multiplier_error",
                            column(points, p -> p.spectrum().trivialError()))
                    .array("unknowns", NpyArray.owning(states, rows, unknowns))
                    .array("multipliers_re", NpyArray.owning(re, rows, directions))
                    .array("multipliers_im", NpyArray.owning(im, rows, directions))
                    .text("branch.json", json());
        }
    }

    private static NpyArray column(List<BranchPoint> points, java.util.function.ToDoubleFunction<BranchPoint> value) {
        return NpyArray.owning(points.stream().mapToDouble(value).toArray(), points.size());
    }
}
