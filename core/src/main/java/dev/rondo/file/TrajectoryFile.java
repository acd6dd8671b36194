package dev.rondo.file;

import dev.rondo.dynamics.Trajectory;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpzFile;
import dev.rondo.file.numpy.NpzWriter;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a network did, as an {@code .npz}: {@code t} (rows, in seconds), {@code x}, {@code r} (rows x N), {@code z} (rows x
 * N_out), {@code u} (rows x N_in), all float64, and {@code meta.json} with {@code format} "rondo-trajectory", {@code
 * version} 1 and {@code about}: which network, which stimulus, which noise.
 *
 * @param trajectory the states
 * @param about how it came about: a JSON object
 */
public record TrajectoryFile(Trajectory trajectory, JsonNode about) {
    private static final String FORMAT = "rondo-trajectory";
    private static final String META = "meta.json";

    /** Writes the file, whole or not at all.
     *
     * @param force whether a file that is there may be replaced
     * @throws Refusal if it may not or cannot be written
     */
    public void write(Path file, boolean force) {
        AtomicFiles.write(file, this::writeTo, force);
    }

    private void writeTo(OutputStream out) throws IOException {
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.put("format", FORMAT).put("version", 1).set("about", about);
        try (NpzWriter npz = new NpzWriter(out)) {
            npz.array("t", NpyArray.owning(trajectory.t().toArray(), trajectory.rows()))
                    .array("x", array(trajectory.x()))
                    .array("r", array(trajectory.r()))
                    .array("z", array(trajectory.z()))
                    .array("u", array(trajectory.u()))
                    .text(META, Json.text(meta));
        }
    }

    /** Reads a trajectory file.
     *
     * @throws Refusal if it is damaged or hostile, lacks something, or its arrays do not belong together
     */
    public static TrajectoryFile read(Path file) {
        try (NpzFile npz = NpzFile.open(file)) {
            String text = npz.text(META)
                    .orElseThrow(() -> Refusal.misuse(file + " is not a trajectory file: it lacks " + META));
            JsonNode meta = Json.parse(text, npz.where(META));
            if (!meta.path("format").asString("").equals(FORMAT)
                    || meta.path("version").asInt(0) != 1) {
                throw Refusal.misuse(
                        npz.where(META) + ": a trajectory file is of the format " + FORMAT + ", version 1");
            }
            NpyArray t = npz.array("t");
            if (t.dimensions() != 1) {
                throw Refusal.misuse(npz.where("t") + ": it is one row of times: its shape is " + t.shapeText());
            }
            Trajectory trajectory = new Trajectory(
                    Vector.owning(t.toDoubles()),
                    matrix(npz, "x"),
                    matrix(npz, "r"),
                    matrix(npz, "z"),
                    matrix(npz, "u"));
            return new TrajectoryFile(trajectory, meta.path("about"));
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(file + ": " + e.getMessage(), e);
        }
    }

    private static Matrix matrix(NpzFile npz, String name) {
        NpyArray array = npz.array(name);
        if (array.dimensions() != 2) {
            throw Refusal.misuse(npz.where(name) + ": it has a row for each time: its shape is " + array.shapeText());
        }
        return Matrix.owning(array.extent(0), array.extent(1), array.toDoubles());
    }

    private static NpyArray array(Matrix matrix) {
        return NpyArray.owning(matrix.toRowMajor(), matrix.rows(), matrix.columns());
    }
}
