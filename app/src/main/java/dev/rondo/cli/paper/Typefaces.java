package dev.rondo.cli.paper;

import dev.rondo.figure.font.Typeface;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Font in which a figure is drawn: Rondo Sans, or one or two TrueType files of a user. */
record Typefaces(List<Typeface> faces) {
    private static final int MOST = 2;

    /** Reads the files, of which the second is for bold letters. */
    static Typefaces of(List<Path> files) {
        if (files.size() > MOST) {
            throw Refusal.misuse("--font may be given twice, for regular and bold letters, got " + files.size());
        }
        return new Typefaces(files.stream().map(Typefaces::read).toList());
    }

    private static Typeface read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Refusal.misuse("--font must be a TrueType file (.ttf), got '" + file
                    + "', which is no file; fc-list prints the fonts of a system with their files");
        }
        try {
            return Typeface.ofFile(Files.readAllBytes(file));
        } catch (IllegalArgumentException | IOException e) {
            throw Refusal.misuse("--font " + file + " cannot be used: " + e.getMessage());
        }
    }

    /** Does what lays out and writes a figure, and refuses a font that lacks characters of it. */
    void run(Runnable action) {
        if (faces.isEmpty()) {
            action.run();
            return;
        }
        Typeface.using(faces.getFirst(), faces.getLast(), action);
        Set<Integer> missing = new TreeSet<>();
        faces.forEach(face -> missing.addAll(face.missing()));
        if (!missing.isEmpty()) {
            throw Refusal.misuse("--font: " + faces.getFirst().family() + " lacks characters of this figure: "
                    + missing.stream().map(Character::toString).collect(Collectors.joining(" "))
                    + "; choose a font that has them");
        }
    }
}
