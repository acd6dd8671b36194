package dev.rondo.file;

import dev.rondo.dynamics.Trajectory;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.format.ArrayBundle;
import dev.rondo.file.format.ArrayContainer;
import dev.rondo.file.format.Format;
import dev.rondo.file.format.Formats;
import dev.rondo.file.json.Json;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Simulated trajectory of a network: {@code t} (rows, in seconds), {@code x}, {@code r} (rows x N), {@code z} (rows x
 * N_out), {@code u} (rows x N_in), all float64, and {@code meta.json} with {@code format} "rondo-trajectory", {@code
 * version} 1 and {@code about}: which network, which stimulus, which noise. As text (CSV) it is a table with the
 * columns {@code t, x_0, x_1, ...}, without what is said about it.
 *
 * @param trajectory the states
 * @param about provenance as a JSON object
 */
public record TrajectoryFile(Trajectory trajectory, JsonNode about) {
    private static final String FORMAT = "rondo-trajectory";

    /** Makes sure, before long work, that there is a form for the name's ending.
     *
     * @throws Refusal if there is none that holds a trajectory
     */
    public static void requireForm(Path file) {
        writer(file);
    }

    private static Format.Writer writer(Path file) {
        return Formats.writer(file, "a trajectory", Format.Capacity.TABLE);
    }

    /** Writes the file in the form that its ending asks for, whole or not at all.
     *
     * @param force true to overwrite an existing file
     * @throws Refusal if it may not or cannot be written
     */
    public void write(Path file, boolean force) {
        Format.Writer writer = writer(file);
        ArrayBundle bundle = bundle();
        AtomicFiles.write(file, out -> writer.write(bundle, out), force);
    }

    private ArrayBundle bundle() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("t", NpyArray.owning(trajectory.t().toArray(), trajectory.rows()));
        arrays.put("x", ArrayBundle.array(trajectory.x()));
        arrays.put("r", ArrayBundle.array(trajectory.r()));
        arrays.put("z", ArrayBundle.array(trajectory.z()));
        arrays.put("u", ArrayBundle.array(trajectory.u()));
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.put("format", FORMAT).put("version", 1).set("about", about);
        return new ArrayBundle(arrays, meta);
    }

    /** Reads a trajectory file.
     *
     * @throws Refusal if it is damaged or hostile, lacks something, or its arrays do not belong together
     */
    public static TrajectoryFile read(Path file) {
        try (ArrayContainer container = Formats.open(file)) {
            String where = container.where(ArrayContainer.META);
            String text = container
                    .meta()
                    .orElseThrow(
                            () -> Refusal.misuse(file + " is not a trajectory file: it lacks " + ArrayContainer.META));
            JsonNode meta = Json.parse(text, where);
            if (!meta.path("format").asString("").equals(FORMAT)
                    || meta.path("version").asInt(0) != 1) {
                throw Refusal.misuse(where + ": a trajectory file is of the format " + FORMAT + ", version 1");
            }
            NpyArray t = container.array("t");
            if (t.dimensions() != 1 && !(container.storesListsAsMatrices() && t.extent(1) == 1)) {
                throw Refusal.misuse(container.where("t") + ": it is one row of times: its shape is " + t.shapeText());
            }
            int rows = t.size();
            Trajectory trajectory = new Trajectory(
                    Vector.owning(t.toDoubles()),
                    matrix(container, "x", rows),
                    matrix(container, "r", rows),
                    matrix(container, "z", rows),
                    matrix(container, "u", rows));
            return new TrajectoryFile(trajectory, meta.path("about"));
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(file + ": " + e.getMessage(), e);
        }
    }

    /** A matrix with a row for each time; HDF5 leaves out those without columns. */
    private static Matrix matrix(ArrayContainer container, String name, int rows) {
        if (container.find(name).isEmpty() && (name.equals("z") || name.equals("u"))) {
            return Matrix.zeros(rows, 0);
        }
        NpyArray array = container.array(name);
        if (array.dimensions() != 2) {
            throw Refusal.misuse(
                    container.where(name) + ": it has a row for each time: its shape is " + array.shapeText());
        }
        return Matrix.owning(array.extent(0), array.extent(1), array.toDoubles());
    }
}
