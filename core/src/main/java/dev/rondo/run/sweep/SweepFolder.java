package dev.rondo.run.sweep;

import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.json.Json;
import dev.rondo.run.RunSummary;
import dev.rondo.run.Study;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The folder of a sweep, which its workers share:
 *
 * <pre>
 *   sweep.json           the sweep and its study, with every setting
 *   points.tsv           all points
 *   points/ab/ID/        a finished point: a run folder
 *   points/ab/ID.partial one that is being made, or was interrupted
 *   points/ab/ID.claim   whose it is at present
 *   points/ab/ID.failed.json  why it failed
 *   points/ab/ID.redo    finished, but analyses have been asked for since
 *   ledger/WORKER.jsonl  what happened
 *   workers/             signs of life
 *   stop                 a note that no more points are to be begun
 *   table.csv, table.npz, times.csv, report.html
 * </pre>
 *
 * @param path path of the folder
 */
public record SweepFolder(Path path) {
    public static final String TABLE = "table.csv";
    public static final String ARRAYS = "table.npz";
    public static final String TIMES = "times.csv";
    public static final String REPORT = "report.html";

    static final String PARTIAL = ".partial";
    static final String CLAIM = ".claim";
    static final String FAILED = ".failed.json";
    static final String REDO = ".redo";

    private static final String SWEEP = RunSummary.SWEEP;
    private static final String POINTS = "points.tsv";
    private static final int PREFIX = 2;

    /** True if a folder holds a sweep. */
    public static boolean isSweep(Path folder) {
        return Files.isRegularFile(folder.resolve(SWEEP));
    }

    /** The folder of a sweep.
     *
     * @throws Refusal if it is none
     */
    public static SweepFolder open(Path folder) {
        if (!isSweep(folder)) {
            throw Refusal.misuse(folder + (Files.exists(folder) ? " holds no sweep" : " does not exist")
                    + ": rondo sweep SWEEP.yaml --out " + folder + " begins one");
        }
        return new SweepFolder(folder);
    }

    /** The sweep with every setting. */
    public Sweep sweep() {
        return Settings.read(
                Sweep.class, Json.text(document().path("sweep")), path.resolve(SWEEP) + "", java.util.List.of());
    }

    /** Recipes of its points. */
    Recipes recipes() {
        JsonNode document = document();
        JsonNode study = document.path("study");
        return study.isObject()
                ? new StudyRecipes(study)
                : new NetworkRecipes(Path.of(document.path("folder").asString("")));
    }

    private JsonNode document() {
        Path file = path.resolve(SWEEP);
        try {
            return Json.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }

    /** All points. */
    public Points points() {
        return Points.read(path.resolve(POINTS));
    }

    /** Notes what is asked for. */
    void write(Sweep sweep, Recipes recipes, Points points) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("format", "rondo-sweep").put("version", 1);
        document.set("sweep", Settings.toJson(sweep));
        switch (recipes) {
            case StudyRecipes of -> document.set("study", of.base());
            case NetworkRecipes of -> document.put("folder", of.folder().toString());
        }
        try {
            Files.createDirectories(path);
            Files.createDirectories(workers());
        } catch (IOException e) {
            throw FileTrouble.writing(path, e);
        }
        points.write(path.resolve(POINTS));
        AtomicFiles.write(path.resolve(SWEEP), Json.text(document), true);
    }

    /** The study of a sweep that trains.
     *
     * @throws Refusal if the sweep is of networks
     */
    public Study study() {
        return Settings.read(
                Study.class, Json.text(document().path("study")), path.resolve(SWEEP) + "", java.util.List.of());
    }

    /** Folder of a point once it is done. */
    public Path point(Point point) {
        return beside(point, "");
    }

    Path claim(Point point) {
        return beside(point, CLAIM);
    }

    Path failed(Point point) {
        return beside(point, FAILED);
    }

    Path redo(Point point) {
        return beside(point, REDO);
    }

    private Path beside(Point point, String suffix) {
        return buckets().resolve(point.id().substring(0, PREFIX)).resolve(point.id() + suffix);
    }

    /** The folder of all points, in folders by the first digits of their ids. */
    Path buckets() {
        return path.resolve("points");
    }

    Path ledger() {
        return path.resolve("ledger");
    }

    Path workers() {
        return path.resolve("workers");
    }

    /** The note that no more points are to be begun. */
    private Path stop() {
        return path.resolve("stop");
    }

    /** True if no more points are to be begun. */
    public boolean isStopped() {
        return Files.exists(stop());
    }

    /** Asks all workers to stop, with a reason. */
    public void requestStop(String reason) {
        AtomicFiles.write(stop(), reason + "\n", true);
    }

    /** Lets workers work again. */
    public void clearStop() {
        try {
            Files.deleteIfExists(stop());
        } catch (IOException e) {
            throw FileTrouble.writing(stop(), e);
        }
    }
}
