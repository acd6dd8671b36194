package dev.rondo.run.sweep;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.atomic.FolderTree;
import dev.rondo.run.Study;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A sweep that is about to begin, or to go on with more points: every setting of every point has been checked.
 *
 * @param sweep settings of the sweep
 * @param recipes recipes of its points
 * @param points all points
 */
public record SweepPlan(Sweep sweep, Recipes recipes, Points points) {
    /**
     * Reads a sweep file and checks every point.
     *
     * @throws Refusal if anything in it is wrong, with line and column
     */
    public static SweepPlan read(Path file) {
        Sweep sweep = Settings.read(Sweep.class, file, List.of());
        Path folder = file.toAbsolutePath().resolveSibling("");
        Recipes recipes = sweep.isOfNetworks() ? new NetworkRecipes(folder) : new StudyRecipes(study(sweep, folder));
        Points points = recipes.points(sweep);
        sweep.picture().ifPresent(picture -> {
            requireVaried(sweep, picture.x(), "picture.x");
            requireVaried(sweep, picture.y(), "picture.y");
        });
        return new SweepPlan(sweep, recipes, points);
    }

    private static tools.jackson.databind.JsonNode study(Sweep sweep, Path folder) {
        Study study = sweep.study()
                .map(name -> Settings.read(Study.class, Paths.found(folder, name), List.of()))
                .orElseGet(() -> Settings.defaults(Study.class));
        return Settings.toJson(study);
    }

    private static void requireVaried(Sweep sweep, String name, String key) {
        if (!sweep.names().contains(name)) {
            throw Refusal.misuse(key + " must be a varied setting, one of " + String.join(", ", sweep.names())
                    + ", got '" + name + "'");
        }
    }

    /** The usual name of the folder: that of the file without its ending, under {@code sweeps}. */
    public static Path usualFolder(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        return Path.of("sweeps", name);
    }

    /**
     * Notes in a folder what is asked for. A folder that holds an earlier form of the sweep keeps its finished points.
     *
     * @param force true to take a folder that holds another sweep
     * @return notes for the user
     * @throws Refusal if the folder holds something else
     */
    public List<String> begin(SweepFolder folder, boolean force) {
        List<String> notes = new ArrayList<>();
        if (SweepFolder.isSweep(folder.path())) {
            notes.addAll(grow(folder, force));
        } else {
            requireEmpty(folder.path());
        }
        folder.write(sweep, recipes, points);
        folder.clearStop();
        return notes;
    }

    private List<String> grow(SweepFolder folder, boolean force) {
        Points before = folder.points();
        Set<String> ids = points.all().stream().map(Point::id).collect(Collectors.toCollection(HashSet::new));
        List<Point> dropped =
                before.all().stream().filter(p -> !ids.contains(p.id())).toList();
        if (!force && dropped.size() == before.all().size()) {
            throw Refusal.misuse(folder.path() + " holds another sweep, none of whose "
                    + before.all().size() + " points is asked for here: give another --out, or --force to go on in it");
        }
        SweepState state = SweepState.read(folder);
        redo(folder, state);
        long lost =
                dropped.stream().filter(p -> state.of(p) == PointStatus.DONE).count();
        return lost == 0
                ? List.of()
                : List.of(lost
                        + " finished points of the earlier sweep are not asked for any more: their folders stay, the"
                        + " table leaves them out");
    }

    /** Opens finished points again that lack an analysis. */
    private void redo(SweepFolder folder, SweepState state) {
        if (folder.sweep().then().containsAll(sweep.then())) {
            return;
        }
        for (Point point : points.all()) {
            if (state.of(point) == PointStatus.DONE
                    && !PointResult.read(folder.point(point)).answers(sweep)) {
                try {
                    Files.writeString(folder.redo(point), "");
                } catch (IOException e) {
                    throw FileTrouble.writing(folder.redo(point), e);
                }
            }
        }
    }

    private static void requireEmpty(Path folder) {
        String[] entries = folder.toFile().list();
        if (entries != null && entries.length > 0) {
            throw Refusal.misuse(folder + " is not empty and holds no sweep: give another --out");
        }
    }

    /**
     * Opens points of a sweep again.
     *
     * @param all true for every point that is not being worked on, false for those that failed
     * @return number of points
     */
    public static int retry(SweepFolder folder, boolean all) {
        SweepState state = SweepState.read(folder);
        int count = 0;
        for (Point point : folder.points().all()) {
            PointStatus status = state.of(point);
            if (status == PointStatus.FAILED || (all && status == PointStatus.DONE)) {
                reopen(folder, point);
                count++;
            }
        }
        folder.clearStop();
        return count;
    }

    private static void reopen(SweepFolder folder, Point point) {
        try {
            Files.deleteIfExists(folder.failed(point));
            FolderTree.delete(folder.point(point));
        } catch (IOException e) {
            throw FileTrouble.writing(folder.point(point), e);
        }
    }
}
