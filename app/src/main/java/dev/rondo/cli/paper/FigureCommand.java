package dev.rondo.cli.paper;

import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.FigureFile;
import dev.rondo.cli.console.UserInput;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palettes;
import dev.rondo.figure.check.FigureCheck;
import dev.rondo.figure.layout.Recolouring;
import dev.rondo.figure.write.FigureData;
import dev.rondo.file.atomic.FileGroup;
import dev.rondo.setting.Names;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo figure SOURCE:NAME}: a figure that was made, drawn again for another page. */
@Command(
        footer = {
            "",
            "Sources: a run folder or its name below runs/, a paper folder or its name below papers/, each with",
            ":FIGURE; or the .json file that --figure NAME.json of any command writes. Panels are named by their",
            "letters, or by their numbers from 1 where they have none.",
            "",
            "Examples:",
            "  rondo figure rajakumar2021:5 --panel b --width single --format pdf   panel b of figure 5, for one"
                    + " column",
            "  rondo figure runs/sequence                                          list the figures of a run",
            "  rondo figure rajakumar2021:4 --font Lato-Regular.ttf --font Lato-Bold.ttf  in the font of your paper",
            "  rondo figure relay.json --font-size 8 --palette grey --data          an analysis in grey, and its"
                    + " numbers"
        })
public final class FigureCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "SOURCE[:FIGURE]", description = "Where the figure is; without :FIGURE, list the figures.")
    private String source = "";

    @Option(names = "--panel", paramLabel = "LETTER", description = "Only this panel, without its letter.")
    private @Nullable String panel;

    @Option(
            names = "--width",
            paramLabel = "LENGTH",
            description =
                    "Width: single (85 mm), middle (114 mm), double (174 mm), or a length such as 120mm or 3.5in.")
    private @Nullable String width;

    @Option(names = "--height", paramLabel = "LENGTH", description = "Height (in proportion to the width).")
    private @Nullable String height;

    @Option(
            names = "--font-size",
            paramLabel = "PT",
            description = "Size of axis labels in pt; journals ask for 7 to 9.")
    private @Nullable Double fontSize;

    @Option(
            names = "--font",
            paramLabel = "FILE",
            description = "TrueType file (.ttf) of another font, embedded; may be given twice, the second for bold.")
    private List<Path> fonts = List.of();

    @Option(names = "--palette", paramLabel = "NAME", description = "Colours: default, okabe-ito, tol or grey.")
    private @Nullable String palette;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Format: pdf, svg, png or tikz (pdf).")
    private @Nullable String format;

    @Option(names = "--data", description = "Write the numbers that are drawn as CSV too.")
    private boolean data;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file to make, its ending being the format (FIGURE-PANEL.FORMAT in the current folder).")
    private @Nullable Path out;

    @Option(names = "--force", description = "Overwrite an existing file.")
    private boolean force;

    @Option(names = "--json", description = "Print the names of the files as one JSON document.")
    private boolean json;

    public FigureCommand(Console console) {
        this.console = console;
    }

    /**
     * The result.
     *
     * @param figure file of the drawing
     * @param data file of the numbers; empty if they were not asked for
     */
    private record Written(String figure, String data) {}

    /** The list of figures. */
    private record Listed(List<String> figures) {
        private Listed {
            figures = List.copyOf(figures);
        }
    }

    @Override
    public Integer call() {
        FigureSource place = FigureSource.of(source);
        if (place.figure().isEmpty()) {
            List<String> names = place.names();
            console.output().result(String.join("\n", names), new Listed(names), json);
            return Console.DONE;
        }
        Figure figure = styled(place.read());
        Typefaces faces = Typefaces.of(fonts);
        String kind = kind();
        Path file =
                out != null ? out : Path.of(place.figure() + (panel == null ? "" : "-" + panel) + "." + ending(kind));
        FileGroup files = new FileGroup();
        FigureFile target = new FigureFile(file, force);
        faces.run(() -> FigureCheck.of(figure));
        faces.run(() -> target.addTo(files, figure));
        String table = "";
        if (data) {
            String name = String.valueOf(file.getFileName());
            Path beside = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".csv");
            files.add(beside, FigureData.csv(figure), force);
            table = beside.toString();
        }
        faces.run(files::write);
        String line = file + (table.isEmpty() ? "" : "\n" + table);
        console.output().result(line, new Written(file.toString(), table), json);
        return Console.DONE;
    }

    private String kind() {
        if (format == null) {
            return "pdf";
        }
        String wanted = format.toLowerCase(Locale.ROOT);
        List<String> known = List.of("pdf", "svg", "png", "tikz");
        if (!known.contains(wanted)) {
            throw UserInput.unknown("format", format, known);
        }
        if (out != null && !out.toString().endsWith("." + ending(wanted))) {
            throw Refusal.misuse("--out " + out + " and --format " + format + " disagree: leave out --format");
        }
        return wanted;
    }

    private static String ending(String kind) {
        return kind.equals("tikz") ? "tex" : kind;
    }

    private Figure styled(Figure whole) {
        Figure figure = panel == null ? whole : whole.alone(number(whole, panel));
        if (width != null) {
            figure = figure.widened(length("--width", width));
        }
        if (height != null) {
            figure = figure.height(length("--height", height));
        }
        if (fontSize != null) {
            Figure before = figure;
            double size = fontSize;
            figure = UserInput.by("--font-size", () -> before.fontSize(Length.pt(size)));
        }
        return palette == null ? figure : Recolouring.of(figure, palette(palette));
    }

    private static int number(Figure figure, String panel) {
        List<String> letters = figure.panelLetters();
        int at = letters.indexOf(panel);
        if (at < 0 && panel.matches("[0-9]{1,3}")) {
            at = Integer.parseInt(panel) - 1;
        }
        if (panel.isEmpty() || at < 0 || at >= letters.size()) {
            List<String> known = letters.stream().filter(l -> !l.isEmpty()).toList();
            throw Refusal.misuse("There is no panel '" + panel + "': the panels are "
                    + (known.isEmpty() ? "1 to " + letters.size() : String.join(", ", known)));
        }
        return at;
    }

    private static Palettes palette(String name) {
        return Arrays.stream(Palettes.values())
                .filter(p -> Names.kebab(p).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> UserInput.unknown(
                        "palette",
                        name,
                        Arrays.stream(Palettes.values()).map(Names::kebab).toList()));
    }

    private static Length length(String option, String text) {
        String lower = text.toLowerCase(Locale.ROOT).strip();
        Map<String, Length> presets =
                Map.of("single", Length.ONE_COLUMN, "middle", Length.mm(114), "double", Length.TWO_COLUMNS);
        Length preset = presets.get(lower);
        if (preset != null) {
            return preset;
        }
        String unit = lower.replaceAll("[0-9.+-]", "").strip();
        double perUnit = switch (unit) {
            case "mm" -> 1;
            case "cm" -> 10;
            case "in" -> 25.4;
            case "pt" -> 25.4 / 72;
            default ->
                throw Refusal.misuse(
                        option + " must be single, middle, double or a length in mm, cm, in or pt such as 85mm, got '"
                                + text + "'");
        };
        return UserInput.by(option, () -> {
            try {
                return Length.mm(perUnit
                        * Double.parseDouble(
                                lower.substring(0, lower.length() - 2).strip()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + text + "' is no length such as 85mm", e);
            }
        });
    }
}
