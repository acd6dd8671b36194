package dev.rondo.cli.paper;

import dev.rondo.cli.console.UserInput;
import dev.rondo.figure.Figure;
import dev.rondo.figure.write.FigureJson;
import dev.rondo.run.RunFolder;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a figure is kept as data.
 *
 * @param folder folder of the files
 * @param figure name of the figure; empty where none was named
 */
record FigureSource(Path folder, String figure) {
    private static final String ENDING = ".json";

    /** The place that {@code SOURCE[:FIGURE]} names. */
    static FigureSource of(String words) {
        Path file = Path.of(words);
        if (words.endsWith(ENDING)) {
            String name = String.valueOf(file.getFileName());
            Path folder = file.toAbsolutePath().getParent();
            return new FigureSource(
                    folder == null ? Path.of("") : folder, name.substring(0, name.length() - ENDING.length()));
        }
        if (Files.isDirectory(file)) {
            return new FigureSource(figures(file, words), "");
        }
        int colon = words.lastIndexOf(':');
        String source = colon < 0 ? words : words.substring(0, colon);
        for (Path folder : List.of(
                Path.of(source),
                Path.of("papers").resolve(source),
                Path.of("runs").resolve(source))) {
            if (Files.isDirectory(folder)) {
                return new FigureSource(figures(folder, source), colon < 0 ? "" : words.substring(colon + 1));
            }
        }
        throw Refusal.misuse("There is no folder " + source + ", papers/" + source + " or runs/" + source
                + ": make it with rondo run or rondo paper, or name the .json of a figure");
    }

    private static Path figures(Path folder, String source) {
        Path figures = folder.resolve(RunFolder.FIGURES);
        if (!Files.isDirectory(figures)) {
            throw Refusal.misuse(source + " has no figures: it must be the folder of rondo run or rondo paper");
        }
        return figures;
    }

    /** Names of the figures in the folder. */
    List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(n -> n.endsWith(ENDING))
                    .map(n -> n.substring(0, n.length() - ENDING.length()))
                    .sorted(FigureSource::naturally)
                    .toList();
        } catch (IOException e) {
            throw Refusal.failed(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Numbers by their size, before words. */
    private static int naturally(String a, String b) {
        boolean numbers = a.matches("[0-9]{1,9}") && b.matches("[0-9]{1,9}");
        return numbers ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : a.compareTo(b);
    }

    Figure read() {
        Path file = folder.resolve(figure + ENDING);
        if (!Files.isRegularFile(file)) {
            List<String> names = names();
            if (names.isEmpty()) {
                throw Refusal.misuse("There is no figure '" + figure + "' kept as data in " + folder
                        + ": folders made before this version keep none; make the folder again");
            }
            throw UserInput.unknown("figure", figure, names);
        }
        return UserInput.by(file.toString(), () -> {
            try {
                return FigureJson.read(Files.readString(file));
            } catch (IOException e) {
                throw new IllegalArgumentException("it cannot be read: " + e.getMessage(), e);
            }
        });
    }
}
