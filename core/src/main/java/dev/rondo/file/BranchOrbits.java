package dev.rondo.file;

import dev.rondo.continuation.Branch;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.cycles.CycleCurve;
import dev.rondo.dynamics.Time;
import dev.rondo.file.atomic.FileGroup;
import dev.rondo.file.format.ArrayBundle;
import dev.rondo.file.format.Format;
import dev.rondo.file.format.Formats;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Orbits of the special points of a branch, as a file of arrays: S points, R states along a period (1 for fixed
 * points), N units, D multipliers.
 *
 * <ul>
 *   <li>{@code parameter} (S), {@code period_s} (S; NaN for fixed points), {@code type} by their place in the document's
 *       {@code special};
 *   <li>{@code t} (S x R) in s from the beginning of the period, {@code x} (S x R x N);
 *   <li>{@code multipliers_re}, {@code multipliers_im} (S x D): eigenvalues per s of a flow's fixed points, else
 *       multipliers, without the trivial one of a cycle;
 *   <li>{@code orbits.json}: network, system, parameter, and {@code special}, the points in their order.
 * </ul>
 */
public final class BranchOrbits {
    private static final String WHAT = "The orbits of a branch";
    private static final String DOCUMENT = "orbits.json";
    private static final int ROWS = 200;

    private final BranchHead head;
    private final List<SpecialPoint> points;
    private final Environment environment;

    private BranchOrbits(BranchHead head, List<SpecialPoint> points, Environment environment) {
        this.head = head;
        this.points = points;
        this.environment = environment;
    }

    /**
     * Description of the points.
     *
     * @param special points in the order of the arrays
     */
    public record Points(List<BranchDocument.Special> special) {}

    /**
     * The orbits of the special points of a branch.
     *
     * @param head origin of the branch
     * @param all true for border collisions, too
     * @param environment software and machine that computed the result
     */
    public static BranchOrbits of(BranchHead head, Branch branch, boolean all, Environment environment) {
        return new BranchOrbits(
                head,
                branch.special().stream()
                        .filter(s -> all || s.type() != SpecialType.BC)
                        .toList(),
                environment);
    }

    /**
     * Checks that a file format exists for the name's ending.
     *
     * @throws dev.rondo.setting.Refusal if no form has that ending
     */
    public static void requireForm(Path file) {
        Formats.writer(file, WHAT, Format.Capacity.ARRAYS);
    }

    /** Adds the form that the name's ending asks for to files that are written together. */
    public void addTo(FileGroup files, Path file, boolean force) {
        files.add(
                file, out -> Formats.writer(file, WHAT, Format.Capacity.ARRAYS).write(bundle(), out), force);
    }

    private ArrayBundle bundle() {
        int rows = points.stream().anyMatch(s -> s.point().curve() instanceof CycleCurve) ? ROWS : 1;
        int count = points.size();
        int directions = points.stream()
                .mapToInt(s -> s.point().spectrum().values().size())
                .max()
                .orElse(0);
        double[] t = new double[count * rows];
        double[] x = new double[0];
        double[] re = new double[count * directions];
        double[] im = new double[count * directions];
        int units = 0;
        for (int s = 0; s < count; s++) {
            BranchPoint point = points.get(s).point();
            Matrix orbit = orbit(point, rows);
            units = orbit.columns();
            x = s == 0 ? new double[count * rows * units] : x;
            System.arraycopy(orbit.toRowMajor(), 0, x, s * rows * units, rows * units);
            double period = point.measure().period().map(Time::seconds).orElse(0.0);
            for (int r = 0; r < rows; r++) {
                t[s * rows + r] = period * r / rows;
            }
            ComplexVector values = point.spectrum().values();
            for (int d = 0; d < values.size(); d++) {
                re[s * directions + d] = values.re(d);
                im[s * directions + d] = values.im(d);
            }
        }
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put(
                "parameter",
                NpyArray.owning(
                        points.stream().mapToDouble(SpecialPoint::parameter).toArray(), count));
        arrays.put(
                "period_s",
                NpyArray.owning(
                        points.stream()
                                .mapToDouble(s -> s.point()
                                        .measure()
                                        .period()
                                        .map(Time::seconds)
                                        .orElse(Double.NaN))
                                .toArray(),
                        count));
        arrays.put("t", NpyArray.owning(t, count, rows));
        arrays.put("x", NpyArray.owning(x, count, rows, units));
        arrays.put("multipliers_re", NpyArray.owning(re, count, directions));
        arrays.put("multipliers_im", NpyArray.owning(im, count, directions));
        Points document =
                new Points(points.stream().map(BranchDocument::special).toList());
        return new ArrayBundle(arrays, (ObjectNode) head.json(document, environment), DOCUMENT);
    }

    /** States at equal intervals over a period; a fixed point again and again. */
    private static Matrix orbit(BranchPoint point, int rows) {
        double[] y = point.unknowns().toArray();
        if (point.curve() instanceof CycleCurve cycles) {
            return cycles.orbit(y, rows);
        }
        Vector state = Vector.owning(Arrays.copyOf(y, y.length - 1));
        return Matrix.build(rows, state.size(), (r, i) -> state.get(i));
    }
}
