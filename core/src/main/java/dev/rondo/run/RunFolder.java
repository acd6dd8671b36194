package dev.rondo.run;

import dev.rondo.file.Environment;
import dev.rondo.file.ResultJson;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.atomic.WorkFolder;
import dev.rondo.file.json.Json;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The folder that a run leaves behind, complete or not at all under its name:
 *
 * <pre>
 *   recipe.json        what was asked for: the canonical JSON of the settings
 *   environment.json   where and when it was computed
 *   network.npz        the network
 *   history.csv        one line per epoch
 *   amplification.csv  slow and fast amplification while it learned
 *   checkpoint/        SEED.npz, what a resumed training begins with: one for each seed
 *   seeds/             the same three files for every network of an ensemble
 *   result.json        what the command printed with --json
 *   report.html        for people
 *   lab.html           a page on which the best network is touched, where it was asked for
 *   figures/           NAME.svg, NAME.png, NAME.pdf
 * </pre>
 *
 * <p>While the run goes on the folder is called {@code NAME.partial}. A run that ends before its end leaves nothing, unless
 * it has a checkpoint: then {@code NAME.partial} stays and {@link #resume} takes it up.
 */
public final class RunFolder implements AutoCloseable {
    public static final String RECIPE = "recipe.json";
    public static final String ENVIRONMENT = "environment.json";
    public static final String NETWORK = "network.npz";
    public static final String HISTORY = "history.csv";
    public static final String CHECKPOINT = "checkpoint";
    public static final String RESULT = "result.json";
    public static final String REPORT = "report.html";
    public static final String LAB = "lab.html";
    public static final String FIGURES = "figures";

    private static final WorkFolder.Kind KIND = new WorkFolder.Kind("run", RunFolder::hasCheckpoint);

    private final WorkFolder folder;

    private RunFolder(WorkFolder folder) {
        this.folder = folder;
    }

    /** Starts a run folder with its recipe in it.
     *
     * @param force true to overwrite an existing run folder
     * @throws Refusal if there is one and it may not, or the disk refuses
     */
    public static RunFolder create(Path target, Record recipe, boolean force) {
        RunFolder run = new RunFolder(WorkFolder.create(target, KIND, Settings.hash(recipe), force));
        try {
            run.write(RECIPE, Json.text(Settings.toJson(recipe)));
            return run;
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    /** Takes up an interrupted run if there is one that has got as far as its recipe, else starts one.
     *
     * @throws Refusal as {@link #resume} and {@link #create}
     */
    public static RunFolder resumeOrCreate(Path target, Record recipe, boolean force) {
        return isRunFolder(WorkFolder.partialOf(target))
                ? resume(target, recipe, force)
                : create(target, recipe, force);
    }

    /** Takes up an interrupted run.
     *
     * @param recipe recipe of the present run: it must equal that of the interrupted one
     * @throws Refusal if there is nothing to resume, or the recipe is another one
     */
    public static RunFolder resume(Path target, Record recipe, boolean force) {
        RunFolder run = new RunFolder(WorkFolder.resume(target, KIND, force));
        try {
            requireSame(target, run.path(RECIPE), recipe);
            run.folder.sweep();
            return run;
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    private static void requireSame(Path target, Path before, Record now) {
        List<String> differences = differences(before, now);
        if (!differences.isEmpty()) {
            throw Refusal.misuse(WorkFolder.partialOf(target) + " was begun with other settings: "
                    + String.join("; ", differences) + ". Go on with those it was begun with (its " + RECIPE
                    + "), or give another folder");
        }
    }

    /** Settings in which a recipe differs from another: files are compared by their contents, wherever they are now. */
    private static List<String> differences(Path recipe, Record now) {
        JsonNode written = Settings.identity(Json.parse(text(recipe), recipe.toString()));
        List<String> plain = RecipeDifference.of(written, Settings.identity(Settings.toJson(now)));
        boolean isOfData = plain.stream().anyMatch(d -> d.contains(".sha256 was"));
        if (plain.isEmpty() || isOfData) {
            return plain;
        }
        // A recipe of an older version lacks settings that have come since: reading it gives them their defaults.
        Record before = Settings.read(now.getClass(), recipe, List.of());
        return RecipeDifference.of(Settings.identity(Settings.toJson(before)), Settings.identity(Settings.toJson(now)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }

    /** True if a complete run folder of that name holds what this recipe makes. */
    public static boolean holds(Path target, Record recipe) {
        return isRunFolder(target)
                && differences(target.resolve(RECIPE), recipe).isEmpty();
    }

    /** True if there is an interrupted run that can be resumed. */
    public static boolean isInterrupted(Path target) {
        return hasCheckpoint(WorkFolder.partialOf(target));
    }

    /** True if an interrupted run can go on: it has a checkpoint. */
    public static boolean hasCheckpoint(Path partial) {
        String[] files = partial.resolve(CHECKPOINT).toFile().list();
        return files != null && files.length > 0;
    }

    /** True if a folder is a run folder: it has a recipe. */
    public static boolean isRunFolder(Path folder) {
        return Files.isRegularFile(folder.resolve(RECIPE));
    }

    /** Path of the folder once it is complete. */
    public Path target() {
        return folder.target();
    }

    /** Path of a file of the run while the run goes on; the folders on the way are made if need be. */
    public Path path(String name) {
        folder.claim(name);
        Path file = folder.resolve(name);
        Path parent = file.getParent();
        try {
            if (parent != null) {
                Files.createDirectories(parent);
            }
            return file;
        } catch (IOException e) {
            throw FileTrouble.writing(file, e);
        }
    }

    /** The folder of the checkpoint: once there is something in it, an interrupted run is kept. */
    public Path checkpoint() {
        folder.claim(CHECKPOINT + "/");
        Path checkpoint = folder.resolve(CHECKPOINT);
        try {
            return Files.createDirectories(checkpoint);
        } catch (IOException e) {
            throw FileTrouble.writing(checkpoint, e);
        }
    }

    /** Writes a file of text. */
    public void write(String name, String text) {
        folder.write(name, text);
    }

    /** Writes a file of any content. */
    public void write(String name, AtomicFiles.Content content) {
        folder.write(name, content);
    }

    /** Writes a file of JSON. */
    public void write(String name, JsonNode json) {
        write(name, Json.text(json));
    }

    /** Notes the environment and gives the folder its name.
     *
     * @return the complete folder
     */
    public Path complete(Environment environment) {
        write(ENVIRONMENT, ResultJson.of(environment));
        return folder.complete();
    }

    /** Ends a run that is not complete. */
    @Override
    public void close() {
        folder.close();
    }
}
