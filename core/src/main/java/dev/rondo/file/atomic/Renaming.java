package dev.rondo.file.atomic;

import dev.rondo.file.json.Json;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decision to rename several staged files, written to disk before the first of them is: from then on all appear, by this
 * process or, if it is killed meanwhile, by the next.
 *
 * @param steps the renamings, in order
 */
record Renaming(List<Step> steps) {
    private static final String FILE = "renaming.json";
    private static final String FORMAT = "rondo-renaming";
    private static final String ABSENT = "absent";

    Renaming {
        steps = List.copyOf(steps);
    }

    /**
     * One file.
     *
     * @param staged path of the complete file
     * @param target path that it gets
     * @param before state of the target when the decision was taken: a later one is never replaced
     */
    record Step(Path staged, Path target, String before) {
        static Step of(Path staged, Path target) throws IOException {
            return new Step(
                    staged.toAbsolutePath().normalize(), target.toAbsolutePath().normalize(), state(target));
        }

        /** True if nothing bore the name of the target. */
        boolean isNew() {
            return before.equals(ABSENT);
        }

        /** True if the target is beside the staging folder and as it was. */
        private boolean isAllowed() throws IOException {
            Path folder = staged.getParent();
            return folder != null
                    && Files.isRegularFile(staged, LinkOption.NOFOLLOW_LINKS)
                    && Staging.isStaging(folder)
                    && Optional.ofNullable(folder.getParent()).equals(Optional.ofNullable(target.getParent()))
                    && state(target).equals(before);
        }

        /** Size and time of change of a file. */
        private static String state(Path file) throws IOException {
            if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                return ABSENT;
            }
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return is.size() + " bytes of " + is.lastModifiedTime();
        }
    }

    /** File of the decision: in the staging folder of the first file. */
    Path file() {
        return steps.getFirst().staged().resolveSibling(FILE);
    }

    /** Writes the decision into the staging folder of the first file and forces it to disk. */
    void write(Disk disk) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode files = json.put("format", FORMAT).putArray("files");
        Path file = file();
        Path base = AtomicFiles.folderOf(AtomicFiles.folderOf(file));
        for (Step step : steps) {
            files.addObject()
                    .put("staged", base.relativize(step.staged).toString())
                    .put("target", base.relativize(step.target).toString())
                    .put("before", step.before);
        }
        try (OutputStream out = disk.create(file)) {
            out.write(Json.text(json).getBytes(StandardCharsets.UTF_8));
        }
        disk.force(file);
        disk.force(AtomicFiles.folderOf(file));
    }

    /** The decision in a staging folder that was left; nothing if none was taken, or it is not complete. */
    static Optional<Renaming> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            JsonNode json = Json.parse(Files.readString(file), file.toString());
            Path base = AtomicFiles.folderOf(folder.toAbsolutePath());
            List<Step> steps = new ArrayList<>();
            for (JsonNode step : json.path("files")) {
                steps.add(new Step(
                        base.resolve(step.path("staged").asString("")).normalize(),
                        base.resolve(step.path("target").asString("")).normalize(),
                        step.path("before").asString("")));
            }
            return json.path("format").asString("").equals(FORMAT)
                    ? Optional.of(new Renaming(steps))
                    : Optional.empty();
        } catch (IOException | Refusal | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Renames all files. */
    void carryOut(Disk disk) throws IOException {
        for (Step step : steps) {
            disk.move(step.staged, step.target);
        }
        forceFolders(disk);
    }

    /** Renames what a process that was killed did not; a target that was changed meanwhile stays as it is. */
    void finish(Disk disk) {
        try {
            for (Step step : steps) {
                if (step.isAllowed()) {
                    disk.move(step.staged, step.target);
                }
            }
            forceFolders(disk);
        } catch (IOException e) {
            throw FileTrouble.writing(steps.getFirst().target(), e);
        }
    }

    private void forceFolders(Disk disk) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (Step step : steps) {
            Optional.ofNullable(step.target.getParent()).ifPresent(folders::add);
        }
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                disk.force(folder);
            }
        }
    }
}
